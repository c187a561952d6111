"""Reader comments in a text page: a count line, then number, `Avatar`, name, date line and text of each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.extract.dates import printed_date
from archive.extract.lines import Line, folded
from archive.extract.meta_lines import is_stamp as is_day
from archive.extract.records import ReaderComment
from archive.extract.rules import role_of, rule_for
from archive.extract.sources import copyright_year

COUNT = re.compile(
    r"(?:\d{1,5}|one|no|keine) (?:comments?|responses?|replies|kommentare?|reaktionen?|antworten|bình luận|"
    r"comentarios?|comentários?|commentaires?|réponses?|commenti|risposte|reacties?|komentar|kommentarer?|komentarzy|yorum|"
    r"комментари(?:й|я|ев)|thoughts? on .{1,200})|"
    r"(?:comments|kommentare|comentarios|commentaires|评论) ?[(（]\d{1,5}[)）]|"
    r"\d{1,5} ?(?:条评论|則留言|件のコメント|개의 댓글)",
    re.IGNORECASE,
)
STAMP = re.compile(
    r".{0,20}\b(?:19|20)\d\d\b.{0,4}(?:,| at | um | lúc | à | a las |\s)\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([ap])?\.?(?:m\b)?\.?(?:\s*uhr|h)?\s*$", re.IGNORECASE)
NOT_NAMES = re.compile(
    r"\d{1,4}\.?|avatar|reply|antworten|trả lời|phản hồi|reageren|report|upvote|share|"
    r"responder|respuesta|répondre|rispondi|beantwoorden|balas|svara?|"
    r"odpowiedz|yanıtla|ответить|返信|回复|回覆|답글|says:|pingback:?|log in to reply\.?|permalink|like|liked by .*|"
    r"gefällt mir|me gusta|j'aime|mi piace|thích",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"(?:\s+(?:says|said|sagte?|schrieb|meint|dice|dijo|ha detto|scrive|disse|diz|dit|a dit|zegt|schreef|berkata|säger|"
    r"skrev|nói|viết|говорит|пишет)|\s*(?:より|说道?|說道?)(?=\s*[:：]))\s*[:：]?$",
    re.IGNORECASE,
)
BARE_HEADING = re.compile(
    r"(?:all |reader |readers[’'] )?(?:comments|conversation|discussion|replies|responses)(?: ?[(（]\d{1,5}[)）])?:?",
    re.IGNORECASE,
)
"""A heading over comments that does not count them: it needs the first of them right under it."""
LONGEST_NAME = 80
FIRST_WITHIN = 6
FIRST_RIGHT_UNDER = 3
LONGEST_STAMP = 70


COUNTED = re.compile(
    r"(?:\d{1,5}|one|eine?|una?|um|een) [^\W\d_]{4,15} (?:on|to|zu|auf|sur|en|em|su|op|về|sobre|pada|на) "
    r"[“\"„«]\s?(?P<title>.{3,200}?)\s?[”\"“»]",
    re.IGNORECASE,
)


COUNTED_AFTER = re.compile(r"[“「](?P<title>.{3,200})[”」] ?(?:への|에 대한|的|有)\s?\d{1,5} ?(?:件|개|条|則)\w{0,10}")
FIRST_OF_COUNTED = frozenset("oOeEuU“「")
FIRST_OF_COUNT = FIRST_OF_COUNTED | frozenset("nNkKcC评")
"""With what lines that count begin, if not with a digit."""
NUMBERED_NAME = re.compile(r"(\d{1,4})\. {1,3}(\S.{0,60})")


def counted_title(text: str) -> str | None:
    """The title that a line over comments quotes: `3 thoughts on “Noodles Again”`."""
    if not (text[:1] in FIRST_OF_COUNTED or text[:1].isdecimal()):
        return None
    found = COUNTED.fullmatch(text) or COUNTED_AFTER.fullmatch(text)
    return found["title"] if found else None


def count_line(text: str) -> bool:
    """Whether a line counts the comments under it."""
    if len(text) > 240 or not (text[:1] in FIRST_OF_COUNT or text[:1].isdecimal()):
        return False
    return COUNT.fullmatch(text) is not None or counted_title(text) is not None


def begins_comments(lines: Sequence[Line], at: int) -> bool:
    """Whether a line counts comments or heads them, and the first of them follows."""
    counts = count_line(lines[at].text)
    if not counts and not _heads_comments(lines[at].text):
        return False
    below = [line.text for line in lines[at + 1 : at + 1 + (FIRST_WITHIN if counts else FIRST_RIGHT_UNDER)]]
    return any(is_stamp(text) or NUMBERED_NAME.fullmatch(text) for text in below)


def _heads_comments(text: str) -> bool:
    return len(text) <= LONGEST_NAME and BARE_HEADING.fullmatch(text) is not None


def read_comments(lines: Sequence[Line]) -> tuple[list[tuple[ReaderComment, int]], set[int]]:
    """The comments under an article, each with the place of its first line, and the places of all their lines."""
    counted = _begin(lines)
    until = next((at for at in range(counted + 1, len(lines)) if _ends_comments(lines[at])), len(lines))
    stamps = [at for at in range(counted + 1, until) if is_stamp(lines[at].text)]
    starts = [_name_place(lines, at) for at in stamps]
    comments: list[tuple[ReaderComment, int]] = []
    used: set[int] = set()
    for number, (stamp, name) in enumerate(zip(stamps, starts, strict=True)):
        below = starts[number + 1] if number + 1 < len(starts) else until
        if name is None or below is None:
            continue
        text = [at for at in range(stamp + 1, below) if _is_said(lines[at].text)]
        words = "\n".join(lines[at].text for at in text)
        author = SAYS.sub("", lines[name].text)
        comments.append((ReaderComment(author, iso_stamp(lines[stamp].text), words), name))
        used |= {name, stamp, *text}
    return (comments, used) if comments else _numbered_comments(lines, counted, until)


def _begin(lines: Sequence[Line]) -> int:
    """Where the comments begin: at the line that counts or heads them, else over the first `Ann says:` with a date."""
    headed = next((at for at, line in enumerate(lines) if count_line(line.text) or begins_comments(lines, at)), None)
    if headed is not None:
        return headed
    says = (at for at, line in enumerate(lines[1:-1], 1) if SAYS.search(line.text) and is_stamp(lines[at + 1].text))
    return next(says, 1) - 1


def _is_said(text: str) -> bool:
    """Whether a line under a comment's date is of the comment, and no button or line of the page."""
    return NOT_NAMES.fullmatch(folded(text)) is None and rule_for(text) is None


