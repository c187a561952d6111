"""The page of an article: what it shows, and what it must not."""

import json
import re

import pytest
from django.test import Client

from archive.models import Access, Article, FormerSlug, Note, ReaderComment, Reference
from tests.factories import make_article, make_byline, make_source, make_term_use, make_voice
from tests.web.reading import page, texts


def test_it_shows_section_title_standfirst_byline_and_date(client: Client, umbrella: Article) -> None:
    make_byline(umbrella, "Tobias Lindqvist", "editor", order=1)
    soup = page(client, umbrella)
    assert texts(soup, ".kicker, h1, .standfirst, .byline, .published, .article-facts .source") == [
        "Digital China",
        "The Umbrella Wants to Know",
        "A week of everyday credit.",
        "by Ilse Varga, edited by Tobias Lindqvist",
        "14 March 2018",
        "The Lantern Wire",
    ]
    assert [a["href"] for a in soup.select(".byline a")] == ["/authors/ilse-varga/", "/authors/tobias-lindqvist/"]


def test_each_kind_of_block_has_its_element(client: Client, umbrella: Article) -> None:
    body = page(client, umbrella).select_one(".body")
    assert body
    assert [child.name for child in body.find_all(recursive=False)] == [
        "p",
        "h2",
        "p",
        "ul",
        "aside",
        "figure",
        "blockquote",
    ]
    assert texts(body, "ul li") == ["Pay the bill.", "Return the book."]


@pytest.mark.parametrize(
    ("item", "is_marked"),
    [
        ("• Small stories", True),
        ("◼︎ 1. What’s trending", True),
        ("1. Go to “me” (我)", True),
        ("(3) Tick the lines", True),
        ("①第一", True),
        ("- Tea", True),
        ("2.5 million views", False),
        ("-5 degrees", False),
        ("2019 was dry.", False),
        ("Tea", False),
    ],
)
def test_an_item_that_prints_its_own_mark_gets_no_second(client: Client, item: str, is_marked: bool) -> None:
    shown = page(client, make_article(blocks=[("list_item", item), ("list_item", item)])).select(".body ul")
    assert [(len(each("li")), "marked" in each.get("class", [])) for each in shown] == [(2, is_marked)]


def test_words_are_as_printed_under_all_annotations(client: Client, umbrella: Article) -> None:
    body = page(client, umbrella, q="stranger").select_one(".body")
    assert body
    shown = "".join(body.get_text().split())
    assert shown == "".join("".join(block["text"].split()) for block in umbrella.blocks)


def test_a_voice_is_set_off_and_linked(client: Client, umbrella: Article) -> None:
    soup = page(client, umbrella)
    voice = umbrella.voices.get()
    assert texts(soup, f"q#voice-{voice.pk}") == ["The umbrella thinks I’m a stranger,"]
    assert [a["href"] for a in soup.select(".voice-number")] == [f"/voices/{voice.pk}/"]
    assert [a["href"] for a in soup.select(".side-voices a")] == [f"#voice-{voice.pk}"]


def test_an_interrupted_voice_has_one_anchor_and_one_link(client: Client) -> None:
    article = make_article(blocks=["“One,” she said, “two.”"])
    make_voice(article, "One, [...] two.", speaker="she")
    soup = page(client, article)
    assert texts(soup, ".body q") == ["One,", "two."]
    assert [bool(q.get("id")) for q in soup.select(".body q")] == [True, False]
    assert len(soup.select(".voice-number")) == 1


def test_terms_hashtags_and_handles_are_linked_in_the_text(client: Client, umbrella: Article) -> None:
    links = page(client, umbrella).select(".body a:not(.voice-number)")
    links = [link for link in links if link["class"] != ["passage"]]
    assert [(a.get_text(), a["class"], a.get("data-said")) for a in links] == [
        ("芝麻信用", ["term"], "Zhīma xìnyòng, Sesame Credit"),
        ("@芝麻一粒", ["handle"], None),
        ("#信用借万物#", ["hashtag"], None),
    ]


def test_hanzi_say_which_language_they_are(client: Client) -> None:
    soup = page(client, make_article("Books 書局", ["In 信用."]))
    assert [(s.get_text(), s["lang"]) for s in soup.select("h1 span, .body span")] == [
        ("書局", "zh-Hant"),
        ("信用", "zh-Hans"),
    ]


@pytest.mark.parametrize(
    ("basis", "shown"),
    [("printed", "2016"), ("copyright line", "© 2016"), ("address", "2016"), ("curator", "2016")],
)
def test_a_date_shows_its_basis(client: Client, basis: str, shown: str) -> None:
    soup = page(client, make_article(published="2016", published_basis=basis))
    assert texts(soup, ".published") == [shown]
    assert bool(soup.select(".published abbr[title]")) == (basis != "printed")


