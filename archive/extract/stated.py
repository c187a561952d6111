"""The fields of a cleaned record as lines, each taken as stated or not known to records."""

import json
from dataclasses import dataclass
from typing import Any

STATED = frozenset({
    "id", "slug", "title", "standfirst", "category", "source", "original_url", "bylines", "biographies", "published",
    "published_basis", "copyright", "language", "topics", "blocks", "body", "quoted_comments", "terms", "hashtags",
    "handles", "references", "notes", "reader_comments", "captures",
})  # fmt: skip
UNKNOWN = "field that records do not have"
INSTEAD = "body beside blocks"


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field stands in the text that `record_text` gives; `rule` says why it is left out, if it is."""

    start: int
    end: int
    rule: str | None


def record_text(text: str) -> tuple[str, list[FieldPlace]]:
    """A record with one line a value, and the places of its fields. Raises ValueError for what is no JSON object."""
    record: dict[str, Any] = json.loads(text)
    shown: list[str] = []
    places: list[FieldPlace] = []
    at = 0
    for name, value in record.items():
        line = json.dumps({name: value}, ensure_ascii=False, indent=2)[2:-2]
        places.append(FieldPlace(at, at + len(line), _why_not(name, record)))
        shown.append(line)
        at += len(line) + 1
    return "\n".join(shown), places


def _why_not(name: str, record: dict[str, Any]) -> str | None:
    if name not in STATED:
        return UNKNOWN
    return INSTEAD if name == "body" and record.get("blocks") is not None else None
