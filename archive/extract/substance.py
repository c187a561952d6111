"""Whether what was read is an article at all, or a listing, an about page, an empty embed."""

import re
from collections.abc import Sequence
from functools import cache

from archive.extract import lexicon
from archive.extract.lines import Line, folded
from archive.extract.records import ParsedArticle

FEWEST_WORDS = 40
FEWEST_HANZI = 80
MOST_EXCERPTS = 3
CUT_SHORT = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)(?:\s*(?:read more|continue reading|→|»).*)?$", re.IGNORECASE)
HANZI = re.compile("[\u3400-\u9fff]")


def may_be_article(lines: Sequence[Line]) -> bool:
    """Whether lines hold enough text for an article: a quick look before they are read closely."""
    return sum(line.words for line in lines) >= FEWEST_WORDS or sum(len(line.text) for line in lines) >= FEWEST_HANZI


def is_article(article: ParsedArticle) -> bool:
    """Whether a parsed stretch has the title and the body of an article."""
    texts = [block.text for block in article.blocks if block.kind in ("paragraph", "list_item", "block_quote")]
    if folded(article.title) in _not_articles():
        return False
    sizes = [len(text.split()) for text in texts]
    excerpts = [size for text, size in zip(texts, sizes, strict=True) if _is_cut_short(text[-60:])]
    words = sum(sizes)
    if len(excerpts) >= MOST_EXCERPTS and len(excerpts) >= len(texts) / 3 and 2 * sum(excerpts) >= words:
        return False
    return words >= FEWEST_WORDS or sum(len(HANZI.findall(text)) for text in texts) >= FEWEST_HANZI


@cache
def _not_articles() -> frozenset[str]:
    return frozenset(map(folded, lexicon.entries("not_articles")))


def _is_cut_short(end: str) -> bool:
    return ("…" in end or "..." in end) and CUT_SHORT.search(end) is not None
