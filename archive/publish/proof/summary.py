"""The totals of a proof: what was kept and dropped, by which rule, what each article has of the capture."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import get_args

from archive.extract.proof import Fate, Proof, Stretch, ink
from archive.extract.records import ParsedArticle

FATES: tuple[Fate, ...] = get_args(Fate)
COLUMNS = 400  # of the strip that shows the whole capture


@dataclass(frozen=True, slots=True)
class Share:
    """A number of characters (white space not counted) and its per cent of all."""

    name: str
    characters: int
    percent: float


@dataclass(frozen=True, slots=True)
class ArticleShare:
    """What one article, counted from 0, has of the capture; `lost` counts places of finds that cannot be marked."""

    index: int
    parsed: ParsedArticle
    share: Share
    lost: int

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def tags(self) -> int:
        """How many hashtags and handles it has."""
        return len(self.parsed.hashtags) + len(self.parsed.handles)


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring columns of the strip with one fate; `tone` alternates from article to article."""

    x: int
    width: int
    tone: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals in characters that are not white space."""

    characters: int
    kept: Share
    dropped: Share
    unaccounted: Share
    contested: int
    rules: list[Share]
    articles: list[ArticleShare]
    strip: list[Band]
    columns: int = COLUMNS


@dataclass(slots=True)
class Totals:
    """Many captures together; `captures` counts those, too, whose places do not fit."""

    captures: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, summary: Summary) -> None:
        for fate in FATES:
            self.fates[fate] += getattr(summary, fate).characters
        for rule in summary.rules:
            self.rules[rule.name] += rule.characters

    def share_of(self, fate: Fate) -> Share:
        return share(fate, self.fates[fate], self.fates.total())

    @property
    def kept(self) -> Share:
        return self.share_of("kept")

    @property
    def dropped(self) -> Share:
        return self.share_of("dropped")

    @property
    def unaccounted(self) -> Share:
        return self.share_of("unaccounted")

    @property
    def shares_by_rule(self) -> list[Share]:
        return [share(rule, characters, self.fates.total()) for rule, characters in self.rules.most_common()]


def summary_of(proof: Proof) -> Summary:
    """Count a proof."""
    fates: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    articles: Counter[int] = Counter()
    for stretch in proof.stretches:
        characters = ink(proof.text[stretch.start : stretch.end])
        fates[stretch.fate] += characters
        if stretch.rule is not None:
            rules[stretch.rule] += characters
        if stretch.article is not None:
            articles[stretch.article] += characters
    total = fates.total()
    return Summary(
        characters=total,
        kept=share("kept", fates["kept"], total),
        dropped=share("dropped", fates["dropped"], total),
        unaccounted=share("accounted for by nothing", fates["unaccounted"], total),
        contested=sum(ink(proof.text[stretch.start : stretch.end]) for stretch in proof.contested),
        rules=[share(rule, characters, total) for rule, characters in rules.most_common()],
        articles=[
            ArticleShare(index, parsed, share(parsed.title, articles[index], total), proof.untraced[index])
            for index, parsed in enumerate(proof.reading.articles)
        ],
        strip=list(strip_of(proof.stretches, len(proof.text))),
    )


def share(name: str, characters: int, total: int) -> Share:
    return Share(name, characters, 100 * characters / total if total else 0.0)


def strip_of(stretches: Iterable[Stretch], length: int) -> Iterable[Band]:
    """The capture as bands of `COLUMNS` columns: each has the fate of most of its characters.

    One character that nothing accounts for is enough to show.
    """
    columns: list[Counter[str]] = [Counter() for _ in range(COLUMNS)]
    for stretch in stretches:
        first, last = (place * COLUMNS // max(length, 1) for place in (stretch.start, max(stretch.end - 1, 0)))
        for column in range(first, last + 1):
            start = max(stretch.start, column * length // COLUMNS)
            columns[column][tone(stretch)] += max(1, min(stretch.end, (column + 1) * length // COLUMNS) - start)
    at = 0
    for name, group in groupby(map(prevailing, columns)):
        width = len(list(group))
        if name:
            yield Band(at, width, name)
        at += width


def tone(stretch: Stretch) -> str:
    if stretch.fate == "kept" and stretch.article is not None and stretch.article % 2:
        return "kept-odd"
    return stretch.fate


def prevailing(column: Counter[str]) -> str:
    if column["unaccounted"]:
        return "unaccounted"
    return column.most_common(1)[0][0] if column.total() else ""
