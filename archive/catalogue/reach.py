"""How far what is withheld reaches: the articles in which its words may stand, and bringing those up to date."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from archive.catalogue.addresses import numbered, taken_slugs
from archive.catalogue.masking import SOURCES, TELLING, is_long
from archive.catalogue.people import refresh_authors
from archive.catalogue.projection import PORTION, Place, project_all
from archive.catalogue.terms import folded, refresh_terms
from archive.extract.records import ParsedArticle
from archive.language.hanzi import is_hanzi, slugify
from archive.models import (
    Article,
    Byline,
    FormerSlug,
    Handle,
    HandleUse,
    HashtagUse,
    Note,
    QuotedComment,
    ReaderComment,
    Reference,
    Source,
    TermUse,
    Topic,
)
from archive.models.visible import BAR, Folds, Mask, Run, runs_of, words_of

MOST_LOOKED_FOR = 64  # words; for more it is quicker to part a text into its own
# All that is printed of an article, by the column that names it.
PRINTED: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (Article, "pk", ("title", "standfirst", "category", "copyright", "original_url", "blocks")),
    (QuotedComment, "article_id", ("text", "original", "speaker", "handle")),
    (Note, "article_id", ("text",)),
    (Reference, "article_id", ("text",)),
    (ReaderComment, "article_id", ("name", "text")),
    (Byline, "article_id", ("as_printed", "biography", "author__name")),
    (TermUse, "article_id", ("as_printed", "gloss")),
    (HashtagUse, "article_id", ("as_printed",)),
    (HandleUse, "article_id", ("as_printed",)),
)


def said_as(handle: Handle) -> list[QuotedComment]:
    """The voices that are quoted under a handle, in whatever letters it is printed."""
    pairs = QuotedComment.objects.exclude(handle="").order_by().values_list("pk", "handle")
    return list(QuotedComment.objects.filter(pk__in=[pk for pk, printed in pairs if folded(printed) == handle.name]))


def holding(texts: Iterable[str]) -> set[str]:
    """The ids of the articles in which any of some texts stands, or as much of it as gives it away (see `masking`)."""
    wanted: dict[int, set[Run]] = {}  # by how many words they are
    for run in (run for text in texts for run in runs_of(words_of(text), TELLING)):
        wanted.setdefault(len(run), set()).add(run)
    found, folds = set[str](), Folds()
    may_hold = looked_for([run for runs in wanted.values() for run in runs], folds)
    for pk, text in printed_rows() if wanted else ():
        if pk in found or not may_hold(text):
            continue
        words = folds.words_of(text)
        if any(not runs.isdisjoint(windows(words, size)) for size, runs in wanted.items()):
            found.add(pk)
    return found


def looked_for(runs: Sequence[Run], folds: Folds) -> Callable[[str], bool]:
    """A quick look whether a text may hold one of some runs of folded words; of many nobody says no."""
    by_longest: dict[str, list[Run]] = {}  # which few texts have, and which runs that overlap have in common
    for run in runs:
        by_longest.setdefault(max(run, key=len), []).append(run)
    if len(by_longest) > MOST_LOOKED_FOR:
        return lambda text: True

    def may_hold(text: str) -> bool:
        small, signs = text.casefold(), {folds[sign] for sign in set(text)}

        def has(word: str) -> bool:
            return word in signs if is_hanzi(word) else word in small

        return any(has(longest) and any(all(map(has, run)) for run in runs) for longest, runs in by_longest.items())

    return may_hold


def windows(words: Sequence[str], size: int) -> Iterator[Run]:
    """All runs of so many words."""
    return zip(*(words[at:] for at in range(size)), strict=False)


def printed_rows() -> Iterator[tuple[str, str]]:
    """Article and text of every row that prints something."""
    for model, key, fields in PRINTED:
        for pk, *values in model.objects.order_by().values_list(key, *fields).iterator():
            yield pk, " ".join(map(as_text, values))


def as_text(value: Any) -> str:
    return value if isinstance(value, str) else " ".join(block["text"] for block in value)


def reproject(article_ids: Collection[str]) -> set[str]:
    """Bring articles up to date; the ids of those that changed."""
    ids, changed = sorted(article_ids), set[str]()
    for first in range(0, len(ids), PORTION):
        portion = Article.objects.select_related("source").filter(pk__in=ids[first : first + PORTION])
        changed |= project_all(list(portion))
    readdress(changed)
    return changed


def bring_in(
    articles: Sequence[Article], bare: Collection[str] = (), known: Mapping[Place, ParsedArticle] | None = None
) -> set[str]:
    """Project articles as `project_all` does, and let all others withhold what these show to be withheld by now.

    An account that was withheld long ago may say something new, in words that other articles print already.
    """
    ids = [article.pk for article in articles if article.pk not in bare]
    before = withheld_in(ids)
    changed = project_all(articles, bare, known)
    readdress(changed)
    after = withheld_in(changed | set(ids))
    spread((before | after)[said] for said in before.keys() ^ after.keys())
    return changed


def withheld_in(article_ids: Collection[str]) -> dict[tuple[str, str, str], QuotedComment]:
    """The voices of articles that are withheld for their own sake or their account's, by what they say."""
    voices = QuotedComment.objects.filter(article__in=article_ids, withheld_by__in=SOURCES)
    return {(voice.pk, voice.text, voice.original): voice for voice in voices}


