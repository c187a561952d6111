"""Words as typed, as nodes of a tree: how they are matched, and what pinyin they may spell."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from archive.language import hanzi, pinyin
from archive.language.tokens import BREAK, Token, scan
from archive.language.words import stop_words
from archive.search.fields import DECIDING
from archive.search.tree import All, Everything, Node, OneOf, Words, all_of, one_of

# Syllables that are commonly spoken, and then written, without a tone.
_TONELESS = frozenset(
    {"a", "ba", "de", "ge", "guo", "la", "le", "li", "ma", "me", "men", "ne", "tou", "ya", "zhe", "zi"}
)
MOST_WORDS_PARTED = 4  # longer runs of Latin words are tried as one spelling, or word by word


def words_of(written: str, field: str = DECIDING) -> Node:
    """A word as typed: what a hyphen joins or hanzi in a row as one; what a break parts as several."""
    tokens = scan(written)
    if tokens and tokens[0].alternatives:
        tag = tokens[0].alternatives[-1]
        if tag.kind in ("handle", "hashtag") and tag.width == len(tokens):
            terms = tuple(token.term for token in tokens)
            return Words(terms, (tag.term,), field=field, only_forms=field == DECIDING)
    groups = [list(group) for is_break, group in groupby(tokens, key=lambda token: token.term == BREAK) if not is_break]
    return together([_also_worded(_one(group, field), written[group[0].start : group[-1].end]) for group in groups])


def _also_worded(words: Words, written: str) -> Words:
    wording = hanzi.mainland_wording(written) if all(map(hanzi.is_hanzi, written)) else None
    return replace(words, wordings=(tuple(wording),)) if wording else words


def phrase_of(written: str) -> Node:
    """Words between quotation marks: side by side; pinyin only if they are written with tones."""
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


def within(node: Node, field: str) -> Node:
    """`node` with its words limited to `field`, where they are not yet limited to another."""
    match node:
        case Words(field="all") if field != DECIDING:
            return replace(node, field=field, only_forms=False)
        case All(parts):
            return All(tuple(within(part, field) for part in parts))
    return node


def exactly(node: Node) -> Node:
    """`node` with its words as they are typed alone: no pinyin, no other wording."""
    match node:
        case Words():
            return replace(node, readings=(), wordings=())
        case All(parts):
            return All(tuple(map(exactly, parts)))
    return node


def together(parts: list[Node]) -> Node:
    """What must all match; stop words only where no other words are wanted."""
    flat = _flat(parts)
    real = [part for part in flat if not (isinstance(part, Words) and part.is_common and not part.readings)]
    return all_of(real if any(isinstance(part, Words | OneOf) for part in real) else flat)


def as_typed(parts: list[Node]) -> Node:
    """What must all match, stop words too."""
    return all_of(_flat(parts))


def _flat(parts: list[Node]) -> list[Node]:
    return [inner for part in parts for inner in (part.parts if isinstance(part, All) else (part,))]


def spelt(words: list[str], field: str) -> Iterator[Node]:
    """Latin words in a row: each by itself, and any neighbours that pinyin may spell together.

    Words with tones in a row are one term: tǎng píng is 躺平, and no article that has a Tang and a Ping. So are those
    with a syllable that has no tone behind them: wǒ men is 我们, though men are men. Before them it may be either.
    """
    for is_pinyin, group in groupby(words, key=lambda word: bool(pinyin.segmentations(word))):
        run = list(group)
        if not is_pinyin or field != DECIDING:
            yield from _any_way([[[word] for word in run]], field)
            continue
        parts = _by_tone(run)
        apart = [node for part in parts for node in _run_of(part)]
        if len(parts) == 2 and len(parts[0]) == 1 and parts[0][0].lower() in _TONELESS:
            yield one_of([phrase_of(" ".join(run)), together(apart)])
        else:
            yield from apart


def _by_tone(run: list[str]) -> list[list[str]]:
    """A run of words parted where tones begin and end; behind a tone a syllable without one goes with it."""
    parts: list[list[str]] = []
    were_toned = False
    for word in run:
        are_toned = pinyin.is_toned(word) or (were_toned and word.lower() in _TONELESS)
        if parts and are_toned == were_toned:
            parts[-1].append(word)
        else:
            parts.append([word])
        were_toned = are_toned
    return parts


def _run_of(run: list[str]) -> Iterator[Node]:
    """Words that may all be pinyin, either all written with tones or none."""
    if pinyin.is_toned(run[0]) and len(run) > 1:
        yield phrase_of(" ".join(run))
    else:
        yield from _any_way(_ways(run), DECIDING)


def _any_way(ways: Iterable[list[list[str]]], field: str) -> Iterator[Node]:
    if options := [option for way in ways if (option := _option(way, field)) is not None]:
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


def _option(way: list[list[str]], field: str) -> Node | None:
    """A way of reading the words, or none if they are not pinyin together."""
    parts: list[Node] = []
    for words in way:
        readings = tuple(pinyin.spellings(words))
        if len(words) > 1:
            if not readings:
                return None
            parts.append(Words((), readings=readings, is_latin=True))
            continue
        node = words_of(words[0])
        if isinstance(node, Words):
            parts.append(within(replace(node, readings=readings), field))
    return together(parts)
