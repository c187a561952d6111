"""Where a body ends, and where its article does."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from archive.extract.bylines import is_biography_of, is_byline
from archive.extract.captions import has_credit, is_caption
from archive.extract.comments import begins_comments
from archive.extract.headings import is_heading_like
from archive.extract.lines import Line, usual_gap
from archive.extract.records import Role
from archive.extract.rules import is_prose, role_of, rule_for
from archive.extract.sources import copyright_year
from archive.extract.tails import CONTINUES, LONGEST_HEADING, REFERENCE, REFERENCES

SHARE_OF_TEXT_ABOVE = 0.5
SHARE_ABOVE_BIOGRAPHY = 0.8
SHARE_OF_TEXT_BELOW = 0.2
SHARE_AMONG_TEXT = 0.05
MOST_LINK_WORDS = 12
MOST_LINKS_UNDER = 6
"""More short lines than that are a list or a poem."""
NOT_LATIN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def split_tail(lines: Sequence[Line], people: Sequence[tuple[Role, str]] = ()) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the body, and those under it; `people` are those the head names."""
    names = [name for _, name in people]
    ended = _top_of_links(lines, _end_of_article(lines))
    above = list(accumulate((line.words for line in lines[:ended]), initial=0))
    text = sum(line.words for line in lines[:ended] if not _is_tail_line(line))
    section = _last(lines[:ended], _heads_a_section)
    at = next(
        (
            at
            for at in range(ended)
            if _closes(lines[at], above[at], text, names) or (at > section and _is_note(lines, at, above[at], text))
        ),
        ended,
    )
    at = _without_links_under(lines, at)
    return lines[:at], lines[at:]


def _without_links_under(lines: Sequence[Line], at: int) -> int:
    """Where the body ends without the few words under its last sentence that head nothing: `China`, `Obituaries`."""
    top = at
    while top > 1 and at - top < MOST_LINKS_UNDER and _is_link_under(lines[top - 1]):
        top -= 1
    return top if top > 1 and lines[top - 1].ends_sentence else at


def _is_link_under(line: Line) -> bool:
    """Whether a line may be a topic, a name or a button of the page: no item, no picture, nobody's words."""
    said = any(mark in line.text for mark in '“”"•:#@') or line.text[0] in "–—-*‘'" or line.text[0].isdigit()
    plain = not said and not is_caption(line) and NOT_LATIN.search(line.text) is None
    return (plain and _may_be_link(line) and is_heading_like(line)) or (
        rule_for(line.text) is not None and not line.kind
    )


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
    last = _last(lines, is_prose)
    return next((at for at in loose if above[-1] - above[at] <= _most_below(lines[at], at < last) * above[-1]), ended)


def _top_of_links(lines: Sequence[Line], ended: int) -> int:
    """Where the links at the end of an article begin: lines set tight, as its paragraphs are not, over or around one
    that is known to be the page's.
    """
    if not lines:
        return ended
    usual, last = usual_gap(lines[:ended]), min(ended, len(lines) - 1)
    top = last
    while top > 0 and lines[top].gap < usual:
        top -= 1
    known = next((at for at in range(top, last + 1) if rule_for(lines[at].text)), None)
    if not top or not usual or known is None:
        return ended
    over, under = lines[top:known], lines[known : last + 1]
    links = all(map(_may_be_link, over)) and not any(line.marked or line.words > MOST_LINK_WORDS for line in under)
    return min(top, ended) if links else ended


def _may_be_link(line: Line) -> bool:
    """Whether a line may be a link, or a button: a few words that are no sentence."""
    kept = is_byline(line.text) or has_credit(line) or copyright_year(line.text) or line.kind
    return not (kept or line.marked or line.ends_sentence) and line.words <= MOST_LINK_WORDS


def _most_below(line: Line, goes_on: bool) -> float:
    """What share of the text may stand below the line that ends it. On a page of markup, `Related: A title` with
    paragraphs below stands among them more often than under them."""
    return SHARE_AMONG_TEXT if line.marked and goes_on else SHARE_OF_TEXT_BELOW


def _last(lines: Sequence[Line], fits: Callable[[Line], bool]) -> int:
    """Where the last fitting line stands; -1 if none fits."""
    return next((at for at in range(len(lines) - 1, -1, -1) if fits(lines[at])), -1)


def _heads_a_section(line: Line) -> bool:
    """Whether the markup says that more of the text follows under a line: no note stands above that."""
    is_heading = line.marked and line.kind == "heading"
    return is_heading and role_of(line) is None and not REFERENCES.fullmatch(line.text)


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
    alone = at + 1 == len(lines) or not lines[at + 1].text.startswith("*")
    return alone and not lines[at - 1].text.startswith("*") and not lines[at - 1].text.endswith(":")


def _is_tail_line(line: Line) -> bool:
    if rule_for(line.text) or line.text.startswith("*"):
        return True
    return bool((". " in line.text and REFERENCE.match(line.text)) or CONTINUES.match(line.text))
