"""Which publication an article is from: by copyright line, page title or address."""

import re
from functools import cache
from urllib.parse import urlsplit

from archive.extract import lexicon
from archive.extract.lines import folded

COPYRIGHT = re.compile(
    r"(?:(?:版权所有|版權所有|著作權所有)[\s:：]*)?(?:copyright\s*(?:©|\(c\))?|©|\(c\))\s*(?P<first>(?:19|20)\d\d)(?:\s*[-–]\s*(?P<last>(?:19|20)\d\d))?[,.]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
OPENS_COPYRIGHT = ("c", "C", "©", "(", "版", "著")
HOLDER_ENDS = re.compile(r"[.,;|–]|\s-\s|\ball rights\b", re.IGNORECASE)


def copyright_year(text: str) -> str | None:
    """The year of a copyright line about one article; None for any other line, and for a site's span of years."""
    found = COPYRIGHT.match(text[:300]) if text.startswith(OPENS_COPYRIGHT) else None
    return found["first"] if found and not found["last"] else None


def copyright_holder(text: str) -> str | None:
    """Who a copyright line names, as a publication where the lexicon knows it."""
    found = COPYRIGHT.match(text[:300])
    holder = HOLDER_ENDS.split(found["rest"], maxsplit=1)[0].strip() if found else ""
    return known_source(holder) or holder or None


def known_source(name: str) -> str | None:
    """The publication that a site's name stands for, or None."""
    return _names().get(folded(name).removeprefix("www.").rstrip("."))


def address_source(address: str) -> str | None:
    """The publication at this address, or None."""
    return known_source(host(address) or "")


def host(address: str) -> str | None:
    """The name of the machine an address leads to, which stands for a site that names itself nowhere."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


@cache
def _names() -> dict[str, str]:
    pairs = (entry.split(" = ", 1) for entry in lexicon.entries("sources"))
    return {folded(name): source for name, source in pairs}
