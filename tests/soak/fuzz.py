"""Captures broken at random, read, and the readings tried; a run is the same for the same seed and number."""

import faulthandler
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from archive.extract import Item, items
from tests.soak.archives import archive_faults, archive_of, spoilt
from tests.soak.mutations import mutated
from tests.soak.properties import faults

STUCK = 60  # seconds; a regular expression that does not end cannot be stopped otherwise than with its process
CHUNK = 20
ARCHIVES = 10  # every so many runs an archive is broken instead of a capture
BESIDE = ("manifest.csv", ".json")  # what tells of captures and is none
Capture = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Failure:
    """A run that broke what must hold: its number, the capture as broken, and what is wrong."""

    run: int
    name: str
    content: bytes
    faults: tuple[str, ...]


def captures_in(folders: Iterable[Path]) -> list[Capture]:
    """The captures of some folders, by name."""
    files = sorted(path for folder in folders for path in folder.iterdir() if path.is_file())
    found = [item for path in files if not path.name.endswith(BESIDE) for item in items(path)]
    return [(item.name, item.content) for item in found if isinstance(item, Item)]


def broken(captures: Sequence[Capture], seed: int, run: int) -> Capture:
    """The capture of one run, or the archive of one in ten, broken."""
    random = Random(f"{seed} {run}")  # noqa: S311  # breaks, hides nothing
    if run % ARCHIVES == 0:
        name, content = archive_of(random.choices(captures, k=random.randint(1, 4)), random)
        return name, spoilt(content, random)
    kind = random.choice(sorted({kind_of(name) for name, _ in captures}))
    name, content = random.choice([capture for capture in captures if kind_of(capture[0]) == kind])
    return name, mutated(content, random.choice(captures)[1], random)


def kind_of(name: str) -> str:
    return Path(name.partition("#")[0]).suffix


def try_run(captures: Sequence[Capture], seed: int, run: int) -> Failure | None:
    name, content = broken(captures, seed, run)
    found = archive_faults(content, name) if run % ARCHIVES == 0 else faults(content, name)
    return Failure(run, name, content, tuple(found)) if found else None


def watched(captures: Sequence[Capture], seed: int, run: int) -> Failure | None:
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        return try_run(captures, seed, run)
    finally:
        faulthandler.cancel_dump_traceback_later()


def fuzz(captures: Sequence[Capture], seed: int, runs: Sequence[int], jobs: int) -> Iterator[Failure | None]:
    """What became of each run, in order, read by `jobs` processes. Raises BrokenProcessPool where one did not end."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(watched, captures, seed), runs, chunksize=CHUNK)
