"""The glossary entries that a query is, by hanzi, by pinyin or by gloss; only what the public may read of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from archive.language import hanzi, pinyin
from archive.language.glossary import bare, gloss_key, may_be_spelt, sound, sounds
from archive.language.words import fold_word, stop_words
from archive.models import Access, Article, Decision, Term, TermUse
from archive.models.compiled import Compiled
from archive.search.tree import Node
from archive.search.wording import exactly, phrase_of, words_of

MOST_ENTRIES = 3  # of one sound or one meaning; of more it is too general to say what is meant
MOST_LOOKED_AT = 20
Printed = tuple[str, str]  # pinyin and gloss of a use


NOTHING = "-"  # what no term is, sounds like or means
_NAMED = Compiled(
    lambda written, spoken, meant: Term.objects.filter(Q(hanzi=written) | Q(sound__in=spoken) | Q(gloss_key=meant))[
        :MOST_LOOKED_AT
    ]
)


def _public() -> QuerySet[TermUse]:
    return TermUse.objects.filter(
        article__state=Article.State.PUBLISHED, article__source__access=Access.OPEN
    ).order_by()


def _printed_as(hanzi: list[str]) -> QuerySet[TermUse, Any]:
    """Of uses where nothing is withheld: term, pinyin, gloss, and how many there are, the commonest first."""
    redacted = Article.objects.with_redactions().values("pk")
    open_uses = _public().filter(term__hanzi__in=hanzi).exclude(article__in=redacted)
    counted = open_uses.values_list("term", "pinyin", "gloss").annotate(count=Count("pk"))
    return counted.order_by("-count", "pinyin", "gloss")


_PRINTED = Compiled(_printed_as)


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with its pinyin and its gloss as the public may read them, else empty."""

    hanzi: str
    pinyin: str
    gloss: str

    @property
    def sound(self) -> str:
        return sound(self.hanzi, self.pinyin)

    @property
    def gloss_key(self) -> str:
        return gloss_key(self.gloss)

    def forms(self) -> list[Node]:
        """Its hanzi, its gloss and its pinyin in Latin letters, as words to search for."""
        nodes = [words_of(self.hanzi), *(exactly(phrase_of(spelling)) for spelling in self.spellings())]
        return [*nodes, exactly(phrase_of(bare(self.gloss)))] if self.gloss_key else nodes

    def spellings(self) -> list[str]:
        """How it may be printed in Latin letters: as its pinyin is, in one word, in syllables; no English word."""
        syllables = hanzi.readings(self.hanzi)
        if "".join(syllables) != self.sound:
            syllables = list(next(iter(pinyin.segmentations(self.sound)), ()))
        written = dict.fromkeys(filter(None, [self.pinyin, self.sound, " ".join(syllables)]))
        return [spelling for spelling in written if len(syllables) > 1 and not _is_english(spelling)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query may be the name of."""

    hanzi: str
    sounds: tuple[str, ...]
    gloss_key: str

    def is_of(self, entry: Entry) -> bool:
        return (
            entry.hanzi == self.hanzi
            or entry.sound in self.sounds
            or (bool(self.gloss_key) and entry.gloss_key == self.gloss_key)
        )


def entries(query: str) -> list[Entry]:
    """The terms that the whole of `query` names, in two queries or three; none if it names too many.

    A term of one character is in too many words to be meant by its gloss, and has none here.
    """
    wanted = _wanted(query)
    if not (wanted.hanzi or wanted.sounds or wanted.gloss_key):
        return []
    named = _NAMED(wanted.hanzi or NOTHING, wanted.sounds or [NOTHING], wanted.gloss_key or NOTHING)
    terms = [term for term in named if len(term.hanzi) > 1]
    found = [entry for entry in _readable(terms) if wanted.is_of(entry)]
    return found if len(found) <= MOST_ENTRIES else [entry for entry in found if entry.hanzi == wanted.hanzi]


def _wanted(query: str) -> Wanted:
    written = re.sub(f"[{hanzi.INVISIBLE}]", "", hanzi.fold(query)).strip()
    if any(map(hanzi.is_hanzi, written)):
        return Wanted("" if " " in written else written, (), "")
    return Wanted("", tuple(sounds(written)) if may_be_spelt(written) else (), gloss_key(written))


def _readable(terms: list[Term]) -> Iterator[Entry]:
    """Those of the terms that stand where the public may read them, with what is printed of them there."""
    printed = _printed(terms) if terms else {}
    seen = [term for term in terms if term.pk in printed]
    decided = _decided([term for term in seen if not _is_printed(term, printed[term.pk])])
    for term in seen:
        said, (spelt, glossed) = decided.get(str(term.pk), {}), zip(*printed[term.pk], strict=True)
        yield Entry(
            term.hanzi, _shown(term.pinyin, spelt, said.get("pinyin")), _shown(term.gloss, glossed, said.get("gloss"))
        )


def _shown(chosen: str, printed: Iterable[str], decided: str | None) -> str:
    """What a term is said to be, if it is printed or a curator said so; else what is printed most often."""
    known = list(filter(None, printed))
    return chosen if chosen in known or chosen == decided else next(iter(known), "")


def _is_printed(term: Term, uses: list[Printed]) -> bool:
    return all(
        chosen in printed for chosen, printed in zip((term.pinyin, term.gloss), zip(*uses, strict=True), strict=True)
    )


def _decided(terms: list[Term]) -> dict[str, dict[str, str]]:
    """What curators said of the terms."""
    return Decision.objects.standing("term", [str(term.pk) for term in terms]) if terms else {}


def _printed(terms: list[Term]) -> dict[int, list[Printed]]:
    """Term id → pinyin and gloss of its readable uses, the commonest first."""
    found: dict[int, list[Printed]] = {}
    for term, spelt, said, _ in _PRINTED([term.hanzi for term in terms]):
        found.setdefault(term, []).append((spelt, said))
    doubtful = [term for term in terms if term.pk not in found]
    if doubtful:
        for use in _seen(_public().filter(term__in=doubtful)):
            found.setdefault(use.term_id, []).append((_visible(use, use.pinyin), _visible(use, use.gloss)))
    return found


def _seen(uses: QuerySet[TermUse]) -> Iterator[TermUse]:
    """Those of the uses, in articles with withheld voices, that stand where they may be read."""
    for use in uses.select_related("article__source").prefetch_related("article__voices")[:MOST_LOOKED_AT]:
        texts = {block["key"]: block["text"] for block in use.article.visible_blocks()}
        if use.is_seen_in(texts):
            yield use


def _visible(use: TermUse, words: str) -> str:
    return "" if use.article.redaction.touches(words) else words


def _is_english(spelling: str) -> bool:
    """Whether pinyin reads as English: a word, or words that say nothing."""
    words = [fold_word(word) for word in spelling.split()]
    return all(word in stop_words() for word in words) or (len(words) == 1 and pinyin.is_english(words[0]))
