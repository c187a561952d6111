"""What a line looks like, as titles and headings go."""

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.extract import lexicon
from archive.extract.lines import Line, folded

MOST_WORDS = 13
LONGEST = 120
LONGEST_TITLE_WORDS = 30
SECTION_WORDS = 6
LONGEST_SECTION = 45
TITLE_CASE = 0.75
"""Share of a line's words with a capital; magazines leave only small words (`of`, `the`) without one."""
LOWER = lexicon.word_set("small_words", "small in titles")
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
ENDS_LIKE_TITLE = "?!”’)"
MENU = lexicon.word_set("small_words", "parts of a site")
SERVICES = lexicon.word_set("page_words", "services")
MENU_SIGN = re.compile(r"\s+[|·•›»/]\s+|\s{2,}")
FEWEST_PARTS, MOST_PART_WORDS, FEWEST_SERVICES = 3, 4, 2
FEWEST_KNOWN, MOST_KNOWN = 0.6, 0.75
"""Share of the words of a menu that are known to stand in menus: each site has a part or two of its own. More must be
known where no word names a service, as titles have words of subjects, too.
"""
STATES = re.compile(r"\.[”\"’]$|^[^“]*[^\W\d_][.!?]?”$|[.!?][”\"’]?\s\([^()]{1,80}\)$")
"""How a sentence ends that quotes somebody, a quotation whose opening stands elsewhere, and what an aside follows."""
LETTERED = re.compile(r"[(]?(?:[a-z]|[ivx]{1,4}|\d{1,2})[)]\s+(?=[A-Z“‘])")
"""What counts headings: `(a) The front row`, `ii) The stove`."""
RUBRIC = re.compile(
    r"(?:(?:An?|Our|The|This|Your)\s+)?(?:[\w-]+\s+){0,2}?(?:digest|look|news|overview|recap|round-?up|selection|series|summary|wrap-?up)\b",
    re.IGNORECASE,
)
FEWEST_LEAD_WORDS = 12


def is_heading_like(line: Line) -> bool:
    """Whether a line is short, opens as a heading does and ends no sentence."""
    text = (LETTERED.sub("", line.text) if ")" in line.text else "") or line.text
    if line.words > MOST_WORDS or len(text) > LONGEST or STATES.search(text) or text[0] in "–—-":
        return False
    if line.ends_sentence and text[-1] not in ENDS_LIKE_TITLE:
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"" or not text[0].isascii()


def is_title_like(line: Line) -> bool:
    """Whether a line may be an article's title: longer than headings may be, and no statement."""
    ends = line.ends_sentence and line.text[-1] not in ENDS_LIKE_TITLE and not line.text.endswith("...")
    return line.words <= LONGEST_TITLE_WORDS and len(line.text) <= 2 * LONGEST and not ends


def is_section_like(line: Line) -> bool:
    """Whether a line may name a section: a few words that end no sentence."""
    return line.words <= SECTION_WORDS and len(line.text) <= LONGEST_SECTION and not line.ends_sentence


@lru_cache(maxsize=4096)
def is_title_case(text: str) -> bool:
    """Whether most words of a text have a capital."""
    words = [word for word in WORD.findall(text) if word.lower() not in LOWER]
    return bool(words) and sum(word[0].isupper() for word in words) >= TITLE_CASE * len(words)


@lru_cache(maxsize=4096)
def is_menu(text: str) -> bool:
    """Whether a line lists the parts of a site: `Stories · Regions · Topics`, `Home News Sport Business`."""
    parts = [part.strip() for part in MENU_SIGN.split(text)]
    listed = len(parts) >= FEWEST_PARTS and all(part and len(part.split()) <= MOST_PART_WORDS for part in parts)
    if len(parts) > 1 and "  " in text and len(parts[0].split()) <= MOST_PART_WORDS:
        return True  # spaces that only links leave
    return _is_all_parts(text) or (listed and text[-1].isalpha() and not any(char.isdigit() for char in text))


def is_service(text: str) -> bool:
    """Whether a line is but a link to a part of a site that is about no subject: `Newsletter`, `About`."""
    return folded(text) in SERVICES


def _is_all_parts(text: str) -> bool:
    """Whether a line is but words of menus, or most are: `Home News Sport Kitchens`, `Languages Newsletter Donate`."""
    if text[-1] in ENDS_LIKE_TITLE or len(text) > LONGEST or ":" in text:
        return False
    words = [word for word in folded(text).split() if word not in ("&", "and")]
    if words[0] == "home" and len(words) >= FEWEST_PARTS and words[1] in SERVICES:
        return True
    known = sum(word in MENU or word in SERVICES for word in words)
    services = sum(word in SERVICES for word in words)
    whole = known == len(words)
    few = services >= FEWEST_SERVICES or (services and whole) or words[0] == "home"
    sure = whole or services  # `Internet Culture Review Returns` may be a title
    fewest = FEWEST_PARTS if few else FEWEST_PARTS + 1 if sure else FEWEST_PARTS + 2
    share = FEWEST_KNOWN if services else MOST_KNOWN
    return len(words) >= fewest and known >= share * len(words) and LOWER.isdisjoint(words)


def is_rubric(lines: Sequence[Line], title: int, at: int) -> bool:
    """Whether a line says what a series is, without a full stop: `Our round-up of the news of the stoves`."""
    below = lines[at + 1] if at == title + 1 and at + 1 < len(lines) else None
    leads_on = below is not None and below.words >= FEWEST_LEAD_WORDS and below.text.endswith((".", ":"))
    cased = is_title_case(lines[title].text) and not is_title_case(lines[at].text)
    return leads_on and cased and RUBRIC.match(lines[at].text) is not None
