"""Whether somebody speaks on the net: told by the verb, and by what was told of them before."""

import re
from dataclasses import replace

from archive.extract import lexicon
from archive.extract.quotes.nouns import is_person, of_office
from archive.extract.quotes.speakers import Speaker
from archive.extract.quotes.whereabouts import USER, platform_in

WRITES = re.compile(lexicon.whole_word(lexicon.word_set("small_words", "written online")), re.IGNORECASE)
ONLINE = re.compile(
    r"\b(?:posts?|comments?|repl(?:y|ies)|tweets?|hashtags?|threads?|online|internet(?!\s+caf)|underneath|forums?|chats?|netizens?|users?|followers?|following|viewers?|\d[\d,]*\s(?:likes|upvotes)|social\s+media)\b",
    re.IGNORECASE,
)
ONE_BODY = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
RELATED = re.compile(r"(?:his|her|their)\s+[a-z]", re.IGNORECASE)
POSTS_AS = re.compile(
    r"[^.;:“”\"]{0,60}?\bwho\s+(?:posts|writes|blogs|vlogs|streams|tweets|goes\s+by|uses\s+the\s+(?:name|handle)|calls\s+(?:him|her|them)sel\w+)\b"
    r"|[^.;:“”\"]{0,40}?\swith\s+the\s+(?:handle|user\s?name|screen\s+name)\b"
)
"""Who has a name of their own on the net: `a cook who posts under the name Half Pear`."""
ON_IT = re.compile(r"(?:^|[,;–—]\s|\b(?:and|but|while)\s)[Oo]n\s+(?P<where>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?),?\s+$")
"""Where somebody is told to speak: `on Maimai, an employee remarked`."""
INTERVIEWED = re.compile(r"\s(?:who\s+was\s+)?(?:contacted|interviewed|reached|approached|visited)\s+by\b")
REPLIES = re.compile(r"\b(?:repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|in\s+response|chim(?:es|ed)\s+in)\b")
THE_ONE = re.compile(r"the\s+(?:[a-z\d-]+\s+)?(?P<noun>[a-z-]+)")
AUTHOR = re.compile(r"[Ii]ts\s(?:author|writer|maker|creator)")
INSIDER = re.compile(
    r"(?:an?|one|another|two|three|several|some)\s(?:other\s)?(?:person|people)\s"
    r"(?:familiar\swith|close\sto|briefed|with\s(?:direct\s)?knowledge|who\s(?:still\s|once\s)?work(?:s|ed)?\s(?:in|at|for|on|there|with)\b)"
)
"""Who tells the press what they know: `said a person familiar with the matter`."""
WROTE_IT = re.compile(
    r"\s[^.!?]{0,90}?\b(?:wrote|posted|left|sent|shared)\s(?:an?|this)\s(?:\w+\s){0,3}(?:comment|message|post|reply)\b"
)
"""What `it` means: `A man in tower three wrote a long message. “…,” it began`."""
REVIEW = re.compile(
    r"(?:an?|one|another|the)\s(?:(?:only|single|short|long|typical|glowing|angry|positive|negative|online|user|written|anonymous|top|popular|recent|\w+-star|(?:most|much|best|top|highest)[\s-]\w+d)\s){1,3}reviews?\b",
    re.IGNORECASE,
)
GROUP_CHAT = re.compile(
    r"\b(?:posted|posts?|wrote|writes?|sent|sends?|shared|shares?|asked|announced|complained)\b[^.!?]*?\s(?:in|into|on|to)\s(?:the|our|their|my|his|her|a)\s"
    r"(?:[\w’-]+\s){0,3}?(?:group\s?chat|chat\s?group|WeChat\s(?:group|channel)|group|chat|forum|thread|message\s+board)\b"
)
"""A sentence in which something is posted where neighbours chat: `I sent a photo of it to the tenants’ group.`"""
FELLOW = re.compile(r"(?:an?|one|another|some|several)\s(?:\w+\s)?members?\b", re.IGNORECASE)
AMONG_FELLOWS = re.compile(r"\b(?:forums?|chats?|message\s+boards?|threads?|online|posting|posted|WeChat\s+groups?)\b")
THREAD = re.compile(r"\b(?:[Oo]ne|[Aa]n?|[Tt]he|[Tt]his)\s(?:[\w-]+\s){0,2}(?:comment|post|thread|vlog)\b")
"""What its author wrote on the net, told of in the sentence before."""
REACH = 240
OFFLINE_TOO = lexicon.word_set("netizens", "offline, too")
PASSERS_BY = lexicon.word_set("netizens", "passers-by")
NICKNAMED = re.compile(
    r"(?:an?|the|one|another)\s+[a-z-]+(?:\s[a-z-]+)?,?\s+(?:nicknamed|who\s+goes\s+by|(?:posting|writing)\s+as|alias|aka)\s[^,]*[,’”]"
)
"""Whom only a nickname names: `the lodger, nicknamed ‘Old Spoon,’ wrote`."""
POSTED_IN = re.compile(
    r"[^.:;“”\"_]{0,60}?\s(?:(?:in|from|on)\s(?:the|a|its|his|her)\s(?:(?:app’s|live|bullet|group)\s)?(?:comments|comment\s+section|replies|thread|chat|forum|livestream|live\s?stream|stream|message\s+board)"
    r"|(?:under|below|beneath|underneath)\s(?:the|a|his|her|their|its)\s(?:own\s|latest\s|last\s)?(?:clip|photo|post|thread|video|vlog))\b"
)
"""Where only those write who are online: `the neighbor wrote in the comments`, `one explains under his own video`."""
CLAUSE_END = re.compile(r"[.:;“”\"_]")
ON_PLATFORM = re.compile(
    r"\s(?:on|via|over)\s[A-Z]|\sin\s(?:an?|his|her|their)\s[A-Z]\w+\s(?:post|video|comment|review|clip)\b"
)
MEMBER = re.compile(
    r"(?:(?:board|club|forum|fellow|group)\s)?member\s[a-z][\w-]*|(?:board|club|forum|group)\smember\s.*"
)
IN_A_POST = re.compile(r"\sin\s(?:an?|his|her|their)\s[A-Z]\w+\s(?:post|video|comment|review|clip)\b")
POSTER = re.compile(r"\swho\s")
COMMENTED_AT = re.compile(
    r"\s*(?:,\s)?commented\s+(?:on|under|below|beneath)\s+(?:[A-Z]|(?:the|his|her|its|their)\s+(?:\w+\s+)?(?:page|post|video|clip|thread|article)\b)"
)


