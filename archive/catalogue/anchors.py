"""Where a voice's words stand in changed blocks: by exact words, or nowhere; never guessed."""

from collections.abc import Sequence

from archive.extract.records import Block, Span

GAP = " [...] "


def anchor(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The spans of `text` (halves joined by ` [...] `), or none if any half stands nowhere, or in several places."""
    spans = [the_only_place(half, blocks) for half in text.split(GAP)]
    return tuple(span for span in spans if span) if all(spans) else ()


def the_only_place(words: str, blocks: Sequence[Block]) -> Span | None:
    places = [(block.key, at, at + len(words)) for block in blocks if (at := block.text.find(words)) >= 0]
    return places[0] if len(places) == 1 else None


def holds(text: str, spans: Sequence[Span], blocks: Sequence[Block]) -> bool:
    """Whether the words of `text` still stand at `spans`."""
    by_key = {block.key: block.text for block in blocks}
    return GAP.join(by_key.get(key, "")[start:end] for key, start, end in spans) == text
