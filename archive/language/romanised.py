"""Hanzi as pinyin for readers: with tones, in words, `躺平` as `tǎng píng`."""

from functools import lru_cache


@lru_cache(maxsize=4096)  # the same terms stand on all pages
def romanised(hanzi: str) -> str:
    """How `hanzi` is read, a syllable each, with tone marks; what is none stays. Source of the readings: pypinyin."""
    from pypinyin import Style, lazy_pinyin  # slow to load, and not every process reads hanzi

    return " ".join(lazy_pinyin(hanzi, style=Style.TONE))
