"""What a search looked for is marked on the page of an article, and each place leads to the next."""

from bs4 import BeautifulSoup, Tag
from django.test import Client

from archive.models import Article, Note, ReaderComment, Reference
from archive.web.marks import MOST
from tests.factories import make_article
from tests.web.reading import page, texts


def place_before(mark: Tag) -> str:
    place = mark.find_previous(class_="place")
    return str(place["id"]) if isinstance(place, Tag) else ""


def test_the_words_searched_for_are_marked_and_numbered(client: Client, umbrella: Article) -> None:
    soup = page(client, umbrella, q="umbrella OR book")
    assert [(mark.get_text(), place_before(mark)) for mark in soup.select("mark")] == [
        ("Umbrella", "mark-1"),
        ("umbrella", "mark-2"),
        ("book", "mark-3"),
    ]
    assert texts(soup, ".marked-for p")[0] == "3 places marked for “umbrella OR book”"
    assert [a["href"] for a in soup.select(".marked-for a")] == ["#mark-1", umbrella.get_absolute_url()]


def test_each_place_leads_to_the_one_before_and_after_and_around(client: Client, umbrella: Article) -> None:
    steppers = page(client, umbrella, q="umbrella OR book").select(".place .stepper")
    assert [(each["data-place"], [a["href"] for a in each.select("a")]) for each in steppers] == [
        ("1 of 3", ["#mark-3", "#mark-2"]),
        ("2 of 3", ["#mark-1", "#mark-3"]),
        ("3 of 3", ["#mark-2", "#mark-1"]),
    ]
    assert not "".join(each.get_text() for each in steppers)


def test_a_passage_knows_the_first_place_in_it(client: Client) -> None:
    article = make_article("Salt", ["Tea and tea.", "More tea."])
    places = page(client, article, q="tea").select(".place")
    assert ["first" in place["class"] for place in places] == [True, False, True]


def test_a_place_in_a_link_stands_before_it_as_no_link_holds_another(client: Client, umbrella: Article) -> None:
    body = client.get(umbrella.get_absolute_url(), {"q": "芝 OR 信用"}).content.decode()
    soup = BeautifulSoup(body, "html.parser")  # it mends nothing
    [term] = soup.select(".body a.term")
    assert texts(term, "mark") == ["芝", "信用"]
    assert [place["id"] for place in term.find_previous_siblings(class_="place")] == ["mark-2", "mark-1"]
    assert not soup.select("a a, a .place")


def test_a_handle_is_one_place_though_half_of_it_is_chinese(client: Client, umbrella: Article) -> None:
    soup = page(client, umbrella, q="@芝麻一粒")
    assert texts(soup, "mark") == ["@芝麻一粒"]
    assert [each["data-place"] for each in soup.select(".stepper")] == ["1 of 1"]


def test_without_anything_marked_there_is_no_script(client: Client, umbrella: Article) -> None:
    assert not page(client, umbrella).select("script[src*=marks], .place, .marked-for")
    assert not page(client, umbrella, q="zzqqxx").select("script[src*=marks], .place")
    assert [script["src"] for script in page(client, umbrella, q="umbrella").select("script[src*=marks]")] == [
        "/static/marks.js"
    ]


def test_a_word_that_stands_everywhere_has_places_up_to_a_bound(client: Client) -> None:
    soup = page(client, make_article("Salt", ["tea. " * (MOST + 1)]), q="tea")
    assert len(soup.select(".body mark")) == MOST + 1
    places = soup.select(".place")
    assert len(places) == MOST
    assert places[-1].select("a")[1]["href"] == "#mark-1"
    assert texts(soup, ".marked-for p")[0] == f"{MOST + 1} places marked for “tea”"


def test_words_are_marked_wherever_a_search_looks(client: Client, umbrella: Article) -> None:
    Note.objects.create(article=umbrella, text="* Umbrella is a brand.")
    Reference.objects.create(article=umbrella, text="Bao. Umbrella law.")
    ReaderComment.objects.create(article=umbrella, name="Hallie", text="My umbrella!")
    soup = page(client, umbrella, q="umbrella OR everyday")
    marks = soup.select("h1 mark, .standfirst mark, .body mark, .apparatus mark")
    assert [mark.get_text() for mark in marks] == [
        "Umbrella",
        "everyday",
        "umbrella",
        "Umbrella",
        "Umbrella",
        "umbrella",
    ]
    assert [place_before(mark) for mark in marks] == [f"mark-{number}" for number in range(1, 7)]
    assert {each["data-place"][-4:] for each in soup.select(".stepper")} == {"of 6"}


def test_words_asked_for_in_the_title_are_marked_there_alone(client: Client, umbrella: Article) -> None:
    assert [
        mark.parent and mark.parent.name for mark in page(client, umbrella, q="umbrella in:title").select("mark")
    ] == ["h1"]


def test_a_query_of_any_length_is_echoed_in_part(client: Client, umbrella: Article) -> None:
    assert len(page(client, umbrella, q="umbrella " * 1000).select(".marked-for")[0].get_text()) < 400
