"""What is marked in a text is what was found in it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.language.words import fold_text, shared_prefix, stem
from archive.search import marks
from archive.search.clues import _APART, Clue, Folded, _plain, folded
from archive.search.marks import BODY, Fragment, Marker, fragments, mark, marker
from archive.search.query import parse


def marked(text: str, query: str, field: str = BODY) -> str:
    """`text` with brackets around what is marked."""
    parts = (f"[{part.text}]" if part.marked else part.text for part in mark(text, parse(query), field))
    return "".join(parts).replace("][", "")


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("馬雲", "Ma (马云), 云马, 馬雲", "Ma ([马云]), 云马, [馬雲]"),
        ("马", "马马 and 宝马mini", "[马马] and 宝[马]mini"),
        ("netizens", "One netizen’s Netizens", "One [netizen]’s [Netizens]"),
        ('"garlic sauce"', "garlic sauce, garlic and sauce", "[garlic sauce], garlic and sauce"),
        ("garlic sauce", "garlic sauce", "[garlic] [sauce]"),
        ("dēnghuǒ", "denghuo 灯火 in 火灯", "[denghuo] [灯火] in 火灯"),
        ("deng huo", "灯火", "[灯火]"),
        ("ecommerce", "e-commerce, ecommerce", "[e-commerce], [ecommerce]"),
        ("e-commerce", "e-commerce, Ecommerce", "[e-commerce], [Ecommerce]"),
        ("@灯_7", "says @灯_7, not 灯_7", "says [@灯_7], not 灯_7"),
        ("#点灯#", "#點燈# and 点灯", "[#點燈#] and 点灯"),
        ("点灯", "#點燈# and 点灯", "#[點燈]# and [点灯]"),
        ("網路", "网络, 网路", "[网络], [网路]"),
        ("U.S.", "the U.S. told us", "the [U.S.] told us"),
        ("1000", "1,000 or 1000", "[1,000] or [1000]"),
        ("cafe", "Café cafe\u0301", "[Café] [cafe\u0301]"),
        ("women", "a woman, women", "a [woman], [women]"),
        ("马 -云", "马云", "[马]云"),
        ("a OR 马", "a 马", "[a] [马]"),
        ("the 马", "the 马", "the [马]"),
        ("", "anything", "anything"),
        ("<b>", "<b>bold</b>", "<[b]>bold</[b]>"),
    ],
)
def test_exactly_the_matching_characters_are_marked(query: str, text: str, expected: str) -> None:
    assert marked(text, query) == expected


def test_words_limited_to_a_field_are_marked_in_it_only() -> None:
    assert marked("salt", "in:title salt", "title") == "[salt]"
    assert marked("salt", "in:title salt") == "salt"
    assert marked("salt", "in:voices salt") == "[salt]"
    assert marked("salt", "topic:salt") == "salt"


def test_hanzi_get_their_language() -> None:
    assert mark("Ma 馬雲", parse("雲")) == [
        Fragment("Ma ", False, None),
        Fragment("馬", False, "zh-Hant"),
        Fragment("雲", True, "zh-Hant"),
    ]


@given(st.text(st.sampled_from("马ab "), max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_window_is_cut_exactly(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    window = fragments(text, marker(parse("a 马")).spans(text), start, end)
    assert "".join(fragment.text for fragment in window) == text[start:end]


@given(st.text(max_size=60), st.text(max_size=20))
def test_fragments_make_up_the_text(text: str, query: str) -> None:
    assert "".join(fragment.text for fragment in mark(text, parse(query))) == text


@pytest.mark.parametrize(
    "word", ["dying", "skies", "knives", "women", "feet", "cries", "happiness", "1990s", "马", "x"]
)
def test_a_word_begins_with_what_its_stem_promises(word: str) -> None:
    assert word.startswith(shared_prefix(stem(word)))


LINES = (
    "work worth works e-commerce e-Commerce’s ecommerce U.S. US us u.s 1,000 1000 3km 1,000km v1.5 .5 ½cup ½ a™b ™b",
    "ﬁn fin naïve naive 躺平 躺 平 馬 马 mini 宝马mini xi'an xian tǎng píng tangping lǜ nü nu @灯_7",
    "@foo-bar foo #Share #点灯# #ShareMyTrip# #sharemytrip# don’t don women woman dying die geese ß ss _x_ x 𝟏 1 ① ﷺ",
    "1\u200bwork a\u200bb ab a\u0301 á",
)
PIECES = [piece for line in LINES for piece in line.split()] + ["\u200b", "#Share My Trip#"]
texts = st.lists(st.sampled_from([*PIECES, " ", "@", "x" * 45, "-", "'", ".", ","]), max_size=8)


@given(texts.map("".join) | texts.map(" ".join), st.sampled_from(PIECES) | texts.map(" ".join) | st.text(max_size=6))
@settings(max_examples=300)
@example("@灯_7a\u0301work", "work")
@example("a.b\u0301work", "work")
@example("U.S\u200bwork", "work")
def test_no_text_that_matches_goes_without_a_clue(text: str, query: str) -> None:
    for quoted in (query, f'"{query}"'):
        found = Marker(parse(quoted))
        by_clues = found.matches(text)
        found._clues, found._starts = [(words, [Clue("", everywhere)]) for words in found.words], ("",)
        found._spoken_clues = found._clues
        assert by_clues == found.matches(text)


def everywhere(_text: Folded, _start: int, _end: int) -> bool:
    return True


@given(st.lists(texts.map(" ".join) | st.text("a马\x1e@ ", max_size=8), max_size=4), texts.map(" ".join))
@example(["a\x1ea", "U.S", "马\x1e", "a"], "a")
def test_texts_that_are_read_together_hold_what_each_holds(several: list[str], query: str) -> None:
    found = marker(parse(query))
    together = {number: marking.matches() for number, marking in found.read_all(several)}
    assert [together.get(number, []) for number in range(len(several))] == [found.matches(text) for text in several]


@given(texts.map("".join) | st.text(), st.sampled_from("aeiou=<-'@"), st.characters())
def test_a_text_is_folded_in_pieces_as_it_is_at_once(text: str, ascii_sign: str, other: str) -> None:
    whole = f"{text}{ascii_sign}{other}{ascii_sign}"
    assert folded(whole).text == fold_text(_APART.sub(" ", _plain(whole)))


SENTENCES = [
    "Tang ",
    "ping",
    "salt",
    "U.S",
    "e.g",
    "1.5",
    "a.b",
    "man",
    "马云",
    ". ",
    "! ",
    ".” ",
    "… ",
    ".\n",
    "#",
    "'",
    " ",
]


@given(
    st.lists(st.sampled_from(SENTENCES), max_size=15).map("".join),
    st.sampled_from(["salt", "tangping", "ping tang", '"man. salt"', "us", "1.5", "马云", "mayun", "#salt. man#"]),
)
@settings(max_examples=300)
def test_sentences_are_scanned_as_the_whole_text_is(text: str, query: str) -> None:
    found = Marker(parse(query))
    by_sentence = found.matches(text)
    found._crosses = True
    found._starts = ("",)  # every word is stemmed
    assert sorted(by_sentence, key=repr) == sorted(found.matches(text), key=repr)


@pytest.mark.parametrize(
    ("query", "text"),
    [("work", "worth a word"), ("work", "homework"), ("organ", "organisation"), ("躺平", "躺着, 平安"), ("人人", "人")],
)
def test_a_text_without_a_match_is_not_scanned(query: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "scan", lambda text, _stemmed: pytest.fail(f"{text} is scanned"))
    assert Marker(parse(query)).matches(text) == []


@given(
    st.lists(st.sampled_from(SENTENCES), max_size=15).map("".join),
    st.sampled_from(["salt ping", "man OR us", '"man. salt" ping', "马云 salt"]),
    st.sets(st.integers(0, 1)),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
@settings(max_examples=300)
def test_as_much_is_read_as_is_asked_and_found_as_in_the_whole(
    text: str, query: str, numbers: set[int], stretch: tuple[int, int]
) -> None:
    found = Marker(parse(query))
    wanted = {found.words[number] for number in numbers}
    matches = [(words, span) for words, span in found.matches(text) if words in wanted]
    first = min((span for _, span in matches), default=None)
    marking = found.read(text)
    assert marking.first(wanted) == ({words for words, _ in matches}, first)
    low, high = min(stretch), max(stretch)
    shown = [span for span in found.spans(text) if span[0] < high and span[1] > low]
    assert set(shown) <= set(marking.spans((low, high)))
