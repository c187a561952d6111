"""Judged queries: the article that is meant comes first, or near it, whatever way it is asked for."""

from collections.abc import Sequence

import pytest

from archive.search.engines.base import ArchiveBackend
from tests.search.corpus import build, document, found

ARTICLES = {
    "flat": ("Lying Flat 躺平: Why Young Workers Opt Out", "They lie flat (tǎng píng 躺平), they say. 躺平 spreads."),
    "slang": ("Ten Words of the Year", "On the list: 内卷 (involution), 躺平, 打工人 and the netizens who use them."),
    "kite": ("Kite Makers of Weifang", "In Weifang (潍坊) kites fly; a kite maker says netizens order 3,500."),
    "bank": ("Banks Close Their Counters", "The bank (银行) counts 1.5 million customers; tellers walk (行走) home."),
    "noodle": ("A Noodle Shop Goes Viral", "Garlic noodles! Its owner, @面馆_老周, filmed #一碗面# with garlic sauce."),
    "sauce": ("Sauces", "Soy sauce, plum sauce, fish sauce. Garlic is grown in Shandong."),
    "games": ("E-Sports Pay", "E-commerce and e-sports (电竞) pay; U.S. teams visit. An open-minded crowd."),
    "travel": ("Xi'an by Night", "西安 by night, wrote Shen Congwen (沈從文)? He never did."),
    "kites2": ("Spring Festival Notes", "Children, red envelopes, one kite."),
}  # fmt: skip

JUDGED = {
    "hanzi": [("躺平", "flat"), ("银行", "bank"), ("电竞", "games"), ("内卷", "slang"), ("潍坊", "kite")],
    "one character": [("竞", "games"), ("面", "noodle"), ("坊", "kite")],
    "traditional": [("銀行", "bank"), ("電競", "games"), ("濰坊", "kite"), ("沈从文", "travel")],
    "pinyin": [
        ("tangping", "flat"), ("tǎng píng", "flat"), ("tang3ping2", "flat"), ("yinhang", "bank"),
        ("Shen Congwen", "travel"), ("shencongwen", "travel"), ("dianjing", "games"),
    ],
    "English forms": [("kites", "kite"), ("kite", "kite"), ("bank’s", "bank"), ("noodles", "noodle")],
    "joined": [("ecommerce", "games"), ("open minded", "games"), ("esports", "games"), ("xi'an", "travel")],
    "numbers": [("3500", "kite"), ("3,500", "kite"), ("1.5 million", "bank")],
    "tags": [("@面馆_老周", "noodle"), ("#一碗面#", "noodle"), ("U.S.", "games")],
    "phrases": [('"garlic sauce"', "noodle"), ("“lie flat”", "flat"), ('"soy sauce"', "sauce")],
    "negation": [("躺平 -内卷", "flat"), ("kite -weifang", "kites2"), ("sauce NOT noodles", "sauce")],
    "fields": [("in:title kite", "kite"), ("netizens in:title", ""), ("garlic in:title OR sauces", "sauce")],
}  # fmt: skip


def reciprocal_rank(names: Sequence[str], meant: str) -> float:
    if not meant:
        return float(not names)
    return 1 / (names.index(meant) + 1) if meant in names else 0.0


@pytest.mark.parametrize("kind", JUDGED)
def test_what_is_meant_comes_first(engine: ArchiveBackend, kind: str) -> None:
    build(engine, *(document(name, text, title) for name, (title, text) in ARTICLES.items()))
    ranks = {query: reciprocal_rank(found(engine, query), meant) for query, meant in JUDGED[kind]}
    assert ranks == dict.fromkeys(ranks, 1.0)
