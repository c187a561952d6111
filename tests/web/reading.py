"""The page of an article as its elements."""

from bs4 import BeautifulSoup, Tag
from django.test import Client

from archive.models import Article


def page(client: Client, article: Article, **params: str) -> BeautifulSoup:
    response = client.get(article.get_absolute_url(), params)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [" ".join(element.get_text().split()) for element in soup.select(selector)]
