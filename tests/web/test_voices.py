import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Access, Article, FormerSlug, QuotedComment
from tests.factories import make_article, make_source, make_voice


def listed(client: Client, querystring: str = "") -> list[str]:
    soup = BeautifulSoup(client.get(f"/voices/{querystring}").content, "lxml")
    return [p.get_text() for p in soup.select(".voice-list blockquote p")]


@pytest.fixture
def voices() -> list[QuotedComment]:
    article = make_article("Salt", ["“Buy it,” said Lan. “Eat it,” wrote a user."])
    return [
        make_voice(article, "Buy it,", speaker="Lan", kind="named", grade="named", place="Ningbo"),
        make_voice(article, "Eat it,", speaker="a user", platform="Weibo", handle="@salt"),
    ]


def test_all_that_may_be_read_are_listed(client: Client, voices: list[QuotedComment]) -> None:
    hidden = make_article(blocks=["“No,” she said."], state=Article.State.HIDDEN)
    closed = make_article(blocks=["“Nor this,” she said."], source=make_source("Harbour", access=Access.METADATA))
    make_voice(hidden, "No,")
    make_voice(closed, "Nor this,")
    make_voice(make_article(blocks=["“Withheld,” she said."]), "Withheld,", is_withheld=True)
    assert listed(client) == ["Buy it", "Eat it"]


@pytest.mark.parametrize(
    ("querystring", "shown"),
    [
        ("?platform=Weibo", ["Eat it"]),
        ("?kind=named", ["Buy it"]),
        ("?grade=described", ["Eat it"]),
        ("?place=Ningbo&kind=named", ["Buy it"]),
        ("?place=Ningbo&platform=Weibo", []),
        ("?kind=<script>", []),
    ],
)
def test_filters_narrow_the_list(
    client: Client, voices: list[QuotedComment], querystring: str, shown: list[str]
) -> None:
    assert listed(client, querystring) == shown


def test_a_filter_counts_what_choosing_it_would_find(client: Client, voices: list[QuotedComment]) -> None:
    soup = BeautifulSoup(client.get("/voices/?platform=Weibo").content, "lxml")
    said = {a["href"]: " ".join(a.get_text().split()) for a in soup.select(".facets a")}
    assert said == {
        "?": "Remove Weibo 1",
        "?platform=Weibo&kind=netizen": "Netizen 1",
        "?platform=Weibo&grade=described": "Described 1",
    }


def test_a_voice_leads_to_its_place_in_the_article(client: Client, voices: list[QuotedComment]) -> None:
    soup = BeautifulSoup(client.get("/voices/").content, "lxml")
    links = [a["href"] for a in soup.select("figcaption a")]
    assert links == [f"{voice.article.get_absolute_url()}#voice-{voice.pk}" for voice in voices]


def test_a_voice_has_a_page_with_its_words_in_context(client: Client, voices: list[QuotedComment]) -> None:
    QuotedComment.objects.filter(pk=voices[1].pk).update(original="吃吧")
    soup = BeautifulSoup(client.get(voices[1].get_absolute_url()).content, "lxml")
    assert [p.get_text() for p in soup.select(".voice-large p")] == ["Eat it", "吃吧"]
    assert [m.get_text() for m in soup.select(".context mark")] == ["Eat it,"]
    assert [a["href"] for a in soup.select(".neighbours a")] == [voices[0].get_absolute_url()]
    citation = soup.select_one(".citation")
    assert citation
    assert citation.get_text().startswith("a user, quoted in “Salt,” The Lantern Wire, 2018. Huisheng 回声, http")


def test_the_same_handle_elsewhere_is_shown(client: Client, voices: list[QuotedComment]) -> None:
    other = make_voice(make_article("Rice", ["“Cook it,” it wrote."]), "Cook it,", handle="@salt")
    soup = BeautifulSoup(client.get(voices[1].get_absolute_url()).content, "lxml")
    assert [a["href"] for a in soup.select(".voice-list blockquote a")] == [other.get_absolute_url()]


def test_the_address_of_a_withheld_voice_says_so(client: Client, voices: list[QuotedComment]) -> None:
    QuotedComment.objects.filter(pk=voices[0].pk).update(is_withheld=True)
    response = client.get(voices[0].get_absolute_url())
    assert response.status_code == 410
    assert "Buy it" not in response.content.decode()


def test_a_voice_of_a_hidden_article_is_withdrawn_too(client: Client, voices: list[QuotedComment]) -> None:
    Article.objects.update(state=Article.State.HIDDEN)
    assert client.get(voices[0].get_absolute_url()).status_code == 410
    assert client.get("/voices/never/").status_code == 404


