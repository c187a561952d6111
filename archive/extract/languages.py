"""The language of an article, told by its small words."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice

from archive.extract import lexicon

HAN = re.compile("[\u3400-\u9fff]")
KANA = re.compile("[\u3040-\u30ff]")
STATED = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?\s*")
ENOUGH_WORDS = 4000
HANZI_SHARE = 0.3
KANA_SHARE = 0.1
CLEAR = 0.1
"""Share of its small words from which on a text speaks for a language, whatever its page says; prose has twice that."""
UNSPACED = frozenset({"zh", "ja"})


def language_of(texts: Iterable[str], stated: str | None = None) -> str:
    """The ISO 639-1 code of the language most of `texts` is in.

    Where that is not clear, the language `stated` beside them (`sv-SE`); `en` where nothing tells.
    """
    sample = " ".join(islice(texts, 200))[: ENOUGH_WORDS * 8]
    if KANA_SHARE * max(1, len(sample)) < len(KANA.findall(sample)):
        return "ja"
    if len(HAN.findall(sample)) > HANZI_SHARE * max(1, len(sample)):
        return "zh"
    words = Counter(sample.lower().split())
    votes = {code: sum(words[word] for word in small) for code, small in _small_words().items()}
    best = max(votes, key=lambda code: votes[code])
    if votes[best] < CLEAR * words.total() and stated and (code := STATED.fullmatch(stated[:40])):
        return code[1].lower()
    return best if votes[best] > votes["en"] else "en"


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    by_code = lexicon.sections("languages").items()
    return {code: tuple(word for entry in lines for word in entry.split()) for code, lines in by_code if code}
