"""An ingest run: files in, a tally out. Reading may use several processes; loading is one batch after the other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from django.db import OperationalError

from archive.catalogue import Placement
from archive.extract import Item, LeftOut, Problem, Unreadable, items
from archive.extract.records import Reading
from archive.ingest.files import legible
from archive.ingest.load import Holdings, Read, close_sources, load, reading_held
from archive.ingest.readers import Arrival, Job, ahead, batches, read_safely, readers, started
from archive.ingest.sidecar import Manifest, Sidecar, WrongSidecar, sidecar_of
from archive.ingest.tally import Tally, kinds

NO_ARTICLE = "no article found in it"
WITHOUT_ARTICLE = "articleless page"
MOST_REMARKS = 20  # told by line: a crawl of an old site may have one for each of its pages
FURTHER_REMARKS = "further remarks are only counted: each stands in the proof of its capture, and in a report"
Say = Callable[[str], None]
Settle = Callable[[Sequence[Read]], list[Placement]]
Observe = Callable[[Item, Reading], object]


@dataclass(frozen=True, slots=True)
class Run:
    """What all of one run share: its tally, who is told of its lines and bytes, and who settles what was read."""

    say: Say
    advance: Callable[[int], object]
    settle: Settle
    observe: Observe | None
    tally: Tally = field(default_factory=Tally)

    def fail(self, place: str, reason: str) -> None:
        self.say(self.tally.fail(place, reason))

    def remark(self, place: str, remark: str) -> None:
        self.tally.remarks += 1
        if self.tally.remarks <= MOST_REMARKS:
            self.say(f"{place}: {remark}")
        elif self.tally.remarks == MOST_REMARKS + 1:
            self.say(FURTHER_REMARKS)


def ingest(
    files: Iterable[Path],
    options: Sidecar,
    say: Say,
    advance: Callable[[int], object],
    jobs: int = 1,
    settle: Settle = load,
    observe: Observe | None = None,
) -> Tally:
    """Load every capture in `files`, e.g. `ingest(find_files([Path("captures")])[0], Sidecar(), print, bar.update)`.

    `say` gets one line for each failure and for each of the first remarks, `advance` the bytes of the files that were
    read, `observe` every capture with what was read in it, now or earlier. What fails is counted, the rest is loaded.
    Raises BrokenProcessPool when the system kills a reader, and Interrupted at Ctrl-C; what was loaded stays.
    """
    run = Run(say, advance, settle, observe)
    try:
        with readers(jobs) as pool:
            under_way = (started(batch, pool) for batch in batches(captures(files, options, run)))
            for batch in ahead(under_way, 2 if pool else 0):
                finish(batch, run)
    except KeyboardInterrupt:
        raise Interrupted(run.tally) from None
    return run.tally


class Interrupted(KeyboardInterrupt):
    """The operator stopped the run; `tally` says how far it came."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally


def captures(files: Iterable[Path], options: Sidecar, run: Run) -> Iterator[Arrival]:
    """Every capture of every file, with its place and what is known beside it; what is none is told."""
    manifests: dict[Path, Manifest] = {}
    for file in files:
        try:
            sidecar = sidecar_of(file, options, manifests)
        except WrongSidecar as error:
            run.fail(legible(str(file)), legible(str(error)))
            run.advance(file.stat().st_size)
        else:
            yield from captures_of(file, sidecar, run)


def captures_of(file: Path, sidecar: Sidecar, run: Run) -> Iterator[Arrival]:
    folder = str(file).removesuffix(file.name)
    left_out: Counter[str] = Counter()
    is_barren = True
    for found in items(file, run.advance):
        if isinstance(found, LeftOut):
            left_out[found.reason] += found.count
            continue
        is_barren = False
        place = legible(folder + found.name)
        if isinstance(found, Problem):
            run.fail(place, found.reason)
        else:
            yield replace(found, name=legible(found.name)), place, of_its_own(found, file, sidecar)
    if is_barren:
        run.say(f"{legible(str(file))}: holds nothing to load, only {kinds(left_out)}")
    run.tally.left_out += left_out


def of_its_own(item: Item, file: Path, sidecar: Sidecar) -> Sidecar:
    """What is said of a file, for one of its captures: of many in a file, none has the file's address."""
    return sidecar if item.name == file.name else replace(sidecar, address=None)


def finish(batch: Sequence[Job], run: Run) -> None:
    """Load what is not held yet, and count what became of each; of one that fails only itself is lost."""
    holdings = Holdings(job.item for job in batch)
    placements = {at: held for at, job in enumerate(batch) if (held := placement_held(job, holdings))}
    read = {
        at: found for at, job in enumerate(batch) if at not in placements and (found := read_by(job, holdings, run))
    }
    placements |= settled(read, batch, run)
    for at in sorted(placements):
        if run.observe:
            observe(batch[at], read.get(at), run.observe)
        count(batch[at], placements[at], run)


def placement_held(job: Job, holdings: Holdings) -> Placement | None:
    placement = holdings.placement_of(job.item, job.sidecar)
    if placement:
        close_sources(placement, job.sidecar)
    return placement


def read_by(job: Job, holdings: Holdings, run: Run) -> Read | None:
    """What is in a capture, told of with its remarks; None where it cannot be read, which is told of too."""
    try:
        reading = read_safely(partial(job.read, holdings.metadata_of(job.item, job.sidecar)))
    except Unreadable as error:
        run.fail(job.place, str(error))
        return None
    for remark in reading.remarks:
        run.remark(job.place, remark)
    return Read(job.item, reading, job.sidecar)


def settled(read: Mapping[int, Read], batch: Sequence[Job], run: Run) -> dict[int, Placement]:
    """What became of the captures that were read. If they cannot be settled together they are one by one.

    Raises OperationalError: of a database that is locked, or a disk that is full, no capture is to blame.
    """
    if not read:
        return {}
    try:
        return dict(zip(read, run.settle(list(read.values())), strict=True))
    except OperationalError:
        raise
    except Exception as error:
        if len(read) > 1:
            return {at: found for each in read for at, found in settled({each: read[each]}, batch, run).items()}
        (at,) = read
        run.fail(batch[at].place, f"it could not be loaded, which is a fault of ours ({type(error).__name__}: {error})")
        return {}


def observe(job: Job, read: Read | None, show: Observe) -> None:
    reading = read.reading if read else reading_held(job.item)
    if reading:
        show(job.item, reading)


def count(job: Job, placement: Placement, run: Run) -> None:
    if placement.touched:
        run.tally.add(placement)
    elif job.item.crawled:
        run.tally.left_out[WITHOUT_ARTICLE] += 1
    else:
        run.fail(job.place, NO_ARTICLE)
