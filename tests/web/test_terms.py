import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from archive.models import Access, Article
from tests.factories import make_article, make_handle_use, make_hashtag_use, make_source, make_term_use, make_voice


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "lxml")


def hanzi(soup: BeautifulSoup) -> list[str]:
    return [span.get_text() for span in soup.select(".glossary .hanzi")]


@pytest.fixture
def glossary() -> list[Article]:
    first = make_article("First", ["Lying flat (躺平, tǎng píng) and 谣言.", "躺平 again."], "2021")
    second = make_article("Second", ["On 躺平, written 躺平."], "2019")
    make_term_use(first, "躺平", "tǎng píng", "lying flat")
    make_term_use(first, "谣言", "", "rumour")
    make_term_use(second, "躺平", "tang ping", "lie flat")
    return [first, second]


def test_terms_are_filed_by_their_sound(client: Client, glossary: list[Article]) -> None:
    soup = soup_of(client, "/terms/")
    assert [h2.get_text() for h2 in soup.select(".glossary h2")] == ["T", "Y"]
    assert hanzi(soup) == ["躺平", "谣言"]
    assert hanzi(soup_of(client, "/terms/?initial=y")) == ["谣言"]
    assert hanzi(soup_of(client, "/terms/?initial=q")) == []


def test_a_term_shows_each_use_in_its_context_newest_first(client: Client, glossary: list[Article]) -> None:
    soup = soup_of(client, reverse("term", args=["躺平"]))
    assert [h3.get_text() for h3 in soup.select(".uses h3")] == ["First", "Second"]
    assert [mark.get_text() for mark in soup.select(".uses mark")] == ["躺平", "躺平", "躺平"]
    assert [" ".join(li.get_text().split()) for li in soup.select(".side li")] == [
        "lie flat 1 article The Lantern Wire; in Second",
        "lying flat 1 article The Lantern Wire; in First",
        "tang ping 1",
        "tǎng píng 1",
        "谣言 1 article",
    ]


def test_a_term_says_where_it_stands_first(client: Client, glossary: list[Article]) -> None:
    make_term_use(make_article("Undated", ["躺平"], ""), "躺平")
    (first, *_) = soup_of(client, reverse("term", args=["躺平"])).select(".term-head .also")
    assert [a["href"] for a in first.select("a")] == [glossary[1].get_absolute_url()]


def test_a_gloss_in_an_article_that_withholds_it_is_not_shown(client: Client) -> None:
    article = make_article("Seen", ["“My boss Wang reads this at night,” he wrote of 王五."])
    make_term_use(article, "王五", gloss="my boss Wang reads this")
    make_voice(article, "My boss Wang reads this at night,", is_withheld=True)
    assert "Wang" not in soup_of(client, reverse("term", args=["王五"])).get_text()


def test_terms_of_hidden_and_closed_articles_are_not_related(client: Client, glossary: list[Article]) -> None:
    hidden = make_article(blocks=["躺平 and 秘密"], state=Article.State.HIDDEN)
    closed = make_article(blocks=["躺平 and 秘密"], source=make_source("Harbour", access=Access.METADATA))
    for article in (hidden, closed):
        for hanzi in ("躺平", "秘密"):
            make_term_use(article, hanzi)
    related = soup_of(client, reverse("term", args=["躺平"])).select(".frequent-terms a")
    assert [a.get_text() for a in related] == ["谣言"]


def test_the_traditional_form_leads_to_the_term(client: Client) -> None:
    make_term_use(make_article(blocks=["書局"]), "書局")
    response = client.get(reverse("term", args=["書局"]))
    assert (response.status_code, response.headers["Location"]) == (301, reverse("term", args=["书局"]))
    assert "also printed 書局" in soup_of(client, reverse("term", args=["书局"])).get_text()


@pytest.mark.parametrize("name", ["a/b", "a b?c#d", "100%", "..x", "new\nline", ""])
def test_any_hashtag_and_handle_has_an_address(client: Client, name: str) -> None:
    article = make_article(blocks=[f"See #{name}# and @{name}"])
    use, account = make_hashtag_use(article, f"#{name}#"), make_handle_use(article, f"@{name}")
    for address in (use.hashtag.get_absolute_url(), account.handle.get_absolute_url()):
        assert soup_of(client, address).select_one(".uses mark")
    assert soup_of(client, article.get_absolute_url()).select_one(".body a.hashtag")


