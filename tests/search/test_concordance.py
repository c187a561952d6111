"""Words looked up in a concordance stand where scanning the text finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.pinyin import readings
from archive.language.tokens import scan
from archive.models import Article, Concordance, IndexTask, QuotedComment
from archive.search import SearchRequest
from archive.search import search as find
from archive.search.concordance import Scanned, packed, unpacked
from archive.search.indexer import drain, reindex
from archive.search.marks import Marker, merged
from archive.search.query import parse
from tests.factories import make_article, make_voice

PIECES = [
    *(
        "salt",
        "Salts",
        "e-commerce",
        "ecommerce",
        "U.S.",
        "US",
        "1,000",
        "1000",
        "#盐#",
        "@salt_9",
        "躺平",
        "躺",
        "網路",
    ),
    *("tǎng píng", "tangping", "café", "ﬁne", "½", "don’t", "“", ".", ", ", "\n", " ", "|", "\\", '"', "😀"),
]
QUERIES = [
    *("salt", "ecommerce", "e-commerce", '"salt salt"', "us", "u.s.", "1000", "1,000", "#盐#", "@salt_9", "躺平", "躺"),
    *("tangping", "网络", "cafe", "fine", "don't", "salt OR 躺", "in:title salt"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)


def scanned(text: str) -> Scanned:
    tokens = scan(text)
    return "paragraph", "a", text, tokens, readings(text, tokens)


@given(st.lists(texts, max_size=4))
def test_all_that_matches_is_found_at_its_place(passages: list[str]) -> None:
    noted = unpacked(packed([scanned(text) for text in passages]))
    assert noted is not None
    for query in QUERIES:
        marker = Marker(parse(query))
        for number, text in enumerate(passages):
            assert noted.passage(number).is_of(text)
            assert merged(span for _, span in noted.matches(number, marker.lookups)) == marker.spans(text), query


def test_a_passage_too_long_to_be_noted_is_scanned() -> None:
    text = f"{'x ' * 30_000}salt"
    assert packed([scanned(text)]) == ""
    assert unpacked("") is unpacked(None) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("index_folder")
class TestExcerpts:
    def shown(self, query: str) -> list[tuple[str, list[str]]]:
        """Of each excerpt the whole, and what is marked of it."""
        hits = find(SearchRequest(query)).hits
        pieces = [excerpt.fragments for hit in hits for excerpt in hit.excerpts]
        return [("".join(p.text for p in each), [p.text for p in each if p.marked]) for each in pieces]

    def test_an_article_that_changed_since_is_scanned(self) -> None:
        article = make_article("One", ["Salt is dear.", "Rice is not."])
        reindex()
        assert self.shown("salt") == [("Salt is dear.", ["Salt"])]
        article.blocks[0]["text"] = "How dear is salt?"
        article.save()
        assert self.shown("salt") == [("How dear is salt?", ["salt"])]

    @pytest.mark.parametrize("key", ["p 1", "第一", "a\nb", "a\x1eb", 'say "a"'])
    def test_a_record_may_give_its_blocks_any_keys(self, key: str) -> None:
        article = make_article("One", ["“Salt is dear,” she said."])
        article.blocks[0]["key"] = key
        article.save()
        voice = make_voice(article, "Salt is dear,", speaker="Mei")
        assert voice.spans[0][0] == key
        reindex()
        [excerpt] = find(SearchRequest("salt")).hits[0].excerpts
        assert (excerpt.key, excerpt.label) == (key, "Mei")

    def test_a_block_is_found_whatever_stands_in_the_others_and_however_it_is_written(self) -> None:
        article = make_article("One", ['It prints {"key": "b", "text": "sand"} there.', "Salt is dear."])
        article.blocks[1] = {"text": "Salt is dear.", "kind": "paragraph", "key": "b"}
        article.save()
        reindex()
        assert self.shown("salt") == [("Salt is dear.", ["Salt"])]
        assert self.shown("sand") == [('It prints {"key": "b", "text": "sand"} there.', ["sand"])]

    def test_an_article_without_a_concordance_is_scanned(self) -> None:
        make_article("One", ["Salt is dear."])
        reindex()
        Concordance.objects.all().delete()
        assert self.shown("salt") == [("Salt is dear.", ["Salt"])]

    def test_words_withheld_since_are_not_shown_and_go_with_the_next_task(self) -> None:
        article = make_article("One", ["“Salt is dear these days,” she said of salt."])
        voice = make_voice(article, "Salt is dear these days,")
        reindex()
        assert "dear" in Concordance.objects.get().packed
        QuotedComment.objects.filter(pk=voice.pk).update(is_withheld=True)
        assert all("dear" not in text for text, _ in self.shown("salt"))
        IndexTask.objects.enqueue([article.pk])
        drain()
        assert "dear" not in Concordance.objects.get().packed

    def test_a_hidden_article_has_none(self) -> None:
        article = make_article("One", ["Salt is dear."])
        reindex()
        Article.objects.update(state=Article.State.HIDDEN)
        IndexTask.objects.enqueue([article.pk])
        drain()
        assert not Concordance.objects.exists()
