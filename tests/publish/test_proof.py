"""The totals of a proof, and the windows in which a page shows its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import read
from archive.extract.proof import Proof, ink, prove
from archive.extract.records import Dropped, Kept, ParsedArticle, Reading, Tag, Term, Voice
from archive.extract.tracing import Mark
from archive.publish.proof import Selection, Sheet, Show, Totals, sheet_of, summary_of
from archive.publish.proof.wording import details_in_words, find_in_words
from tests.extract.pages import MAGAZINE

FATES = st.lists(st.sampled_from(["title", "menu", "", "blank"]), max_size=60)


def proof_of(fates: list[str]) -> Proof:
    """A capture of one line for each fate: kept as title, dropped as menu, claimed by nobody, or blank."""
    kept, dropped, lines, at = [], [], [], 0
    for number, fate in enumerate(fates):
        line = "\u3000 " if fate == "blank" else f"line {number}"
        if fate == "title":
            kept.append(Kept(at, at + len(line), "title"))
        elif fate == "menu":
            dropped.append(Dropped(at, at + len(line), line, "menu"))
        lines.append(line)
        at += len(line) + 1
    article = ParsedArticle("A", kept[0].start, kept[-1].end, (), kept=tuple(kept)) if kept else None
    return prove("\n".join(lines), Reading("text", (article,) if article else (), tuple(dropped)))


def numbers(sheet: Sheet) -> list[int]:
    return [line.number for group in sheet.groups for line in group.lines]


@given(FATES)
def test_the_shares_of_a_capture_add_up(fates: list[str]) -> None:
    proof = proof_of(fates)
    summary = summary_of(proof)
    assert summary.kept.characters + summary.dropped.characters + summary.unaccounted.characters == ink(proof.text)
    assert sum(rule.characters for rule in summary.rules) == summary.dropped.characters
    assert sum(each.share.characters for each in summary.articles) == summary.kept.characters


@given(FATES)
def test_the_strip_has_a_band_for_every_fate_and_none_lies_over_another(fates: list[str]) -> None:
    summary = summary_of(proof_of(fates))
    at = 0
    for band in summary.strip:
        assert at <= band.x < band.x + band.width <= summary.columns
        at = band.x + band.width
    shown = {"kept": "title", "dropped": "menu", "unaccounted": ""}
    assert {shown[band.tone] for band in summary.strip} == set(fates) - {"blank"}


def test_one_line_that_nothing_accounts_for_shows_in_a_strip_of_thousands() -> None:
    summary = summary_of(proof_of(["title"] * 5000 + [""] + ["title"] * 5000))
    assert [band.tone for band in summary.strip] == ["kept", "unaccounted", "kept"]


def test_the_totals_of_many_captures_are_the_sums_of_theirs() -> None:
    totals = Totals()
    for fates in (["title", "menu"], ["menu", ""]):
        totals.add(summary_of(proof_of(fates)))
    assert [share.characters for share in (totals.kept, totals.dropped, totals.unaccounted)] == [5, 10, 5]
    assert totals.dropped.percent == 50
    assert [(rule.name, rule.characters) for rule in totals.shares_by_rule] == [("menu", 10)]


@given(FATES, st.sampled_from(Show), st.integers(1, 9))
def test_the_windows_of_a_capture_have_every_line_once(fates: list[str], show: Show, size: int) -> None:
    proof = proof_of(fates)
    whole = numbers(sheet_of(proof, Selection(show)))
    seen: list[int] = []
    start: int | None = 1
    while start is not None:
        sheet = sheet_of(proof, Selection(show, start=start, lines=size))
        assert sheet.left_out == len(whole) - len(seen) - len(numbers(sheet))
        assert sheet.previous == (seen[-size] if len(seen) >= size else next(iter(seen), None))
        seen += numbers(sheet)
        start = sheet.next
    wanted = {Show.ALL: ("title", "menu", ""), Show.DROPPED: ("menu",), Show.UNACCOUNTED: ("",)}[show]
    assert seen == whole == [at for at, fate in enumerate(fates, start=1) if fate in wanted]


def test_an_article_that_goes_on_from_the_window_before_says_so() -> None:
    proof = prove(MAGAZINE, read(MAGAZINE.encode(), "page.txt"))
    first = sheet_of(proof, Selection(article=0, lines=5))
    second = sheet_of(proof, Selection(article=0, lines=5, start=first.next or 0))
    assert [(group.number, group.continues) for group in (*first.groups, *second.groups)] == [(1, False), (1, True)]


@pytest.mark.parametrize(
    ("place", "title"),
    [(0, "Above the first article"), (1, "Noodles at Dawn: The Cook Who Went Viral"), (-1, "Below the last article")],
)
def test_lines_are_grouped_by_where_they_stand(place: int, title: str) -> None:
    page = MAGAZINE.replace("Follow on Twitter", "Follow on Twitter\n\nCookie Policy")
    assert sheet_of(prove(page, read(page.encode(), "page.txt")), Selection()).groups[place].title == title


def voice(**fields: object) -> Voice:
    stated = dict.fromkeys(("speaker", "handle", "platform", "place", "original"))
    stated |= {"voice": "netizen", "grade": "described"}
    return Voice("Words of it", spans=(), **(stated | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("find", "words", "details"),
    [
        (voice(speaker="a user", platform="Weibo", place="Hunan"), "a user", "Weibo · Hunan · netizen, described"),
        (voice(speaker="Mei", handle="@mei", grade="named"), "Mei", "@mei · netizen, named"),
        (voice(handle="@mei", grade="handle"), "@mei", "netizen, by handle"),
        (voice(grade="none", original="原文"), "nobody", "netizen, not attributed · 原文"),
        (voice(speaker="The mayor", voice="named", grade="named"), "The mayor", "person or body, named"),
        (Term("茶", "chá", "tea"), "茶 chá “tea”", ""),
        (Term("茶", None, None), "茶", ""),
        (Tag("#茶#", views="5 million"), "#茶#", "5 million views"),
        (Tag("@茶"), "@茶", ""),
    ],
)
def test_finds_are_told_in_words(find: Voice | Term | Tag, words: str, details: str) -> None:
    mark = Mark(0, 1, "voice", find)
    assert (find_in_words(mark), details_in_words(mark)) == (words, details)
