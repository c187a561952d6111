"""What a curator may decide of which record, how it reads now, and what is refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from archive.catalogue import is_edtf
from archive.curation.parts import check_part, check_said, is_part, part_of
from archive.curation.relations import broader_labels, check_broader, check_related, related_labels
from archive.curation.vocabulary import alias_labels, check_aliases, check_label, settled_aliases
from archive.models import (
    Article,
    Author,
    Byline,
    Correction,
    Handle,
    QuotedComment,
    Source,
    Term,
    Topic,
    TopicCandidate,
)
from archive.models.decision import subject_of
from archive.models.visible import words_of

Changes = Mapping[str, Any]

FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    Article: (
        *("title", "standfirst", "category", "published", "original_url", "copyright", "language", "source", "state"),
        "bylines",
    ),
    QuotedComment: (
        *("text", "speaker", "handle", "platform", "place", "kind", "grade", "original", "pseudonym", "is_withheld"),
    ),
    Handle: ("is_withheld", "pseudonym"),
    Author: ("name", "family_name", "given_name", "chinese_name", "biography"),
    Term: ("pinyin", "gloss"),
    Topic: ("label", "label_zh", "kind", "scope_note", "rules", "aliases", "broader", "related"),
    Source: ("site", "rights", "access"),  # not its name: captures and records know it by that
    Correction: ("state",),
    TopicCandidate: ("state",),
}
PUBLISHED = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?[~?%]?")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def model_of(subject: str) -> type[models.Model] | None:
    """The model that decisions name `subject`, if a curator decides anything of it."""
    return next((model for model in FIELDS if model._meta.model_name == subject), None)


def value_of(record: models.Model, field: str) -> Any:
    """The value of a field as decisions keep it: JSON, a source by its name, bylines and aliases as lists."""
    if isinstance(record, Article) and is_part(field):
        return part_of(record, field)
    reader = READERS.get((type(record), field))
    return reader(record) if reader else getattr(record, field)


def bylines_of(article: Any) -> list[dict[str, str]]:
    rows = article.bylines.select_related("author").order_by("order")
    return [{"name": row.author.name, "role": row.role, "as_printed": row.as_printed} for row in rows]


def settled(record: models.Model, field: str, value: Any) -> Any:
    """A value as it will read once it is decided, so that whoever compares the two finds them one."""
    settle = SETTLERS.get((type(record), field))
    return settle(record, value) if settle else value


READERS: dict[tuple[type[models.Model], str], Callable[[Any], Any]] = {
    (Article, "source"): lambda article: article.source.name,
    (Article, "bylines"): bylines_of,
    (Topic, "aliases"): alias_labels,
    (Topic, "broader"): broader_labels,
    (Topic, "related"): related_labels,
}
SETTLERS: dict[tuple[type[models.Model], str], Callable[[Any, Any], Any]] = {
    (Topic, "aliases"): settled_aliases,
    (Topic, "broader"): lambda topic, labels: sorted(set(labels)),
    (Topic, "related"): lambda topic, labels: sorted(set(labels)),
}


def check(record: models.Model, changes: Changes) -> None:
    """Refuse what cannot be: raises ValidationError by field, or ValueError for a field no curator decides."""
    if unknown := {field for field in changes if not is_decided(record, field)}:
        raise ValueError(f"{subject_of(record)}: {', '.join(sorted(unknown))} cannot be decided")
    errors: dict[str, Any] = {}
    for field, value in changes.items():
        try:
            check_field(record, field, value)
        except ValidationError as error:
            errors[field] = error.messages
    if errors:
        raise ValidationError(errors)


def is_decided(record: models.Model, field: str) -> bool:
    """Whether curators decide a field of such a record."""
    return field in FIELDS[type(record)] or (isinstance(record, Article) and is_part(field))


def check_field(record: models.Model, field: str, value: Any) -> None:
    if isinstance(record, Article) and is_part(field):
        check_part(record, field, value)
        return
    if rule := RULES.get((type(record), field)):
        rule(record, value)
    if is_plain(record, field):
        draft = type(record)(pk=record.pk, **{field: value})
        draft._state.adding = record._state.adding  # or its own row would count as another of the same name
        others = [other.name for other in record._meta.fields if other.name != field]
        draft.full_clean(exclude=others)


def is_plain(record: models.Model, field: str) -> bool:
    """Whether the value is what the column of that name holds."""
    try:
        return not record._meta.get_field(field).is_relation
    except FieldDoesNotExist:
        return False


def check_published(article: models.Model, value: str) -> None:
    """A year, month or day in EDTF, possibly uncertain or approximate; seasons and intervals date no article."""
    if value and not (PUBLISHED.fullmatch(value) and is_edtf(value)):
        raise ValidationError("Not a date in EDTF: write 2016, 2018-03 or 2018-03-14, and 2016~ for about 2016.")


def check_address(article: models.Model, value: str) -> None:
    if value and urlsplit(value).scheme not in {"http", "https"}:
        raise ValidationError("Not the address of a page: it begins with http:// or https://.")


def check_language(article: models.Model, value: str) -> None:
    if not LANGUAGE.fullmatch(value):
        raise ValidationError("Not a BCP 47 tag: write en, zh-Hans or zh-Hant.")


def check_source(article: models.Model, value: str) -> None:
    if not Source.objects.filter(name=value).exists():
        raise ValidationError(f"There is no source named “{value}”.")


def check_bylines(article: models.Model, value: Iterable[Mapping[str, str]]) -> None:
    """Each byline needs a name and a known role; nobody has the same role twice."""
    seen = set()
    for byline in value:
        name, role = byline["name"].strip(), byline["role"]
        if not name or len(name) > 200:
            raise ValidationError("A byline needs a name of at most 200 characters.")
        if role not in Byline.Role.values:
            raise ValidationError(f"“{role}” is no role: author, editor or contributor.")
        if (name, role) in seen:
            raise ValidationError(f"{name} is named twice as {role}.")
        seen.add((name, role))


def check_rules(topic: models.Model, value: Any) -> None:
    """Rules are `{"words": [...], "weight": 0..1}`, each with one word at least."""
    for rule in value:
        words, weight = rule.get("words"), rule.get("weight")
        if not words or not all(isinstance(word, str) and word.strip() for word in words):
            raise ValidationError("A rule needs words to look for.")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 1:
            raise ValidationError("The weight of a rule is a number above 0, at most 1.")


def check_words(voice: Any, value: str) -> None:
    check_said(voice.article, value)


def check_pseudonym(record: Any, value: str) -> None:
    """A pseudonym must not give the name away, nor hold a sign that would make an account of it."""
    given = words_of(value)
    names = [record.name] if isinstance(record, Handle) else [record.handle, record.speaker]
    if value and not given:
        raise ValidationError("A pseudonym needs a letter or a digit.")
    if any(name and set(words_of(name)) & set(given) for name in names):
        raise ValidationError("This pseudonym gives the name away: choose another, such as “Reader A”.")


RULES: dict[tuple[type[models.Model], str], Callable[[Any, Any], None]] = {
    (Article, "published"): check_published,
    (Article, "original_url"): check_address,
    (Article, "language"): check_language,
    (Article, "source"): check_source,
    (Article, "bylines"): check_bylines,
    (QuotedComment, "text"): check_words,
    (QuotedComment, "pseudonym"): check_pseudonym,
    (Handle, "pseudonym"): check_pseudonym,
    (Topic, "rules"): check_rules,
    (Topic, "label"): check_label,
    (Topic, "aliases"): check_aliases,
    (Topic, "broader"): check_broader,
    (Topic, "related"): check_related,
}
