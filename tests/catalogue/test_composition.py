"""One article out of several captures: of each part the best, whatever their order."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

from archive.catalogue.composition import Member, compose
from archive.extract.records import Block, Byline, ParsedArticle, Provenance, ReaderComment


def member(sha256: str, text: str = "Words that make up the body.", year: int | None = None, **fields: Any) -> Member:
    parsed = ParsedArticle("Title", 0, 9, (Block(sha256, "paragraph", text),), **fields)
    return Member(parsed, f"{sha256}.txt", sha256, datetime(year, 1, 1, tzinfo=UTC) if year else None, None)


def test_it_takes_the_text_of_the_newest_capture() -> None:
    composed = compose([member("a", year=2018), member("b", year=2019)])
    assert [block.key for block in composed.blocks] == ["b"]


def test_a_newer_capture_that_was_cut_short_does_not_take_the_text_away() -> None:
    composed = compose([member("a", "long " * 50, year=2018), member("b", "short", year=2019)])
    assert [block.key for block in composed.blocks] == ["a"]


def test_it_fills_in_what_the_text_s_capture_lacks() -> None:
    person = Byline("Wen Ruo", "author", "Wen Ruo")
    composed = compose([member("a", year=2019), member("b", year=2018, standfirst="Below.", bylines=(person,))])
    assert composed.standfirst == "Below."
    assert composed.bylines == (person,)
    assert [block.key for block in composed.blocks] == ["a"]


def test_a_printed_date_is_worth_more_than_a_copyright_line() -> None:
    printed = member("a", year=2017, published="2016-05-01", published_basis="printed")
    composed = compose([member("b", year=2019, published="2019", published_basis="copyright line"), printed])
    assert (composed.published, composed.published_basis) == ("2016-05-01", "printed")


def test_comments_of_all_captures_are_kept_once() -> None:
    first, second = ReaderComment("A", None, "one"), ReaderComment("B", None, "two")
    newer = member("b", year=2019, reader_comments=(first, second))
    composed = compose([newer, member("a", year=2018, reader_comments=(first,))])
    assert composed.reader_comments == (first, second)


def test_it_says_where_all_of_it_was_captured() -> None:
    stated = Provenance("page.html", "f" * 64, 3, 80)
    composed = compose([member("b"), member("a"), member("c", captures=(stated,))])
    assert [capture.name for capture in composed.captures] == ["a.txt", "b.txt", "page.html"]


def test_the_order_of_arrival_changes_nothing() -> None:
    members = [
        member("a", year=2018, standfirst="One"),
        member("b", "Rather longer words that make up the whole of the body.", year=2018, standfirst="Two"),
        member("c", notes=("* note",), topics=("Gaming",)),
        member("d", topics=("Apps",)),
    ]
    assert len({compose(order) for order in permutations(members)}) == 1


def test_a_page_is_worth_more_than_an_export_of_it() -> None:
    stated = Provenance("a.txt", "a", 0, 9)
    composed = compose([member("0", year=2020, captures=(stated,)), member("a", year=2018)])
    assert [block.key for block in composed.blocks] == ["a"]
    assert composed.captures == (stated,)
