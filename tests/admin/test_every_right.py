"""Who has no right sees nothing of the admin, and whatever is asked of the server by hand is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.test import Client
from django.urls import reverse

from archive.admin.groups import CURATORS, EDITORS, OPERATORS
from archive.models import Article, ContentVersion, Correction, Decision, Handle, Source
from tests.admin.pages import act, form_address, list_address, text_of
from tests.admin.test_every_record import MODELS, furnished

__all__ = ["furnished"]

OURS = [model for model in MODELS if admin.site.is_registered(model)]
ACTIONS = [(model, action) for model in OURS for action in admin.site.get_model_admin(model).actions]
WORDS = {"why": "by hand", "pseudonym": "Reader A", "state": "accepted", "note": "by hand", "title": "By hand"}


def member(*groups: str) -> Client:
    user = User.objects.create_user("-".join(groups) or "nobody", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def nobody(db: None) -> Client:
    """May log in, and nothing else."""
    return member()


@pytest.fixture
def everything(furnished: Callable[[int], None], curator: User) -> None:
    furnished(1)


def state() -> Any:
    """Changes with every row of the archive; corrections change no page, so they are asked too."""
    answered = list(Correction.objects.values_list("state", "note"))
    return ContentVersion.objects.current(), Decision.objects.count(), answered


@pytest.mark.parametrize(("model", "action"), ACTIONS, ids=lambda value: getattr(value, "__name__", value))
def test_no_action_is_done_for_who_has_no_right(
    model: type[models.Model], action: str, nobody: Client, everything: None
) -> None:
    """Nor for who may look at the records and not change them."""
    before, rows = state(), model._default_manager.all()[:1]
    for client in (nobody, looking(), member(OPERATORS)):
        response = act(client, model, action, rows, step="confirmed", **WORDS)
        assert response.status_code in {200, 302, 403}
        assert 'name="step"' not in response.content.decode(), "not even its question is asked"
    assert state() == before


def test_every_action_says_which_right_it_asks() -> None:
    """Django offers one that does not to whoever may look at the list."""
    asked = {action: getattr(admin.site.get_model_admin(model), action) for model, action in ACTIONS}
    assert [name for name, action in asked.items() if not getattr(action, "allowed_permissions", None)] == []


def looking() -> Client:
    client = member("Lookers")
    user = User.objects.get(username="Lookers")
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return client


def test_who_has_no_right_sees_nothing_on_the_first_page(nobody: Client, everything: None) -> None:
    words = text_of(nobody.get(reverse("admin:index")))
    assert "What waits" not in words
    assert "Recent changes" not in words
    assert "You don’t have permission to view or edit anything." in words


def test_each_role_has_the_least_it_needs(db: None) -> None:
    held = {
        name: set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for name in (CURATORS, EDITORS, OPERATORS)
    }
    assert held[EDITORS] - held[CURATORS] == {"change_source"}
    assert {"change_handle", "change_correction", "change_quotedcomment"} <= held[CURATORS]
    assert not any(codename.startswith(("add_", "change_", "delete_")) for codename in held[OPERATORS])
    assert "view_correction" not in held[OPERATORS]
    assert not any(codename.startswith("delete_") for codename in held[CURATORS] | held[EDITORS])


def test_an_editor_opens_and_closes_sources_and_a_curator_does_not(everything: None) -> None:
    source = Source.objects.get()
    fields = {"site": "", "rights": "", "access": "metadata", "why": "its publisher asked"}
    for role, status, access in ((CURATORS, 403, "open"), (OPERATORS, 403, "open"), (EDITORS, 302, "metadata")):
        assert member(role).post(form_address(source), fields).status_code == status
        assert Source.objects.get().access == access


def test_an_operator_looks_at_captures_and_changes_nothing(everything: None) -> None:
    operator, before = member(OPERATORS), state()
    capture = Article.objects.get().appearances.get().extraction.capture
    assert operator.get(form_address(capture)).status_code == 200
    assert operator.get(list_address(Correction)).status_code == 403
    act(operator, Article, "hide", Article.objects.all(), step="confirmed", why="by hand")
    act(operator, Handle, "withhold", Handle.objects.all(), step="confirmed", why="by hand")
    assert state() == before
