"""Passages and voices mended by curators: they stand, and what stands in them with them, whatever is captured next."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.extract.keys import block_key
from archive.extract.records import Term
from archive.models import Article, Decision, IndexTask, QuotedComment, TermUse
from tests.curation.captured import TEXT, capture, capture_again, parsed

pytestmark = pytest.mark.django_db
SAID = "I pay with my face now,"


def stored(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def texts(article: Article) -> list[str]:
    return [block["text"] for block in stored(article).blocks]


def key_of(article: Article, text: str) -> str:
    return next(block["key"] for block in stored(article).blocks if text in block["text"])


def words_at(voice: QuotedComment) -> list[str]:
    by_key = {block["key"]: block["text"] for block in stored(voice.article).blocks}
    return [by_key[key][start:end] for key, start, end in voice.spans]


def test_a_passage_is_mended_and_the_voice_in_it_stands_where_its_words_are(tea: Article, curator: User) -> None:
    IndexTask.objects.all().delete()
    key = key_of(tea, "netizen")
    mended = f"On Weibo one netizen wrote: “{SAID}” and paid."
    (decision,) = curation.mend(tea, key, "block_quote", mended, curator, "misprint")
    assert decision.before == {"kind": "paragraph", "text": TEXT[1]}
    assert texts(tea) == [TEXT[0], mended]
    assert stored(tea).is_edited
    (voice,) = QuotedComment.objects.all()
    assert (words_at(voice), voice.is_adrift) == ([SAID], False)
    assert IndexTask.objects.filter(article_id=tea.pk).exists()


def test_the_mended_passage_stands_after_the_next_capture(tea: Article, curator: User) -> None:
    curation.mend(tea, key_of(tea, "stall"), "heading", "The stall goes digital", curator)
    curation.leave_out(tea, key_of(tea, "netizen"), curator, "an advertisement")
    assert not QuotedComment.objects.exclude(is_adrift=True).exists()
    again = capture_again()
    assert (again.pk, texts(again)) == (tea.pk, ["The stall goes digital", "A third paragraph came later."])
    assert stored(again).blocks[0]["kind"] == "heading"


def test_a_passage_that_is_captured_a_little_otherwise_is_still_the_mended_one(tea: Article, curator: User) -> None:
    curation.mend(tea, key_of(tea, "stall"), "paragraph", "The tea stall on Osmanthus Lane went digital!", curator)
    again = capture(parsed(text=("The tea stall on Osmanthus Lane went digitall.", *TEXT[1:], "And more.")), year=2021)
    assert (again.pk, texts(again)[0]) == (tea.pk, "The tea stall on Osmanthus Lane went digital!")


def test_a_term_stands_where_its_words_stand_and_goes_with_the_last_of_them(curator: User) -> None:
    text = "Tea (茶, chá) is tea (茶)."
    key = block_key(text)
    spans = tuple((key, at, at + 1) for at, letter in enumerate(text) if letter == "茶")
    article = capture(parsed(text=(text, "More."), terms=(Term("茶", "chá", "tea", spans),)))
    curation.mend(article, key, "paragraph", "All of it is 茶, which is 茶.", curator)
    assert TermUse.objects.get().spans == [[key, 13, 14], [key, 25, 26]]
    curation.mend(article, key, "paragraph", "All of it is tea.", curator)
    assert not TermUse.objects.exists()


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [("poem", "Words.", "no kind"), ("paragraph", "  ", "leave it out"), ("paragraph", "x" * 50_001, "at most")],
)
def test_what_cannot_be_a_passage_is_refused(tea: Article, curator: User, kind: str, text: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        curation.mend(tea, key_of(tea, "stall"), kind, text, curator)
    assert not Decision.objects.exists()


def test_the_last_passage_stays(curator: User) -> None:
    article = capture(parsed(text=("Only this.",)))
    with pytest.raises(ValidationError, match="hide it instead"):
        curation.leave_out(article, key_of(article, "Only"), curator)


def test_of_two_curators_the_second_is_told(tea: Article, curator: User) -> None:
    key = key_of(tea, "stall")
    shown = {"kind": "paragraph", "text": TEXT[0]}
    curation.mend(tea, key, "paragraph", "First.", curator, shown=shown)
    with pytest.raises(ValidationError, match="meanwhile"):
        curation.mend(tea, key, "paragraph", "Second.", curator, shown=shown)
    assert texts(tea)[0] == "First."


def test_a_mended_passage_is_set_back_from_the_history(tea: Article, curator: User) -> None:
    (decision,) = curation.mend(tea, key_of(tea, "stall"), "paragraph", "Another.", curator)
    curation.undo(decision, curator)
    assert texts(tea) == [*TEXT]
    assert not curation.standing(stored(tea))


def test_an_undo_says_so_when_the_passage_has_changed_again(tea: Article, curator: User) -> None:
    key = key_of(tea, "stall")
    (first,) = curation.mend(tea, key, "paragraph", "Another.", curator)
    curation.mend(tea, key, "paragraph", "Yet another.", curator)
    with pytest.raises(ValidationError, match="changed again since"):
        curation.undo(first, curator)


def test_words_become_a_voice_that_later_captures_keep(tea: Article, curator: User) -> None:
    said = {
        "text": "The tea stall on Osmanthus Lane",
        "kind": "netizen",
        "speaker": "a neighbour",
        "grade": "described",
    }
    (decision,) = curation.hear(tea, said, curator, "missed")
    heard = QuotedComment.objects.get(speaker="a neighbour")
    assert (heard.text, words_at(heard), heard.order) == (said["text"], [said["text"]], 0)
    curation.edit(heard, {"place": "Ningbo"}, curator)
    capture_again()
    again = QuotedComment.objects.get(pk=heard.pk)
    assert (again.speaker, again.place, again.is_adrift) == ("a neighbour", "Ningbo", False)
    curation.edit(again, {"place": ""}, curator)
    curation.undo(decision, curator)
    assert not QuotedComment.objects.filter(pk=heard.pk).exists()


@pytest.mark.parametrize("words", ["", "never said", "a", SAID])
def test_words_that_stand_nowhere_or_everywhere_or_are_heard_already_become_none(
    tea: Article, curator: User, words: str
) -> None:
    with pytest.raises(ValidationError):
        curation.hear(tea, {"text": words, "kind": "netizen"}, curator)
    assert QuotedComment.objects.count() == 1


def test_what_is_no_voice_is_none_after_the_next_capture_either(tea: Article, curator: User) -> None:
    (decision,) = curation.strike(QuotedComment.objects.get(), curator, "a slogan")
    assert not QuotedComment.objects.exists()
    capture_again()
    assert not QuotedComment.objects.exists()
    curation.undo(decision, curator)
    assert QuotedComment.objects.get().text == SAID


def test_words_found_to_be_no_voice_can_be_heard_as_somebody_elses(tea: Article, curator: User) -> None:
    curation.strike(QuotedComment.objects.get(), curator)
    curation.hear(tea, {"text": SAID, "kind": "named", "grade": "named", "speaker": "Ilse Varga"}, curator)
    capture_again()
    assert QuotedComment.objects.get().speaker == "Ilse Varga"


def test_the_words_of_a_voice_are_mended_and_stay_the_articles_own(tea: Article, curator: User) -> None:
    voice = QuotedComment.objects.get()
    curation.edit(voice, {"text": "I pay with my face"}, curator)
    mended = QuotedComment.objects.get(pk=voice.pk)
    assert (mended.text, words_at(mended)) == ("I pay with my face", ["I pay with my face"])
    with pytest.raises(ValidationError):
        curation.edit(mended, {"text": "I never pay"}, curator)
    capture_again()
    assert QuotedComment.objects.get(pk=voice.pk).text == "I pay with my face"
