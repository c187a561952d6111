"""The samples keep their promises: they are ours, they say so, they show every shape, and the vocabulary is sound."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.catalogue.tagging import compiled, occurrences
from archive.extract import Item, Metadata, items, read
from archive.extract.decode import decode
from archive.extract.records import ParsedArticle
from archive.ingest.sidecar import Sidecar, read_manifest, read_sidecar, sidecar_of
from archive.language.hanzi import slugify
from archive.language.tokens import scan
from tests.gate.sheets import captures, gold_of

FIXTURES = Path(__file__).parents[1] / "fixtures"
CAPTURES = FIXTURES / "captures"
TITLES: dict[str, list[str]] = {
    path.name: [sheet["title"] for sheet in gold_of(path) or []] for path in captures()
}  # what is read of them, the gate in tests/gate tries
TOPICS: list[dict[str, Any]] = json.loads((FIXTURES / "topics.json").read_text("utf-8"))
RECORDS: list[dict[str, Any]] = [
    json.loads(line)
    for name in ("cleaned.jsonl", "cleaned-shortest.jsonl")
    for line in (CAPTURES / name).read_text("utf-8").splitlines()
]
SETTLED_BY_EXPORT = {"id", "slug", "url", "captures"}
RECORD_FIELDS = {
    *("original_url", "title", "standfirst", "source", "category", "topics", "bylines", "published", "published_basis"),
    *("copyright", "language", "blocks", "quoted_comments", "terms", "hashtags", "handles", "references", "notes"),
    "reader_comments",
}
NAMES_OF_FORMATS = {"schema.org", "purl.org", "wordpress.org", "wellformedweb.org"}
EVERYWHERE = (
    "Weibo",
    "netizen",
    "China",
    "Chinese",
    "online",
    "internet",
    "social media",
    "user",
    "commenter",
    "hashtag",
)
EVERYDAY = (  # what a stem may have in common with a term without having anything to do with it
    *(
        "nation",
        "national",
        "date",
        "author",
        "memory",
        "generation",
        "celebrate",
        "equal",
        "publish",
        "game",
        "parent",
    ),
    *("regular", "track", "fabric", "patience", "viral", "policy", "judge", "person", "public", "general", "universe"),
)


def in_captures(name: str) -> Path:
    return CAPTURES / name


@cache
def articles_of(name: str) -> tuple[ParsedArticle, ...]:
    """What the extractor reads in a capture, told what its sidecar tells."""
    beside = sidecar_of(in_captures(name), Sidecar(), {})
    told = Metadata(beside.address, beside.captured, beside.source)
    found = [item for item in items(in_captures(name)) if isinstance(item, Item)]
    return tuple(article for item in found for article in read(item.content, item.name, told).articles)


def all_articles() -> dict[str, ParsedArticle]:
    return {article.title: article for name in TITLES for article in articles_of(name)}


def words_of(topic: dict[str, Any]) -> list[str]:
    return [word for rule in topic["rules"] for word in rule["words"]]


def terms_of(text: str) -> tuple[str, ...]:
    return tuple(token.term for token in scan(text))


@pytest.mark.parametrize("name", TITLES)
def test_a_capture_says_that_it_is_a_sample(name: str) -> None:
    assert "sample" in decode(in_captures(name).read_bytes()).text.lower()


@pytest.mark.parametrize("name", [name for name in TITLES if not name.endswith(".jsonl")])
def test_addresses_in_a_page_lead_nowhere(name: str) -> None:
    hosts = re.findall(r"https?://([^/\s\"'<>]+)", decode(in_captures(name).read_bytes()).text)
    assert {host for host in hosts if not host.endswith(".example")} <= NAMES_OF_FORMATS


def test_there_is_enough_to_look_at() -> None:
    articles = all_articles().values()
    authors = {byline.name for article in articles for byline in article.bylines if byline.role == "author"}
    years = {article.published[:4] for article in articles if article.published}
    assert len(TITLES) >= 14
    assert len(articles) >= 36
    assert len(authors) >= 8
    assert years == {str(year) for year in range(2012, 2025)}


def test_one_article_is_met_in_two_captures() -> None:
    met = Counter(title for titles in TITLES.values() for title in titles)
    assert [title for title, captures in met.items() if captures > 1] == [
        "The Night the Dog Walker Was Found: A Human Flesh Search and Its Apology"
    ]


@pytest.mark.parametrize("hanzi", ["躺平", "内卷", "人肉搜索", "沈从文", "沈從文", "中华书局", "中華書局", "信用"])
def test_a_term_that_readers_try_is_in_some_article(hanzi: str) -> None:
    assert [title for title, article in all_articles().items() if any(hanzi in block.text for block in article.blocks)]


@pytest.mark.parametrize(
    "tag", ["@骑手阿凯", "@算盘小姐", "@锦江小喇叭", "#躺平是一种什么体验#", "#寻找蓝衣男#", "#分享行程#"]
)
def test_a_handle_or_hashtag_can_be_followed_from_article_to_article(tag: str) -> None:
    tags = [{found.text for found in (*article.handles, *article.hashtags)} for article in all_articles().values()]
    assert sum(tag in of_article for of_article in tags) > 1


@pytest.mark.parametrize("hanzi", ["躺平", "内卷", "人肉搜索", "芝麻信用", "沈从文"])
def test_a_term_can_be_followed_from_article_to_article(hanzi: str) -> None:
    terms = [{term.hanzi for term in article.terms} for article in all_articles().values()]
    assert sum(hanzi in of_article for of_article in terms) > 1


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["title"])
def test_a_cleaned_record_has_a_title_and_a_text(record: dict[str, Any]) -> None:
    assert record["title"]
    assert ("blocks" in record) != ("body" in record)
    assert not set(record) - RECORD_FIELDS - {"body"}


def test_one_cleaned_record_shows_every_field_and_one_the_fewest() -> None:
    assert set(RECORDS[0]) == RECORD_FIELDS
    assert set(RECORDS[-1]) == {"title", "body"}
    assert not SETTLED_BY_EXPORT & {field for record in RECORDS for field in record}


def test_the_spans_of_a_cleaned_record_hold_the_words_of_its_voices() -> None:
    blocks = {block["key"]: block["text"] for block in RECORDS[0]["blocks"]}
    for voice in RECORDS[0]["quoted_comments"]:
        assert " [...] ".join(blocks[key][start:end] for key, start, end in voice["spans"]) == voice["text"]


def test_the_manifest_speaks_of_captures_that_are_there() -> None:
    assert set(read_manifest(in_captures("manifest.csv"))) < set(TITLES)


def test_one_source_shows_metadata_only() -> None:
    sidecars = {path.name: read_sidecar(path) for path in CAPTURES.glob("*.meta.json")}
    assert [name for name, beside in sidecars.items() if beside.access == "metadata"] == [
        "harbour-quarterly-captcha.html.meta.json"
    ]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["label"])
def test_a_topic_is_complete(topic: dict[str, Any]) -> None:
    assert list(topic) == ["label", "label_zh", "kind", "scope_note", "aliases", "rules"]
    assert topic["label_zh"]
    assert topic["scope_note"].endswith(".")
    assert bool(topic["rules"]) == (topic["kind"] == "subject")
    assert all(0 < rule["weight"] <= 1 and rule["words"] for rule in topic["rules"])


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["label"])
def test_no_rule_of_a_topic_says_a_word_twice(topic: dict[str, Any]) -> None:
    assert [terms for terms, times in Counter(map(terms_of, words_of(topic))).items() if times > 1] == []


def test_no_label_leads_to_two_topics() -> None:
    slugs = Counter(slugify(label) for topic in TOPICS for label in {topic["label"], *topic["aliases"]})
    assert [slug for slug, times in slugs.items() if times > 1 or not slug] == []


@pytest.mark.parametrize("word", EVERYWHERE)
def test_a_word_of_every_article_speaks_for_no_topic(word: str) -> None:
    assert [topic["label"] for topic in TOPICS if terms_of(word) in map(terms_of, words_of(topic))] == []


@pytest.mark.parametrize("word", EVERYDAY)
def test_an_everyday_word_does_not_set_off_a_strong_rule(word: str) -> None:
    strong = [rule["words"] for topic in TOPICS for rule in topic["rules"] if rule["weight"] == 1]
    assert [found for words in strong for found in words if terms_of(found) == terms_of(word)] == []


def test_no_strong_rule_is_set_off_by_many_samples() -> None:
    strong = [rule for topic in TOPICS for rule in topic["rules"] if rule["weight"] == 1]
    matcher = compiled(((0, json.dumps(strong)),))
    texts = ["\n".join(block.text for block in article.blocks) for article in all_articles().values()]
    met = Counter(word for text in texts for word in {word for _, word, _ in occurrences(scan(text), matcher)})
    assert [word for word, times in met.items() if times > len(texts) / 6] == []
