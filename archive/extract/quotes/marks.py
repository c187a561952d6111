"""Stretches of a text between quote marks, mended where a mark is missing or turned the wrong way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

MARK = re.compile('[“”„‟"「」『』«»]')
# The mark stands first and what goes before it is looked at then: `re` runs from one such character to the next.
SINGLE_OPEN = re.compile(r"[‘'](?:(?<![\w’]‘)(?<=‘)(?=\S)|(?:(?<=[\s(]')|(?<=^'))(?=[A-Z]))")
SINGLE_CLOSE = re.compile(r"[’'](?:(?<=[.,!?…].)(?!\w)|(?<=\w.)(?=[,.;:]|\s*$|\s(?:and|or)\s‘))")
LOOSE_CLOSE = re.compile(r"[’'](?=\s[(a-z])(?:(?<=[^\Ws].)|(?<=ss.))")
SENTENCE_HALT = re.compile(r"[.!?]\s")
FEWEST_LOOSE = 4
FEWEST_SINGLE = 3
"""Words between single marks that no stop ends; fewer are a name, or an apostrophe closed them."""
OPENING, CLOSING, EITHER = "“„‟「『«", "”」』»", '"'
COLON = re.compile(r"[:：]\s*$")
HALT = re.compile(r"[:：;；]\s*$")
"""What ends a sentence that leads to words: a colon, or what stands for one."""
SENTENCE_END = re.compile(
    r"[.!?…](?:(?=\s*$)|(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs)\.)(?<!\bMrs\.)(?=\s))"
)  # no end: U.S.
SENTENCE_BEFORE = re.compile(r"[.!?…]\s+$")
SAYS = (
    r"(?:added|answered|asked|commented|complained|joked|noted|posted|quipped|recalled|remarked|replied|said|says|sighed|"
    r"wondered|wrote|writes)"
)
SAID_BEHIND = re.compile(
    rf"[,?!]\s(?:{SAYS}\s(?:an?|another|one|some)\s[^,.;:“”\"]{{2,60}}|(?:one|another)\s[^,.;:“”\"]{{2,60}}?\s{SAYS}|(?:from|by)\s(?:an?|another|one|some(?:one|body))\s[^,.;:“”\"]{{2,60}})[.]$"
)
"""Who said it, where nobody closed the mark before: `“The soup is thin, recalled one user.`"""
SINGLE_SAID = re.compile(rf"[’'],?\s(?:[^,.;:“”‘]{{2,60}}\s)?(?:{SAYS}|responded|responds|answers|replies|asks)\b")
LONGEST_OPEN = 600
LONGEST_BARE = 160
NEAR = 8
LED = re.compile(r"(?:[a-z]:\s+|[a-z][.?!]\s+(?=(?:I|We|My|Our|You|Your)(?:’\w+)?\s))(?P<words>[A-Z][^:“”\"]*[.,!?…])$")
"""What a mark closes that nobody opened: the words behind a colon, or from the first `I` or `you` on."""
LONGEST_LED = 400
LONGEST_SINGLE, LONGEST_LOOSE = 900, 300
NEIGHBOURS = 16
"""Blocks are asked for their quotations again while those around them are heard."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `outer_start` to `outer_end` with the marks, `start` to `end` without.

    `original` is the place of the Chinese printed beside them; `rest` that of words which stand apart from the others
    because the original comes between.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool = True
    original: tuple[int, int] | None = None
    rest: tuple[int, int] | None = None


def quotations(text: str, begun: bool = False, runs_on: bool = False) -> tuple[Quotation, ...]:
    """The quotations of one block, in order, none within another.

    A mark that is never closed ends with its sentence, and so swallows no paragraph, unless the quotation `runs_on` in
    the next block, or is the last of its block, short, and led by a colon. An opening mark that stands where only a
    closing one can (`“so“,`) closes. A block in the middle of a quotation (`begun`) may have a closing mark only.
    """
    return _quotations(text, begun, runs_on)


@lru_cache(maxsize=NEIGHBOURS)
def _quotations(text: str, begun: bool, runs_on: bool) -> tuple[Quotation, ...]:
    if text.startswith('"') and text.rstrip().endswith('"') and text.count('"') == 3:  # "a “b”" in straight marks
        return (Quotation(0, 1, len(text.rstrip()) - 1, len(text.rstrip())),)
    found = list(_doubles(text, begun, runs_on))
    if not found:
        return tuple(_singles(text))
    return tuple(sorted([*found, *_said_in_singles(text, found)], key=lambda quote: quote.start))


def leads_on(text: str) -> bool:
    """Whether a text ends with a colon: what COLON finds, without a look at each character."""
    return text.rstrip().endswith((":", "："))


def goes_on(text: str, following: str, closed_below: bool = False) -> bool:
    """Whether a quotation left open at the end of `text` goes on in the block `following`: that opens with a mark, as
    the custom is, or closes one before it opens any; or has none, and one further below does (`closed_below`).
    """
    quotes = quotations(text)
    if not quotes or quotes[-1].closed:
        return False
    first = next(iter(_marks_in(following)), None)
    if first is None:
        return closed_below
    mark = following[first]
    return mark in OPENING + EITHER if first == 0 else mark in CLOSING and _ends_speech(following, first)


def closes_first(text: str) -> bool | None:
    """Whether the first mark of a block closes something said; None if it has no mark."""
    first = next(iter(_marks_in(text)), None)
    return text[first] in CLOSING and _ends_speech(text, first) if first is not None else None


