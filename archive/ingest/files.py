"""The capture files among the paths an operator names."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive.extract import Problem
from archive.ingest.sidecar import MANIFEST, SUFFIX

REPLACEMENT = "\ufffd"


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """All capture files below `paths`, each once, in an order that does not depend on theirs; and what is none."""
    found: dict[Path, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        for file in files_below(path, lambda error: problems.append(problem_of(error))):
            if problem := what_is_wrong_with(file):
                problems.append(problem)
            else:
                found[file.resolve()] = file
    return [found[key] for key in sorted(found, key=lambda path: (path.name, str(path)))], problems


def files_below(path: Path, unreadable: Callable[[OSError], object]) -> Iterator[Path]:
    """The captures in a folder, hidden ones left out; of `captures/*` a shell makes sidecars too, which are none."""
    if not os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises where a folder on the way may not be entered
        yield from filter(is_capture, (path,))
        return
    for folder, below, names in os.walk(path, onerror=unreadable):
        below[:] = [name for name in below if not name.startswith(".")]
        links = [name for name in below if Path(folder, name).is_symlink()]  # not followed: they may lead in circles
        files = (Path(folder, name) for name in (*names, *links) if not name.startswith("."))
        yield from filter(is_capture, files)


def is_capture(file: Path) -> bool:
    return not (file.name.endswith(SUFFIX) or file.name == MANIFEST)


def what_is_wrong_with(file: Path) -> Problem | None:
    """Why `file` is not read: it is not there, or is a pipe, a socket or a device, which might never end."""
    try:
        file.stat()
    except OSError as error:
        return problem_of(error)
    if file.is_file():
        return None
    return Problem(
        str(file), "is a link to a folder: name the folder itself" if file.is_dir() else "is no regular file"
    )


def problem_of(error: OSError) -> Problem:
    is_missing = isinstance(error, FileNotFoundError)
    return Problem(
        str(error.filename), "there is no such file or folder" if is_missing else f"cannot be read: {error.strerror}"
    )


def legible(name: str) -> str:
    """The name of a file as a row can hold it and a line can show it; what is no text becomes a mark."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else REPLACEMENT for char in text)
