"""Make `archive/language/data/english.txt` anew, from the dictionary it comes of.

Example: python -m tests.language.english frequency_dictionary_en_82_765.txt > archive/language/data/english.txt
"""

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from archive.language import pinyin

REMARKS = """\
# English words that can be read as pinyin ("change" as chan ge): they are not taken for pinyin.
# Made by tests/language/english.py from frequency_dictionary_en_82_765.txt of symspellpy 6.10.1 (MIT License, Copyright
# (c) 2025 mmb L, (c) 2021 Wolf Garbe; words of SCOWL, Copyright (c) 2000-2018 Kevin Atkinson, free to use with this
# notice): all words wholly made of pinyin syllables but the names of Chinese places and people, and some newer ones."""
# Chinese places and people, surnames, and words that are pinyin in English too: who types them may mean the hanzi.
CHINESE = """
    anshan baotou beijing benxi changchun changsha chengdu chongqing dalian fushun fuzhou guangzhou guiyang hainan
    hangzhou hanyang heilongjiang hunan jilin jinan jinzhou kaifeng kunlun kunming lanzhou liaoning loyang luoyang
    macao nanchang nanjing nanning qingdao shandong shanghai shenyang shijiazhuang shufu sichuan songhua suzhou
    tainan taipei taiping taiwan taiyuan tangshan tianjin wuhan wuhu xiamen xian xizang xuzhou yunnan zhengzhou zibo
    xiaoping zedong pinyin yulan beng cen chen chou cong dan deng dian diu dong dou duo eng fou gan gao gen guan han
    hong huang hui juan jun kan kong kun lao lei liao lin ling mai mao min ming pei peng que shan shang tui wan wang
    wei wen yang yong yuan
""".split()  # noqa: SIM905  # a list of words is read best so
NEWER = frozenset({"emoji", "fanbase", "fomo", "hentai", "netizen", "otaku", "sashimi"})


def readable_as_pinyin(words: Iterable[str]) -> list[str]:
    """Those of `words` that can be read as pinyin and are not Chinese, with the newer ones, in order."""
    return sorted({word for word in words if pinyin.segmentations(word)} - {*CHINESE} | NEWER)


def main(dictionary: Path) -> None:
    words = (line.split()[0] for line in dictionary.read_text("utf-8-sig").splitlines())
    listed = textwrap.fill(" ".join(readable_as_pinyin(words)), 118, break_on_hyphens=False)
    sys.stdout.write(f"{REMARKS}\n{listed}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
