"""Hashtags and @handles as printed, with their places."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from archive.extract.records import Block, Span, Tag
from archive.extract.views import views_beside

HANZI = "\u3400-\u9fff\uf900-\ufaff"
# The sign stands first and what goes before it is looked at then: `re` runs from one such sign to the next.
HASHTAG = re.compile(
    rf"[#＃](?:(?=[^#＃\n]{{0,60}}[{HANZI}])[^#＃\n\s()（）][^#＃\n()（）]{{0,60}}(?:(?<=\S)[#＃]|[#＃](?!\w))"
    r"|[^\W\d_][^#＃\s()（）,，.。]{0,60}[#＃]"
    r"|[A-Za-z0-9][A-Za-z0-9 ’'_+&-]{0,58}[A-Za-z0-9!?][#＃](?![A-Za-z0-9])"
    r"|(?<![\w&/#＃].)(?=\w*[^\W\d_])\w{2,60}(?:-\w{1,30}){0,3})"
)
MOST_USES = 20_000
MOST_COUNTED = 200
SAYS_BEHIND = r"(?=(?:评论|回复|留言|写|说|表示|称|问|吐槽|调侃|认为)(?:道|说|到)?[:：,，])"
HANDLE = re.compile(
    rf"[@＠](?:(?<=[{HANZI}].)|(?<![\w.@＠/-].))(?:[{HANZI}\w·_-]{{1,20}}?{SAYS_BEHIND}|\w(?:(?:[\w·_-]|(?<=[A-Za-z0-9])\.(?=[a-z0-9])){{0,38}}\w)?)"
)


def find_hashtags(blocks: Sequence[Block]) -> tuple[Tag, ...]:
    """Hashtags: `#话题#` of Weibo, with its spaces and hyphens, and `#Word`; with the views printed beside them."""
    texts = {block.key: block.text for block in blocks}
    return tuple(replace(tag, views=_views(tag, texts)) for tag in _gather(blocks, hashtags_in))


def _views(tag: Tag, texts: dict[str, str]) -> str | None:
    counts = (views_beside(texts[key], start, end) for key, start, end in islice(tag.spans, MOST_COUNTED))
    return next((count for count in counts if count), None)


def find_handles(blocks: Iterable[Block]) -> tuple[Tag, ...]:
    """Handles: `@name`, not the domain of a mail address."""
    return _gather(blocks, handles_in)


def hashtags_in(text: str) -> Iterator[tuple[int, int]]:
    """The places of hashtags in `text`."""
    return (found.span() for found in HASHTAG.finditer(text)) if "#" in text or "＃" in text else iter(())


def handles_in(text: str) -> Iterator[tuple[int, int]]:
    """The places of handles in `text`."""
    return (found.span() for found in HANDLE.finditer(text)) if "@" in text or "＠" in text else iter(())


def _gather(blocks: Iterable[Block], places: Callable[[str], Iterator[tuple[int, int]]]) -> tuple[Tag, ...]:
    spans: dict[str, list[Span]] = {}
    for block in blocks:
        for start, end in islice(places(block.text), MOST_USES):
            spans.setdefault(block.text[start:end], []).append((block.key, start, end))
    return tuple(Tag(text, tuple(found)) for text, found in spans.items())
