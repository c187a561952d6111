"""Topics and taggings as CSV: what goes out comes in again, and of what is refused nothing stays."""

import csv
import io
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from archive import curation
from archive.curation.sheets import FORMULA, decoded, read_sheet, written
from archive.curation.tagging_sheet import load_taggings
from archive.curation.topic_sheet import COLUMNS, load_topics, topic_rows
from archive.models import Decision, IndexTask, Tagging, Topic
from tests.factories import make_article, make_topic, tag

WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_any_words_come_back_as_they_went_out(cells: list[tuple[str, str]]) -> None:
    rows = [{"label": label, "note": note} for label, note in cells if (label or note) and not label.startswith("'")]
    rows = [row for row in rows if not row["note"].startswith("'")]
    sheet = read_sheet("".join(written(rows, ("label", "note"))), ("label",), ("label", "note"))
    assert [row for _, row in sheet.rows] == rows


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_refused_in_a_line(text: str) -> None:
    with suppress(ValidationError):
        read_sheet(text, ("label",), COLUMNS)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused_in_a_line(content: bytes) -> None:
    with suppress(ValidationError):
        decoded(content)


@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_is_a_formula(sign: str) -> None:
    (_, line) = written([{"label": f"{sign}1"}], ("label",))
    (cell,) = next(csv.reader(io.StringIO(line, newline="")))
    assert cell.startswith("'")


def test_topics_go_out_and_come_in_as_they_were(curator: User) -> None:
    make_topic(
        "Video", label_zh="视频", scope_note="Moving; pictures", rules=[{"words": ["film", "片"], "weight": 0.5}]
    )
    curation.edit(make_topic("Vlogs", aliases=["Diaries"]), {"broader": ["Video"], "related": []}, curator)
    out = "".join(written(topic_rows(), COLUMNS))
    assert not any(outcome.changes or outcome.refusal for outcome in load_topics(out, curator, "again"))
    Topic.objects.all().delete()
    assert all(outcome.changes for outcome in load_topics(out, curator, "from the file"))
    assert "".join(written(topic_rows(), COLUMNS)) == out


def test_lines_may_name_topics_of_later_lines_and_each_keeps_the_reason(curator: User) -> None:
    load_topics("label,broader\nVlogs,Video\nVideo,\n", curator, "a first list")
    assert curation.value_of(Topic.objects.get(label="Vlogs"), "broader") == ["Video"]
    assert set(Decision.objects.values_list("why", flat=True)) == {"a first list"}


@pytest.mark.parametrize(
    ("before", "lines", "after"),
    [
        ([], "Kites,Tea\nTea,\n", ["Tea"]),
        ([], "Tea,\nKites,Tea\n", ["Tea"]),
        (["Tea"], "Kites,\nTea,Kites\n", []),
        (["Tea"], "Tea,Kites\nKites,\n", []),
        (["Tea"], "Kites,Wind\nTea,Kites\nWind,\n", ["Wind"]),
        (["Tea", "Wind"], "Kites,Wind;Tea\nTea,Kites\nWind,Kites\n", ["Tea", "Wind"]),
    ],
)
def test_a_relation_holds_both_ways_and_is_changed_in_either_line(
    curator: User, before: list[str], lines: str, after: list[str]
) -> None:
    """An exported table says it twice; who edits one of the lines is not overruled by the other."""
    kites = make_topic("Kites")
    for label in ("Tea", "Wind"):
        make_topic(label)
    curation.edit(kites, {"related": before}, curator)
    load_topics(f"label,related\n{lines}", curator, "a list")
    assert curation.value_of(kites, "related") == after


def test_a_table_of_topics_is_one_act_and_undone_as_one(curator: User) -> None:
    """New topics that name each other, lists in any order, and one that was there."""
    make_topic("Film", aliases=["Pictures", "Cinema"], scope_note="Before")
    head = "label,kind,scope_note,aliases,broader,related,rules"
    lines = (
        "Vlogs,,Of one's day,vlogs; Diaries; Blogs,Video; Film,Clips,vlog | 0.8",
        "Video,,,,,,",
        "Clips,section,,,,,",
        "Film,,Now,Movies; Cinema,,,",
    )
    before = "".join(written(topic_rows(), COLUMNS))
    load_topics("\n".join((head, *lines)), curator, "a list")
    assert curation.value_of(Topic.objects.get(label="Vlogs"), "aliases") == ["Blogs", "Diaries"]
    assert Decision.objects.values("act").distinct().count() == 1
    one = Decision.objects.filter(pk=Decision.objects.earliest("pk").pk)
    for decision in list(Decision.objects.with_their_acts(one).order_by("-pk")):
        curation.undo(decision, curator)
    assert "".join(written(topic_rows(), COLUMNS)) == before


def test_a_column_that_is_missing_leaves_what_is_there(curator: User) -> None:
    make_topic("Video", scope_note="Kept")
    load_topics("label;label_zh\nVideo;视频\n", curator, "by a spreadsheet with semicolons")
    assert (Topic.objects.get().scope_note, Topic.objects.get().label_zh) == ("Kept", "视频")