def test_hashtags_and_handles_are_listed_the_most_used_first(client: Client) -> None:
    for tags in (["#b#", "#a#"], ["#b#"]):
        article = make_article(blocks=[" ".join(tags), "@x"])
        for printed in tags:
            make_hashtag_use(article, printed)
        make_handle_use(article, "@x")
    assert [a.get_text() for a in soup_of(client, "/hashtags/").select(".index-list a")] == ["#b#", "#a#"]
    assert [li.get_text(" ", strip=True) for li in soup_of(client, "/handles/").select(".index-list li")] == [
        "@x 2 articles"
    ]


def test_a_hashtag_shows_its_views_as_printed(client: Client) -> None:
    use = make_hashtag_use(make_article(blocks=["#a# had 5,5 million views."]), "#a#", views="5,5 million")
    (facts,) = soup_of(client, use.hashtag.get_absolute_url()).select(".uses .row-facts")
    assert facts.get_text().endswith("· 5,5 million views")


def test_a_handle_shows_what_it_is_quoted_as_saying(client: Client) -> None:
    article = make_article(blocks=["“Yes,” wrote @salt."])
    make_handle_use(article, "@salt")
    make_voice(article, "Yes,", handle="@salt")
    assert [p.get_text() for p in soup_of(client, "/handles/salt/").select("blockquote p")] == ["Yes"]


def test_a_handle_has_all_its_voices_however_it_is_written(client: Client) -> None:
    article = make_article(blocks=[" ".join(f"“Line {number},” wrote @ZY書." for number in range(23))])
    make_handle_use(article, "@ZY書")
    for number in range(23):
        make_voice(article, f"Line {number},", handle="@ZY書")
    make_voice(article, "Line 22,", is_withheld=True)
    first = soup_of(client, reverse("handle", args=["zy书"]))
    assert [a["href"] for a in first.select('[aria-label="Pages of voices"] a[rel="next"]')] == ["?voices=2"]
    second = soup_of(client, f"{reverse('handle', args=['zy书'])}?voices=2")
    assert [len(soup.select("blockquote")) for soup in (first, second)] == [20, 3]


@pytest.mark.parametrize("kind", ["term", "hashtag", "handle"])
def test_what_only_hidden_or_closed_articles_use_is_not_found(client: Client, kind: str) -> None:
    make_use = {"term": make_term_use, "hashtag": make_hashtag_use, "handle": make_handle_use}[kind]
    make_use(make_article(blocks=["词"], state=Article.State.HIDDEN), "词")
    make_use(make_article(blocks=["词"], source=make_source("Harbour", access=Access.METADATA)), "词")
    assert client.get(reverse(kind, args=["词"])).status_code == 404
    assert "词" not in client.get(reverse(f"{kind}s")).content.decode()


@pytest.mark.parametrize("kind", ["term", "hashtag", "handle"])
def test_what_stands_in_withheld_words_alone_is_not_found(client: Client, kind: str) -> None:
    make_use = {"term": make_term_use, "hashtag": make_hashtag_use, "handle": make_handle_use}[kind]
    article = make_article("Seen", ["“王五 did it, I saw him,” she wrote."])
    make_use(article, "王五")
    make_voice(article, "王五 did it, I saw him,", is_withheld=True)
    assert client.get(reverse(kind, args=["王五"])).status_code == 404
    assert "王五" not in client.get(reverse(f"{kind}s")).content.decode()


def test_what_stands_in_other_words_too_is_shown_there(client: Client) -> None:
    article = make_article("Seen", ["“王五 did it, I saw him,” she wrote.", "Everybody knows 王五 here."])
    make_term_use(article, "王五")
    make_voice(article, "王五 did it, I saw him,", is_withheld=True)
    soup = soup_of(client, reverse("term", args=["王五"]))
    assert [p.get_text() for p in soup.select(".uses .context")] == ["Everybody knows 王五 here."]
