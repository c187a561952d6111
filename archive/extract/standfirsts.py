"""Which line under a title is its standfirst."""

import re

from archive.extract.captions import has_credit
from archive.extract.head_window import Window
from archive.extract.headings import is_rubric

FEWEST_STANDFIRST_WORDS = 6
ADDS = re.compile(r"(?:also|plus|and): ", re.IGNORECASE)
"""How the line under a newsletter's title goes on with it: `Plus: a talking stove`."""


def standfirst_of(window: Window, title: int) -> int | None:
    """The line under the title, if it is neither a caption nor leads on to something else."""
    at = next((at for at in window.places if at > title), None)
    if at is None or has_credit(window.lines[at]) or window.lines[at].text.endswith(":"):
        return None
    if any(title < meta < at for meta in window.meta):
        return None
    if ADDS.match(window.lines[at].text):
        return at
    line, long = window.lines[at], window.lines[at].words >= FEWEST_STANDFIRST_WORDS
    if window.kind != "sole" or any(meta > at for meta in window.meta):
        return at if long or line.ends_sentence else None
    return at if long and (line.ends_sentence or is_rubric(window.lines, title, at)) else None
