"""What is told of who speaks: the words they are called by, the clause around those, what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.extract import lexicon
from archive.extract.lazily import lazily
from archive.extract.quotes.listener import Quoted
from archive.extract.quotes.nouns import WHEREABOUTS, is_person, netizen_nouns, of_office
from archive.extract.quotes.originals import HAN
from archive.extract.quotes.sentences import MASK, sentences_back
from archive.extract.quotes.speakers import FIRMS, POSTED, RANKED_ONE, Speaker, is_saying
from archive.extract.quotes.whereabouts import platform_in

WORD = re.compile(r"[\w’'-]+")
NEAR = 200
ABOVE = 400
NEAR_VERB, FAR_VERB = 25, 60
OF_BOTH = lexicon.word_set("netizens", "offline, too")
OF_THE_NET = netizen_nouns("people", "claimed", "other languages") - OF_BOTH
PEOPLE = OF_THE_NET | OF_BOTH
ALONE = netizen_nouns("alone")
IN_LINE = lexicon.sections("netizens")["in line"]
NET_WORDS = lexicon.any_of(lexicon.word_set("small_words", "of the net"))
ONLINE = re.compile(rf"\b(?:{NET_WORDS}|internet(?!\s+caf)|\d[\d,]*\s(?:likes|upvotes)|social\s+media)\b|#\w")
"""What is told of the net, in small letters."""
STEMS = tuple(
    {word[:5] for word in lexicon.word_set("small_words", "of the net")}
    | {"#", "internet", "likes", "upvotes", "social"}
)
AGED = re.compile(r"\b\d\d-year-old\b")
REVIEW = re.compile(
    r"(?:an?|one|another|the)\s(?:top|popular|recent|\w+-star|(?:most|much|best|top|highest)[\s-]\w+d)\s(?:answer|explanation|review)s?\b"
    r"|(?:an?|the)\s(?:common|dominant|general|overall|popular|prevailing)\s(?:consensus|mood|sentiment)\b"
)
"""What many read, or feel: `the highest-rated answer`, `the general sentiment`."""
FELLOWS = frozenset({"member", "members"})
OF_STAFF = frozenset({"board", "committee", "crew", "party", "staff", "team"})
OFFICIAL = re.compile(
    r"\b(?:official|embassy|police|newspaper|ministry|company|museum|bureau|government|team)\b|\b(?:airline|bank|brand|chain|firm|university)(?=\s*(?:[(（,@＠]|$))",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(r"(?:one|another|some|many|several|most)\sof\s(?:his|her|its|our|their)\s")
TOLD_OF = re.compile(r",|\swho\b")
"""What begins behind a noun phrase to tell more of who it is: `a nurse who’s now forty`."""
OWNED = re.compile(r"(?:[^’']{2,30}(?<!\bwho)[’']s?|his|her|its|their|my|our)\s|.*\sof\s(?:his|hers|mine|ours)$")
SURNAMES = frozenset({"Fan", "Fans"})
NICKNAMED = re.compile(r"\b(?:called|known\sas|named|nicknamed)\s[‘“]?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)[,’”]*$")


@dataclass(frozen=True)
class Telling:
    """All that a text tells of who speaks some words."""

    speaker: Speaker
    """What the words alone tell by which they are called."""
    subject: str
    context: str
    """The clause or sentence that lets them speak, with `subject` in it."""
    narration: str = ""
    """What the paragraph tells before the quotation, the clause included if it leads to that."""
    told: str = ""
    """What the paragraph above tells after its last voice."""
    lead: str = ""
    """The paragraph above."""
    signed: bool = False
    earlier: Sequence[Quoted] = ()
    """The voices before."""
    block: str = ""
    """The key of the paragraph."""

    @lazily
    def phrase(self) -> str:
        return (self.speaker.name or self.subject).lower()

    @lazily
    def words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.phrase))

    @lazily
    def nouns(self) -> frozenset[str]:
        """The words of the phrase that are no name's: not the *Man* of `Xu Man`, nor the *Consumer* of a watchdog."""
        words = WORD.findall(self.speaker.name or "")
        nouns = [
            word.lower() for word in words if word.islower() or (word not in SURNAMES and word.lower() in OF_THE_NET)
        ]
        opens_name = len(words) > 1 and words[1][0].isupper()
        return frozenset(nouns if opens_name else [*nouns, *map(str.lower, words[:1])])

    @lazily
    def noun(self) -> str:
        """The noun that ends the phrase: `woman` of `the young woman from Wuhu`."""
        return next(reversed(WORD.findall(WHEREABOUTS.split(TOLD_OF.split(self.phrase)[0])[0])), "")

    @lazily
    def is_named(self) -> bool:
        """Whether they have a name that is no nickname: not `a member called Ice Fisher`."""
        return self.speaker.grade == "named" and not NICKNAMED.search(self.speaker.name or "")

    @lazily
    def is_user(self) -> bool:
        is_chinese = HAN.match(self.phrase) is not None and self.speaker.kind == "netizen"
        return is_chinese or bool(self.nouns & OF_THE_NET)

    @lazily
    def is_customer(self) -> bool:
        """Whether they are called what people are online and off: `viewers`, `one person`."""
        return not self.is_user and bool(self.nouns & OF_BOTH)

    @lazily
    def is_comment(self) -> bool:
        if self.is_user or self.is_named:
            return False
        ranked = RANKED_ONE.fullmatch(self.phrase) or REVIEW.match(self.phrase) or POSTED.match(self.phrase)
        return ranked is not None or (self.speaker.kind == "netizen" and is_saying(self.phrase))

    @lazily
    def is_bare(self) -> bool:
        """Whether no noun tells who they are: `others`, `a third`, `one of them`."""
        if self.phrase in IN_LINE or self.phrase == "a few":
            return True
        if OF_OTHERS.match(self.phrase):
            return False
        is_other = self.is_user or self.is_customer or self.is_comment or self.is_person
        opens = self.phrase.split()[:1]
        return self.speaker.kind == "netizen" and not is_other and (bool(ALONE & {*opens}) or opens == ["those"])

    @lazily
    def is_person(self) -> bool:
        """Whether they are called what anybody is who may be online or not: `a nurse`, `the young woman`."""
        is_other = self.is_user or self.is_customer or self.is_comment or self.phrase in IN_LINE or self.phrase == "one"
        if is_other or self.speaker.grade not in ("described", "crowd"):
            return False
        known = (
            is_person(TOLD_OF.split(self.phrase)[0])
            or self.nouns & netizen_nouns("passers-by")
            or AGED.search(self.phrase)
        )
        return bool(known)

    @lazily
    def is_of_office(self) -> bool:
        """Whether they speak for an office, or as one who knows; a member of a forum does not."""
        is_fellow = not self.words.isdisjoint(FELLOWS) and self.words.isdisjoint(OF_STAFF)
        return not (self.is_user or is_fellow) and of_office(self.phrase, set(self.words))

    @lazily
    def is_firm(self) -> bool:
        return not self.is_of_office and (self.noun in FIRMS or OFFICIAL.search(self.subject) is not None)

    @lazily
    def is_owned(self) -> bool:
        """Whether they are somebody's: `his daughter`, `the park’s owner`; a comment may be, too."""
        is_other = self.is_named or self.is_user or self.is_customer or self.is_comment
        return not is_other and OWNED.match(self.phrase) is not None

    @property
    def is_definite(self) -> bool:
        return self.phrase.startswith(("the ", "this "))

    @property
    def is_anybody(self) -> bool:
        """Whether they are a person, or persons, of whom nothing was told: `a nurse`, `young mothers`."""
        return self.is_person and not (self.is_definite or self.is_owned)

    @lazily
    def _at(self) -> int:
        return self.context.find(self.subject)

    @lazily
    def behind(self) -> str:
        """The clause behind who speaks."""
        return self.context[self._at + len(self.subject) :] if self._at >= 0 else ""

    @lazily
    def verb(self) -> str:
        """Where the verb of the clause stands: right behind who speaks, or before."""
        return f"{self.context[max(0, self._at - NEAR_VERB) : max(0, self._at)]} {self.behind[:FAR_VERB]}"

    @lazily
    def clause(self) -> str:
        """The clause without who speaks."""
        return f"{self.context[: self._at] if self._at >= 0 else self.context} {self.behind}".replace(MASK, "")

    @lazily
    def before(self) -> str:
        """What the paragraph tells before the clause."""
        told, context = self.narration.rstrip(), self.context.rstrip()
        return (told.removesuffix(context) if context else told)[-NEAR:]

    @lazily
    def sentence(self) -> str:
        """The sentence before, of this paragraph or the one above."""
        here = next((one for one in sentences_back(self.before) if one.strip(f' {MASK}“”"‘’')), "")
        return here or next((one for one in sentences_back(self.told) if one.strip()), "")

    @lazily
    def above(self) -> str:
        return f"{self.lead[-ABOVE:]} {self.before}"

    @property
    def last(self) -> Speaker | None:
        return self.earlier[-1].speaker if self.earlier else None

    @property
    def last_here(self) -> Speaker | None:
        """Who spoke last in the same paragraph."""
        return self.last if self.earlier and self.earlier[-1].spans[-1][0] == self.block else None

    @lazily
    def is_online(self) -> bool:
        """Whether the clause speaks of the net."""
        return self.is_on_platform or ONLINE.search(self.clause.lower()) is not None

    @lazily
    def is_on_platform(self) -> bool:
        return platform_in(f"{self.subject} {self.clause}") is not None

    @lazily
    def is_near_net(self) -> bool:
        """Whether anything near speaks of the net."""
        return self.is_online or self.is_online_before or speaks_of_net(self.above)

    @lazily
    def is_online_before(self) -> bool:
        """Whether the sentence before speaks of the net."""
        return speaks_of_net(self.sentence)


def speaks_of_net(text: str) -> bool:
    """Whether a text speaks of the net: by a platform, or what people do there."""
    small = text.lower()
    hints = any(stem in small for stem in STEMS)  # looked for first, as most texts hold none
    return (hints and ONLINE.search(small) is not None) or platform_in(text) is not None
