"""A capture beside what was read in it: every character accounted for, every find on its exact characters."""

import json
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Unreadable, read
from archive.extract.proof import DoesNotFit, Proof, ink, prove, text_of
from archive.extract.records import Block, Dropped, Kept, ParsedArticle, Reading, Tag, Term, Voice
from archive.extract.stated import STATED
from archive.extract.tracing import runs

from .pages import MAGAZINE
from .test_properties import FILLER, HEAD, PIECES

PARAGRAPH = "A fox on the wall. “I saw it twice,” she said."


def words(proof: Proof) -> list[str]:
    return [proof.text[stretch.start : stretch.end] for stretch in proof.stretches]


def told(proof: Proof) -> list[tuple[str, str]]:
    """Every stretch with its part, its rule, or its fate where it has neither."""
    return [
        (text, stretch.part or stretch.rule or stretch.fate)
        for text, stretch in zip(words(proof), proof.stretches, strict=True)
    ]


def reading_of(text: str, kept: list[Kept], dropped: list[tuple[int, int]] = [], **fields: object) -> Reading:  # noqa: B006
    article = ParsedArticle("A Fox", 0, len(text), (Block("k", "paragraph", PARAGRAPH),), kept=tuple(kept), **fields)  # type: ignore[arg-type]
    return Reading("text", (article,), tuple(Dropped(a, b, text[a:b], "menu") for a, b in dropped))


def test_every_line_of_a_page_has_its_fate() -> None:
    proof = prove(MAGAZINE, read(MAGAZINE.encode(), "page.txt"))
    fates = dict(told(proof))
    assert fates["Connect with us"] == "site header"
    assert fates["Noodles at Dawn: The Cook Who Went Viral"] == "title"
    assert fates["The Second Video"] == "block"
    assert fates["* The name of the stall was changed."] == "note"
    assert fates["https://example.org/noodles"] == "reference"
    assert fates["I had a bowl there."] == "comment"
    assert not proof.contested
    assert proof.untraced == (0, 0)


def test_finds_are_marked_on_their_exact_characters() -> None:
    proof = prove(MAGAZINE, read(MAGAZINE.encode(), "page.txt"))
    marked = {(mark.kind, MAGAZINE[mark.start : mark.end]) for marks in proof.marks.values() for mark in marks}
    assert {
        ("voice", "I watched it ten times."),
        ("term", "抖音"),
        ("hashtag", "#面条阿姨#"),
        ("handle", "@早安面馆"),
    } <= marked


def holds(proof: Proof) -> None:
    """Stretches are in order, do not overlap, and have all that is not white space between them."""
    assert all(before.end <= after.start for before, after in pairwise(proof.stretches))
    assert sum(map(ink, words(proof))) == ink(proof.text)
    assert sum(ink(proof.text[each.start : each.end]) for row in proof.rows() for each in row.stretches) == ink(
        proof.text
    )
    for row in proof.rows():
        for stretch in row.stretches:
            assert row.start <= stretch.start < stretch.end <= row.end
            shown = runs(proof.text, stretch.start, stretch.end, proof.marks_in(stretch))
            assert "".join(run.text for run in shown) == proof.text[stretch.start : stretch.end]


@given(st.lists(PIECES, max_size=60))
def test_no_character_of_a_text_is_lost_or_claimed_twice(pieces: list[str]) -> None:
    text = HEAD + FILLER + "\n" + "".join(pieces)
    with suppress(Unreadable):
        content = text.encode()  # with enough tags in it, it is a page of markup
        proof = prove(text_of(content, "page.txt"), read(content, "page.txt"))
        holds(proof)
        assert [stretch for stretch in proof.stretches if stretch.fate == "unaccounted"] == []
        assert proof.contested == ()
        assert set(proof.untraced) <= {0}


@given(st.lists(PIECES, max_size=60))
def test_the_places_of_a_page_of_markup_are_those_of_its_text(pieces: list[str]) -> None:
    page = ("<html><h1>A Title</h1><article><p>" + FILLER + "".join(pieces)).encode()
    with suppress(Unreadable):
        holds(prove(text_of(page, "page.html"), read(page, "page.html")))


