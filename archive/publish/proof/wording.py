"""Fates, parts and finds in words."""

from archive.extract.proof import Stretch
from archive.extract.records import BlockKind, Grade, Part, Tag, Term, Voice, VoiceKind
from archive.extract.tracing import Mark

PARTS: dict[Part, str] = {
    "category": "section", "title": "title", "standfirst": "standfirst", "byline": "byline", "published": "date",
    "block": "text", "note": "note", "reference": "reference", "copyright": "copyright line",
    "biography": "biography", "comment": "reader’s comment",
}  # fmt: skip
KINDS: dict[VoiceKind, str] = {"netizen": "netizen", "named": "person or body"}
GRADES: dict[Grade, str] = {
    "named": "named", "handle": "by handle", "described": "described", "crowd": "a crowd", "none": "not attributed",
}  # fmt: skip


def fate_in_words(stretch: Stretch, kind: BlockKind | None, is_stated: bool) -> str:
    """E.g. `pull quote`, `reference`, `dropped: print button`, `accounted for by nothing`."""
    if stretch.fate == "dropped":
        return f"dropped: {stretch.rule}"
    if stretch.fate == "unaccounted":
        return "accounted for by nothing"
    if is_stated:
        return "taken as stated"
    if kind:
        return kind.replace("_", " ")
    return PARTS[stretch.part] if stretch.part else "in the article"


def find_in_words(mark: Mark) -> str:
    """Who is quoted, a term with pinyin and gloss, or the tag itself."""
    find = mark.find
    if isinstance(find, Voice):
        return find.speaker or find.handle or "nobody"
    if isinstance(find, Term):
        gloss = f"“{find.gloss}”" if find.gloss else ""
        return " ".join(part for part in (find.hanzi, find.pinyin, gloss) if part)
    return find.text


def details_in_words(mark: Mark) -> str:
    """What else is known: of a voice `Weibo · Hunan · netizen, described · 原文`, of a hashtag its views."""
    find = mark.find
    if isinstance(find, Tag):
        return f"{find.views} views" if find.views else ""
    if not isinstance(find, Voice):
        return ""
    handle = find.handle if find.speaker else None
    known = [part for part in (handle, find.platform, find.place) if part]
    known += [f"{KINDS[find.voice]}, {GRADES[find.grade]}"]
    return " · ".join([*known, find.original] if find.original else known)
