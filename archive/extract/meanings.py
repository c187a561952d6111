"""What the words right beside a Chinese term say it means: `“gloss”` before it; `, meaning “gloss”` after it."""

import re

from archive.extract import lexicon

QUOTED = r"(?P<quoted>[^“”\"]{1,120}?)[,.]?[”\"’'](?!\w)"
BEFORE = re.compile(
    r"(?:[“‘「»«„]|(?<![^\s(\[—–/])[\"'](?=\S))([^“”\"‘「」»«„]{1,100}?)[,.]?[”\"’'」«»“][,:]?\s*(?:[–—-]\s*|or\s+)?$"
)
BEFORE_NOUN = re.compile(r"(?:[“‘]|(?<![^\s(\[—–/])[\"'](?=\S))([^“”\"‘]{1,100}?)[,.]?[”\"’']\s+(?P<noun>[a-z]+)\s*$")
ABOUT_IT = r"(?:it|this|that|which|(?:this|the|an?)\s+(?:[a-z]+\s+){0,2}?(?:term|word|phrase|expression|idiom))"
LITERALLY = r"(?:literally|literal|lit\.|roughly|loosely|basically|simply|originally|usually|often|commonly)"
MEANS = (
    r"(?:means?|meaning|(?:translat(?:es?|ed|ing)|render(?:ed|s))(?:\s+in(?:to)?\s+English)?\s+(?:to|as|into)|refer(?:s|ring)?\s+to|stands?\s+for|or|i\.e\.|"
    r"(?<!also )known\s+as)"
)
LINK = rf"(?:{ABOUT_IT}\s+)?(?:(?:can\s+be|is|are)\s+)?(?:{LITERALLY},?\s*)?(?:{MEANS}\s*)?(?:{LITERALLY}\s*)?:?\s*"
AFTER = re.compile(rf"\s*(?:[,.，:：–—-]\s*)?(?P<link>{LINK})(?:(?:an?|the)\s+)?[“\"‘']{QUOTED}", re.IGNORECASE)
UNQUOTED = re.compile(
    rf"\s*[,，–—-]*\s*(?:(?:which\s+)?(?:{LITERALLY}\s+)?(?:meaning|means)|{LITERALLY}|i\.e\.)[\s:]+"
    r"(?P<bare>[a-z][\w’' -]{2,60}?)(?=[,.;:()–—]|$)"
)
ENTRY = re.compile(r"\s*[:：–—|-]\s*(?P<bare>[^\W\d_][^“”\".;:,|()（）–—]{1,80}?)(?=\s*(?:[.;:,|()（）–—]|$))")
LISTED = re.compile(r",\s+(?P<bare>[a-z][^“”\".;:,|()（）–—]{1,60})")
"""All that is left of a line such as `骨汤 gutang, bone soup`."""
APPOSED = re.compile(
    r"\s*[,:]\s+(?:or\s+)?(?:an?\s+|the\s+)?(?P<bare>[a-z][a-z’-]*(?:\s+[a-z][a-z’-]*){0,3}?)"
    r"(?=[,.;:–—]|\s+(?:or|who|which|that)\s|$)"
)
INSIDE = re.compile(r"\s*(?:or\s+)?(?:an?\s+)?(?P<bare>[a-z][a-z’'-]*(?: [A-Za-z’'-]+){0,5})\s*")
CALLED = re.compile(
    r"\b(?:(?:call(?:s|ed|ing)?|dub(?:s|bed)?|nam(?:es?|ed)|nicknam(?:es?|ed)|term(?:s|ed))\s+"
    r"(?:it|this|that|them|these|those|him|her|themselves)|"
    r"(?:is|are|was|were|be|been|being)\s+(?:[a-z]+\s+)?(?:called|dubbed|named|nicknamed|termed))\s+"
    r"(?:(?:the|an?)\s+)?(?!(?:in|on|off|out|up|down|back|by|for|to|after|upon|over|as|at)\s)"
    r"(?P<bare>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,5})\s*$"
)
PLAIN_WORD = re.compile(r"[^\W\d_][\w’'-]*")
FINITE = re.compile(r"\w{2,}(?:ed|ing)$")
STOPS = lexicon.word_set("small_words", "before a term")
NEVER = lexicon.word_set("small_words", "no gloss")
NO_MEANING = lexicon.word_set("small_words", "opens no meaning")
NUMERALS = lexicon.word_set("small_words", "numerals")
NUMERAL_HANZI = re.compile("[一二两三四五六七八九十百千万双〇零]")
OWNER = re.compile(r"China[’']s")
OF_CHINA = re.compile("[中华汉国唐]")
OTHER_NAME = re.compile(r",\s+(?:or|the|also|in Chinese)\s+$")
OF_WORDS = frozenset({"expression", "term", "word", "words", "saying", "slang", "idiom", "phrase", "proverb"})
OF_ANY_WORDS = frozenset({"chinese", "mandarin", "japanese", "popular", "common", "famous", "old", "new", "similar"})
RELATIONS = frozenset({"of", "for"})
MOST_WORDS = 12
MOST_PLAIN = 5
FEW_WORDS = 8
WORDS_A_CHARACTER = 3
SHORT_TERM = 2


def meant_before(before: str) -> re.Match[str] | None:
    """The words in quote marks that end a text; its first group is what stands between the marks."""
    return BEFORE.search(before)


def named_before(before: str) -> str | None:
    """The name in quote marks before the noun for what it names: `the “lying flat” movement (躺平运动)`."""
    found = BEFORE_NOUN.search(before)
    if found is None:
        return None
    return found[1].strip() if found[1].isascii() else f"{found[1].strip()} {found['noun']}"


