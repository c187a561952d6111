"""What the words right beside a Chinese term say it means: `“gloss”` before it; `, meaning “gloss”` after it."""

import re

QUOTED = r"(?P<quoted>[^“”\"]{1,120}?)[,.]?[”\"’'](?!\w)"
BEFORE = re.compile(r"(?:[“‘「]|(?<![^\s(\[—–/])[\"'](?=\S))([^“”\"‘「」]{1,100}?)[,.]?[”\"’'」][,:]?\s*(?:[–—-]\s*)?$")
BEFORE_NOUN = re.compile(r"(?:[“‘]|(?<![^\s(\[—–/])[\"'](?=\S))([^“”\"‘]{1,100}?)[,.]?[”\"’']\s+[a-z]+\s*$")
ABOUT_IT = r"(?:it|this|that|which|(?:this|the|an?)\s+(?:[a-z]+\s+){0,2}?(?:term|word|phrase|expression|idiom))"
LITERALLY = r"(?:literally|literal|lit\.|roughly|loosely|basically|simply|originally)"
MEANS = (
    r"(?:means?|meaning|translat(?:es?|ed|ing)\s+(?:to|as|into)|refer(?:s|ring)?\s+to|stands?\s+for|or|i\.e\.|"
    r"(?:also\s+)?known\s+as)"
)
LINK = rf"(?:{ABOUT_IT}\s+)?(?:(?:can\s+be|is|are)\s+)?(?:{LITERALLY},?\s*)?(?:{MEANS}\s*)?(?:{LITERALLY}\s*)?:?\s*"
AFTER = re.compile(rf"\s*(?:[,.，:：–—-]\s*)?(?P<link>{LINK})[“\"‘']{QUOTED}", re.IGNORECASE)
UNQUOTED = re.compile(
    rf"\s*[,，–—-]*\s*(?:(?:which\s+)?(?:{LITERALLY}\s+)?(?:meaning|means)|{LITERALLY}|i\.e\.)[\s:]+"
    r"(?P<bare>[a-z][\w’' -]{2,60}?)(?=[,.;:()–—]|$)"
)
ENTRY = re.compile(r"\s*[:：–—|-]\s*(?P<bare>[^\W\d_][^“”\".;:,|()（）–—]{1,80}?)(?=\s*(?:[.;:,|()（）–—]|$))")
MOST_WORDS = 12
FEW_WORDS = 8


def meant_before(before: str) -> re.Match[str] | None:
    """The words in quote marks that end a text; its first group is what stands between the marks."""
    return BEFORE.search(before)


def named_before(before: str) -> str | None:
    """The name in quote marks before the noun for what it names: `the “lying flat” movement (躺平运动)`."""
    found = BEFORE_NOUN.search(before)
    return found[1].strip() if found else None


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


def meant_by_entry(after: str) -> str | None:
    """The meaning in an entry of a glossary: `汉字: gloss`, where the term begins its line."""
    entry = ENTRY.match(after)
    return entry["bare"].strip() if entry and len(entry["bare"].split()) <= FEW_WORDS else None
