"""Captions that neither picture words nor a credit tell: by what they say of the text, and by how they end."""

from archive.extract.captions import (
    LONGEST_HEADING,
    PLACED,
    depicts,
    depicts_with_a_remark,
    is_caption,
    is_like_caption,
    is_plain_description,
    is_unstopped,
    labels_a_view,
    names_with_its_story,
)
from archive.extract.headings import is_heading_like, is_title_case
from archive.extract.lines import Line
from archive.extract.places import Place, is_plain

RESTATED = 0.4
HINTED = 0.25
"""Of the captions in plain text known to us that share less than RESTATED with a neighbour, all share as much."""
PARAGRAPH_WORDS = 30
BESIDE_WORDS = 18
STOPS = (".", "!", "?", "”", "’", ")", '"')
CAPTION_WORDS = 20
FEWEST_BELOW = 6


def depicts_what_is_told(place: Place) -> bool:
    """A line that only names what is to be seen, of what the body tells of."""
    opens = place.kind_before in ("heading", "pull_quote")
    line = place.line
    stopped = line.text.endswith(".") or line.words > LONGEST_HEADING or PLACED.search(line.text) is not None
    fits = not (opens or place.apart or line.marked or place.after is None) and stopped
    fits = fits and not line.text.endswith(("...", ":", ",")) and not is_title_case(line.text)
    return fits and depicts(line) and place.known() >= HINTED


def says_without_a_stop(place: Place) -> bool:
    line, above, below = place.line, place.before, place.after
    opens = place.kind_before in ("heading", "pull_quote")
    around = [other for other in (above, below) if other]
    stopped = bool(around) and all(other.ends_sentence or is_caption(other) for other in around)
    fits = not (opens or place.apart or line.marked) and stopped and is_plain(line.text)
    return fits and line.words <= CAPTION_WORDS and is_unstopped(line) and place.known() >= HINTED


def is_in_small_letters(place: Place) -> bool:
    """A few words that neither open nor end as a sentence does, between sentences: `the window, at five`."""
    text, around = place.line.text, [other for other in (place.before, place.after) if other]
    between = len(around) == 2 and all(other.ends_sentence and other.words >= FEWEST_BELOW for other in around)
    small = text[0].islower() and not place.line.ends_sentence and not place.line.marked
    return small and between and place.line.words <= CAPTION_WORDS and not around[0].text.endswith((":", ","))


def restates_its_neighbour(place: Place) -> bool:
    """A section's first line is no caption: no picture stands between a heading and its text."""
    opens = place.kind_before in ("heading", "pull_quote")
    return not opens and is_like_caption(place.line) and place.restated() >= RESTATED


def shows_a_thing(place: Place) -> bool:
    """Under a paragraph, over another or a heading: a thing with what tells it apart, a place with what is there."""
    above, below = place.before, place.after
    over_text = below is not None and (below.words >= BESIDE_WORDS or is_heading_like(below))
    under_text = above is not None and above.words >= BESIDE_WORDS and above.text.endswith(STOPS)
    fits = under_text and over_text and not (place.apart or place.line.marked)
    fits = fits and place.kind_before not in ("heading", "pull_quote")
    return fits and _shows(place.line) and place.known() >= HINTED


def _shows(line: Line) -> bool:
    return names_with_its_story(line) or labels_a_view(line) or depicts_with_a_remark(line)


def describes_between_paragraphs(place: Place) -> bool:
    """One short sentence between two paragraphs that are long, on what they are about."""
    around = [other for other in (place.before, place.after) if other and other.words >= PARAGRAPH_WORDS]
    short = place.line.words <= CAPTION_WORDS and len(around) == 2
    opens = place.kind_before in ("heading", "pull_quote")
    return short and not opens and is_plain_description(place.line) and place.restated() >= HINTED
