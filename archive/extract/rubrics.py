"""What speaks for, or against, the line above a title as its section."""

from archive.extract.head_window import Reading, Window
from archive.extract.headings import MENU_SIGN, is_section_like, is_service, is_title_case
from archive.extract.lines import folded
from archive.extract.people import known_people
from archive.extract.sources import known_source

MOST_RUBRIC_WORDS = 3
FEWEST_LINKS = 3
FEWEST_SITE_WORDS = 4


def under_known_section(window: Window, reading: Reading) -> bool:
    return reading.section is not None and folded(window.lines[reading.section].text) in window.sections


def under_link_of_menu(window: Window, reading: Reading) -> bool:
    """Whether the section is one of the page's own, named among its links above."""
    if reading.section is None:
        return False
    name = folded(window.lines[reading.section].text)
    return any(name in map(folded, MENU_SIGN.split(line.text)) for line in window.lines[: reading.section])


def under_short_line(window: Window, reading: Reading) -> bool:
    if reading.section is None:
        return False
    section, title = window.lines[reading.section], window.lines[reading.title]
    return is_title_case(section.text) and (title.words > section.words or window.kind == "magazine")


def under_few_words(window: Window, reading: Reading) -> bool:
    """Whether a few words stand above, and something above these: a rubric, as the page's first line seldom is one."""
    if not reading.section:
        return False
    section = window.lines[reading.section]
    return section.words <= MOST_RUBRIC_WORDS and section.text[0].isupper() and len(section.text) > 2


def under_column_of_links(window: Window, reading: Reading) -> bool:
    """Whether the section is the last of links set one under the other: `Latest`, `Events`, `Newsletter`."""
    if reading.section is None or reading.section < FEWEST_LINKS:
        return False
    links = window.lines[reading.section - FEWEST_LINKS + 1 : reading.section + 1]
    return is_service(links[-1].text) and all(is_section_like(line) and line.words <= 2 for line in links)


def under_motto(window: Window, reading: Reading) -> bool:
    line = window.lines[reading.section] if reading.section is not None else None
    return line is not None and line.words > 2 and not is_title_case(line.text)


def under_site(window: Window, reading: Reading) -> bool:
    if reading.section is None or under_known_section(window, reading):
        return False
    line = window.lines[reading.section]
    if window.kind == "blog" and reading.section <= 1:  # what it prints there in capitals is a section
        return not (line.text.isupper() or under_link_of_menu(window, reading))
    first = reading.section == 0 and window.kind == "sole"
    long = line.words >= FEWEST_SITE_WORDS and not known_people(line.text)
    return (first and long) or bool(known_source(line.text))


def apart_from_section(window: Window, reading: Reading) -> bool:
    return reading.section is not None and any(
        at not in window.meta for at in range(reading.section + 1, reading.title)
    )
