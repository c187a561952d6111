"""Where curators cut what captures ran together: laid over what was read, before articles are placed.

A cut is a split (see `apart`) whose decision says at which block the article split off begins, and as what.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.catalogue.apart import Split, origin_of, origins
from archive.catalogue.identity import share_most_shingles, title_key
from archive.catalogue.mended import key_of_like
from archive.extract.pieces import piece
from archive.extract.records import Block, ParsedArticle
from archive.models import Appearance


@dataclass(frozen=True, slots=True)
class Cut:
    """That article `made` begins in captures of `origin` (ids as of now) where the block `key` stands, or its words."""

    origin: str
    made: str
    key: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a parsed article, from one block up to another, and the article that a curator made of it, if any."""

    parsed: ParsedArticle
    begins: int = 0
    ends: int | None = None
    title: str = ""
    article_id: str = ""


class Cuts:
    """The cuts that stand, and what they make of parsed articles."""

    def __init__(self, split: Mapping[str, Split], now: Mapping[str, str]) -> None:
        origin = origin_of(split)
        self._origins = {now.get(pk, pk): [now.get(each, each) for each in origins(pk, origin)] for pk in split}
        self._cuts = [cut_of(pk, each, now) for pk, each in split.items() if each.cut]

    def __bool__(self) -> bool:
        return bool(self._cuts)

    def pieces(self, parsed: ParsedArticle, found: Iterable[str]) -> list[Piece]:
        """The parsed article, found to be one of some articles, in the pieces that their cuts make of it.

        Every block is in one of them. What stands before the first cut is nobody's by decision: identity tells.
        """
        met: dict[int, Cut] = {}
        for cut in self._within(found):
            if (at := place_of(cut, parsed.blocks)) is not None:
                met.setdefault(at, cut)
        if not met:
            return [Piece(parsed)]
        begins = sorted({0, *met})
        ends = [*begins[1:], None]
        return [made_of(parsed, *bounds, met.get(bounds[0])) for bounds in zip(begins, ends, strict=True)]

    def headed(self, parsed: ParsedArticle) -> Iterator[str]:
        """The articles made by cuts that `parsed` is, since it has by now the head that was missed, and reads so."""
        title = title_key(parsed.title)
        for cut in self._cuts:
            if title in {title_key(cut.text), title_key(cut.title)}:
                met = Appearance.objects.filter(article=cut.made).select_related("extraction")
                if any(share_most_shingles(parsed, each.parsed()) for each in met):
                    yield cut.made

    def _within(self, found: Iterable[str]) -> list[Cut]:
        """The cuts of some articles, of those that they were split from, and of what was cut from all these."""
        reach = {pk for each in found for pk in (each, *self._origins.get(each, ()))}
        while more := {cut.made for cut in self._cuts if cut.origin in reach} - reach:
            reach |= more
        return [cut for cut in self._cuts if cut.origin in reach and cut.made != cut.origin]


def cut_of(pk: str, split: Split, now: Mapping[str, str]) -> Cut:
    said: Mapping[str, Any] = split.cut or {}
    title = said["head"]["title"]
    return Cut(now.get(split.origin, split.origin), now.get(pk, pk), said["key"], said["text"], title)


def place_of(cut: Cut, blocks: Sequence[Block]) -> int | None:
    """The number of the block at which a cut is: the one of its key, or that reads most like it; None for neither."""
    keys = [block.key for block in blocks]
    key = cut.key if cut.key in keys else key_of_like({"text": cut.text}, blocks)
    return keys.index(key) if key else None


def made_of(parsed: ParsedArticle, begins: int, ends: int | None, cut: Cut | None) -> Piece:
    title = cut.title if cut and begins else ""
    return Piece(piece(parsed, begins, ends, title), begins, ends, title, cut.made if cut else "")
