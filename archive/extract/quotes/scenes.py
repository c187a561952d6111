"""One block with its quotations, heard in order: which are voices, which halves of one, which names."""

import re
from dataclasses import dataclass, replace

from archive.extract.quotes.attribution import Attribution, after
from archive.extract.quotes.halves import are_halves
from archive.extract.quotes.keeping import keep
from archive.extract.quotes.leads import before
from archive.extract.quotes.listener import quoted
from archive.extract.quotes.marks import COLON, Quotation
from archive.extract.quotes.named_things import is_glossed, is_named_thing, is_sign, is_titled, is_written_on
from archive.extract.quotes.originals import is_chinese
from archive.extract.quotes.paragraph import BARE_WORDS, LIST_GLUE, REACH, Paragraph, length
from archive.extract.quotes.said_of import as_comment, cited, refers_back
from archive.extract.quotes.sentences import boundaries
from archive.extract.quotes.speakers import PRONOUN, speaker_of
from archive.extract.quotes.verbs import verbs_of_saying
from archive.extract.tags import HANZI

FEWEST_WORDS = 3
BRACKETED = re.compile(rf"\s*[(（][“\"「‘]?[^()（）A-Za-z#@]{{0,60}}[{HANZI}][^()（）A-Za-z#@]{{0,60}}[)）],?(?=\s+\w)")
ASKED_OF = re.compile(
    r"\b(?:[Ww]hen|[Oo]nce|[Ii]f|[Aa]fter)\s+(?:being\s+|repeatedly\s+)?asked(?:\s+by\s+[^,]{2,40})?,?\s+$|^Asked,?\s+$"
)
"""What leads to a question that is put to who answers: `When asked “Will it rain?”, the abbot said`."""
ONE_MORE = re.compile(r"(?:yet\s)?(?:another|others?)|the\s(?:next|other)(?:\sone)?")
"""Who speaks next, and not the words before: `One calls it “thin”, the next tells him`."""
DASH = re.compile(r"\s*[–—]\s+(?:an?|the|words?|which)\s")
MOST_LISTED = 40
"""Quotations of a list behind which it may say who made them: a page may hold thousands side by side."""


