"""Pages of several makers: title, byline, date and body of each are read as they are printed."""

import pytest

from archive.extract import read
from archive.extract.records import ParsedArticle

from .shapes_html import MAKERS, Story, page, stories

STORIES = {story.title: story for story in stories()}
LONG = max(STORIES.values(), key=lambda story: len(story.text))
OTHERS = tuple(story for story in STORIES.values() if story is not LONG)[:2]


def articles(maker: str, story: Story, appended: tuple[Story, ...] = ()) -> tuple[ParsedArticle, ...]:
    return read(page(maker, story, appended).encode(), f"{maker}.html").articles


@pytest.mark.parametrize("story", STORIES.values(), ids=lambda story: story.title[:12])
@pytest.mark.parametrize("maker", MAKERS)
def test_the_body_of_a_page_is_all_of_its_article_and_nothing_else(maker: str, story: Story) -> None:
    (article,) = articles(maker, story)

    assert [block.text for block in article.blocks] == [text for _, text in story.blocks]


@pytest.mark.parametrize("maker", MAKERS)
def test_title_author_day_and_site_are_those_of_the_article(maker: str) -> None:
    (article,) = articles(maker, LONG)

    assert (article.title, article.published) == (LONG.title, "2019-10-03")
    assert [(byline.name, byline.role) for byline in article.bylines] == [(LONG.author, "author")]


@pytest.mark.parametrize("maker", MAKERS)
def test_markup_tells_headings_captions_and_pull_quotes(maker: str) -> None:
    (article,) = articles(maker, LONG)

    assert [(block.kind, block.text) for block in article.blocks] == list(LONG.blocks)


def test_appended_articles_are_articles_of_their_own() -> None:
    found = articles("zox", LONG, OTHERS)

    assert [article.title for article in found] == [LONG.title, *(story.title for story in OTHERS)]
    assert [[block.text for block in article.blocks] for article in found] == [
        [text for _, text in story.blocks] for story in (LONG, *OTHERS)
    ]
    assert [article.original_url for article in found[1:]] == ["https://kettle.example/0/", "https://kettle.example/1/"]


def test_replies_follow_the_comment_they_answer() -> None:
    (article,) = articles("wordpress_classic", LONG)

    assert [(comment.name, comment.date, comment.text) for comment in article.reader_comments] == [
        ("Mara", "2019-10-03T16:12:00+08:00", "My aunt has one of these in the hall."),
        ("Tom Reed", "2019-10-04T09:02:00+08:00", "So has mine."),
    ]
