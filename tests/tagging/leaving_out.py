"""Leave topics of articles out at random, suggest, and see: which suggestions were left out, and which are wrong."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.catalogue.neighbours import Corpus
from archive.catalogue.profiles import Terms

LEFT_OUT = 0.3
ROUNDS = 10
Labels = Mapping[str, frozenset[str]]  # article → topics that people gave it
Ties = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Counted:
    """Over all rounds: topics left out, suggestions, and those among them that had been left out."""

    left_out: int
    suggested: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.suggested if self.suggested else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.left_out if self.left_out else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:.2f}, recall {self.recall:.2f} ({self.suggested} suggested)"


@dataclass(frozen=True, slots=True)
class Round:
    """What is held of the topics of each article, and what was left out."""

    held: Labels
    left_out: Ties


def rounds(labels: Labels) -> Iterable[Round]:
    for seed in range(ROUNDS):
        chance = random.Random(seed)  # noqa: S311  # draws, hides nothing
        out = {(pk, topic) for pk in sorted(labels) for topic in sorted(labels[pk]) if chance.random() < LEFT_OUT}
        held = {pk: frozenset(topic for topic in topics if (pk, topic) not in out) for pk, topics in labels.items()}
        yield Round(held, out)


def of_some(labels: Labels, profiles: Mapping[str, Terms], by_rules: Ties | None = None) -> Counted:
    """Suggestions of neighbours, and `by_rules`, where three topics in ten were left out, over all rounds."""
    left_out, ties = list[tuple[int, str, str]](), list[tuple[int, str, str]]()
    for number, each in enumerate(rounds(labels)):
        left_out += [(number, *tie) for tie in each.left_out]
        made = proposed(profiles, each.held) | (by_rules or set())
        ties += [(number, pk, topic) for pk, topic in made if topic not in each.held[pk]]
    return Counted(len(left_out), len(ties), len(set(ties) & set(left_out)))


def of_all(labels: Labels, profiles: Mapping[str, Terms], by_rules: Ties | None = None) -> Counted:
    """The same of each article in turn as if it had come just now: it carries nothing, and all others what they do."""
    left_out = {(pk, topic) for pk, topics in labels.items() for topic in topics}
    ties = set(by_rules or ())
    for pk in labels:
        ties |= proposed(profiles, {**labels, pk: frozenset()}, only=pk)
    return Counted(len(left_out), len(ties), len(ties & left_out))


def proposed(profiles: Mapping[str, Terms], held: Labels, only: str = "") -> Ties:
    """What neighbours say of all articles, or of one, given what is held."""
    names = sorted({topic for topics in held.values() for topic in topics})
    numbers = {topic: number for number, topic in enumerate(names)}
    corpus = Corpus(profiles, {pk: {numbers[topic] for topic in topics} for pk, topics in held.items() if topics})
    asked = [only] if only else profiles
    return {(pk, names[made.topic]) for pk in asked for made in corpus.proposals(profiles[pk], pk)}