def spread(voices: Iterable[QuotedComment]) -> set[str]:
    """Withhold the words of voices wherever else they are printed, or let them be read there again."""
    told = (text for voice in voices for text in (*voice.text.split("[...]"), voice.original))
    return reproject(holding(text for text in told if is_long(text)))


def spread_name(handle: Handle) -> set[str]:
    """Let every article that may name an account say of it what curators decided; the ids of those that changed."""
    voices = said_as(handle)
    articles = holding([handle.name]) | masked_for(handle.name) | {voice.article_id for voice in voices}
    changed = reproject(articles)
    drop_sections(handle)
    return changed | spread(voices)  # only now: what is withheld elsewhere is read from the rows just written


def masked_for(name: str) -> set[str]:
    """The ids of articles in which a name is masked now, though what named it may be written nowhere any longer."""
    masked = Article.objects.filter(is_masked=True).order_by().values_list("pk", "masks")
    return {pk for pk, masks in masked if any(mask[0] == name for mask in masks)}


def readdress(article_ids: Collection[str]) -> None:
    """Give articles whose addresses name somebody withheld others; the old ones lead to them."""
    for article in Article.objects.filter(pk__in=article_ids, is_masked=True).with_visible_text():
        masks = map(Mask._make, article.masks)
        names = [f"-{slugify(mask.words)}-" for mask in masks if mask.is_name and mask.is_bare]
        if any(name in f"-{article.slug}-" for name in names):
            base = slugify(article.visible(article.title).replace(BAR, ""))
            slug = next(slug for slug in (base, *numbered(base)) if not taken_slugs([slug]))
            FormerSlug.objects.create(slug=article.slug, article=article)
            Article.objects.filter(pk=article.pk).update(slug=slug)


def drop_sections(handle: Handle) -> None:
    """Do away with sections that are named after a withheld account, now that no article has them."""
    words = set(words_of(handle.name))
    unused = Topic.objects.filter(kind=Topic.Kind.SECTION, taggings=None) if handle.is_masked else ()
    for topic in unused:
        if words <= set(words_of(topic.label)):
            topic.delete()


def refresh_beyond(source: Source) -> None:
    """Let terms and people say what may be read of them, after the access of a source changed."""
    uses: QuerySet[TermUse] = TermUse.objects.filter(article__source=source)
    refresh_terms(set(uses.order_by().values_list("term_id", flat=True)))
    bylines = Byline.objects.filter(article__source=source).exclude(biography="")
    refresh_authors(set(bylines.order_by().values_list("author_id", flat=True)))
