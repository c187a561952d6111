"""Made-up articles are what the benchmark takes them for, and engines by their own means find in them what we find."""

from itertools import islice
from pathlib import Path

import pytest

from archive.models import Article, QuotedComment
from archive.search.indexer import reindex
from tests.bench.articles import made_up_article, made_up_articles
from tests.bench.rows import load
from tests.bench.search.asked import classes
from tests.bench.search.timing import fresh_backend, question_of, raw_engine
from tests.search.conftest import each_engine

ARTICLES, QUERIES = 30, 2


def test_articles_are_made_as_they_are_asked_for_and_the_same_again() -> None:
    some = list(islice(made_up_articles(10**9, seed=3, first=7), 3))
    assert [article.number for article in some] == [7, 8, 9]
    assert made_up_article(8, seed=3) == some[1] != made_up_article(8, seed=4)


def test_voices_and_terms_stand_in_the_text() -> None:
    for article in made_up_articles(20):
        text = "\n".join(article.paragraphs)
        assert all(voice.text in text for voice in article.voices)
        assert all(f"({term.hanzi}, {term.pinyin})" in text for term in article.terms)


@each_engine
@pytest.mark.django_db
def test_the_raw_engine_finds_as_many_in_every_class(index_folder: Path, engine_url: str) -> None:
    done: list[int] = []
    assert load(made_up_articles(ARTICLES), done.append) == ARTICLES == sum(done) == Article.objects.count()
    assert all(voice.spans for voice in QuotedComment.objects.all())
    reindex()
    questions = {name: list(map(question_of, asked)) for name, asked in classes(seed=1, count=QUERIES).items()}
    backend, raw = fresh_backend(), raw_engine()
    ours = {name: [backend.answer(question).count for question in each] for name, each in questions.items()}
    theirs = {name: [raw.count(question) for question in each] for name, each in questions.items()}
    # Whoosh's AndNot lets some articles pass that print the unwanted word.
    assert all(few <= many for few, many in zip(ours.pop("negation"), theirs.pop("negation"), strict=True))
    assert ours == theirs
    assert sum(map(sum, ours.values())) > ARTICLES
