"""A curator's walk: tag in bulk, reject what a rule said, find it right on the site, and after an ingest too."""

import re
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.catalogue.vocabulary import load_vocabulary
from archive.models import Article, Capture, Decision, QuotedComment, Tagging, Topic, TopicAlias
from tests.browser.barriers import barriers
from tests.browser.curators import log_in, read_all_again
from tests.browser.shelf import Shelf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAMPLE = settings.BASE_DIR / "fixtures" / "captures" / "lantern-wire-digital-china-2019.txt"
TOPIC = "Pets"


@pytest.fixture
def capture(tmp_path: Path, index_folder: Path, shelf: Shelf) -> Path:
    """A capture of our own, ingested and indexed."""
    path = tmp_path / SAMPLE.name
    path.write_bytes(SAMPLE.read_bytes())
    shelf.fill("desk", index_folder, partial(fill, path))
    return path


def fill(path: Path) -> None:
    load_vocabulary(Topic, TopicAlias)
    ingest(path)


def ingest(path: Path) -> None:
    call_command("ingest", str(path), source="The Lantern Wire", verbosity=0)
    call_command("reindex", verbosity=0)


@pytest.fixture
def desk(page: Page, live_server: LiveServer, capture: Path) -> Page:
    """The admin, with a curator logged in by the form."""
    return log_in(page, live_server.url)


def tag_in_bulk(desk: Page, site: str, titles: list[str], topic: str) -> None:
    desk.goto(f"{site}/admin/archive/article/")
    for title in titles:
        desk.get_by_role("row").filter(has_text=title).get_by_role("checkbox").check()
    desk.get_by_label("Action:").select_option("add_topic")
    desk.get_by_role("button", name="Go").click()
    desk.locator(".select2-selection").click()
    desk.locator(".select2-search__field").fill(topic)
    desk.get_by_role("option", name=topic, exact=True).click()
    desk.get_by_role("button", name="Continue").click()
    expect(desk.locator(".counts")).to_contain_text(f"{len(titles)} articles")
    expect(desk.locator(".counts")).to_contain_text(f"0 already carry “{topic}”")
    desk.get_by_role("button", name="Yes, add a topic").click()
    expect(desk.get_by_text(f"“{topic}” added: {len(titles)} decisions recorded.")).to_be_visible()


def reject_in_the_list(desk: Page, site: str, title: str, topic: str) -> None:
    desk.goto(f"{site}/admin/archive/tagging/?state=accepted")
    row = desk.get_by_role("row").filter(has_text=title).filter(has_text=topic)
    row.get_by_role("button", name="Reject").click()
    expect(desk.get_by_text(f"“{topic}” rejected for “{title}”.")).to_be_visible()
    expect(row).to_have_count(0)


def listed(page: Page, address: str) -> list[str]:
    """The titles on a list of the site, in any order."""
    page.goto(address)
    return sorted(page.locator(".row-title").all_inner_texts())


def test_a_curators_topics_are_right_on_the_site_and_after_the_next_ingest(
    desk: Page, live_server: LiveServer, capture: Path
) -> None:
    wrong = Tagging.objects.filter(origin="rule", state="accepted").select_related("article", "topic")[0]
    titles = sorted(Article.objects.exclude(taggings__topic__label=TOPIC).values_list("title", flat=True)[:2])
    tag_in_bulk(desk, live_server.url, titles, TOPIC)
    reject_in_the_list(desk, live_server.url, wrong.article.title, wrong.topic.label)
    call_command("index", verbosity=0)
    check_site(desk, live_server.url, titles, wrong)

    capture.write_text(capture.read_text(encoding="utf-8") + "\n\nCaptured once more.\n", encoding="utf-8")
    ingest(capture)
    assert wrong.article.appearances.count() == 2, "the second capture was read"
    check_site(desk, live_server.url, titles, wrong)


