"""The vocabulary of subject terms that a new archive begins with; from then on it is the curators' own."""

import json
from pathlib import Path
from typing import Any

from archive.environment import BASE_DIR
from archive.language.hanzi import slugify

PATH = BASE_DIR / "fixtures" / "topics.json"


def load_vocabulary(topic_model: Any, alias_model: Any, path: Path = PATH) -> int:
    """Add the topics of `path` that are not there yet, with their aliases; returns how many were added.

    The models are given, so that a migration can call it with the ones of its time.
    """
    added = 0
    for entry in json.loads(path.read_text(encoding="utf-8")):
        topic, is_new = topic_model.objects.get_or_create(slug=slugify(entry["label"]), defaults=topic_values(entry))
        added += is_new
        for label in entry.get("aliases", []) if is_new else []:
            alias_model.objects.get_or_create(slug=slugify(label), defaults={"label": label, "topic": topic})
    return added


def topic_values(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": entry["label"],
        "label_zh": entry.get("label_zh", ""),
        "kind": entry.get("kind", "subject"),
        "scope_note": entry.get("scope_note", ""),
        "rules": entry.get("rules", []),
    }
