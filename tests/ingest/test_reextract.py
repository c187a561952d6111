"""Better rules reach the captures already held, and what curators decided stands."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from archive import curation
from archive.extract import VERSION, rules
from archive.extract.lines import folded
from archive.models import Article, Extraction, QuotedComment
from tests.factories import make_topic
from tests.ingest.corpus import BODY, page, run

pytestmark = pytest.mark.django_db
TICKER = "The lantern ticker: rain in Wuxi, fog on the upper river"


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """An article in whose body a ticker stands, as a curator has left it."""
    first, *rest = BODY.split("\n\n")
    (tmp_path / "a.txt").write_text(page(body="\n\n".join([first, TICKER, *rest])))
    run(tmp_path)
    article, curator = Article.objects.get(), User.objects.create(username="curator")
    curation.edit(article, {"title": "Boatless"}, curator)
    curation.withhold([article.voices.get()], curator)
    curation.add_topic([article], make_topic("Ferries"), curator)
    return article


@pytest.fixture
def better_rules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A new version of the extractor, which knows the ticker for what it is."""
    known = rules._exact() | {folded(TICKER): rules.Rule("ticker", "noise")}
    with monkeypatch.context() as patch:
        patch.setattr(rules, "_exact", lambda: known)
        for name in ("archive.ingest.load", "archive.ingest.reextract"):  # verbs of the package hide these modules
            patch.setattr(import_module(name), "VERSION", VERSION + 1)
        rules._rule_for.cache_clear()
        yield
    rules._rule_for.cache_clear()


def texts(article: Article) -> list[str]:
    return [block["text"] for block in Article.objects.get(pk=article.pk).blocks]


def test_a_new_version_reads_a_capture_again(article: Article, request: pytest.FixtureRequest) -> None:
    assert TICKER in texts(article)
    request.getfixturevalue("better_rules")
    call_command("reextract")
    assert TICKER not in texts(article)
    newest = Extraction.objects.get(is_current=True)
    assert newest.version == VERSION + 1
    assert [(dropped["text"], dropped["rule"]) for dropped in newest.dropped if dropped["text"] == TICKER] == [
        (TICKER, "ticker")
    ]


def test_decisions_stand_when_a_new_version_reads_a_capture_again(
    article: Article, request: pytest.FixtureRequest
) -> None:
    slug, voice = article.slug, article.voices.get().pk
    request.getfixturevalue("better_rules")
    call_command("reextract")
    read_again = Article.objects.get()
    assert (read_again.pk, read_again.slug, read_again.title) == (article.pk, slug, "Boatless")
    assert read_again.taggings.get(topic__label="Ferries").state == "accepted"
    assert list(QuotedComment.objects.values_list("pk", "is_withheld")) == [(voice, True)]
    assert "timetable" not in str(read_again.visible_blocks())


def test_what_this_version_has_read_is_not_read_again(article: Article, request: pytest.FixtureRequest) -> None:
    call_command("reextract")
    assert Extraction.objects.count() == 1
    request.getfixturevalue("better_rules")
    call_command("reextract")
    call_command("reextract")
    assert Extraction.objects.count() == 2
