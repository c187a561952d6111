"""Articles in, pages of results out."""

from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from haystack import connections
from haystack.query import SearchQuerySet

from archive.models import Article, QuotedComment, Source
from archive.search import Excerpt, IndexUnavailable, Results, SearchRequest, search
from archive.search.indexer import reindex
from tests.factories import make_article, make_source, make_voice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


def ask(querystring: str) -> Results:
    return search(SearchRequest.from_params(QueryDict(querystring)))


def titles(results: Results) -> list[str]:
    return [hit.article.title for hit in results.hits]


def shown(excerpt: Excerpt) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in excerpt.fragments)


def said(results: Results) -> list[str]:
    return [notice.text for notice in results.notices]


def links(results: Results) -> dict[str, str]:
    """The links of the notices: kind of the notice → query string."""
    return {notice.kind: notice.querystring for notice in results.notices if notice.label}


def facet(results: Results, name: str) -> dict[str, int]:
    return next(({v.label: v.count for v in facet.values} for facet in results.facets if facet.name == name), {})


def test_a_hit_says_where_it_matches() -> None:
    article = make_article("Lamp 灯火", ["Nothing.", "She said: “A lamp (燈火) burns.”"], topics=["Light"])
    make_voice(article, "A lamp (燈火) burns.", speaker="a neighbour", platform="Weibo")
    reindex()
    hit = ask("q=灯火").hits[0]
    assert "".join(f"[{part.text}]" if part.marked else part.text for part in hit.title) == "Lamp [灯火]"
    assert [shown(excerpt) for excerpt in hit.excerpts] == ["She said: “A lamp ([燈火]) burns.”"]
    assert (hit.excerpts[0].kind, hit.excerpts[0].label) == ("voice", "a neighbour")


def test_a_hit_by_its_topic_shows_how_the_article_begins() -> None:
    make_article("One", ["First words."], topics=["Social credit"])
    reindex()
    assert [shown(excerpt) for excerpt in ask("q=social+credit").hits[0].excerpts] == ["First words."]


def test_a_long_block_is_cut_around_the_match() -> None:
    make_article("One", ["Before it all. " * 40 + "Here is salt. " + "After it all. " * 40])
    reindex()
    text = shown(ask("q=salt").hits[0].excerpts[0])
    assert text.startswith("… Before it all. ")
    assert "Here is [salt]." in text
    assert text.endswith(" …")
    assert len(text) < 300


def test_without_a_query_it_lists_the_newest_first() -> None:
    for title, published in (("Old", "2011"), ("New", "2019-05"), ("None", "")):
        make_article(title, published=published)
    reindex()
    assert titles(ask("")) == ["New", "Old", "None"]
    assert titles(ask("sort=oldest")) == ["Old", "New", "None"]
    assert facet(ask(""), "year") == {"2019": 1, "2011": 1, "Undated": 1}
    assert titles(ask("year=undated")) == ["None"]


def test_facets_count_under_the_other_filters_and_link() -> None:
    make_article("A", ["salt"], topics=["Sea", "Food"], authors=["Ann"], source="Wire")
    make_article("B", ["salt"], topics=["Food"], authors=["Bob"], source="Post")
    make_article("C", ["wind"], topics=["Air"], authors=["Bob"], source="Post")
    reindex()
    results = ask("q=salt&topic=sea")
    assert titles(results) == ["A"]
    assert facet(results, "topic") == {"Food": 2, "Sea": 1}
    assert facet(results, "author") == {"Ann": 1}
    links = {value.label: value.querystring for value in results.facets[0].values}
    assert links == {"Food": "q=salt&topic=sea&topic=food", "Sea": "q=salt"}
    assert sorted(titles(ask(links["Food"]))) == ["A", "B"]


def test_voices_are_facets_too() -> None:
    one, two = make_article("One", ["salt"]), make_article("Two", ["salt and sand"])
    make_voice(one, "salt", speaker="a cook", platform="Weibo", original="盐")
    make_voice(two, "salt", speaker="Ann", grade="named")
    make_voice(two, "sand", grade="crowd", is_withheld=True)
    reindex()
    results = ask("q=salt")
    assert facet(results, "grade") == {"Described": 1, "Named": 1}
    assert facet(results, "original") == {"With the original words": 1}
    assert facet(results, "platform") == {"Weibo": 1}
    assert titles(ask("q=salt&grade=named")) == ["Two"]
    assert titles(ask("original=yes")) == ["One"]


