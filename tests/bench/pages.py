"""Made-up magazine articles for measuring, each different from all others, as text of a page and as HTML of one."""

import random
from dataclasses import dataclass

NAMES = ("Wen Ruo", "Ossian Byrne", "Tang Yixin", "Lin Mo", "Ada Quist", "He Shan", "Bo Verhey", "Mei Lang")
SECTIONS = ("Town and Country", "Work and Study", "Screens and Stages", "Money and Markets")
TERMS = (("赶集", "gǎnjí", "going to market"), ("躺平", "tǎngpíng", "lying flat"), ("直播", "zhíbō", "livestream"))
SYLLABLES = ("ba", "lo", "ri", "ten", "mar", "sel", "vo", "ka", "din", "pro", "fe", "lus", "gan", "tor", "mi", "ren")
COMMON = ("the", "of", "and", "a", "in", "to", "was", "that", "it", "on", "with", "as", "for", "by", "at", "had")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """An article: its words, and where it says that it stands."""

    number: int
    title: str
    section: str
    author: str
    paragraphs: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"https://lantern.example/{2010 + self.number % 14}/05/{self.number}/"

    def text(self) -> str:
        """The plain text of its page."""
        body = "\n\n".join(self.paragraphs)
        return (
            f"Connect with us\n\n{self.section}\n\n{self.title}\n\nWhat became of it, and who says so?\n\n"
            f"{self.author}\n\nPublished\n\non\n\n{body}\n\nBy {self.author}\n\n"
            f"©{2010 + self.number % 14} The Lantern Wire (sample text). All rights reserved.\n\nContinue Reading\n"
        )

    def html(self, size: int) -> str:
        """Its page of about `size` bytes, most of which is what such pages carry beside the article."""
        head = (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{self.title} | The Lantern Wire</title>'
            f'<link rel="canonical" href="{self.address}"><meta property="og:site_name" content="The Lantern Wire">'
            f'<meta property="article:published_time" content="{2010 + self.number % 14}-05-09T08:00:00+00:00">'
        )
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)
        article = (
            f'<article><h1 class="entry-title">{self.title}</h1><p class="byline">By {self.author}</p>'
            f'<div class="entry-content">{body}</div></article>'
        )
        beside = size - len(head) - len(article)
        style = ".a > .b:hover { margin: 0 auto; padding: 1px 2px }\n" * (beside // 110)
        links = "".join(
            f'<li class="menu-item"><a href="/tag/{at}/">{COMMON[at % 16]} {at}</a></li>\n'
            for at in range(beside // 120)
        )
        return f"{head}<style>{style}</style></head><body><nav><ul>{links}</ul></nav>{article}</body></html>"


def made_up(number: int) -> MadeUp:
    """The article of that number; always the same one."""
    chance = random.Random(number)  # noqa: S311  # for measuring
    title = " ".join(word(chance).capitalize() for _ in range(5)) + f" {number}"
    paragraphs = tuple(paragraph(chance, at) for at in range(14))
    return MadeUp(number, title, chance.choice(SECTIONS), chance.choice(NAMES), paragraphs)


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3)))


def sentence(chance: random.Random, length: int = 14) -> str:
    words = [word(chance) if chance.random() < 0.5 else chance.choice(COMMON) for _ in range(length)]
    return " ".join(words).capitalize()


def paragraph(chance: random.Random, at: int) -> str:
    plain = ". ".join(sentence(chance) for _ in range(4)) + "."
    if at % 4 == 1:
        return f"{plain} “{sentence(chance, 9)}, and nobody asked,” one netizen wrote: “{sentence(chance, 8)}.”"
    if at % 5 == 2:
        hanzi, pinyin, gloss = chance.choice(TERMS)
        return f"{plain} The word for it was {pinyin} ({hanzi}), “{gloss}”, as everybody knew."
    return plain
