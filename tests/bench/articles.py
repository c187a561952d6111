"""Made-up articles in any number, with a natural spread of words, hanzi, people, topics, dates and voices.

    for article in made_up_articles(100_000, seed=1): ...     # made as they are asked for

The words that every text has are those of the samples, as often as the samples have them; behind them stands a long
tail of invented ones. Both, and hanzi, terms, topics, authors and platforms, are drawn by Zipf's law: the frequency of
the word of rank r is as 1 / r (Zipf, Human Behavior and the Principle of Least Effort, 1949).
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from pypinyin import Style, lazy_pinyin

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "captures"
INVENTED_WORDS, INVENTED_TERMS = 40_000, 3_000
TOPICS, AUTHORS, SOURCES = 60, 400, 6
PLATFORMS = ("Weibo", "WeChat", "Douyin", "Zhihu", "Bilibili", "Douban", "Xiaohongshu")
GRADES = ("described", "named", "handle", "crowd", "none")
SPEAKERS = ("one user", "a netizen from Hefei", "a commenter", "one father", "another reader")
MEDIAN_WORDS, SPREAD = 550, 0.5  # of a body: as the logarithm of a normal
WORDS_A_TERM, WORDS_A_VOICE = 70, 180
SYLLABLES = ("ba", "lo", "ri", "ten", "mar", "sel", "vo", "ka", "din", "pro", "fe", "lus", "gan", "tor", "mi", "ren")
HANZI = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Term:
    hanzi: str
    pinyin: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Voice:
    text: str
    speaker: str
    platform: str
    grade: str
    original: str


@dataclass(frozen=True, slots=True)
class Made:
    """An article: `published` is yyyymmdd, zeros for what is not known; `voices` stand in `paragraphs`."""

    number: int
    title: str
    standfirst: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    source: str
    published: int
    terms: tuple[Term, ...]
    voices: tuple[Voice, ...]


class Spread:
    """Things to draw from, the first the likeliest, by Zipf's law or by `weights`."""

    def __init__(self, things: Sequence[str], weights: Sequence[float] = ()) -> None:
        self.things = list(things)
        self._sums = list(accumulate(weights or [1 / rank for rank in range(1, len(self.things) + 1)]))

    def draw(self, chance: random.Random, count: int = 1) -> list[str]:
        return chance.choices(self.things, cum_weights=self._sums, k=count)


def made_up_articles(count: int, seed: int = 1, first: int = 0) -> Iterator[Made]:
    """Articles from number `first` on; each depends on its number and `seed` alone."""
    return (made_up_article(number, seed) for number in range(first, first + count))


