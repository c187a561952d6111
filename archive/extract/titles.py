"""Which line above a body is the title, and which the section: by weighing all that speaks for each reading.

No sign is sure: a standfirst may be in title case, a site's motto may look like a title, a section may stand alone. So
each reading of the window (a title, with or without the line above it as its section) is given the sum of the weights
of the signs that hold of it, and the best is taken; of equals the one that stands higher.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.extract.dates import DATED_END, DAY_SIGNS
from archive.extract.head_window import Reading, Window
from archive.extract.headings import MENU_SIGN, is_menu, is_section_like, is_title_case, is_title_like
from archive.extract.lines import Line, folded
from archive.extract.repeats import share_in
from archive.extract.rubrics import (
    apart_from_section,
    under_column_of_links,
    under_few_words,
    under_known_section,
    under_link_of_menu,
    under_motto,
    under_short_line,
    under_site,
)
from archive.extract.sources import known_source
from archive.extract.standfirsts import ADDS, standfirst_of

FEWEST_TITLE_WORDS, MOST_TITLE_WORDS = 4, 22
FEWEST_CASED_WORDS = 3
MOST_PATH_WORDS = 6
MOST_LINES_LEFT = 4
MOTTO = re.compile(
    r"(?:[\w-]+ ){0,3}"
    r"(?:blogs?|dispatches|essays|guides?|journal|letters?|magazine|musings|news|newsletter|notes|posts|project|quarterly|"
    r"reviews|stories|thoughts|translations|views|voices|writings?) "
    r"(?:about|around|by|for|from|in|of|on|to)\b",
    re.IGNORECASE,
)
MOST_BELOW = 40
TAKEN_UP = 0.4
MOST_SITE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Sign:
    """A named reason for or against a reading."""

    name: str
    weight: float
    holds: Callable[[Window, Reading], int]
    """Whether it holds, or how many times."""


def best_reading(window: Window) -> Reading:
    """The reading with most in its favour; the window has at least one line."""
    return max(_readings(window), key=lambda reading: (weight_of(window, reading), -reading.title))


def weight_of(window: Window, reading: Reading) -> float:
    return sum(sign.weight * sign.holds(window, reading) for sign in SIGNS)


def _readings(window: Window) -> list[Reading]:
    found: list[Reading] = []
    for index, title in enumerate(window.places):
        standfirst = standfirst_of(window, title)
        found.append(Reading(title, None, standfirst))
        if index and is_section_like(window.lines[window.places[index - 1]]):
            found.append(Reading(title, window.places[index - 1], standfirst))
    return found


def _is_stated(window: Window, reading: Reading) -> bool:
    return reading.title == window.stated


def _is_of_usual_length(window: Window, reading: Reading) -> bool:
    line = window.lines[reading.title]
    return is_title_like(line) and FEWEST_TITLE_WORDS <= line.words <= MOST_TITLE_WORDS


def _is_a_word_or_two(window: Window, reading: Reading) -> bool:
    return window.lines[reading.title].words <= 2


def _states(window: Window, reading: Reading) -> bool:
    return not is_title_like(window.lines[reading.title])


def _is_cased(window: Window, reading: Reading) -> bool:
    line = window.lines[reading.title]
    return line.words >= FEWEST_CASED_WORDS and is_title_case(line.text)


def _is_motto(window: Window, reading: Reading) -> bool:
    """Whether a line under a site's name says what the site is: `notes on food`, `Stories from the stove`."""
    under_name = 0 < reading.title <= 2 and window.lines[0].words <= MOST_PATH_WORDS and window.kind != "magazine"
    return under_name and MOTTO.match(window.lines[reading.title].text) is not None


def _opens_small(window: Window, reading: Reading) -> bool:
    """Whether a line opens as a motto or the line under a title: `a letter about stoves`, `Plus: a talking stove`."""
    text = window.lines[reading.title].text
    return text[0].islower() or ADDS.match(text) is not None


def _is_cased_under_what_is_not(window: Window, reading: Reading) -> bool:
    above = [at for at in window.places if at < reading.title]
    return _is_cased(window, reading) and bool(above) and not is_title_case(window.lines[above[-1]].text)


def _is_taken_up(window: Window, reading: Reading) -> bool:
    """Whether the text below takes the title's words up, as it does no site's motto."""
    below = window.lines[window.places[-1] + 1 : window.places[-1] + 1 + MOST_BELOW]
    return share_in(window.lines[reading.title], below) >= TAKEN_UP


def _may_be_site(window: Window, reading: Reading) -> bool:
    line = window.lines[reading.title]
    return line.words <= MOST_SITE_WORDS and (reading.title == 0 or line.text.isupper())


