"""Which of the words beside a Chinese term are its pinyin, and which its meaning."""

import re
from dataclasses import dataclass
from functools import cache

from archive.extract import lexicon
from archive.extract.entries import LINE_START
from archive.extract.meanings import (
    apposed_after,
    apposed_before,
    is_name_of_words,
    meant_after,
    meant_before,
    meant_by_entry,
    meant_inside,
    meant_within,
    named_before,
)
from archive.extract.pinyin import has_tones, is_pinyin
from archive.extract.tags import HANZI

INTRODUCED = re.compile(r"(?:or|also|in\s+pinyin|pinyin|pronounced|spoken)[:,]?\s+(?=\S)", re.IGNORECASE)
QUOTED = re.compile(r"[“\"‘]([^“”\"]{1,120}?)[,.]?[”\"’](?!\w)")
BRACKET_QUOTED = re.compile(r"\s*[“\"‘]([^“”\"‘’]{1,60}?)[,.]?[”\"’][,.]?\s")
QUOTED_FIRST = re.compile(r"\s*[“\"‘][^“”\"‘’]{1,60}[”\"’],?\s+(?:or\s+)?")
"""All that stands before hanzi in a bracket such as `(“stone soup,” 石头汤)`."""
LITERALLY = re.compile(r"(?:literally|lit\.?|meaning|i\.e\.|=)[:\s]\s*(.{1,100})", re.IGNORECASE)
LATIN_CHUNK = re.compile(r"[^,，;；:：/]+")
CONNECTING = lexicon.word_set("small_words", "within names")
NOT_FIRST = lexicon.word_set("small_words", "first in no term")
CAPITAL = re.compile(r"[A-Z0-9\u00c0-\u00de][\w'’.&+-]*|[a-z]{1,2}[A-Z]\w+")
WITHIN_NAME = re.compile(r"(?:[A-Z]\.)+|[A-Z]\w+s’")  # J.K., Teachers’
PERSON_NAME = re.compile(r"[A-Z]\w+ [A-Z]\w+")
EXPLAINED = re.compile(rf"[:：]\s+([a-z][^()（）{HANZI}]{{2,100}})")
LETTER = re.compile(r"[^\W\d_]")
LAST_STOP = re.compile(rf".*[,;:.()（）\[\]“”\"‘「」{HANZI}]", re.DOTALL)
NEXT_WORDS = re.compile(rf"[”\"’]?\s*(?:\|\s*)?([^\W\d_{HANZI}][^,;:.!?()（）“”\"\[\]{HANZI}]{{0,90}})")
NEXT_BRACKET = re.compile(rf"[”’\"]?\s?[(（\[]([^()（）\[\]{HANZI}]{{1,80}})[)）\]]")
CLOSING = re.compile(r"[,.!?]?[”\"’」]")
SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“‘\"])$")
OFFICE_BEFORE = re.compile(r"\b([A-Z][a-z]+)\s+$")
HANZI_OFFICE = re.compile(
    r"(?:法师|禅师|大师|老师|师傅|教授|医生|先生|女士|奶奶|爷爷|阿姨|叔叔|院长|校长|市长|局长|主任)$"
)
MASTERS = frozenset({"master", "teacher", "granny", "grandma", "grandpa", "auntie", "aunt", "uncle", "mayor"})
ENTRY_BEFORE = re.compile(rf"{LINE_START.pattern}(?P<gloss>[^\W\d_][\w’'-]*(?: [\w’'-]+){{0,4}})\s?[:–—-]\s+")
LONGEST_GLOSS_WORDS = 12
SHORT_NAME = 3
POSSESSIVE = re.compile(r"(.+)[’']s")
WHENCE = re.compile(r"[\w’.]+-(?:based|born|listed|owned|backed|run|led|educated)")
OF_NAMES = lexicon.word_set("small_words", "own names")


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
        bare = INTRODUCED.sub("", chunk.strip(" “”‘’\"'()."))
        if (pinyin is None and bare and bare.isascii() is False and has_tones(bare)) or is_pinyin(bare, hanzi):
            pinyin = bare
        elif literal := LITERALLY.search(chunk):
            gloss = gloss or literal[1].strip(" “”‘’\"'.") or None
    if gloss is None and (found := LITERALLY.search(after) or QUOTED.search(after)):
        gloss = found[1].strip(" “”‘’\"'.,") or None
    if gloss is None and (pinyin or QUOTED_FIRST.fullmatch(before)) and (first := BRACKET_QUOTED.match(before)):
        gloss = first[1].strip(" .,")
    if gloss is None and (explained := EXPLAINED.fullmatch(after)) and not is_pinyin(explained[1], hanzi):
        gloss = explained[1].strip(" “”‘’\"'.,") or None
    if gloss is None and after.startswith("/"):
        gloss = after[1:].strip(" .,") or None
    return Reading(pinyin, gloss)


