"""Every sign of a post is kept by its article or dropped by a rule, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Unreadable, read
from archive.extract.proof import ink, prove, text_of

from .exports import FOOT, HEAD, TEXT, category, comment, export, found, item
from .pages import FILLER

FERRY, CLIP = TEXT.split("\n\n")


def faults(content: bytes) -> list[str]:
    """What is wrong with the accounts of a capture: stretches that nobody has, or two."""
    text, read_ = text_of(content, "pier.xml"), read(content, "pier.xml")
    proof = prove(text, read_)
    unsaid = [text[each.start : each.end] for each in proof.stretches if not (each.rule or each.part)]
    told = sum(ink(text[each.start : each.end]) for each in proof.stretches)
    return [*unsaid, *map(str, proof.contested), *([] if told == ink(text) else ["signs are missing"])]


def test_every_sign_of_a_post_is_kept_or_dropped() -> None:
    excerpt = "<excerpt:encoded>Who let the goat aboard?</excerpt:encoded>"
    said = category("Goats") + category("Memes", "post_tag") + excerpt + comment(1, "Poor goat.")
    content = export(
        item(f"[gallery]{TEXT}\n\nhttps://youtu.be/goat\n\n<div class='sharedaddy'>Share</div>", extra=said)
    )
    assert faults(content) == []
    text, read_ = text_of(content, "pier.xml"), read(content, "pier.xml")
    kept = [(kept.part, text[kept.start : kept.end]) for kept in read_.articles[0].kept]
    assert kept == [
        ("category", "Goats, Memes"),
        ("title", "The Goat of the Morning Ferry"),
        ("standfirst", "Who let the goat aboard?"),
        ("byline", "Mei Lin"),
        ("published", "2019-03-04"),
        ("block", FERRY),
        ("block", CLIP),
        ("comment", "Pan"),
        ("comment", "2019-03-05T07:01:09"),
        ("comment", "Poor goat."),
    ]
    assert [dropped.rule for dropped in read_.dropped] == ["shortcode", "embedded address", "share buttons"]


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class=ads>",
            "</div>",
            "</article>",
            "<article>",
            "<br>",
            "<ul>",
            "<li>",
            "<table>",
            "<td>",
        ),
        *("<pre>", "</pre>", "<script>", "</script>", "<!--", "-->", "<!-- wp:x -->", "<form>", "<h2>", "<blockquote>"),
        *(
            "[box]",
            "[/box]",
            "[embed]",
            "[/embed]",
            "[caption]",
            "[/caption]",
            "[gallery]",
            '[x a="]"',
            "[[",
            "]]",
            "<",
        ),
        *(
            "\n",
            "\n\n",
            " ",
            "\u00a0",
            "\u200b",
            "\u3000",
            "&nbsp;",
            "&lt;",
            "one",
            " two ",
            "山羊",
            FILLER,
            "\u2028",
            "]]>",
        ),
        *(
            "By Ann Vale",
            "References",
            "©2018 Streetpaper.",
            "Leave a Reply",
            "https://youtu.be/goat",
            "<body>",
            "<html>",
        ),
        *(
            "<title>",
            "<plaintext>",
            "<textarea>",
            "<select>",
            "<frameset>",
            "<math>",
            "<template>",
            "<noscript>",
            "<head>",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=8))
def test_whatever_is_in_a_post_is_accounted_for(text: list[str], title: list[str], said: list[str]) -> None:
    stated = category("".join(said)) + comment(1, "".join(said), name="".join(title))
    written = (
        f"<title><![CDATA[{''.join(title)}]]></title><excerpt:encoded><![CDATA[{''.join(said)}]]></excerpt:encoded>"
    )
    (*captures,), _, _ = found(export(item("".join(text), title=written, extra=stated)))
    assert [faults(capture.content) for capture in captures] == [[]] * len(captures)


@given(st.text(max_size=60), st.binary(max_size=20))
def test_whatever_the_bytes_they_are_read_or_refused(text: str, end: bytes) -> None:
    content = HEAD.encode() + text.encode("utf-8", "replace") + end + FOOT.encode()
    try:
        assert read(content, "pier.xml").articles == ()
    except Unreadable as reason:
        assert str(reason)  # noqa: PT017 (what it says is all that there is)
