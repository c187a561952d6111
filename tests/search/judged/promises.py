"""What search promises of hanzi and pinyin, as faults in lines: for a sample in the tests, for all in the soak."""

from collections.abc import Iterator

from archive.language import pinyin
from tests.search.judged.asking import ask, found_as_written
from tests.search.judged.oracle import spellings


def broken_by_hanzi(hanzi: str, right: set[str]) -> Iterator[str]:
    """As it is written it finds exactly the articles that print it; as a reader types it, more only if that is said."""
    written = set(found_as_written(hanzi))
    if written != right:
        yield f"“{hanzi}” finds {_named(written - right)} and not {_named(right - written)}"
    results = ask(hanzi)
    shown = {hit.article.slug for hit in results.hits}
    if not shown >= right or (shown != right and not results.notices):
        yield f"{hanzi} finds {_named(shown - right)} and not {_named(right - shown)}, and says nothing"


def broken_by_pinyin(toned: tuple[str, ...], right: set[str]) -> Iterator[str]:
    """Each spelling of these syllables finds at least the articles that print hanzi so read."""
    for way, query in spellings(toned).items():
        if way in ("syllables", "joined") and all(map(pinyin.is_english, query.split())):
            continue  # `he ping`, `women`: English words, which pinyin is tried for only where they find nothing
        missing = right - {hit.article.slug for hit in ask(query).hits}
        if missing:
            yield f"{query} ({way}) does not find {_named(missing)}"


def _named(slugs: set[str]) -> str:
    return ", ".join(sorted(slugs)) or "nothing"
