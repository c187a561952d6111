"""What one process of a site keeps another sends, and neither once somebody else changed what it is made of."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.environment import BASE_DIR
from tests.management.test_serve import ended, free_port, get, serve, wait_for


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of two servers of one archive, which holds the samples."""
    ports = free_port(), free_port()
    first, second = (f"http://127.0.0.1:{port}" for port in ports)
    site = serve(tmp_path, ports[0])
    try:
        wait_for(f"{first}/healthz", site)
        other = beside(tmp_path, ports[1])
        try:
            wait_for(f"{second}/healthz", other)
            yield first, second
        finally:
            ended(other)
    finally:
        ended(site)


def beside(data_dir: Path, port: int) -> "subprocess.Popen[str]":
    environ = os.environ | {"ARCHIVE_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-m", "gunicorn", "archive.wsgi", "--bind", f"127.0.0.1:{port}"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(command, cwd=BASE_DIR, env=environ, text=True, **pipes)


def test_two_processes_share_what_is_kept_and_show_nothing_that_was_withheld(
    two: tuple[str, str], tmp_path: Path
) -> None:
    first, second = two
    rows, kept = sqlite3.connect(tmp_path / "archive.sqlite3"), sqlite3.connect(tmp_path / "pages.sqlite3")
    voice, words, slug = rows.execute(
        "SELECT v.id, v.text, a.slug FROM archive_quotedcomment v JOIN archive_article a ON a.id = v.article_id"
        " WHERE length(v.text) > 40 AND v.text NOT LIKE '%[%' AND v.text GLOB '[a-zA-Z ]*' ORDER BY v.id LIMIT 1"
    ).fetchone()
    telling = words[:20]
    address = f"/articles/{slug}/"
    page = get(first + address)
    assert telling in page
    assert get(second + address) == page

    marked = page.replace("<h1>", "<h2>")  # as many bytes
    with kept:
        kept.execute("UPDATE page SET body = ? WHERE place LIKE ?", [marked.encode(), f"%{address}%"])
    assert get(first + address) == get(second + address) == marked != page

    with rows:
        rows.execute("UPDATE archive_quotedcomment SET is_withheld = 1 WHERE id = ?", [voice])
    after = get(second + address)
    assert "<h1" in after
    assert telling not in after
    assert get(first + address) == after

    with rows:
        rows.execute("UPDATE archive_article SET title = 'Another Title' WHERE slug = ?", [slug])
    for site in (first, second, first, second):
        assert "<h1>Another Title</h1>" in get(site + address)
