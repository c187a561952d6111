"""Who may do what: the group of curators, those who only look, and strangers."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.admin.groups import CURATORS
from archive.models import Article, QuotedComment, Source, Tagging, Topic
from tests.admin.pages import act, add_address, form_address, list_address
from tests.factories import make_article, make_topic, make_voice, tag


@pytest.fixture
def visitor(db: None, client: Client) -> Client:
    """Someone who may look at everything, and change nothing."""
    user = User.objects.create_user("bo", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_migrations_make_the_group_and_keep_what_was_added_to_it(db: None) -> None:
    group = Group.objects.get(name=CURATORS)
    extra = Permission.objects.get(codename="add_user")
    group.permissions.add(extra)
    call_command("migrate", verbosity=0)
    assert Group.objects.get(name=CURATORS) == group
    held = set(group.permissions.values_list("codename", flat=True))
    assert {"view_capture", "change_article", "change_quotedcomment", "change_tagging", "add_topic", "add_user"} <= held
    assert {"delete_article", "change_capture", "change_decision", "add_article"}.isdisjoint(held)


def test_strangers_are_sent_to_log_in(client: Client, db: None) -> None:
    response = client.get(list_address(Article))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


def test_guessing_at_the_log_in_is_stopped(client: Client, db: None) -> None:
    User.objects.create_user("mei", password="right", is_staff=True)
    for _ in range(10):
        client.post(reverse("admin:login"), {"username": "mei", "password": "wrong"})
    refused = client.post(reverse("admin:login"), {"username": "mei", "password": "right"})
    assert refused.status_code == 429


def test_a_curator_makes_topics_but_no_articles_and_changes_no_source(desk: Client) -> None:
    assert desk.get(add_address(Topic)).status_code == 200
    assert desk.get(add_address(Article)).status_code == 403
    article = make_article()
    assert desk.post(form_address(article.source), {"name": "Mine"}).status_code == 403
    assert Source.objects.get().name == article.source.name


def test_who_only_looks_opens_every_form_and_saves_none(visitor: Client) -> None:
    article = make_article()
    voice, tagging = make_voice(article, "raining"), tag(article, "Street food", "suggested")
    for record in (article, voice, tagging, tagging.topic):
        assert visitor.get(form_address(record)).status_code == 200
        assert visitor.post(form_address(record), {}).status_code == 403


def test_who_only_looks_is_offered_no_action(visitor: Client) -> None:
    article = make_article()
    tagging = tag(article, "Street food", "suggested")
    for model, action, row in ((Article, "hide", article), (Tagging, "accept", tagging)):
        page = visitor.get(list_address(model)).content.decode()
        assert row._meta.verbose_name in page
        assert 'name="action"' not in page
        assert 'class="decide"' not in page
        act(visitor, model, action, [row], step="confirmed")
    assert visitor.post(reverse("admin:archive_tagging_decide", args=[tagging.pk, "accept"])).status_code == 403
    assert Article.objects.get().is_published
    assert Tagging.objects.get().state == "suggested"


def test_a_curator_without_leave_for_a_record_does_not_undo_decisions_on_it(desk: Client, admin_user: User) -> None:
    (decision,) = curation.edit(make_article().source, {"access": "metadata"}, admin_user)
    assert act(desk, type(decision), "undo", [decision], step="confirmed").status_code == 403
    assert Source.objects.get().access == "metadata"


def test_the_pages_keep_to_the_content_security_policy(desk: Client) -> None:
    """No inline script, style or handler in what our templates add."""
    article = make_article()
    make_voice(article, "raining")
    tag(article, "Street food", "suggested")
    make_topic("Opera")
    pages = [form_address(article), list_address(Tagging), list_address(Topic), list_address(QuotedComment)]
    for address in pages:
        page = desk.get(address).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<script>" not in page
