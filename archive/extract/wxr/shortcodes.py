"""WordPress shortcodes in the text of a post: captions are kept, embeds marked as dropped, other tags set apart.

A site knows its shortcodes, an export does not say them. So a word in brackets is taken for one if it is closed
(`[box]…[/box]`), has a value (`[box width="3"]`), or is known; all others, as `[sic]`, are text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape

from archive.extract import lexicon

MARK = "wp-shortcode"
"""The class of an element that holds a shortcode as written."""

TOKEN = re.compile(
    r"(?P<markup><!--(?:.*?-->|.*)|</?[a-zA-Z][^<>]*>)"
    r"|\[(?P<literal>\[[a-zA-Z/][^\[\]<>]*\])\]"
    r"|\[(?P<end>/?)(?P<name>[a-zA-Z][\w-]{0,40})(?P<values>(?:[\s:=][^\[\]<>]*)?)/?\]",
    re.DOTALL,
)
VALUE = re.compile(r"(?:^|\s)[\w-]{0,40}=[\"'“”″‘’&\w/]")
BESIDE = re.compile(r"\[[a-zA-Z]")
CAPTION = re.compile(r"\scaption=[\"“”″]([^\"“”″]{1,1000})[\"“”″]")
FIGURE = '<figure class="wp-caption-text">'


def with_shortcodes(html: str) -> str:
    """The text of a post with each shortcode in an element of the class `wp-shortcode`, and captions in figures."""
    tokens = [token for token in TOKEN.finditer(html) if not token["markup"]]
    return "".join(_pieces(html, tokens)) if tokens else html


def _pieces(html: str, tokens: Sequence[re.Match[str]]) -> Iterator[str]:
    pairs = _pairs(tokens)
    closing = set(pairs.values())
    at = 0
    for number, token in enumerate(tokens):
        if token.start() < at:
            continue
        yield html[at : token.start()]
        at = token.end()
        if token["literal"]:
            yield token["literal"]
        elif token["name"] in _known("captions"):
            yield from _caption(token, number in pairs, number in closing)
        elif token["name"] in _known("embeds") and number in pairs:
            at = tokens[pairs[number]].end()
            yield _marked(html[token.start() : at])
        elif number in pairs or number in closing or _is_shortcode(token):
            yield _marked(token[0])
            if token["end"] and BESIDE.match(html, at):  # boxes side by side, as page builders write them
                yield "<br>"
        else:
            yield token[0]
    yield html[at:]


def _pairs(tokens: Sequence[re.Match[str]]) -> dict[int, int]:
    """By the number of each shortcode that is closed, the number of what closes it."""
    pairs: dict[int, int] = {}
    opened: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if not token["name"]:
            continue
        if not token["end"]:
            opened[token["name"]] = number
        elif token["name"] in opened:
            pairs[opened.pop(token["name"])] = number
    return pairs


def _caption(token: re.Match[str], opens: bool, closes: bool) -> Iterator[str]:
    """A picture with its caption is a figure; older exports have the words of the caption as a value."""
    words = CAPTION.search(token["values"])
    if opens:
        yield FIGURE + _marked(token[0]) + (words[1] if words else "")
    elif closes:
        yield _marked(token[0]) + "</figure>"
    else:
        yield _marked(token[0])


def _is_shortcode(token: re.Match[str]) -> bool:
    known = token["name"] in _known("stand alone") or token["name"] in _known("embeds")
    return bool(VALUE.search(token["values"])) or (known and not token["values"].strip())


def _marked(written: str) -> str:
    return f'<span class="{MARK}">{escape(written, quote=False)}</span>'


@cache
def _known(section: str) -> frozenset[str]:
    return lexicon.word_set("wordpress", section)
