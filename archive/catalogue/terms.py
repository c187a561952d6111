"""Terms, hashtags and handles: their uses in an article, and what the uses together say of them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Count

from archive.extract.records import Tag, Term
from archive.language.hanzi import fold
from archive.models import Article, Decision, Handle, HandleUse, Hashtag, HashtagUse, TermUse
from archive.models import Term as TermRow

TagUse = TypeVar("TagUse", HashtagUse, HandleUse)


def write_terms(article: Article, terms: Sequence[Term]) -> None:
    """Write the uses of terms anew; the same hanzi in other characters is the same term."""
    before = set(article.term_uses.values_list("term_id", flat=True))
    article.term_uses.all().delete()
    unique = {term.hanzi[:100]: term for term in reversed(terms)}
    rows = {
        hanzi: TermRow.objects.get_or_create(hanzi=fold(hanzi))[0] for hanzi in reversed(unique)
    }  # in the order of the text
    TermUse.objects.bulk_create(
        TermUse(
            article=article,
            term=row,
            as_printed=hanzi,
            order=order,
            spans=unique[hanzi].spans,
            pinyin=(unique[hanzi].pinyin or "")[:200],
            gloss=(unique[hanzi].gloss or "")[:300],
        )
        for order, (hanzi, row) in enumerate(rows.items())
    )
    refresh_terms(before | {row.pk for row in rows.values()})


def refresh_terms(term_ids: set[int]) -> None:
    """A term's pinyin and gloss are the commonest as printed, unless a curator decided; unused terms go."""
    decided = Decision.objects.standing("term", map(str, term_ids))
    TermRow.objects.filter(pk__in=term_ids - {int(pk) for pk in decided}, uses=None).delete()
    printed = {field: commonest_printed(term_ids, field) for field in ("pinyin", "gloss")}
    for term in TermRow.objects.filter(pk__in=term_ids):
        said = decided.get(str(term.pk), {})
        pinyin = said.get("pinyin", printed["pinyin"].get(term.pk, ""))
        gloss = said.get("gloss", printed["gloss"].get(term.pk, ""))
        if (pinyin, gloss) != (term.pinyin, term.gloss):
            TermRow.objects.filter(pk=term.pk).update(pinyin=pinyin, gloss=gloss)


def write_tags(article: Article, tags: Sequence[Tag], use: type[TagUse]) -> None:
    """Write the uses of hashtags, or of handles, anew; those that nobody uses any longer go."""
    owner = "hashtag" if use is HashtagUse else "handle"
    entity: type[Hashtag | Handle] = Hashtag if use is HashtagUse else Handle
    former = set(use.objects.filter(article=article).values_list(owner, flat=True))
    use.objects.filter(article=article).delete()
    rows = [
        use(
            article=article,
            as_printed=tag.text[:200],
            order=order,
            spans=tag.spans,
            **({"views": (tag.views or "")[:60]} if use is HashtagUse else {}),
            **{owner: entity.objects.get_or_create(name=folded(tag.text))[0]},
        )
        for order, tag in enumerate(distinct(tags))
    ]
    use.objects.bulk_create(rows)
    entity.objects.filter(pk__in=former, uses=None).delete()


def distinct(tags: Iterable[Tag]) -> list[Tag]:
    kept: dict[str, Tag] = {}
    for tag in tags:
        kept.setdefault(tag.text[:200], tag)
    return list(kept.values())


def folded(text: str) -> str:
    """The name of a hashtag or handle: without its signs, simplified, in small letters."""
    return fold(text).casefold().strip("#@＃＠ \t")[:200]


def commonest_printed(term_ids: set[int], field: str) -> dict[int, str]:
    """Term id → its commonest value as printed; of equally common ones the shortest, then the first by letter.

    The database counts: a term that stands in thousands of articles is counted anew with each of them.
    """
    uses = TermUse.objects.filter(term__in=term_ids).exclude(**{field: ""}).order_by()
    counted = uses.values_list("term", field).annotate(count=Count("pk"))
    ranked = sorted(counted, key=lambda row: (-row[2], len(row[1]), row[1]), reverse=True)
    return {term: value for term, value, _ in ranked}
