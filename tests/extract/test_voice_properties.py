"""What holds of voices in any text."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from archive.extract import join_quotation, key_blocks
from archive.extract.quotes import find_voices
from archive.extract.records import Block, BlockKind

SAID = [
    "one user wrote: ",
    " she said",
    "many commenters asked ",
    "Ann Vale (安维) ",
    "Users: ",
    "the hashtag ",
    "@汤 ",
]
WORDS = [
    "The soup is thin. ",
    "It was so, ",
    "面很咸。",
    "面条",
    "#面条# ",
    "on Weibo ",
    "from Hunan ",
    "soupfan: no soup here",
]
MARKS = [*"“”‘’\"'„‟「」『』«»()（）:：,.!?…\n "]
PIECES = st.sampled_from([*MARKS, *SAID, *WORDS])
KINDS = st.sampled_from(get_args(BlockKind))
BLOCKS = st.lists(st.tuples(KINDS, st.lists(PIECES, min_size=1, max_size=25).map("".join)), max_size=6)
SILENT = ("heading", "pull_quote", "caption")


def check(blocks: tuple[Block, ...]) -> None:
    by_key = {block.key: block for block in blocks}
    voices, originals = find_voices(blocks)
    for voice in voices:
        assert voice.text == join_quotation(by_key[key].text[start:end] for key, start, end in voice.spans)
        for key, start, end in voice.spans:
            assert 0 <= start < end <= len(by_key[key].text)
            assert by_key[key].kind not in SILENT
        assert len({key for key, _, _ in voice.spans}) == 1
    for key, start, end in originals:
        assert 0 <= start < end <= len(by_key[key].text)


@given(BLOCKS)
def test_voices_stand_where_their_spans_say(blocks: list[tuple[BlockKind, str]]) -> None:
    check(key_blocks(blocks))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=120), max_size=5))
def test_any_text_is_heard_without_an_error(paragraphs: list[str]) -> None:
    check(key_blocks(("paragraph", text) for text in paragraphs))


@given(st.text(st.sampled_from("“”‘’\"'「」 ab.,!?:马\n"), max_size=200))
def test_no_marks_swallow_more_than_their_paragraph(text: str) -> None:
    after = "The narrator goes on here, and nobody says a word of it at all"
    blocks = key_blocks([("paragraph", f"One user wrote: {text}"), ("paragraph", after)])

    assert not any(after in voice.text for voice in find_voices(blocks)[0])
