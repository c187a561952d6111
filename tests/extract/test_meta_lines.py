"""Lines of author and date, read piece by piece."""

import pytest

from archive.extract.bylines import is_byline, reporters_in
from archive.extract.meta_lines import meta_of

META = [
    ("Published", None, [], None),
    ("5 years agoon", None, [], "5 years ago"),
    ("2 months ago on March 3, 2021", "2021-03-03", [], "2 months ago"),
    ("First published February 2, 2018", "2018-02-02", [], None),
    ("Published: March 3, 2021 | Updated: March 5, 2021", "2021-03-03", [], None),
    ("Updated March 3, 2021", None, [], None),
    ("Published March 3, 2021 15:00 CST by Ann Vale", "2021-03-03", ["Ann Vale"], None),
    ("March 3, 2021, 3:00 pm (UTC+8) | Updated March 5, 2021", "2021-03-03", [], None),
    ("Posted on 3 October 2019 by Ann Vale | 3 comments", "2019-10-03", ["Ann Vale"], None),
    ("October 3, 2019 by Ann Vale and Li Brook · 5 min read", "2019-10-03", ["Ann Vale", "Li Brook"], None),
    ("by admin on October 3, 2019 in China", "2019-10-03", [], None),
    ("Ann Vale | October 3, 2019", "2019-10-03", ["Ann Vale"], None),
    ("Abend Blatt24. Juni 2020 Aktualisiert: 24. Juni 2020 13:07", "2020-06-24", [], None),
    ("Veröffentlicht am 3. Oktober 2019 von Ann Vale", "2019-10-03", ["Ann Vale"], None),
    ("Von somebody123 am 3. Oktober 2019", "2019-10-03", ["somebody123"], None),
    ("Publié le 3 octobre 2019 par Ann Vale", "2019-10-03", ["Ann Vale"], None),
    ("Publicado el 3 octubre, 2019 por mara", "2019-10-03", ["mara"], None),
    ("Publicado em 3 de outubro de 2019 por mara", "2019-10-03", ["mara"], None),
    ("Pubblicato il 3 ottobre 2019 da mara", "2019-10-03", ["mara"], None),
    ("Geplaatst op 3 oktober 2019 door mara", "2019-10-03", ["mara"], None),
    ("Đăng bởi mara vào Tháng Mười 3, 2019", "2019-10-03", ["mara"], None),
    ("Diterbitkan pada 3 Oktober 2019 oleh mara", "2019-10-03", ["mara"], None),
    ("Опубликовано 3 октября 2019 автором mara", "2019-10-03", ["mara"], None),
    ("投稿日: 2019年10月3日 作成者: mara", "2019-10-03", ["mara"], None),
    ("作者：林小舟　编辑：周默", None, ["林小舟", "周默"], None),
    ("Harbour Staff · Posted on October 3, 2019", "2019-10-03", [], None),
    ("Ann Vale Published May 17, 2024", "2024-05-17", ["Ann Vale"], None),
    ("Hosted by Ann Vale", None, ["Ann Vale"], None),
    ("Issue 62 | 17 April 2023", "2023-04-17", [], None),
    ("Ann Vale, 9 June 2023", "2023-06-09", ["Ann Vale"], None),
    ("Hong Kong, 9 June 2023", "2023-06-09", [], None),
    ("Oct 10, 2019 5:20am PT", "2019-10-10", [], None),
    ("Reviewed by Dr. Ann Vale", None, ["Dr. Ann Vale"], None),
    ("As told to Ann Vale", None, ["Ann Vale"], None),
    ("Spring 2019", "2019", [], None),
    ("4 min read", None, [], None),
]


@pytest.mark.parametrize(("text", "published", "people", "ago"), META)
def test_a_line_of_author_and_date_is_read_piece_by_piece(
    text: str, published: str | None, people: list[str], ago: str | None
) -> None:
    meta = meta_of(text)

    assert meta is not None
    assert (meta.published, [name for _, name in meta.people], meta.ago) == (published, people, ago)


@pytest.mark.parametrize(
    "text",
    ["By the way", "Published in 2018 by Penguin", "Monday", "12:30", "3", "In 2018", "Par Excellence", "3 comments"],
)
def test_other_lines_say_nothing_of_author_and_date(text: str) -> None:
    assert meta_of(text) is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Posted on 10 February 2025 by Ann Vale in Viral", "Viral"),
        ("by the Editors on October 3, 2019 in Food & Drink", "Food & Drink"),
        ("Posted in: Non-fiction", "Non-fiction"),
        ("October 3, 2019 by Ann Vale", None),
    ],
)
def test_a_line_of_author_and_date_may_name_the_section(text: str, section: str | None) -> None:
    meta = meta_of(text)

    assert meta is not None
    assert meta.section == section


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Vale in Beijing", ["Ann Vale"]),
        ("Ann Vale in Beijing and Li Brook in Hong Kong", ["Ann Vale", "Li Brook"]),
        ("Ann Vale and Li Brook", []),
        ("Cooks in Beijing and waiters in Shanghai", []),
    ],
)
def test_reporters_are_named_with_the_place_they_write_from(text: str, people: list[str]) -> None:
    assert reporters_in(text) == people


def test_a_sentence_that_opens_with_a_day_is_no_byline() -> None:
    assert is_byline("By Monday, several of the cooks had announced that they would go.") is False


@pytest.mark.parametrize("line", ["", "*", "_ ", "()"])
def test_a_line_of_marks_alone_is_no_byline(line: str) -> None:
    assert is_byline(line) is False
