"""Which line under a title is its standfirst."""

from archive.extract.captions import has_credit
from archive.extract.head_window import Window
from archive.extract.headings import is_rubric

FEWEST_STANDFIRST_WORDS = 6


def standfirst_of(window: Window, title: int) -> int | None:
    """The line under the title, if it is neither a caption nor leads on to something else."""
    at = next((at for at in window.places if at > title), None)
    if at is None or has_credit(window.lines[at]) or window.lines[at].text.endswith(":"):
        return None
    line, long = window.lines[at], window.lines[at].words >= FEWEST_STANDFIRST_WORDS
    if window.kind != "sole" or window.closed:
        return at if long or line.ends_sentence else None
    return at if long and (line.ends_sentence or is_rubric(window.lines, title, at)) else None
