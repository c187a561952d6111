"""What the scanner makes of a text."""

import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language import tokens
from archive.language.tokens import Kind, fold_tag, scan, scan_terms, simplify_signs

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


# One row for each row of the scanner's design: what is written, the terms at its positions, and what it may be instead.
KINDS = [
    ("hanzi", "馬", ["马"], []),
    ("hanzi of an extension", "𠮷㐂𰻝", ["𠮷", "㐂", "𰻝"], []),
    ("hanzi of compatibility", "豈⼈", ["岂", "人"], []),
    ("hanzi with a variation selector", "葛\U000e0100飾", ["葛", "饰"], []),
    ("variants OpenCC leaves", "緖甯戯", ["绪", "宁", "戏"], []),
    ("a word in decomposed letters", "Cafe\u0301S", ["cafe"], []),
    ("a possessive", "China’s", ["china"], []),
    ("a plural possessive", "netizens’", ["netizen"], []),
    ("a contraction", "don’t", ["don", "t"], ["dont"]),
    ("a name with an apostrophe", "O’Brien", ["o", "brien"], ["obrien"]),
    ("stop words stay", "the of", ["the", "of"], []),
    ("a compound", "Human-Flesh-Searching", ["human", "flesh", "search"], ["humanfleshsearch"]),
    ("a compound of one letter", "e-commerce", ["e", "commerc"], ["ecommerc"]),
    ("a number grouped by points", "1.913.384", ["1.913.384"], ["1913384"]),
    ("a number grouped by commas", "750,000", ["750,000"], ["750000"]),
    ("a decimal", "1.5", ["1.5"], []),
    ("a number and its unit", "5G 90后 2016年", ["5g", "90", "后", "2016", "年"], []),
    ("an acronym with points", "U.S.", ["us"], ["u.s"]),
    ("an acronym without", "US", ["us"], ["u.s"]),
    ("a word that is no acronym", "us", ["us"], []),
    ("a handle", "@Lao_王7", ["lao", "王", "7"], ["@lao_王7"]),
    ("a handle of full width", "＠小明", ["小", "明"], ["@小明"]),
    ("a hashtag of Weibo", "#點燈 大会#", ["点", "灯", "|", "大", "会"], ["#点灯大会"]),
    ("a hashtag of Twitter", "＃MeToo", ["metoo"], ["#metoo"]),
    ("a sentence end", "one. Two！三。四", ["one", "|", "two", "|", "三", "|", "四"], []),
    ("brackets", "one (two) 三（四）", ["one", "|", "two", "|", "三", "|", "四"], []),
    ("commas", "one, 二、三", ["one", "|", "二", "|", "三"], []),
    ("line ends", "one\ntwo\r\nthree\u2028four", ["one", "|", "two", "|", "three", "|", "four"], []),
    ("quotes and primes", "it‘s it′s it＇s itʼs", ["it"] * 4, []),
    ("hyphens", "a‐b a‑b a–b a－b a−b", ["a", "b"] * 5, ["ab"] * 5),
    ("full-width letters and digits", "Ｗｅｉｂｏ ５００，０００", ["weibo", "500,000"], ["500000"]),
    ("soft hyphens", "net\u00adizen e-\u00adcommerce", ["netizen", "e", "commerc"], ["ecommerc"]),
    ("zero width", "\ufeff马\u200b云 we\u200dibo @小\u200b明", ["马", "云", "weibo", "小", "明"], ["@小明"]),
    ("marks of direction", "马\u200e云 we\u2060ibo", ["马", "云", "weibo"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "instead"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_each_kind_of_token(text: str, expected: list[str], instead: list[str]) -> None:
    assert terms(text) == expected
    assert [whole for whole, _ in alternatives(text)] == instead


def test_kinds_are_named() -> None:
    text = "马 word 1,000 U.S. (e-commerce) @灯 #tag#"
    kinds = {token.kind for token in scan(text)} | {whole.kind for token in scan(text) for whole in token.alternatives}
    assert kinds == set(get_args(Kind))


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


@given(SCRAPS | st.text())
def test_offsets_point_at_what_the_term_is_made_of(text: str) -> None:
    for token in scan(text):
        if token.kind == "break":
            continue
        for term, start, end in [(token.term, token.start, token.end), *(whole[1:4] for whole in token.alternatives)]:
            again = scan(text[start:end])
            assert term in {other.term for other in again} | {
                whole.term for other in again for whole in other.alternatives
            }
            assert 0 <= start < end <= len(text)


PROSE = st.lists(st.sampled_from([*"马 .\n", "ferry ", "NGOs and ", "the US, ", "WHO ", "e-mail ", "#tea time# "])).map(
    "".join
)


@given(SCRAPS | PROSE | st.text())
def test_terms_are_the_same_where_nobody_asks_for_places(text: str) -> None:
    assert [told[:2] for told in scan_terms(text)] == [token[:2] for token in scan(text)]


@given(SCRAPS, SCRAPS)
def test_lines_are_scanned_as_they_would_be_alone(one: str, other: str) -> None:
    between = ["|"] if terms(one) and terms(other) else []
    assert terms(f"{one}\n{other}") == [*terms(one), *between, *terms(other)]


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


PROSE = st.lists(
    st.sampled_from(
        [
            *"aéJ馬３.,;:'’-#@ _\n()“”\u200b\u0301",
            "the ",
            "WHO ",
            "U.S. ",
            "Ann-Lee",
            " went home",
            "J. K. ",
            "so.",
            "x.y",
        ]
    ),
    max_size=30,
).map("".join)


@given(PROSE)
def test_plain_words_read_in_a_row_are_those_read_one_by_one(text: str) -> None:
    in_rows = scan(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_PATTERN", re.compile(tokens._ANY, re.VERBOSE))
        assert scan(text) == in_rows


@given(st.text("ab ‘’‛′–—−“”…`'-ｂ。、汤\u3000"))
def test_signs_are_made_plain_by_one_table_whatever_else_a_text_holds(text: str) -> None:
    assert simplify_signs(text) == text.translate(tokens._PLAIN)
