"""Whatever a capture is broken into, it is read, all of it accounted for; `make soak` tries this for longer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.extract import read
from archive.extract.proof import text_of
from archive.extract.records import ParsedArticle, Reading
from tests.soak.fuzz import broken, captures_in, try_run
from tests.soak.properties import faults, faults_of

CAPTURES = Path(__file__).parents[2] / "fixtures" / "captures"
SAMPLE = "lantern-wire-digital-china-2019.txt"
SEED = 2026
RUNS, SLICE = 200, 20


@pytest.mark.parametrize("first", range(0, RUNS, SLICE))
def test_a_broken_capture_is_read_and_accounted_for(first: int) -> None:
    captures = captures_in([CAPTURES])
    failures = [failure for run in range(first, first + SLICE) if (failure := try_run(captures, SEED, run))]
    assert [(failure.run, failure.name, failure.faults) for failure in failures] == []


def test_a_run_can_be_had_again() -> None:
    captures = captures_in([CAPTURES])
    assert broken(captures, SEED, 7) == broken(captures, SEED, 7) != broken(captures, SEED, 8)


def test_a_capture_that_takes_too_long_is_a_fault() -> None:
    seconds = iter([0.0, 5.0])
    assert faults(b"Nothing much.", "a.txt", clock=lambda: next(seconds)) == ["5.0 s, more than 2"]


def moved(article: ParsedArticle) -> ParsedArticle:
    (key, start, end), *rest = article.voices[0].spans
    return replace(article, voices=(replace(article.voices[0], spans=((key, start + 1, end + 1), *rest)),))


def crosswise(article: ParsedArticle) -> ParsedArticle:
    voice = article.voices[0]
    text = " [...] ".join(reversed(voice.text.split(" [...] ")))
    return replace(article, voices=(replace(voice, text=text, spans=voice.spans[::-1]),))


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda article: replace(article, kept=article.kept[1:]), "nobody accounts for"),
        (lambda article: replace(article, kept=(*article.kept, *article.kept[:1])), "claimed twice"),
        (lambda article: replace(article, blocks=article.blocks + article.blocks[:1]), "two blocks have one key"),
        (lambda article: replace(article, blocks=article.blocks[1:]), "a kept block that is none"),
        (lambda article: replace(article, title=" "), "an empty title"),
        (moved, "a voice that does not stand"),
        (crosswise, "a voice whose halves"),
        (lambda article: replace(article, terms=(replace(article.terms[0], hanzi="马"),)), "'马' is not"),
    ],
)
def test_what_is_wrong_with_a_reading_is_found(spoil: Callable[[ParsedArticle], ParsedArticle], fault: str) -> None:
    content = (CAPTURES / SAMPLE).read_bytes()
    reading, text = read(content, SAMPLE), text_of(content, SAMPLE)
    first, *others = reading.articles
    spoilt: Reading = replace(reading, articles=(spoil(first), *others))
    assert faults_of(reading, text) == []
    assert any(found.startswith(fault) for found in faults_of(spoilt, text))
