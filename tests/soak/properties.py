"""What holds of every reading, whatever the capture."""

import json
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

from archive.extract import Unreadable, join_quotation, read
from archive.extract.proof import ink, prove, text_of
from archive.extract.records import ParsedArticle, Reading, Span, as_json, from_json

MOST_SECONDS = 2.0  # of the processor, for one capture


def faults(content: bytes, name: str, clock: Callable[[], float] = time.process_time) -> list[str]:
    """What is wrong with the reading of a capture, each in a line; nothing where it is Unreadable in one line."""
    began = clock()
    try:
        reading = read(content, name)
    except Unreadable as refusal:
        return ["a refusal of several lines"] if "\n" in str(refusal) else []
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    taken = clock() - began
    slow = [f"{taken:.1f} s, more than {MOST_SECONDS:g}"] if taken > MOST_SECONDS else []
    return [*slow, *faults_of(reading, text_of(content, name))]


def faults_of(reading: Reading, text: str) -> list[str]:
    stated = reading.format == "record"
    return [*unaccounted(reading, text), *(fault for each in reading.articles for fault in faults_in(each, stated))]


def unaccounted(reading: Reading, text: str) -> Iterator[str]:
    """Signs that no article keeps and no rule drops, or several do. A cleaned record states its parts itself."""
    if reading.format == "record":
        return
    try:
        proof = prove(text, reading)
    except ValueError as error:
        yield f"{type(error).__name__}: {error}"
        return
    for each in proof.stretches:
        if not (each.rule or each.part):
            yield f"nobody accounts for {text[each.start : each.end][:60]!r}"
    yield from (f"claimed twice: {text[each.start : each.end][:60]!r}" for each in proof.contested)
    told = sum(ink(text[each.start : each.end]) for each in proof.stretches)
    if told != ink(text):
        yield f"{told} signs accounted for, of {ink(text)}"


def faults_in(article: ParsedArticle, stated: bool) -> Iterator[str]:
    """What is wrong with an article; one `stated` by a record may state voices without a place."""
    texts = {block.key: block.text for block in article.blocks}
    if len(texts) != len(article.blocks):
        yield "two blocks have one key"
    if from_json(json.loads(json.dumps(as_json(article)))) != article:
        yield "another article after JSON"
    if not article.title.strip() or not all(text.strip() for text in texts.values()):
        yield "an empty title or block"
    yield from (f"a kept block that is none: {kept}" for kept in article.kept if kept.key and kept.key not in texts)
    yield from false_spans(article, texts, stated)


def false_spans(article: ParsedArticle, texts: dict[str, str], stated: bool) -> Iterator[str]:
    """Spans that do not hold the words they are the place of."""

    def words(spans: tuple[Span, ...]) -> list[str]:
        return [texts.get(key, "")[start:end] for key, start, end in spans]

    order = {block.key: number for number, block in enumerate(article.blocks)}
    for voice in article.voices:
        if (voice.spans or not stated) and join_quotation(words(voice.spans)) != voice.text:
            yield f"a voice that does not stand at its spans: {voice.text[:60]!r}"
        if not in_order(voice.spans, order):
            yield f"a voice whose halves stand apart or crosswise: {voice.text[:60]!r}"
    for term in article.terms:
        yield from (f"{term.hanzi!r} is not {found!r}" for found in words(term.spans) if found != term.hanzi)
    for tag in (*article.hashtags, *article.handles):
        yield from (f"{tag.text!r} is not {found!r}" for found in words(tag.spans) if found != tag.text)


def in_order(spans: tuple[Span, ...], order: dict[str, int]) -> bool:
    """Whether the halves of a voice follow each other, in one block or from a block to the next."""
    places = [(order.get(key, -1), start, end) for key, start, end in spans]
    follow = all(a[0] < b[0] or (a[0] == b[0] and a[2] <= b[1]) for a, b in pairwise(places))
    return follow and all(b[0] - a[0] <= 1 for a, b in pairwise(places))
