"""Captured text as safe HTML: escaped, hanzi with their language, withheld words as a notice."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from archive.language import hanzi
from archive.models.visible import BAR, PAD
from archive.search import Fragment
from archive.web.annotate import Annotation, Layer, Piece, Tree, annotate

WITHHELD = "[withheld]"
BARS = re.compile(rf"{BAR}+(?: {BAR}+)*")
NOTICE = format_html('<span class="withheld">{}</span>', WITHHELD)
ADDRESS = re.compile(r"https?://[^\s<>\"“”]{4,2000}", re.I)


def escape(text: str) -> SafeString:
    """Django's `escape` without its look for translations put off."""
    return SafeString(html.escape(text))


def wording(text: str, annotations: Iterable[Annotation] = ()) -> SafeString:
    """`text` as HTML, with `annotations` around what they are about."""
    said = [*annotations]
    return markup(annotate(text, [*said, *languages(text)])) if said else in_languages(text)


@lru_cache(maxsize=16_384)
def label(text: str) -> SafeString:
    """`wording` of what stands on page after page: names, labels of topics, values of facets."""
    return wording(text)


def side_by_side(parts: Iterable[SafeString], between: str = "") -> SafeString:
    """HTML after HTML; `format_html_join` does the same and takes several times as long."""
    return SafeString((escape(between) if between else between).join(parts))


def filled(pattern: str, *parts: str) -> SafeString:
    """`format_html` for what a page has hundreds of, without its look for translations put off."""
    return SafeString(pattern.format(*[part if isinstance(part, SafeString) else html.escape(part) for part in parts]))


def plain(text: str) -> str:
    """`text` for a title or an attribute."""
    return BARS.sub(WITHHELD, text.replace(PAD, ""))


def languages(text: str) -> Iterator[Annotation]:
    """One annotation for each run of hanzi, with its `lang`."""
    for start, end in hanzi.runs(text):
        yield Annotation(start, end, Layer.LANGUAGE, "span", {"lang": script(text[start:end])})


def in_languages(text: str) -> SafeString:
    """What `languages` alone make of `text`, without a tree."""
    runs = [*hanzi.runs(text)]
    if not runs:
        return leaf(text)
    parts, done = [], 0
    for start, end in runs:
        run = text[start:end]
        parts += [leaf(text[done:start]), SafeString(f'<span lang="{script(run)}">{leaf(run)}</span>')]
        done = end
    return side_by_side([*parts, leaf(text[done:])])


script = lru_cache(maxsize=4096)(hanzi.script)  # the same terms stand on all pages


def addresses(text: str) -> Iterator[Annotation]:
    """One link for each web address printed in `text`."""
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?)]}’”'")
        if safe_link(address):
            attributes = {"href": address, "rel": "noopener nofollow"}
            yield Annotation(match.start(), match.start() + len(address), Layer.LINK, "a", attributes)


def safe_link(address: str) -> str:
    """`address` if a reader may be sent there (http or https, with a host), else nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""


def fragments(pieces: Iterable[Fragment]) -> SafeString:
    """Fragments of a search: marked where they match, each with its language; what matches side by side is one mark."""
    parts: list[SafeString] = []
    run: list[Fragment] = []  # what was marked since the last that is not
    for piece in pieces:
        if piece.marked:
            run.append(piece)
        else:
            parts += [*one_mark(run), spoken(piece)]
            run = []
    return side_by_side([*parts, *one_mark(run)])


def one_mark(run: list[Fragment]) -> Iterator[SafeString]:
    """What matches side by side as one mark; nothing of nothing."""
    if len(run) == 1:
        yield in_language("mark", run[0])
    elif run:
        yield SafeString(f"<mark>{''.join(map(spoken, run))}</mark>")


def spoken(piece: Fragment) -> SafeString:
    return in_language("span", piece) if piece.lang else leaf(piece.text)


def in_language(tag: str, piece: Fragment) -> SafeString:
    """A fragment in an element, of whose name and language nothing has to be escaped: a page has a hundred."""
    language = f' lang="{piece.lang}"' if piece.lang else ""
    return SafeString(f"<{tag}{language}>{leaf(piece.text)}</{tag}>")


def markup(tree: Tree, in_link: bool = False) -> SafeString:
    return side_by_side(leaf(node) if isinstance(node, str) else element(node, in_link) for node in tree)


def element(piece: Piece, in_link: bool = False) -> SafeString:
    annotation = piece.annotation
    is_link = annotation.layer is Layer.LINK
    said = attributes({**annotation.attributes, **(annotation.first if piece.is_first else {})})
    pointer = f"<a{attributes(annotation.pointer)}></a>" if annotation.pointer and piece.is_last else ""
    ahead = side_by_side(map(conditional_escape, [] if in_link else aheads(piece)))
    within = markup(piece.children, in_link or is_link)
    return SafeString(f"{ahead}<{annotation.tag}{said}>{within}</{annotation.tag}>{pointer}")


def attributes(said: Mapping[str, str]) -> SafeString:
    """Attributes of an element, in the order of their names, which are ours."""
    return SafeString("".join([f' {name}="{escape(value)}"' for name, value in sorted(said.items())]))


def aheads(piece: Piece) -> Iterator[str]:
    """What stands before a piece; before a link also what belongs before anything in it, as no link holds another."""
    if piece.is_first and piece.annotation.ahead:
        yield piece.annotation.ahead
    if piece.annotation.layer is Layer.LINK:
        for child in piece.children:
            if isinstance(child, Piece):
                yield from aheads(child)


def leaf(text: str) -> SafeString:
    """Plain text, with a notice for each run of withheld words."""
    if text.isascii():
        return escape(text)
    text = text.replace(PAD, "")
    if BAR not in text:
        return escape(text)
    return SafeString(NOTICE.join(map(escape, BARS.split(text))))
