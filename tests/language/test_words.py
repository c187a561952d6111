"""Words folded and stemmed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer

from archive.language import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("netizen", "netizens"),
        ("Zhīma", "zhima"),
        ("city", "cities"),
        ("woman", "women"),
        ("womens", "women"),
        ("childrens", "child"),
        ("knife", "knives"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("smørrebrød", "smorrebrod"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert words.stem(words.fold_word(one)) == words.stem(words.fold_word(other))


def test_other_words_have_another() -> None:
    assert words.stem("embassy") != words.stem("embarrass")
    assert words.stem("us") != words.stem("use")


def test_stop_words_are_stems() -> None:
    assert {"the", "becaus", "t"} <= words.stop_words()


def test_threads_do_not_mix_their_words() -> None:
    made_up = [f"{letter * 3}walking{'s' * length}" for letter in "bcdfg" for length in range(40)]
    expected = {word: words.stem.__wrapped__(word) for word in made_up}
    with ThreadPoolExecutor(8) as threads:
        assert all(dict(each) == expected for each in threads.map(lambda _: stems(made_up), range(24)))


def stems(made_up: list[str]) -> list[tuple[str, str]]:
    return [(word, words.stem.__wrapped__(word)) for word in made_up]


def test_stems_in_c_are_those_of_the_same_rules_in_python() -> None:
    in_c = pytest.importorskip("Stemmer").Stemmer("english")
    in_python = EnglishStemmer()
    printed = sorted(words.read_list("common.txt") | words.read_list("english.txt"))[::5]
    assert [in_c.stemWord(word) for word in printed] == [in_python.stemWord(word) for word in printed]
