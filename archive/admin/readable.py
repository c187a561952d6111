"""How records read in the admin: columns, links, and evidence as sentences."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from archive import curation
from archive.models import Decision
from archive.models.decision import APART, subject_id_of, subject_of

SHORT = 80
SHOWN_DECISIONS = 200
PLACES = {"title": "title", "standfirst": "standfirst", "body": "text"}


def moment(field: str, label: str) -> Callable[[Any], str]:
    """A column with a point in time to the minute, e.g. `2018-03-14 09:26`."""

    @admin.display(description=label, ordering=field)
    def shown(record: Any) -> str:
        at = getattr(record, field)
        return f"{at:%Y-%m-%d %H:%M}" if at else "–"

    return shown


def link_to(record: models.Model, text: str = "") -> str:
    """A link to the record's page in the admin."""
    address = reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, shortened(text or str(record)))


def list_link(model: type[models.Model], text: str, query: str) -> str:
    """A link to a filtered list in the admin."""
    address = reverse(f"admin:archive_{model._meta.model_name}_changelist")
    return format_html('<a href="{}?{}">{}</a>', address, query, text)


def shortened(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


def partial(name: str, **context: Any) -> str:
    return render_to_string(f"admin/archive/_{name}.html", context)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, e.g. `1 article`, `12 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def evidence_in_words(evidence: dict[str, Any]) -> str:
    """What speaks for a tagging, e.g. `“live-streaming” title, text 4× · “直播” text 2×`."""
    if section := evidence.get("section"):
        return f"printed under “{section}”"
    if similar := evidence.get("similar"):
        return "carried by " + ", ".join(f"“{shortened(other['title'])}”" for other in similar)
    return " · ".join(f"“{word}” {places_in_words(places)}" for word, places in evidence.get("words", {}).items())


def places_in_words(places: dict[str, int]) -> str:
    return ", ".join(
        f"{name} {places[place]}×" if places[place] > 1 else name for place, name in PLACES.items() if place in places
    )


DEEDS = {
    ("is_withheld", True): "Withheld",
    ("is_withheld", False): "Released",
    ("state", "hidden"): "Hidden",
    ("state", "published"): "Shown",
    ("state", "accepted"): "Accepted",
    ("state", "declined"): "Declined",
    ("state", "rejected"): "Rejected",
    ("state", "waiting"): "Reopened",
}


def deed_in_words(decision: Decision) -> str:
    """What a curator did, e.g. `Edited title`, `Withheld`."""
    simple = isinstance(decision.after, bool | str) and decision.verb == Decision.Verb.EDIT
    if decision.field.startswith(APART):
        return decision.get_verb_display()
    deed = DEEDS.get((decision.field, decision.after)) if simple else None
    return deed or f"{decision.get_verb_display()} {decision.field}".strip()


def row_of(decision: Decision) -> tuple[Decision, str, str, str]:
    """What a table of decisions prints of one: what was done, before and after in words."""
    return decision, deed_in_words(decision), value_in_words(decision.before), outcome_in_words(decision)


def outcome_in_words(decision: Decision) -> str:
    """What holds after a decision; after a merge it is the record that stayed."""
    return decision.label if decision.verb == Decision.Verb.MERGE else value_in_words(decision.after)


def value_in_words(value: Any) -> str:
    """A value of a decision as a person would write it."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return tie_in_words(value)
    if isinstance(value, list):
        return "; ".join(map(value_in_words, value))
    return str(value)


def tie_in_words(value: dict[str, Any]) -> str:
    """A merge, an article, a byline, a matching rule, or a tagging as decisions keep them."""
    if "into" in value:
        return "; ".join(named(record) for record in (value["into"], *value.get("absorbed", ())))
    if "title" in value:
        return str(value["title"])
    if "text" in value:
        return str(value["text"])
    if "role" in value:
        return f"{value['name']} ({value['role']})"
    if "words" in value:
        return f"{', '.join(value['words'])} | {value['weight']:g}"
    return f"{value.get('label', '')}: {value.get('state') or 'not tied'}"


def named(record: dict[str, Any]) -> str:
    """What a record that a decision keeps is called."""
    return next((str(record[field]) for field in ("label", "title", "name", "hanzi") if record.get(field)), "–")


def history_of(record: models.Model) -> str:
    """The decisions about a record, newest first, as a table."""
    decisions = curation.decisions_about(record).select_related("who")[:SHOWN_DECISIONS]
    return partial("history", rows=list(map(row_of, decisions)), address=history_address(record))


def history_address(record: models.Model) -> str:
    """The list of the decisions about a record."""
    about = curation.decisions_about(record).order_by().values_list("subject_id", flat=True).distinct()
    ids = ",".join([*about] or [subject_id_of(record)])
    query = urlencode({"subject": subject_of(record), "subject_id__in": ids})
    return f"{reverse('admin:archive_decision_changelist')}?{query}"
