"""The word lists by which voices and terms are found: a curator can read them, and find where a word belongs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import lexicon

LISTS = (
    "languages",
    "naming",
    "netizens",
    "page_words",
    "places",
    "platforms",
    "small_words",
    "speech_verbs",
    "titles",
)
OF_WORDS = ("languages", "page_words", "small_words")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_with_what_it_is_for(name: str) -> None:
    first = (lexicon.FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("// ")
    assert first.endswith((".", ":"))


@pytest.mark.parametrize("name", LISTS)
def test_the_sections_of_a_list_are_sorted_and_hold_nothing_twice(name: str) -> None:
    for entries in lexicon.sections(name).values():
        words = [word for entry in entries for word in entry.split()] if name in OF_WORDS else list(entries)

        assert words == sorted(set(words), key=lambda word: (word.casefold(), word))


def test_each_form_of_a_verb_belongs_to_one_verb() -> None:
    forms = [word for entry in lexicon.entries("speech_verbs") for word in entry.split()]

    assert sorted(forms) == sorted(set(forms))


WORDS = st.lists(st.from_regex(r"[abA帖][abA.é帖]{0,3}(?: [ab]{1,2})?", fullmatch=True), min_size=1)


@pytest.mark.parametrize("any_case", [False, True])
@given(words=WORDS, text=st.text("abAB .é帖\n"))
def test_any_of_finds_the_longest_of_its_words(any_case: bool, words: list[str], text: str) -> None:
    one_by_one = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    flags = re.IGNORECASE if any_case else re.NOFLAG

    found = re.finditer(lexicon.any_of(words, any_case), text, flags)

    assert [each.span() for each in found] == [each.span() for each in re.finditer(one_by_one, text, flags)]
