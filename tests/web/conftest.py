"""Rows as readers meet them, and an index of its own for each test that searches."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.models import Article, Topic
from archive.search.indexer import reindex
from tests.factories import (
    make_article,
    make_author,
    make_handle_use,
    make_hashtag_use,
    make_source,
    make_term_use,
    make_topic,
    make_voice,
)
from tests.search.conftest import engine_url, index_folder, kept_index

__all__ = ["engine_url", "index_folder", "kept_index"]

UMBRELLA = (
    "The stand takes a score. It is Sesame Credit (芝麻信用), not the state’s list.",
    ("heading", "What 588 feels like"),
    "“The umbrella thinks I’m a stranger,” one commenter wrote. @芝麻一粒 answered under #信用借万物#.",
    ("list_item", "Pay the bill."),
    ("list_item", "Return the book."),
    ("pull_quote", "It measures shopping."),
    ("caption", "The stand at Fengqi Road."),
    ("block_quote", "Credit is not a score."),
)


@pytest.fixture(autouse=True)
def vocabulary(db: None) -> None:
    """No topics but those that a test makes."""
    Topic.objects.all().delete()


@pytest.fixture
def umbrella() -> Article:
    """An article with one of everything."""
    source = make_source(site="https://lantern.example", rights="http://rightsstatements.org/vocab/InC/1.0/")
    make_topic("Social credit", label_zh="社会信用", scope_note="Scores and lists.", aliases=["Sesame Credit"])
    make_author("Ilse Varga", biography="Ilse Varga writes about paperwork.")
    article = make_article(
        "The Umbrella Wants to Know",
        UMBRELLA,
        "2018-03-14",
        topics=["Social credit", "Sharing economy"],
        authors=["Ilse Varga"],
        source=source,
        standfirst="A week of everyday credit.",
        category="Digital China",
        original_url="https://lantern.example/umbrella",
    )
    make_voice(article, "The umbrella thinks I’m a stranger,", speaker="one commenter", platform="Weibo", place="Wuhan")
    make_term_use(article, "芝麻信用", "Zhīma xìnyòng", "Sesame Credit")
    make_hashtag_use(article, "#信用借万物#")
    make_handle_use(article, "@芝麻一粒")
    return article


@pytest.fixture
def indexed(index_folder: Path) -> Callable[[], int]:
    """Call it when the rows are there."""
    return reindex
