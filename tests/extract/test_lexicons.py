"""The word lists by which voices and terms are found: a curator can read them, and find where a word belongs."""

import pytest

from archive.extract import lexicon

LISTS = ("languages", "naming", "netizens", "places", "platforms", "small_words", "speech_verbs", "titles")
OF_WORDS = ("languages", "small_words")


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
