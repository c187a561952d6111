import pytest

from archive.web.dates import in_words, machine_readable


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2018-03-14", "14 March 2018"),
        ("2018-03", "March 2018"),
        ("2018", "2018"),
        ("2016~", "about 2016"),
        ("2016?", "2016 (uncertain)"),
        ("2016-05%", "about May 2016 (uncertain)"),
        ("2018-21", "spring 2018"),
        ("201X", "the 2010s"),
        ("2016/2018", "2016 to 2018"),
        ("2016/..", "2016 to now"),
        ("/2018", "before to 2018"),
        ("2018-03-14T09:26", "14 March 2018, 09:26"),
        ("2018-03-14T09:26:53+08:00", "14 March 2018, 09:26"),
        ("2018-03-14T", "2018-03-14T"),
        ("", "undated"),
        ("last spring", "last spring"),
    ],
)
def test_dates_are_said_as_a_reader_says_them(published: str, words: str) -> None:
    assert in_words(published) == words


@pytest.mark.parametrize(
    ("published", "datetime"),
    [("2018-03-14", "2018-03-14"), ("2018-03", "2018-03"), ("2018", "2018"), ("2016~", ""), ("2018-21", ""), ("", "")],
)
def test_html_is_given_the_dates_it_knows(published: str, datetime: str) -> None:
    assert machine_readable(published) == datetime
