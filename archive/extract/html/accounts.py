"""What became of every stretch of a page: kept by one article, or dropped by one rule."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from archive.extract.html.page import Page
from archive.extract.html.region import BLANK
from archive.extract.records import Dropped, ParsedArticle

ABOVE = "above the first article"
OUTSIDE = "outside the article"
NO_ARTICLE = "page without an article"


class Accounts:
    """Who has each run of a page: the rule that took it before the articles were read, or the first to claim it."""

    def __init__(self, page: Page):
        self.page = page
        self.owners = list(page.taken)
        self.rules = list(page.rules)
        self.starts = [run.start for run in page.runs]

    def settle(
        self, articles: Sequence[ParsedArticle], dropped: Sequence[Dropped]
    ) -> tuple[tuple[ParsedArticle, ...], tuple[Dropped, ...]]:
        """The articles with what they keep and their stretches, and all the rest as dropped."""
        settled = tuple(each for article in articles if (each := self._settled(article)))
        for stretch in dropped:
            list(self._claim(stretch.start, stretch.end, stretch.rule))
        first = min((article.start for article in settled), default=None)
        self._leave(first)
        return settled, tuple(self._dropped())

    def _settled(self, article: ParsedArticle) -> ParsedArticle | None:
        """An article with what is left for it to keep, its body first; None if all of that is in another one."""
        before = list(self.owners)
        kept = [
            replace(each, start=start, end=end)
            for each in sorted(article.kept, key=lambda each: each.part != "block")
            for start, end in self._claim(each.start, each.end, "")
        ]
        if not any(each.part == "block" for each in kept):
            self.owners = before
            return None
        kept.sort(key=lambda each: each.start)
        start, end = min(each.start for each in kept), max(each.end for each in kept)
        return replace(article, kept=tuple(kept), start=start, end=end)

    def _claim(self, start: int, end: int, rule: str) -> Iterator[tuple[int, int]]:
        """Take the runs of a stretch that nobody has; the answer are the pieces, between what others have."""
        self.rules.append(rule)
        owner = len(self.rules) - 1
        first = max(0, bisect_left(self.starts, start + 1) - 1)
        runs = range(first, bisect_left(self.starts, end))
        for free, group in groupby(runs, key=lambda at: not self.owners[at] and self.page.runs[at].end > start):
            piece = list(group)
            if free:
                for at in piece:
                    self.owners[at] = owner
                yield max(start, self.starts[piece[0]]), min(end, self.page.runs[piece[-1]].end)

    def _leave(self, first: int | None) -> None:
        """Drop what nobody has, by where it stands."""
        end = len(self.page.text)
        if first is None:
            list(self._claim(0, end, NO_ARTICLE))
        else:
            list(self._claim(0, first, ABOVE))
            list(self._claim(0, end, OUTSIDE))

    def _dropped(self) -> Iterator[Dropped]:
        for owner, group in groupby(range(len(self.owners)), key=self.owners.__getitem__):
            if not self.rules[owner]:
                continue
            runs = [run for at in group if (run := self.page.runs[at]).text.strip(BLANK)]
            if runs:
                start, end = runs[0].start, runs[-1].end
                yield Dropped(start, end, self.page.text[start:end], self.rules[owner])
