"""The people that a byline, or a field for names, names."""

import re

from archive.extract.bylines import byline_parts, is_byline
from archive.extract.records import Role

LONGEST_NAME = 60
NOT_NAMES = frozenset({"avatar", "by", "admin", "administrator", "editor", "staff", "author", "webmaster", "guest"})
AROUND = re.compile(r"^by\s+(?=[A-Z])|\s?(?:\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}).*$")
"""What themes print in the element of a name: a small `by`, and the day without a space before it."""


def people_in(shown: str) -> tuple[tuple[Role, str], ...]:
    """The people in words such as `By Ann Vale, edited by Tom Reed`, `Ann Vale and Tom Reed` or one name alone."""
    shown = AROUND.sub("", shown)
    for text in (shown, f"By {shown}"):
        if is_byline(text):
            return tuple(byline_parts(text))
    is_name = len(shown) <= LONGEST_NAME and "://" not in shown and shown.lower() not in NOT_NAMES
    return (("author", shown),) if shown and is_name else ()
