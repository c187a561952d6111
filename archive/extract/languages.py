"""The language of an article, told by its small words."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice

from archive.extract import lexicon

HAN = re.compile("[\u3400-\u9fff]")
ENOUGH_WORDS = 4000
HANZI_SHARE = 0.3


def language_of(texts: Iterable[str]) -> str:
    """The ISO 639-1 code of the language most of `texts` is in; `en` where nothing tells."""
    sample = " ".join(islice(texts, 200))[: ENOUGH_WORDS * 8]
    if len(HAN.findall(sample)) > HANZI_SHARE * max(1, len(sample)):
        return "zh"
    words = Counter(sample.lower().split())
    votes = {code: sum(words[word] for word in small) for code, small in _small_words().items()}
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] > votes["en"] else "en"


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    by_code = lexicon.sections("languages").items()
    return {code: tuple(word for entry in lines for word in entry.split()) for code, lines in by_code if code}
