"""What stands under a body: closing byline, notes, references, copyright line, biographies, reader comments.

Each kind of line is a named rule (`TAIL_RULES`); the first that takes a line decides.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from archive.extract.biographies import biography, opening_name
from archive.extract.bylines import byline_parts, is_byline, merge_bylines
from archive.extract.comments import begins_comments, count_line, read_comments
from archive.extract.lines import Line, usual_gap
from archive.extract.records import Biography, Dropped, Kept, Part, ReaderComment, Role
from archive.extract.rules import Rule, drop, drop_by_rule, keep, rule_for
from archive.extract.sources import copyright_year

REFERENCES = re.compile(r"(?:references?|sources|bibliography|works cited|further reading)\b.{0,80}", re.IGNORECASE)
REFERENCE = re.compile(r"[-–•*]?\s*[A-Z][^.]{1,160}\. \(?(?:19|20)\d\d[a-z]?\)?[.,] ")
CONTINUES = re.compile(r"(?:https?://|www\.)\S")
TERM_LINE = re.compile(r"[^:]{1,80}: ?[“\"‘]?[\u3400-\u9fff]")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d|\b(?:n\.d\.|forthcoming|in press)|https?://|www\.", re.IGNORECASE)
FEWEST_DATED, MOST_DATED = 2, 20
LONGEST_HEADING = 90
LISTS: tuple[Part, ...] = ("note", "reference", "biography")
FEWEST_BIOGRAPHY_WORDS = 5
ABOUT_AUTHOR = "about the author"
GOES_ON_ABOUT = re.compile(
    r"(?:She|He|They|Her|His|Their|Contact|E-?mail|Find (?:her|him|them)|Follow (?:her|him|them))\b"
)
UNDER = Rule("under the article", "noise")


@dataclass(slots=True)
class Tail:
    """What was read under a body."""

    people: list[tuple[Role, str]]
    usual: int = 0
    """How many blank lines commonly stand between two lines here."""
    open: Part | None = None
    """The list that the next line may go on."""
    headed: bool = False
    """Whether the line above said `About the author`."""
    biographies: list[Biography] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[ReaderComment] = field(default_factory=list)
    copyright: str | None = None
    kept: list[Kept] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TailRule:
    """A named kind of line under a body: `take` reads the line if it is one; a line of no `part` is dropped."""

    name: str
    part: Part | None
    take: Callable[[Tail, Line], bool]


def read_tail(lines: Sequence[Line], people: Sequence[tuple[Role, str]]) -> Tail:
    """Sort the lines under a body; `people` are those its head names."""
    tail = Tail(list(people), usual_gap(lines))
    for at, line in enumerate(lines):
        rule = rule_for(line.text)
        if count_line(line.text) or begins_comments(lines, at) or (rule and rule.role.startswith("ends")):
            _read_below(tail, lines[at:])
            break
        _sort(tail, line, rule)
    return tail


def _sort(tail: Tail, line: Line, boilerplate: Rule | None) -> None:
    """Put one line where it belongs."""
    rule = None if boilerplate else next((rule for rule in TAIL_RULES if rule.take(tail, line)), None)
    tail.open = rule.part if rule and rule.part in LISTS else None
    if rule and rule.name == "references heading":
        tail.open = "reference"
    tail.headed = boilerplate is not None and boilerplate.name == ABOUT_AUTHOR
    if rule and rule.part:
        tail.kept.append(keep(line, rule.part))
    else:
        tail.dropped.append(drop(line, (boilerplate or rule or UNDER).name))


def _take_byline(tail: Tail, line: Line) -> bool:
    people = byline_parts(line.text) if is_byline(line.text) else []
    tail.people += people
    return bool(people)


def _take_copyright(tail: Tail, line: Line) -> bool:
    if tail.copyright or not copyright_year(line.text):
        return False
    tail.copyright = line.text
    return True


def _take_biography(tail: Tail, line: Line) -> bool:
    about = biography(line.text, merge_bylines(tail.people)) or _headed_biography(tail, line)
    tail.biographies += [about] if about else []
    return about is not None


def _headed_biography(tail: Tail, line: Line) -> Biography | None:
    """The line under `About the author`: of whom it names, else of the article's only author."""
    if not tail.headed or line.words < FEWEST_BIOGRAPHY_WORDS:
        return None
    if named := opening_name(line.text):
        tail.people += [("author", named)] if not tail.people else []
        return Biography(named, line.text)
    authors = [name for role, name in tail.people if role == "author"]
    return Biography(authors[0], line.text) if len(set(authors)) == 1 else None


def _take_more_of_biography(tail: Tail, line: Line) -> bool:
    if tail.open != "biography" or not tail.biographies or not GOES_ON_ABOUT.match(line.text):
        return False
    about = tail.biographies[-1]
    tail.biographies[-1] = Biography(about.name, f"{about.text}\n{line.text}")
    return True


def _take_note(tail: Tail, line: Line) -> bool:
    tail.notes += [line.text] if line.text.startswith("*") else []
    return line.text.startswith("*")


def _take_more_of_note(tail: Tail, line: Line) -> bool:
    goes_on = tail.open == "note" and (line.gap < tail.usual or TERM_LINE.match(line.text) is not None)
    if goes_on:
        tail.notes[-1] = f"{tail.notes[-1]}\n{line.text}"
    return goes_on


def _take_reference(tail: Tail, line: Line) -> bool:
    """A line that looks like a reference, or any under their heading; an address goes on the line before."""
    text, listed = line.text, tail.open == "reference"
    if listed and tail.references and CONTINUES.match(text):
        tail.references[-1] = f"{tail.references[-1]} {text}"
    elif (listed and not _is_no_reference(tail, text)) or REFERENCE.match(text):
        tail.references.append(text.lstrip("-–• ") if tail.references or text[:1] in "-–•" else text)
    else:
        return False
    return True


def _is_no_reference(tail: Tail, text: str) -> bool:
    """Whether a line bears no year and no address, where all the references right above it do."""
    above = tail.references[-MOST_DATED:]
    return len(above) >= FEWEST_DATED and YEAR.search(text) is None and all(map(YEAR.search, above))


def _is_references_heading(tail: Tail, line: Line) -> bool:
    return len(line.text) <= LONGEST_HEADING and REFERENCES.fullmatch(line.text) is not None


def _is_author_heading(line: Line) -> bool:
    rule = rule_for(line.text)
    return rule is not None and rule.name == ABOUT_AUTHOR


TAIL_RULES: tuple[TailRule, ...] = (
    TailRule("byline", "byline", _take_byline),
    TailRule("copyright line", "copyright", _take_copyright),
    TailRule("copyright line repeated", None, lambda tail, line: copyright_year(line.text) is not None),
    TailRule("biography", "biography", _take_biography),
    TailRule("biography that goes on", "biography", _take_more_of_biography),
    TailRule("references heading", None, _is_references_heading),
    TailRule("note", "note", _take_note),
    TailRule("note that goes on", "note", _take_more_of_note),
    TailRule("reference", "reference", _take_reference),
)


def _read_below(tail: Tail, lines: Sequence[Line]) -> None:
    """Comments, and biographies that stand under the end of the article; the rest is no article's."""
    comments, used = read_comments(lines)
    tail.comments += [comment for comment, _ in comments]
    for at, line in enumerate(lines):
        tail.headed = at > 0 and _is_author_heading(lines[at - 1])
        if at in used:
            tail.kept.append(keep(line, "comment"))
        elif _take_biography(tail, line):
            tail.kept.append(keep(line, "biography"))
        else:
            tail.dropped.append(drop_by_rule(line, UNDER.name))
