"""What an article keeps coming back to: its commonest words and Chinese terms."""

from hypothesis import given
from hypothesis import strategies as st

from archive.language.profile import MOST_WORDS, Profile, profile_of
from archive.language.tokens import scan, scan_terms

pieces = st.sampled_from(["salt", "rice", "tea", "wheat", "the", "躺平", "失信", "盐", "，", ". ", " ", "x" * 70])
texts = st.lists(pieces, max_size=40).map(" ".join) | st.lists(pieces, max_size=40).map("".join)


def of_text(text: str) -> Profile:
    return profile_of([], [scan(text)])


def test_the_commonest_come_first_then_by_letter() -> None:
    assert of_text("Wheat, salt. Rice rice. The tea.") == ((("rice",), 2), (("salt",), 1), (("wheat",), 1))


def test_runs_of_hanzi_are_terms_unless_they_are_sentences_or_single() -> None:
    text = "躺平 and 躺平, 失信! 盐. 我们今天一起去看看海吧"
    assert of_text(text) == ((("躺", "平"), 2), (("失", "信"), 1))


def test_a_tie_at_the_end_is_broken_by_letter() -> None:
    words = [f"{first}{second}salt" for first in "bcdfghjk" for second in "bcdfghjkl"]
    assert len(words) > MOST_WORDS
    assert [terms for terms, _ in of_text(". ".join(reversed(words)))] == [(word,) for word in words[:MOST_WORDS]]


@given(texts)
def test_a_title_counts_threefold_and_places_do_not_matter(text: str) -> None:
    once, title = dict(of_text(text)), dict(profile_of(scan_terms(text), []))
    assert title == {terms: 3 * count for terms, count in once.items()}
