"""Every address of the admin, taken from its URL patterns, and the rights it asks, said here by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver

from archive.models import Source
from tests.admin.test_every_record import CURATED, MODELS, READ_ONLY

Rights = frozenset[str] | None  # None: nobody but a superuser, or not even one


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


NOBODY, STAFF = None, of()
LOOK, CHANGE = "view_{}", "change_{}"
SEES_TOPICS = of("view_article", "view_tagging")
# What each view asks of who looks (GET) and of who changes (POST); a view that is not here fails the test.
OURS: dict[str, tuple[Rights, Rights]] = {
    "archive_article_cut": (of("change_article"), of("change_article")),
    "archive_article_mend": (of("change_article"), of("change_article")),
    "archive_article_split": (of("change_article"), of("change_article")),
    "archive_article_topics": (
        of("view_article", "view_tagging"),
        of("view_article", "view_tagging", "change_tagging"),
    ),
    "archive_bulkact_go_on": (of("view_bulkact"), of("view_bulkact", "change_article")),
    "archive_capture_proof": (of("view_capture"), of("view_capture")),
    "archive_tagging_decide": (of("change_tagging"), of("change_tagging")),
    "archive_tagging_export": (of("view_tagging"), of("view_tagging")),
    "archive_tagging_review": (of("view_tagging"), of("view_tagging")),
    "archive_tagging_sheet": (of("change_tagging"), of("change_tagging")),
    "archive_topic_export": (of("view_topic"), of("view_topic")),
    "archive_topic_rules": (of("change_topic"), of("change_topic")),
    "archive_topic_sheet": (of("change_topic"), of("change_topic")),
    "archive_topiccandidate_decide": (of("add_topic"), of("add_topic")),
}
OF_THE_SITE: dict[str, tuple[Rights, Rights]] = {
    "app_list": (of("view_article"), of("view_article")),  # or any other right; no role has less than this one
    "autocomplete": (of("view_topic"), of("view_topic")),
    "index": (STAFF, STAFF),
    "jsi18n": (STAFF, STAFF),
    "password_change": (STAFF, STAFF),
    "password_change_done": (STAFF, STAFF),
    "user_password_change": (NOBODY, NOBODY),  # of others; one's own is above
}
OPEN_TO_ALL = {"login", "logout"}
ONLY_POSTED = {"archive_tagging_decide", "archive_topic_rules", "archive_topiccandidate_decide"}


@dataclass(frozen=True, slots=True)
class Address:
    """One address, with what it asks; `name` is that of its pattern."""

    name: str
    address: str
    look: Rights
    change: Rights


def all_addresses() -> Iterator[Address]:
    """Of each pattern the address of a real record."""
    for prefix, pattern in patterns("", admin.site.get_urls()):
        if pattern.name in OPEN_TO_ALL or (pattern.name is None and not prefix):
            continue  # the last one is for what there is not
        if pattern.name == "view_on_site":
            yield from on_site(prefix)
        else:
            look, change = rights_of(pattern, prefix)
            yield Address(str(pattern.name), f"/admin/{filled(prefix, pattern)}", look, change)


def patterns(prefix: str, given: list[URLPattern | URLResolver]) -> Iterator[tuple[str, URLPattern]]:
    for each in given:
        if isinstance(each, URLResolver):
            yield from patterns(f"{prefix}{each.pattern}", each.url_patterns)
        else:
            yield prefix, each


def filled(prefix: str, pattern: URLPattern) -> str:
    """The path of a pattern with a record of its list in it."""
    route = f"{prefix}{pattern.pattern}"
    if pattern.name == "app_list":
        return "archive/"
    if pattern.name == "autocomplete":
        return "autocomplete/?app_label=archive&model_name=tagging&field_name=topic"
    verb = VERB_OF.get(str(pattern.name), "")
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda slot: verb if slot[1] == "verb" else pk_of(prefix), route)


VERB_OF = {"archive_tagging_decide": "accept", "archive_topiccandidate_decide": "reject"}


def pk_of(prefix: str) -> str:
    """The first record of a list; what the log-in counts has none."""
    first = apps.get_model(*prefix.strip("/").split("/"))._default_manager.first()
    assert first or not prefix.startswith("archive/"), f"no record behind {prefix}"
    return str(first.pk) if first else "1"


def on_site(prefix: str) -> Iterator[Address]:
    """From the admin to where a record stands on the site: its address may be known to those alone who may see it."""
    for model in MODELS:
        if hasattr(model, "get_absolute_url") and (record := model._default_manager.first()):
            look = of(LOOK.format(model._meta.model_name))
            yield Address(
                f"view_on_site {model.__name__}",
                f"/admin/r/{ContentType.objects.get_for_model(model).pk}/{record.pk}/",
                look,
                look,
            )


def rights_of(pattern: URLPattern, prefix: str) -> tuple[Rights, Rights]:
    """What a view asks: by its name, or for the views that Django gives to every list."""
    if pattern.name in OURS | OF_THE_SITE:
        return (OURS | OF_THE_SITE)[pattern.name]
    if pattern.name in {None, "auth_user_password_change"}:  # Django's redirect from a record to its form
        return (STAFF, STAFF) if pattern.name is None else (NOBODY, NOBODY)
    app, _, view = pattern.name.partition("_")
    model = apps.get_model(*prefix.strip("/").split("/"))
    view = pattern.name.removeprefix(f"{app}_{model._meta.model_name}_")
    if app != "archive":
        return NOBODY, NOBODY  # accounts, and what the log-in counts
    name = model._meta.model_name
    look, change = of(LOOK.format(name)), of(CHANGE.format(name)) if model in [*CURATED, Source] else NOBODY
    assert model in [*CURATED, *READ_ONLY, Source], f"say of {model.__name__} who may change it"
    may_add = of("add_topic") if name == "topic" else NOBODY
    given = {"changelist": (look, look), "history": (look, look), "change": (look, change)}
    return (given | {"add": (may_add, may_add), "delete": (NOBODY, NOBODY)})[view]


def held_by(user: User | None) -> frozenset[str]:
    """The rights that groups give."""
    if user is None:
        return frozenset()
    return frozenset(user.groups.values_list("permissions__codename", flat=True)) - {None}


def may(user: User | None, asked: Rights) -> bool:
    return user is not None and user.is_staff and asked is not None and asked <= held_by(user)