def is_reply_of_ones_own(subject: str, context: str) -> bool:
    """Whether somebody of the netizen who spoke last answers them: `Her friend, in reply:`, `his son replied`."""
    if not RELATED.match(subject):
        return False
    behind = context[context.find(subject) + len(subject) :] if subject in context else ""
    return REPLIES.search(behind) is not None


def by_deeds(speaker: Speaker, subject: str, context: str, told: str) -> Speaker:
    """A speaker as netizen or as named, where only what they do tells: `the viewer said`, `the woman wrote`."""
    the_one = THE_ONE.fullmatch((speaker.name or "").lower())
    behind = context[context.find(subject) + len(subject) :] if subject in context else ""
    writes = WRITES.search(behind) or WRITES.search(context[: context.find(subject)])
    if INSIDER.match(context, max(0, context.find(subject))) and not WRITES.search(context):
        return replace(speaker, kind="named")
    if speaker.kind == "named" and (_wrote_it(speaker, subject, told) or REVIEW.match(subject)):
        return replace(speaker, kind="netizen")
    if speaker.kind == "netizen" and the_one and the_one["noun"] in OFFLINE_TOO:
        around = re.sub(re.escape(subject), "", told + context, flags=re.IGNORECASE)
        is_online = writes or ONLINE.search(around) or platform_in(around)
        return speaker if is_online else replace(speaker, kind="named")
    if speaker.kind == "named" and (the_one or MEMBER.fullmatch(subject)) and _is_posting(subject, told):
        return replace(speaker, kind="netizen")
    if speaker.kind == "named" and the_one and _with_handle(the_one["noun"], told):
        return replace(speaker, kind="netizen")
    if speaker.kind == "named" and AUTHOR.fullmatch(speaker.name or "") and THREAD.search(told[-REACH:]):
        return replace(speaker, kind="netizen")
    if (
        speaker.kind == "named"
        and (
            (the_one and POSTER.search(subject + behind))
            or (the_one and the_one["noun"] == "author")
            or ONE_BODY.match(subject)
        )
        and POSTED_IN.match(behind)
    ):
        return speaker if of_office(subject.lower(), set(subject.lower().split())) else replace(speaker, kind="netizen")
    if speaker.kind == "named" and the_one and the_one["noun"] in PASSERS_BY and writes:
        return replace(speaker, kind="netizen") if _told_to_post(the_one["noun"], told) else speaker
    if speaker.kind == "named" and ONE_BODY.match(subject) and POSTS_AS.match(behind):
        return replace(speaker, kind="netizen")
    if speaker.kind == "named" and NICKNAMED.match(f"{speaker.name} "):
        return replace(speaker, kind="netizen") if writes or ONLINE.search(told) or platform_in(told) else speaker
    if speaker.kind == "named" and speaks_on_platform_behind(speaker, subject, behind):
        return replace(speaker, kind="netizen")
    commented = speaker.grade == "named" and COMMENTED_AT.match(behind) is not None
    is_new = commented and _is_plain(subject) and subject not in told.replace(context, "")
    return replace(speaker, kind="netizen") if is_new else speaker


