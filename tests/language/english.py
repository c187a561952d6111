"""Make `english.txt` and `common.txt` in `archive/language/data/` anew, from the dictionary they come of.

Example: python -m tests.language.english frequency_dictionary_en_82_765.txt
"""

import sys
import textwrap
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from archive.language import pinyin
from archive.language.words import stem

SOURCE = """\
# Made by tests/language/english.py from frequency_dictionary_en_82_765.txt of symspellpy 6.10.1 (MIT License, Copyright
# (c) 2025 mmb L, (c) 2021 Wolf Garbe; words of SCOWL, Copyright (c) 2000-2018 Kevin Atkinson, free to use with this
# notice)"""
ENGLISH = f"""\
# English words that can be read as pinyin ("change" as chan ge): they are not taken for pinyin.
{SOURCE}: all words wholly made of pinyin syllables but the names of Chinese places and people, and some newer ones."""
COMMON = f"""\
# The ten thousand commonest English words, the shortest of each stem: alone they are no gloss to search for.
{SOURCE}."""
MOST_COMMON = 10_000
# Chinese places and people, surnames, and words that are pinyin in English too: who types them may mean the hanzi.
CHINESE = """
    anshan baotou beijing benxi changchun changsha chengdu chongqing dalian fushun fuzhou guangzhou guiyang hainan
    hangzhou hanyang heilongjiang hunan jilin jinan jinzhou kaifeng kunlun kunming lanzhou liaoning loyang luoyang
    macao nanchang nanjing nanning qingdao shandong shanghai shenyang shijiazhuang shufu sichuan songhua suzhou tainan
    taipei taiping taiwan taiyuan tangshan tianjin wuhan wuhu xiamen xian xizang xuzhou yunnan zhengzhou zibo xiaoping
    zedong pinyin yulan beng cen chen chou cong dan deng dian diu dong dou duo eng fou gan gao gen guan han hong huang
    hui juan jun kan kong kun lao lei liao lin ling mai mao min ming pei peng que shan shang tui wan wang wei wen yang
    yong yuan
""".split()  # noqa: SIM905  # a list of words is read best so
NEWER = frozenset({"emoji", "fanbase", "fomo", "hentai", "netizen", "otaku", "sashimi"})


def readable_as_pinyin(words: Iterable[str]) -> list[str]:
    """Those of `words` that can be read as pinyin and are not Chinese, with the newer ones, in order."""
    return sorted({word for word in words if pinyin.segmentations(word)} - {*CHINESE} | NEWER)


def commonest(words: Iterable[str]) -> list[str]:
    """One word for each stem of `words`, in order."""
    shortest: dict[str, str] = {}
    for word in sorted(words, key=lambda word: (len(word), word)):
        shortest.setdefault(stem(word), word)
    return sorted(shortest.values())


def main(dictionary: Path) -> None:
    words = [line.split()[0] for line in dictionary.read_text("utf-8-sig").splitlines()]  # the commonest first
    write("english.txt", ENGLISH, readable_as_pinyin(words))
    write("common.txt", COMMON, commonest(words[:MOST_COMMON]))


def write(name: str, remarks: str, words: list[str]) -> None:
    listed = textwrap.fill(" ".join(words), 118, break_on_hyphens=False)
    path = Path(str(resources.files("archive.language").joinpath("data", name)))
    path.write_text(f"{remarks}\n{listed}\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
