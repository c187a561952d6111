"""Addresses are those that Django would make."""

import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from hypothesis import example, given
from hypothesis import strategies as st

from archive.models.addresses import address_of, addresses_of

KEYS = st.text(st.sampled_from("ab09-_.%/~@#?&= 躺é\n"), min_size=1) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0")
)


@pytest.mark.parametrize("name", ["article", "author", "topic", "voice", "term", "hashtag", "handle", "year"])
@given(KEYS.filter(bool))
@example("2021")
def test_the_address_of_a_record(name: str, key: str) -> None:
    try:
        expected = reverse(name, args=[key])
    except NoReverseMatch:
        with pytest.raises(NoReverseMatch):
            address_of(name, key)
        with pytest.raises(NoReverseMatch):
            addresses_of(name)(key)
    else:
        assert address_of(name, key) == addresses_of(name)(key) == expected


def test_it_stands_below_where_the_site_is_mounted() -> None:
    prefix = get_script_prefix()
    assert address_of("topic", "salt") == "/topics/salt/"
    try:
        set_script_prefix("/archive/")
        assert address_of("topic", "salt") == addresses_of("topic")("salt") == "/archive/topics/salt/"
        assert address_of("about") == "/archive/about/"
    finally:
        set_script_prefix(prefix)
