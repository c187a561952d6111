"""One block with its quotations, and of whom those speak that stand alone in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from archive.extract.lazily import lazily
from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.keeping import those_told
from archive.extract.quotes.listener import Listener
from archive.extract.quotes.marks import COLON, Quotation
from archive.extract.quotes.named_things import READS
from archive.extract.quotes.originals import HAN, is_utterance
from archive.extract.quotes.reactions import who_reacts
from archive.extract.quotes.said_of import as_comment, is_liked, recurs
from archive.extract.quotes.sentences import last_sentence, last_sentences
from archive.extract.quotes.speakers import crowd
from archive.extract.quotes.told import by_netizens, of_those_told
from archive.extract.quotes.writers import is_one_of_them
from archive.extract.records import Block

BARE_WORDS = 5
LIST_GLUE = re.compile(
    r"(?:\s*[(（][\d.,]+\s?[km万]?\+?\s*(?:likes?|upvotes?|hearts|thumbs[\s-]ups?|赞)?\.?[)）])?[\s,.;/]*(?:and|or|and\s+even|as\s+well\s+as|to|,|(?:[Aa]nd|[Oo]r|[Aa]lso|[Aa]nd\s+(?:then|also|this(?:\s+one)?|finally)|versus|vs\.?)\s?[:,])?"
    r"[\s,]*(?:(?:and|or)\s+)?"
)
LIKES = re.compile(
    r"\s*[(（][^()（）]{0,20}\d[\d.,]*\s?[km万]?\+?\s*(?:likes?|upvotes?|hearts|thumbs[\s-]ups?|赞)?\.?[)）]"
)
BRACKETS = " (（"
REACH = 400
"""How far back the sentence that leads to a quotation may begin; where a text has no full stops, each is read anew."""


@dataclass
class Paragraph:
    """One block with its quotations, as it is heard: what was heard before, its text with the quoted words masked."""

    listener: Listener
    block: Block
    quotes: Sequence[Quotation]
    narration: str
    starts: Sequence[int]

    def sentence_start(self, quote: Quotation) -> int:
        return self.starts[bisect_right(self.starts, quote.outer_start) - 1]

    def bare(self, quote: Quotation, sentence: str, words: str) -> Attribution | None:
        """A quotation that is a sentence of its own speaks for the netizens of the sentence before it."""
        ends = self._list_ends[quote.outer_start]
        if comment := as_comment(self.narration, ends):
            return comment
        common = recurs(self.narration, ends) is not None
        if is_liked(self.narration, ends) and (people := crowd(sentence)):
            return Attribution(sentence[slice(*people)], sentence)
        whole = not sentence.strip(BRACKETS) and (self._ends(quote, words) or common or is_liked(self.narration, ends))
        few = length(words) < BARE_WORDS and not common and not LIKES.match(self.narration, quote.outer_end)
        earlier = bisect_left(self.starts, quote.outer_start)
        if not whole or (few and not self._is_reaction(earlier, quote, words)):
            return None
        if not earlier and self._goes_on_below():
            return Attribution((self.listener.last and self.listener.last.name) or "", "")
        if not earlier:
            return self._of_those_above(words)
        return of_those_told(self.told_before(earlier, quote), words)

    @lazily
    def _list_ends(self) -> dict[int, int]:
        """Where the run of quotations ends that begins with each: `“one,” “two” and “three” were common comments`."""
        ends: dict[int, int] = {}
        starts = frozenset(self.starts)
        for quote, other in reversed(list(zip_longest(self.quotes, self.quotes[1:]))):
            goes_on = other is not None and other.outer_start not in starts
            goes_on = goes_on and LIST_GLUE.fullmatch(self.narration, quote.outer_end, other.outer_start) is not None
            ends[quote.outer_start] = ends[other.outer_start] if goes_on else quote.outer_end
        return ends

    def _ends(self, quote: Quotation, words: str) -> bool:
        """Whether quoted words end as a sentence does, within the marks or right behind them."""
        return words.rstrip(" ’'")[-1:] in ".!?…" or self.narration[quote.outer_end : quote.outer_end + 1] in ".!?"

    def _goes_on_below(self) -> bool:
        """Whether a paragraph that opens with words of nobody goes on with the one voice of the paragraph above."""
        above = last_sentence(self.listener.lead)
        alone = self.listener.alone or len(self.quotes) == 1
        return alone and self.listener.whole and self.listener.last is not None and not by_netizens(above)

    def told_before(self, earlier: int, quote: Quotation) -> str:
        """The sentence before the words, of the block or, for words that open it, of the block above."""
        if not earlier:
            return last_sentence(self.listener.lead)
        return self.narration[max(self.starts[earlier - 1], quote.outer_start - REACH) : quote.outer_start]

    def _is_reaction(self, earlier: int, quote: Quotation, words: str) -> bool:
        """Whether so few words answer what somebody is told to do: `Lau laughed. “It was 216.”`"""
        return who_reacts(self.told_before(earlier, quote), words) is not None

    def _of_those_above(self, words: str) -> Attribution | None:
        """Of whom the last sentence above speaks; if that opens with `They`, the one before it."""
        for sentence in last_sentences(self.listener.lead):
            if not sentence.startswith("They "):
                return of_those_told(sentence, words)
        return None

    def is_of_things(self, said: Attribution, begins: int) -> bool:
        """Whether it is one of some things that reads so: `Poems hung there. One of them reads, “`."""
        reads = is_one_of_them(said.subject) and READS.search(said.context) is not None
        return reads and those_told(f"{self.listener.told} {self.narration[:begins]}") is None

    def lead_before(self) -> str:
        lead = self.listener.lead
        return last_sentence(lead) if COLON.search(lead) else ""


def length(words: str) -> int:
    """How many words; in something said in Chinese two hanzi count as one."""
    return len(words.split()) + (len(HAN.findall(words)) // 2 if is_utterance(words) else 0)
