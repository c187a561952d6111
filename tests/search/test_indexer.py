"""The outbox into the index."""

import fcntl
import signal
import threading
from functools import partial
from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from haystack import connections

from archive.models import Article, IndexTask
from archive.search import IndexUnavailable, SearchRequest, indexer, search
from archive.search.documents import Document
from archive.search.engines.base import ArchiveBackend, Question
from archive.search.query import parse
from tests.factories import make_article
from tests.search.conftest import each_engine, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder"), each_engine]


def enqueue(*articles: Article) -> None:
    IndexTask.objects.enqueue(article.pk for article in articles)


def count(query: str) -> int:
    """How many articles have the word, without climbing the ladder."""
    return search(SearchRequest(f'"{query}"')).count


def run(command: str, **options: object) -> str:
    output = StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


def test_the_first_drain_indexes_everything() -> None:
    make_article("One", ["salt"])
    assert indexer.drain() == 1
    assert count("salt") == 1


def test_a_drain_indexes_what_changed_and_empties_the_outbox() -> None:
    one, two = make_article("One", ["salt"]), make_article("Two", ["salt"])
    indexer.reindex()
    Article.objects.filter(pk=one.pk).update(blocks=[{"key": "k", "kind": "paragraph", "text": "pepper"}])
    Article.objects.filter(pk=two.pk).update(state="hidden")
    gone = make_article("Three", ["salt"])
    enqueue(one, two, gone)
    gone.delete()
    assert indexer.drain() == 3
    assert (count("salt"), count("pepper"), indexer.pending()) == (0, 1, 0)


def test_beside_a_run_only_full_batches_are_drained_and_of_several_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    assert indexer.drain_full_batch() == 0  # but there is an index now, to add to
    enqueue(make_article("One", ["salt"]))
    assert indexer.drain_full_batch() == 0
    enqueue(*(make_article(title, ["salt"]) for title in ("Two", "Three", "Four")))
    assert (indexer.drain_full_batch(), count("salt"), indexer.pending()) == (2, 2, 2)


def test_an_article_that_changes_while_it_is_indexed_stays_in_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article("One", ["salt"])
    indexer.reindex()
    enqueue(article)
    backend_class, written = type(connections["default"].get_backend()), []
    write = backend_class.write

    def write_and_change(backend: ArchiveBackend, documents: list[Document], gone: list[str]) -> None:
        write(backend, documents, gone)
        if not written:
            Article.objects.update(blocks=[{"key": "k", "kind": "paragraph", "text": "pepper"}])
            enqueue(article)
        written.append(documents)

    monkeypatch.setattr(backend_class, "write", write_and_change)
    indexer.drain()
    assert (len(written), count("pepper"), indexer.pending()) == (2, 1, 0)


