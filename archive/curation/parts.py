"""The parts of an article that are decided one by one: its blocks, and which of its words are a voice."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from django.core.exceptions import ValidationError

from archive.catalogue.anchors import anchor
from archive.catalogue.mended import BLOCK, VOICE
from archive.extract.records import Block, BlockKind
from archive.models import Article, QuotedComment

VOICE_PARTS = ("text", "speaker", "handle", "platform", "place", "kind", "grade", "original")
LONGEST_BLOCK = 50_000  # characters
KINDS: tuple[str, ...] = get_args(BlockKind)


def is_part(field: str) -> bool:
    return field.startswith((BLOCK, VOICE))


def part_of(article: Article, field: str) -> dict[str, str] | None:
    """What a block or a voice is as decisions keep it, or None if the article has none of that name."""
    reader = block_of if field.startswith(BLOCK) else voice_of
    return reader(article, field.partition(":")[2])


def block_of(article: Article, key: str) -> dict[str, str] | None:
    found = next((block for block in article.blocks if block["key"] == key), None)
    return {"kind": found["kind"], "text": found["text"]} if found else None


def voice_of(article: Article, pk: str) -> dict[str, str] | None:
    voice = QuotedComment.objects.filter(article=article, pk=pk).first()
    return {name: getattr(voice, name) for name in VOICE_PARTS} if voice else None


def check_part(article: Article, field: str, value: Any) -> None:
    """Raises ValidationError for a block or a voice that cannot be."""
    check: Callable[[Article, str, Any], None] = check_block if field.startswith(BLOCK) else check_voice
    check(article, field.partition(":")[2], value)


def check_block(article: Article, key: str, value: Mapping[str, str] | None) -> None:
    if value is None:
        if [block["key"] for block in article.blocks] == [key]:
            raise ValidationError("An article needs a passage: hide it instead.")
        return
    if value["kind"] not in KINDS:
        raise ValidationError(f"“{value['kind']}” is no kind of passage.")
    if not value["text"].strip():
        raise ValidationError("A passage without words: leave it out instead.")
    if len(value["text"]) > LONGEST_BLOCK:
        raise ValidationError(f"A passage has at most {LONGEST_BLOCK:,} characters.")


def check_voice(article: Article, pk: str, value: Mapping[str, str] | None) -> None:
    if value is None:
        return
    check_said(article, value["text"])
    draft = QuotedComment(article=article, **value)
    draft.full_clean(exclude={"id", "article", "order", "spans"}, validate_unique=False)


def check_said(article: Article, words: str) -> None:
    """The words of a voice are the article's own: they stand in it, and in one place."""
    if not words.strip():
        raise ValidationError("A voice needs words.")
    if not anchor(words, [Block(**block) for block in article.blocks]):
        raise ValidationError(
            "These words do not stand in the article, or in several places: take them from one passage as they are "
            "printed there."
        )
