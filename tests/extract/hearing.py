"""Who is heard in made-up paragraphs and blocks: words, speaker, kind."""

from archive.extract import key_blocks
from archive.extract.quotes import find_voices
from archive.extract.records import BlockKind
from tests.extract.test_voices import voices

Heard = list[tuple[str, str | None, str]]


def heard(*paragraphs: str) -> Heard:
    return [(voice.text, voice.speaker, voice.voice) for voice in voices(*paragraphs)]


def heard_in(*blocks: tuple[BlockKind, str]) -> Heard:
    return [(voice.text, voice.speaker, voice.voice) for voice in find_voices(key_blocks(blocks))[0]]
