"""The query language: what a reader types, as a tree.

All words must match, each in any field. A run of hanzi is a phrase; what a hyphen joins is its phrase or its joined
form; `"…"` asks for words side by side. `OR`, `-word`, `topic:` `author:` `source:` `platform:` `year:2016..2018`,
`in:title` and `in:voices` are understood, and whatever else is plain text: nothing a reader types raises.

Read exactly, words are what is typed and no more: no pinyin, no other wording, and stop words must match as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from archive.language import pinyin
from archive.language.tokens import BREAK, scan
from archive.search.fields import DECIDING
from archive.search.tree import Everything, Node, Without, Words, Years, one_of, wanted
from archive.search.wording import as_typed, exactly, phrase_of, spelt, together, within, words_of

LONGEST_QUERY, MOST_TERMS = 256, 64
PREFIXES = {"topic": "topics", "author": "authors", "source": "sources", "platform": "platforms"}
PLACES = {"title": "title", "voices": "voices"}

_SIGNS = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys("“”„‟«»″", '"') | {"−": "-", "\0": " "}
)
_UMLAUT = re.compile(r"\S*[nlNL]u:\S*")  # ü as some type it
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
    is_word: bool = False  # plain: no phrase, no prefix, no tag
    is_spellable: bool = False  # a plain word that pinyin may be typed with


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it is read: `left_out` are stop words beside others, `is_cut` says that the end was too much.

    `plain`: the words without the signs around them, if there is no operator, phrase, prefix or tag among them.
    """

    tree: Node
    left_out: tuple[str, ...] = ()
    is_cut: bool = False
    plain: str = ""


@lru_cache(maxsize=1_000)
def read(text: str, exact: bool = False) -> Reading:
    """What a query asks for; `Everything` if it holds no term."""
    kept = _bounded(text)
    listed = list(map(_item, _ITEM.finditer(_with_umlauts(kept.translate(_SIGNS)))))
    items, field = _limited(iter(listed))
    settled = list(_settled(items))
    parts = list(_requirements(_alternatives(settled), field, exact))
    tree = as_typed(parts) if exact else together(parts)
    asked = set(wanted(tree))
    left_out = (item.text for item in settled if _is_stop_word(item) and _node(item, field, exact) not in asked)
    is_plain = all(item.is_word and not item.is_excluded for item in listed)
    plain = " ".join(item.text for item in listed) if is_plain else ""
    return Reading(tree, tuple(dict.fromkeys(left_out)), len(kept) < len(text.rstrip()), plain)


def parse(text: str, exact: bool = False) -> Node:
    """The tree of a query."""
    return read(text, exact).tree


def is_blank(text: str) -> bool:
    """Whether a query holds nothing to look for."""
    return isinstance(parse(text), Everything)


def shortened(text: str) -> str:
    """The first 256 characters of a query, to the end of a word if there is one."""
    if len(text) <= LONGEST_QUERY:
        return text
    return text[: text.rfind(" ", 0, LONGEST_QUERY + 1)] if " " in text[:LONGEST_QUERY] else text[:LONGEST_QUERY]


def _bounded(text: str) -> str:
    """As much of a query as is read."""
    text = shortened(text)
    terms = [token for token in scan(text) if token.term != BREAK]
    return text[: terms[MOST_TERMS - 1].end] if len(terms) > MOST_TERMS else text


def _with_umlauts(text: str) -> str:
    """`nu:` as `nü`, where it is pinyin and no prefix."""
    return _UMLAUT.sub(lambda word: word[0].replace("u:", "ü") if pinyin.segmentations(word[0]) else word[0], text)


def _is_stop_word(item: Item) -> bool:
    return isinstance(item.node, Words) and item.node.is_common and not item.is_excluded


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
    written = _bare(match[0].removeprefix("-") if is_excluded else match[0])
    is_word = written[:1] not in ("@", "#")
    return Item(written, words_of(written), is_excluded, is_word, _is_latin_word(written) and not is_excluded)


def _bare(written: str) -> str:
    """A word without the signs around it, which pinyin is not written with."""
    tokens = scan(written)
    spans = [(whole.start, whole.end) for token in tokens for whole in token.alternatives]
    spans += [(token.start, token.end) for token in tokens]
    return written[min(spans)[0] : max(end for _, end in spans)] if spans else written


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


def _requirements(groups: list[list[Item]], field: str, exact: bool) -> Iterator[Node]:
    """What must all match: each group, but Latin words in a row as pinyin may spell them together."""
    for are_spellable, run in groupby(groups, key=lambda group: len(group) == 1 and group[0].is_spellable):
        if are_spellable and not exact:
            yield from spelt([group[0].text for group in run], field)
        else:
            options = ([_node(item, field, exact) for item in group] for group in run)
            yield from (one_of(nodes) for group in options if (nodes := [node for node in group if node is not None]))


def _node(item: Item, field: str, exact: bool) -> Node | None:
    node = item.node
    if node is None or isinstance(node, Everything):
        return None
    if exact:
        node = exactly(node)
    elif item.is_spellable and isinstance(node, Words):
        node = replace(node, readings=tuple(pinyin.spellings([item.text])))
    node = within(node, field)
    return Without(node) if item.is_excluded else node


def _is_latin_word(written: str) -> bool:
    node = words_of(written)
    return isinstance(node, Words) and node.is_latin and not node.only_forms
