"""What became of an ingest: how many articles were created, updated …, and what failed for which reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.catalogue import Placement

OUTCOMES = ("created", "updated", "unchanged", "merged")


@dataclass(slots=True)
class Tally:
    """Counts of captures, of articles by outcome, of what was left out by reason, and one line for each failure."""

    captures: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    remarks: int = 0
    _seen: set[str] = field(default_factory=set)

    def add(self, placement: Placement) -> None:
        """Count what became of one capture's articles; one that several captures leave as it is counts once."""
        self.captures += 1
        for outcome in ("created", "updated", "merged"):
            self.counts[outcome] += len(getattr(placement, outcome))
        self.counts["unchanged"] += len(placement.unchanged - self._seen)
        self._seen |= placement.touched

    def fail(self, name: str, reason: str) -> str:
        line = f"{name}: {reason}"
        self.failures.append(line)
        return line

    def summary(self) -> str:
        """One line, e.g. `3 captures: 8 created, 0 updated, 0 unchanged, 1 merged; 0 failed; left out: 12 images`."""
        parts = [
            f"{plural(self.captures, 'capture')}: {joined(self.counts, OUTCOMES)}",
            f"{len(self.failures):,} failed",
        ]
        parts += [plural(self.remarks, "remark")] if self.remarks else []
        parts += [f"left out: {kinds(self.left_out)}"] if self.left_out else []
        return "; ".join(parts)


def kinds(left_out: Counter[str]) -> str:
    """`12 images, 3 redirects`: the commonest first."""
    return ", ".join(plural(count, kind) for kind, count in sorted(left_out.items(), key=lambda pair: (-pair[1], pair)))


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def joined(counts: Counter[str], names: Iterable[str]) -> str:
    return ", ".join(f"{counts[name]:,} {name}" for name in names)