def check_site(page: Page, site: str, titles: list[str], wrong: Tagging) -> None:
    """The topic's page and a search by it list what was tagged; the rejected topic lists its article no longer."""
    topic, rejected = Topic.objects.get(label=TOPIC), wrong.topic
    assert listed(page, f"{site}{topic.get_absolute_url()}") == titles
    assert listed(page, f"{site}/search?topic={topic.slug}") == titles
    assert wrong.article.title not in listed(page, f"{site}{rejected.get_absolute_url()}")
    page.goto(f"{site}{wrong.article.get_absolute_url()}")
    expect(page.get_by_role("heading", level=1)).to_have_text(wrong.article.title)
    expect(page.locator("main").get_by_role("link", name=rejected.label, exact=True)).to_have_count(0)


def test_a_mended_title_is_on_the_site_at_once_and_undone_from_the_history(
    desk: Page, live_server: LiveServer, capture: Path
) -> None:
    article = Article.objects.newest()[0]
    desk.goto(f"{live_server.url}/admin/archive/article/{article.pk}/change/")
    desk.get_by_label("Title:").fill("A Title of the Curator’s")
    desk.get_by_label("Reason:").fill("misprint")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text(re.compile("recorded as a decision: title"))).to_be_visible()
    expect(desk.get_by_text(f"before: {article.title}")).to_be_visible()
    desk.get_by_role("link", name="View on site").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("A Title of the Curator’s")
    expect(desk.get_by_text("edited by a curator")).to_be_visible()

    desk.goto(f"{live_server.url}/admin/archive/decision/")
    desk.get_by_role("row").filter(has_text="misprint").get_by_role("checkbox").check()
    desk.get_by_label("Action:").select_option("undo")
    desk.get_by_role("button", name="Go").click()
    desk.get_by_role("button", name="Yes, undo decisions").click()
    expect(desk.get_by_text("1 decision undone.")).to_be_visible()
    desk.goto(f"{live_server.url}{article.get_absolute_url()}")
    expect(desk.get_by_role("heading", level=1)).to_have_text(article.title)
    assert Decision.objects.count() == 2


def test_a_curator_walks_from_an_article_to_its_proof_and_back(desk: Page, live_server: LiveServer) -> None:
    article = Article.objects.get(appearances__position=1)
    desk.goto(f"{live_server.url}/admin/archive/article/{article.pk}/change/")
    desk.get_by_role("link", name=f"proof in {SAMPLE.name}").click()
    heading = desk.locator("#article-2 .group")
    expect(heading).to_be_in_viewport()
    expect(heading).to_contain_text(article.title)
    expect(desk.locator("#article-1")).to_have_count(0)
    voice = article.voices.first()
    assert voice is not None
    expect(desk.locator("mark.voice").filter(has_text=voice.text.split(" [...] ")[0]).first).to_be_visible()
    desk.get_by_role("link", name="Whole capture").click()
    desk.get_by_role("link", name="Dropped", exact=True).click()
    expect(desk.locator(".label:not(.dropped)")).to_have_count(0)
    expect(desk.get_by_role("link", name="Dropped", exact=True)).to_have_attribute("aria-current", "true")
    desk.get_by_role("link", name="All lines").click()
    heading.get_by_role("link", name=article.title).click()
    expect(desk.get_by_label("Title:")).to_have_value(article.title)


def test_the_proof_is_open_to_everybody(desk: Page, live_server: LiveServer, capture: Path) -> None:
    """The page of the desk, and the report as it opens from disk: on a small phone, in both schemes."""
    report = capture.with_name("report.html")
    call_command("ingest", str(capture), report=report, verbosity=0)
    proof = reverse("admin:archive_capture_proof", args=[Capture.objects.get().pk])
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    desk.set_viewport_size({"width": 360, "height": 740})
    captures = reverse("admin:archive_capture_changelist")
    for address in (f"{live_server.url}{proof}", f"{live_server.url}{captures}", report.as_uri()):
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth") == 360
        assert barriers(desk) == []
    assert complaints == []