def piece_meaning(before: str, after: str, hanzi: str) -> str | None:
    """The meaning that is a piece of the bracket without marks: `(石头汤, stone soup)`, `(shítou tāng, stone soup)`."""
    pieces = [*LATIN_CHUNK.findall(before.rstrip()), *LATIN_CHUNK.findall(after)]
    bare = [piece for piece in pieces if not is_pinyin(piece.strip(), hanzi) and not has_tones(piece)]
    return next((meaning for piece in bare if (meaning := meant_inside(piece))), None)


def outside_reading(before: str, hanzi: str, after: str) -> Reading:
    """What stands before the bracket (or before bare hanzi), and right after it."""
    if quoted := meant_before(before):
        words = quoted[1].strip()
        if not _reads(words, hanzi):
            return Reading(_pinyin_suffix(before[: quoted.start()], hanzi), meant_within(words, hanzi))
        return Reading(words, meant_after(after))
    if pinyin := _pinyin_suffix(before, hanzi):
        if office := _office_before(before, pinyin, hanzi):
            return Reading(None, f"{office} {pinyin}")
        quoted = meant_before(before[: before.rindex(pinyin)])
        is_person = PERSON_NAME.fullmatch(pinyin) is not None
        opens = SENTENCE_START.search(before[: before.rindex(pinyin)]) is not None
        apposed = apposed_after(after) if opens or pinyin[:1].islower() else None
        named = apposed_before(before[: before.rindex(pinyin)], hanzi) if pinyin[:1].islower() else None
        return Reading(pinyin, quoted[1] if quoted else meant_after(after, is_person) or named or apposed)
    name = capital_phrase(before, hanzi) if after or before[-1:] in " " else None
    if after:
        name = name or meant_after(after, is_person=True) or named_before(before)
    return Reading(None, name)


def _office_before(before: str, pinyin: str, hanzi: str) -> str | None:
    """The title before a name whose hanzi have it too: `Master Lan` of 兰法师."""
    found = OFFICE_BEFORE.search(before[: before.rindex(pinyin)]) if HANZI_OFFICE.search(hanzi) else None
    return found[1] if found and found[1].lower() in _titles() | MASTERS else None


def bare_reading(before: str, hanzi: str, after: str) -> Reading:
    """What stands around hanzi that are in no bracket: `pinyin 汉字`, `汉字 (pinyin, “gloss”)`, `汉字: gloss`."""
    named = _pinyin_suffix(before, hanzi)
    starts = LINE_START.fullmatch(before.removesuffix(f"{named} ") if named else before) is not None
    closing = CLOSING.match(after) if before.endswith(tuple('“"‘「')) else None
    before, after = (before[:-1], after[closing.end() :]) if closing else (before, after)
    following, rest = _following(after, hanzi)
    is_person = PERSON_NAME.fullmatch(following.pinyin or "") is not None
    around = Reading(named) if starts else outside_reading(before, hanzi, "")
    if meant_before(before):  # ‘gloss’: 汉字
        return around.filled_by(following)
    if following.pinyin and (entry := ENTRY_BEFORE.fullmatch(before)):  # gloss – 汉字 (pinyin)
        return following.filled_by(Reading(None, entry["gloss"]))
    gloss = meant_after(rest, is_person) or (meant_by_entry(rest, listed=bool(following.pinyin)) if starts else None)
    return following.filled_by(Reading(None, gloss)).filled_by(around)


def _following(after: str, hanzi: str) -> tuple[Reading, str]:
    """What the bracket right behind hanzi says of them, or their pinyin right there; and the text after that."""
    if bracket := NEXT_BRACKET.match(after):
        reading = inside_reading("", bracket[1], hanzi)
        reading = reading.filled_by(Reading(None, piece_meaning("", bracket[1], hanzi)))
        return (reading, after[bracket.end() :]) if reading != Reading() else (reading, after)
    found = NEXT_WORDS.match(after)
    ends = [word.end() for word in re.finditer(r"\S+", found[1])][: len(hanzi)] if found else []
    for end in reversed(ends):
        words = found[1][:end].rstrip(" –—|-") if found else ""
        if is_pinyin(words, hanzi):
            return Reading(words), after[found.start(1) + len(words) if found else 0 :]
    return Reading(), after


