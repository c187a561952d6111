"""What a line of a body is, by its words and the room around it: named rules, the first that holds decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.extract.captions import (
    LONGEST_HEADING,
    PLACED,
    SENTENCE_ENDS,
    depicts,
    is_caption,
    is_like_caption,
    is_plain_description,
    is_unstopped,
)
from archive.extract.headings import MOST_WORDS, is_heading_like, is_title_case
from archive.extract.lines import Line
from archive.extract.quotes.signed import heads_comments
from archive.extract.records import BlockKind

SHORT = 45
REPEATED = 0.5
WHOLLY = 0.75
SENTENCE_WORDS = 8
RESTATED = 0.4
HINTED = 0.25
"""Of the captions in plain text known to us that share less than RESTATED with a neighbour, all share as much."""
PARAGRAPH_WORDS = 30
CAPTION_WORDS = 20
NAME_WORDS = 3
STATEMENT_WORDS = 12
FEWEST_BELOW = 6
QUOTED_HEADING_WORDS = 8
PULLED_WORDS = 6
NEARLY_ALL = 0.9
OVER_HEADINGS = ("heading", "caption", "pull_quote")
IN_SINGLE_MARKS = re.compile(r"[‘'][^‘“”\"]{1,80}[’'][.?!]?")
SIGN = r"[•◦▪●·‣◼■◾□◆▶►➤➢★☆※✔✓→][\ufe0e\ufe0f]?"
BULLET = re.compile(rf"(?:[–*-]|{SIGN})\s+\S")
ITEM_SIGN = re.compile(r"[•◦‣]\s+\S")
HEADING_SIGN = re.compile(rf"{SIGN}\s*\w")
NUMBER = re.compile(r"(?:No\.? ?|(?P<sign>#))?(?P<number>\d{1,3})(?:[.):]|\s[–—-]|(?(sign)|(?!)))\s+\S")
QUOTED = re.compile(r"[“\"‘「][^“”\"「」]{1,400}[”\"“’」][.,]?")
LABELLED = re.compile(r"[^:]{1,40}: ")
"""A turn of an interview, after the name of who speaks, or one of several lines of a shape."""
CLOSED = re.compile(r"[^“”\"]{20,400}”")
CLOSING_ONLY = re.compile(r"[^“”\"]{40,}[”\"]\.?")


@dataclass(frozen=True, slots=True)
class Place:
    """A line with what surrounds it."""

    line: Line
    before: Line | None
    after: Line | None
    apart: bool
    """Stands, alone or with one or two more, between wider gaps than the page's usual ones."""
    kind_before: BlockKind | None
    repeated: float
    """Share of its 3-word shingles that stand elsewhere in the body."""
    restated: Callable[[], float]
    """Share of its longer words that stand in a neighbouring paragraph."""
    known: Callable[[], float]
    """Share of its longer words that stand anywhere else in the body."""
    twin: Callable[[], bool]
    """Whether another line of the body has the same words."""
    numbers: frozenset[int]
    """The numbers that short numbered lines of the body bear."""


@dataclass(frozen=True, slots=True)
class KindRule:
    """A named reason to take a line for a kind of block."""

    name: str
    kind: BlockKind
    holds: Callable[[Place], bool]


def _is_item(place: Place) -> bool:
    """A list sign may also mark a heading or a name: it makes a list where a neighbour has one too."""
    if ITEM_SIGN.match(place.line.text):
        return True
    around = (other for other in (place.before, place.after) if other)
    return BULLET.match(place.line.text) is not None and any(BULLET.match(other.text) for other in around)


def _is_numbered_item(place: Place) -> bool:
    mine = NUMBER.match(place.line.text)
    others = (NUMBER.match(other.text) for other in (place.before, place.after) if other)
    return mine is not None and any(other and abs(int(other["number"]) - int(mine["number"])) == 1 for other in others)


def _is_numbered_heading(place: Place) -> bool:
    """All numbered headings of a body are headings, or none: one alone may be a sum or a date, but over a list."""
    number = short_number(place.line)
    if number is None:
        return False
    below = place.after
    over_list = below is not None and place.line.gap > below.gap and BULLET.match(below.text) is not None
    return over_list or bool({number - 1, number + 1} & place.numbers)


def short_number(line: Line) -> int | None:
    """The number of a line such as `2. The Second Video`."""
    found = (
        NUMBER.match(line.text) if line.words <= MOST_WORDS + 2 and not line.text.endswith((".", ";", ",")) else None
    )
    return int(found["number"]) if found else None


