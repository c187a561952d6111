"""Voices as hits of a search, and what is left out of one."""

import pytest
from django.http import QueryDict

from archive.models import Article
from archive.search import Results, SearchRequest, VoiceHit, search
from archive.search.indexer import reindex
from tests.factories import make_article, make_source, make_voice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


def ask(querystring: str) -> Results:
    return search(SearchRequest.from_params(QueryDict(querystring)))


def words(hit: VoiceHit) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in hit.words)


@pytest.fixture
def tea() -> Article:
    article = make_article("Tea", ["She wrote: “Tea (茶) is too dear.” He wrote: “Salt is not.”"], topics=["Food"])
    make_voice(article, "Tea (茶) is too dear.", speaker="a tea drinker", platform="Weibo", original="茶太贵了")
    make_voice(article, "Salt is not.", speaker="a cook", platform="Douban")
    return article


def test_a_voice_is_found_by_its_words_its_original_and_who_said_it(tea: Article) -> None:
    reindex()
    for query in ("dear", "太贵", "太貴", "drinker", "in:voices tea", "platform:weibo", "topic:food dear"):
        assert [hit.voice.speaker for hit in ask(f"show=voices&q={query}").voices] == ["a tea drinker"], query
    assert ask("show=voices&q=food").counts == {"articles": 1, "voices": 0}


def test_a_hit_shows_the_words_who_said_them_and_the_article(tea: Article) -> None:
    reindex()
    [hit] = ask("show=voices&q=tea").voices
    assert words(hit) == "[Tea] (茶) is too dear."
    assert [part.text for part in hit.speaker if part.marked] == ["tea"]
    assert (hit.article.pk, hit.voice.platform) == (tea.pk, "Weibo")


def test_the_best_voices_stand_beside_the_articles_of_the_first_page(tea: Article) -> None:
    reindex()
    results = ask("q=tea")
    assert results.counts == {"articles": 1, "voices": 1}
    assert [words(hit) for hit in results.voices] == ["[Tea] (茶) is too dear."]
    assert ask("").voices == []


def test_facets_of_voices_are_their_own_and_their_article_s(tea: Article) -> None:
    reindex()
    results = ask("show=voices&topic=food&platform=Weibo")
    assert results.counts == {"articles": 1, "voices": 1}
    counts = {facet.name: {value.label: value.count for value in facet.values} for facet in results.facets}
    assert counts["platform"] == {"Weibo": 1, "Douban": 1}
    assert counts["topic"] == {"Food": 1}


def test_a_withheld_voice_is_gone_at_once_and_from_the_index_with_the_next_drain(tea: Article) -> None:
    reindex()
    tea.voices.filter(speaker="a cook").update(is_withheld=True)
    assert ask("show=voices&q=salt").voices == []
    reindex()
    assert ask("show=voices&q=salt").count == 0


def test_voices_of_a_source_that_is_not_open_are_not_found() -> None:
    article = make_article("Tea", ["“Tea is dear.”"], source=make_source("Closed", access="metadata"))
    make_voice(article, "Tea is dear.")
    reindex()
    assert ask("show=voices&q=tea").count == 0


def test_a_value_can_be_left_out_and_taken_back() -> None:
    make_article("A", ["salt"], topics=["Sea"])
    make_article("B", ["salt"], topics=["Air"])
    reindex()
    results = ask("q=salt&not_topic=sea")
    assert [hit.article.title for hit in results.hits] == ["B"]
    [topics] = [facet for facet in results.facets if facet.name == "topic"]
    values = {value.label: value for value in topics.values}
    assert (values["Sea"].left_out, values["Sea"].count, values["Air"].left_out) == (True, 1, False)
    assert values["Sea"].without == "q=salt"
    assert values["Sea"].querystring == "q=salt&topic=sea"
    assert values["Air"].without == "q=salt&not_topic=sea&not_topic=air"


def test_months_are_offered_of_a_year_that_is_chosen() -> None:
    for published in ("2018-03-14", "2018-03", "2018-11-02", "2018", "2019-03"):
        make_article(published, ["salt"], published=published)
    reindex()
    assert not [facet for facet in ask("q=salt").facets if facet.name == "month"]
    [months] = [facet for facet in ask("q=salt&year=2018").facets if facet.name == "month"]
    assert {value.label: value.count for value in months.values} == {"November 2018": 1, "March 2018": 2}
    assert ask("q=salt&month=2018-03&year=2018").count == 2
    [years] = [facet for facet in ask("q=salt&month=2018-03&year=2018").facets if facet.name == "year"]
    assert next(value.querystring for value in years.values if value.selected) == "q=salt"
