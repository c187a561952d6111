"""The fields as tantivy has them, and documents in them.

Each kind of record has an index of its own, so that its statistics are its own too: in one for both, every voice would
make articles longer than the average, and their words rarer than they are.
"""

import json
from functools import cache
from typing import Any

from tantivy import Document as Stored
from tantivy import Schema, SchemaBuilder

from archive.language.profile import Profile
from archive.search.documents import Document
from archive.search.engines.base import LATEST
from archive.search.fields import ALTERNATIVES, FACETS, SURFACE, WEIGHTS

ID, ARTICLE, PROFILE, YEAR, DATE = "id", "article", "profile", "numeric_year", "date"
NEWEST, OLDEST = "newest", "oldest"  # keys to sort by: tantivy sorts by one, so each says date and id
_DIGITS = len(str(LATEST))


@cache
def schema() -> Schema:
    """Terms come ready made and stand between spaces; exact values are one term each."""
    builder = SchemaBuilder()
    for name in WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(ALTERNATIVES, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(ID, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (ARTICLE, SURFACE):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*FACETS, NEWEST, OLDEST):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(YEAR, indexed=True, fast=True)
    builder.add_unsigned_field(DATE, fast=True)
    builder.add_bytes_field(PROFILE, stored=True)
    return builder.build()


def stored(document: Document) -> Stored:
    made = Stored()
    for name, terms in document.terms.items():
        if terms:
            made.add_text(name, " ".join(terms))
    for name, values in document.exact.items():
        for value in values:
            made.add_text(name, value)
    for year in document.exact.get("year", ()):
        if year.isdigit():
            made.add_unsigned(YEAR, int(year))
    made.add_text(ID, document.id)
    made.add_text(ARTICLE, document.article)
    made.add_unsigned(DATE, document.date)
    made.add_text(NEWEST, f"{LATEST - document.date:0{_DIGITS}}{document.id}")
    made.add_text(OLDEST, f"{document.date or LATEST:0{_DIGITS}}{document.id}")
    if document.profile:
        made.add_bytes(PROFILE, json.dumps(document.profile).encode())
    return made


def id_of_key(key: str) -> str:
    """The id in a key to sort by."""
    return key[_DIGITS:]


def profile_of(found: Any) -> Profile:
    """The profile in a document as tantivy gives it back."""
    return tuple((tuple(terms), count) for terms, count in json.loads(found.get_first(PROFILE) or b"[]"))