@given(
    st.text("a \n\u00a0\u200b", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)
)
def test_whatever_is_claimed_the_rest_is_unaccounted(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [sorted(min(place, len(text)) for place in span) for span in spans]
    kept = [Kept(start, end, "block", "k") for start, end in claims[::2]] or [Kept(0, 0, "title")]
    holds(prove(text, reading_of(text, kept, [(start, end) for start, end in claims[1::2]])))


def test_what_no_claim_covers_is_accounted_for_by_nothing() -> None:
    text = "Menu\nA Fox  \n\u00a0\nlost words \n" + PARAGRAPH
    start = text.index("A fox")
    proof = prove(text, reading_of(text, [Kept(5, 10, "title"), Kept(start, len(text), "block", "k")], [(0, 4)]))
    assert told(proof) == [
        ("Menu", "menu"),
        ("A Fox", "title"),
        ("lost words", "unaccounted"),
        (PARAGRAPH, "block"),
    ]
    assert [(row.number, row.article) for row in proof.rows()] == [(1, 0), (2, 0), (4, 0), (5, 0)]


def test_what_is_claimed_twice_is_said_to_be() -> None:
    text = "A Fox on the wall"
    proof = prove(text, reading_of(text, [Kept(0, 5, "title")], [(2, 17)]))
    assert told(proof) == [("A Fox", "title"), (" on the wall", "menu")]
    assert [text[each.start : each.end] for each in proof.contested] == ["Fox"]


def test_a_reading_without_places_says_at_least_which_article_a_line_is_in() -> None:
    text = "Menu\nA Fox\n" + PARAGRAPH
    proof = prove(text, reading_of(text, [], [(0, 4)]))
    assert told(proof) == [("Menu", "menu"), ("A Fox", "kept"), (PARAGRAPH, "kept")]


@pytest.mark.parametrize("claim", [Kept(0, 9, "title"), Kept(-1, 3, "title"), Kept(3, 2, "title")])
def test_places_outside_the_text_do_not_fit(claim: Kept) -> None:
    with pytest.raises(DoesNotFit, match="of a text of 5"):
        prove("A Fox", reading_of("A Fox", [claim]))


def test_dropped_words_that_stand_elsewhere_do_not_fit() -> None:
    reading = Reading("text", (), (Dropped(0, 4, "Menu", "menu"),))
    with pytest.raises(DoesNotFit, match="other words than “Menu” stand at character 0"):
        prove("A Fox", reading)


VOICE = Voice("I saw it twice,", "she", None, None, None, "named", "described", None, (("k", 20, 35),))


@pytest.mark.parametrize(
    "capture",
    [
        PARAGRAPH,
        PARAGRAPH.replace(" ", "\n"),
        PARAGRAPH.replace("saw it", "saw \u00a0 it"),
        PARAGRAPH.replace("it twice", "it\u200b twice"),
    ],
)
def test_a_find_is_found_where_white_space_was_folded(capture: str) -> None:
    proof = prove(capture, reading_of(capture, [Kept(0, len(capture), "block", "k")], voices=(VOICE,)))
    marks = proof.marks[0, "k"]
    assert (
        " ".join(capture[mark.start : mark.end] for mark in marks).replace("\u200b", "").split() == VOICE.text.split()
    )
    assert not any("\n" in capture[mark.start : mark.end] for mark in marks)
    holds(proof)


def test_a_block_in_two_pieces_is_traced_around_what_was_dropped_between() -> None:
    capture = PARAGRAPH.replace("it twice", "it Share twice")
    cut = capture.index("Share")
    kept = [Kept(0, cut, "block", "k"), Kept(cut + 6, len(capture), "block", "k")]
    proof = prove(capture, reading_of(capture, kept, [(cut, cut + 5)], voices=(VOICE,)))
    shown = [
        run.text
        for row in proof.rows()
        for stretch in row.stretches
        for run in runs(capture, stretch.start, stretch.end, proof.marks_in(stretch))
        if run.marks
    ]
    assert shown == ["I saw it ", "twice,"]
    assert told(proof)[1] == ("Share", "menu")


def test_a_find_in_a_block_that_reads_otherwise_is_counted_as_lost() -> None:
    capture = PARAGRAPH.upper()
    proof = prove(capture, reading_of(capture, [Kept(0, len(capture), "block", "k")], voices=(VOICE,)))
    assert proof.untraced == (1,)
    assert not proof.marks.get((0, "k"))


def test_marks_that_cross_are_cut_into_runs() -> None:
    capture = PARAGRAPH.replace("twice", "马云")
    voice = Voice("I saw it 马云,", "she", None, None, None, "named", "described", None, (("k", 20, 32),))
    finds = {
        "voices": (voice,),
        "terms": (Term("马云", None, None, (("k", 29, 31),)),),
        "handles": (Tag("云,”", (("k", 30, 33),)),),
    }
    block = Block("k", "paragraph", capture)
    kept = (Kept(0, len(capture), "block", "k"),)
    article = ParsedArticle("A Fox", 0, len(capture), (block,), kept=kept, **finds)  # type: ignore[arg-type]
    proof = prove(capture, Reading("text", (article,)))
    (stretch,) = proof.stretches
    shown = [
        (run.text, [mark.kind for mark in run.marks], len(run.opens))
        for run in runs(capture, stretch.start, stretch.end, proof.marks_in(stretch))
        if run.marks
    ]
    assert shown == [
        ("I saw it ", ["voice"], 1),
        ("马", ["voice", "term"], 1),
        ("云", ["voice", "term", "handle"], 1),
        (",", ["voice", "handle"], 0),
        ("”", ["handle"], 0),
    ]


RECORD = {
    "id": "a1", "slug": "fox", "title": "A Fox", "standfirst": "On a wall.", "category": "Town", "source": "Wire",
    "original_url": "https://lantern.example/fox", "bylines": [{"name": "Ann"}],
    "biographies": [{"name": "Ann", "text": "Ann writes."}], "published": "2018", "published_basis": "copyright line",
    "copyright": "© 2018", "language": "fr", "topics": ["Foxes"], "blocks": [{"text": PARAGRAPH}],
    "quoted_comments": [], "terms": [{"hanzi": "马云"}], "hashtags": ["#fox#"], "handles": ["@fox"],
    "references": ["Fox, A. 2018. Foxes."], "notes": ["* A note."], "reader_comments": [{"name": "Bo", "text": "Ah."}],
    "captures": [{"name": "fox.txt", "sha256": "0", "start": 0, "end": 1}],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted({*STATED, "url", "colour"} - {"title", "blocks", "body"}))
def test_a_record_is_taken_as_stated_but_for_fields_it_does_not_have(name: str) -> None:
    """Whether a field counts shows when the record is read without it."""
    whole = RECORD | {"url": "https://archive.example/fox", "colour": "red"}
    content = json.dumps(whole).encode()
    reading = read(content, "fox.jsonl")
    without = read(json.dumps({key: value for key, value in whole.items() if key != name}).encode(), "fox.jsonl")
    proof = prove(text_of(content, "fox.jsonl"), reading)
    fate = next(stretch for stretch, text in zip(proof.stretches, words(proof), strict=True) if f'"{name}":' in text)
    is_read = replace_end(reading) != replace_end(without)
    assert (fate.fate == "kept") == is_read
    assert (fate.rule is None) == is_read


def replace_end(reading: Reading) -> list[tuple[object, ...]]:
    """The articles without where they end: a record with a field fewer is shorter."""
    return [
        tuple(getattr(each, name) for name in ParsedArticle.__slots__ if name not in {"end", "kept"})
        for each in reading.articles
    ]


def test_a_plain_body_is_taken_unless_blocks_stand_beside_it() -> None:
    for record, fate in (({"title": "A", "body": "B"}, "kept"), (RECORD | {"body": "B"}, "dropped")):
        content = json.dumps(record).encode()
        proof = prove(text_of(content, "a.jsonl"), read(content, "a.jsonl"))
        assert proof.stretches[-1].fate == fate
        holds(proof)
