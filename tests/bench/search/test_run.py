"""The whole benchmark, at a size that says nothing of speed."""

import subprocess
import sys
from pathlib import Path

from tests.bench.search import datasette
from tests.bench.search.archives import ROOT
from tests.bench.search.report import END, HERE


def test_it_measures_engine_and_pages_and_says_so_in_a_document(tmp_path: Path) -> None:
    document = tmp_path / "figures.md"
    document.write_text(f"{HERE}\n{END}\n", "utf-8")
    quick = ("--sizes", "50", "--engines", "tantivy:", "--queries", "1", "--rounds", "1", "--pages", "1")
    places = ("--keep", str(tmp_path / "kept"), "--into", str(document))
    command = [sys.executable, "-m", "tests.bench.search", *quick, *places]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, "FAILED" in ran.stdout) == (0, False), ran.stdout + ran.stderr
    told = document.read_text("utf-8")
    for row in (
        "| tantivy |",
        "| two hanzi |",
        "| search, rare words | tantivy, 2 workers |",
        "| article | tantivy, 1 worker |",
        "| article, again | tantivy, 2 workers, kept pages |",
    ):
        assert row in told
    assert ("| Datasette, all facets |" in told) == datasette.is_installed()
    assert [path.name for path in (tmp_path / "kept").glob("50-1-*/tantivy/indexed.json")]
