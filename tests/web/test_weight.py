"""What a page weighs on its way to a reader."""

import gzip
from collections.abc import Callable

from django.test import Client

from archive.models import Article


def test_pages_are_sent_packed(client: Client, umbrella: Article, indexed: Callable[[], int]) -> None:
    indexed()
    address = umbrella.get_absolute_url()
    plain, packed = client.get(address), client.get(address, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": packed.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
