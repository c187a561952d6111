"""Articles that captures stand behind, so that they can be projected anew."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from archive.catalogue import place
from archive.extract.keys import key_blocks
from archive.extract.records import Byline, ParsedArticle, Term, Voice, as_json
from archive.models import Article, Capture, Extraction

TEXT = ("The tea stall on Osmanthus Lane went digital.", "“I pay with my face now,” one netizen wrote on Weibo.")
ADDRESS = "https://lantern.example/tea-stall"


def parsed(title: str = "The Tea Stall", text: Sequence[str] = TEXT, **fields: Any) -> ParsedArticle:
    """An article as read: the second paragraph quotes a netizen, the byline names Ilse Varga."""
    blocks = tuple(key_blocks([("paragraph", paragraph) for paragraph in text]))
    defaults: dict[str, Any] = {
        "published": "2018-03",
        "published_basis": "printed",
        "source": "The Lantern Wire",
        "original_url": ADDRESS,
        "bylines": (Byline("Ilse Varga", "author", "by Ilse Varga"),),
        "voices": tuple(netizen(block.key, block.text) for block in blocks if "netizen" in block.text),
        "terms": (Term("茶", "chá", "tea"),),
    }
    return ParsedArticle(title=title, start=0, end=sum(map(len, text)), blocks=blocks, **(defaults | fields))


def netizen(key: str, paragraph: str) -> Voice:
    words = paragraph.partition("“")[2].partition("”")[0]
    start = paragraph.index(words)
    spans = ((key, start, start + len(words)),)
    return Voice(words, "one netizen", None, "Weibo", None, "netizen", "described", None, spans)


def capture(article: ParsedArticle, year: int = 2019) -> Article:
    """Ingest a capture that has this article alone, and return the article that it is, or that its first piece is."""
    content = f"{year} {article!r}".encode()
    page = Capture(
        name=f"tea-{year}.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        format="text",
        captured_at=datetime(year, 1, 1, tzinfo=UTC),
    )
    page.content = content
    page.save()
    extraction = Extraction.objects.create(capture=page, version=1, articles=[as_json(article)])
    place([(extraction, [article])])
    return Article.objects.get(appearances__extraction=extraction, appearances__begins=0)


def capture_again(**fields: Any) -> Article:
    """Ingest a newer capture of the tea stall, whose page says otherwise by now."""
    return capture(parsed(text=(*TEXT, "A third paragraph came later."), **fields), year=2021)
