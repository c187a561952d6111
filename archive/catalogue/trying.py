"""Matching rules tried out: what they would tag, before they are saved."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archive.catalogue.profiles import scanned_row
from archive.catalogue.tagging import ACCEPTED, SUGGESTED, Matcher, compiled, current_matcher, matches
from archive.models import Article, Tagging

TRIED = 0  # the id that no topic has, for the rules in hand
MOST_READ = 200  # articles, at some 5 ms each


@dataclass(frozen=True, slots=True)
class Tried:
    """What rules say of the articles that were read: titles of those they tie and of those they suggest the topic to.

    `met` articles hold a word of theirs; of many, `read` were read, evenly spread. `carried`: tied that carry it now.
    """

    met: int
    read: int
    tied: tuple[str, ...]
    suggested: tuple[str, ...]
    carried: int

    @property
    def is_estimate(self) -> bool:
        return self.read < self.met

    def in_all(self, counted: int) -> int:
        """About how many that are of all."""
        return round(counted * self.met / self.read) if self.read else 0


def try_rules(rules: Iterable[dict[str, Any]], article_ids: Sequence[str], topic: int | None = None) -> Tried:
    """Match `rules` on articles that hold a word of theirs, beside the rules of all topics but `topic`."""
    number = min(MOST_READ, len(article_ids))
    read = [article_ids[at * len(article_ids) // number] for at in range(number)]
    matcher, tied, suggested = with_rules(rules, topic), dict[str, str](), list[str]()
    for article in Article.objects.filter(pk__in=read).only("title", "standfirst", "blocks").order_by("-sort_date"):
        score = matches(scanned_row(article), matcher).get(TRIED, {"score": 0.0})["score"]
        if score >= ACCEPTED:
            tied[article.pk] = article.title
        elif score >= SUGGESTED:
            suggested.append(article.title)
    carried = Tagging.objects.accepted().filter(topic=topic, article__in=tied).count() if topic else 0
    return Tried(len(article_ids), len(read), tuple(tied.values()), tuple(suggested), carried)


def with_rules(rules: Iterable[dict[str, Any]], topic: int | None) -> Matcher:
    """The matcher of all other topics, and of these rules: of overlapping words the longest counts."""
    others = {first: [entry for entry in entries if entry[1] != topic] for first, entries in current_matcher().items()}
    for first, entries in compiled(((TRIED, json.dumps(list(rules))),)).items():
        others[first] = [*others.get(first, []), *entries]
    return others
