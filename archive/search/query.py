"""The query language: what a reader types, as a tree.

All words must match, each in any field. A run of hanzi is a phrase; what a hyphen joins is its phrase or its joined
form; `"…"` asks for words side by side. `OR`, `-word`, `topic:` `author:` `source:` `platform:` `year:2016..2018`,
`in:title` and `in:voices` are understood, and whatever else is plain text: nothing a reader types raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from archive.language import pinyin
from archive.language.tokens import BREAK, scan
from archive.search.fields import DECIDING
from archive.search.tree import Everything, Node, Without, Words, Years, one_of
from archive.search.wording import phrase_of, spelt, together, within, words_of

LONGEST_QUERY, MOST_TERMS = 256, 64
PREFIXES = {"topic": "topics", "author": "authors", "source": "sources", "platform": "platforms"}
PLACES = {"title": "title", "voices": "voices"}

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂″", '"') | {"：": ":", "－": "-", "−": "-", "\0": " "})
_ITEM = re.compile(
    r"""
      (?P<minus> -(?=[^\s\-]) )?
      (?: (?P<prefix> [A-Za-z]+ ): )?
      (?: "(?P<phrase> [^"]* )"
        | (?P<word> [#＃] \w [^#＃"]{0,80} [#＃] | \S+ ) )
    """,
    re.VERBOSE,
)
_YEARS = re.compile(r"(\d{4})?(\.\.)?(\d{4})?")


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a query: a word, a phrase, or an operator (then `node` is None)."""

    text: str
    node: Node | None
    is_excluded: bool = False
    is_spellable: bool = False  # a plain word that pinyin may be typed with


@lru_cache(maxsize=1_000)
def parse(text: str) -> Node:
    """The tree of a query; `Everything` if it holds no term."""
    items, field = _limited(_items(text))
    return together(list(_requirements(_alternatives(list(_settled(items))), field)))


def is_blank(text: str) -> bool:
    """Whether a query holds nothing to look for."""
    return isinstance(parse(text), Everything)


def _items(text: str) -> Iterator[Item]:
    text = text[:LONGEST_QUERY].translate(_QUOTES)
    terms = [token for token in scan(text) if token.term != BREAK]
    if len(terms) > MOST_TERMS:
        text = text[: terms[MOST_TERMS - 1].end]
    return map(_item, _ITEM.finditer(text))


def _item(match: re.Match[str]) -> Item:
    prefix, written = (match["prefix"] or "").lower(), match["word"] or match["phrase"] or ""
    is_excluded = bool(match["minus"])
    if written in ("OR", "AND", "NOT") and not prefix and not is_excluded and match["word"]:
        return Item(written, None)
    if prefix == "year" and (years := _years(written)):
        return Item("", years, is_excluded)
    if prefix in PREFIXES and scan(written):
        return Item(written, words_of(written, PREFIXES[prefix]), is_excluded)
    if prefix == "in" and written.lower() in PLACES and not is_excluded:
        return Item(f"in:{written.lower()}", None)
    if match["phrase"] is not None:
        whole = f"{match['prefix']} {written}" if prefix else written
        return Item(whole, phrase_of(whole), is_excluded)
    written = match[0].removeprefix("-") if is_excluded else match[0]
    return Item(written, words_of(written), is_excluded, _is_latin_word(written) and not is_excluded)


def _years(written: str) -> Years | None:
    match = _YEARS.fullmatch(written)
    if not match or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        return None
    first = int(match[1] or 0)
    last = int(match[3] or (9999 if match[2] else match[1]))
    return Years(min(first, last), max(first, last))


def _limited(items: Iterator[Item]) -> tuple[list[Item], str]:
    """The items without `in:title` and the like, and the field that the last of them names."""
    kept, field = [], DECIDING
    for item in items:
        if item.node is None and item.text.startswith("in:"):
            field = PLACES[item.text.removeprefix("in:")]
        else:
            kept.append(item)
    return kept, field


def _settled(items: list[Item]) -> Iterator[Item]:
    """Items with operators only where they operate: NOT is taken into what follows it, AND says nothing new, OR stays
    between two operands; elsewhere they are words."""
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if item.node is not None:
            is_negated = before is not None and before.node is None and before.text == "NOT"
            yield replace(item, is_excluded=True, is_spellable=False) if is_negated else item
        elif item.text == "NOT" and _is_operand(after):
            continue
        elif _is_operand(before) and _is_operand(after):
            yield from [item] if item.text == "OR" else []
        else:
            yield Item(item.text, words_of(item.text.lower()))


def _is_operand(item: Item | None) -> bool:
    return item is not None and item.node is not None


def _alternatives(items: list[Item]) -> list[list[Item]]:
    """Items with those that an OR stands between together."""
    groups: list[list[Item]] = []
    for before, item in pairwise([None, *items]):
        if item is None or item.node is None:
            continue
        if before is not None and before.node is None:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _requirements(groups: list[list[Item]], field: str) -> Iterator[Node]:
    """What must all match: each group, but Latin words in a row as pinyin may spell them together."""
    for are_spellable, run in groupby(groups, key=lambda group: len(group) == 1 and group[0].is_spellable):
        if are_spellable:
            yield from spelt([group[0].text for group in run], field)
        else:
            options = ([_node(item, field) for item in group] for group in run)
            yield from (one_of(nodes) for group in options if (nodes := [node for node in group if node is not None]))


def _node(item: Item, field: str) -> Node | None:
    node = item.node
    if node is None or isinstance(node, Everything):
        return None
    if item.is_spellable and isinstance(node, Words):
        node = replace(node, readings=tuple(pinyin.spellings([item.text])))
    node = within(node, field)
    return Without(node) if item.is_excluded else node


def _is_latin_word(written: str) -> bool:
    node = words_of(written)
    return isinstance(node, Words) and node.is_latin and not node.only_forms
