"""How a query was understood: what is searched beside it, what the page says of it, and how it is taken back."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict

from archive import curation
from archive.models import Article, Term
from archive.search import Results, SearchRequest, mark, search, understand
from archive.search.indexer import reindex
from archive.search.query import parse
from archive.search.tree import wanted
from tests.factories import make_article, make_source, make_term_use, make_voice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


def ask(querystring: str) -> Results:
    return search(SearchRequest.from_params(QueryDict(querystring)))


def titles(results: Results) -> list[str]:
    return sorted(hit.article.title for hit in results.hits)


def said(results: Results) -> list[str]:
    return [notice.text for notice in results.notices]


def exactly(results: Results) -> Results:
    (back,) = {notice.querystring for notice in results.notices if notice.label}
    return ask(back)


@pytest.fixture
def flat(index_folder: Path) -> None:
    """Articles that print a term in each of its forms, one form an article."""
    article = make_article("Hanzi", ["They call it 躺平."])
    make_term_use(article, "躺平", "tǎng píng", "lying flat")
    for title, text in {
        "Traditional": "He wrote 躺平主義, or so.",
        "Toned": "It is tǎng píng, she says.",
        "Joined": "It is tangping again.",
        "Gloss": "Why they lie flat.",
        "Neither": "The flat lies near Tang Lane, wrote Su Ping.",
    }.items():
        make_article(title, [text])
    reindex()


@pytest.mark.parametrize(
    "query", ["躺平", "tǎng píng", "tǎngpíng", "tang3ping2", "tang3 ping2", "tangping", "tang ping", "Tang-Ping",
              "lying flat", "to lie flat", "Lying Flat", "躺平？", "(tangping)", "Ｔａｎｇｐｉｎｇ"],
)  # fmt: skip
@pytest.mark.usefixtures("flat")
def test_a_query_that_is_a_glossary_entry_finds_all_its_forms(query: str) -> None:
    apart = ["Neither"] if query in ("tang ping", "lying flat", "to lie flat", "Lying Flat") else []  # its words alone
    assert titles(ask(f"q={query}")) == sorted(["Gloss", "Hanzi", "Joined", "Toned", "Traditional", *apart])


@pytest.mark.usefixtures("flat")
def test_the_page_says_so_and_takes_it_back() -> None:
    for query, notice, alone in [
        ("躺平", "Also searching “lying flat”, tǎng píng.", ["Hanzi", "Traditional"]),
        ("tangping", "Also searching 躺平, “lying flat”, tǎng píng.", ["Joined"]),
        ("lie flat", "Also searching 躺平, tǎng píng.", ["Gloss", "Neither"]),
    ]:
        results = ask(f"q={query}")
        assert said(results) == [notice]
        assert titles(exactly(results)) == alone
        assert said(exactly(results)) == ["Searched for exactly as typed."]
        assert titles(ask(exactly(results).notices[0].querystring)) == titles(results)


@pytest.mark.usefixtures("flat")
def test_a_query_put_in_place_of_the_one_typed_is_not_said_to_be_typed() -> None:
    first, also = ask("q=躺苹").notices
    assert (first.label, also.label) == ("Search for “躺苹”", "Search exactly for “躺平”")
    assert also.querystring == "q=%E8%BA%BA%E5%B9%B3&exact=1"


@pytest.mark.usefixtures("flat")
def test_each_form_is_marked_in_the_hits_and_in_the_article() -> None:
    results = ask("q=躺平")
    texts = [excerpt.fragments for hit in results.hits for excerpt in hit.excerpts]
    marked = {fragment.text for text in texts for fragment in text if fragment.marked}
    assert marked == {"躺平", "tǎng píng", "tangping", "lie flat"}
    opened = understand(SearchRequest.from_params(QueryDict(results.marking)))
    assert {part.text for part in mark("躺平, Tangping: lying flat", opened.tree) if part.marked} == {
        "躺平", "Tangping", "lying flat",
    }  # fmt: skip
    back = exactly(results).marking
    assert back.endswith("&exact=1")
    taken_back = understand(SearchRequest.from_params(QueryDict(back)))
    assert [part.text for part in mark("躺平, Tangping", taken_back.tree) if part.marked] == ["躺平"]


@pytest.mark.usefixtures("flat")
@pytest.mark.parametrize(
    "query", ["躺平 salt", '"躺平"', "-躺平", "躺平 OR salt", "topic:躺平", "躺", "“lie flat”", "#躺平#", "@tangping"]
)
def test_only_a_whole_query_is_an_entry(query: str) -> None:
    understood = understand(SearchRequest(query))
    assert understood.also == ()
    assert understood.tree == parse(query)


def test_what_the_public_may_not_read_is_no_entry() -> None:
    hidden = make_article(blocks=["躺平"], state=Article.State.HIDDEN)
    make_term_use(hidden, "躺平", "tǎng píng", "lying flat")
    closed = make_article(blocks=["内卷"], source=make_source("Closed", access="metadata"))
    make_term_use(closed, "内卷", "", "involution")
    withheld = make_article(blocks=["“They all chant 摆烂 here,” she said."])
    make_term_use(withheld, "摆烂", "bǎi làn", "let it rot")
    make_voice(withheld, "They all chant 摆烂 here,", is_withheld=True)
    for query in ("躺平", "tangping", "lie flat", "内卷", "involution", "摆烂", "let it rot"):
        assert not understand(SearchRequest(query)).also


def test_of_an_entry_only_what_the_public_may_read_is_said() -> None:
    make_term_use(make_article(blocks=["躺平"]), "躺平")
    hidden = make_article(blocks=["躺平"], state=Article.State.HIDDEN)
    make_term_use(hidden, "躺平", "tang pin", "secret meaning")
    Term.objects.update(pinyin="tang pin", gloss="secret meaning", gloss_key="secret mean")
    assert understand(SearchRequest("躺平")).also == ("tǎng píng",)
    assert not understand(SearchRequest("secret meaning")).also


def test_a_use_in_other_words_of_an_article_with_withheld_ones_counts() -> None:
    article = make_article(blocks=["“They all chant 摆烂 here,” she said.", "Everybody knows 摆烂 now."])
    make_term_use(article, "摆烂", "bǎi làn", "let it rot")
    make_voice(article, "They all chant 摆烂 here,", is_withheld=True)
    assert understand(SearchRequest("摆烂")).also == ("“let it rot”", "bǎi làn")


def test_a_curator_s_gloss_counts_though_no_article_prints_it() -> None:
    use = make_term_use(make_article(blocks=["躺平"]), "躺平", "", "lying flat")
    curation.edit(use.term, {"gloss": "opting out"}, User.objects.create_user("curator"))
    assert understand(SearchRequest("躺平")).also == ("“opting out”", "tǎng píng")
    assert understand(SearchRequest("opting out")).also == ("躺平", "tǎng píng")


def test_a_common_word_is_no_gloss_and_one_character_no_entry() -> None:
    article = make_article(blocks=["家人们, 马, 嫦娥"])
    make_term_use(article, "家人们", "", "family")
    make_term_use(article, "马", "Mǎ", "chivalry")
    make_term_use(article, "嫦娥", "Cháng’é", "")
    assert understand(SearchRequest("family")).also == ()
    assert understand(SearchRequest("家人们")).also == ("jiā rén men",)
    assert understand(SearchRequest("马")).also == ()
    assert understand(SearchRequest("change")).also == ()
    assert understand(SearchRequest("cháng’é")).also == ("嫦娥",)
    assert ("chang",) not in [words.terms for words in wanted(understand(SearchRequest("嫦娥")).tree)]


def test_a_meaning_that_many_terms_share_says_too_little() -> None:
    article = make_article(blocks=["甲乙 丙丁 戊己 庚辛"])
    for term in ("甲乙", "丙丁", "戊己", "庚辛"):
        make_term_use(article, term, "", "internet celebrity")
    assert understand(SearchRequest("internet celebrities")).also == ()
    assert understand(SearchRequest("甲乙")).also == ("“internet celebrity”", "jiǎ yǐ")


def test_names_are_found_in_every_script_and_in_pinyin() -> None:
    make_term_use(make_article("Simplified", ["Shen Congwen (沈从文) wrote."]), "沈从文", "Shen Congwen")
    make_article("Traditional", ["沈從文 wrote."])
    make_article("Latin", ["So did Shen Congwen’s friends."])
    make_article("Company", ["中華書局 printed it."])
    make_article("Company too", ["中华书局 did."])
    reindex()
    for query in ("沈从文", "沈從文", "Shen Congwen", "shencongwen", "shen cong wen"):
        assert titles(ask(f"q={query}")) == ["Latin", "Simplified", "Traditional"], query
    assert ask("q=中华书局").count == ask("q=中華書局").count == 2
    assert ask("q=书局").count == ask("q=書").count == 2
    assert titles(ask("q=书局 -中华")) == []
    assert titles(ask("q=书局 NOT 沈")) == ["Company", "Company too"]
    assert ask("q=书局 OR 从文").count == 4


@pytest.mark.parametrize(
    ("query", "notices"),
    [
        ("the salt", ["Too common to narrow the search: “the”."]),
        ("Salt of the sea of it", ["Too common to narrow the search: “of”, “the”, “it”."]),
        ("to be", []),
        ('"the salt"', []),
        ("the OR salt", []),
        ("salt " * 40 + "pepper", []),
        ("salty " + "w " * 70, ["Only the first 64 words, or 256 characters, were searched for."]),
        ("salt " * 60, ["Only the first 64 words, or 256 characters, were searched for."]),
    ],
)
def test_what_is_left_out_is_said(query: str, notices: list[str]) -> None:
    request = SearchRequest.from_params({"q": query})
    assert [notice.text for notice in understand(request).notices()] == notices


def test_exactly_as_typed_asks_for_every_word_and_no_other() -> None:
    make_article("Both", ["The salt."])
    make_article("One", ["Salt and 网络 by dēnghuǒ."])
    reindex()
    assert ask("q=the salt").count == 2
    assert titles(exactly(ask("q=the salt"))) == ["Both"]
    for query in ("網路", "denghuo", "deng huo", "slat", "salt walrus"):
        found = ask(f"q={query}&exact=1")
        assert (query == "denghuo") == bool(found.count)
        assert [notice.label for notice in found.notices] == ["Search more widely"]


def test_without_a_query_nothing_is_looked_up(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for query, queries in (("", 0), ("salt", 0), ("salt -躺平", 0), ("躺平 salt", 0), ("躺平", 1)):
        with django_assert_num_queries(queries):
            understand(SearchRequest(query))


@pytest.mark.usefixtures("flat")
def test_an_entry_takes_two_queries(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        understand(SearchRequest("躺平"))
