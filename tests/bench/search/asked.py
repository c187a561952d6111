"""Queries by class, for the made-up articles: none asked twice."""

import random
from collections.abc import Callable, Iterator

from opencc import OpenCC

from archive.language.pinyin import segmentations
from archive.language.words import stem, stop_words
from tests.bench.articles import the_world

Params = dict[str, str]
COMMON, RARE = range(30, 400), range(4_000, 15_000)  # ranks of words


def classes(seed: int, count: int) -> dict[str, list[Params]]:
    """For each class of query `count` requests, as parameters of an address; by turns frequent and rare words."""
    chance = random.Random(f"queries {seed}")  # noqa: S311  # makes up, hides nothing
    world = the_world()
    words, terms = world.words.things, world.terms.things
    to_traditional = OpenCC("s2t").convert

    def common() -> str:
        return words[chance.choice(COMMON)]

    def rare() -> str:
        return words[chance.choice(RARE)]

    def term(length: int) -> str:
        return chance.choice([term for term in terms[:1500] if len(term) == length])

    def spelt() -> str:
        return "".join(world.term[term(2)].pinyin.split())

    makers: dict[str, Callable[[], Params]] = {
        "common word": lambda: {"q": common()},
        "rare word": lambda: {"q": rare()},
        "two words": lambda: {"q": f"{common()} {common()}"},
        "four words": lambda: {"q": f"{common()} {common()} {common()} {rare()}"},
        "phrase": lambda: {"q": f'"{words[chance.randrange(20)]} {common()}"'},
        "two hanzi": lambda: {"q": term(2)},
        "four hanzi": lambda: {"q": term(4)},
        "one hanzi": lambda: {"q": chance.choice(term(2))},
        "traditional": lambda: {"q": to_traditional(term(3))},
        "pinyin with marks": lambda: {"q": spelt()},
        "word and hanzi": lambda: {"q": f"{common()} {chance.choice(term(2))}"},
        "negation": lambda: {"q": f"{common()} -{common()}"},
        "either": lambda: {"q": f"{common()} OR {common()} OR {rare()}"},
        "topic and word": lambda: {"q": f"topic:{chance.choice(world.topics.things).split()[0]} {common()}"},
        "years and word": lambda: {"q": f"year:{chance.randrange(2012, 2018)}..2020 {common()}"},
        "in:title": lambda: {"q": f"{common()} in:title"},
        "newest first": lambda: {"q": common(), "sort": "newest"},
    }
    return {name: list(_unlike(make, count)) for name, make in makers.items()}


def _unlike(make: Callable[[], Params], count: int) -> Iterator[Params]:
    """`count` requests of which none is like another; fewer if there are no more."""
    seen: set[str] = set()
    for _ in range(count * 50):
        params = make()
        if len(seen) < count and params["q"] not in seen:
            seen.add(params["q"])
            yield params


def plain_queries(seed: int, ranks: range) -> Iterator[str]:
    """Queries without end, none twice, that any search engine understands: a word of such ranks, or one beside a
    common word, both to match.

    Words are neither stop words, which we search when there is nothing else, nor pinyin, which we also read as hanzi.
    """
    chance = random.Random(f"plain queries {seed} {ranks}")  # noqa: S311  # makes up, hides nothing
    words = the_world().words.things
    common, wanted = ([words[rank] for rank in each if _is_plain(words[rank])] for each in (COMMON, ranks))
    seen: set[str] = set()
    while True:
        word = chance.choice(wanted)
        query = chance.choice((word, f"{word} {chance.choice(common)}"))
        if query not in seen:
            seen.add(query)
            yield query


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and stem(word) not in stop_words() and not segmentations(word)
