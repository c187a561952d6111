"""What the scanner makes of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.tokens import fold_tag, scan

SCRAPS = st.lists(
    st.sampled_from(
        [*"aé马雲〇ＡＵ.,'’-#@ \n|()\u00ad\u200b\u0301", "U.S.", "1,000", "don't", "宝马mini", "𠮷", "\ufe00"]
    ),
    max_size=40,
).map("".join)


def terms(text: str) -> list[str]:
    return [token.term for token in scan(text)]


def alternatives(text: str) -> list[tuple[str, str]]:
    return [(whole.term, text[whole.start : whole.end]) for token in scan(text) for whole in token.alternatives]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Netizens’ dumplings", ["netizen", "dumpl"]),
        ("the women’s café", ["the", "woman", "cafe"]),
        ("cafe\u0301 Ｗｅｉｂｏ co\u00adoperate", ["cafe", "weibo", "cooper"]),
        ("don't", ["don", "t"]),
        ("open-minded open‑minded open–minded", ["open", "mind"] * 3),
        ("1,000 yuan, 1.5 and 5G", ["1,000", "yuan", "|", "1.5", "and", "5g"]),
        ("the U.S. and US", ["the", "us", "and", "us"]),
        ("Donald J. Trump. He", ["donald", "j", "trump", "|", "he"]),
        ("宝马mini", ["宝", "马", "mini"]),
        ("馬雲 (马云)", ["马", "云", "|", "马", "云"]),
        ("唐纳德·特朗普", [*"唐纳德", "|", *"特朗普"]),
        ("马\u200b云", ["马", "云"]),
        ("豈⼈", ["岂", "人"]),
        ("...(one), [two]\n\n-- three!", ["one", "|", "two", "|", "three"]),
        ("one / two & three", ["one", "two", "three"]),
        ("", []),
    ],
)
def test_it_yields_one_term_a_position(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e-commerce", [("ecommerc", "e-commerce")]),
        ("Xi'an", [("xian", "Xi'an")]),
        ("It's China’s", []),
        ("750,000 and 1.913.384", [("750000", "750,000"), ("1913384", "1.913.384")]),
        ("1.5 or 09.11.2018", []),
        ("the US is us", [("u.s", "US")]),
        ("the U.S.", [("u.s", "U.S.")]),
        ("@小明_7: hello", [("@小明_7", "@小明_7")]),
        ("他说@小明", [("@小明", "@小明")]),
        ("a@example.com", []),
        ("#我要 学习# and #MeToo", [("#我要学习", "#我要 学习#"), ("#metoo", "#MeToo")]),
        ("#1 and #2", []),
    ],
)
def test_it_offers_what_is_written_as_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert alternatives(text) == expected


def test_a_tag_is_folded_the_same_however_it_is_written() -> None:
    assert fold_tag("＠馬雲Ma") == "@马云ma"
    assert fold_tag("#Jack Ma#") == fold_tag("#jackma") == "#jackma"


@given(SCRAPS)
def test_spans_and_positions_are_in_order(text: str) -> None:
    tokens = scan(text)
    assert [token.position for token in tokens] == list(range(len(tokens)))
    bounds = [bound for token in tokens for bound in (token.start, token.end)]
    assert bounds == sorted(bounds)
    assert all(token.start < token.end for token in tokens if token.kind != "break")


@given(SCRAPS)
def test_terms_hold_no_white_space_and_fillers_stand_alone(text: str) -> None:
    found = terms(text)
    assert all(term and not any(map(str.isspace, term)) for term in found)
    assert "|" not in found[:1] + found[-1:]
    assert all(pair != ("|", "|") for pair in pairwise(found))


@given(SCRAPS)
def test_upper_case_changes_no_term(text: str) -> None:
    assert terms(text.upper().lower()) == terms(text.lower())


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "#", "@", "马", "马\u200b", "'", "1,", "#a ", "@a-", "\u0301", "("])
def test_a_long_repetition_is_scanned_whole(piece: str) -> None:
    text = piece * 20_000
    tokens = scan(text)
    assert len(tokens) <= len(text)
    assert all(len(token.term) <= 64 for token in tokens)
