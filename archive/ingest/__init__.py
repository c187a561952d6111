"""Loading captures into the archive (floor 3)."""

from archive.ingest.files import find_files, legible
from archive.ingest.load import Read, load
from archive.ingest.reextract import outdated, reextract
from archive.ingest.rehearsal import Rehearsal
from archive.ingest.run import Interrupted, ingest
from archive.ingest.sidecar import Sidecar, WrongSidecar, checked
from archive.ingest.tally import Tally

__all__ = [
    "Interrupted", "Read", "Rehearsal", "Sidecar", "Tally", "WrongSidecar", "checked", "find_files", "ingest",
    "legible", "load", "outdated", "reextract",
]  # fmt: skip
