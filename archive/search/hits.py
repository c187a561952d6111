"""What is shown of the records an engine found: read from the database in a fixed number of queries.

What is no longer published, or withheld since the index was written, is left out.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

from archive.models import Article
from archive.models.brief import BriefVoice, brief_voices, briefs
from archive.models.listing import beside, said_in
from archive.models.shown import read_voices, texts
from archive.search.concordance import Concordance, unpacked
from archive.search.engines.base import Answer
from archive.search.excerpts import Found, Gone, excerpts, shortened
from archive.search.marks import Marker, Span, fragments, marker, merged
from archive.search.passages import read_below
from archive.search.results import Hit, VoiceHit
from archive.search.tree import Node


def article_hits(answer: Answer, tree: Node) -> list[Hit]:
    articles = briefs([article_id for article_id, _ in answer.ids])
    around, said = beside(articles), said_in(articles)

    # For all of them at once, and only if it is needed for one.
    ask_wholes = cache(lambda: texts(articles))
    ask_voices = cache(lambda: read_voices(ask_wholes().values()))
    ask_apparatus = cache(lambda: read_below(ask_wholes().values()))
    in_title, in_text = marker(tree, "title"), marker(tree)
    hits = []
    for article_id, score in answer.ids:
        if article := articles.get(article_id):
            noted = unpacked(article.noted)
            shown = said[article_id] if article.has_full_text else []
            found = Found(article, shown, noted, partial(_of, ask_wholes, article_id), ask_voices, ask_apparatus)
            title = article.visible(article.title)
            marked = fragments(title, _in_title(title, noted, in_title))
            with suppress(Gone):
                hits.append(Hit(article, around[article_id], score, marked, excerpts(found, in_text)))
    return hits


def _of(ask: Callable[[], dict[str, Article]], article_id: str) -> Article:
    if article := ask().get(article_id):
        return article
    raise Gone


def _in_title(title: str, concordance: Concordance | None, marker: Marker) -> list[Span]:
    """What matches in a title, which a concordance has in the first place."""
    if concordance and concordance.passage(0).is_of(title):
        return merged(span for _, span in concordance.matches(0, marker.lookups))
    return marker.spans(title)


def voice_hits(answer: Answer, tree: Node) -> list[VoiceHit]:
    scores, marked = dict(answer.ids), marker(tree)
    return [_voice_hit(voice, scores[voice.pk], marked) for voice in brief_voices(list(scores))]


def _voice_hit(voice: BriefVoice, score: float, marked: Marker) -> VoiceHit:
    article = voice.article
    speaker = article.visible(voice.speaker)
    return VoiceHit(
        voice,
        article,
        score,
        words=shortened(voice.text, marked.spans(voice.text)),
        original=shortened(voice.original, marked.spans(voice.original)),
        speaker=fragments(speaker, marked.spans(speaker)),
    )
