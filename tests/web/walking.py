"""A walk over every way out of the archive: pages, feeds, what programs ask, and the export."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from archive.models.visible import PAD
from archive.web.urls import urlpatterns

PLACES = ("", "search", "voices/", "terms/", "topics/", "authors/", "hashtags/", "handles/", "timeline/", "about/")
ELSEWHERE = ("sitemap.xml", "feeds/", "oai?verb=ListRecords&metadataPrefix=oai_dc", "robots.txt", "opensearch.xml")
FOUND = ("lane", "tea", "kettle", "")
SEARCHED = ("lane", "tea", "lane&show=voices", "sings", "sings&show=voices", "teafan", "kettel", "kettels+singz")
TYPED = ("te", "tea", "@te", "#te", "wh", "what", "ket", "the+k", "ch")
ASKED = (
    *(f"api/search?q={query}&limit=200{show}" for query in FOUND for show in ("", "&show=voices")),
    *(f"search?q={query}" for query in SEARCHED),
    *(f"suggest?q={begun}" for begun in TYPED),
)


@dataclass
class Walk:
    """What is at every public address, by address, and what the export says."""

    found: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)

    def telling(self, words: str) -> set[str]:
        """The addresses of what prints these words, in whatever way it writes them."""
        spellings = {words.casefold(), json.dumps(words)[1:-1].casefold(), words.casefold().replace("_", "-")}
        return {address for address, text in self.found.items() if any(each in text for each in spellings)}


def walk(client: Client) -> Walk:
    """Begin at every address that needs no name, ask what programs ask, and follow every link."""
    done = Walk()
    named = [str(each.pattern) for each in urlpatterns if "<" not in str(each.pattern)]
    waiting = [f"/{place}" for place in (*PLACES, *ELSEWHERE, *ASKED, *named)]
    while waiting:
        address = waiting.pop()
        if address in done.found or is_beside(address):
            continue
        response = client.get(address)
        said = response.content.decode(errors="replace") if response.status_code == 200 else ""
        done.found[address] = legible(said)
        done.tags[address] = response.headers.get("ETag", "")
        waiting += filter(is_followed, links(address, said))
    done.found["export"] = legible(exported())
    return done


def is_beside(address: str) -> bool:
    """No way out, or one more combination of filters: of these a walk would never end."""
    return address.startswith(("/admin/", "/static/"))


def is_followed(address: str) -> bool:
    """Pages under their own address, and lists narrowed by one filter; searches are asked for by name."""
    path, _, query = address.partition("?")
    return not query or (path in {"/voices/", "/terms/", "/timeline/"} and "&" not in query)


def links(address: str, said: str) -> Iterator[str]:
    here = BeautifulSoup(said, "lxml") if "<" in said else BeautifulSoup("", "lxml")
    hrefs = {str(element["href"]) for element in here.select("[href]")} | set(re.findall(r"<loc>(.*?)</loc>", said))
    for href in hrefs:
        parts = urlsplit(urljoin(f"{settings.ARCHIVE_URL}{address}", href))
        if f"{parts.scheme}://{parts.netloc}" == settings.ARCHIVE_URL:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def legible(said: str) -> str:
    return unquote(said).replace(PAD, "").casefold()


def exported() -> str:
    out = StringIO()
    call_command("export", format="jsonl", stdout=out)
    return out.getvalue()
