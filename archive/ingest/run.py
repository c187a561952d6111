"""An ingest run: files in, a tally out. Reading may use several processes; loading is one capture after the other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive.catalogue import Placement
from archive.extract import Item, LeftOut, Problem, Unreadable, items
from archive.extract.records import Reading
from archive.ingest.files import legible
from archive.ingest.load import close_sources, held, load, reading_held
from archive.ingest.readers import AHEAD, Arrival, Job, ahead, read_safely, readers, started
from archive.ingest.sidecar import Manifest, Sidecar, WrongSidecar, sidecar_of
from archive.ingest.tally import Tally, kinds

NO_ARTICLE = "no article found in it"
WITHOUT_ARTICLE = "articleless page"
MOST_REMARKS = 20  # told by line: a crawl of an old site may have one for each of its pages
FURTHER_REMARKS = "further remarks are only counted: each stands in the proof of its capture, and in a report"
Say = Callable[[str], None]
Settle = Callable[[Item, Reading, Sidecar], Placement]
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
            jobs_ahead = started(captures(files, options, run), pool)
            for job in ahead(jobs_ahead, AHEAD * jobs if pool else 0):
                finish(job, run)
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


def finish(job: Job, run: Run) -> None:
    placement = held(job.item, job.sidecar)
    if placement:
        close_sources(placement, job.sidecar)
        reading = reading_held(job.item) if run.observe else None
    else:
        try:
            reading = read_safely(job.reading)
        except Unreadable as error:
            run.fail(job.place, str(error))
            return
        for remark in reading.remarks:
            run.remark(job.place, remark)
        placement = run.settle(job.item, reading, job.sidecar)
    if run.observe and reading:
        run.observe(job.item, reading)
    count(job, placement, run)


def count(job: Job, placement: Placement, run: Run) -> None:
    if placement.touched:
        run.tally.add(placement)
    elif job.item.crawled:
        run.tally.left_out[WITHOUT_ARTICLE] += 1
    else:
        run.fail(job.place, NO_ARTICLE)
