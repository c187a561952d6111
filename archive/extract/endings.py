"""Where a body ends, and where its article does."""

from collections.abc import Sequence
from itertools import accumulate

from archive.extract.bylines import is_biography_of, is_byline
from archive.extract.comments import begins_comments
from archive.extract.lines import Line
from archive.extract.records import Role
from archive.extract.rules import is_prose, role_of, rule_for
from archive.extract.sources import copyright_year
from archive.extract.tails import CONTINUES, LONGEST_HEADING, REFERENCE, REFERENCES

SHARE_OF_TEXT_ABOVE = 0.5
SHARE_ABOVE_BIOGRAPHY = 0.8
SHARE_OF_TEXT_BELOW = 0.2
SHARE_AMONG_TEXT = 0.05


def split_tail(lines: Sequence[Line], people: Sequence[tuple[Role, str]] = ()) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the body, and those under it; `people` are those the head names."""
    names = [name for _, name in people]
    ended = _end_of_article(lines)
    above = list(accumulate((line.words for line in lines[:ended]), initial=0))
    text = sum(line.words for line in lines[:ended] if not _is_tail_line(line))
    at = next(
        (
            at
            for at in range(ended)
            if _closes(lines[at], above[at], text, names) or _is_note(lines, at, above[at], text)
        ),
        ended,
    )
    return lines[:at], lines[at:]


def _end_of_article(lines: Sequence[Line]) -> int:
    """Where comments, related posts or the footer begin.

    A footer's lines (`Facebook`, `Related`) may also stand in the middle of a text, above most of its words.
    """
    roles = [role_of(line) for line in lines]
    hard = (
        at for at, role in enumerate(roles) if (role == "ends" and not lines[at].marked) or begins_comments(lines, at)
    )
    ended = next(hard, len(lines))
    above = list(accumulate((_words_of_text(line) for line in lines[:ended]), initial=0))
    loose = (at for at, role in enumerate(roles[:ended]) if role and role.startswith("ends"))
    return next((at for at in loose if _may_end(lines, at, above[-1] - above[at], above[-1])), ended)


def _may_end(lines: Sequence[Line], at: int, below: int, text: int) -> bool:
    """Whether little text stands below a line. Between tags, `Related: A title` is a line among paragraphs more often
    than the end of them."""
    if not lines[at].marked:
        return below <= SHARE_OF_TEXT_BELOW * text
    goes_on = any(is_prose(line) for line in lines[at + 1 :])
    return below <= (SHARE_AMONG_TEXT if goes_on else SHARE_OF_TEXT_BELOW) * text


def _words_of_text(line: Line) -> int:
    """The words of a paragraph. Of a body that its markup bounds, short ones count too."""
    if line.marked:
        return line.words if line.ends_sentence and rule_for(line.text) is None else 0
    return line.words if is_prose(line) else 0


def _closes(line: Line, above: int, text: int, names: Sequence[str]) -> bool:
    """Whether the body ends before a line that stands under `above` words of an article of `text` words.

    A byline or a list of sources may also open an article: it closes one that has most of its words above.
    """
    if role_of(line) == "closes" or copyright_year(line.text):
        return not line.marked or above >= SHARE_OF_TEXT_ABOVE * text
    if line.marked and is_byline(line.text):
        return above >= SHARE_ABOVE_BIOGRAPHY * text
    if is_byline(line.text) or (len(line.text) <= LONGEST_HEADING and REFERENCES.fullmatch(line.text)):
        return above > 0 and above >= SHARE_OF_TEXT_ABOVE * text
    return above > SHARE_ABOVE_BIOGRAPHY * text and is_biography_of(line.text, names)


def _is_note(lines: Sequence[Line], at: int, above: int, text: int) -> bool:
    """Whether a footnote stands here, under the text; several lines with a star may be a list."""
    if not lines[at].text.startswith("*") or above <= SHARE_ABOVE_BIOGRAPHY * text:
        return False
    if lines[at].marked and any(line.kind == "heading" and role_of(line) is None for line in lines[at + 1 :]):
        return False
    alone = at + 1 == len(lines) or not lines[at + 1].text.startswith("*")
    return alone and not lines[at - 1].text.startswith("*") and not lines[at - 1].text.endswith(":")


def _is_tail_line(line: Line) -> bool:
    return bool(
        rule_for(line.text) or line.text.startswith("*") or REFERENCE.match(line.text) or CONTINUES.match(line.text)
    )
