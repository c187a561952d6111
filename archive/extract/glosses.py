"""Which of the words beside a Chinese term are its pinyin, and which its meaning."""

import re
from dataclasses import dataclass
from functools import cache

from archive.extract import lexicon
from archive.extract.pinyin import has_tones, is_pinyin
from archive.extract.tags import HANZI

QUOTED_END = re.compile(r"[“\"‘「]([^“”\"‘「」]{1,100}?)[,.]?[”\"’」][,:]?\s*$")
QUOTED_START = re.compile(
    r"\s*(?:,|-|–|:|or|meaning|literally|lit\.|which (?:literally )?(?:means|translates (?:to|as)))*\s*"
    r"[“\"‘]([^“”\"]{1,120}?)[,.]?[”\"’](?![\w])"
)
QUOTED = re.compile(r"[“\"‘]([^“”\"]{1,120}?)[,.]?[”\"’](?!\w)")
LITERALLY = re.compile(r"(?:literally|lit\.?|meaning|i\.e\.|=)[:\s]\s*(.{1,100})", re.IGNORECASE)
LATIN_CHUNK = re.compile(r"[^,，;；:：/]+")
TOKEN = re.compile(r"\S+")
CONNECTING = lexicon.word_set("small_words", "within names")
NOT_FIRST = lexicon.word_set("small_words", "first in no term")
CAPITAL = re.compile(r"[A-Z0-9\u00c0-\u00de][\w'’.&+-]*|[a-z]{1,2}[A-Z]\w+")
WITHIN_NAME = re.compile(r"(?:[A-Z]\.)+|[A-Z]\w+s’")  # J.K., Teachers’
PERSON_NAME = re.compile(r"[A-Z]\w+ [A-Z]\w+")
EXPLAINED = re.compile(rf"[:：]\s+([a-z][^()（）{HANZI}]{{2,100}})")
LONGEST_GLOSS_WORDS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """Pinyin and gloss of one use of a term, as printed."""

    pinyin: str | None = None
    gloss: str | None = None

    def filled_by(self, other: "Reading") -> "Reading":
        return Reading(self.pinyin or other.pinyin, self.gloss or other.gloss)


def inside_reading(before: str, after: str, hanzi: str) -> Reading:
    """What the bracket that holds `hanzi` says of it, in the text `before` and `after` it there."""
    pinyin = gloss = None
    for chunk in LATIN_CHUNK.findall(before) + LATIN_CHUNK.findall(after):
        bare = chunk.strip(" “”‘’\"'().")
        if (pinyin is None and bare and bare.isascii() is False and has_tones(bare)) or is_pinyin(bare, hanzi):
            pinyin = bare
        elif literal := LITERALLY.search(chunk):
            gloss = gloss or literal[1].strip(" “”‘’\"'.") or None
    if gloss is None and (found := LITERALLY.search(after) or QUOTED.search(after)):
        gloss = found[1].strip(" “”‘’\"'.,") or None
    if gloss is None and (explained := EXPLAINED.fullmatch(after)) and not is_pinyin(explained[1], hanzi):
        gloss = explained[1].strip(" “”‘’\"'.,") or None
    if gloss is None and after.startswith("/"):
        gloss = after[1:].strip(" .,") or None
    return Reading(pinyin, gloss)


def outside_reading(before: str, hanzi: str, after: str) -> Reading:
    """What stands before the bracket (or before bare hanzi), and right after it."""
    if quoted := QUOTED_END.search(before):
        words = quoted[1].strip()
        if not _reads(words, hanzi):
            pinyin = _pinyin_suffix(before[: quoted.start()], hanzi)
            return Reading(pinyin, words)
        meant = QUOTED_START.match(after)
        return Reading(words, meant[1] if meant else None)
    if pinyin := _pinyin_suffix(before, hanzi):
        quoted = QUOTED_END.search(before[: before.rindex(pinyin)])
        # Ann Vale (安维), “or so it is said”: what follows a person's name is speech
        meant = None if PERSON_NAME.fullmatch(pinyin) else QUOTED_START.match(after)
        return Reading(pinyin, quoted[1] if quoted else meant[1] if meant else None)
    return Reading(None, capital_phrase(before) if after or before[-1:] in " " else None)


def _reads(words: str, hanzi: str) -> bool:
    return is_pinyin(words, hanzi) or (has_tones(words) and words.count(" ") < len(hanzi))


def _pinyin_suffix(before: str, hanzi: str) -> str | None:
    """The last words of `before`, if they are the pinyin of `hanzi`."""
    tokens = list(TOKEN.finditer(before[-160:]))[-len(hanzi) :]
    for token in tokens:
        words = before[-160:][token.start() :].strip(" ,“”‘’\"'(")
        if words and is_pinyin(words, hanzi):
            return words
    return None


def capital_phrase(before: str) -> str | None:
    """The name that ends a text: its last words in capitals, without the offices and possessives before them."""
    tokens = before.split()[-LONGEST_GLOSS_WORDS:]
    phrase: list[str] = []
    for token in reversed(tokens):
        bare = token.strip('“”‘"')
        if phrase and token[-1] in ',;:.!?)”’"' and not WITHIN_NAME.fullmatch(token):
            break
        if CAPITAL.fullmatch(bare.rstrip('”’",')) is None and bare.lower() not in CONNECTING:
            break
        phrase.insert(0, bare)
    return _trimmed(phrase)


def _trimmed(phrase: list[str]) -> str | None:
    cuts = [
        at for at, word in enumerate(phrase[:-1]) if word.lower().strip(",") in _titles() or re.search(r"[’']s$", word)
    ]
    phrase = phrase[cuts[-1] + 1 :] if cuts else phrase
    while phrase and phrase[0].lower() in CONNECTING | NOT_FIRST:
        phrase = phrase[1:]
    if not phrase or phrase[-1].lower() in CONNECTING:
        return None
    return " ".join(phrase).strip(' ,”’"') or None


@cache
def _titles() -> frozenset[str]:
    return frozenset(entry.lower() for entry in lexicon.entries("titles"))
