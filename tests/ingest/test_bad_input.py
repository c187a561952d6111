"""Bad input gets one clear line, the good is loaded, and the exit status says that something failed."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.extract import Metadata, read
from archive.extract.records import Reading
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
    (tmp_path / "topics.json").write_text(json.dumps([{"label": "Tea", "words": ["tea house"] * 60}], indent=1))
    return tmp_path


EXPECTED = {
    "binary.txt": "binary",
    "empty.txt": "empty",
    "huge.txt": "larger than",
    "nothing.html": "no article",
    "records.jsonl#2": "JSON",
    "records.jsonl#3": "body",
    "records.jsonl#4": "object",
    "topics.json": "a JSON list",
}


def test_each_fault_gets_one_line_and_the_good_are_loaded(folder: Path) -> None:
    tally, said = run(folder, folder / "missing.txt")
    for name, reason in EXPECTED.items():
        (line,) = [line for line in said if line.startswith(f"{folder / name}: ")]
        assert reason in line, line
        assert "\n" not in line
    assert any("missing.txt: there is no such file" in line for line in said)
    assert {"good.txt", "gbk.txt", "broken-utf8.txt"} <= set(Capture.objects.values_list("name", flat=True))
    assert Article.objects.filter(title="A Cleaned Article").exists()
    assert tally.counts["created"] == 4
    assert len(tally.failures) == len(EXPECTED)


def test_other_encodings_are_read_and_told(folder: Path) -> None:
    _, said = run(folder)
    assert any(line.startswith(f"{folder}/gbk.txt: ") and "GB18030" in line for line in said)
    assert any(line.startswith(f"{folder}/broken-utf8.txt: ") and "UTF-8" in line for line in said)
    assert "今天我们去赶集了" in Article.objects.get(title="赶集 in Spring").blocks[0]["text"]


def test_many_remarks_are_counted_and_the_first_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.ingest.run.MOST_REMARKS", 2)
    for number in range(5):
        content = page(f"赶集 in Spring {number}", f"第{number}天我们去赶集了。" * 30)
        (tmp_path / f"{number}.txt").write_bytes(content.encode("gb18030"))
    tally, said = run(tmp_path)
    assert said == [
        f"{tmp_path}/0.txt: read as GB18030",
        f"{tmp_path}/1.txt: read as GB18030",
        "further remarks are only counted: each stands in the proof of its capture, and in a report",
    ]
    assert tally.summary().endswith("; 0 failed; 5 remarks")


def test_a_page_without_an_article_is_kept(folder: Path) -> None:
    run(folder)
    assert Capture.objects.get(name="nothing.html").content == (folder / "nothing.html").read_bytes()


def test_the_command_ends_with_status_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("ingest", str(folder))
    assert ended.value.code == 1
    shown = capsys.readouterr()
    assert f"{len(EXPECTED)} failed" in shown.out
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
        ("good.txt.meta.json", '{"source": 3}', "must be a line of text"),
        ("good.txt.meta.json", '{"source": "\\ud800"}', "must be a line of text"),
        ("good.txt.meta.json", json.dumps({"source": "x" * 201}), "at most 200 characters"),
        ("good.txt.meta.json", '{"captured": "0001-01-01T00:00+14:00"}', "is no ISO 8601 date"),
        ("good.txt.meta.json", "[" * 100_000, "is no JSON"),
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


def test_a_wrong_row_of_a_manifest_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(page())
    (tmp_path / "wrong.txt").write_text(page("Another Island"))
    (tmp_path / "manifest.csv").write_text("name,access\nwrong.txt,secret\ngood.txt,open\n")
    _, (line,) = run(tmp_path)
    assert line.startswith(f"{tmp_path}/wrong.txt: manifest.csv: wrong.txt: access: 'secret'")
    assert [capture.name for capture in Capture.objects.all()] == ["good.txt"]


def test_what_is_no_file_is_told_and_never_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    (tmp_path / "folder").symlink_to(tmp_path)
    (tmp_path / "directory.html").mkdir()
    _, said = run(tmp_path, tmp_path / "pipe.txt", tmp_path / ("n" * 300))
    told = {Path(name).name[:13]: reason for name, reason in (line.split(": ", 1) for line in said)}
    assert told == {
        "pipe.txt": "is no regular file",
        "endless.txt": "is no regular file",
        "dangling.txt": "there is no such file or folder",
        "circle.txt": "cannot be read: Too many levels of symbolic links",
        "folder": "is a link to a folder: name the folder itself",
        "n" * 13: "cannot be read: File name too long",
    }


def test_names_that_are_no_text_are_made_legible(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"latin-\xe9.txt")).write_text(page())
    (tmp_path / "two\nlines.txt").write_bytes(b"")
    _, (line,) = run(tmp_path)
    assert line == f"{tmp_path}/two\ufffdlines.txt: empty file"
    assert Capture.objects.get().name == "latin-\ufffd.txt"


def test_a_fault_of_the_reader_stops_no_other_capture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(content: bytes, name: str, metadata: Metadata) -> Reading:
        if name == "faulty.txt":
            raise KeyError("section")
        return read(content, name, metadata)

    monkeypatch.setattr("archive.ingest.readers.read", faulty)
    (tmp_path / "faulty.txt").write_text(page())
    (tmp_path / "good.txt").write_text(page("Another Island"))
    _, (line,) = run(tmp_path)
    assert line == f"{tmp_path}/faulty.txt: the reader failed on it, which is a fault of ours (KeyError: 'section')"
    assert Capture.objects.get().name == "good.txt"


def test_a_file_is_named_with_its_folder(tmp_path: Path) -> None:
    for year in ("2018", "2019"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "page.txt").write_bytes(b"")
    _, said = run(tmp_path)
    assert said == [f"{tmp_path}/2018/page.txt: empty file", f"{tmp_path}/2019/page.txt: empty file"]
