"""Curators' decisions laid over what the captures say: the last word on every field they spoke on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive.extract.records import Byline, ParsedArticle, Voice

ARTICLE_FIELDS = {
    "title", "standfirst", "category", "published", "original_url", "copyright", "language", "source",
}  # fmt: skip
VOICE_FIELDS = {"text", "speaker", "handle", "platform", "place", "voice", "grade", "original"}
ROW_NAMES = {"kind": "voice"}  # the column of a voice row that the record calls otherwise


def with_decisions(article: ParsedArticle, decided: Mapping[str, Any]) -> ParsedArticle:
    """The article as its curators have it; a published date they set is theirs, and says so."""
    changes: dict[str, Any] = {name: decided[name] or None for name in ARTICLE_FIELDS & decided.keys()}
    for name in ("title", "language"):  # these cannot be empty
        if name in changes and not changes[name]:
            del changes[name]
    if "published" in changes:
        changes["published_basis"] = "curator" if changes["published"] else None
    if "bylines" in decided:
        changes["bylines"] = tuple(Byline(**byline) for byline in decided["bylines"])
    return replace(article, **changes)


def voice_with_decisions(voice: Voice, decided: Mapping[str, Any]) -> Voice:
    named = {ROW_NAMES.get(name, name): value for name, value in decided.items()}
    kept = {"text", "voice", "grade"}  # these cannot be empty
    changes: dict[str, Any] = {
        name: value or None for name, value in named.items() if name in VOICE_FIELDS and (value or name not in kept)
    }
    return replace(voice, **changes)