def test_no_page_of_the_desk_breaks_the_content_security_policy(desk: Page, live_server: LiveServer) -> None:
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    for model in ("article", "topic", "tagging", "quotedcomment", "capture"):
        desk.goto(f"{live_server.url}/admin/archive/{model}/")
        desk.locator("#result_list tbody th a").first.click()
        desk.wait_for_load_state()
    assert complaints == []


def test_a_voice_is_fixed_by_selecting_its_words_and_stands_after_everything_is_read_again(
    desk: Page, live_server: LiveServer, capture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = QuotedComment.objects.filter(is_adrift=False).exclude(text__contains=" [...] ").first()
    assert voice is not None
    article, said = voice.article, voice.text
    desk.goto(f"{live_server.url}/admin/archive/article/{article.pk}/change/")
    desk.get_by_role("link", name="Mend text and voices").click()
    assert barriers(desk) == []
    strike_out(desk, said)
    desk.locator(".passage-words").filter(has_text=said).first.evaluate(SELECT, said)
    expect(desk.get_by_label("Words:")).to_have_value(said)
    desk.get_by_label("Netizen").check()
    desk.get_by_label("Speaker:").fill("a ferryman")
    desk.get_by_role("button", name="Add the voice").click()
    expect(desk.get_by_text("A voice is heard:")).to_be_visible()
    attribute(desk, QuotedComment.objects.get(article=article, text=said), "a ferryman of Wuhu", place="Wuhu")
    capture_anew(capture, article)
    read_all_again(monkeypatch)
    assert Article.objects.get(pk=article.pk).appearances.count() == 2
    assert QuotedComment.objects.get(article=article, text=said).place == "Wuhu"
    desk.goto(f"{live_server.url}{article.get_absolute_url()}")
    expect(desk.locator(".side-voices .speaker").filter(has_text="a ferryman of Wuhu")).to_have_count(1)
    desk.goto(f"{live_server.url}/search?q=ferryman&show=voices")
    expect(desk.locator(".voice-list .speaker")).to_have_text("a ferryman of Wuhu")


def attribute(desk: Page, voice: QuotedComment, speaker: str, place: str) -> None:
    """Say by the form of a voice who is quoted."""
    desk.goto(f"{desk.url.partition('/admin/')[0]}{reverse('admin:archive_quotedcomment_change', args=[voice.pk])}")
    desk.get_by_label("Speaker:").fill(speaker)
    desk.get_by_label("Place:").fill(place)
    desk.get_by_label("Reason:").fill("the author says so")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("2 edits recorded as decisions: speaker, place.")).to_be_visible()


def capture_anew(path: Path, article: Article) -> None:
    """A newer capture of the page, in which the article goes on."""
    last = article.blocks[-1]["text"]
    text = path.read_text(encoding="utf-8")
    assert last in text
    newer = path.with_name("newer.txt")
    newer.write_text(text.replace(last, f"{last} Nobody asked since."), encoding="utf-8")
    newer.with_name("newer.txt.meta.json").write_text('{"captured": "2030-01-01"}')
    ingest(newer)


SELECT = """(passage, words) => {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT)
    while (walker.nextNode() && !walker.currentNode.data.includes(words));
    const [at, range] = [walker.currentNode.data.indexOf(words), document.createRange()]
    range.setStart(walker.currentNode, at)
    range.setEnd(walker.currentNode, at + words.length)
    document.getSelection().addRange(range)
}"""


def strike_out(desk: Page, said: str) -> None:
    row = desk.locator(".mending-voices > ol > li").filter(has_text=said[:30]).first
    row.get_by_label("Reason").fill("heard wrongly")
    row.get_by_role("button", name="No voice").click()
    expect(desk.get_by_text("It is a voice no longer.")).to_be_visible()
