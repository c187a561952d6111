"""Items of a list that are but words in marks: `My favourites:` over “one” and “two”."""

import re
from collections.abc import Sequence

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.listener import Listener
from archive.extract.quotes.marks import COLON, Quotation
from archive.extract.quotes.named_things import is_written_on
from archive.extract.quotes.sentences import last_sentences
from archive.extract.quotes.speakers import crowd
from archive.extract.quotes.subjects import BULLETS
from archive.extract.records import Block

FEWEST_LISTED = 3
NUMBERED = re.compile(r"\d{1,2}[.)]\s*")
LISTED = re.compile(r"[.,;]?(?:\s*[(（][^()（）]{1,40}[)）])?[.]?\s*")
"""What may stand behind the words of an item: how many liked it."""


def of_listed(listener: Listener, block: Block, quotes: Sequence[Quotation], narration: str) -> Attribution | None:
    """Whose words an item is that is but words in marks, under a lead to a list of them: those told of there."""
    lead = listener.lead
    if not COLON.search(lead) or not LISTED.fullmatch(narration, quotes[0].outer_end) or len(quotes) > 1:
        return None
    if NUMBERED.sub("", narration[: quotes[0].outer_start]).strip(BULLETS) or len(block.text.split()) < FEWEST_LISTED:
        return None
    told = last_sentences(lead)[:3]
    people = next((sentence[slice(*span)] for sentence in told if (span := crowd(sentence))), None)
    return Attribution(people, lead) if people and not is_written_on(told[0]) else None
