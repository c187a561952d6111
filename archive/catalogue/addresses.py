"""Permanent names: an article's slug and id, a voice's id."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Sequence

from archive.extract.records import ParsedArticle
from archive.language.hanzi import slugify
from archive.models import Article, FormerSlug

LONGEST, LONGEST_BASE = 140, 120  # a suffix of the words, and a number, come after the base
MOST_ALIKE = 20  # voices of one article in the same words that are told apart
STATED_ID = re.compile(r"[a-z0-9]{6,16}")
STATED_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def digest(text: str, size: int = 6) -> str:
    return hashlib.blake2b(text.encode(), digest_size=size).hexdigest()


class Names:
    """The slugs and ids that are free for new articles: those they may want are looked up at once."""

    def __init__(self, articles: Iterable[ParsedArticle]) -> None:
        wanted = [(parsed.id or "", slugs_of(parsed)) for parsed in articles]
        self._slugs = Taken({slug for _, slugs in wanted for slug in slugs}, taken_slugs)
        self._ids = Taken({pk for stated, slugs in wanted for pk in (stated, *map(digest, slugs))}, taken_ids)

    def new_slug(self, parsed: ParsedArticle) -> str:
        """A free slug: the one a cleaned record states, else of the title (hanzi by pinyin); a taken one gets a suffix.

        The suffix follows from the article's words, so that it does not depend on what else is in the archive.
        """
        base, suffixed = slugs_of(parsed)
        return self._slugs.first_free((base, suffixed, *numbered(suffixed)))

    def new_id(self, parsed: ParsedArticle, slug: str) -> str:
        """A free id: the one a cleaned record states, else made of the slug."""
        stated = parsed.id or ""
        made = (digest(f"{slug}{turn}") for turn in ("", *map(str, range(2, 100))))
        return self._ids.first_free((stated, *made) if STATED_ID.fullmatch(stated) else made)

    def give_back(self, article_id: str) -> None:
        """Note that no article goes by this id any longer."""
        self._ids.taken.discard(article_id)


class Taken:
    """Which of the values `asked` for are taken, by `look_up` or since; others are looked up when they are needed."""

    def __init__(self, asked: set[str], look_up: Callable[[Collection[str]], set[str]]) -> None:
        self._asked, self._look_up = asked, look_up
        self.taken = look_up(asked)

    def first_free(self, candidates: Iterable[str]) -> str:
        """The first that is free, which it is no longer."""
        free = next(candidate for candidate in candidates if not self._is_taken(candidate))
        self.taken.add(free)
        return free

    def _is_taken(self, value: str) -> bool:
        if value not in self._asked:
            self._asked.add(value)
            self.taken |= self._look_up([value])
        return value in self.taken


def slugs_of(parsed: ParsedArticle) -> tuple[str, str]:
    """The slug that an article may have, and the one it gets where that is taken."""
    stated = parsed.slug or ""
    is_usable = len(stated) <= LONGEST and STATED_SLUG.fullmatch(stated)
    base = stated if is_usable else slugify(parsed.title)
    suffix = digest("\n".join(block.text for block in parsed.blocks) or parsed.title, 3)
    return base, f"{base[:LONGEST_BASE]}-{suffix}"


def taken_slugs(slugs: Collection[str]) -> set[str]:
    return {
        slug
        for model in (Article, FormerSlug)
        for slug in model.objects.filter(slug__in=slugs).order_by().values_list("slug", flat=True)
    }


def taken_ids(ids: Collection[str]) -> set[str]:
    return set(Article.objects.filter(pk__in=ids).order_by().values_list("pk", flat=True))


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


def numbered(base: str) -> list[str]:
    return [f"{base}-{number}" for number in range(2, 100)]
