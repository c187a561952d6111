"""An ingest and two curators write at once, and nobody is told that the database is locked."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection

from archive import curation
from archive.models import Article, Decision, Handle, Tagging, Topic
from tests.ingest.corpus import page, run

ROUNDS = 15


def in_threads(*work: Callable[[], None]) -> list[BaseException]:
    """Run each in a thread of its own, all at once; what they raised."""
    raised: list[BaseException] = []
    start = threading.Barrier(len(work))

    def guarded(one: Callable[[], None]) -> None:
        try:
            start.wait()
            one()
        except BaseException as error:  # the test reports whatever it is
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=guarded, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
def test_an_ingest_and_two_curators_do_not_get_in_each_other_s_way(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        (tmp_path / f"{number}.txt").write_text(page(f"Story Number {number}", f"Only story {number} says this. " * 20))
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "first.txt").write_text(page())
    run(tmp_path / "first")
    article = Article.objects.get()
    curators = [get_user_model().objects.create_user(name) for name in ("wen", "ruo")]
    topic = Topic.objects.get_or_create(label="Ferries", slug="ferries")[0]

    def retitle() -> None:
        for number in range(ROUNDS):
            curation.edit(Article.objects.get(pk=article.pk), {"title": f"Edited {number}"}, curators[0])

    def tag_and_untag() -> None:
        for _ in range(ROUNDS):
            curation.add_topic(Article.objects.filter(pk=article.pk), topic, curators[1])
            curation.remove_topic(Article.objects.filter(pk=article.pk), topic, curators[1])

    assert in_threads(lambda: run(tmp_path), retitle, tag_and_untag) == []
    article.refresh_from_db()
    assert Article.objects.count() == ROUNDS + 1
    assert article.title == f"Edited {ROUNDS - 1}"
    assert Decision.objects.filter(who=curators[0]).count() == ROUNDS
    assert Tagging.objects.get(topic=topic).state == "rejected"


@pytest.mark.django_db(transaction=True)
def test_of_two_curators_who_withhold_at_once_one_wins_and_the_other_is_told() -> None:
    account = curation.account("tea_fan_88")
    first, second = (get_user_model().objects.create_user(name) for name in ("wen", "ruo"))
    (told,) = in_threads(
        lambda: curation.withhold_account(Handle.objects.get(pk=account.pk), first, "she asked"),
        lambda: curation.withhold_account(Handle.objects.get(pk=account.pk), second, "she asked"),
    )
    decision = Decision.objects.get()
    assert isinstance(told, ValidationError)
    assert f"is so already: {decision.who} decided it" in told.messages[0]