def test_a_drain_that_fails_loses_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article("One", ["salt"])
    indexer.reindex()
    enqueue(article)
    with monkeypatch.context() as patch:
        patch.setattr(type(connections["default"].get_backend()), "write", Mock(side_effect=OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            indexer.drain()
    assert indexer.pending() == 1
    assert indexer.drain() == 1


def test_one_writes_at_a_time(index_folder: Path) -> None:
    index_folder.mkdir()
    with (index_folder / indexer.LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as another process would: a lock is of the open file
        with pytest.raises(indexer.Busy):
            indexer.drain()


def test_what_changes_during_a_reindex_is_in_the_new_index(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article("One", ["salt"])
    documents = indexer.documents

    def documents_then_change(ids: list[str]) -> list[Document]:
        made = list(documents(ids))
        if not indexer.pending() and not count_done:
            count_done.append(1)
            Article.objects.update(blocks=[{"key": "k", "kind": "paragraph", "text": "pepper"}])
            enqueue(article)
        return made

    count_done: list[int] = []
    monkeypatch.setattr(indexer, "documents", documents_then_change)
    indexer.reindex()
    assert (count("pepper"), count("salt"), indexer.pending()) == (1, 0, 0)


def test_a_reindex_that_fails_leaves_the_index_in_use(index_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_article("One", ["salt"])
    indexer.reindex()
    with monkeypatch.context() as patch:
        patch.setattr(indexer, "documents", Mock(side_effect=OperationalError("locked")))
        with pytest.raises(OperationalError):
            indexer.reindex()
    assert count("salt") == 1
    assert len([path for path in index_folder.iterdir() if path.is_dir()]) == 1


def test_a_reindex_clears_away_what_a_killed_one_left(index_folder: Path) -> None:
    (index_folder / "20180101000000-half").mkdir(parents=True)
    indexer.reindex()
    assert [path.name for path in index_folder.iterdir() if path.is_dir()] == [(index_folder / "current").read_text()]


def test_of_a_batch_only_a_portion_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.documents.PORTION", 2)
    ids = [make_article(title, ["salt"]).pk for title in ("One", "Two", "Three", "Four", "Five")]
    made = indexer.documents(ids)
    first = next(made)
    Article.objects.exclude(pk=first.id).delete()  # what was not read yet is read as it is by then
    assert len([first, *made]) == 2


def test_batches_cover_every_article_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "BATCH", 3)
    articles = [make_article(f"{number}", ["salt"]) for number in range(8)]
    steps: list[int] = []
    assert indexer.reindex(steps.append) == 8
    assert (steps, count("salt")) == ([3, 3, 2], 8)
    enqueue(*articles)
    assert indexer.drain() == 8


def test_following_outlives_troubles_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    troubles = [OperationalError("database is locked"), OperationalError("database is locked"), indexer.Busy("x")]
    stopping, drained = threading.Event(), []

    def drain(using: str, stopping: threading.Event) -> int:
        if troubles:
            raise troubles.pop(0)
        drained.append(1)
        stopping.set()
        return 0

    monkeypatch.setattr(indexer, "drain", drain)
    monkeypatch.setattr(indexer, "close_old_connections", lambda: None)
    indexer.follow(stopping, poll_seconds=0)
    assert drained == [1]
    assert [record.getMessage() for record in caplog.records] == ["Not indexing: OperationalError: database is locked"]


def test_it_stops_after_the_batch_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "BATCH", 1)
    indexer.reindex()
    enqueue(*(make_article() for _ in range(3)))
    stopping = threading.Event()
    assert indexer.drain(lambda _: stopping.set(), stopping=stopping) == 1
    assert indexer.pending() == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_stop_it(number: signal.Signals) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        stopping = indexer.stop_on_signals()
        signal.raise_signal(number)
        assert stopping.is_set()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def test_the_commands_say_how_many() -> None:
    article = make_article("One", ["salt"])
    assert run("reindex") == "The index holds 1 article.\n"
    enqueue(article)
    assert run("index") == "Indexed 1 article.\n"
    assert run("index") == "The index is up to date.\n"


def test_haystack_s_commands_lead_to_ours_and_empty_nothing() -> None:
    article = make_article("One", ["salt"])
    assert run("rebuild_index", noinput=True) == "The index holds 1 article.\n"
    enqueue(article)
    assert run("update_index") == "Indexed 1 article.\n"
    with pytest.raises(CommandError, match="never emptied"):
        run("clear_index", noinput=True)
    assert count("salt") == 1


def test_an_index_that_cannot_be_read_says_what_to_run(index_folder: Path, engine_url: str) -> None:
    """Whatever of it is torn: it does not matter for a question, or the question says what mends it."""
    make_article("One", ["salt"])
    indexer.reindex()
    suffixes = {file.suffix for file in index_folder.glob("*/**/*") if file.suffix}
    told = 0
    for suffix in suffixes:
        for file in list(index_folder.glob(f"*/**/*{suffix}")):
            file.unlink()
            file.write_bytes(b"torn" * 100)
        fresh = opened(engine_url, index_folder)  # as in a thread that has not opened it yet
        for ask in (fresh.check, partial(fresh.vocabulary, "s"), partial(fresh.answer, Question(parse("salt")))):
            try:
                ask()
            except IndexUnavailable as trouble:
                told += "manage.py reindex" in str(trouble)
        indexer.reindex()
        assert fresh.vocabulary("s") == {"salt": 1}
    assert told > len(suffixes)


def test_index_says_what_to_run_when_the_rules_changed(index_folder: Path) -> None:
    indexer.reindex()
    (index_folder / (index_folder / "current").read_text() / "fingerprint").write_text("other rules")
    with pytest.raises(CommandError, match=r"manage\.py reindex"):
        run("index")
