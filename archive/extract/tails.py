"""What stands under a body: closing byline, notes, references, copyright line, biographies, reader comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from archive.extract.bylines import biography, byline_parts, is_byline, merge_bylines
from archive.extract.comments import count_line, read_comments
from archive.extract.lines import Line, usual_gap
from archive.extract.records import Biography, Dropped, ReaderComment, Role
from archive.extract.rules import Rule, drop, drop_by_rule, is_prose, role_of, rule_for
from archive.extract.sources import copyright_year

REFERENCES = re.compile(r"(?:references|sources|bibliography|works cited|further reading)\b.{0,80}", re.IGNORECASE)
REFERENCE = re.compile(r"[-–•*]?\s*[A-Z][^.]{1,160}\. \(?(?:19|20)\d\d[a-z]?\)?[.,] ")
CONTINUES = re.compile(r"(?:https?://|www\.)\S")
TERM_LINE = re.compile(r"[^:]{1,80}: ?[“\"‘]?[\u3400-\u9fff]")
SHARE_OF_TEXT_ABOVE = 0.5
SHARE_OF_TEXT_BELOW = 0.2
LONGEST_HEADING = 90


@dataclass(slots=True)
class Tail:
    """What was read under a body."""

    people: list[tuple[Role, str]] = field(default_factory=list)
    biographies: list[Biography] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[ReaderComment] = field(default_factory=list)
    copyright: str | None = None
    dropped: list[Dropped] = field(default_factory=list)
    end: int = 0


def split_tail(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the body, and those under it."""
    ended = _end_of_article(lines)
    above = list(accumulate((line.words for line in lines[:ended]), initial=0))
    text = sum(line.words for line in lines[:ended] if not _is_tail_line(line))
    at = next((at for at in range(ended) if _closes(lines[at], above[at], text)), ended)
    return lines[:at], lines[at:]


def _end_of_article(lines: Sequence[Line]) -> int:
    """Where comments, related posts or the footer begin.

    A footer's lines (`Facebook`, `Related`) may also stand in the middle of a text, above most of its words.
    """
    roles = [role_of(line) for line in lines]
    ended = next((at for at, role in enumerate(roles) if role == "ends"), len(lines))
    above = list(accumulate((line.words if is_prose(line) else 0 for line in lines[:ended]), initial=0))
    loose = (at for at, role in enumerate(roles[:ended]) if role == "ends unless text follows")
    return next((at for at in loose if above[-1] - above[at] <= SHARE_OF_TEXT_BELOW * above[-1]), ended)


def _closes(line: Line, above: int, text: int) -> bool:
    """Whether the body ends before a line that stands under `above` words of an article of `text` words.

    A byline or a list of sources may also open an article: it closes one that has most of its words above.
    """
    if role_of(line) == "closes" or copyright_year(line.text):
        return True
    if is_byline(line.text) or (len(line.text) <= LONGEST_HEADING and REFERENCES.fullmatch(line.text)):
        return above > 0 and above >= SHARE_OF_TEXT_ABOVE * text
    return False


def _is_tail_line(line: Line) -> bool:
    return bool(
        rule_for(line.text) or line.text.startswith("*") or REFERENCE.match(line.text) or CONTINUES.match(line.text)
    )


def read_tail(lines: Sequence[Line], people: Sequence[tuple[Role, str]]) -> Tail:
    """Sort the lines under a body; `people` are those its head names."""
    tail = Tail(people=list(people))
    usual = usual_gap(lines)
    list_of: list[str] | None = None
    pending = iter(enumerate(lines))
    for at, line in pending:
        rule = rule_for(line.text)
        if count_line(line.text) or (rule and rule.role.startswith("ends")):
            _read_below(tail, lines[at:])
            break
        list_of = _sort(tail, line, rule, list_of, usual)
    return tail


def _sort(tail: Tail, line: Line, rule: Rule | None, list_of: list[str] | None, usual: int) -> list[str] | None:
    """Put one line where it belongs; the answer is the list that the next line may go on."""
    kept = True
    if rule:
        tail.dropped.append(drop(line, rule.name))
        kept, list_of = False, None
    elif is_byline(line.text):
        tail.people += byline_parts(line.text)
        list_of = None
    elif copyright_year(line.text):
        tail.copyright = tail.copyright or line.text
        list_of = None
    elif about := biography(line.text, merge_bylines(tail.people)):
        tail.biographies.append(about)
        list_of = None
    else:
        kept, list_of = _sort_listed(tail, line, list_of, usual)
    if kept:
        tail.end = line.end
    return list_of


def _sort_listed(tail: Tail, line: Line, list_of: list[str] | None, usual: int) -> tuple[bool, list[str] | None]:
    """Notes and references, which may run over several lines."""
    text = line.text
    if len(text) <= LONGEST_HEADING and REFERENCES.fullmatch(text):
        tail.dropped.append(drop(line, "references heading"))
        return True, tail.references
    if text.startswith("*"):
        tail.notes.append(text)
        return True, tail.notes
    if list_of is tail.notes and tail.notes and (line.gap < usual or TERM_LINE.match(text)):
        tail.notes[-1] = f"{tail.notes[-1]}\n{text}"
        return True, tail.notes
    if list_of is tail.references or REFERENCE.match(text):
        _add_reference(tail, text, list_of is tail.references)
        return True, tail.references
    tail.dropped.append(drop(line, "under the article"))
    return False, None


def _add_reference(tail: Tail, text: str, listed: bool) -> None:
    text = text.lstrip("-–• ") if tail.references or text[:1] in "-–•" else text
    if listed and tail.references and CONTINUES.match(text):
        tail.references[-1] = f"{tail.references[-1]} {text}"
    else:
        tail.references.append(text)


def _read_below(tail: Tail, lines: Sequence[Line]) -> None:
    """Comments, and biographies that stand under the end of the article; the rest is no article's."""
    comments, used = read_comments(lines)
    tail.comments += [comment for comment, _ in comments]
    people = merge_bylines(tail.people)
    for at, line in enumerate(lines):
        about = None if at in used else biography(line.text, people)
        if about:
            tail.biographies.append(about)
        if about or at in used:
            tail.end = line.end
        else:
            tail.dropped.append(drop_by_rule(line, "under the article"))
