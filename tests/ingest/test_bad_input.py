"""Bad input gets one clear line, the good is loaded, and the exit status says that something failed."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.models import Article, Capture
from tests.ingest.corpus import page, run

pytestmark = pytest.mark.django_db

RECORD = {"title": "A Cleaned Article", "body": "The first paragraph.\n\nThe second one."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One of everything that can be wrong, and three good captures."""
    (tmp_path / "good.txt").write_text(page())
    (tmp_path / "gbk.txt").write_bytes(page("赶集 in Spring", "今天我们去赶集了。" * 30).encode("gb18030"))
    broken = page("A Broken Letter").encode().replace(b"timetable", b"time\xfftable", 1)
    (tmp_path / "broken-utf8.txt").write_bytes(broken)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(os.urandom(40_000) + b"\0" * 100)
    (tmp_path / "nothing.html").write_text("<html><body><nav>Home</nav><p>About us.</p></body></html>")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(300 * 1024 * 1024)
    lines = [json.dumps(RECORD), '{"title": "cut sho', json.dumps({"title": "No text"}), json.dumps([1])]
    (tmp_path / "records.jsonl").write_text("\n".join(lines))
    return tmp_path


EXPECTED = {
    "binary.txt": "binary",
    "empty.txt": "empty",
    "huge.txt": "larger than",
    "nothing.html": "no article",
    "records.jsonl#2": "JSON",
    "records.jsonl#3": "body",
    "records.jsonl#4": "object",
}


def test_each_fault_gets_one_line_and_the_good_are_loaded(folder: Path) -> None:
    tally, said = run(folder, folder / "missing.txt")
    for name, reason in EXPECTED.items():
        (line,) = [line for line in said if line.startswith(f"{name}: ")]
        assert reason in line, line
        assert "\n" not in line
    assert any("missing.txt: there is no such file" in line for line in said)
    assert {"good.txt", "gbk.txt", "broken-utf8.txt"} <= set(Capture.objects.values_list("name", flat=True))
    assert Article.objects.filter(title="A Cleaned Article").exists()
    assert tally.counts["created"] == 4
    assert len(tally.failures) == len(EXPECTED)


def test_other_encodings_are_read_and_told(folder: Path) -> None:
    _, said = run(folder)
    assert any(line.startswith("gbk.txt: ") and "GB18030" in line for line in said)
    assert any(line.startswith("broken-utf8.txt: ") and "UTF-8" in line for line in said)
    assert "今天我们去赶集了" in Article.objects.get(title="赶集 in Spring").blocks[0]["text"]


def test_a_page_without_an_article_is_kept(folder: Path) -> None:
    run(folder)
    assert Capture.objects.get(name="nothing.html").content == (folder / "nothing.html").read_bytes()


def test_the_command_ends_with_status_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("ingest", str(folder))
    assert ended.value.code == 1
    shown = capsys.readouterr()
    assert "7 failed" in shown.out
    assert "Traceback" not in shown.err
    with pytest.raises(SystemExit):
        call_command("ingest", str(folder / "nowhere"))
    assert "nowhere: there is no such file or folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("good.txt.meta.json", "{", "is no JSON"),
        ("good.txt.meta.json", "[]", "must hold a JSON object"),
        ("good.txt.meta.json", '{"captured": "yesterday"}', "is no ISO 8601 date"),
        ("good.txt.meta.json", '{"address": "javascript:alert(1)"}', "is no http(s) address"),
        ("good.txt.meta.json", '{"access": "secret"}', "is not one of"),
        ("good.txt.meta.json", '{"source": 3}', "must be a text"),
        ("manifest.csv", "file,source\ngood.txt,x\n", "has no column 'name'"),
        ("manifest.csv", "name,rights\ngood.txt,mine\n", "is no http(s) address"),
    ],
)
def test_a_wrong_sidecar_is_told_and_its_capture_left_out(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / "good.txt").write_text(page())
    (tmp_path / name).write_text(content)
    tally, (line,) = run(tmp_path)
    assert reason in line
    assert len(tally.failures) == 1
    assert not Capture.objects.exists()
