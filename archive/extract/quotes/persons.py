"""Persons a text speaks of: whom `he` or `she` in the sentence after means."""

import re
from collections.abc import Iterable

from archive.extract import lexicon
from archive.extract.quotes.names import names_in
from archive.extract.quotes.nouns import WHEREABOUTS, is_person
from archive.extract.quotes.speakers import PRONOUN, speaker_of
from archive.extract.quotes.subjects import AFTER_PREPOSITION, first_subject, with_name
from archive.extract.quotes.whereabouts import is_whereabouts

SUBORDINATE = re.compile(
    r"(?:When|While|As|After|Before|Once|Since|Although|Though|Because)\s+(?:(?:I|we)\s+(?:ask|asked|call|called|meet|met|tell|told|visit|visited)\s+)?"
    r"(?P<name>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,3})\s[^,]*,"
)
ASKED_BY = re.compile(
    r"(?:When|After|Once|As)\s[^,.:;]{2,60}?\s(?:asked|asks|called|told|tells|visited)\s(?P<name>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2})\s[^,]*,"
)
"""Whom somebody asks: `When a paper asked Ann Vale why, she shook her head`."""
STORY_OF = re.compile(
    r"(?:The|One)\s(?:account|case|experience|fate|story|tale)\sof\s(?P<person>(?:an?|one)\s(?:[\w-]+\s){0,2}[\w-]+(?:\s(?:from|in)\s[A-Z][\w’-]+)?)(?=,|\s(?:has|is|may|was|who)\s)"
)
"""Whose story is told: `The experience of a cook from Wuhu, who kept count, is typical`."""
FOR_NAME = re.compile(r"(?:For|To|According\s+to)\s+(?P<name>[^,.;:]{2,60}),\s")
ASKED = re.compile(
    r"(?:I|We)\s+(?:ask|asked|told|tell|called|call|met|meet|rang|ring)\s+(?P<person>(?:my|the|an?)\s+\w+)\b"
)
INTRODUCED = re.compile(
    r"\b(?:(?P<deed>signed|led|founded|written|run)\s+)?(?:from|by|with|of)\s+(?:the\s+)?(?:[a-z-]+\s){0,3}(?P<name>[A-Z][\w’-]+\s[A-Z][\w’-]+)(?:\s[(（][^()（）]*[)）])?,\s(?(deed)[a-z\d]|(?:\d\d\b|who\s|an?\s))"
)
"""Who is brought in with an age or a clause: `The idea came from headmaster Ann Vale, 38, who`."""
OWN_IS = re.compile(
    r"(?P<person>(?:My|Our|The|His|Her)\s(?:[a-z-]+\s)?[a-z-]+)[’']s\s(?:also|always|an?|been|from|in|not|now|on|still|the)\b"
)
PREDICATED = re.compile(
    r"(?:My|Our|The|His|Her)\s[^.,:;_]{2,40}?\s(?:is|was)\s(?P<person>an?\s(?:[a-z-]+\s){0,2}[a-z-]+(?:\s(?:from|in)\s[A-Z][\w’-]+)?)\s(?:who|whose)\s"
)
"""Who something is said to be: `My favourite is a girl from Wuhu who cooks. “…,” she writes`."""
FROM_SOMEBODY = re.compile(
    r"(?:My|Our|The)\s[^.,:;_]{2,50}?\s(?:is|was|comes|came)\s(?:from|by)\s(?P<person>an?\s(?:[a-z-]+\s){0,2}[a-z-]+(?:\s(?:from|in)\s[A-Z][\w’-]+)?)(?=[.,]|\s(?:who|whose)\s)"
)
"""Whom something is from: `My favourite is from a cook in Wuhu. “…,” she writes`."""
ONE_APPOSED = re.compile(
    r"(?:One|Another)(?:\sof\sthem)?,\s(?P<person>an?\s(?:[a-z\d-]+\s){0,3}?[a-z-]+|[A-Z][\w’-]+\s[A-Z][\w’-]+(?=,))(?=,|\s(?:who|from|in|at|of|with)\s)"
)
"""One of several with what they are: `One, a courier who had sold eleven, told us`."""
OF_SOMEBODY = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|one|another|someone|somebody)\b", re.IGNORECASE)
FAR = 45
ORGANISATIONS = lexicon.word_set("small_words", "organisations")
NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"})
MEN = lexicon.word_set("small_words", "men")
WOMEN = lexicon.word_set("small_words", "women")