def meant_within(quoted: str, hanzi: str) -> str | None:
    """What of the words in quote marks before a term it stands for: all, but where one or two characters follow a
    whole saying it is the end of that alone, as in `“no substitute for filial piety” (孝)`.
    """
    long = len(hanzi) <= SHORT_TERM and len(quoted.split()) > WORDS_A_CHARACTER * len(hanzi)
    return phrase_before(quoted, hanzi) if long and not quoted.lower().startswith("to ") else quoted


def meant_inside(chunk: str) -> str | None:
    """A piece of a bracket, without quote marks, as a meaning: `(汉字, stone soup)`; not `(汉字, born in Wuhu)`."""
    found = INSIDE.fullmatch(chunk)
    words = found["bare"].split() if found else []
    usable = bool(words) and words[0] not in NO_MEANING and not any(word in NEVER for word in words)
    return " ".join(words) if usable else None


def meant_after(after: str, is_person: bool = False) -> str | None:
    """The meaning given right after a term. What follows a person's name in quote marks is speech, unless it is said
    to be a meaning.
    """
    if (quoted := AFTER.match(after)) and (quoted["link"].strip() or not is_person):
        words = quoted["quoted"]
        return words if len(words.split()) <= MOST_WORDS and not _begins_sentence(after, quoted) else None
    bare = UNQUOTED.match(after)
    return bare["bare"].strip() if bare and len(bare["bare"].split()) <= FEW_WORDS else None


def _begins_sentence(after: str, quoted: re.Match[str]) -> bool:
    """Whether quoted words after a full stop are a sentence of their own, and no meaning."""
    return after.lstrip()[:1] == "." and not quoted["link"].strip()


def meant_later(text: str, pinyin: str) -> str | None:
    """The meaning that a sentence further on gives with the pinyin repeated: `Héxiè, which means “river crab”`."""
    at = text.casefold().find(pinyin.casefold())
    return meant_after(text[at + len(pinyin) :], is_person=True) if at >= 0 else None


def meant_by_entry(after: str, listed: bool = False) -> str | None:
    """The meaning in an entry of a glossary: `汉字: gloss`, where the term begins its line; `listed` ones have their
    pinyin, and may have a comma: `汉字 pinyin, gloss`.
    """
    entry = ENTRY.match(after) or (LISTED.fullmatch(after) if listed else None)
    return entry["bare"].strip() if entry and len(entry["bare"].split()) <= FEW_WORDS else None


def apposed_after(after: str) -> str | None:
    """The noun phrase that explains a term right behind it: `neijuan (内卷), involution, and`."""
    found = APPOSED.match(after)
    words = found["bare"].split() if found else []
    usable = bool(words) and not any(word in NEVER or word in STOPS for word in words)
    return " ".join(words) if usable and not FINITE.match(words[-1]) else None


def phrase_before(before: str, hanzi: str) -> str | None:
    """The noun phrase right before a bracket, without its article: `the health code (健康码)`.

    It reaches back to an article, a numeral that is not in the hanzi, a preposition, a form of `be`, a stop, or the
    start of the text; over `of` and `for` where what follows them is less than the hanzi mean: `the right of use
    (使用权)`. What somebody calls something is a name from its first word: `call it the hour of the hands (手闲时)`.
    """
    if called := CALLED.search(before):
        return _noun_phrase(called["bare"].split(), hanzi)
    phrase: list[str] = []
    words = before.split()[-(MOST_PLAIN + 1) :]
    for word in reversed(words):
        bare = word.lstrip('“‘"(').lower()
        if phrase and bare[:1].isdigit() and not NUMERAL_HANZI.search(hanzi):
            return _noun_phrase(phrase, hanzi)
        if PLAIN_WORD.fullmatch(bare) is None or bare in NEVER:
            return _noun_phrase(phrase, hanzi) if word[-1] in ",;:.!?”’)–—" else None
        if bare in STOPS and not (bare in RELATIONS and phrase and len(phrase) * 2 < len(hanzi)):
            return _noun_phrase(phrase, hanzi)
        if phrase and (OWNER.fullmatch(word) or (bare in NUMERALS and not NUMERAL_HANZI.search(hanzi))):
            return _noun_phrase(phrase, hanzi)
        phrase.insert(0, word.lstrip('“‘"('))
        if word[0] in '“‘"(':
            return _noun_phrase(phrase, hanzi)
    return _noun_phrase(phrase, hanzi) if len(words) <= MOST_PLAIN else None


def apposed_before(before: str, hanzi: str) -> str | None:
    """The noun phrase that pinyin stands behind as its other name: `the dialects, or fangyan (方言)`."""
    joint = OTHER_NAME.search(before)
    return phrase_before(before[: joint.start()], hanzi) if joint else None


def _only_says_whose(words: list[str], hanzi: str) -> bool:
    """Whether a phrase opens with `Chinese`, which the hanzi do not say."""
    return len(words) > 1 and words[0] == "Chinese" and words[1].islower() and not OF_CHINA.search(hanzi)


def is_name_of_words(words: list[str]) -> bool:
    """Whether words only say that a term is one: `a Chinese expression (汉字)`; `Internet slang` can be a meaning."""
    of_words = bool(words) and words[-1].lower() in OF_WORDS
    return of_words and all(word.lower() in OF_ANY_WORDS for word in words[:-1])


def _noun_phrase(words: list[str], hanzi: str) -> str | None:
    words = words[1:] if _only_says_whose(words, hanzi) else words
    words = words[2:] if words[:2] == ["short", "for"] else words
    words = words[words.index("so-called") + 1 :] if "so-called" in words else words
    usable = (
        bool(words)
        and not is_name_of_words(words)
        and words[-1].lower() not in STOPS
        and not (len(words) == 1 and words[0].endswith("ed"))
    )
    return " ".join(words) if usable else None
