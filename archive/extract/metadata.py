"""What is known of a capture from beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar says about a capture: the address it was taken from, when (ISO 8601), and its publication."""

    address: str | None = None
    captured: str | None = None
    source: str | None = None
