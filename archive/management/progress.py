"""Progress bars of the commands: shown on a terminal, silent elsewhere."""

import sys
from typing import Any

from tqdm import tqdm


def progress_bar(total: int, unit: str) -> "tqdm[Any]":
    """A bar on standard error with rate and time left; `unit` B counts bytes in powers of 1,024."""
    is_bytes = unit == "B"
    return tqdm(
        total=total, unit=unit, unit_scale=is_bytes, unit_divisor=1024 if is_bytes else 1000,
        disable=not sys.stderr.isatty(), file=sys.stderr, dynamic_ncols=True,
    )  # fmt: skip
