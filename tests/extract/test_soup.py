"""A page's tree is the one that bs4 makes, but for what no reader sees."""

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.html.soup import parse

TAGS = ("a", "b", "div", "p", "pre", "script", "style", "table", "td", "template", "textarea", "ul")
ALONE = (
    "<br>",
    "<img src=x alt='a & b'>",
    '<meta charset="gbk">',
    "<p class='a b' id=c>",
    " ",
    "\n \t",
    "soup",
    "&amp;",
)
MARKUP = st.lists(st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), *ALONE]), max_size=12)


@given(MARKUP.map("".join))
def test_the_tree_is_that_of_bs4(markup: str) -> None:
    tree, expected = parse(f"<body>x{markup}"), BeautifulSoup(f"<body>x{markup}", "lxml")

    assert tree.decode() == expected.decode()
    assert tree.get_text() == expected.get_text()
    assert [str(text) for text in tree.strings] == [str(text) for text in expected.strings]
    assert _places(tree) == _places(expected)


def _places(tree: BeautifulSoup) -> list[list[str]]:
    """Every element with those it stands in."""
    return [[tag.name, *(above.name for above in tag.parents)] for tag in tree.find_all(True)]
