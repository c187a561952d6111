"""Every record of the archive can be looked at in the admin, at a cost that does not grow with its list."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import curation
from archive.extract.records import ReaderComment, Tag
from archive.models import (
    Appearance,
    Article,
    ArticleProfile,
    Author,
    AuthorAlias,
    BulkAct,
    Byline,
    Capture,
    Concordance,
    ContentVersion,
    Correction,
    Decision,
    Extraction,
    FormerSlug,
    Handle,
    HandleUse,
    Hashtag,
    HashtagUse,
    IndexTask,
    Note,
    QuotedComment,
    Reference,
    Source,
    Suggestion,
    SuggestionPosting,
    Tagging,
    Term,
    TermAlias,
    TermUse,
    Topic,
    TopicAlias,
    TopicCandidate,
    TopicRelation,
)  # fmt: skip
from archive.models import ReaderComment as ReaderCommentRow
from tests.admin.pages import add_address, form_address, list_address
from tests.curation.captured import capture, parsed
from tests.factories import make_topic

# Aliases and relations are edited with their records; what is suggested to readers is made of other records, and so are
# profiles and concordances; a version is a word.
BESIDE = (
    *(AuthorAlias, TermAlias, TopicAlias, TopicRelation, ArticleProfile),
    *(Suggestion, SuggestionPosting, Concordance, ContentVersion),
)
MODELS = [model for model in apps.get_app_config("archive").get_models() if model not in BESIDE]
READ_ONLY = [
    Appearance, BulkAct, Byline, Capture, Decision, Extraction, FormerSlug, HandleUse, Hashtag, HashtagUse, IndexTask,
    Note, ReaderCommentRow, Reference, TermUse, TopicCandidate,
]  # fmt: skip
CURATED = [Article, Author, Correction, Handle, QuotedComment, Tagging, Term, Topic]


def furnish(number: int, curator: User) -> None:
    """One row at least of every record, in an article of its own."""
    article = capture(
        parsed(
            f"The Tea Stall, Part {number}",
            (f"Stall {number} went digital.", f"“I pay {number} with my face now,” one netizen wrote."),
            original_url=f"https://lantern.example/{number}",
            source=f"Wire {number}",
            hashtags=(Tag(f"#tea{number}#"),),
            handles=(Tag(f"@tea{number}"),),
            references=(f"A book, {number}",),
            notes=("A note.",),
            reader_comments=(ReaderComment("Bo", "2019-01-02", "Nice."),),
        )
    )
    FormerSlug.objects.create(slug=f"old-{number}", former_id=f"old{number}", article=article)
    TopicCandidate.objects.create(kind="term", name=f"茶{number}", label=f"Tea {number}", article_count=3)
    curation.add_topic([article], make_topic(f"Topic {number}", aliases=[f"Alias {number}"]), curator)
    curation.begin_tagging(BulkAct.Kind.ADD, [article], make_topic(f"Topic {number}"), curator)
    curation.edit(article.voices.get(), {"speaker": f"Chen {number}"}, curator)
    curation.take_in(article, f"The stall opened before {number}.", address=str(number))


@pytest.fixture
def furnished(curator: User) -> Callable[[int], None]:
    def upto(number: int) -> None:
        for each in range(Article.objects.count(), number):
            furnish(each, curator)

    return upto


def test_every_record_is_in_the_admin() -> None:
    assert [model.__name__ for model in MODELS if not admin.site.is_registered(model)] == []


@pytest.mark.parametrize("model", MODELS)
def test_a_curator_opens_its_list_and_a_form(
    model: type[models.Model], desk: Client, furnished: Callable[[int], None]
) -> None:
    furnished(1)
    listed = desk.get(list_address(model), {"state": "all"} if model is Tagging else {})
    record = model._default_manager.first()
    assert record is not None
    assert form_address(record) in listed.content.decode()
    assert desk.get(form_address(record)).status_code == 200


def test_a_list_of_thirty_costs_as_many_queries_as_one_of_three(desk: Client, furnished: Callable[[int], None]) -> None:
    furnished(3)
    costs = {model.__name__: cost_of_list(desk, model) for model in MODELS}
    furnished(30)
    assert {model.__name__: cost_of_list(desk, model) for model in MODELS} == costs


def cost_of_list(desk: Client, model: type[models.Model]) -> int:
    with CaptureQueriesContext(connection) as queries:
        desk.get(list_address(model), {"state": "all"} if model is Tagging else {})
    return len(queries)


@pytest.mark.parametrize("model", MODELS)
def test_its_list_can_be_searched(model: type[models.Model], desk: Client, furnished: Callable[[int], None]) -> None:
    furnished(1)
    assert desk.get(list_address(model), {"q": "tea"}).status_code == 200


@pytest.mark.parametrize("model", READ_ONLY)
def test_evidence_is_only_read(
    model: type[models.Model], admin_client: Client, curator: User, furnished: Callable[[int], None]
) -> None:
    """Not even a superuser changes or deletes it."""
    furnished(1)
    record = model._default_manager.first()
    assert record is not None
    delete = reverse(f"admin:archive_{model._meta.model_name}_delete", args=[record.pk])
    assert admin_client.post(form_address(record), {}).status_code == 403
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert admin_client.get(add_address(model)).status_code == 403
    assert model._default_manager.filter(pk=record.pk).exists()


@pytest.mark.parametrize("model", [*CURATED, Source])
def test_curated_records_are_never_deleted(
    model: type[models.Model], admin_client: Client, curator: User, furnished: Callable[[int], None]
) -> None:
    furnished(1)
    record = model._default_manager.first()
    assert record is not None
    delete = reverse(f"admin:archive_{model._meta.model_name}_delete", args=[record.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in admin_client.get(list_address(model)).content.decode()


def test_captured_markup_is_shown_as_text(desk: Client, db: None) -> None:
    hostile = "<script>alert(1)</script>"
    article = capture(parsed(hostile, (hostile, f"“{hostile} is fine,” one netizen wrote.")))
    for record in (article, article.voices.get(), article.appearances.get().extraction.capture):
        page = desk.get(form_address(record)).content.decode()
        assert "alert(1)" in page
        assert hostile not in page
