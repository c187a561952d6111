"""Where an article was read: the captures it comes from, with the stretch of each that is it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.models import Article, Capture
from archive.models.capture import captures_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a capture, which is gone from the archive if `capture` is None."""

    part: Mapping[str, Any]
    capture: Capture | None


def stretches(article: Article) -> list[Stretch]:
    found = {capture.sha256: capture for capture in captures_of(article.provenance)}
    return [Stretch(part, found.get(part["sha256"])) for part in article.provenance]