def _numbered_comments(
    lines: Sequence[Line], counted: int, until: int
) -> tuple[list[tuple[ReaderComment, int]], set[int]]:
    """Comments that print no date: `1. Mara` and so on from one, under a line that counts them."""
    starts: list[int] = []
    for at in range(counted + 1, until):
        found = NUMBERED_NAME.fullmatch(lines[at].text)
        if found and int(found[1]) == len(starts) + 1:
            starts.append(at)
    if not starts or not count_line(lines[counted].text):
        return [], set()
    comments = []
    for start, end in pairwise([*starts, until]):
        words = "\n".join(line.text for line in lines[start + 1 : end])
        comments.append((ReaderComment(lines[start].text.partition(". ")[2].strip(), None, words), start))
    return comments, set(range(starts[0], until))


def is_stamp(text: str) -> bool:
    """Whether a line is a comment's date: `October 3, 2019 at 4:12 pm`."""
    return (
        len(text) <= LONGEST_STAMP
        and printed_date(text) is not None
        and (STAMP.search(text) is not None or len(text) <= 20 or is_day(text))
    )


def iso_stamp(text: str) -> str | None:
    """A comment's date line as ISO 8601, to the minute where it has a clock time."""
    date = printed_date(text)
    clock = CLOCK.search(text)
    if not date or len(date) < 10 or not clock:
        return date
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    return f"{date}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else date


def _name_place(lines: Sequence[Line], stamp: int) -> int | None:
    for at in range(stamp - 1, max(-1, stamp - 4), -1):
        text = lines[at].text
        if not NOT_NAMES.fullmatch(folded(text)) and len(text) <= LONGEST_NAME:
            return at
    return None


def _ends_comments(line: Line) -> bool:
    """Whether a line ends the comments: `Trả lời` may be the link under one, or the heading of the form."""
    if copyright_year(line.text):
        return True
    return (role_of(line) or "").startswith("ends") and NOT_NAMES.fullmatch(folded(line.text)) is None
