"""Cleaned articles, one JSON object each, in the shape of the export record.

Title and blocks suffice, or title and a plain `body` whose paragraphs stand between blank lines. What a record states
is taken as it is; voices, terms, hashtags and handles that it does not state are found in its blocks as in those of a
page. `url` is the permalink of whoever exported the record, and is ignored; so are fields that are not known.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, get_args

from archive.extract.dates import is_edtf
from archive.extract.errors import Unreadable
from archive.extract.fields import Field
from archive.extract.finds import Finds, find_in
from archive.extract.keys import key_blocks
from archive.extract.languages import language_of
from archive.extract.quotes import join_quotation
from archive.extract.records import (
    Basis,
    Biography,
    Block,
    BlockKind,
    Byline,
    Grade,
    ParsedArticle,
    Provenance,
    ReaderComment,
    Reading,
    Role,
    Span,
    Tag,
    Term,
    Voice,
    VoiceKind,
)

PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}")


def read_record(text: str) -> Reading:
    """Read one cleaned article. Raises Unreadable that names the field: `blocks[3].kind: 'foo' is not one of …`."""
    try:
        stated = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(f"not valid JSON: {_where(problem)}") from None
    if not isinstance(stated, dict):
        raise Unreadable("not a JSON object")
    return Reading("record", (_article(Field(stated), len(text)),))


def _where(problem: ValueError | RecursionError) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return f"{problem.msg} at character {problem.pos + 1}"
    return "nested too deeply" if isinstance(problem, RecursionError) else "a number is too long"


def _article(record: Field, length: int) -> ParsedArticle:
    title = record.get("title").text()
    blocks = _blocks(record)
    notes = record.get("notes").each(Field.text)
    finds = find_in(blocks, notes)
    published, basis = _published(record)
    return ParsedArticle(
        title=title,
        start=0,
        end=length,
        blocks=blocks,
        standfirst=record.get("standfirst").text_or_none(),
        category=record.get("category").text_or_none(),
        bylines=record.get("bylines").each(_byline),
        biographies=record.get("biographies").each(_biography),
        published=published,
        published_basis=basis,
        copyright=record.get("copyright").text_or_none(),
        language=_language(record.get("language"), blocks),
        source=record.get("source").text_or_none(),
        original_url=record.get("original_url").text_or_none(),
        voices=_voices(record.get("quoted_comments"), blocks, finds),
        terms=_terms(record.get("terms"), blocks, finds),
        hashtags=_tags(record.get("hashtags"), blocks, finds.hashtags),
        handles=_tags(record.get("handles"), blocks, finds.handles),
        references=record.get("references").each(Field.text),
        notes=notes,
        reader_comments=record.get("reader_comments").each(_comment),
        id=record.get("id").text_or_none(),
        slug=record.get("slug").text_or_none(),
        topics=record.get("topics").each(Field.text) if record.get("topics").given else None,
        captures=record.get("captures").each(_provenance),
    )


def _blocks(record: Field) -> tuple[Block, ...]:
    stated = record.get("blocks")
    if not stated.given and record.get("body").given:
        paragraphs = [part.strip() for part in PARAGRAPHS.split(record.get("body").text())]
        return key_blocks(("paragraph", part) for part in paragraphs if part)
    if not stated.given:
        raise stated.wrong("missing (or a plain body)")
    pairs = stated.each(
        lambda block: (block.get("kind").one_of(get_args(BlockKind), "paragraph"), block.get("text").text())
    )
    if not pairs:
        raise stated.wrong("is empty")
    keys = stated.each(lambda block: block.get("key").text_or_none())
    blocks = [Block(key or made.key, made.kind, made.text) for key, made in zip(keys, key_blocks(pairs), strict=True)]
    _refuse_equal_keys(stated, blocks)
    return tuple(blocks)


def _refuse_equal_keys(stated: Field, blocks: Sequence[Block]) -> None:
    met: set[str] = set()
    for at, block in enumerate(blocks):
        if block.key in met:
            raise Unreadable(f"{stated.path}[{at}].key: '{block.key[:40]}' stands twice")
        met.add(block.key)


def _published(record: Field) -> tuple[str | None, Basis | None]:
    field = record.get("published")
    published = field.text_or_none()
    if published is None:
        return None, None
    if not is_edtf(published):
        raise field.wrong(f"'{published[:40]}' is no EDTF date")
    return published, record.get("published_basis").one_of(get_args(Basis), "printed")


def _language(field: Field, blocks: Sequence[Block]) -> str:
    language = field.text_or_none()
    if language and not LANGUAGE.fullmatch(language):
        raise field.wrong(f"'{language[:40]}' is no language code")
    return language or language_of(block.text for block in blocks)


def _byline(byline: Field) -> Byline:
    name = byline.get("name").text()
    role = byline.get("role").one_of(get_args(Role), "author")
    return Byline(name, role, byline.get("as_printed").text_or_none() or name)


def _biography(biography: Field) -> Biography:
    return Biography(biography.get("name").text(), biography.get("text").text())


def _comment(comment: Field) -> ReaderComment:
    name, text = comment.get("name").text_or_none(), comment.get("text").text_or_none()
    return ReaderComment(name or "", comment.get("date").text_or_none(), text or "")


def _provenance(capture: Field) -> Provenance:
    name, digest = capture.get("name").text(), capture.get("sha256").text()
    return Provenance(name, digest, capture.get("start").number(), capture.get("end").number())


def _voices(stated: Field, blocks: Sequence[Block], finds: Finds) -> tuple[Voice, ...]:
    if not stated.given:
        return finds.voices
    texts = {block.key: block.text for block in blocks}
    return stated.each(lambda voice: _voice(voice, texts))


def _voice(voice: Field, texts: dict[str, str]) -> Voice:
    spans = voice.get("spans").each(lambda span: _span(span, texts))
    text = voice.get("text").text()
    if spans and join_quotation(texts[key][start:end] for key, start, end in spans) != text:
        raise voice.get("spans").wrong("the blocks have other words there than `text`")
    return Voice(
        text=text,
        speaker=voice.get("speaker").text_or_none(),
        handle=voice.get("handle").text_or_none(),
        platform=voice.get("platform").text_or_none(),
        place=voice.get("place").text_or_none(),
        voice=voice.get("voice").one_of(get_args(VoiceKind), "netizen"),
        grade=voice.get("grade").one_of(get_args(Grade), "none"),
        original=voice.get("original").text_or_none(),
        spans=spans,
    )


def _span(span: Field, texts: dict[str, str]) -> Span:
    parts: Any = span.value
    if not isinstance(parts, list) or [type(part) for part in parts] != [str, int, int]:
        raise span.wrong("is not [block key, start, end]")
    key, start, end = parts
    if key not in texts:
        raise span.wrong(f"no block has the key '{key[:40]}'")
    if not 0 <= start < end <= len(texts[key]):
        raise span.wrong(f"{start} to {end} is not within block {key}")
    return key, start, end


def _terms(stated: Field, blocks: Sequence[Block], finds: Finds) -> tuple[Term, ...]:
    if not stated.given:
        return finds.terms
    places = {term.hanzi: term.spans for term in finds.terms}

    def term(field: Field) -> Term:
        hanzi = field.get("hanzi").text()
        spans = places.get(hanzi) or _places(hanzi, blocks)
        return Term(hanzi, field.get("pinyin").text_or_none(), field.get("gloss").text_or_none(), spans)

    return stated.each(term)


def _tags(stated: Field, blocks: Sequence[Block], found: Sequence[Tag]) -> tuple[Tag, ...]:
    if not stated.given:
        return tuple(found)
    tags = {tag.text: tag for tag in found}
    return tuple(tags.get(text) or Tag(text, _places(text, blocks)) for text in stated.each(Field.text))


def _places(words: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Where stated words stand in the blocks."""
    return tuple(
        (block.key, found.start(), found.end())
        for block in blocks
        for found in re.finditer(re.escape(words), block.text)
    )