def _is_signed_heading(place: Place) -> bool:
    line = place.line
    return HEADING_SIGN.match(line.text) is not None and line.words <= MOST_WORDS and not line.ends_sentence


def _is_line_over_paragraph(place: Place) -> bool:
    """A short line that ends no sentence, between what ends one and what goes on for some more."""
    line, above, below = place.line, place.before, place.after
    if line.marked or above is None or below is None or not is_heading_like(line) or line.text[0] in "“‘\"'":
        return False
    if LABELLED.match(line.text) or (not above.ends_sentence and place.kind_before not in OVER_HEADINGS):
        return False
    leads = (below.ends_sentence and below.words >= FEWEST_BELOW) or is_caption(below)
    return line.words > 1 and leads


def _is_quoted_heading(place: Place) -> bool:
    """A few words in single marks, as newspapers set headings, or in title case; pull quotes are neither."""
    line, below = place.line, place.after
    if place.apart or below is None or not 1 < line.words <= QUOTED_HEADING_WORDS or below.words < FEWEST_BELOW:
        return False
    if IN_SINGLE_MARKS.fullmatch(line.text):
        return line.words > NAME_WORDS
    cased = QUOTED.fullmatch(line.text) is not None and is_title_case(line.text) and line.text[-2] not in ".,!"
    return cased and line.words > NAME_WORDS


def _is_over_comments(place: Place) -> bool:
    """`Comments from NetEase and Weibo:` over them, where it is in title case."""
    return place.after is not None and heads_comments(place.line.text) and is_title_case(place.line.text)


def _repeats_whole(place: Place) -> bool:
    """One sentence without marks, between two lines, that stands word for word in a third."""
    line, between = place.line, place.before is not None and place.after is not None
    if not between or place.repeated < NEARLY_ALL or not PULLED_WORDS <= line.words <= PARAGRAPH_WORDS:
        return False
    one = not SENTENCE_ENDS.search(line.text) and not line.text.endswith((":", ")")) and "@" not in line.text
    return one and _is_plain(line.text) and not place.twin()


def _depicts_what_is_told(place: Place) -> bool:
    """A line that only names what is to be seen, of what the body tells of."""
    opens = place.kind_before in ("heading", "pull_quote")
    line = place.line
    stopped = line.text.endswith(".") or line.words > LONGEST_HEADING or PLACED.search(line.text) is not None
    fits = not (opens or place.apart or line.marked) and stopped and not line.text.endswith(("...", ":", ","))
    return fits and not is_title_case(line.text) and depicts(line) and place.known() >= HINTED


def _says_without_a_stop(place: Place) -> bool:
    line, above, below = place.line, place.before, place.after
    opens = place.kind_before in ("heading", "pull_quote")
    around = [other for other in (above, below) if other]
    stopped = bool(around) and all(other.ends_sentence or is_caption(other) for other in around)
    fits = not (opens or place.apart or line.marked) and stopped and _is_plain(line.text)
    return fits and line.words <= CAPTION_WORDS and is_unstopped(line) and place.known() >= HINTED


def _is_in_small_letters(place: Place) -> bool:
    """A few words that neither open nor end as a sentence does, between sentences: `the window, at five`."""
    text, around = place.line.text, [other for other in (place.before, place.after) if other]
    between = len(around) == 2 and all(other.ends_sentence and other.words >= FEWEST_BELOW for other in around)
    small = text[0].islower() and not place.line.ends_sentence and not place.line.marked
    return small and between and place.line.words <= CAPTION_WORDS and not around[0].text.endswith((":", ","))


def _is_quote_without_opening(place: Place) -> bool:
    above = place.before is not None and place.before.text.endswith(":")
    return above and CLOSING_ONLY.fullmatch(place.line.text) is not None


def _is_pull_quote(place: Place) -> bool:
    text = place.line.text
    if place.line.words > SHORT:
        return False
    if place.apart and place.repeated >= WHOLLY and place.line.words >= SENTENCE_WORDS and _is_plain(text):
        return True  # a heading does not take so much from the text
    if place.apart and not is_heading_like(place.line):
        return QUOTED.fullmatch(text) is not None or place.repeated >= REPEATED
    return place.apart and QUOTED.fullmatch(text) is not None and place.line.words > 3


