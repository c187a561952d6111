from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article
from tests.factories import make_article, make_author, make_byline


def test_authors_are_listed_with_their_published_articles(client: Client) -> None:
    make_article(authors=["Mei Hartog", "Ilse Varga"])
    make_article(authors=["Mei Hartog"])
    make_article(authors=["Nobody Yet"], state=Article.State.HIDDEN)
    soup = BeautifulSoup(client.get("/authors/").content, "lxml")
    listed = [" ".join(li.get_text().split()) for li in soup.select(".index-list li")]
    assert listed == ["Ilse Varga 1 article", "Mei Hartog 2 articles"]


def test_an_author_has_biography_roles_and_articles(client: Client) -> None:
    make_author("Mei Hartog", biography="Writes <i>about</i> salt.", chinese_name="何美")
    make_article("Salt", published="2013", authors=["Mei Hartog"])
    make_byline(make_article("Rice", published="2015"), "Mei Hartog", "editor")
    soup = BeautifulSoup(client.get("/authors/mei-hartog/").content, "lxml")
    assert [a.get_text() for a in soup.select(".row-title a")] == ["Rice", "Salt"]
    assert "Writes <i>about</i> salt." in soup.get_text()
    assert soup.select_one(".also").get_text() == "author of 1 article, editor of 1 article"  # type: ignore[union-attr]


def test_somebody_of_hidden_articles_alone_is_not_found(client: Client) -> None:
    make_article(authors=["Nobody Yet"], state=Article.State.HIDDEN)
    assert client.get("/authors/nobody-yet/").status_code == 404