@pytest.mark.django_db
def test_a_voice_of_a_merged_article_leads_to_where_it_stands_now(client: Client) -> None:
    article = make_article(blocks=["One said: “The ferry is late.”"])
    voice = make_voice(article, "The ferry is late.")
    said = {"0123456789ab": voice.text, "ba9876543210": "The ferry was early."}
    FormerSlug.objects.create(slug="former", former_id="f", article=article, voices=said)
    assert client.get("/voices/0123456789ab/")["Location"] == voice.get_absolute_url()
    assert client.get("/voices/ba9876543210/")["Location"] == article.get_absolute_url()
    for never in ("ffffffffffff", "voices", '"', "a.b", "$", "%00"):
        assert client.get(f"/voices/{never}/").status_code == 404


def test_words_withheld_elsewhere_stay_withheld_in_other_voices(client: Client) -> None:
    article = make_article(blocks=["“My boss Wang reads this at night, honestly,” he wrote."])
    make_voice(article, "My boss Wang reads this at night, honestly,")
    make_voice(article, "My boss Wang reads this at night", is_withheld=True)
    assert "Wang" not in client.get("/voices/").content.decode()


def test_voices_are_narrowed_by_year_topic_and_original(client: Client) -> None:
    old = make_article("Old", ["“Salt,” he said. “Rice,” she said."], "2014", topics=["Food"])
    make_voice(old, "Salt,", original="盐")
    make_voice(old, "Rice,")
    make_voice(make_article("New", ["“Wine,” they said."], "2019"), "Wine,")
    assert listed(client, "?year=2014") == ["Salt", "盐", "Rice"]
    assert listed(client, "?original=True") == ["Salt", "盐"]
    assert listed(client, "?topic=food") == ["Salt", "盐", "Rice"]
    assert listed(client, "?topic=food&year=2019") == []
    for nonsense in ("?year=abc", "?year=²", "?year=99999999999999999999", "?original=maybe", "?topic=none"):
        assert len(listed(client, nonsense)) == 4, nonsense


def test_a_chart_and_a_table_count_voices_by_year_and_platform(client: Client) -> None:
    for published, platform in (("2014", "Weibo"), ("2014", ""), ("2019", "Weibo"), ("", "Zhihu")):
        make_voice(make_article(blocks=["“Yes,” one said."], published=published), "Yes,", platform=platform)
    soup = BeautifulSoup(client.get("/voices/?kind=netizen").content, "lxml")
    bars = {a["href"]: len(a.select("rect")) for a in soup.select(".voice-chart .years a")}
    assert bars == {"?kind=netizen&year=2014": 2, "?kind=netizen&year=2019": 1}
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in soup.select(".voice-chart tr")]
    assert rows == [
        ["Year", "Weibo", "Platform not given", "All"],
        ["2014", "1", "1", "2"],
        ["2019", "1", "0", "1"],
    ]
    assert "1 more stands in articles without a date" in soup.get_text()


def test_the_same_words_stand_in_one_row(client: Client) -> None:
    words = ("They all know it.", "They all know it!", "they all KNOW it")
    said = [make_voice(make_article(blocks=[f"“{w}”"], published=f"201{n}"), w) for n, w in enumerate(words)]
    hidden = make_article(blocks=["“They all know it,” she said."], state=Article.State.HIDDEN)
    make_voice(hidden, "They all know it,")
    make_voice(make_article(blocks=["“They all know it,” she said."]), "They all know it,", is_withheld=True)
    soup = BeautifulSoup(client.get("/voices/").content, "lxml")
    assert [a["href"] for a in soup.select(".voice-list blockquote a")] == [said[2].get_absolute_url()]
    assert "also in 2 articles" in soup.get_text()
    assert "1 voice, newest first" in soup.get_text()
    assert listed(client, "?year=2010") == [words[0]]
    others = BeautifulSoup(client.get(said[2].get_absolute_url()).content, "lxml").select(".voice-list blockquote a")
    assert [a["href"] for a in others] == [said[1].get_absolute_url(), said[0].get_absolute_url()]


@pytest.mark.django_db
def test_voices_are_searched_from_their_page(client: Client) -> None:
    form = BeautifulSoup(client.get("/voices/").content, "lxml").select_one(".voice-search form")
    assert form
    assert form["action"] == "/search"
    assert [(field["name"], field.get("value")) for field in form.select("input")] == [("show", "voices"), ("q", None)]
