"""The archive that the soak of search is tried on."""

from pathlib import Path

from archive.search.indexer import reindex
from tests.ingest.corpus import SAMPLES, run
from tests.soak.search.standing import write_stories

FEW_SAMPLES = ("lantern-wire-memes-and-slang-2021.txt", "lantern-wire-digital-china-2019.txt")


def fill(stories: Path) -> None:
    """Few samples, and three stories that are written into the folder `stories`, ingested and indexed."""
    run(*(SAMPLES / name for name in FEW_SAMPLES), write_stories(stories, range(3)))
    reindex()
