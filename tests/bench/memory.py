"""How much memory and processor time a program takes, with the programs it starts."""

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

POLL_SECONDS = 0.1
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER, see prctl(2)


@dataclass(slots=True)
class Measured:
    """What a program took: seconds by the clock and of the processor, what it said, and peaks of memory in MB, of the
    family together and of each."""

    seconds: float = 0.0
    processor: float = 0.0
    said: str = ""
    together: int = 0
    each: dict[int, int] = field(default_factory=dict)

    @property
    def highest(self) -> list[int]:
        """The peaks of its members, highest first."""
        return sorted(self.each.values(), reverse=True)


def measured(command: Sequence[str], environ: dict[str, str], folder: Path) -> Measured:
    """Run `command` and watch its memory in /proc. Raises RuntimeError, with what it said, if it fails."""
    taken = Measured()
    adopt_orphans()
    others = children(os.getpid())
    begun, used_before = time.perf_counter(), processor_seconds()
    with subprocess.Popen(command, env=environ, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            now = {pid: resident(pid) for pid in family(process.pid)}
            taken.together = max(taken.together, sum(now.values()))
            for pid, size in now.items():
                taken.each[pid] = max(size, taken.each.get(pid, 0))
            time.sleep(POLL_SECONDS)
        taken.seconds = time.perf_counter() - begun
        assert process.stdout is not None
        taken.said = process.stdout.read().strip()
        while orphans := children(os.getpid()) - others:
            os.waitpid(orphans.pop(), 0)
        taken.processor = processor_seconds() - used_before
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {taken.said}")
    return taken


def adopt_orphans() -> None:
    """Be the parent of what our children leave behind, such as a fork server and its readers: the system says only of
    children what they took."""
    ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, 1, 0, 0, 0)


def processor_seconds() -> float:
    """What all programs that we started, or adopted, and that have ended took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def family(pid: int) -> list[int]:
    """The process and all below it."""
    return [pid, *(member for child in children(pid) for member in family(child))]


def children(pid: int) -> set[int]:
    """Those that it started, or adopted, from its first thread."""
    try:
        return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except OSError:  # it has just ended
        return set()


def used(pid: int) -> float:
    """Seconds it has taken of the processor."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # utime and stime, see proc(5)


def resident(pid: int) -> int:
    """Its memory in MB, without what it merely maps from files."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon:")), 0)
