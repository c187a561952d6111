"""The report of a run: one HTML file, opened from disk, with every capture line by line beside what became of it."""

import base64
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any

from django.core.management.base import CommandError
from django.template.loader import render_to_string
from django.utils import timezone

from archive.environment import BASE_DIR
from archive.extract import Item
from archive.extract.proof import DoesNotFit, Proof, prove, text_of
from archive.extract.records import Reading
from archive.ingest import Tally
from archive.models.capture import CaptureFormat
from archive.publish.proof import Selection, Totals, sheet_of, summary_of

STYLE = BASE_DIR / "static" / "proof.css"
OURS = '<meta name="generator" content="Huisheng report">'
WITHIN = 1_000  # bytes of a file in which `OURS` stands, if it is a report
MOST_LINES, MOST_CHARACTERS = 5_000, 4_000_000  # of one capture; a thousand lines take a second to write


class Report:
    """Takes captures as they come and writes the file when the run has ended; a run that is stopped leaves none.

    with Report(path, folders) as report:
        report.finish(ingest(files, options, say, advance, observe=report.add), "Ingest")

    What was added waits in files without a name, so memory stays flat. Raises CommandError, in one line and before
    anything is read, where `path` cannot be written, holds something else, or lies in one of `folders`, whose files
    the next run would take for captures.
    """

    def __init__(self, path: Path, folders: Iterable[Path] = ()):
        self.path = path
        check(path, folders)
        try:
            self.sections, self.rows = spool(path.parent), spool(path.parent)
        except OSError as error:
            raise refusal(path, f"cannot be written there ({error.strerror})") from error
        self.totals = Totals()

    def __enter__(self) -> "Report":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.sections.close()
        self.rows.close()

    def add(self, item: Item, reading: Reading) -> None:
        """A capture with what was read in it."""
        self.totals.captures += 1
        number = self.totals.captures
        digest = hashlib.sha256(item.content).hexdigest()
        context: dict[str, Any] = {"number": number, "item": item, "sha256": digest, "reading": reading}
        context |= {"prefix": f"capture-{number}-", "format": CaptureFormat(reading.format).label}
        try:
            proof = prove(text_of(item.content, item.name), reading)
        except DoesNotFit as problem:
            context["misfit"] = str(problem)
        else:
            context |= shown(proof, number)
            self.totals.add(context["summary"])
        self.rows.write(render_to_string("proof/report/_row.html", context))
        self.sections.write(render_to_string("proof/report/_capture.html", context))

    def finish(self, tally: Tally, title: str) -> None:
        """Write the file, in place of a former report of the same name only when it is whole."""
        style = STYLE.read_text(encoding="utf-8")
        context = {"title": title, "tally": tally, "totals": self.totals, "at": timezone.now(), "policy": policy(style)}
        part = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            with part.open("w", encoding="utf-8") as page:
                page.write(render_to_string("proof/report/_head.html", context))
                page.write(f"<style>{style}</style>\n")
                page.write(render_to_string("proof/report/_top.html", context))
                append(self.rows, page)
                page.write(render_to_string("proof/report/_between.html", context))
                append(self.sections, page)
                page.write("</main>\n</body>\n</html>\n")
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)


def shown(proof: Proof, number: int) -> dict[str, Any]:
    """What the section of a capture shows of its proof."""
    summary = summary_of(proof)
    sheet = sheet_of(proof, Selection(lines=MOST_LINES, characters=MOST_CHARACTERS))
    return {
        "summary": summary,
        "articles": [(each, f"#capture-{number}-article-{each.number}") for each in summary.articles],
        "groups": [(group, None, {}) for group in sheet.groups],  # no records of the archive to lead to
        "left_out": sheet.left_out,
    }


def check(path: Path, folders: Iterable[Path]) -> None:
    """Refuse a place where a report must not be written."""
    if path.is_dir():
        raise refusal(path, "is a folder")
    if not path.parent.is_dir():
        raise refusal(path, f"there is no folder {path.parent}")
    if any(folder.is_dir() and path.resolve().is_relative_to(folder.resolve()) for folder in folders):
        raise refusal(path, "lies among the captures, and the next run would read it as one")
    if path.exists() and not is_ours(path):
        raise refusal(path, "is there already, and is no report: it is not overwritten")


def is_ours(path: Path) -> bool:
    """Whether a file may give way to a report: it is one, or empty."""
    try:
        with path.open("rb") as file:
            head = file.read(WITHIN)
    except OSError as error:
        raise refusal(path, f"cannot be read ({error.strerror})") from error
    return not head or OURS.encode() in head


def refusal(path: Path, why: str) -> CommandError:
    return CommandError(f"--report {path}: {why}")


def spool(folder: Path) -> IO[str]:
    return TemporaryFile("w+", encoding="utf-8", dir=folder)


def append(spooled: IO[str], page: IO[str]) -> None:
    spooled.seek(0)
    copyfileobj(spooled, page)


def policy(style: str) -> str:
    """The content security policy of a page that has this style sheet, and nothing else, in it."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"
