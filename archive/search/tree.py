"""What a query asks for: a tree of frozen nodes that any engine can answer, and texts can be marked by."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.fields import DECIDING

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Matches where `terms` stand side by side in `field`, or one of `forms` does, or one of `readings` in pinyin.

    `forms` are single terms that stand for all of `terms` (the joined form of a compound, a whole @handle); they are
    looked for among the alternatives too. `wordings` are other terms for the same, as 网络 for 網路. With `only_forms`
    the terms alone do not match. `is_common`: a stop word. `is_latin`: may be written in pinyin.
    """

    terms: Terms
    forms: Terms = ()
    readings: tuple[Terms, ...] = ()
    wordings: tuple[Terms, ...] = ()
    field: str = DECIDING
    only_forms: bool = False
    is_common: bool = False
    is_latin: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """Matches what was published from `first` to `last`, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every article."""


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: "Node"


Node = Words | Years | Everything | All | OneOf | Without


def all_of(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else Everything()


def one_of(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else OneOf(tuple(parts))


def wanted(node: Node) -> Iterator[Words]:
    """The words of a tree that articles are wanted for, not those they must be without; each once."""
    return iter(dict.fromkeys(_wanted(node)))


def _wanted(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case All(parts) | OneOf(parts):
            for part in parts:
                yield from _wanted(part)