@pytest.mark.parametrize(
    ("table", "refusal"),
    [
        ("label,rules\nGood,\nBad,kite\n", "write words, a bar and a weight"),
        ("label,rules\nGood,\nBad,kite | 9\n", "The weight of a rule"),
        ("label,broader\nGood,\nBad,Nowhere\n", "There is no topic “Nowhere”"),
        ("label,broader\nGood,Bad\nBad,Good\n", "cannot be broader"),
        ("label,kind\nGood,\nBad,nonsense\n", "nonsense"),
        ("label\nGood\ngood\n", "stands in line 2 already"),
        ("label\nGood\n!!!\n", "A label needs a Latin letter"),
        (f"label\nGood\n{'x' * 101}\n", "at most 100 characters"),
    ],
)
def test_one_line_that_cannot_be_keeps_all_from_being(curator: User, table: str, refusal: str) -> None:
    outcomes = load_topics(table, curator, "why")
    assert [refusal in outcome.refusal for outcome in outcomes if outcome.refusal] == [True]
    assert not Topic.objects.exists()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "the column “label” is missing"),
        ("label,colour\n", "no column is called “colour”"),
        ("label,label\n", "stands there twice"),
        ("label\na,b\n", "Line 2: 2 cells under 1 columns"),
        ('label\n"open\n', "not CSV"),
    ],
)
def test_what_is_no_such_table_is_refused_as_a_whole(curator: User, table: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        load_topics(table, curator, "why")


def test_a_rehearsal_says_what_would_be_and_does_nothing(curator: User) -> None:
    outcomes = load_topics("label\nVlogs\n", curator, "why", rehearse=True)
    assert [(outcome.number, outcome.what) for outcome in outcomes] == [(2, "“Vlogs” is coined")]
    assert not Topic.objects.exists()


def test_taggings_are_decided_by_lines_with_their_index_tasks(curator: User) -> None:
    kites, bread = make_article("Kites"), make_article("Bread")
    tag(kites, "Toys", "suggested")
    tag(bread, "Toys")
    make_topic("Food", aliases=["Eating"])
    lines = (f"{kites.slug},toys,accepted,", f"{bread.pk},Toys,rejected,no toy", f"{bread.slug},Eating,accepted,")
    outcomes = load_taggings("\n".join(["article,topic,state,reason", *lines]), curator, "by hand")
    assert [outcome.what for outcome in outcomes] == [
        "“Toys” is accepted for “Kites”",
        "“Toys” is rejected for “Bread”",
        "“Food” is accepted for “Bread”",
    ]
    assert set(Tagging.objects.values_list("article__title", "topic__label", "state", "origin")) == {
        ("Kites", "Toys", "accepted", "curator"),
        ("Bread", "Toys", "rejected", "curator"),
        ("Bread", "Food", "accepted", "curator"),
    }
    assert set(Decision.objects.values_list("label", "why")) == {
        ("Kites", "by hand"),
        ("Bread", "no toy"),
        ("Bread", "by hand"),
    }
    assert IndexTask.objects.count() == 2


def test_a_table_of_taggings_is_one_act_whatever_its_states_and_reasons(curator: User) -> None:
    """So that the history takes all of it back at once."""
    kites, operas = make_article("Kites"), make_article("Operas")
    make_topic("Opera")
    tag(kites, "Street food", "suggested")
    lines = (
        f"{kites.slug},Street food,rejected,\n{kites.slug},Opera,accepted,\n{operas.slug},Opera,accepted,of the stage\n"
    )
    load_taggings(f"article,topic,state,reason\n{lines}", curator, "a list")
    assert Decision.objects.exclude(act="").values("act").distinct().count() == 1
    one = Decision.objects.filter(pk=Decision.objects.latest("pk").pk)
    undoing = list(Decision.objects.with_their_acts(one).order_by("-pk"))
    assert len(undoing) == 3
    for decision in undoing:
        curation.undo(decision, curator)
    assert [(row.topic.label, row.state) for row in Tagging.objects.all()] == [("Street food", "suggested")]


def test_what_is_so_already_keeps_its_origin(curator: User) -> None:
    tag(make_article("Kites", slug="kites"), "Toys")
    (outcome,) = load_taggings("article,topic,state\nkites,Toys,accepted\n", curator, "why")
    assert not outcome.changes
    assert Tagging.objects.get().origin == "rule"


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("nowhere,Toys,accepted", "There is no article “nowhere”"),
        ("kites,Nothing,accepted", "There is no topic “Nothing”"),
        ("kites,Toys,perhaps", "“perhaps” is no state"),
        ("kites,Food,rejected", ""),
        ("kites,toys,rejected", "is said of “Kites” twice"),
    ],
)
def test_a_tagging_that_cannot_be_keeps_all_others_from_being(curator: User, line: str, refusal: str) -> None:
    make_article("Kites", slug="kites")
    make_topic("Toys")
    make_topic("Food")
    outcomes = load_taggings(f"article,topic,state\nkites,Toys,accepted\n{line}\n", curator, "why")
    assert refusal in outcomes[1].refusal
    assert Tagging.objects.exists() is (not refusal)


def test_many_lines_take_few_queries(curator: User, django_assert_max_num_queries: Callable[[int], object]) -> None:
    articles = [make_article(slug=f"a{number}") for number in range(60)]
    make_topic("Toys")
    table = "article,topic,state\n" + "".join(f"{article.slug},Toys,accepted\n" for article in articles)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        load_taggings(table, curator, "why")
    assert Tagging.objects.count() == 60
