"""What a curator cut, in captures that are read again, and in an export that comes in again."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive import curation
from archive.catalogue import apply_rules
from archive.ingest import Sidecar
from archive.models import Appearance, Article
from tests.factories import make_topic
from tests.ingest.corpus import BODY, export, page, run
from tests.ingest.test_samples import clear

pytestmark = pytest.mark.django_db
HEAD = "The Noodle Cart"
OTHER = """The noodle cart at the river gate closed its books last week, after twenty years of broth and small change.

“I shall miss the soup more than I miss the office,” one netizen wrote: “It asked for no password.”

Its broth was known up to the second bridge. The cook kept the recipe in her head, and nobody wrote it down."""


def write(folder: Path, name: str, *more: str) -> None:
    body = "\n\n".join((BODY, HEAD, OTHER, *more))
    (folder / f"{name}.txt").write_text(page(body=body), encoding="utf-8")
    known = {"address": "https://lantern.example/ferry", "captured": f"{name}-05-01"}
    (folder / f"{name}.txt.meta.json").write_text(json.dumps(known))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    captures = tmp_path / "captures"
    captures.mkdir()
    write(captures, "2019")
    run(captures)
    return captures


@pytest.fixture
def made(folder: Path) -> Article:
    """What was cut from the one article that the capture was read as."""
    whole = Article.objects.get()
    key = next(block["key"] for block in whole.blocks if block["text"] == HEAD)
    return curation.cut_article(whole, key, {"title": HEAD}, User.objects.create_user("mei"), "an appended article")


def laid() -> list[tuple[object, ...]]:
    fields = ("extraction__capture__name", "position", "begins", "ends", "title", "title_key", "article")
    return list(Appearance.objects.in_canonical_order().values_list(*fields))


def test_the_same_capture_and_newer_ones_change_nothing_of_it(folder: Path, made: Article) -> None:
    before, laid_before = export(), laid()
    assert run(folder)[0].counts["unchanged"] == 2
    assert run(folder, options=Sidecar(source="The Lantern Wire"))[0].counts["created"] == 0
    assert laid() == laid_before
    assert [record["blocks"] for record in export()] == [record["blocks"] for record in before]
    write(folder, "2020", "It is open again.")
    tally, said = run(folder)
    assert (said, tally.counts["created"], tally.counts["merged"]) == ([], 0, 2)
    assert Article.objects.count() == 2
    assert Article.objects.get(pk=made.pk).blocks[-1]["text"] == "It is open again."


def test_an_export_keeps_both_here_and_in_an_empty_archive(folder: Path, made: Article, tmp_path: Path) -> None:
    records = export()
    assert sorted(str(record["title"]) for record in records) == [Article.objects.exclude(pk=made.pk).get().title, HEAD]
    lines = tmp_path / "export.jsonl"
    lines.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    run(lines)
    assert [record["blocks"] for record in export()] == [record["blocks"] for record in records]
    clear()
    tally, said = run(lines)
    assert (said, tally.counts["created"]) == ([], 2)
    assert export() == records


def test_each_says_which_stretch_of_the_capture_it_is(folder: Path, made: Article) -> None:
    text = (folder / "2019.txt").read_text()
    first, second = (article.provenance[0] for article in Article.objects.order_by("title"))
    assert first["end"] == second["start"] == text.index(HEAD)
    assert text[second["start"] : second["end"]].startswith(f"{HEAD}\n\nThe noodle cart")


def test_topics_are_those_of_its_own_words(folder: Path, made: Article) -> None:
    make_topic("Ferries", rules=[{"words": ["ferry"], "weight": 1}])
    make_topic("Soup", rules=[{"words": ["noodle cart"], "weight": 1}])
    apply_rules()
    topics = {
        article.title: sorted(article.taggings.values_list("topic__label", flat=True))
        for article in Article.objects.all()
    }
    assert topics == {"The Island Without a Boat": ["Ferries", "Town and Country"], HEAD: ["Soup"]}
