"""tantivy behind the interface of all engines. One process writes at a time, any number reads."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata, resources
from pathlib import Path

from haystack.backends import BaseEngine
from tantivy import Index, IndexWriter

from archive.language.profile import Profile
from archive.search.documents import Document
from archive.search.engines.base import Answer, ArchiveQuery, Question
from archive.search.engines.ondisk import OnDiskBackend
from archive.search.engines.tantivy.checksums import compare
from archive.search.engines.tantivy.opened import OpenedTantivy, opened_at
from archive.search.engines.tantivy.schema import ARTICLE, schema, stored
from archive.search.engines.tantivy.trouble import panics_as_errors
from archive.search.fields import KINDS, Kind
from archive.search.tree import Terms

HEAP = 50_000_000  # bytes that a writer of either kind may fill before it writes a segment
Writers = dict[Kind, IndexWriter]


def made_by() -> str:
    """The version of tantivy and a hash of the schema: an index of another may not be read as it was meant."""
    source = resources.files("archive.search.engines.tantivy").joinpath("schema.py").read_bytes()
    return f"tantivy {metadata.version('tantivy')} {hashlib.sha256(source).hexdigest()[:16]}"


class TantivyBackend(OnDiskBackend[OpenedTantivy]):
    made_by = made_by()

    def open(self, directory: Path) -> OpenedTantivy:
        with panics_as_errors():
            return opened_at(directory)

    def read_through(self) -> None:
        with self.reading() as opened:
            for kind in KINDS:
                compare(opened.directory / kind)

    def answer(self, question: Question) -> Answer:
        with self.reading() as opened, panics_as_errors():
            return opened.answer(question, self.seconds)

    def profile(self, article_id: str) -> Profile:
        with self.reading() as opened, panics_as_errors():
            return opened.profile(article_id)

    def frequencies(self, listed: Sequence[Terms]) -> tuple[list[int], int]:
        with self.reading() as opened, panics_as_errors():
            return opened.frequencies(listed)

    def vocabulary(self, prefix: str) -> dict[str, int]:
        with self.reading() as opened, panics_as_errors():
            return opened.vocabulary(prefix)

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        directory = self.directory.current()
        with _writing({kind: Index.open(str(directory / kind)) for kind in KINDS}) as writers:
            replaced = set(gone)
            for article_id in replaced:
                _delete(writers, article_id)
            for document in documents:
                if document.article not in replaced:
                    replaced.add(document.article)
                    _delete(writers, document.article)
                writers[document.kind].add_document(stored(document))

    def rebuild(self, batches: Iterable[Iterable[Document]]) -> None:
        with self.directory.replacement() as directory, _writing(_created(directory)) as writers:
            for batch in batches:
                for document in batch:
                    writers[document.kind].add_document(stored(document))


class TantivyEngine(BaseEngine):
    backend = TantivyBackend
    query = ArchiveQuery


def _created(directory: Path) -> dict[Kind, Index]:
    for kind in KINDS:
        (directory / kind).mkdir()
    return {kind: Index(schema(), str(directory / kind), reuse=False) for kind in KINDS}


@contextmanager
def _writing(indexes: dict[Kind, Index]) -> Iterator[Writers]:
    """A writer for each kind of record; what they were given is committed at the end, unless an error leaves the block.

    One thread each: the work is in making the documents, and what is deleted must come before what replaces it.
    """
    with panics_as_errors():
        writers = {kind: index.writer(HEAP, num_threads=1) for kind, index in indexes.items()}
        try:
            yield writers
            for writer in writers.values():
                writer.commit()
        finally:
            for writer in writers.values():
                writer.wait_merging_threads()  # and let go of the lock: a writer forgotten in a traceback would hold it


def _delete(writers: Writers, article_id: str) -> None:
    for writer in writers.values():
        writer.delete_documents_by_term(ARTICLE, article_id)
