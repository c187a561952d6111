"""What of an article must not be read: names that curators withhold or replace, and words withheld in other articles.

The masks are found when an article is projected and kept in its row, so that nobody who reads one has to look for them.
A name is looked for without its sign too, unless it might be a word like any other: one that no article could mean
otherwise (老王hello, tea_fan_88) everywhere, another (茶馆, laowang) in the articles that name the account, and a
common English word nowhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar

from archive.catalogue.terms import folded
from archive.extract.records import Biography, Byline, ParsedArticle, Voice
from archive.language.glossary import common_words
from archive.language.hanzi import fold, is_hanzi
from archive.language.words import stem
from archive.models import Handle, QuotedComment
from archive.models.visible import BAR, PAD, RUN, SIGNS, Mask, Redaction, runs_of, words_of
from archive.models.voice import said_key

LONG_NAME = 5  # hanzi in a row that are no word
TELLING = 8  # words in a row that give a withheld voice away in another article, if not all of it stands there
BETWEEN = " | "  # stands for no word
Named = TypeVar("Named", Byline, Biography)
SOURCES = (QuotedComment.Ground.VOICE, QuotedComment.Ground.HANDLE)


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is withheld now: accounts by name, and the voices withheld for their own sake or their account's."""

    accounts: Mapping[str, Handle] = field(default_factory=dict)
    voices: Sequence[QuotedComment] = ()

    @classmethod
    def current(cls) -> "Withholding":
        """As of now, in two queries."""
        voices = QuotedComment.objects.filter(withheld_by__in=SOURCES).order_by("pk")
        told = voices.only("article_id", "text", "original", "said_key")
        return cls({handle.name: handle for handle in Handle.objects.masked()}, list(told))

    def ground(self, pk: str, voice: Voice, decided: Mapping[str, Any]) -> str:
        """Why a voice is withheld; nothing if it is not."""
        if decided.get("is_withheld"):
            return QuotedComment.Ground.VOICE.value
        account = self.account(voice.handle)
        if account and account.is_withheld:
            return QuotedComment.Ground.HANDLE.value
        key = said_key(voice.text) if is_long(voice.text) and self.voices else ""
        is_said = key and any(other.said_key == key and other.pk != pk for other in self.voices)
        return QuotedComment.Ground.WORDS.value if is_said else ""

    def pseudonym(self, voice: Voice, decided: Mapping[str, Any]) -> str:
        account = self.account(voice.handle)
        return str(decided.get("pseudonym") or (account.pseudonym if account else ""))

    def account(self, handle: str | None) -> Handle | None:
        return self.accounts.get(folded(handle)) if handle else None

    def masks(self, article_id: str, final: ParsedArticle, own: Iterable[Mask]) -> tuple[Mask, ...]:
        """The masks of an article; `own` are those of pseudonyms that its voices have here alone."""
        wanted = tuple(own)
        if not (wanted or self.accounts or self.voices):
            return ()
        texts = list(texts_of(final))
        bag = BETWEEN.join(" ".join(words_of(text)) for text in texts)
        names = [*self._names(final, fold("\n".join(texts)).casefold()), *wanted]
        there, others = set(bag.split()), (voice for voice in self.voices if voice.article_id != article_id)
        words = (mask for each in others for mask, of in masks_of_words(each.text, each.original) if of <= there)
        return tuple(dict.fromkeys(mask for mask in (*names, *words) if stands_in(bag, words_of(mask.words))))

    def _names(self, final: ParsedArticle, text: str) -> Iterator[Mask]:
        named = {folded(tag.text) for tag in final.handles} | {folded(voice.handle or "") for voice in final.voices}
        for name, account in self.accounts.items():
            is_bare = is_telling(name) or (name in named and not is_common(name))
            if is_bare or name in named or any(f"{sign}{name}" in text for sign in SIGNS):
                yield Mask(name, "" if account.is_withheld else account.pseudonym, is_bare)


