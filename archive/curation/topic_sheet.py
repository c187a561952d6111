"""Topics as a table: coin, mend and relate them by lines; what a line does not name stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from archive.curation.edits import an_act, edit
from archive.curation.fields import value_of
from archive.curation.sheets import Outcome, Row, Sheet, listed, read_sheet, told
from archive.curation.topics import coin
from archive.models import Topic

LISTS = ("aliases", "broader", "related")
COLUMNS = ("label", "label_zh", "kind", "scope_note", *LISTS, "rules")


def topic_rows() -> Iterator[Row]:
    """All topics as lines of the table."""
    for topic in Topic.objects.order_by("label"):
        lists = {name: "; ".join(value_of(topic, name)) for name in LISTS}
        rules = "; ".join(f"{', '.join(rule['words'])} | {rule['weight']:g}" for rule in topic.rules)
        plain = {name: getattr(topic, name) for name in ("label", "label_zh", "kind", "scope_note")}
        yield {**plain, **lists, "rules": rules}


def load_topics(text: str, who: User, why: str, rehearse: bool = False) -> list[Outcome]:
    """Do what the lines say, all of it or, if one is refused, nothing; to `rehearse` does nothing either way.

    New topics are coined first, so that lines may name each other. All of it is one act, to be undone as one. Raises
    ValidationError if it is no such table.
    """
    sheet = read_sheet(text, needed=("label",), known=COLUMNS)
    with transaction.atomic():
        outcomes = outcomes_of(sheet, Word(who, why, an_act()))
        if rehearse or any(outcome.refusal for outcome in outcomes):
            transaction.set_rollback(True)
    return outcomes


@dataclass(frozen=True, slots=True)
class Word:
    """Who sends a table in, why, and the act that its decisions are."""

    who: User
    why: str
    act: str


def outcomes_of(sheet: Sheet, word: Word) -> list[Outcome]:
    coined: dict[int, Outcome] = {}
    met: dict[str, int] = {}
    related: dict[int, list[str]] = {}  # topics as they stood before any line
    for number, row in sheet.rows:
        label = row["label"].casefold()
        if label in met:
            coined[number] = Outcome(number, "", refusal=f"“{row['label']}” stands in line {met[label]} already.")
        elif topic := topic_of(row):
            related[topic.pk] = value_of(topic, "related")
        else:
            coined[number] = told(number, lambda row=row: (coin_by(row, word), True))  # type: ignore[misc]  # its default
        met.setdefault(label, number)
    return [mended(number, row, coined.get(number), related, word) for number, row in sheet.rows]


def topic_of(row: Row) -> Topic | None:
    """The topic of the line's label, or that the label leads to."""
    return Topic.objects.filter(Q(label=row["label"]) | Q(aliases__label=row["label"])).order_by("pk").first()


def coin_by(row: Row, word: Word) -> str:
    with transaction.atomic():  # what is refused half way leaves nothing
        coin(Topic(label=row["label"], kind=row.get("kind") or Topic.Kind.SUBJECT), word.who, word.why, word.act)
    return f"“{row['label']}” is coined"


def mended(number: int, row: Row, coined: Outcome | None, related: Mapping[int, list[str]], word: Word) -> Outcome:
    """The outcome of a line, once all new topics are there."""
    if coined and coined.refusal:
        return coined

    def act() -> tuple[str, bool]:
        topic = topic_of(row)
        if topic is None:
            raise ValidationError(f"There is no topic “{row['label']}”.")
        with transaction.atomic():
            changes = changes_of(row)
            if "related" in changes:
                changes["related"] = on_either_side(topic, related.get(topic.pk, []), changes["related"])
            made = edit(topic, changes, word.who, word.why, word.act)
        if coined:
            return coined.what, True
        changed = f"“{topic}” changes: {', '.join(decision.field for decision in made)}"
        return (changed, True) if made else (f"“{topic}” stays as it is", False)

    return told(number, act)


def on_either_side(topic: Topic, before: list[str], wanted: list[str]) -> list[str]:
    """What a topic is related to by a line that says `wanted`.

    A relation holds both ways and stands in two lines: what a line leaves as it was is no word against the other.
    """
    now: list[str] = value_of(topic, "related")
    gone = set(before) - set(wanted)
    return [label for label in now if label not in gone] + [
        label for label in wanted if label not in before and label not in now
    ]


def changes_of(row: Row) -> dict[str, Any]:
    """What a line says of its topic; the label alone finds it."""
    changes: dict[str, Any] = {name: row[name] for name in ("label_zh", "scope_note") if name in row}
    changes |= {name: listed(row[name]) for name in LISTS if name in row}
    if row.get("kind"):
        changes["kind"] = row["kind"]
    if "rules" in row:
        changes["rules"] = [rule_of(item) for item in listed(row["rules"])]
    return changes


def rule_of(item: str) -> dict[str, Any]:
    words, _, weight = item.rpartition("|")
    try:
        return {"words": [word.strip() for word in words.split(",") if word.strip()], "weight": float(weight)}
    except ValueError:
        raise ValidationError(f"“{item[:100]}” is no rule: write words, a bar and a weight: kite, 风筝 | 0.8") from None