def _is_plain(text: str) -> bool:
    """Whether a line is in small letters, as a sentence is."""
    return not (text.isupper() or is_title_case(text))


def _is_quote_repeated(place: Place) -> bool:
    whole = QUOTED.fullmatch(place.line.text) is not None and place.line.words > 3
    above = place.before is not None and place.before.text.endswith(":")
    return whole and not above and place.line.words <= SHORT and place.repeated >= REPEATED


def _is_quote_without_stop(place: Place) -> bool:
    """A quotation alone between two paragraphs; one that is of the text ends as its sentence does."""
    text, around = place.line.text, [other for other in (place.before, place.after) if other]
    between = len(around) == 2 and all(other.words >= STATEMENT_WORDS and other.ends_sentence for other in around)
    open_ended = QUOTED.fullmatch(text) is not None and text[-1] in '”"' and text[-2].isalnum()
    return open_ended and between and 3 < place.line.words <= SHORT and not around[0].text.endswith((":", ","))


def _is_name_alone(place: Place) -> bool:
    return place.line.words <= NAME_WORDS and not place.apart and QUOTED.fullmatch(place.line.text) is not None


def _is_under_heading(place: Place) -> bool:
    line = place.line
    if place.kind_before == "heading" and line.words <= SHORT and CLOSED.fullmatch(line.text):
        return True
    unlike = not line.ends_sentence or QUOTED.fullmatch(line.text) is not None
    return (
        place.kind_before == "heading"
        and line.words <= SHORT
        and unlike
        and line.words >= STATEMENT_WORDS // 3
        and (place.apart or place.repeated >= REPEATED)
    )


def _is_heading(place: Place) -> bool:
    line = place.line
    if not is_heading_like(line) or place.after is None or QUOTED.fullmatch(line.text):
        return False
    return place.apart or line.text.isupper() or is_title_case(line.text)


def _restates_its_neighbour(place: Place) -> bool:
    """A section's first line is no caption: no picture stands between a heading and its text."""
    opens = place.kind_before in ("heading", "pull_quote")
    return not opens and is_like_caption(place.line) and place.restated() >= RESTATED


def _describes_between_paragraphs(place: Place) -> bool:
    """One short sentence between two paragraphs that are long, on what they are about."""
    around = [other for other in (place.before, place.after) if other and other.words >= PARAGRAPH_WORDS]
    short = place.line.words <= CAPTION_WORDS and len(around) == 2
    opens = place.kind_before in ("heading", "pull_quote")
    return short and not opens and is_plain_description(place.line) and place.restated() >= HINTED


KIND_RULES: tuple[KindRule, ...] = (
    KindRule("bulleted list", "list_item", _is_item),
    KindRule("numbered list", "list_item", _is_numbered_item),
    KindRule("picture words", "caption", lambda place: is_caption(place.line)),
    KindRule("name in quote marks alone", "caption", _is_name_alone),
    KindRule("heading over comments", "heading", _is_over_comments),
    KindRule("numbered heading", "heading", _is_numbered_heading),
    KindRule("heading with a sign", "heading", _is_signed_heading),
    KindRule("few words in quote marks", "heading", _is_quoted_heading),
    KindRule("quotation that is only closed", "block_quote", _is_quote_without_opening),
    KindRule("line under a heading, set apart or repeated", "pull_quote", _is_under_heading),
    KindRule("quotation set apart", "pull_quote", _is_pull_quote),
    KindRule("quotation repeated in the text", "pull_quote", _is_quote_repeated),
    KindRule("quotation between paragraphs without a full stop", "pull_quote", _is_quote_without_stop),
    KindRule("sentence repeated word for word", "pull_quote", _repeats_whole),
    KindRule("thing seen and told of", "caption", _depicts_what_is_told),
    KindRule("statement without a full stop", "caption", _says_without_a_stop),
    KindRule("line in small letters", "caption", _is_in_small_letters),
    KindRule("short line that ends no sentence", "heading", _is_heading),
    KindRule("line over a paragraph", "heading", _is_line_over_paragraph),
    KindRule("line that restates its neighbour", "caption", _restates_its_neighbour),
    KindRule("short sentence between paragraphs", "caption", _describes_between_paragraphs),
)


def kind_of(place: Place) -> BlockKind:
    """The kind the first fitting rule gives a line; a paragraph if none fits."""
    return next((rule.kind for rule in KIND_RULES if rule.holds(place)), "paragraph")
