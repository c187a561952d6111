"""The capture files among the paths an operator names."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.extract import Problem
from archive.ingest.sidecar import MANIFEST, SUFFIX


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """All capture files below `paths`, each once, in an order that does not depend on theirs; and what is not there."""
    found: dict[Path, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.exists():
            found |= {file.resolve(): file for file in files_below(path)}
        else:
            problems.append(Problem(str(path), "there is no such file or folder"))
    return [found[key] for key in sorted(found, key=lambda path: (path.name, str(path)))], problems


def files_below(path: Path) -> Iterator[Path]:
    """The captures in a folder, hidden files left out; of `captures/*` a shell makes sidecars too, which are none."""
    if path.is_dir():
        visible = (file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
        yield from (file for file in visible if is_capture(file))
    elif is_capture(path):
        yield path


def is_capture(file: Path) -> bool:
    return not (file.name.endswith(SUFFIX) or file.name == MANIFEST)
