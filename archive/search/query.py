"""The query language: what a reader types, as a tree.

All words must match, each in any field. A run of hanzi is a phrase; what a hyphen joins is its phrase or its joined
form; `"…"` asks for words side by side. `OR`, `-word`, `topic:` `author:` `source:` `platform:` `year:2016..2018`,
`in:title` and `in:voices` are understood, and whatever else is plain text: nothing a reader types raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from archive.language import pinyin
from archive.language.tokens import BREAK, Token, scan
from archive.language.words import stop_words
from archive.search.fields import DECIDING
from archive.search.tree import All, Everything, Node, Without, Words, Years, all_of, one_of

LONGEST_QUERY, MOST_TERMS = 256, 64
PREFIXES = {"topic": "topics", "author": "authors", "source": "sources", "platform": "platforms"}
PLACES = {"title": "title", "voices": "voices"}
MOST_WORDS_PARTED = 4  # longer runs of Latin words are tried as one spelling, or word by word

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


def parse(text: str) -> Node:
    """The tree of a query; `Everything` if it holds no term."""
    items, field = _limited(_items(text))
    return all_of(list(_alternatives(list(items), field)))


def is_blank(text: str) -> bool:
    """Whether a query holds nothing to look for."""
    return isinstance(parse(text), Everything)


def _items(text: str) -> Iterator[Item]:
    terms = 0
    for match in _ITEM.finditer(text[:LONGEST_QUERY].translate(_QUOTES)):
        item = _item(match)
        terms += len(scan(item.text))
        if terms > MOST_TERMS:
            return
        yield item


def _item(match: re.Match[str]) -> Item:
    prefix, written = (match["prefix"] or "").lower(), match["word"] or match["phrase"] or ""
    is_excluded = bool(match["minus"])
    if written in ("OR", "AND", "NOT") and not prefix and not is_excluded and match["word"]:
        return Item(written, None)
    if prefix == "year" and (years := _years(written)):
        return Item("", years, is_excluded)
    if prefix in PREFIXES and scan(written):
        return Item(written, _words(written, PREFIXES[prefix]), is_excluded)
    if prefix == "in" and written.lower() in PLACES and not is_excluded:
        return Item(f"in:{written.lower()}", None)
    if match["phrase"] is not None:
        whole = f"{match['prefix']} {written}" if prefix else written
        return Item(whole, _phrase(whole), is_excluded)
    written = match[0].removeprefix("-") if is_excluded else match[0]
    return Item(written, _words(written), is_excluded, _is_latin_word(written) and not is_excluded)


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


def _alternatives(items: list[Item], field: str) -> Iterator[Node]:
    """What must all match: items, those with an OR between them together, Latin words in a row together."""
    groups: list[list[Item]] = []
    joins = False
    for place, item in enumerate(_negated(items)):
        if item.node is None and item.text == "OR" and groups and place + 1 < len(items) and not joins:
            joins = True
        elif item.node is None and item.text == "AND" and groups and place + 1 < len(items):
            continue
        elif joins:
            groups[-1].append(item)
            joins = False
        else:
            groups.append([item])
    has_real_word = any(not _is_common(item.node) for group in groups for item in group if item.node)
    singles = groupby(groups, key=lambda group: len(group) == 1 and group[0].is_spellable)
    for are_spellable, run in singles:
        if are_spellable:
            yield from _spelt([group[0].text for group in run], field, has_real_word)
        else:
            yield from filter(None, (_group(group, field, has_real_word) for group in run))


def _negated(items: list[Item]) -> Iterator[Item]:
    """Items with `NOT x` read as `-x`, and operators that stand where they cannot operate as plain words."""
    negates = False
    for place, item in enumerate(items):
        if item.node is None and item.text == "NOT" and place + 1 < len(items) and items[place + 1].node is not None:
            negates = True
        elif negates:
            negates = False
            yield replace(item, is_excluded=True, is_spellable=False)
        else:
            yield item


def _group(group: list[Item], field: str, has_real_word: bool) -> Node | None:
    nodes = [node for item in group if (node := _node(item, field)) is not None]
    if len(group) == 1 and has_real_word and nodes and _is_common(nodes[0]):
        return None
    return one_of(nodes) if nodes else None


def _node(item: Item, field: str) -> Node | None:
    node = item.node or _words(item.text.lower())  # an operator that has nothing to operate on is a word
    if isinstance(node, Everything):
        return None
    if item.is_spellable and isinstance(node, Words):
        node = replace(node, readings=tuple(pinyin.spellings([item.text])))
    node = _within(node, field)
    return Without(node) if item.is_excluded else node


def _spelt(words: list[str], field: str, has_real_word: bool) -> Iterator[Node]:
    """Latin words in a row: each by itself, and any neighbours that pinyin may spell together."""
    for is_pinyin, group in groupby(words, key=lambda word: bool(pinyin.segmentations(word))):
        run = list(group)
        ways = [way for way in _ways(run) if way] if is_pinyin else [[[word] for word in run]]
        options = [option for way in ways if (option := _option(way, field, has_real_word)) is not None]
        if options:
            yield one_of(list(dict.fromkeys(options)))


def _ways(run: list[str]) -> Iterator[list[list[str]]]:
    """The ways to part a run of words into neighbours to be spelt together; word by word first."""
    yield [[word] for word in run]
    if len(run) > MOST_WORDS_PARTED:
        yield [run]
        return
    for cuts in range((1 << (len(run) - 1)) - 1):
        way: list[list[str]] = [[run[0]]]
        for place, word in enumerate(run[1:]):
            if cuts >> place & 1:
                way.append([word])
            else:
                way[-1].append(word)
        yield way


def _option(way: list[list[str]], field: str, has_real_word: bool) -> Node | None:
    parts: list[Node] = []
    for words in way:
        readings = tuple(pinyin.spellings(words))
        if len(words) > 1:
            if not readings:
                return None
            parts.append(Words((), readings=readings, is_latin=True))
            continue
        node = _words(words[0])
        if isinstance(node, Words) and not (has_real_word and _is_common(node) and not readings):
            parts.append(_within(replace(node, readings=readings), field))
    return all_of(parts) if parts else None


def _words(written: str, field: str = DECIDING) -> Node:
    """A word as typed: what a hyphen joins or hanzi in a row as one; what a break parts as several."""
    tokens = scan(written)
    if tokens and tokens[0].alternatives:
        tag = tokens[0].alternatives[-1]
        if tag.kind in ("handle", "hashtag") and tag.width == len(tokens):
            terms = tuple(token.term for token in tokens)
            return Words(terms, (tag.term,), field=field, only_forms=field == DECIDING)
    groups = [list(group) for is_break, group in groupby(tokens, key=lambda token: token.term == BREAK) if not is_break]
    return all_of([_one(group, field) for group in groups])


def _phrase(written: str) -> Node:
    tokens = scan(written)
    if not tokens:
        return Everything()
    words = [written[token.start : token.end] for token in tokens if token.term != BREAK]
    readings = tuple(pinyin.spellings(words)) if any(map(pinyin.is_toned, words)) else ()
    return replace(_one(tokens, DECIDING), readings=readings, is_common=False)


def _one(tokens: list[Token], field: str) -> Words:
    terms = tuple(token.term for token in tokens)
    wholes = [whole for whole in tokens[0].alternatives if whole.width == len(tokens)]
    is_common = len(terms) == 1 and terms[0] in stop_words()
    # US is a country, us a stop word: capitals ask for the acronym alone.
    is_acronym = is_common and any(whole.kind == "acronym" for whole in wholes)
    return Words(
        terms,
        tuple(whole.term for whole in wholes),
        field=field,
        only_forms=is_acronym and field == DECIDING,
        is_common=is_common and not is_acronym,
        is_latin=all(token.kind in ("word", "acronym") for token in tokens),
    )


def _within(node: Node, field: str) -> Node:
    """`node` with its words limited to `field`, where they are not yet limited to another."""
    match node:
        case Words(field="all") if field != DECIDING:
            return replace(node, field=field, only_forms=False)
        case All(parts):
            return All(tuple(_within(part, field) for part in parts))
    return node


def _is_common(node: Node | None) -> bool:
    return isinstance(node, Words) and node.is_common


def _is_latin_word(written: str) -> bool:
    node = _words(written)
    return isinstance(node, Words) and node.is_latin and not node.only_forms
