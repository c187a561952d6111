"""Glosses of entries, of other names and of names with an office: what the text beside a term says it means."""

import pytest

from archive.extract import find_in, key_blocks


def gloss(text: str, below: str = "") -> str | None:
    blocks = key_blocks([("paragraph", text), *([("paragraph", below)] if below else [])])  # type: ignore[list-item]
    return find_in(blocks, ()).terms[0].gloss


@pytest.mark.parametrize(
    ("heading", "below", "meaning"),
    [
        ("1. 骨汤 (gǔ tāng)", "Literally “bone soup.” It is what is left on Monday.", "bone soup"),
        ("骨汤", "A “bone soup”, as in a kitchen without meat.", "bone soup"),
        ("骨汤 (gǔ tāng)", "It is sold at noon. Then comes “the last bowl.”", None),
        ("骨汤 (gǔ tāng)", "One cook put it so: “bones and water.”", None),
        ("骨汤 (gǔ tāng)", "“I have never had a bowl,” she wrote.", None),
        ("She sold 骨汤", "A “cold bowl” came next.", None),
    ],
)
def test_the_text_under_a_word_opens_with_its_meaning(heading: str, below: str, meaning: str | None) -> None:
    assert gloss(heading, below) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Soup on leave (骨汤请假 gǔtāng qǐngjià): being present in name only.", "Soup on leave"),
        ("Transfer of bones to soup (骨汤): many leftovers.", "Transfer of bones to soup"),
        ("996 (九九六): from nine to nine.", "996"),
        ("The soup is called gǔtāng (骨汤): bones in water.", None),
        ("Soup on leave (骨汤请假) is what they say.", "leave"),
        ("骨汤 gutang, bone soup", "bone soup"),
        ("骨汤 gutang, sold out; nobody knew", None),
        # another name, behind the first
        ("of the bone soups, or gutang (骨汤), few are left", "bone soups"),
        ("China’s big soup day, the gutang (骨汤), began", "big soup day"),
        ("more than 140,000 soup bars, or gutang (骨汤), closed", "soup bars"),
        ("he left, and the gutang (骨汤) was cold", None),
        # what is printed around a meaning
        ("Chinese bone soup (骨汤, or gutang) is hot", "bone soup"),
        ("Chinese herbal soup (中药汤) is hot", "Chinese herbal soup"),
        ("every stall has its own soup (骨汤)", "soup"),
        ("as a »bone soup« (骨汤) in Jinan", "bone soup"),
        ("she calls them bones (骨头 gutou), as all do", "bones"),
        ("gutang 骨汤, usually rendered in English as “bone soup”, is", "bone soup"),
        # names
        ("in an episode of The Kettle of Moon Lake (月湖水壶) she", "The Kettle of Moon Lake"),
        ("in her own group, The Old Kitchen (老厨房), they", "The Old Kitchen"),
        ("It was late. The Old Kitchen (老厨房) closed", "Old Kitchen"),
        ("a man who goes by Teacher Flow (流老师) said", "Teacher Flow"),
        ("he asked Teacher Brook (布鲁克) for a bowl", "Brook"),
    ],
)
def test_a_meaning_is_what_the_words_beside_a_term_say(text: str, meaning: str | None) -> None:
    assert gloss(text) == meaning