def _reads(words: str, hanzi: str) -> bool:
    return is_pinyin(words, hanzi) or (has_tones(words) and words.count(" ") < len(hanzi))


def _pinyin_suffix(before: str, hanzi: str) -> str | None:
    """The last words of `before`, if they are the pinyin of `hanzi`; no other stop or mark stands within them."""
    near = before[-160:].rstrip(" ,“”‘’\"'(!?")
    stop = LAST_STOP.match(near)
    words = near[stop.end() if stop else 0 :].split()
    for count in range(min(len(words), len(hanzi)), 0, -1):
        suffix = " ".join(words[-count:]).strip(" ’'")
        if is_pinyin(suffix, hanzi) and suffix in near:
            return suffix
    return _given_name_first(words, hanzi)


def _given_name_first(words: list[str], hanzi: str) -> str | None:
    """The pinyin of a person whose family name stands last, as in English: `Meihua Chen (陈梅花)`."""
    name = [word.strip("’'") for word in words[-2:]]
    turned = len(hanzi) in (2, 3) and len(name) == 2 and all(word[:1].isupper() for word in name)
    return " ".join(name) if turned and is_pinyin(f"{name[1]} {name[0]}", hanzi) else None


def capital_phrase(before: str, hanzi: str) -> str | None:
    """The name that ends a text: its last words in capitals, without the offices and possessives before them.

    Of `Jack Ma and Pony Ma (马化腾)` so few hanzi name the second alone; of `Beijing’s Opera House (北京大剧院)` the
    possessive is in the hanzi, too. An article with a capital within a sentence belongs to it: `the show The Pier`.
    """
    tokens = before.split()[-LONGEST_GLOSS_WORDS:]
    phrase: list[str] = []
    for token in reversed(tokens):
        bare = token.strip('“”‘"')
        if phrase and token[-1] in ',;:.!?)”’"' and not WITHIN_NAME.fullmatch(token):
            break
        if CAPITAL.fullmatch(bare.rstrip('”’",')) is None and bare.lower() not in CONNECTING:
            break
        phrase.insert(0, bare)
    named = _trimmed(_second_of_two(phrase, len(hanzi)), hanzi)
    while phrase and phrase[0] in CONNECTING and tokens[-len(phrase)][0].islower():
        phrase = phrase[1:]
    within = len(tokens) > len(phrase) and (
        tokens[-len(phrase) - 1][-1].isalnum() or tokens[-len(phrase) - 1][-1] == ","
    )
    within = within and bool(phrase)
    return f"The {named}" if within and phrase[0] == "The" and named == " ".join(phrase[1:]) else named


def _second_of_two(phrase: list[str], length: int) -> list[str]:
    joints = [at for at, word in enumerate(phrase) if word == "and"]
    two = joints and "of" not in phrase and length <= SHORT_NAME < len(phrase) - len(joints)
    return phrase[joints[-1] + 1 :] if two else phrase


def _trimmed(phrase: list[str], hanzi: str) -> str | None:
    cuts = [at for at, word in enumerate(phrase[:-1]) if _is_no_part(word, hanzi)]
    phrase = phrase[cuts[-1] + 1 :] if cuts else phrase
    while phrase and phrase[0].lower() in CONNECTING | NOT_FIRST:
        phrase = phrase[1:]
    if not phrase or phrase[-1].lower() in CONNECTING or is_name_of_words(phrase):
        return None
    name = " ".join(phrase).strip(' ,”’"')
    return name if LETTER.search(name) else None


def _is_no_part(word: str, hanzi: str) -> bool:
    """Whether a word before a name is no part of it: an office, or whose it is."""
    office = word.lower().strip(",") in _titles() and not (HANZI_OFFICE.search(hanzi) and word.lower() in MASTERS)
    if office or WHENCE.fullmatch(word):
        return True
    owner = POSSESSIVE.fullmatch(word)
    named = owner and (
        owner[1] in OF_NAMES or is_pinyin(owner[1], hanzi) or (owner[1] == "China" and "中" in hanzi[:1])
    )
    return owner is not None and not named


@cache
def _titles() -> frozenset[str]:
    return frozenset(entry.lower() for entry in lexicon.entries("titles"))
