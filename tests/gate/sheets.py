"""Sheets: what a capture holds, written down as a careful reader would; the form of both the truth and the reading."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from archive.extract import Item, Metadata, items, read
from archive.extract.records import ParsedArticle, Reading
from archive.ingest.sidecar import MANIFEST, SUFFIX, Manifest, Sidecar, sidecar_of

CAPTURES = Path(__file__).parents[2] / "fixtures" / "captures"
GOLD = Path(__file__).parent / "gold"
PLAIN = ("title", "standfirst", "category", "published", "published_basis", "copyright", "source", "original_url")
LONGEST_NAME = 44
Sheet = dict[str, Any]  # one article, JSON; what it has not is left out


def captures() -> list[Path]:
    """The sample captures, every new one among them."""
    beside = (MANIFEST, SUFFIX)
    return sorted(path for path in CAPTURES.iterdir() if not path.name.endswith(beside))


def read_capture(path: Path) -> list[Reading]:
    """What extraction makes of a file, told what stands beside it; one reading for each capture in it."""
    manifests: dict[Path, Manifest] = {}
    beside = sidecar_of(path, Sidecar(), manifests)
    found = [item for item in items(path) if isinstance(item, Item)]
    return [read(item.content, item.name, told(item, beside)) for item in found]


def told(item: Item, beside: Sidecar) -> Metadata:
    known = item.metadata
    return Metadata(beside.address or known.address, beside.captured or known.captured, beside.source or known.source)


def sheets_of(readings: Iterable[Reading]) -> list[Sheet]:
    return [sheet_of(article) for reading in readings for article in reading.articles]


def sheet_of(article: ParsedArticle) -> Sheet:
    """The sheet of a parsed article: what is printed, without keys, spans and positions."""
    sheet: Sheet = {name: getattr(article, name) for name in PLAIN}
    sheet |= {
        "language": article.language,
        "topics": list(article.topics or ()),
        "bylines": [f"{byline.role}: {byline.name}" for byline in article.bylines],
        "blocks": [f"{block.kind}: {block.text}" for block in article.blocks],
        "voices": [stated(asdict(voice)) for voice in article.voices],
        "terms": [stated(asdict(term)) for term in article.terms],
        "hashtags": [tag.text for tag in article.hashtags],
        "handles": [tag.text for tag in article.handles],
        "references": list(article.references),
        "notes": list(article.notes),
        "reader_comments": [stated(asdict(comment)) for comment in article.reader_comments],
        "biographies": [stated(asdict(biography)) for biography in article.biographies],
    }
    return stated(sheet)


def stated(fields: dict[str, Any]) -> dict[str, Any]:
    """What `fields` state, without spans."""
    return {name: value for name, value in fields.items() if value and name != "spans"}


def gold_of(path: Path) -> list[Sheet] | None:
    """The truth about a capture as a person wrote it down; None for a capture nobody has read yet."""
    gold = GOLD / f"{path.name}.json"
    return json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else None


def write_gold(path: Path, sheets: list[Sheet]) -> None:
    text = json.dumps(sheets, ensure_ascii=False, indent=1)
    (GOLD / f"{path.name}.json").write_text(text + "\n", encoding="utf-8")


def lines_of(sheets: Iterable[Sheet]) -> list[str]:
    """One line for each fact, which says where it belongs, so that a difference reads without its surroundings."""
    return [line for sheet in sheets for line in _lines(sheet)]


def _lines(sheet: Sheet) -> Iterator[str]:
    for field, value in sheet.items():
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                yield from _entry_lines(f"{clipped(sheet['title'])} | {field}", entry)
            else:
                yield f"{clipped(sheet['title'])} | {field} | {entry}"


def _entry_lines(where: str, entry: dict[str, str]) -> Iterator[str]:
    (first, words), *others = entry.items()
    yield f"{where} | {first}: {words}"
    yield from (f"{where} | {clipped(words)} | {name}: {value}" for name, value in others)


def clipped(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