@lru_cache(maxsize=10_000)  # the voices of a much-used account are asked of every article
def masks_of_words(text: str, original: str) -> tuple[tuple[Mask, frozenset[str]], ...]:
    """What of a withheld voice must stand nowhere else, each with its words: all that is long enough to be told by."""
    long = filter(is_long, (*text.split("[...]"), original))
    runs = (run for each in long for run in runs_of(words_of(each), TELLING))
    return tuple((Mask(" ".join(run), is_name=False), frozenset(run)) for run in runs)


def masks_of_speaker(voice: Voice, pseudonym: str) -> Iterator[Mask]:
    """The names that a voice of this article goes by under its pseudonym."""
    names = [voice.handle, voice.speaker if voice.grade in ("named", "handle") else None]
    for name in filter(None, names):
        yield Mask(folded(name), pseudonym, not is_common(name))


def redacted(final: ParsedArticle, redaction: Redaction) -> ParsedArticle:
    """The article as rows that reach beyond it may have it: section, glosses and biographies are shown elsewhere."""
    if not redaction.withholds:
        return final
    terms = [term for term in final.terms if not redaction.touches(term.hanzi)]
    told = [replace(each, text=redaction.apply(each.text)) for each in final.biographies]
    return replace(
        final,
        category=kept(final.category, redaction),
        topics=None if final.topics is None else tuple(t for t in final.topics if not redaction.touches(t)),
        terms=tuple(replace(t, pinyin=kept(t.pinyin, redaction), gloss=kept(t.gloss, redaction)) for t in terms),
        hashtags=tuple(tag for tag in final.hashtags if not redaction.touches(tag.text)),
        bylines=tuple(renamed(final.bylines, redaction)),
        biographies=tuple(renamed(told, redaction)),
    )


def renamed(named: Iterable[Named], redaction: Redaction) -> Iterator[Named]:
    """What names people, as it may: under their pseudonyms, and without those whose names are withheld."""
    for each in named:
        if not redaction.touches(each.name):
            yield each
            continue
        whole = redaction.names.get(tuple(words_of(each.name)))
        shown = whole.shown if whole else redaction.apply(each.name).replace(PAD, "")
        if shown and BAR not in shown:
            yield replace(each, name=shown)


def kept(text: str | None, redaction: Redaction) -> str | None:
    return None if text and redaction.touches(text) else text


def texts_of(final: ParsedArticle) -> Iterator[str]:
    """All that is printed in an article, or of it."""
    yield from filter(None, (final.title, final.standfirst, final.category, final.copyright, final.original_url))
    yield from (block.text for block in final.blocks)
    yield from (text for voice in final.voices for text in (voice.speaker, voice.handle, voice.original) if text)
    yield from (text for term in final.terms for text in (term.hanzi, term.gloss) if text)
    yield from (tag.text for tag in (*final.hashtags, *final.handles))
    yield from (*final.references, *final.notes, *(biography.text for biography in final.biographies))
    yield from (text for comment in final.reader_comments for text in (comment.name, comment.text))
    yield from (text for byline in final.bylines for text in (byline.as_printed, byline.name))


def stands_in(bag: str, words: Collection[str]) -> bool:
    return bool(words) and f" {' '.join(words)} " in f" {bag} "


def is_long(text: str) -> bool:
    """Whether words are so many that they are somebody's."""
    return len(words_of(text)) >= RUN


def is_telling(name: str) -> bool:
    """Whether a name can be nothing but one: with a digit, of several Latin words, in both scripts, of many hanzi."""
    words = words_of(name)
    hanzi = sum(map(is_hanzi, words))
    latin = len(words) - hanzi
    return any(map(str.isdigit, name)) or latin > 1 or (latin > 0 and hanzi > 0) or hanzi >= LONG_NAME


def is_common(name: str) -> bool:
    """Whether a name is a common English word."""
    words = words_of(name)
    return len(words) == 1 and stem(words[0]) in common_words()