def speaks_on_platform_behind(speaker: Speaker, subject: str, behind: str) -> bool:
    """Whether somebody without name or office is said to speak on a platform: `a regular complained on Dianping`."""
    if speaker.grade != "described" or not ONE_BODY.match(subject):
        return False
    clause = CLAUSE_END.split(behind, maxsplit=1)[0]
    if IN_A_POST.search(clause):
        return True
    is_office = of_office(subject.lower(), set(subject.lower().split()))
    return not is_office and ON_PLATFORM.search(clause) is not None and platform_in(clause) is not None


def answers_in_group(subject: str, told: str) -> bool:
    """Whether a person without name or office speaks right behind a sentence that tells of a post in a group chat."""
    person = is_person(subject) or subject.split()[-1] in ("couple", "family")
    return (
        person and GROUP_CHAT.search(told) is not None and not of_office(subject.lower(), set(subject.lower().split()))
    )


def speaks_online(subject: str, context: str, told: str) -> bool:
    """Whether it is told right before who speaks that they are on the net: `On Maimai, an employee said`."""
    return _speaks_on_platform(subject, context) or _is_fellow_online(subject, told)


def _speaks_on_platform(subject: str, context: str) -> bool:
    found = ON_IT.search(context[: max(0, context.find(subject))])
    return found is not None and platform_in(found["where"]) is not None


def _is_fellow_online(subject: str, told: str) -> bool:
    """Whether a member speaks of what people join on the net: `The forum grew. “…,” another member noted`."""
    return FELLOW.match(subject) is not None and AMONG_FELLOWS.search(told) is not None


def _wrote_it(speaker: Speaker, subject: str, told: str) -> bool:
    """Whether `it` is the message that somebody was told to have written."""
    if subject.lower() != "it" or not speaker.name or not ONE_BODY.match(speaker.name):
        return False
    at = told.rfind(speaker.name)
    return at >= 0 and WROTE_IT.match(told, at + len(speaker.name)) is not None


TELLS_PRESS = re.compile(
    r"\s*(?:\w+ly\s)?(?:told|tells|recalled\sto|explained\sto|admitted\sto|said\sto|confided\sto|confided\sin)\s"
    r"(?:me|us|reporters|journalists|the\s(?:[A-Z][\w’-]+\s?){1,4}|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,3})(?=[\s,.:;]|$)"
)
"""Who speaks to the writer or a paper: `one tester told me`."""


def tells_the_press(subject: str, context: str) -> bool:
    """Whether somebody is told to say something to the writer or to a paper, not on the net."""
    at = context.find(subject)
    found = TELLS_PRESS.match(context, at + len(subject)) if at >= 0 else None
    return found is not None and platform_in(found[0]) is None


def the_person_tells(speaker: Speaker, subject: str, context: str) -> bool:
    """Whether one who is no user by the noun tells a paper something: `the person told Harbour Post`."""
    is_one = speaker.kind == "netizen" and speaker.grade == "described" and USER.search(subject) is None
    return is_one and tells_the_press(subject, context) and WRITES.search(context) is None


def is_interviewed(subject: str, told: str) -> bool:
    """Whether somebody was asked by the press: `A seller contacted by the Daily`."""
    at = told.rfind(subject)
    return at >= 0 and INTERVIEWED.match(told, at + len(subject)) is not None


def _is_posting(subject: str, told: str) -> bool:
    """Whether the post told of before speaks, or a member of a forum by a name in small letters."""
    if MEMBER.fullmatch(subject):
        return True
    noun = subject.split()[-1]
    return (
        noun in ("comment", "post", "review", "thread")
        and re.search(rf"\b(?:[Oo]ne|[Aa]n?|[Tt]his)\s(?:[\w-]+\s){{0,3}}{noun}\b", told[-REACH:]) is not None
    )


def _with_handle(noun: str, told: str) -> bool:
    """Whether a person was told of with a handle: `One lawyer (@soupman) wrote`, before `the lawyer added`."""
    return (
        re.search(rf"\b(?:an?|one|another)\s(?:[\w-]+\s){{0,2}}{re.escape(noun)}\s?[(（][@＠]", told, re.IGNORECASE)
        is not None
    )


def _told_to_post(noun: str, told: str) -> bool:
    """Whether somebody was told to have posted something: `A woman posted about her soup.`"""
    return (
        re.search(
            rf"\b(?:an?|one|another)\s+(?:[\w-]+\s+){{0,3}}(?:{noun}|user|netizen|blogger)\b[^.!?]*(?:(?:[.]\s(?:He|She)\s)?(?:{WRITES.pattern}|\bshared\b|\buploaded\b))",
            told,
            re.IGNORECASE,
        )
        is not None
    )


def _is_plain(name: str) -> bool:
    """Whether a name is all that is told of its bearer: `Gu Lan`, not `Mayor Gu Lan` or `Canal Daily, a paper`."""
    return re.fullmatch(r"[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){1,2}", name) is not None and not set(name.lower().split()) & {
        entry.lower() for entry in lexicon.entries("titles")
    }