def test_what_stands_below_an_article_is_shown(client: Client, umbrella: Article) -> None:
    Reference.objects.create(article=umbrella, text="Bao. 2017. https://ncl.example/12 [10.3.18].")
    Note.objects.create(article=umbrella, text="* A note.")
    ReaderComment.objects.create(article=umbrella, name="Hallie", date="2018-03-16", text="Bring a raincoat.")
    soup = page(client, umbrella)
    assert texts(soup, ".apparatus li") == [
        "* A note.",
        "Bao. 2017. https://ncl.example/12 [10.3.18].",
        "Hallie · 16 March 2018 Bring a raincoat.",
    ]
    assert [a["href"] for a in soup.select(".references a")] == ["https://ncl.example/12"]


def test_source_rights_capture_and_citation_stand_beside(client: Client, umbrella: Article) -> None:
    umbrella.provenance = [{"name": "digital-2018.txt", "sha256": "ab" * 32, "start": 10, "end": 900}]
    umbrella.is_edited = True
    umbrella.save()
    side = " ".join(texts(page(client, umbrella), ".article-side"))
    for said in (
        "In copyright",
        "https://lantern.example/umbrella",
        "digital-2018.txt characters 10–900",
        "by a curator",
    ):
        assert said in side
    assert re.search(
        r"Ilse Varga\. “The Umbrella Wants to Know\.” The Lantern Wire, 14 March 2018\. .* Accessed \d", side
    )


def test_machines_find_the_same_facts(client: Client, umbrella: Article) -> None:
    soup = page(client, umbrella)
    block = soup.select_one('script[type="application/ld+json"]')
    assert block
    assert json.loads(block.string or "")["headline"] == "The Umbrella Wants to Know"
    coins = soup.select_one("span.Z3988")
    assert coins
    assert "rft.title=The+Umbrella+Wants+to+Know" in str(coins["title"])
    assert {meta["name"]: meta["content"] for meta in soup.select("meta[name^=DCTERMS]")}[
        "DCTERMS.issued"
    ] == "2018-03-14"


def test_of_a_source_with_metadata_only_it_shows_an_excerpt(client: Client) -> None:
    source = make_source("Harbour", access=Access.METADATA, rights="http://rightsstatements.org/vocab/InC/1.0/")
    article = make_article(
        blocks=["word " * 80 + "secret 信用", "Hidden paragraph."],
        source=source,
        original_url="https://harbour.example/1",
        standfirst="In short.",
    )
    make_voice(article, "Hidden paragraph.")
    make_term_use(article, "信用", "xìnyòng", "credit")
    Note.objects.create(article=article, text="Hidden note.")
    soup = page(client, article)
    whole = soup.get_text()
    assert "word word" in whole
    assert not any(hidden in whole for hidden in ("secret", "Hidden", "信用", "xìnyòng"))
    assert [a["href"] for a in soup.select(".notice a")] == [source.rights, "https://harbour.example/1"]


def test_withheld_words_stand_nowhere_on_the_page(client: Client) -> None:
    blocks = [
        "She wrote: “My boss 王五 reads this at night.” Then she left.",
        ("pull_quote", "My boss 王五 reads this at night."),
    ]
    article = make_article("My boss 王五 reads this at night", blocks, standfirst="“My boss 王五 reads this at night.”")
    make_voice(article, "My boss 王五 reads this at night.", is_withheld=True)
    make_term_use(article, "王五", "Wáng Wǔ", "a name")
    response = client.get(article.get_absolute_url(), {"q": "boss"})
    page_text = response.content.decode()
    assert "[withheld]" in page_text
    assert not any(word in page_text for word in ("王五", "reads this", "█", "Wáng"))


def test_a_hidden_article_says_that_it_was_withdrawn(client: Client, umbrella: Article) -> None:
    Article.objects.update(state=Article.State.HIDDEN)
    response = client.get(umbrella.get_absolute_url())
    assert response.status_code == 410
    assert "Umbrella" not in response.content.decode()


def test_a_former_address_leads_to_the_article(client: Client, umbrella: Article) -> None:
    FormerSlug.objects.create(article=umbrella, slug="old")
    response = client.get("/articles/old/")
    assert (response.status_code, response.headers["Location"]) == (301, umbrella.get_absolute_url())
    Article.objects.update(state=Article.State.HIDDEN)
    assert client.get("/articles/old/").status_code == 410


def test_an_address_that_never_was_is_not_found(client: Client) -> None:
    response = client.get("/articles/never/")
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()
