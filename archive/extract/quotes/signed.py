"""Comments listed line by line under a sentence that announces them: `topgao: What a soup.`, or without names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from archive.extract import lexicon
from archive.extract.quotes.sentences import last_sentence
from archive.extract.quotes.verbs import says, verb_of_saying
from archive.extract.records import Block
from archive.extract.tags import HANZI

IN_MARKS = re.compile(
    r"(?P<name>[@＠]?[^\s:：“”\"‘()（）][^:：“”\"\n()（）]{0,30}?)\s?(?:[(（][^()（）]{1,60}[)）])?\s?[:：]\s?[“\"](?P<words>[^\n]{7,}?)[”\"]?\s*"
)
SIGNED = re.compile(r"(?P<name>[@＠]?[^\s:：“”\"‘][^:：“”\"\n]{0,30}?)[:：]\s?(?P<words>[^\s/“\"].{7,}?)\s*", re.DOTALL)
SIGNED_BEHIND = re.compile(
    r"[“\"]?(?P<words>[^\s“”\"(（][^\n]{6,}?)[”\"]?\s?[(（](?P<name>[@＠][^\s()（）]{1,30})[)）]\.?\s*"
)
ANNOUNCED = re.compile(lexicon.whole_word(lexicon.word_set("small_words", "announces comments")), re.IGNORECASE)
OF_USERS = re.compile(
    r"\b(?:that|which)\s(?:[\w’-]+\s){0,3}?(?:users?|netizens?|commenters?)\s(?P<does>[^.:]*)", re.IGNORECASE
)
"""What is told of things by who uses them: `The words that every user should know:`."""
HEADING = re.compile(
    r"(?:[\w’-]+\s+){0,3}?(?:comments|reactions|replies|responses|voices|posts|tweets)(?:\s+(?:from|on|at|by|in|under|below|to)\s[^.!?:]*)?\s?[:：]",
    re.IGNORECASE,
)
HANZI_ALONE = re.compile(rf"[{HANZI}·]+")
NAME_LINE = re.compile(
    r"(?P<name>(?:@|[^\W\d_])[^\s:：“”\"()\[\]]{0,30}(?:\s(?:(?:of|the|in|and|from)\s){0,2}[^\W\d_a-z][^\s:：“”\"()\[\]]{0,20}){0,3})(?:\s?[(（\[][^()（）\[\]]{1,80}[)）\]])?\s?[:：]"
)
PERSON_LINE = re.compile(
    r"(?P<name>[A-Z][\w’.-]+(?:\s[A-Z][\w’.-]+){0,3})(?:\s?[(（][^()（）]{1,20}[)）])?(?:,\s(?:aged\s)?\d\d|\s[(（]\d\d[)）])(?P<rest>,\s[^.!?:]{2,60})?:?"
)
"""Who is heard under a line of their own: `Ann Vale, 39, cook, Wuhu`."""
COLONS = (":", "：")
ANSWERS = re.compile(r"\b(?:answers?|answered|entries|submissions|thread|wrote in)\b", re.IGNORECASE)
OPENS_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{3,}?)[”\"](?=\s[A-Z])")
"""A comment with a remark of the writer behind it: `“Mind the cat.” It minds nothing.`"""
LONGEST_NAME = 100
"""Characters before the colon, with what stands in brackets behind the name."""
FEWEST = 3
FEWEST_NAMES = 2
FEWEST_ASKED = 2
STOPS = tuple(".!?…。！？")
MOST_HEADING_WORDS = 8
MOST_LINE_WORDS = 30
SHOWN = re.compile(r"\b(?:bullet\s|live\s)?(?:comments|messages|replies|reviews|reactions|tweets)\b", re.IGNORECASE)
MARKS = re.compile('[“”"「」]')
LEADS = 2
MOST_APART = 3
MOST_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class SignedLine:
    """One comment of a list: who signed it, the place of its words in its block, and the sentence that announced it."""

    name: str
    start: int
    end: int
    lead: str


def signed_lines(blocks: Sequence[Block]) -> dict[int, SignedLine]:
    """The comments that stand as `name: words` three or more in a row (two with handles) under what announces them."""
    matches = [_signed(block) for block in blocks]
    asking = _asking(matches)
    found: dict[int, SignedLine] = {}
    for start, end in _runs(matches):
        run = [match for match in matches[start:end] if match]
        names = [match["name"] for match in run]
        lead = " ".join(block.text[-300:] for block in blocks[max(0, start - LEADS) : start])
        if run[0].re is SIGNED_BEHIND and len(run) < FEWEST_NAMES:  # a picture's
            continue
        by_handle = all(name[0] in "@＠" for name in names)
        in_hanzi = [match for match in run if match.re is SIGNED and HANZI_ALONE.fullmatch(match["name"])]
        spoken = all(match["words"].rstrip()[-1:] in STOPS for match in in_hanzi)  # `瓜: melon` is of a glossary
        is_list = end - start >= FEWEST and spoken and asking.isdisjoint(names)
        if by_handle or (is_list and _announces(lead)):
            lines = enumerate(matches[start:end], start)
            found |= {at: SignedLine(match["name"], *match.span("words"), lead) for at, match in lines if match}
    return found


def named_above(blocks: Sequence[Block]) -> dict[int, SignedLine]:
    """The comments that stand each under a line with a name alone, two or more under what announces them."""
    names = [at for at, block in enumerate(blocks[:-1]) if _name_line(block.text)]
    names = [at for at in names if not _name_line(blocks[at + 1].text)]
    found: dict[int, SignedLine] = {}
    for run in _near_each_other(names):
        lead = " ".join(block.text[-300:] for block in blocks[max(0, run[0] - LEADS) : run[0]])
        quoted = [at for at in run if blocks[at + 1].text[0] in '“"']
        announced = _announces(lead) or (len(quoted) >= FEWEST and ANSWERS.search(lead))
        if announced and len(run) >= FEWEST_NAMES:
            found |= {at + 1: line for at in run if (line := _under_name(blocks[at].text, blocks[at + 1].text, lead))}
    return found


def lines_of_comments(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines without marks and without stops, two or more in a row, that a sentence announces as comments:
    `Three of the comments that flew by:` over `The egg is free`.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind == "paragraph" and block.text.endswith(COLONS) and shown_in(last_sentence(block.text)):
            below = list(takewhile(lambda place: _is_bare_line(blocks[place]), range(at + 1, len(blocks))))
            found.update(below if len(below) >= FEWEST_NAMES else ())
    return frozenset(found)


def shown_in(lead: str) -> str:
    """What a sentence that announces lines of comments calls them: `bullet comments`."""
    found = SHOWN.search(lead)
    return found[0] if found else ""


def _is_bare_line(block: Block) -> bool:
    text = block.text
    few = FEWEST <= len(text.split()) <= MOST_LINE_WORDS and text[:1].isupper()
    return block.kind in ("paragraph", "list_item") and few and text[-1] not in ".:：" and not MARKS.search(text)


def _near_each_other(places: Sequence[int]) -> Iterator[list[int]]:
    """Places in runs: what stands under a name is one paragraph or two."""
    run: list[int] = []
    for at in places:
        if run and at - run[-1] > MOST_APART:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _under_name(line: str, text: str, lead: str) -> SignedLine | None:
    name = _name_line(line)
    start, end = len(text) - len(text.lstrip(' “"')), len(text.rstrip(' ”"'))
    if whole := OPENS_QUOTED.match(text):
        start, end = whole.span("words")
    return SignedLine(name["name"], start, end, lead) if name and start < end else None


def _name_line(line: str) -> re.Match[str] | None:
    return NAME_LINE.fullmatch(line) if line.endswith(COLONS) else None


def person_of_line(line: str) -> str | None:
    """The person whose name and age a line is, under which stands what they say; an age alone is dropped."""
    found = PERSON_LINE.fullmatch(line)
    return (line.rstrip(":") if found["rest"] else found["name"]) if found else None


def is_announced(lead: str) -> bool:
    """Whether a sentence announces comments: `Some comments from Weibo:`."""
    return lead.rstrip().endswith(COLONS) and _announces(lead[-200:])


def _announces(lead: str) -> bool:
    """Whether a text speaks of comments, and not only of things that users have, know or need."""
    found = ANNOUNCED.search(lead)
    told = OF_USERS.search(lead) if found else None
    if found and told and told.start() < found.start() and not says(told["does"]):
        return ANNOUNCED.search(lead, told.start("does")) is not None
    return found is not None


def heads_comments(line: str) -> bool:
    """Whether a line is the heading of comments: `Comments on Weibo:`, `Some reactions:`."""
    is_lead = line.endswith(COLONS) and len(line.split()) <= MOST_HEADING_WORDS
    return is_lead and HEADING.fullmatch(line) is not None


def _runs(matches: Sequence[re.Match[str] | None]) -> Iterator[tuple[int, int]]:
    """Where signed lines stand in a row: from, to (not included)."""
    for signed, run in groupby(range(len(matches)), key=lambda at: matches[at] is not None):
        places = list(run)
        if signed:
            yield places[0], places[-1] + 1


def signature(text: str) -> re.Match[str] | None:
    """How a text is signed; one without a handle or a colon near its beginning is not, and costs no more than that."""
    behind = SIGNED_BEHIND.fullmatch(text) if "@" in text or "＠" in text else None
    return behind or ((SIGNED.fullmatch(text) or IN_MARKS.fullmatch(text)) if _has_colon(text[:LONGEST_NAME]) else None)


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def _asking(matches: Sequence[re.Match[str] | None]) -> frozenset[str]:
    """The labels of who asks in an interview: mostly questions stand behind them, and answers in between."""
    asked = Counter(match["name"] for match in matches if match and match["words"].rstrip().endswith(("?", "？")))
    said = Counter(match["name"] for match in matches if match)
    often = {name for name, times in asked.items() if times >= FEWEST_ASKED and 2 * times >= said[name]}
    others = any(name not in often and times >= FEWEST_ASKED for name, times in said.items())
    return frozenset(said) if often and others else frozenset()


def _signed(block: Block) -> re.Match[str] | None:
    if block.kind not in ("paragraph", "list_item"):
        return None
    match = signature(block.text)
    if match is None or len(match["name"].split()) > MOST_NAME_WORDS:
        return None
    is_sentence = verb_of_saying().search(match["name"]) is not None
    return None if is_sentence else match
