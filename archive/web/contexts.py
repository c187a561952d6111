"""Words in their context: a stretch of the text around a span, with the span marked."""

from collections.abc import Iterable, Iterator

from django.utils.safestring import SafeString

from archive.models import Article, QuotedComment
from archive.models.visible import stands
from archive.web.annotate import Annotation, Layer
from archive.web.markup import wording

BEFORE, AFTER = 140, 160
MOST = 3


def voice_context(voice: QuotedComment) -> list[SafeString]:
    """Where a voice was said: the blocks that hold its words, with those marked."""
    spans: dict[str, list[Annotation]] = {}
    for key, start, end in voice.spans:
        spans.setdefault(key, []).append(Annotation(start, end, Layer.MARK, "mark"))
    blocks = voice.article.visible_blocks()
    return [wording(block["text"], spans[block["key"]]) for block in blocks if block["key"] in spans]


def contexts(article: Article, spans: Iterable[tuple[str, int, int]]) -> list[SafeString]:
    """The first few places of `spans` that may be read, each in its context; one for each block."""
    texts = {block["key"]: block["text"] for block in article.visible_blocks()}
    places: dict[str, tuple[int, int]] = {}
    for key, start, end in spans:
        if stands(texts, key, start, end):
            places.setdefault(key, (start, end))
    return [context(texts[key], *place) for key, place in list(places.items())[:MOST]]


def context(text: str, start: int, end: int) -> SafeString:
    """The words around `text[start:end]`, cut between words, with an ellipsis where something is left out."""
    low, high = cut_before(text, start), cut_after(text, end)
    lead, trail = "… " if low else "", " …" if high < len(text) else ""
    shift = len(lead) - low
    mark = Annotation(start + shift, end + shift, Layer.MARK, "mark")
    return wording(f"{lead}{text[low:high]}{trail}", [mark])


def cut_before(text: str, start: int) -> int:
    if start <= BEFORE:
        return 0
    return next((at + 1 for at in spaces(text, start - BEFORE, start)), start - BEFORE)


def cut_after(text: str, end: int) -> int:
    if len(text) - end <= AFTER:
        return len(text)
    return next((at for at in reversed(list(spaces(text, end, end + AFTER)))), end + AFTER)


def spaces(text: str, low: int, high: int) -> Iterator[int]:
    return (at for at in range(low, high) if text[at].isspace())
