"""What a line of a body is, by its words and the room around it: named rules, the first that holds decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from archive.extract.bylines import NAME
from archive.extract.captions import LONGEST, LONGEST_DEPICTED, LONGEST_PLAIN, SENTENCE_ENDS, is_caption
from archive.extract.descriptions import (
    CAPTION_WORDS,
    FEWEST_BELOW,
    PARAGRAPH_WORDS,
    depicts_what_is_told,
    describes_between_paragraphs,
    is_in_small_letters,
    restates_its_neighbour,
    says_without_a_stop,
    shows_a_thing,
)
from archive.extract.headings import LETTERED, MOST_WORDS, is_heading_like, is_title_case
from archive.extract.listing import (
    BULLET,
    is_item,
    is_number_alone,
    is_numbered_heading,
    is_numbered_item,
    is_signed_heading,
)
from archive.extract.places import Place, is_plain
from archive.extract.quotes.signed import heads_comments
from archive.extract.records import BlockKind
from archive.extract.series import is_one_of_several, label_of

ANY_LENGTH = 1_000_000_000
SHORT = 45
REPEATED = 0.5
WHOLLY = 0.75
SENTENCE_WORDS = 8
NAME_WORDS = 3
STATEMENT_WORDS = 12
TAKEN_UP = 0.5
QUOTE_MARKS = '“"'
QUOTED_HEADING_WORDS = 8
PULLED_WORDS = 6
NEARLY_ALL = 0.9
OVER_HEADINGS = ("heading", "caption", "pull_quote")
IN_SINGLE_MARKS = re.compile(r"[‘'][^‘“”\"]{1,80}[’'][.?!]?")
QUOTED = re.compile(r"[“\"‘「][^“”\"「」]{1,400}[”\"“’」][.,]?")
WORD_IN_MARKS = re.compile(r"(?:[‘'][^‘’“”\"'.!?,]{2,40}[’']|“[^“”.!?,]{2,40}”) \w[^“”\"]{2,80}$")
AGED = re.compile(rf"{NAME}(?: \([^()]{{1,20}}\))?, \d{{1,2}}(?:,? [^,.:!?“”]{{2,40}}){{0,3}}")
CLOSED = re.compile(r"[^“”\"]{20,400}”")
CLOSING_ONLY = re.compile(r"[^“”\"]{40,}[”\"]\.?")


@dataclass(frozen=True, slots=True)
class KindRule:
    """A named reason to take a line for a kind of block; it holds of no line of more words than `longest`."""

    name: str
    kind: BlockKind
    holds: Callable[[Place], bool]
    longest: int = ANY_LENGTH


def _is_line_over_paragraph(place: Place) -> bool:
    """A short line that ends no sentence, between what ends one and what goes on for some more."""
    line, above, below = place.line, place.before, place.after
    opens = line.text[0] in "“‘\"'" and not WORD_IN_MARKS.match(line.text)
    if line.marked or above is None or below is None or not is_heading_like(line) or opens:
        return False
    if (
        is_one_of_several(place)
        or (label_of(line) and not _is_labelled_heading(place))
        or (not above.ends_sentence and place.kind_before not in OVER_HEADINGS)
    ):
        return False
    listed = BULLET.match(below.text) is not None
    asks = below.text.endswith("?") and label_of(below) is not None
    stacked = LETTERED.match(below.text) is not None and is_heading_like(below) and not LETTERED.match(line.text)
    leads = stacked or (below.ends_sentence and (below.words >= FEWEST_BELOW or asks)) or is_caption(below) or listed
    return line.words > 1 and leads


def _is_labelled_heading(place: Place) -> bool:
    """A few words with a colon over a paragraph, with no other such line beside them: `The big one: soup`."""
    around = [other for other in (place.before, place.after) if other]
    alone = not any(label_of(other) for other in around)
    return alone and place.line.words <= SENTENCE_WORDS and around[-1].words >= STATEMENT_WORDS


def _is_quoted_heading(place: Place) -> bool:
    """A few words in single marks, as newspapers set headings, or in title case; pull quotes are neither."""
    line, below = place.line, place.after
    if place.apart or below is None or line.words > QUOTED_HEADING_WORDS or below.words < FEWEST_BELOW:
        return False
    if IN_SINGLE_MARKS.fullmatch(line.text):
        if place.before and (place.before.text.endswith(":") or IN_SINGLE_MARKS.fullmatch(place.before.text)):
            return False
        return line.words > NAME_WORDS or place.known() >= TAKEN_UP
    if line.text.endswith("?”") and QUOTED.fullmatch(line.text):
        return line.words > 2 and _is_asked_alone(place)
    cased = QUOTED.fullmatch(line.text) is not None and is_title_case(line.text) and line.text[-2] not in ".,!"
    return cased and line.words > NAME_WORDS


def _is_asked_alone(place: Place) -> bool:
    """Whether a question in quote marks stands over a text, neither led to nor one of several voices."""
    above, below = place.before, place.after
    led = above is not None and (above.text.endswith((":", ",")) or above.text[0] in '“"')
    between = above is not None and above.words >= STATEMENT_WORDS and not led
    return between and below is not None and below.words >= PARAGRAPH_WORDS and below.text[0] not in QUOTE_MARKS


def _is_over_comments(place: Place) -> bool:
    """`Comments from NetEase and Weibo:` over them, where it is in title case."""
    return place.after is not None and heads_comments(place.line.text) and is_title_case(place.line.text)


def _repeats_whole(place: Place) -> bool:
    """One sentence without marks, between two lines, that stands word for word in a third."""
    line, between = place.line, place.before is not None and place.after is not None
    if not between or place.repeated < NEARLY_ALL or not PULLED_WORDS <= line.words <= PARAGRAPH_WORDS:
        return False
    one = not SENTENCE_ENDS.search(line.text) and not line.text.endswith((":", ")")) and "@" not in line.text
    return one and is_plain(line.text) and not place.twin()


def _is_quote_without_opening(place: Place) -> bool:
    above = place.before is not None and place.before.text.endswith(":")
    return above and CLOSING_ONLY.fullmatch(place.line.text) is not None


def _is_pull_quote(place: Place) -> bool:
    text = place.line.text
    if place.line.words > SHORT:
        return False
    if place.apart and place.repeated >= WHOLLY and place.line.words >= SENTENCE_WORDS and is_plain(text):
        return True  # a heading does not take so much from the text
    if place.apart and not is_heading_like(place.line):
        return QUOTED.fullmatch(text) is not None or place.repeated >= REPEATED
    return place.apart and QUOTED.fullmatch(text) is not None and place.line.words > 3


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


def _is_person_over_speech(place: Place) -> bool:
    """Who speaks below, with age, work and place: `Ann Vale, 41, ferry captain, Wuhu`."""
    below = place.after
    return below is not None and below.text[0] in '“"‘' and AGED.fullmatch(place.line.text) is not None


def _is_heading(place: Place) -> bool:
    line = place.line
    if not is_heading_like(line) or place.after is None or QUOTED.fullmatch(line.text) or is_one_of_several(place):
        return False
    return place.apart or line.text.isupper() or is_title_case(line.text)


KIND_RULES: tuple[KindRule, ...] = (
    KindRule("bulleted list", "list_item", is_item),
    KindRule("numbered list", "list_item", is_numbered_item),
    KindRule("picture words", "caption", lambda place: is_caption(place.line), LONGEST),
    KindRule("person over what they say", "heading", _is_person_over_speech),
    KindRule("heading over comments", "heading", _is_over_comments),
    KindRule("numbered heading", "heading", is_numbered_heading, MOST_WORDS + 2),
    KindRule("number alone", "heading", is_number_alone, 1),
    KindRule("heading with a sign", "heading", is_signed_heading, MOST_WORDS),
    KindRule("few words in quote marks", "heading", _is_quoted_heading, QUOTED_HEADING_WORDS),
    KindRule("name in quote marks alone", "caption", _is_name_alone, NAME_WORDS),
    KindRule("quotation that is only closed", "block_quote", _is_quote_without_opening),
    KindRule("line under a heading, set apart or repeated", "pull_quote", _is_under_heading, SHORT),
    KindRule("quotation set apart", "pull_quote", _is_pull_quote, SHORT),
    KindRule("quotation repeated in the text", "pull_quote", _is_quote_repeated, SHORT),
    KindRule("quotation between paragraphs without a full stop", "pull_quote", _is_quote_without_stop, SHORT),
    KindRule("sentence repeated word for word", "pull_quote", _repeats_whole, PARAGRAPH_WORDS),
    KindRule("thing seen and told of", "caption", depicts_what_is_told, LONGEST_DEPICTED),
    KindRule("thing or place and what it shows", "caption", shows_a_thing, LONGEST_DEPICTED),
    KindRule("statement without a full stop", "caption", says_without_a_stop, CAPTION_WORDS),
    KindRule("line in small letters", "caption", is_in_small_letters, CAPTION_WORDS),
    KindRule("short line that ends no sentence", "heading", _is_heading, MOST_WORDS),
    KindRule("line over a paragraph", "heading", _is_line_over_paragraph, MOST_WORDS),
    KindRule("line that restates its neighbour", "caption", restates_its_neighbour, LONGEST_PLAIN),
    KindRule("short sentence between paragraphs", "caption", describes_between_paragraphs, CAPTION_WORDS),
)


def kind_of(place: Place) -> BlockKind:
    """The kind the first fitting rule gives a line; a paragraph if none fits."""
    for rule in _rules_of(place.line.words):
        if rule.holds(place):
            return rule.kind
    return "paragraph"


@lru_cache(maxsize=256)
def _rules_of(words: int) -> tuple[KindRule, ...]:
    """The rules that may hold of a line of so many words: of a long one, few may."""
    return tuple(rule for rule in KIND_RULES if words <= rule.longest)
