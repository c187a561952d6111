"""The article's form: what is saved becomes decisions."""

from pathlib import Path

from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client

from archive import curation
from archive.extract.records import Term
from archive.models import Article, Decision, Tagging
from tests.admin.pages import fields_of, form_address, said, save, text_of
from tests.curation.captured import capture, capture_again, parsed
from tests.factories import make_topic, tag
from tests.ingest.corpus import page, run


def test_a_save_without_a_change_records_nothing(desk: Client, tea: Article) -> None:
    response = save(desk, tea)
    assert "Nothing changed, so nothing was recorded." in said(response)
    assert not Decision.objects.exists()


def test_a_browsers_way_of_sending_text_is_no_change(desk: Client, tea: Article) -> None:
    """Browsers send CRLF, and captures may have spaces at the ends of lines."""
    capture_again(standfirst="First line.\nSecond line. ", copyright="© The Lantern Wire ")
    save(desk, tea, standfirst="First line.\r\nSecond line.")
    assert not Decision.objects.exists()


def test_two_changed_fields_are_two_decisions_and_the_page_says_so(desk: Client, tea: Article, curator: User) -> None:
    response = save(desk, tea, title="Tea and Faces", published="2018-03-14", why="the printed issue")
    assert "2 edits recorded as decisions: title, published." in said(response)
    assert {(d.field, d.before, d.after, d.who, d.why) for d in Decision.objects.all()} == {
        ("title", "The Tea Stall", "Tea and Faces", curator, "the printed issue"),
        ("published", "2018-03", "2018-03-14", curator, "the printed issue"),
    }
    assert capture_again().title == "Tea and Faces"


def test_a_date_that_is_none_is_refused_beside_its_field(desk: Client, tea: Article) -> None:
    response = save(desk, tea, published="in spring")
    assert "Not a date in EDTF" in str(response.context["adminform"].form.errors["published"])
    assert not Decision.objects.exists()


def test_an_address_that_a_browser_would_run_is_refused(desk: Client, tea: Article) -> None:
    response = save(desk, tea, original_url="javascript:alert(1)")
    assert "begins with http" in str(response.context["adminform"].form.errors["original_url"])


def test_a_save_is_told_once(desk: Client, tea: Article) -> None:
    assert said(save(desk, tea, title="Tea and Faces")) == ["1 edit recorded as a decision: title."]


def test_two_curators_edit_different_fields_at_once(desk: Client, tea: Article, curator: User) -> None:
    curation.add_topic([tea], make_topic("Payment"), curator)
    opened = fields_of(desk.get(form_address(tea)))
    save(desk, tea, title="Tea and Faces")
    curation.reject(tea.taggings.all(), curator)
    response = desk.post(form_address(tea), opened | {"standfirst": "On Osmanthus Lane."})
    assert said(response)[-1] == "1 edit recorded as a decision: standfirst."
    again = Article.objects.get()
    assert (again.title, again.standfirst) == ("Tea and Faces", "On Osmanthus Lane.")
    assert again.taggings.get().state == Tagging.State.REJECTED


def test_bylines_changed_meanwhile_are_told(desk: Client, tea: Article) -> None:
    opened = fields_of(desk.get(form_address(tea)))
    save(desk, tea, **{"bylines-0-name": "Bo Lindqvist"})
    response = desk.post(form_address(tea), opened | {"bylines-0-name": "Liv Berg"})
    assert "changed by another curator meanwhile" in text_of(response)
    assert tea.bylines.get().author.name == "Bo Lindqvist"


def test_bylines_are_added_renamed_and_dropped_by_name(desk: Client, tea: Article) -> None:
    form = fields_of(desk.get(form_address(tea)))
    second = {"bylines-1-name": "Bo Lindqvist", "bylines-1-role": "editor", "bylines-1-order": "1"}
    desk.post(form_address(tea), form | second | {"bylines-TOTAL_FORMS": "2"})
    assert [(b.author.name, b.role, b.as_printed) for b in Article.objects.get().bylines.order_by("order")] == [
        ("Ilse Varga", "author", "by Ilse Varga"),
        ("Bo Lindqvist", "editor", "Bo Lindqvist"),
    ]
    save(desk, tea, **{"bylines-0-DELETE": "on"})
    assert [b.author.name for b in capture_again().bylines.all()] == ["Bo Lindqvist"]


def test_a_byline_without_a_name_is_refused(desk: Client, tea: Article) -> None:
    response = save(desk, tea, **{"bylines-0-name": ""})
    assert response.status_code == 200
    assert not Decision.objects.exists()


def test_topics_are_added_and_rejected_in_the_form(desk: Client, tea: Article) -> None:
    tag(tea, "Opera", "suggested")
    form = fields_of(desk.get(form_address(tea)))
    street = make_topic("Street food")
    new = {"taggings-1-topic": street.pk, "taggings-1-state": "accepted", "taggings-TOTAL_FORMS": "2"}
    response = desk.post(form_address(tea), form | {"taggings-0-state": "rejected"} | new)
    assert any("topic Opera, topic Street food" in message for message in said(response))
    assert set(Tagging.objects.values_list("topic__label", "state", "origin")) == {
        ("Opera", "rejected", "curator"),
        ("Street food", "accepted", "curator"),
    }


def test_a_decided_field_is_marked_and_can_be_set_back(desk: Client, tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine", "category": "Streets"}, curator)
    page = desk.get(form_address(tea))
    assert "Decided by mei" in text_of(page)
    assert "before: The Tea Stall" in text_of(page)
    response = desk.post(form_address(tea), fields_of(page) | {"reset": ["title"]})
    assert "1 edit recorded as a decision: title." in said(response)
    stored = Article.objects.get()
    assert (stored.title, stored.category) == ("The Tea Stall", "Streets")


def test_the_form_shows_text_voices_captures_and_history(desk: Client, tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine"}, curator, "misprint")
    words = text_of(desk.get(form_address(tea)))
    for expected in ("went digital", "one netizen", "tea-2019.txt", "misprint", "The Tea Stall"):
        assert expected in words


def test_its_lists_lead_to_what_hangs_on_it_alone(desk: Client, tea: Article) -> None:
    capture(parsed("Elsewhere", ("Another place.",), original_url=None, terms=(Term("饭", None, "rice"),)))
    page = BeautifulSoup(desk.get(form_address(tea)).content, "lxml")
    uses = desk.get(page.find("a", string="term uses")["href"])
    assert "茶" in text_of(uses)
    assert "饭" not in text_of(uses)


def test_the_history_button_leads_to_the_decisions(desk: Client, tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine"}, curator)
    history = form_address(tea).replace("change", "history")
    page = desk.get(history, follow=True)
    assert "Edited title of The Tea Stall" in text_of(page)


def test_articles_under_one_title_are_listed_for_the_curator(desk: Client, tea: Article, tmp_path: Path) -> None:
    for name, text in (("a", "Nobody had asked for a tram. " * 20), ("b", "Everybody wanted the ferry back. " * 20)):
        (tmp_path / f"{name}.txt").write_text(page("The Island", text))
    run(tmp_path)
    response = desk.get("/admin/archive/article/", {"near_duplicates": "1"})
    assert [article.title for article in response.context["cl"].result_list] == ["The Island", "The Island"]
