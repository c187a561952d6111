"""Captures for tests, written here: pages in the shape of the magazine, and one run of the ingest over them."""

from pathlib import Path

from archive.ingest import Sidecar, Tally, find_files, ingest
from archive.models import Article
from archive.publish import exported

SAMPLES = Path(__file__).resolve().parent.parent.parent / "fixtures" / "captures"

PAGE = """Connect with us

Town and Country

{title}

{standfirst}

Wen Ruo

Published

on

{body}

By Wen Ruo

©{year} The Lantern Wire (sample text). All rights reserved.

Continue Reading
"""
BODY = """The ferry stopped running in the spring, and by the summer the village had its own channel for complaints.

“We are an island with a timetable and no boat,” one netizen wrote: “Please send the boat, and keep the timetable.”

The word everybody used was gǎnjí (赶集), “going to market”, which nobody could do any longer without a neighbour’s van.

The county answered after eleven days. A notice promised a second vessel, a shelter with a roof, and a ticket to be had
by telephone. It did not say when. Most readers had stopped asking by then, and had bought bicycles instead."""


def page(title: str = "The Island Without a Boat", body: str = BODY, year: int = 2018) -> str:
    return PAGE.format(title=title, standfirst="Who asks for a ferry?", body=body, year=year)


def run(*paths: Path, options: Sidecar | None = None, jobs: int = 1) -> tuple[Tally, list[str]]:
    """Ingest `paths`; the tally, and the lines said."""
    said: list[str] = []
    files, missing = find_files(paths)
    tally = ingest(files, options or Sidecar(), said.append, lambda done: None, jobs=jobs)
    return tally, said + [f"{problem.name}: {problem.reason}" for problem in missing]


def export() -> list[dict[str, object]]:
    return list(exported(Article.objects.all()))
