"""Every stretch of hanzi that the samples print, searched in every way it may be typed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from random import Random

from tests.search.judged import oracle
from tests.search.judged.promises import broken_by_hanzi, broken_by_pinyin

REGIONS = ("s2t", "s2tw", "s2hk")
LONGEST_SPOKEN = 4
Try = Callable[[], Iterable[str]]


def stretches(most: int, number: int) -> list[Try]:
    """What to try: all of it where `most` is negative, else so many, the same for the same seed `number`."""
    if not most:
        return []
    every = list(_every())
    chosen = Random(number)  # noqa: S311  # chooses, hides nothing
    return every if most < 0 else chosen.sample(every, min(most, len(every)))


def _every() -> Iterator[Try]:
    texts = oracle.printed()
    for hanzi, right in oracle.substrings(texts).items():
        forms = dict.fromkeys([hanzi, *(oracle.traditional(hanzi, region) for region in REGIONS)])
        yield from (partial(broken_by_hanzi, form, right) for form in forms)
    for toned, right in oracle.readings(texts, LONGEST_SPOKEN).items():
        yield partial(broken_by_pinyin, toned, right)


def stretches_tried(every: Sequence[Try], progress: Callable[[], object]) -> tuple[list[str], str]:
    faults: list[str] = []
    for each in every:
        faults += each()
        progress()
    return faults, f"{len(every):,} stretches of hanzi, as written, in traditional characters and in pinyin"
