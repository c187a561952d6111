from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from archive.search import Fragment
from archive.web.annotate import Annotation, Layer, annotate
from archive.web.markup import addresses, fragments, languages, markup, plain, safe_link, wording


def test_hanzi_carry_their_language() -> None:
    assert wording("Credit 信用, 書局") == 'Credit <span lang="zh-Hans">信用</span>, <span lang="zh-Hant">書局</span>'


@given(st.text("a <&信書█\u2060 .", max_size=30))
def test_without_annotations_text_reads_as_through_a_tree(text: str) -> None:
    assert wording(text) == markup(annotate(text, languages(text)))


def test_text_is_escaped_inside_and_outside_annotations() -> None:
    shown = wording("<b> & <i>", [Annotation(0, 3, Layer.MARK, "mark", {"title": '">x'})])
    assert shown == '<mark title="&quot;&gt;x">&lt;b&gt;</mark> &amp; &lt;i&gt;'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He said ███ ██ █████.", 'He said <span class="withheld">[withheld]</span>.'),
        ("███", '<span class="withheld">[withheld]</span>'),
        ("██ and ██", '<span class="withheld">[withheld]</span> and <span class="withheld">[withheld]</span>'),
    ],
)
def test_each_run_of_withheld_words_is_one_notice(text: str, shown: str) -> None:
    assert wording(text) == shown


def test_a_title_says_withheld_too() -> None:
    assert plain("███ ██: a story") == "[withheld]: a story"


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("See https://ncl.example/papers/12 [10.3.18].", "https://ncl.example/papers/12"),
        ("(http://x.example/a_(b))", "http://x.example/a_(b"),
        ("https://x.example/?a=1&b=2.", "https://x.example/?a=1&amp;b=2"),
    ],
)
def test_printed_addresses_become_links(text: str, href: str) -> None:
    assert f'<a href="{href}" rel="noopener nofollow">' in wording(text, addresses(text))


@pytest.mark.parametrize("text", ["javascript:alert(1)", "http://", "https://[", "data:text/html,x", "www.x.example"])
def test_nothing_else_becomes_a_link(text: str) -> None:
    assert "<a" not in wording(text, addresses(text))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "//x.example", "http://[", "", "ftp://x"]
)
def test_readers_are_sent_to_web_addresses_only(address: str) -> None:
    assert safe_link(address) == ""


def test_fragments_keep_mark_language_and_notice() -> None:
    pieces = [Fragment("<a> ", False, None), Fragment("信用", True, "zh-Hans"), Fragment(" ███", False, None)]
    assert fragments(pieces) == ('&lt;a&gt; <mark lang="zh-Hans">信用</mark> <span class="withheld">[withheld]</span>')


@given(
    st.text(alphabet="ab<&\"'信書", max_size=12),
    st.lists(st.builds(Annotation, st.integers(0, 12), st.integers(0, 12), st.sampled_from(Layer), st.just("a"))),
)
def test_a_browser_reads_the_text_back(text: str, annotations: list[Annotation]) -> None:
    named = [replace(each, tag={1: "q", 2: "a", 3: "mark", 4: "span"}[each.layer]) for each in annotations]
    soup = BeautifulSoup(f"<p>{wording(text, named)}</p>", "html.parser")
    assert soup.get_text() == text
    assert not soup.select("a a")
