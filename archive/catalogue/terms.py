"""Terms, hashtags and handles: their uses in an article, and what the uses together say of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from django.db.models import Count, Model

from archive.extract.records import ParsedArticle, Tag, Term
from archive.language.glossary import gloss_key, sound
from archive.language.hanzi import fold
from archive.models import Article, Decision, Handle, HandleUse, Hashtag, HashtagUse, TermAlias, TermUse
from archive.models import Term as TermRow
from archive.models.inserted import insert

TagUse = TypeVar("TagUse", HashtagUse, HandleUse)
Finals = Sequence[tuple[Article, ParsedArticle]]  # articles, and what their rows are to say
Named = TypeVar("Named", bound=Model)
PRINTED = ("pinyin", "gloss")
NOTHING_PRINTED = dict.fromkeys(PRINTED, "")


def write_terms(finals: Finals, held: Collection[str]) -> None:
    """Write the uses of terms anew, of which only the articles `held` have any yet.

    The same hanzi in other characters is the same term.
    """
    former = TermUse.objects.filter(article__in=held)
    before = set(former.order_by().values_list("term_id", flat=True)) if held else set()
    if before:
        former.delete()
    printed = [(article, distinct_terms(final.terms)) for article, final in finals]
    rows = terms_named({fold(hanzi) for _, terms in printed for hanzi in terms})
    insert(
        TermUse(
            article=article,
            term=rows[fold(hanzi)],
            as_printed=hanzi,
            order=order,
            spans=term.spans,
            pinyin=(term.pinyin or "")[:200],
            gloss=(term.gloss or "")[:300],
        )
        for article, terms in printed
        for order, (hanzi, term) in enumerate(terms.items())
    )
    refresh_terms(before | {row.pk for row in rows.values()})


def distinct_terms(terms: Sequence[Term]) -> dict[str, Term]:
    """The terms by their hanzi, each as it is first printed, in the order of the text."""
    last_first = {term.hanzi[:100]: term for term in reversed(terms)}
    return {hanzi: last_first[hanzi] for hanzi in reversed(last_first)}


def terms_named(folded: Collection[str]) -> dict[str, TermRow]:
    """The terms of these hanzi, under the one they were merged into if they were; made where they are new."""
    merged = TermAlias.objects.filter(hanzi__in=folded).select_related("term") if folded else ()
    led = {alias.hanzi: alias.term for alias in merged}
    return named(TermRow, "hanzi", sorted(set(folded) - led.keys())) | led


def named(model: type[Named], field: str, names: Iterable[str]) -> dict[str, Named]:
    """The rows of these names, by name; made where they are new."""
    wanted = list(dict.fromkeys(names))
    rows = rows_named(model, field, wanted)
    missing = [name for name in wanted if name not in rows]
    if missing:
        model._default_manager.bulk_create([model(**{field: name}) for name in missing], ignore_conflicts=True)
        rows |= rows_named(model, field, missing)
    return rows


def rows_named(model: type[Named], field: str, names: list[str]) -> dict[str, Named]:
    rows = model._default_manager.filter(**{f"{field}__in": names}) if names else ()
    return {getattr(row, field): row for row in rows}


def refresh_terms(term_ids: set[int]) -> None:
    """A term's pinyin and gloss are the commonest as printed where the public may read them, unless a curator decided;
    unused terms go, but for those that others were merged into.
    """
    if not term_ids:
        return
    decided = Decision.objects.standing("term", map(str, term_ids))
    printed = commonest_printed(term_ids)
    used = set(TermUse.objects.filter(term__in=term_ids).order_by().values_list("term_id", flat=True))
    used |= set(TermAlias.objects.filter(term__in=term_ids).values_list("term_id", flat=True))
    changed = []
    for term in TermRow.objects.filter(pk__in=term_ids):
        said = decided.get(str(term.pk))
        if said is None and term.pk not in used:
            term.delete()
            continue
        shown = {field: {**printed.get(term.pk, NOTHING_PRINTED), **(said or {})}[field] for field in PRINTED}
        fields = shown | lookup_keys(term.hanzi, **shown)
        if any(getattr(term, field) != value for field, value in fields.items()):
            changed.append(TermRow(pk=term.pk, hanzi=term.hanzi, **fields))
    TermRow.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["id"], update_fields=[*PRINTED, "sound", "gloss_key"]
    )


def set_lookup_keys(term: TermRow) -> dict[str, str]:
    """Let a term say what it is looked up by, after its pinyin or gloss changed; the fields that are to be saved."""
    keys = lookup_keys(term.hanzi, term.pinyin, term.gloss)
    term.sound, term.gloss_key = keys["sound"], keys["gloss_key"]
    return keys


def lookup_keys(hanzi: str, pinyin: str, gloss: str) -> dict[str, str]:
    """The fields of a term that a query is looked up by."""
    return {"sound": sound(hanzi, pinyin), "gloss_key": gloss_key(gloss)}


def write_tags(finals: Finals, use: type[TagUse], held: Collection[str]) -> None:
    """Write the uses of hashtags, or of handles, anew; those that nobody uses any longer go."""
    owner = "hashtag" if use is HashtagUse else "handle"
    entity: type[Hashtag | Handle] = Hashtag if use is HashtagUse else Handle
    uses = use.objects.filter(article__in=held)
    former = set(uses.order_by().values_list(owner, flat=True)) if held else set()
    if former:
        uses.delete()
    printed = [(article, distinct(getattr(final, f"{owner}s"))) for article, final in finals]
    entities = named(entity, "name", (folded(tag.text) for _, tags in printed for tag in tags))
    rows = [
        use(
            article=article,
            as_printed=tag.text[:200],
            order=order,
            spans=tag.spans,
            **({"views": (tag.views or "")[:60]} if use is HashtagUse else {}),
            **{owner: entities[folded(tag.text)]},
        )
        for article, tags in printed
        for order, tag in enumerate(tags)
    ]
    insert(rows)
    if gone := former - {row.pk for row in entities.values()}:
        unused = entity.objects.filter(pk__in=gone, uses=None)
        # A handle that curators withheld stays: another capture may print it again.
        unused = unused.exclude(pk__in=Handle.objects.masked()) if entity is Handle else unused
        unused.delete()


def distinct(tags: Iterable[Tag]) -> list[Tag]:
    kept: dict[str, Tag] = {}
    for tag in tags:
        kept.setdefault(tag.text[:200], tag)
    return list(kept.values())


def folded(text: str) -> str:
    """The name of a hashtag or handle: without its signs, simplified, in small letters."""
    return fold(text).casefold().strip("#@＃＠ \t")[:200]


def commonest_printed(term_ids: set[int]) -> dict[int, dict[str, str]]:
    """Term id → its commonest pinyin and gloss as printed in articles that may be read whole.

    Of equally common ones the shortest holds, then the first by letter. The database counts: a term that stands in
    thousands of articles is counted anew with each of them.
    """
    readable = TermUse.objects.filter(term__in=term_ids).exclude(article__in=Article.objects.unreadable())
    uses = readable.order_by().values_list("term", *PRINTED)
    counts: dict[int, tuple[Counter[str], ...]] = {}
    for term, *values, count in uses.annotate(count=Count("pk")):
        for counter, value in zip(counts.setdefault(term, (Counter(), Counter())), values, strict=True):
            counter[value] += count
    return {
        term: {field: commonest(counter) for field, counter in zip(PRINTED, of_term, strict=True)}
        for term, of_term in counts.items()
    }


def commonest(counter: Counter[str]) -> str:
    ranked = sorted((-count, len(value), value) for value, count in counter.items() if value)
    return ranked[0][2] if ranked else ""
