"""All is captured anew and read again by a newer extractor, and a decision of each verb stands as it was made."""

from importlib import import_module
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from archive import curation
from archive.catalogue import apply_rules, find_candidates
from archive.extract import VERSION
from archive.models import Article, Capture, Decision, Extraction, Topic
from tests.curation import standing_articles
from tests.curation.standing import DECISIONS, World, decision, text_of
from tests.factories import make_topic
from tests.ingest.corpus import BODY, page, run

pytestmark = pytest.mark.django_db
OTHER = """The noodle cart at the river gate closed its books last week, after twenty years of broth and small change.

Its broth was known up to the second bridge. The cook kept the recipe in her head, nobody wrote it down, and the three
apprentices who might have guessed at it had left for the coast long before the first delivery rider came."""
LATER = "Another paragraph came later, with another photograph of the pier."
READ = {
    "FIELDS", "Side", "TooMany", "account", "check", "cuts_of", "decisions_about", "reach_of", "rehearse_cut",
    "standing", "value_of",
}  # fmt: skip
TITLES = [*DECISIONS, "merged away", "parted", "joined"]
GROWN_ELSEWHERE = {"cut_article", "merge_articles", "merged away"}  # what is added stands in another article
OFTEN = ("split_article", "joined")  # met at addresses that once showed another article


def body_of(title: str) -> str:
    """A text of its own, whose voice nobody else has, and who goes by a name nobody else goes by."""
    quoted = BODY.replace("We are an island", f"We of {title} are an island")
    quoted = quoted.replace("one netizen wrote", f"@{title.replace(' ', '_')}_ferry wrote on Weibo")
    told = quoted.replace("The ferry", f"The ferry of {title}").replace("The county", f"For {title} the county")
    return told.replace("赶集", "干集") if title == "merge_terms" else told


def write(folder: Path, year: int, more: str = "") -> None:
    """A capture of each article of that year."""
    for title in TITLES:
        text = page(f"The Ferry of {title}", body_of(title) + more)
        put(folder, f"{title}-{year}", text.replace("Wen Ruo", "Wen Ruoh") if title == "merge_authors" else text, title)


def put(folder: Path, name: str, text: str, title: str) -> None:
    year = name.rpartition("-")[2]
    address = f"https://lantern.example/{title.replace(' ', '-')}"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.txt.meta.json").write_text(f'{{"address": "{address}", "captured": "{year}-05-01"}}')


@pytest.fixture
def world(tmp_path: Path) -> World:
    Topic.objects.all().delete()
    make_topic("Ferries", rules=[{"words": ["ferry"], "weight": 1.0}])
    write(tmp_path, 2018)
    for title in OFTEN:
        put(tmp_path, f"{title}-2017", page(f"The Cart of {title}", OTHER), title)
    tally, said = run(tmp_path)
    assert not tally.failures, said
    pks = {title: Article.objects.get(title=f"The Ferry of {title}").pk for title in TITLES}
    return World(User.objects.create_user("mei"), pks)


def test_every_verb_of_the_curators_is_here() -> None:
    assert standing_articles.decision is decision
    assert set(DECISIONS) == set(curation.__all__) - READ


def test_every_decision_stands_after_all_is_captured_anew_and_read_again(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = {name: decide(world) for name, decide in DECISIONS.items()}
    assert [name for name, stands in stand.items() if not stands()] == []
    decided, articles = Decision.objects.count(), Article.objects.count()
    assert set(Decision.objects.values_list("verb", flat=True)) == set(Decision.Verb.values)

    write(tmp_path, 2021, f"\n\n{LATER}")
    tally, said = run(tmp_path)
    assert not tally.failures, said
    assert Article.objects.count() == articles
    assert all(LATER in text_of(world[title]) for title in TITLES if title not in GROWN_ELSEWHERE)
    assert [name for name, stands in stand.items() if not stands()] == []

    for name in ("archive.ingest.load", "archive.ingest.reextract"):  # verbs of the package hide these modules
        monkeypatch.setattr(import_module(name), "VERSION", VERSION + 1)
    call_command("reextract", verbosity=0)
    assert Extraction.objects.filter(version=VERSION + 1, is_current=True).count() == Capture.objects.count()
    apply_rules()
    find_candidates()
    assert [name for name, stands in stand.items() if not stands()] == []
    assert Decision.objects.count() == decided, "and nothing automatic decides"
