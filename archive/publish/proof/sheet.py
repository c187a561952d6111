"""A window of a capture's lines, each beside what became of it, grouped by article."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, pairwise

from archive.extract.proof import Proof, Row, Stretch
from archive.extract.records import BlockKind, Voice
from archive.extract.tracing import Mark, runs
from archive.publish.proof.wording import details_in_words, fate_in_words, find_in_words

MOST_LINES = 400
MOST_CHARACTERS = 600_000
LONGEST_STRETCH = 10_000  # characters of one stretch of a line that are shown
MOST_FINDS = 100  # of one stretch that are marked
FIND_CHARACTERS = 150  # what a page spends on a find, beside the text


class Show(StrEnum):
    """Which lines a sheet has."""

    ALL = "all"
    DROPPED = "dropped"
    UNACCOUNTED = "unaccounted"


@dataclass(frozen=True, slots=True)
class Selection:
    """The lines asked for: of a fate, of one article (from 0), from a line number on, and how many at most."""

    show: Show = Show.ALL
    article: int | None = None
    start: int = 1
    lines: int = MOST_LINES
    characters: int = MOST_CHARACTERS

    def has(self, row: Row) -> bool:
        if self.article is not None and row.article != self.article:
            return False
        return self.show is Show.ALL or any(stretch.fate == self.show.value for stretch in row.stretches)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters under the same marks: the kinds of these, and the numbers of those that begin here."""

    text: str
    kinds: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A find of a line, by the number it is marked with; `voice` if it is one."""

    number: int
    kind: str
    wording: str
    details: str
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: its words with their marks, its fate in words. `cut` counts the characters not shown.

    `kind` is that of its block, else the part of the article it is.
    """

    fate: str
    kind: str
    label: str
    key: str
    words: list[Word]
    finds: list[Found]
    more_finds: int
    cut: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number; `apart` where others that are not shown (blank ones, say) stand above it."""

    number: int
    apart: bool
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring lines that stand in one article, or in none; `is_first` of the article's groups shown."""

    article: int | None
    title: str
    lines: list[Line]
    continues: bool
    is_first: bool

    @property
    def number(self) -> int:
        return 0 if self.article is None else self.article + 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines shown, how many of those asked for stand below, and the first line of the window before and after."""

    groups: list[Group]
    left_out: int
    previous: int | None
    next: int | None

    @property
    def first(self) -> int:
        return self.groups[0].lines[0].number

    @property
    def last(self) -> int:
        return self.groups[-1].lines[-1].number


def sheet_of(proof: Proof, selection: Selection) -> Sheet:
    """The sheet of a proof that `selection` asks for."""
    window = _Window(proof, selection)
    for row in proof.rows():
        window.take(row)
    kinds = [{block.key: block.kind for block in article.blocks} for article in proof.reading.articles]
    return Sheet(list(_grouped(proof, kinds, window)), window.left_out, next(iter(window.before), None), window.next)


@dataclass(slots=True)
class _Window:
    """Takes the rows as they come, and keeps those to show and the line numbers around them."""

    proof: Proof
    selection: Selection
    rows: list[Row] = field(default_factory=list)
    before: "deque[int]" = field(init=False)
    last_article: int | None = None
    next: int | None = None
    left_out: int = 0
    characters: int = 0

    def __post_init__(self) -> None:
        self.before = deque(maxlen=self.selection.lines)

    def take(self, row: Row) -> None:
        if not self.selection.has(row):
            return
        if row.number < self.selection.start:
            self.before.append(row.number)
            self.last_article = row.article
        elif self.next is None and self.has_room():
            self.rows.append(row)
            self.characters += sum(map(self.weight_of, row.stretches))
        else:
            self.next = self.next or row.number
            self.left_out += 1

    def weight_of(self, stretch: Stretch) -> int:
        finds = min(len(self.proof.marks_in(stretch)), MOST_FINDS)
        return min(stretch.end - stretch.start, LONGEST_STRETCH) + finds * FIND_CHARACTERS

    def has_room(self) -> bool:
        return len(self.rows) < self.selection.lines and self.characters < self.selection.characters


Kinds = list[dict[str, BlockKind]]


def _grouped(proof: Proof, kinds: Kinds, window: _Window) -> Iterator[Group]:
    shown = [(article, list(rows)) for article, rows in groupby(window.rows, key=lambda row: row.article)]
    above = 0
    met: set[int | None] = {None}
    for at, (article, rows) in enumerate(shown):
        numbers = [above, *(row.number for row in rows)]
        lines = [
            Line(row.number, row.number - before > 1, [_piece(proof, kinds, stretch) for stretch in row.stretches])
            for row, (before, _) in zip(rows, pairwise(numbers), strict=True)
        ]
        continues = not at and bool(window.before) and window.last_article == article
        yield Group(article, _title(proof, article, rows[0]), lines, continues, article not in met)
        met.add(article)
        above = rows[-1].number


def _title(proof: Proof, article: int | None, row: Row) -> str:
    articles = proof.reading.articles
    if article is not None:
        return articles[article].title
    if not articles:
        return "In no article"
    if row.start < min(each.start for each in articles):
        return "Above the first article"
    return "Below the last article" if row.start >= max(each.end for each in articles) else "Between two articles"


def _piece(proof: Proof, kinds: Kinds, stretch: Stretch) -> Piece:
    end = min(stretch.end, stretch.start + LONGEST_STRETCH)
    every = proof.marks_in(stretch)
    marks = [mark for mark in every[:MOST_FINDS] if mark.start < end]
    numbers = _numbered(marks)
    kind = kinds[stretch.article].get(stretch.key or "") if stretch.article is not None else None
    finds = sorted({numbers[id(mark.find)]: mark for mark in marks}.items())
    return Piece(
        fate=stretch.fate,
        kind=kind or stretch.part or "",
        label=fate_in_words(stretch, kind, proof.reading.format == "record"),
        key=stretch.key or "",
        words=[_word(run.text, run.marks, run.opens, numbers) for run in runs(proof.text, stretch.start, end, marks)],
        finds=[_found(number, mark) for number, mark in finds],
        more_finds=len(every) - len(marks),
        cut=stretch.end - end,
    )


def _found(number: int, mark: Mark) -> Found:
    voice = mark.find if isinstance(mark.find, Voice) else None
    return Found(number, mark.kind, find_in_words(mark), details_in_words(mark), voice)


def _numbered(marks: Iterable[Mark]) -> Mapping[int, int]:
    """A number for each find, in the order they are met; the two halves of a voice share one."""
    numbers: dict[int, int] = {}
    for mark in marks:
        numbers.setdefault(id(mark.find), len(numbers) + 1)
    return numbers


def _word(text: str, marks: Iterable[Mark], opens: Iterable[Mark], numbers: Mapping[int, int]) -> Word:
    kinds = " ".join(dict.fromkeys(mark.kind for mark in marks))
    return Word(text, kinds, tuple(numbers[id(mark.find)] for mark in opens))
