"""What stands out in some articles: the terms that most of them use, and what was said in the newest."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.db.models.functions import Length

from archive.models import QuotedComment, Term, TermUse, shown
from archive.models.compiled import Compiled
from archive.models.voice import VoiceQuerySet

# Uses have no index that tells the terms of an article: their rows are read, a dozen for each article. Of a topic with
# thousands the newest say enough.
MOST_ARTICLES = 200
MOST_TERMS = 12
MOST_SPEAK = 40  # articles that have so many voices, as a rule: to sort those of more takes longer
LOOKED_AT = 20  # voices, to find some of different articles


class Shared(NamedTuple):
    """A term, and in how many articles it stands."""

    term: Term
    count: int


def frequent_terms(article_ids: Sequence[str], but: Term | None = None) -> list[Shared]:
    """The terms that may be read in most of some articles, the commonest first."""
    uses: QuerySet[TermUse] = TermUse.objects.filter(article__in=article_ids).countable().order_by()
    others = uses.exclude(term=but) if but else uses
    counts = others.values_list("term__hanzi", "term__pinyin").annotate(shared=Count("article", distinct=True))
    commonest = counts.order_by("-shared", "term__hanzi")[:MOST_TERMS]
    return [Shared(Term(hanzi=hanzi, pinyin=pinyin), shared) for hanzi, pinyin, shared in commonest]


def heard_in(article_ids: list[str], most: int) -> list[QuotedComment]:
    """Newest voices to set beside a list of those articles, which are the newest first."""
    newest = _HEARD_IN(article_ids[:MOST_SPEAK])
    enough = len(newest) == LOOKED_AT or len(article_ids) <= MOST_SPEAK
    return of_different_articles(newest if enough else _HEARD_IN(article_ids), most)


def heard_last(most: int) -> list[QuotedComment]:
    """The same of all articles."""
    return of_different_articles(_HEARD(), most)


def _to_set_large(voices: VoiceQuerySet) -> VoiceQuerySet:
    """Netizens, somebody rather than a crowd, neither a single word nor a speech."""
    single = voices.of_netizens().exclude(grade__in=("crowd", "none"))
    fitting = single.annotate(length=Length("text")).filter(length__range=(40, 180))
    return shown.with_articles(fitting.newest())[:LOOKED_AT]


_HEARD = Compiled(lambda: _to_set_large(QuotedComment.objects.public()))
_HEARD_IN = Compiled(lambda ids: _to_set_large(QuotedComment.objects.public().filter(article__in=ids)))


def of_different_articles(voices: list[QuotedComment], most: int) -> list[QuotedComment]:
    """The first of each article, as it may be read."""
    by_article = {voice.article_id: voice for voice in reversed(voices)}
    return shown.as_read(list(by_article.values())[::-1][:most])
