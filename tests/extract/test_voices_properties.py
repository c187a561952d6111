"""No voice is given a speaker of whom the page says nothing."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.test_voices import voices

WORDS = (
    *("a cook", "one user", "Another netizen", "some", "netizens", "Ann Vale", "Long Wei", "Canal News", "the hall"),
    *("said", "wrote", "writing", "stated that", "with", "who", "and", "to the", "about", "of", "from Hefei", "reason"),
    *("This sentiment", "one Weibo post", "of May 3rd", "she", "he", "they", "it", "type of", "spoons", "uncommonly"),
    *(",", ".", ":", "–", "(汤院)", "“It was always thin,”", "“It was always thin.”", "“Soup for all of us!”"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join), min_size=1, max_size=3))
def test_a_speaker_stands_in_the_text_as_whole_words(paragraphs: list[str]) -> None:
    text = re.sub(r"\s?[(].*?[)]", "", "\n".join(paragraphs))  # an aside may stand within a speaker's words
    for voice in (found for found in voices(*paragraphs) if found.speaker):
        spoken = re.sub(r"\s?[(].*?[)]", "", voice.speaker or "")
        assert re.search(rf"(?<!\w){re.escape(spoken)}(?!\w)", text)
