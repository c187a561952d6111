"""Weighing what no sign is sure of: a scale sums up the weights of the signs that hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Told = TypeVar("Told")
STRONG = 2.5


@dataclass(frozen=True, slots=True)
class Sign(Generic[Told]):
    """A named reason to believe something of what is told, or, where its weight is below nothing, not to."""

    name: str
    weight: float
    holds: Callable[[Told], bool]
    is_around: bool = False
    """Whether what stands around must be read for it, which costs more."""


class Scale(Generic[Told]):
    """Signs to weigh, in the order to look for them.

    Strong ones and those against come first, so that the others need not be looked for where they could not turn it.
    """

    def __init__(self, signs: Sequence[Sign[Told]]) -> None:
        order = sorted(signs, key=lambda sign: (sign.is_around, 0 < sign.weight < STRONG))
        weights = [sign.weight for sign in order]
        rest = [weights[at + 1 :] for at in range(len(order))]
        self.in_turn = tuple(
            (
                sign.holds,
                sign.weight,
                sum(weight for weight in after if weight < 0),
                sum(weight for weight in after if weight > 0),
            )
            for sign, after in zip(order, rest, strict=True)
        )

    def tips(self, told: Told) -> bool:
        """Whether the signs that hold weigh more than nothing; those that cannot change it are not looked for."""
        total = least = 0.0
        for holds, weight, least, most in self.in_turn:
            if holds(told):
                total += weight
            if total + least > 0 or total + most <= 0:
                break
        return total + least > 0

    def weight_of(self, told: Told) -> float:
        """What all the signs that hold weigh together."""
        return sum(weight for holds, weight, _, _ in self.in_turn if holds(told))
