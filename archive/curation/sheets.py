"""Tables of topics and of taggings: read line by line, what each would do or why it cannot, and all of it or nothing.

A topic's lists stand in one cell, their items apart by semicolons; its rules as in the admin, `words | weight`.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError

MOST_BYTES, MOST_LINES, LONGEST_CELL = 2_000_000, 20_000, 20_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets would compute; written with an apostrophe before it

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a line would do, or `refusal`; one that `changes` nothing says so."""

    number: int
    what: str
    refusal: str = ""
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a table, by their numbers in the file."""

    rows: tuple[tuple[int, Row], ...]


def read_sheet(text: str, needed: Iterable[str], known: Iterable[str]) -> Sheet:
    """The lines of a CSV with a head. Raises ValidationError for what is no table of these columns."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        head = [name.strip().lower() for name in next(lines, [])]
        check_head(head, list(needed), list(known))
        rows = [(lines.line_num, row) for row in lines if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ValidationError(f"Line {lines.line_num}: not CSV ({error}).") from error
    if len(rows) > MOST_LINES:
        raise ValidationError(f"{len(rows):,} lines are too many for once: at most {MOST_LINES:,}.")
    return Sheet(tuple((number, in_columns(number, row, head)) for number, row in rows))


def decoded(content: bytes) -> str:
    """The text of an uploaded file. Raises ValidationError."""
    if len(content) > MOST_BYTES:
        raise ValidationError(f"The file is larger than {MOST_BYTES // 1_000_000} MB: send it in parts.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError("The file is not UTF-8: save it as “CSV UTF-8”.") from error
    if "\0" in text:
        raise ValidationError("The file holds NUL characters: it is no text.")
    return text


def delimiter_of(text: str) -> str:
    """A comma, or what spreadsheets of some countries write instead."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def check_head(head: list[str], needed: list[str], known: list[str]) -> None:
    if missing := [name for name in needed if name not in head]:
        raise ValidationError(f"Line 1: the column “{missing[0]}” is missing; the columns are {', '.join(known)}.")
    if unknown := [name for name in head if name not in known]:
        raise ValidationError(f"Line 1: no column is called “{unknown[0][:100]}”; the columns are {', '.join(known)}.")
    if len(set(head)) < len(head):
        raise ValidationError("Line 1: a column stands there twice.")


def in_columns(number: int, cells: list[str], head: list[str]) -> Row:
    if len(cells) > len(head):
        raise ValidationError(f"Line {number}: {len(cells)} cells under {len(head)} columns.")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise ValidationError(f"Line {number}: a cell of more than {LONGEST_CELL:,} characters.")
    return dict(zip(head, map(plain_cell, cells), strict=False))


def plain_cell(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def written(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> Iterator[str]:
    """The lines of a CSV, the head first; no cell is a formula."""
    names = list(columns)
    yield csv_line(names)
    for row in rows:
        yield csv_line([f"'{row[name]}" if row[name].startswith(FORMULA) else row[name] for name in names])


def csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def listed(cell: str) -> list[str]:
    """The items of a cell, each once."""
    return list(dict.fromkeys(item.strip() for item in cell.split(";") if item.strip()))


def told(number: int, act: Callable[[], tuple[str, bool]]) -> Outcome:
    """The outcome of a line that `act` says or does; it raises ValidationError to refuse."""
    try:
        what, changes = act()
    except ValidationError as error:
        return Outcome(number, "", refusal=" ".join(error.messages))
    return Outcome(number, what, changes=changes)
