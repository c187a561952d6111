"""Whose a comment is that is said to say something: `a comment left by many users`, `one listener’s reply`."""

import re

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.speakers import crowd, is_saying, speaker_of

BEHIND = re.compile(
    r"[^.:;,“”\"_]{0,40}?\s(?:(?:by|from)\s+|of\s+(?=(?:an?|one|another|some|many)\s))(?P<who>[^.:;,“”\"_]{3,60})"
)
SENT = re.compile(
    r"\s(?:that\s+|which\s+)?(?P<who>(?:(?:his|her|their|the|an?)\s+)?[\w’-]+(?:\s[A-Z][\w’-]+)?)\s(?:had\s+|has\s+|once\s+)?(?:left|posted|sent|shared|texted|typed|wrote)\b"
)
"""Whose a message is: `The last message his mother sent him was: “`."""
BY_HANDLE = re.compile(r",?\s(?:by|from)\s(?P<who>[@＠][^\s,.:;]+)")
"""Under which handle it was written, where nothing else tells of it: `The reply, by @soup, was: “`."""
BARE_WORDS = 2
OWNER = re.compile(r"(?P<who>.{3,60}?)[’']s?\s+(?:[\w’-]+\s+){0,2}[\w’-]+$")
OF_THEM = re.compile(
    r"(?:one|another|some|several|many|most|two|three|a\s+few)\s+of\s+(?:them|these|those)$", re.IGNORECASE
)


def with_writer(said: Attribution) -> Attribution:
    """An attribution to a comment as one to the netizens who wrote it, if it says who they are."""
    if not is_saying(said.subject):
        return said
    at = said.context.find(said.subject)
    bare = at >= 0 and len(said.subject.split()) <= BARE_WORDS
    if bare and (handle := BY_HANDLE.match(said.context, at + len(said.subject))):
        return Attribution(handle["who"], said.context)
    sent = SENT.match(said.context, at + len(said.subject)) if at >= 0 else None
    if sent and sent["who"].split()[0] not in ("was", "were", "is", "and"):
        return Attribution(sent["who"], said.context)
    found = OWNER.match(said.subject) or (at >= 0 and BEHIND.match(said.context, at + len(said.subject)))
    found = found or BEHIND.match(said.subject)
    people = crowd(found["who"]) if found else None
    if not found or not people or people[0] or is_saying(found["who"]) or speaker_of(found["who"]).kind != "netizen":
        return said
    return Attribution(found["who"][: people[1]], said.context)


def is_one_of_them(subject: str) -> bool:
    """Whether a subject is some of those told of before: `one of them`."""
    return OF_THEM.fullmatch(subject) is not None