def made_up_article(number: int, seed: int = 1) -> Made:
    chance = random.Random(f"article {seed} {number}")  # noqa: S311  # makes up, hides nothing
    world = the_world()
    words = world.words.draw(chance, max(80, round(chance.lognormvariate(0, SPREAD) * MEDIAN_WORDS)))
    terms = tuple(world.term[name] for name in dict.fromkeys(world.terms.draw(chance, len(words) // WORDS_A_TERM + 1)))
    sentences = list(_sentences(words, chance))
    voices = tuple(_voice(chance, sentences, terms) for _ in range(len(words) // WORDS_A_VOICE + 1))
    for term in terms:
        at = chance.randrange(len(sentences))
        sentences[at] = f"{sentences[at][:-1]}, {term.gloss} ({term.hanzi}, {term.pinyin})."
    for voice in voices:
        sentences.insert(chance.randrange(len(sentences) + 1), f"“{voice.text},” {voice.speaker} wrote.")
    title = " ".join(world.words.draw(chance, chance.randint(3, 8))).title()
    return Made(
        number=number,
        title=f"{title} {terms[0].hanzi}" if chance.random() < 0.1 else title,
        standfirst=next(_sentences(world.words.draw(chance, 14), chance)),
        paragraphs=tuple(_paragraphs(sentences, chance)),
        authors=tuple(dict.fromkeys(world.authors.draw(chance, chance.choice((1, 1, 1, 2))))),
        topics=tuple(dict.fromkeys(world.topics.draw(chance, chance.randint(1, 4)))),
        source=world.sources.draw(chance)[0],
        published=_date(chance),
        terms=terms,
        voices=voices,
    )


def _date(chance: random.Random) -> int:
    """More of late years; some of the year alone, few undated."""
    year = 2024 - min(14, int(chance.expovariate(0.25)))
    day = year * 10_000 + chance.randint(1, 12) * 100 + chance.randint(1, 28)
    return chance.choices((day, year * 10_000, 0), (80, 17, 3))[0]


def _voice(chance: random.Random, sentences: Sequence[str], terms: Sequence[Term]) -> Voice:
    said = chance.choice(sentences)[:-1]
    original = chance.choice(terms).hanzi * 2 if chance.random() < 0.2 else ""
    platform = the_world().platforms.draw(chance)[0] if chance.random() < 0.6 else ""
    return Voice(said, chance.choice(SPEAKERS), platform, the_world().grades.draw(chance)[0], original)


def _sentences(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    start = 0
    while start < len(words):
        end = start + chance.randint(6, 24)
        sentence = " ".join(words[start:end])
        yield f"{sentence[0].upper()}{sentence[1:]}."
        start = end


def _paragraphs(sentences: Sequence[str], chance: random.Random) -> Iterator[str]:
    start = 0
    while start < len(sentences):
        end = start + chance.randint(2, 6)
        yield " ".join(sentences[start:end])
        start = end


@dataclass(frozen=True, slots=True)
class World:
    """All that articles are made of."""

    words: Spread
    terms: Spread
    term: dict[str, Term]
    topics: Spread
    authors: Spread
    sources: Spread
    platforms: Spread
    grades: Spread


@cache
def the_world() -> World:
    chance = random.Random("the world")  # noqa: S311  # makes up, hides nothing
    text = "\n".join(path.read_text("utf-8", "ignore") for path in sorted(SAMPLES.glob("*.txt")))
    printed = Counter(re.findall(r"[a-z][a-z’]+", text.lower())).most_common()
    invented = list(dict.fromkeys(_invented_word(chance) for _ in range(INVENTED_WORDS)))
    tail = [printed[-1][1] * len(printed) / rank for rank in range(len(printed), len(printed) + len(invented))]
    words = Spread([word for word, _ in printed] + invented, [float(times) for _, times in printed] + tail)
    terms = _terms(text, words, chance)
    return World(
        words=words,
        terms=Spread(list(terms)),
        term=terms,
        topics=Spread([f"{_invented_word(chance)} & {_invented_word(chance)}".capitalize() for _ in range(TOPICS)]),
        authors=Spread([f"{_invented_word(chance)} {_invented_word(chance)}".title() for _ in range(AUTHORS)]),
        sources=Spread([f"The {_invented_word(chance).title()} Wire" for _ in range(SOURCES)]),
        platforms=Spread(PLATFORMS),
        grades=Spread(GRADES),
    )


def _terms(text: str, words: Spread, chance: random.Random) -> dict[str, Term]:
    """Terms of the samples, then invented ones of their characters."""
    runs = [run for run in dict.fromkeys(HANZI.findall(text)) if 2 <= len(run) <= 6]
    characters = Spread([character for character, _ in Counter("".join(HANZI.findall(text))).most_common()])
    invented = ("".join(characters.draw(chance, chance.choice((2, 2, 2, 3, 4)))) for _ in range(INVENTED_TERMS))
    every = dict.fromkeys([*runs, *invented])
    return {hanzi: Term(hanzi, _spoken(hanzi), " ".join(words.draw(chance, 2))) for hanzi in every}


def _spoken(hanzi: str) -> str:
    return " ".join(lazy_pinyin(hanzi, style=Style.TONE))


def _invented_word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))