def _is_site(window: Window, reading: Reading) -> bool:
    return bool(known_source(window.lines[reading.title].text))


def _is_menu(window: Window, reading: Reading) -> bool:
    return any(is_menu(window.lines[at].text) for at in (reading.title, reading.section) if at is not None)


def _is_path(window: Window, reading: Reading) -> bool:
    """Whether a few words lead to a part of a site: `Harbour Wire | China`, `CHINA / SOCIETY`."""
    line = window.lines[reading.title]
    return line.words <= MOST_PATH_WORDS and MENU_SIGN.search(line.text) is not None


def _ends_in_day(window: Window, reading: Reading) -> bool:
    """Whether a line ends as those of author and date do: `Harbour Staff, Wuhu · Posted on 3 October 2019`."""
    text = window.lines[reading.title].text
    return (text[-1].isdecimal() or text[-1] in DAY_SIGNS) and DATED_END.search(text) is not None


def _is_section(window: Window, reading: Reading) -> bool:
    return folded(window.lines[reading.title].text) in window.sections and not _is_stated(window, reading)


def _has_statement_below(window: Window, reading: Reading) -> bool:
    line = _below(window, reading)
    return line is not None and line.ends_sentence and not is_title_case(line.text)


def _has_plain_line_below(window: Window, reading: Reading) -> bool:
    return reading.standfirst is not None and not is_title_case(window.lines[reading.standfirst].text)


def _below(window: Window, reading: Reading) -> Line | None:
    return next((window.lines[at] for at in window.places if at > reading.title), None)


def _is_upper_of_two(window: Window, reading: Reading) -> bool:
    """Whether one line stands below that is as long: a standfirst without a full stop."""
    line, below = window.lines[reading.title], [window.lines[at] for at in window.places if at > reading.title]
    if len(below) != 1 or min(line.words, below[0].words) < MOST_SITE_WORDS or below[0].gap < line.gap:
        return False
    cased = is_title_case(below[0].text) and not is_title_case(line.text)
    return is_title_like(below[0]) and not cased and _is_taken_up(window, reading)


def _over_points(window: Window, reading: Reading) -> bool:
    """Whether a summary in several points, lines right under each other, stands below."""
    below = [at for at in window.places if at > reading.title]
    set_apart = len(below) > 1 and window.lines[below[0]].gap > 0
    return set_apart and all(window.lines[at].gap == 0 for at in below[1:])


def _lines_left(window: Window, reading: Reading) -> int:
    """How many lines stand between the head and the body that the reading does not account for; four are as bad as it
    gets."""
    last = reading.title if reading.standfirst is None else reading.standfirst
    below = [at for at in window.places if at > last and not any(last < meta < at for meta in window.meta)]
    return min(len(below), MOST_LINES_LEFT)


def _last_but_one(window: Window, reading: Reading) -> bool:
    return window.kind == "magazine" and window.places[-2:][0] == reading.title


SIGNS: tuple[Sign, ...] = (
    Sign("the page says so elsewhere", 100, _is_stated),
    Sign("as long as titles are", 2, _is_of_usual_length),
    Sign("a word or two", -1, _is_a_word_or_two),
    Sign("ends as statements do", -4, _states),
    Sign("says what a site is", -5, _is_motto),
    Sign("opens as what goes with a title", -2, _opens_small),
    Sign("in title case", 1.5, _is_cased),
    Sign("its words are taken up below", 1.5, _is_taken_up),
    Sign("in title case under a line that is not", 2.5, _is_cased_under_what_is_not),
    Sign("short, and the first line or in capitals", -2.5, _may_be_site),
    Sign("the name of a known site", -6, _is_site),
    Sign("links side by side", -6, _is_menu),
    Sign("leads to a part of a site", -4, _is_path),
    Sign("ends in a day behind a sign", -4, _ends_in_day),
    Sign("names a section", -4, _is_section),
    Sign("under a known section", 4, under_known_section),
    Sign("under a section that the page links to", 4, under_link_of_menu),
    Sign("under a shorter line in title case", 1, under_short_line),
    Sign("under a few words, not the page's first", 0.5, under_few_words),
    Sign("under a column of links", -6, under_column_of_links),
    Sign("under a motto for a section", -4, under_motto),
    Sign("under the site's name for a section", -4, under_site),
    Sign("apart from its section", -3, apart_from_section),
    Sign("over a statement", 1.5, _has_statement_below),
    Sign("over a line not in title case", 1, _has_plain_line_below),
    Sign("over a line as long, and taken up below", 1.5, _is_upper_of_two),
    Sign("over a summary in points", 5, _over_points),
    Sign("where magazines print it", 2.5, _last_but_one),
    Sign("lines left below", -1.5, _lines_left),
)
