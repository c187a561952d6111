"""Views of hashtags: kept as printed, and found again when an export is read."""

import json
from pathlib import Path

import pytest

from archive.models import Article, Capture, HashtagUse
from tests.ingest.corpus import BODY, export, page, run

pytestmark = pytest.mark.django_db
VIEWED = BODY.replace("by telephone.", "by telephone. The hashtag #没有船的岛# had some 5,5 million views by then.")


def views() -> list[tuple[str, str]]:
    return list(HashtagUse.objects.values_list("as_printed", "views"))


def test_they_come_back_with_an_export(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page(body=VIEWED))
    run(tmp_path / "a.txt")
    records = export()

    assert views() == [("#没有船的岛#", "5,5 million")]
    assert records[0]["hashtags"] == ["#没有船的岛#"]

    (tmp_path / "b.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    Article.objects.all().delete()
    Capture.objects.all().delete()
    run(tmp_path / "b.jsonl")
    assert (export(), views()) == (records, [("#没有船的岛#", "5,5 million")])