def test_pages_are_exact_and_beyond_the_last_is_the_last() -> None:
    for number in range(7):
        make_article(f"{number}", ["salt"], published=f"201{number}")
    reindex()
    assert [titles(ask(f"q=salt&per_page=3&page={page}")) for page in (1, 2, 3)] == [
        ["6", "5", "4"],
        ["3", "2", "1"],
        ["0"],
    ]
    last = ask("q=salt&per_page=3&page=50")
    assert (last.page, last.pages, last.count, titles(last)) == (3, 3, 7, ["0"])
    assert last.first == 7


def test_hidden_articles_and_withheld_voices_are_not_found() -> None:
    make_article("Hidden", ["salt"], state="hidden")
    article = make_article("Open", ["They said: “My secret name is Otter.” And pepper."])
    make_voice(article, "My secret name is Otter.", is_withheld=True)
    reindex()
    assert ask("q=salt").count == 0
    assert ask("q=otter").count == 0
    assert titles(ask("q=pepper")) == ["Open"]


def test_an_article_hidden_since_it_was_indexed_is_not_shown() -> None:
    article = make_article("Gone", ["salt"])
    reindex()
    Article.objects.filter(pk=article.pk).update(state="hidden")
    assert titles(ask("q=salt")) == []


def test_of_a_source_with_metadata_only_an_excerpt_is_found() -> None:
    source: Source = make_source("Closed", access="metadata")
    make_article("Closed", ["First words. " + "More of them. " * 40 + "Secret ending."], source=source)
    reindex()
    assert titles(ask("q=first")) == ["Closed"]
    assert ask("q=ending").count == 0


def test_the_original_of_a_voice_is_found_where_no_block_prints_it() -> None:
    article = make_article("One", ["They said: “A lamp.”"])
    make_voice(article, "A lamp.", original="灯火")
    reindex()
    assert [(excerpt.kind, shown(excerpt)) for excerpt in ask("q=燈火").hits[0].excerpts] == [("voice", "[灯火]")]


def test_notes_and_references_are_found() -> None:
    article = make_article("One")
    article.notes.create(text="灯火: a lamp")
    article.references.create(text="Otter, A. 2012")
    reindex()
    assert ask("q=灯火").hits[0].excerpts[0].kind == "note"
    assert ask("q=otter").hits[0].excerpts[0].kind == "reference"


def test_pinyin_says_what_it_was_taken_for() -> None:
    make_article("One", ["A lamp (灯火)."])
    reindex()
    assert said(ask("q=denghuo")) == ["Also searching dēng huǒ."]
    assert said(ask("q=lamp")) == []


def test_a_reading_that_only_spaces_what_was_typed_is_not_told() -> None:
    make_article("One", ["All of it is on Weibo."])
    reindex()
    results = ask("q=Weibo")
    assert (titles(results), said(results)) == (["One"], [])


def test_another_wording_is_named_and_can_be_taken_back() -> None:
    make_article("One", ["A web (网络)."])
    reindex()
    results = ask("q=網路")
    assert (titles(results), said(results)) == (["One"], ["Also searching 网络."])
    assert ask(links(results)["also"]).count == 0


@pytest.mark.parametrize(
    ("query", "searched", "notice"),
    [
        ("deng", "deng0", "pinyin"),
        ("dumplinsg", "dumplings", "No article matches “dumplinsg”"),
        ("dumplings walrus", "dumplings OR walrus", "any of the words"),
    ],
)
def test_without_a_hit_it_climbs_a_ladder(query: str, searched: str, notice: str) -> None:
    make_article("One", ["Dumplings by a lamp (灯火)."])
    reindex()
    results = ask(f"q={query}")
    assert results.query == searched
    assert notice in said(results)[0]
    assert results.count == 1


def test_where_nothing_helps_nothing_is_explained() -> None:
    make_article("One", ["Dumplings by a lamp (灯火)."])
    reindex()
    results = ask("q=shen+congwen")
    assert (results.query, results.count, results.notices) == ("shen congwen", 0, [])
    exact = ask("q=shen+congwen&exact=1")
    assert said(exact) == ["No article has “shen congwen” exactly as typed."]
    assert links(exact) == {"nothing": "q=shen+congwen"}


def test_filters_that_leave_nothing_are_named() -> None:
    make_article("One", ["salt"], topics=["Sea"])
    make_article("Two", ["pepper"], topics=["Air"])
    reindex()
    results = ask("q=salt&topic=air")
    assert (results.count, said(results)) == (0, ["No article matches with these filters; without them 1 would."])
    assert titles(ask(links(results)["filters"])) == ["One"]
    assert facet(results, "topic") == {"Sea": 1, "Air": 0}


