"""What speaks for, or against, the line above a title as its section."""

from itertools import takewhile

from archive.extract.head_window import Reading, Window
from archive.extract.headings import MENU, MENU_SIGN, WORD, is_section_like, is_service, is_title_case
from archive.extract.lines import Line, folded
from archive.extract.people import known_people
from archive.extract.rules import rule_for
from archive.extract.sources import known_source

MOST_RUBRIC_WORDS = 3
OF_SITES = frozenset(["blog", "journal", "magazine", "media", "my", "news", "projects", "stories", "voices"])
"""Words of subjects that are in the names of sites as well."""
FEWEST_LINKS = 3
FEWEST_SUBJECTS = 2
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
    section = window.lines[reading.section]
    above = list(takewhile(_may_be_link, reversed(window.lines[1 : reading.section])))
    if is_service(section.text):
        return len(above) >= FEWEST_LINKS - 1
    subjects = [folded(line.text) for line in above if not is_service(line.text) and rule_for(line.text) is None]
    return len(subjects) >= FEWEST_SUBJECTS and folded(section.text) not in subjects


def _may_be_link(line: Line) -> bool:
    return is_section_like(line) and line.words <= 2


def under_motto(window: Window, reading: Reading) -> bool:
    line = window.lines[reading.section] if reading.section is not None else None
    return line is not None and line.words > 2 and not is_title_case(line.text)


def under_site(window: Window, reading: Reading) -> bool:
    if reading.section is None or under_known_section(window, reading):
        return False
    line = window.lines[reading.section]
    if window.kind == "blog" and reading.section <= 1:  # what it prints there in capitals is a section
        named = under_link_of_menu(window, reading) or _names_subject(window, reading.section)
        return not (line.text.isupper() or named)
    first = reading.section == 0 and window.kind == "sole"
    long = line.words >= FEWEST_SITE_WORDS and not known_people(line.text)
    return (first and long) or bool(known_source(line.text))


def _names_subject(window: Window, section: int) -> bool:
    """Whether a line names a subject, as `World News` does; under a site's name one word of it tells."""
    known = [word in MENU and word not in OF_SITES for word in WORD.findall(window.lines[section].text.lower())]
    return all(known) if section == 0 else any(known)


def apart_from_section(window: Window, reading: Reading) -> bool:
    """Whether lines stand between a section and its title; a date may, but under a page's first line."""
    if reading.section is None:
        return False
    between = range(reading.section + 1, reading.title)
    return any(at not in window.meta or reading.section == 0 for at in between)
