"""Permanent names: an article's slug and id, a voice's id."""

import hashlib
import re
from collections.abc import Sequence

from archive.extract.records import ParsedArticle
from archive.language.hanzi import slugify
from archive.models import Article, FormerSlug

LONGEST, LONGEST_BASE = 140, 120  # a suffix of the words, and a number, come after the base
MOST_ALIKE = 20  # voices of one article in the same words that are told apart
STATED_ID = re.compile(r"[a-z0-9]{6,16}")
STATED_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def digest(text: str, size: int = 6) -> str:
    return hashlib.blake2b(text.encode(), digest_size=size).hexdigest()


def new_slug(parsed: ParsedArticle) -> str:
    """A free slug: the one a cleaned record states, else of the title (hanzi by pinyin); a taken one gets a suffix.

    The suffix follows from the article's words, so that it does not depend on what else is in the archive.
    """
    stated = parsed.slug or ""
    is_usable = len(stated) <= LONGEST and STATED_SLUG.fullmatch(stated)
    base = stated if is_usable else slugify(parsed.title)
    suffix = digest("\n".join(block.text for block in parsed.blocks) or parsed.title, 3)
    suffixed = f"{base[:LONGEST_BASE]}-{suffix}"
    return next(slug for slug in (base, suffixed, *numbered(suffixed)) if is_free(slug))


def new_id(parsed: ParsedArticle, slug: str) -> str:
    """A free id: the one a cleaned record states, else made of the slug."""
    stated = parsed.id or ""
    made = (digest(f"{slug}{turn}") for turn in ("", *map(str, range(2, 100))))
    candidates = (stated, *made) if STATED_ID.fullmatch(stated) else made
    return next(candidate for candidate in candidates if not Article.objects.filter(pk=candidate).exists())


def voice_id(article_id: str, words: str, ordinal: int) -> str:
    """A voice's id: of its article and its words (folded), and its ordinal among equals."""
    folded = " ".join(re.findall(r"\w+", words.casefold()))
    return digest(f"{article_id}\n{folded}\n{ordinal}")


def former_ids(article: Article) -> list[str]:
    """The ids of the articles that were merged into this one, oldest first: decisions about them hold for it."""
    return list(article.former_slugs.exclude(former_id="").order_by("pk").values_list("former_id", flat=True))


def former_voice_ids(pk: str, words: str, article_id: str, former: Sequence[str]) -> list[str]:
    """The ids that a voice of an article went by in the `former` ones merged into it."""
    ordinals = range(MOST_ALIKE) if former else ()
    ordinal = next((ordinal for ordinal in ordinals if voice_id(article_id, words, ordinal) == pk), None)
    return [] if ordinal is None else [voice_id(other, words, ordinal) for other in former]


def is_free(slug: str) -> bool:
    return not (Article.objects.filter(slug=slug).exists() or FormerSlug.objects.filter(slug=slug).exists())


def numbered(base: str) -> list[str]:
    return [f"{base}-{number}" for number in range(2, 100)]