@pytest.mark.parametrize(
    ("query", "said_so", "leads_to"),
    [
        ("q=dumplinsg&show=voices", ("Did you mean", "“dumplings” (1 article)?"), "q=dumplings"),
        ("q=dumplinsg&topic=air", ("Did you mean", "“dumplings” (1 article)?"), "q=dumplings"),
        ("q=dumplinsg&topic=air&show=voices", ("Did you mean", "“dumplings” (1 article)?"), "q=dumplings"),
        ("q=rainign&not_topic=sea", ("Did you mean", "“raining” (1 article)?"), "q=raining"),
    ],
)
def test_what_helps_only_elsewhere_is_offered(query: str, said_so: tuple[str, str], leads_to: str) -> None:
    make_voice(make_article("One", ["Dumplings. “It is raining,” he said."], topics=["Sea"]), "It is raining,")
    make_article("Two", ["pepper"], topics=["Air"])
    reindex()
    results = ask(query)
    [notice] = results.notices
    assert (results.count, (notice.text, notice.label), notice.querystring) == (0, said_so, leads_to)
    assert ask(leads_to).count == 1


def test_the_ladder_speaks_of_what_is_shown() -> None:
    make_voice(make_article("One", ["“Salt and pepper,” he said."]), "Salt and pepper,")
    reindex()
    assert said(ask("q=salt+walrus&show=voices")) == ["No voice has all of these words; these have any of the words."]
    assert said(ask("q=peppre&show=voices")) == ["No voice matches “peppre”. Showing “pepper”."]


def test_signs_alone_leave_nothing_out() -> None:
    make_article("One")
    reindex()
    results = ask("q=%3F%21")
    assert results.count == 1
    assert "holds no word" in said(results)[0]


@pytest.mark.parametrize(("query", "queries"), [("salt", 5), ("sage", 6)])
def test_a_page_takes_the_same_queries_however_many_hits_it_has(
    query: str, queries: int, django_assert_num_queries: Any
) -> None:
    """What stands below articles, and they as a whole, are read, for all at once, if words are not found above."""
    for number in range(12):
        article = make_article(f"{number}", ["salt"], topics=["Sea", f"T{number}"], authors=["Ann", f"B{number}"])
        make_voice(article, "salt", platform="Weibo")
        article.notes.create(text="sage")
    reindex()
    ask(f"q={query}")  # the names of facets are read once
    for size in (1, 12):
        with django_assert_num_queries(queries):
            hits = ask(f"q={query}&per_page={size}").hits
        assert [excerpt.kind for hit in hits for excerpt in hit.excerpts] == [
            "note" if query == "sage" else "voice"
        ] * size


def test_without_an_index_it_says_what_to_run() -> None:
    with pytest.raises(IndexUnavailable, match=r"manage\.py reindex"):
        ask("q=salt")


def test_an_index_made_by_other_rules_is_never_served(index_folder: Path) -> None:
    make_article("One", ["salt"])
    reindex()
    current = index_folder / (index_folder / "current").read_text()
    (current / "fingerprint").write_text("other rules")
    with pytest.raises(IndexUnavailable, match=r"manage\.py reindex"):
        ask("q=salt")
    reindex()
    assert ask("q=salt").count == 1


def test_haystack_s_index_of_voices_holds_what_the_public_may_read() -> None:
    reindex()
    article = make_article("Sea", ["“Salt is cheap,” and “sand is free.”"])
    open_one, withheld = make_voice(article, "Salt is cheap,"), make_voice(article, "sand is free.", is_withheld=True)
    index = connections["default"].get_unified_index().get_index(QuotedComment)
    backend = connections["default"].get_backend()
    assert [voice.pk for voice in index.index_queryset()] == [open_one.pk]
    assert index.full_prepare(open_one)["text"] == "Salt is cheap,"
    backend.update(index, [withheld, open_one])
    found = SearchQuerySet().models(QuotedComment)
    assert [result.pk for result in found.filter(content="cheap")] == [open_one.pk]
    assert found.filter(content="sand").count() == 0
    backend.remove(f"archive.quotedcomment.{open_one.pk}")
    assert found.filter(content="cheap").count() == 1  # still public: written anew, not taken out


def test_haystack_s_own_interface_asks_the_same_engine() -> None:
    make_article("Sea", ["salt 信用"])
    make_article("Air", ["salt"])
    reindex()
    everything = SearchQuerySet()
    assert everything.count() == 2
    assert [result.object.title for result in everything.auto_query("信用")] == ["Sea"]
    assert len(everything.filter(content="salt").exclude(title="sea")) == 1
    assert len(everything.filter(content="信用") | everything.filter(title="air")) == 2
    both = everything.filter(content="salt")
    assert [result.pk for result in both[1:2]] == [list(both)[1].pk]
