"""Where a voice is heard: on which platform, from which place, under which handle."""

import re
from functools import cache, lru_cache

from archive.extract import lexicon
from archive.extract.tags import HANDLE, handles_in

MAGAZINE = re.compile(r"What[’']s on Weibo")
BESIDE = re.compile(
    r"(?:\s*[(（][^()（）@＠]{0,40}[)）])?[\s,，:：(（\[‘“\"]*(?:(?:by|named|called|nicknamed|known\s+as|under\s+the\s+name(?:\s+of)?|"
    r"(?:who|that)\s+calls?\s+(?:herself|himself|themselves|itself)|with\s+the\s+(?:handle|name)|also)\s+)?"
    r"[^@＠.,;:!?]{0,40}?[(（‘“\"]?(?=[@＠])"
)
NICKNAME = re.compile(r"[‘“\"「](?P<name>[^‘’“”\"「」]{1,30})[’”\"」]")
ORIGIN = re.compile(r"\bfrom\s+(?P<place>[A-Z][a-z’]+(?:\s[A-Z][a-z’]+)?)\s*$")
SCREEN_NAME = re.compile(r"\s+(?P<name>[A-Z_][\w-]{2,30})$")
NAMED_USER = re.compile(
    r"\b(?:user|netizen|blogger|microblogger|commenter|vlogger|account|uploader)"
    r"(?:\s+(?:named|called|nicknamed|known\s+as|with\s+the\s+\w+))?,?\s+[(（]?$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[.;]|\bwho\b|\band\b")
RELATIVE = re.compile(r"\b(?:who|that|which)\b")
NEAR = 60
LONGEST_NAME = 30
USER = re.compile(
    r"\b(?:users?|netizens?|bloggers?|microbloggers?|commenters?|vloggers?|account|uploader|poster)\b", re.IGNORECASE
)
BEHIND = re.compile(r"[\s(（]*(?:,\s+(?:an?|the)\s[^,]*)?(?:who\s+lives\s+|living\s+|based\s+)?\b(?:from|in|of|IP)\b")
UNDER_NAME = re.compile(
    rf"[^.;:!?“”\"]{{0,120}}?\bunder\s+the\s+(?:name|handle|pseudonym)(?:\s+of)?\s+(?P<handle>{HANDLE.pattern})"
)
VERBAL = re.compile(r"\b(?:and|but|to|on|of|told|at|about|with|said|wrote|in)\b")
APPOSED_NICKNAME = re.compile(r"(?:\S[”\"’],|,[”\"’])\s+(?:who\b|[a-z]+(?:ed|te|id|es)\b)")
CAPITALISED = re.compile(r"[A-Z][\w’-]*(?:\s(?:[A-Z][\w’-]*|(?:a|an|and|at|for|in|of|on|the|to|with)))*(?<!\s[a-z])")
POSSESSIVE = re.compile(r"[’']s\b")


@cache
def _platforms() -> tuple[re.Pattern[str], dict[str, str]]:
    names = dict(entry.split(" = ", 1) for entry in lexicon.entries("platforms"))
    likened = r"(?<!China’s .)(?<!China's .)(?<!Chinese .)"  # `China’s Twitter` is Weibo
    known = lexicon.any_of(names, before=rf"(?<![\w’].){likened}")
    return re.compile(rf"{known}(?![\w]|-like|-style|-esque)"), names


@lru_cache(maxsize=256)
def platform_in(text: str, last: bool = False) -> str | None:
    """The first platform a text names, or the last; the magazine's own name ("What's on Weibo") is none."""
    pattern, names = _platforms()
    if "What" in text:
        text = MAGAZINE.sub("", text)
    found = next(reversed(list(pattern.finditer(text))), None) if last else pattern.search(text)
    return names[" ".join(found[0].split())] if found else None


@cache
def _places() -> re.Pattern[str]:
    places, hanzi = (lexicon.any_of(lexicon.sections("places")[name]) for name in ("", "in hanzi"))
    return re.compile(
        rf"\b(?:from|in|of|based\s+in|IP[\w\s:]{{0,20}}?)\s+(?P<place>{places})(?![\w-])"
        rf"|\b(?P<own>{places})(?:-based|(?=\s+[a-z]+(?:er|en|or|ent|ist|man|woman|local)s?\b))"
        rf"|(?:来自|IP属地[:：]?)?(?P<hanzi>{hanzi})(?:的)?(?=网友|网民|用户|博主)"
    )


def is_whereabouts(name: str) -> bool:
    """Whether a capitalised name is a platform or a place, and so nobody who speaks."""
    name = name.rstrip(".,’'")
    return (platform_in(name) is not None and len(name.split()) <= 2) or name in lexicon.entry_set("places")


@lru_cache(maxsize=64)
def place_of(subject: str, context: str) -> str | None:
    """Where a speaker is said to be from: in the words of the subject, or right behind them."""
    at = context.find(subject)
    near = context[at + len(subject) :][: NEAR + len("who ")] if at >= 0 else ""
    behind = CLAUSE_END.split(near, maxsplit=1)[0][:NEAR]
    head = RELATIVE.split(subject, maxsplit=1)[0]
    found = _places().search(head) or (BEHIND.match(behind) and _places().search(behind))
    if found:
        return found["place"] or found["own"] or found["hanzi"]
    origin = ORIGIN.search(head)
    return origin["place"] if origin and not platform_in(origin["place"]) else None


@lru_cache(maxsize=64)
def handle_of(subject: str, context: str) -> str | None:
    """The handle of a speaker: in the words of the subject, or in brackets, quote marks or apposition right behind."""
    if "@" not in subject + context and "＠" not in subject + context and not USER.search(subject):
        return None
    if own := next((subject[start:end] for start, end in handles_in(subject)), None):
        return own
    at = context.find(subject) if subject else -1
    if at < 0:
        return None
    behind = context[at + len(subject) :]
    beside = BESIDE.match(behind)
    if beside and not VERBAL.search(beside[0]):
        found = HANDLE.match(behind, beside.end())
        return found[0] if found and not POSSESSIVE.match(behind, found.end()) else None
    if called := UNDER_NAME.match(behind):
        return called["handle"]
    user = USER.search(subject)
    nickname = (NICKNAME.search(subject, user.end()) or SCREEN_NAME.match(subject, user.end())) if user else None
    return nickname["name"].strip(" ,") if nickname else None


def is_nickname(text: str, start: int, end: int) -> bool:
    """Whether words in quote marks are what a user calls themselves: `user “Salted Fish” wrote`."""
    if end - start > LONGEST_NAME:
        return False
    lead = NAMED_USER.search(text, max(0, start - 60), start - 1)
    if lead is None:
        return False
    apposed = APPOSED_NICKNAME.match(text, end - 1) is not None  # a comma of the sentence: `user “Salted Fish,” wrote`
    if text[end - 1] == "." and "," not in lead[0]:  # the stop of the sentence: `wrote the user “Salted Fish.”`
        return CAPITALISED.fullmatch(text, start, end - 1) is not None
    return apposed if text[end - 1] == "," or "," in lead[0] else text[end - 1] not in ".!?…"