def person_spoken_of(sentences: Iterable[str], pronoun: str) -> str | None:
    """The last person, by name or noun, that sentences are about: whom `pronoun`, he or she, after them means."""
    persons = (_person_in(sentence, pronoun) for sentence in sentences)
    return next((person for person in persons if person and not is_other_sex(person, pronoun)), None)


def is_other_sex(person: str, pronoun: str) -> bool:
    """Whether a person is a man and the pronoun `she`, or a woman and `he`."""
    noun = re.split(r"\s(?:from|of|in|at|with)\s|,", person)[0].split()[-1:]
    return bool(noun) and noun[0] in (MEN if pronoun == "she" else WOMEN)


def _person_in(sentence: str, pronoun: str) -> str | None:
    if (
        (held := FOR_NAME.match(sentence))
        and names_in(held["name"])
        and is_persons_name(WHEREABOUTS.split(held["name"])[0])
    ):
        return held["name"]  # `For the cook Ann Vale, it is a sign. “…,” she says`
    if (one := ONE_APPOSED.match(sentence)) and (one["person"][0].isupper() or is_person(one["person"])):
        return one["person"]
    if (story := STORY_OF.match(sentence)) and is_person(story["person"]):
        return story["person"]
    subject = first_subject(sentence)
    if (sender := FROM_SOMEBODY.match(sentence)) and is_person(sender["person"]):
        return sender["person"]
    if subject and (is_ := OWN_IS.match(sentence)) and is_person(is_["person"]):
        subject = is_["person"]  # `My wife’s in both. “…,” she says`
    if subject and not is_person(subject) and (told := PREDICATED.match(sentence)) and is_person(told["person"]):
        return told["person"]
    if subject and PRONOUN.fullmatch(subject) and (opening := ASKED_BY.match(sentence) or SUBORDINATE.match(sentence)):
        subject = opening["name"]  # `When Ann Vale came, she wrote`
    if (
        subject is not None
        and not names_in(subject)
        and not is_person(subject)
        and (introduced := INTRODUCED.search(sentence))
    ):
        return introduced["name"]
    if subject is None or PRONOUN.fullmatch(subject) or _is_crowd(subject):
        return _asked(sentence)
    if names_in(subject):
        names = (
            sentence[slice(*span)] for span in names_in(sentence) if not AFTER_PREPOSITION.search(sentence[: span[0]])
        )
        return next((re.sub(r"[’']s$", "", name) for name in (subject, *names) if is_persons_name(name)), None)
    far = sentence.find(subject) > FAR
    relative = OF_SOMEBODY.match(subject) and not _is_relative(subject, pronoun)
    if not far and (named := with_name(subject, sentence)) != subject:
        return named  # `Her grandson, Bao, held the bowl. “…,” he says`
    return subject if _is_somebody(subject) and not far and not relative else None


def _is_relative(subject: str, pronoun: str) -> bool:
    """Whether a relative can alone be meant, being of the other sex: `His mother came. “…,” she says`."""
    owner, relative = ("his", WOMEN) if pronoun == "she" else ("her", MEN)
    words = subject.split()
    return words[0].lower() == owner and words[-1] in relative


def _is_somebody(subject: str) -> bool:
    """Whether a subject is one person, or one netizen: `A cook`, `Another`."""
    people = speaker_of(subject)
    is_user = (people.kind, people.grade) == ("netizen", "described") and INDEFINITE.match(subject) is not None
    return is_user or is_person(subject)


def _asked(sentence: str) -> str | None:
    """Whom the writer asks: `I asked my mother why`."""
    found = ASKED.match(sentence)
    return found["person"] if found and is_person(found["person"]) else None


def is_persons_name(name: str) -> bool:
    """Whether a name is no place's, no firm's, and no plural (`Investors`)."""
    return not (
        ORGANISATIONS.intersection(re.split(r"\sof\sthe\s", name)[0].split())
        or is_whereabouts(name)
        or name.lower() in NUMBERS
        or re.fullmatch(r"[A-Z][a-z]{4,}s", name)
    )


def _is_crowd(subject: str) -> bool:
    """Whether a subject is of several people, whom no `he` or `she` means."""
    people = speaker_of(subject)
    return people.kind == "netizen" and people.grade == "crowd"
