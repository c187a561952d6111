"""The forms of topics, voices, people, terms, sources and single taggings."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article, Author, Byline, Decision, IndexTask, QuotedComment, Source, Tagging, Term, Topic
from tests.admin.pages import act, add_address, fields_of, list_address, said, save, text_of
from tests.factories import make_article, make_topic, tag


def test_a_topic_is_made_with_rules_and_labels_a_line_each(desk: Client) -> None:
    form = fields_of(desk.get(add_address(Topic)))
    written = {"label": "Street food", "rules": "bun, 包子 | 0.8\nnoodle|1", "aliases": "Snacks\n\nSnacks\n小吃"}
    assert desk.post(add_address(Topic), form | written).status_code == 302
    topic = Topic.objects.get()
    assert topic.slug == "street-food"
    assert topic.rules == [{"words": ["bun", "包子"], "weight": 0.8}, {"words": ["noodle"], "weight": 1.0}]
    assert sorted(alias.label for alias in topic.aliases.all()) == ["Snacks", "小吃"]


@pytest.mark.parametrize("rules", ["bun", "bun | much", "| 0.5", "bun | 2", "bun | -1", "bun | nan"])
def test_a_rule_that_is_none_is_refused_beside_its_field(desk: Client, rules: str) -> None:
    response = save(desk, make_topic("Street food"), rules=rules)
    assert list(response.context["adminform"].form.errors) == ["rules"]
    assert Topic.objects.get().rules == []


def test_a_topic_saved_as_it_is_records_nothing(desk: Client) -> None:
    topic = make_topic("Street food", aliases=["Snacks"], rules=[{"words": ["bun"], "weight": 0.8}])
    save(desk, topic)
    assert not Decision.objects.exists()


def test_renaming_says_where_the_old_address_leads(desk: Client) -> None:
    topic = make_topic("Street food")
    response = save(desk, topic, label="Street kitchens")
    assert "Renamed from “Street food”: its old address leads to the new one." in said(response)
    assert [alias.slug for alias in topic.aliases.all()] == ["street-food"]


def test_a_label_that_leads_elsewhere_is_refused_beside_its_field(desk: Client) -> None:
    make_topic("Opera", aliases=["Arias"])
    response = save(desk, make_topic("Street food"), label="Arias")
    assert list(response.context["adminform"].form.errors) == ["label"]


def test_renaming_and_naming_other_labels_at_once_keeps_both(desk: Client) -> None:
    topic = make_topic("Street food")
    save(desk, topic, label="Street kitchens", aliases="小吃")
    assert sorted(alias.slug for alias in topic.aliases.all()) == ["street-food", "xiao-chi"]


def test_a_preferred_label_written_among_the_others_does_no_harm(desk: Client) -> None:
    form = fields_of(desk.get(add_address(Topic)))
    written = form | {"label": "Street food", "aliases": "Street food\nSnacks"}
    assert desk.post(add_address(Topic), written).status_code == 302
    assert [alias.label for alias in Topic.objects.get().aliases.all()] == ["Snacks"]


def test_a_voice_is_mended(desk: Client, tea: Article) -> None:
    response = save(desk, tea.voices.get(), speaker="Old Chen", is_withheld="on", why="he asked")
    assert "2 edits recorded as decisions: speaker, is_withheld." in said(response)
    voice = QuotedComment.objects.get()
    assert (voice.speaker, voice.is_withheld) == ("Old Chen", True)


def test_a_person_and_a_term_are_mended(desk: Client, tea: Article) -> None:
    save(desk, Author.objects.get(), chinese_name="伊尔莎", family_name="Varga")
    save(desk, Term.objects.get(), gloss="tea, the drink")
    assert Author.objects.get().chinese_name == "伊尔莎"
    assert Term.objects.get().gloss == "tea, the drink"
    assert Decision.objects.count() == 3


def test_two_people_cannot_have_one_name(desk: Client, tea: Article) -> None:
    Author.objects.create(name="Bo Lindqvist", slug="bo")
    response = save(desk, Author.objects.get(slug="bo"), name="Ilse Varga")
    assert "name" in response.context["adminform"].form.errors


def test_closing_a_source_is_a_decision_and_has_its_articles_indexed(admin_client: Client, db: None) -> None:
    article = make_article()
    save(admin_client, article.source, access="metadata")
    assert Source.objects.get().access == "metadata"
    assert (Decision.objects.get().before, Decision.objects.get().after) == ("open", "metadata")
    assert IndexTask.objects.filter(article_id=article.pk).exists()


def test_a_single_tagging_is_decided_in_its_form(desk: Client) -> None:
    tagging = tag(make_article(), "Street food", "suggested")
    save(desk, tagging, state="rejected", why="about something else")
    assert list(Tagging.objects.values_list("state", "origin")) == [("rejected", "curator")]
    assert Decision.objects.get().why == "about something else"


def test_a_list_of_topics_counts_articles_and_suggestions(desk: Client) -> None:
    tag(make_article(), "Street food")
    tag(make_article(state="hidden"), "Street food")
    tag(make_article(), "Street food", "suggested")
    assert "Street food - Subject 1 1" in text_of(desk.get(list_address(Topic)))


def test_the_counts_of_a_topic_lead_to_its_articles_and_suggestions(desk: Client) -> None:
    tag(make_article("Buns"), "Street food")
    tag(make_article("Noodles"), "Street food", "suggested")
    page = BeautifulSoup(desk.get(list_address(Topic)).content, "lxml")
    articles, suggestions = (desk.get(cell.a["href"]) for cell in page.select(".field-articles, .field-suggestions"))
    assert "Buns" in text_of(articles)
    assert "Noodles" not in text_of(articles)
    assert "Noodles" in text_of(suggestions)
    assert "Buns" not in text_of(suggestions)


def test_people_are_merged_from_their_list_after_what_moves_is_told(desk: Client) -> None:
    articles = [make_article(f"By {name}", authors=[name]) for name in ("Mei Hartog", "M. Hartog")]
    kept, gone = (Author.objects.get(name=name) for name in ("Mei Hartog", "M. Hartog"))
    asked = act(desk, Author, "merge", [kept, gone], step="chosen", into=kept.pk, why="one person")
    assert "“M. Hartog” goes: 1 article moves to “Mei Hartog”, such as “By M. Hartog”" in text_of(asked)
    act(desk, Author, "merge", [kept, gone], step="confirmed", into=kept.pk, why="one person")
    assert [byline.author for byline in Byline.objects.order_by("article__title")] == [kept, kept]
    assert len(articles) == 2
