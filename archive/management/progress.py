"""Progress bars of the commands: shown on a terminal, silent elsewhere."""

import os
import sys
from typing import Any

from tqdm import tqdm

COLUMNS, ROWS = 80, 24  # of a terminal that does not say its size, as those of containers and recorders


def progress_bar(total: int, unit: str) -> "tqdm[Any]":
    """A bar on standard error with rate and time left; `unit` B counts bytes in powers of 1,024."""
    is_bytes = unit == "B"
    return tqdm(
        total=total, unit=unit, unit_scale=is_bytes, unit_divisor=1024 if is_bytes else 1000,
        disable=not sys.stderr.isatty(), file=sys.stderr, **room(),
    )  # fmt: skip


def room() -> dict[str, Any]:
    """How much room tqdm has; it takes a size of none for no room, and shows nothing."""
    if sys.stderr.isatty() and not all(os.get_terminal_size(sys.stderr.fileno())):
        return {"ncols": COLUMNS, "nrows": ROWS}
    return {"dynamic_ncols": True}
