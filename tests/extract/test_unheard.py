"""Quotations no rule heard: each sign has one of which it holds, and one of which it does not."""

from unittest.mock import patch

import pytest
from hypothesis import given

from archive.extract import key_blocks
from archive.extract.quotes import find_voices
from archive.extract.quotes.listener import Listener
from archive.extract.quotes.marks import quotations
from archive.extract.quotes.paragraph import Paragraph
from archive.extract.quotes.sentences import boundaries, masked
from archive.extract.quotes.unheard import SCALE, SIGNS, Unheard
from archive.extract.quotes.weighing import Scale
from archive.extract.records import BlockKind, Voice, VoiceKind
from tests.extract.hearing import Heard, heard
from tests.extract.test_voice_properties import BLOCKS

SOUP = "“Soup is what we have had since May.”"


def unheard(text: str, number: int = 0, *kinds: VoiceKind | None, lead: str = "") -> Unheard:
    """A quotation of a paragraph under `lead`, with the kinds of the voices heard in it."""
    (block,) = key_blocks([("paragraph", text)])
    quotes = quotations(text)
    narration = masked(text, quotes)
    paragraph = Paragraph(Listener(lead=lead), block, quotes, narration, boundaries(narration))
    return Unheard(paragraph, number, kinds or [None] * len(quotes))


# Sign → one of which it holds, one of which it does not.
CASES: dict[str, tuple[Unheard, Unheard | None]] = {
    "anything": (unheard("It is “soup” here."), None),
    "five words": (unheard("It is “a bowl of thin soup” here."), unheard("It is “a bowl of soup” here.")),
    "twelve words": (unheard(f"{SOUP[:-1]} And no spoons came with it.”"), unheard(SOUP)),
    "behind a voice": (unheard(f"{SOUP} {SOUP}", 1, "named", None), unheard(f"{SOUP} {SOUP}", 1, None, None)),
    "a sentence of its own": (unheard(f"They ate. {SOUP}"), unheard(f"They ate: {SOUP}")),
    "eight words": (unheard(SOUP), unheard("“Soup is what we have had since.”")),
    "a stop": (unheard("It is “thin.” Still."), unheard("It is “thin,” still.")),
    "a comma": (unheard("It is “thin,” still."), unheard("It is “thin”, still.")),
    "capital as a title": (unheard("In “The Soup of North” they eat."), unheard("In “The soup of north” they eat.")),
    "capital in a sentence": (unheard("In “Soup of old” they eat."), unheard("In a word: “Soup of old” is eaten.")),
    "a few bare words": (unheard("In “soup of old” they eat."), unheard("In “soup of old,” they eat.")),
    "in single marks": (unheard("They call it ‘soup of old’."), unheard("They call it “soup of old”.")),
    "the only quotation": (unheard(SOUP), unheard(f"{SOUP} {SOUP}")),
    "ends the block": (unheard("They eat “soup of old”."), unheard("They eat “soup of old” there.")),
    "netizens heard": (unheard(f"{SOUP} {SOUP}", 0, None, "netizen"), unheard(f"{SOUP} {SOUP}", 0, None, "named")),
    "what something is": (unheard("The dish was “soup of old”."), unheard("The dish had “soup of old”.")),
    "a name by what stands beside it": (
        unheard("It has the title “soup of old”."),
        unheard("It has the taste “soup of old”."),
    ),
    "written on a thing": (unheard(f"They held signs that read: {SOUP}"), unheard(f"They held still and ate: {SOUP}")),
    "one of some things reads so": (
        unheard("Poems hung there. One of them reads, “Soup is thin.”"),
        unheard("Users came. One of them reads, “Soup is thin.”"),
    ),
    "nobody beside": (unheard(f"It rained. {SOUP}"), unheard(f"{SOUP} one user wrote.")),
    "near what is said": (unheard(f"The comments were many. {SOUP}"), unheard(f"The spoons were many. {SOUP}")),
    "a name before": (unheard("As Gu Lan had it, “soup of old” won."), unheard("As they had it, “soup of old” won.")),
}  # fmt: skip


def test_every_sign_has_a_case() -> None:
    assert [sign.name for sign in SIGNS] == list(CASES)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_a_sign_holds_of_some_and_not_of_others(sign) -> None:  # type: ignore[no-untyped-def]
    holds, holds_not = CASES[sign.name]
    assert sign.holds(holds)
    assert holds_not is None or not sign.holds(holds_not)


@pytest.mark.parametrize("one", [one for case in CASES.values() for one in case if one], ids=lambda one: one.words)
def test_signs_left_out_would_not_turn_the_scale(one: Unheard) -> None:
    assert SCALE.tips(one) == (SCALE.weight_of(one) > 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "“I have been wrong about soup for six years,” one person realized.",
            [("I have been wrong about soup for six years,", "one person", "netizen")],
            id="netizens right behind it",
        ),
        pytest.param(
            "It was reposted with the comment “Too late, they have eaten all of the soup we had and both spoons” "
            "by a cooking blogger.",
            [("Too late, they have eaten all of the soup we had and both spoons", "a cooking blogger", "netizen")],
            id="by whom",
        ),
        pytest.param(
            "Netizens joked about the pot. The runner-up takes it more lightly: “As long as there is soup, I am fine.”",
            [("As long as there is soup, I am fine.", "The runner-up", "netizen")],
            id="a thing told of after netizens",
        ),
        pytest.param(
            "“I fold every spoon I have,” one person realized, “and then I eat all of the soup.”",
            [("I fold every spoon I have, [...] and then I eat all of the soup.", "one person", "netizen")],
            id="two halves",
        ),
    ],
)  # fmt: skip
def test_it_hears_words_in_a_wording_no_rule_knows(text: str, found: Heard) -> None:
    assert heard(text) == found
    with patch.object(Scale, "tips", return_value=False):
        assert heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They serve a “soup of the north” at noon.",
        "The banner at the door read “Soup is for all of us to have.”",
        "The film “The Long Spoon” (长勺) opened on Friday.",
        "Many users are labelled as “low in soup, low in spoons and low in bowls.”",
    ],
)
def test_it_leaves_names_and_signs_alone(text: str) -> None:
    assert heard(text) == []


@given(BLOCKS)
def test_it_adds_voices_and_changes_none(blocks: list[tuple[BlockKind, str]]) -> None:
    voices, by_rules = find_voices(key_blocks(blocks))[0], heard_by_rules(blocks)

    assert [voice for voice in voices if voice in by_rules] == list(by_rules)
    spans = [span for voice in voices for span in voice.spans]
    assert len(set(spans)) == len(spans)


def heard_by_rules(blocks: list[tuple[BlockKind, str]]) -> tuple[Voice, ...]:
    with patch("archive.extract.quotes.voices.hear_unheard"):
        return find_voices(key_blocks(blocks))[0]