@dataclass(slots=True)
class Scene(Paragraph):
    """One block with its quotations, heard in order."""

    previous: str = "none"
    """What became of the quotation before: `voice`, `open` (its attribution may lead on), `name`, `none`."""
    kept: int = 0
    begun: bool = False
    """Whether the block goes on with the last voice."""

    def hear(self, number: int) -> None:
        """Decide what a quotation is: the other half of the last one, one more of a list, a voice, or no voice."""
        quote = self.quotes[number]
        words = self.block.text[quote.start : quote.end]
        if not words.strip():
            return
        if self.begun and number == 0:
            self._carry_on(quote)
            return
        glue = self.narration[self.quotes[number - 1].outer_end : quote.outer_start] if number else ""
        if self.previous == "open" and self._goes_on(glue, number):
            self._join(quote)
        elif number and self.previous == "name" and LIST_GLUE.fullmatch(glue) and quote.outer_start not in self.starts:
            return
        else:
            self._attribute(number, quote, words, glue)

    def _carry_on(self, quote: Quotation) -> None:
        """A voice that goes on in a new paragraph is one of its own, of the same speaker."""
        last = self.listener.found[-1]
        self.listener.found.append(quoted(self.block, quote, last.speaker, last.subject, last.context, last.platform))
        self.previous = "voice"
        self.kept += 1

    def _goes_on(self, glue: str, number: int) -> bool:
        """Whether this is the second half of the quotation before, with nothing but its attribution between them."""
        first = self.quotes[number - 1]
        words, more = (self.block.text[part.start : part.end] for part in (first, self.quotes[number]))
        if not are_halves(words, glue) or (LIST_GLUE.fullmatch(glue) and not (is_chinese(words) or is_chinese(more))):
            return False
        return not (glue.rstrip().endswith((".", ";")) and self._has_own_speaker(number))

    def _has_own_speaker(self, number: int) -> bool:
        quote = self.quotes[number]
        said = self._behind(number, self.block.text[quote.start : quote.end])
        said = said or as_comment(self.narration, quote.outer_end)
        if said and PRONOUN.fullmatch(said.subject):
            return self.narration[quote.outer_end :].lstrip()[:1].islower()  # `” she said. “So it is,” she added`
        if not said or said.subject.startswith(("This", "That", "These", "Such")):
            return False
        return said.subject != self.listener.found[-1].speaker.name

    def _behind(self, number: int, words: str, listed: int = 1) -> Attribution | None:
        """The attribution after a quotation, or after a list of which so many were `listed` before; in `“gloss” (汉字),
        which he said was` there is none."""
        quote = self.quotes[number]
        limit = self.quotes[number + 1].outer_start if number + 1 < len(self.quotes) else len(self.narration)
        if bracket := self._bracketed(quote, words):
            after_it = next((other for other in self.quotes[number + 1 :] if other.outer_start >= bracket), None)
            until = after_it.outer_start if after_it else len(self.narration)
            return after(self.narration, replace(quote, outer_end=bracket), until, words)
        if not quote.closed or (is_glossed(self.narration[quote.outer_end : limit]) and words[-1:] not in ".,!?…"):
            return None
        goes_on = number + 1 < len(self.quotes) and listed < MOST_LISTED
        if goes_on and LIST_GLUE.fullmatch(self.narration, quote.outer_end, limit):
            return self._behind_a_list(number, words, listed)
        return after(self.narration, quote, limit, words)

    def _bracketed(self, quote: Quotation, words: str) -> int | None:
        """Where the bracket with the original of an utterance ends: `“Hire the cook” (雇个厨师), one user wrote`."""
        found = BRACKETED.match(self.block.text, quote.outer_end)
        return found.end() if found and words[:1].isupper() and len(words.split()) >= FEWEST_WORDS else None

    def _behind_a_list(self, number: int, words: str, listed: int) -> Attribution | None:
        """What stands behind the last of `“one,” “two” and “three” were among the comments` is said of all."""
        last = self.quotes[number + 1]
        if words.rstrip()[-1:] in ".。！？" or last.outer_start in self.starts:
            return None
        said = self._behind(number + 1, self.block.text[last.start : last.end], listed + 1)
        return said or as_comment(self.narration, last.outer_end)

    def _join(self, quote: Quotation) -> None:
        """Add a second half, or take it for the English of a first half in Chinese."""
        last = self.listener.found.pop()
        half = quoted(self.block, quote, last.speaker, last.subject, last.context)
        if is_chinese(last.parts[-1]) and not is_chinese(half.parts[0]):
            joined = replace(last, spans=half.spans, parts=half.parts, original=last.spans[0], hanzi=last.parts[0])
        else:
            joined = replace(
                last,
                spans=(*last.spans, *half.spans),
                parts=(*last.parts, *half.parts),
                original=last.original or half.original,
                hanzi=last.hanzi or half.hanzi,
            )
        self.listener.found.append(joined)
        self.previous = "voice"

    def _attribute(self, number: int, quote: Quotation, words: str, glue: str) -> None:
        begins = max(self.sentence_start(quote), quote.outer_start - REACH)
        sentence = self.narration[begins : quote.outer_start]
        behind = self._behind(number, words)
        if behind and self.narration[quote.outer_end : quote.outer_end + 1] in ", " and ASKED_OF.search(sentence):
            self.previous = "none"
            return
        is_said = behind and (words.rstrip()[-1:] in ",.!?…，。！？" or self._bracketed(quote, words))
        if is_titled(sentence, words) or (self._is_no_speech(quote, sentence, words) and not is_said):
            self.previous = "name"
            return
        long = length(words) >= FEWEST_WORDS or (behind is not None and self._is_opening(number, words))
        long = long or self._is_retort(number, glue, words)
        goes_on = self._leads(sentence) or (behind and ONE_MORE.fullmatch(behind.subject))
        if behind and words[:1].islower() and goes_on and (led := self._led(number, sentence, words)):
            behind = led  # `Some called it “thin,” others thought`
        if behind and DASH.match(self.narration, quote.outer_end):
            behind = (
                self._led(number, sentence, words) or behind
            )  # `One reply read, “Is it?” — a question that says much`
        said = behind
        if long and not said:
            led = self._led(number, sentence, words) or refers_back(self.narration, quote.outer_end)
            said = (
                self._of_a_list(number, glue)
                or led
                or self.bare(quote, sentence, words)
                or cited(self.narration, quote.outer_end)
            )
        loose = not quote.closed and not self._leads(sentence) and not (number == 0 and self._opens(quote))
        loose = loose and not self._is_last_sentence(quote, sentence)
        if said and (is_sign(said.subject, said.context) or self.is_of_things(said, begins)):
            self.previous = "name"
            return
        if not long or not said or loose or self._is_scare(said, sentence, words):
            self.previous = self.previous if LIST_GLUE.fullmatch(glue) and number else "none"
            return
        told = self.narration[max(0, quote.outer_start - REACH) : quote.outer_start]
        keep(self.listener, self.block, quote, said, told)
        is_comment = as_comment(self.narration, quote.outer_end) is not None
        self.previous = "open" if behind or is_comment else "voice"
        self.kept += 1

    def _is_retort(self, number: int, glue: str, words: str) -> bool:
        """Whether a word alone is a whole utterance in a row of them: `“Was it worse?” “Yes.”`"""
        return bool(number) and self.previous == "voice" and not glue.strip() and words.rstrip()[-1:] in ".!?…"

    def _led(self, number: int, sentence: str, words: str) -> Attribution | None:
        """The attribution in the sentence before the words; for a block that opens with them, in the lead above."""
        lead = self.lead_before() if number == 0 and self._opens(self.quotes[0]) else ""
        return before(lead, words) if lead else before(sentence, words)

    def _opens(self, quote: Quotation) -> bool:
        """Whether a block opens with a quotation under a lead that ends with a colon."""
        return not self.narration[: quote.outer_start].strip() and bool(self.lead_before())

    def _is_last_sentence(self, quote: Quotation, sentence: str) -> bool:
        """Whether words whose mark nobody closes are all that is left of a block: `They smiled. “So it is.`"""
        return bool(quote.outer_start) and not sentence.strip() and quote.end == len(self.block.text.rstrip())

    def _is_scare(self, said: Attribution, sentence: str, words: str) -> bool:
        """Whether a few quoted words that nobody in particular says are no speech: a “difficult matter”."""
        bare = words[:1].islower() and words.rstrip()[-1:] not in ",.!?…" and len(words.split()) <= BARE_WORDS
        return bare and not COLON.search(sentence) and speaker_of(said.subject).name is None and said.subject[:1] != "@"

    def _leads(self, sentence: str) -> bool:
        """Whether a sentence leads right to the words after it, so that a mark nobody closed still opens a voice."""
        last = verbs_of_saying(sentence[-60:])
        return COLON.search(sentence) is not None or (bool(last) and not sentence[-60:][last[-1].end() :].strip(" ,"))

    def _is_no_speech(self, quote: Quotation, sentence: str, words: str) -> bool:
        """Whether quoted words are a name, or stand on a sign."""
        after_them = self.narration[quote.outer_end : quote.outer_end + 60]
        return is_named_thing(sentence, after_them, words) or is_written_on(sentence)

    def _is_opening(self, number: int, words: str) -> bool:
        """Whether so short an utterance is a whole one (`“Why?” she asks`) or leads to another half."""
        if words.rstrip()[-1:] in "!?！？":
            return True
        if words.rstrip().endswith(",") and words[:1].isupper() and len(words.split()) > 1:
            return True
        if not words.rstrip().endswith((",", "，")) or number + 1 == len(self.quotes):
            return False
        between = self.narration[self.quotes[number].outer_end : self.quotes[number + 1].outer_start]
        return between.rstrip().endswith((*",:.;，：",)) and len(boundaries(between)) == 1

    def _of_a_list(self, number: int, glue: str) -> Attribution | None:
        """`“one,” “two” and “three”`: one speaker for all."""
        if number and self.previous in ("voice", "open") and LIST_GLUE.fullmatch(glue) and self.listener.found:
            last = self.listener.found[-1]
            return Attribution(last.speaker.name or "", last.context)
        return None
