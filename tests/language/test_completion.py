"""What a reader may type to have a text completed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.completion import LONGEST_KEY, MOST_STARTS, fold_key, forms, starts, typed


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Human-Flesh Search", ["humanfleshsearch"]),
        ("China’s “New” Café", ["chinasnewcafe"]),
        ("躺平", ["躺平", "tangping", "tp"]),
        ("網絡", ["网络", "wangluo", "wl"]),
        ("银行", ["银行", "yinhang", "yh"]),
        ("女权", ["女权", "nvquan", "nuquan", "nq"]),
        ("宝马mini", ["宝马mini", "baomamini"]),
        ("#茶馆直播#", ["茶馆直播", "chaguanzhibo", "cgzb"]),
        ("茶", ["茶", "cha"]),
        ("年轻人为什么都不想去上班", ["年轻人为什么都不想去上班", "nianqingrenweishenmedoubuxiangqushangban"]),
        ("", []),
        ("?!", []),
    ],
)
def test_a_text_has_a_key_for_each_way_to_type_it(text: str, keys: list[str]) -> None:
    assert forms(text) == keys


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("tǎng píng", "躺平"),
        ("tang3ping2", "躺平"),
        ("TangPing", "躺平"),
        ("躺平", "躺平"),
        ("網絡", "网络"),
        ("nǚquán", "女权"),
        ("nüquan", "女权"),
        ("nvquan", "女权"),
        ("human flesh s", "Human-Flesh Search"),
        ("cafe", "Café society"),
        ("ＣＨＩＮＡ'S", "China’s towns"),
        ("web3", "Web3 in Wuhan"),
    ],
)
def test_what_is_typed_begins_a_key(query: str, text: str) -> None:
    assert any(key.startswith(typed(query)) for key in forms(text))


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("The Search for the Human Flesh", ["searchforthehumanflesh", "humanflesh", "flesh"]),
        ("On 躺平 and rest", ["躺平andrest", "tangpingandrest", "平andrest", "rest"]),
        ("躺平者", ["平者", "者"]),
        ("One", []),
        ("", []),
    ],
)
def test_a_title_is_found_by_its_later_words_too(title: str, keys: list[str]) -> None:
    assert starts(title) == keys


def test_a_title_without_end_has_few_keys_and_short_ones() -> None:
    assert len(starts("word " * 10_000)) <= MOST_STARTS
    assert len(starts("字" * 10_000)) <= MOST_STARTS
    assert max(map(len, [*forms("字" * 10_000), *starts("salt " * 100)])) <= LONGEST_KEY


@given(st.text())
def test_whatever_is_written_is_found_by_typing_it(text: str) -> None:
    assert fold_key(text) == fold_key(fold_key(text))
    assert set(forms(text)) & set(starts(text)) == set()
    assert fold_key(text) == "" or fold_key(text) in forms(text)
    typed(text)