def opens_only(text: str) -> bool:
    """Whether a block opens with a mark and has no other."""
    return _marks_in(text) == (0,) and text[0] in OPENING + EITHER


@lru_cache(maxsize=256)
def _marks_in(text: str) -> tuple[int, ...]:
    """The places of double marks; kept, as each block of an article is asked by those around it, too."""
    if not any(map(text.__contains__, OPENING + CLOSING + EITHER)):
        return ()
    return tuple(mark.start() for mark in MARK.finditer(text))


def _ends_speech(text: str, mark: int) -> bool:
    return mark > 0 and text[mark - 1] in ".,!?…。！？，"


def _doubles(text: str, begun: bool, runs_on: bool) -> Iterator[Quotation]:
    opened: int | None = None
    ended = 0
    marks = _marks_in(text)
    if begun and marks and marks[0] and _ends_speech(text, marks[0]):
        yield Quotation(0, 0, marks[0], marks[0] + 1)
        marks = marks[1:]
    for at in marks:
        if opened is None and text[at] in CLOSING and not _opens(text, at):
            if led := LED.search(text, max(ended, at - LONGEST_LED), at):
                yield Quotation(led.start("words"), led.start("words"), at, at + 1)
            ended = at + 1
        elif opened is None:
            opened = at if _opens(text, at) else None
        elif _closes(text, at):
            yield Quotation(opened, opened + 1, at, at + 1)
            opened, ended = None, at + 1
        else:
            yield from _unclosed(text, opened, at)
            opened = at
    said = SAID_BEHIND.search(text, opened + 2) if opened is not None and not runs_on else None
    if opened is not None and said:
        yield Quotation(opened, opened + 1, said.start() + 1, said.start() + 1)
    elif opened is not None and (runs_on or _is_cut_short(text, opened)) and opened + 1 < len(text.rstrip()):
        yield Quotation(opened, opened + 1, len(text.rstrip()), len(text.rstrip()), closed=False)
    elif opened is not None:
        yield from _unclosed(text, opened, len(text))


def _is_cut_short(text: str, opened: int) -> bool:
    """Whether only the end of a block lacks its mark: `He wrote: “So. It is so`, `They smiled. “So. It is so.`"""
    if len(text) - opened <= LONGEST_BARE and SENTENCE_BEFORE.search(text, max(0, opened - NEAR), opened):
        return text.rstrip()[-1:] in ".!?…"
    return len(text) - opened <= LONGEST_OPEN and COLON.search(text, max(0, opened - NEAR), opened) is not None


def _opens(text: str, at: int) -> bool:
    """Whether a mark outside a quotation opens one; a closing mark may do so at the start of a word."""
    if text[at] in OPENING:
        return True
    starts_word = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-/"
    return starts_word and at + 1 < len(text) and not text[at + 1].isspace()


def _closes(text: str, at: int) -> bool:
    """Whether a mark inside a quotation closes it; an opening mark may do so at the end of a word."""
    if text[at] in CLOSING:
        return True
    ends_word = not text[at - 1].isspace() and (
        at + 1 == len(text) or not (text[at + 1].isalnum() or text[at + 1] in "‘[")
    )
    return ends_word and (text[at] in EITHER or text[at] in OPENING)


def _unclosed(text: str, opened: int, until: int) -> Iterator[Quotation]:
    end = SENTENCE_END.search(text, opened + 1, min(until, opened + LONGEST_OPEN))
    if end and end.end() > opened + 2:
        yield Quotation(opened, opened + 1, end.end(), end.end(), closed=False)


def _said_in_singles(text: str, doubles: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks beside double ones, if a verb of saying stands behind: `‘So it is’, he said.`"""
    for quote in _singles(text):
        beside = all(quote.outer_end <= other.outer_start or quote.outer_start >= other.outer_end for other in doubles)
        long = len(text[quote.start : quote.end].split()) >= FEWEST_SINGLE
        if beside and long and SINGLE_SAID.match(text, quote.end):
            yield quote


def _loose_close(text: str, opened: int, until: int) -> re.Match[str] | None:
    """The mark that closes words in single marks within a sentence: `she called it ‘a very thin soup’ and left`."""
    until = min(until, opened + LONGEST_LOOSE)  # else each mark of a long text would be looked for to its end
    halt = SENTENCE_HALT.search(text, opened, until)
    close = LOOSE_CLOSE.search(text, opened, min(until, halt.start() if halt else until) + 2)
    other = SINGLE_OPEN.search(text, opened, close.start()) if close else None
    if not close or other or close.start() >= until or len(text[opened : close.start()].split()) < FEWEST_LOOSE:
        return None
    return close


def _is_short(words: str) -> bool:
    return words[-1:].isalnum() and len(words.split()) < FEWEST_SINGLE


def _singles(text: str) -> Iterator[Quotation]:
    """Quotations in single marks, where a block has no double ones: only such as close after a stop."""
    if "‘" not in text and "'" not in text:  # looked for at every letter otherwise
        return
    at = 0
    while opening := SINGLE_OPEN.search(text, at):
        close = SINGLE_CLOSE.search(text, opening.end(), opening.end() + LONGEST_SINGLE)
        following = SINGLE_OPEN.search(text, opening.end(), opening.end() + LONGEST_SINGLE)
        at = opening.end()
        if loose := _loose_close(text, at, close.start() if close else len(text)):
            close = loose
        if close and _is_short(text[opening.end() : close.start()]):
            at = close.end()
            continue
        if close and (not following or following.start() > close.start()):
            yield Quotation(opening.start(), opening.end(), close.start(), close.end())
            at = close.end()
