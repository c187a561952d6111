"""The proof of a capture: its lines beside what became of them, for whoever may look at captures."""

import hashlib
import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import curation
from archive.extract import VERSION, Item, read
from archive.extract.keys import block_key
from archive.extract.records import Dropped, Reading
from archive.ingest import Read, Sidecar, load
from archive.models import Article, Capture, Extraction, QuotedComment
from tests.admin.pages import form_address, list_address
from tests.admin.pages import text_of as words_of
from tests.extract.pages import MAGAZINE

HOSTILE = "<script>alert(1)</script>"


def captured(text: str = MAGAZINE, name: str = "page.txt", reading: Reading | None = None) -> Capture:
    """A capture as ingest loads it, or with a reading of the test's own."""
    content = text.encode()
    load([Read(Item(name, content), reading or read(content, name), Sidecar())])
    return Capture.objects.get(sha256=hashlib.sha256(content).hexdigest())


def address(capture: Capture) -> str:
    return reverse("admin:archive_capture_proof", args=[capture.pk])


def row_of(response: HttpResponse, words: str) -> Tag:
    """The row of the line that begins so."""
    rows = BeautifulSoup(response.content, "lxml").select("table.sheet tr[id]")
    return next(row for row in rows if row.select_one(".piece").get_text().startswith(words))


def numbers(response: HttpResponse) -> list[int]:
    return [int(cell.get_text()) for cell in BeautifulSoup(response.content, "lxml").select(".sheet td.no")]


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ("Connect with us", "dropped: site header"),
        ("China Food", "section"),
        ("Noodles at Dawn: The Cook", "title"),
        ("A clip of eleven seconds", "standfirst"),
        ("The Second Video", "heading"),
        ("Vale, Ann. 2017.", "reference"),
        ("©2018 Streetpaper", "copyright line"),
        ("I had a bowl there.", "reader’s comment"),
        ("Popular Reads", "dropped:"),
    ],
)
def test_every_line_stands_beside_what_became_of_it(desk: Client, line: str, fate: str) -> None:
    cell = row_of(desk.get(address(captured())), line).select_one(".fate .label")
    assert cell.get_text().startswith(fate)


def test_voices_and_terms_are_marked_where_they_stand_and_named_beside(desk: Client) -> None:
    page = desk.get(address(captured()))
    row = row_of(page, "On Douyin (")
    marked = {mark["class"][0]: mark.find(string=True, recursive=False) for mark in row.select("mark")}
    assert marked == {"term": "抖音", "voice": "she is faster than any machine."}
    assert [" ".join(find.get_text(" ").split()) for find in row.select(".finds li")] == [
        "1 term 抖音 Douyin",
        "2 voice many commenters Douyin · netizen, a crowd",
    ]
    assert [sup.get_text() for sup in row.select("mark sup")] == [sup.get_text() for sup in row.select(".finds sup")]


def test_an_articles_lines_stand_under_its_title_which_leads_to_it(desk: Client) -> None:
    capture = captured()
    groups = BeautifulSoup(desk.get(address(capture)).content, "lxml").select(".sheet tr.group")
    noodles, dumplings = Article.objects.order_by("-title")
    assert [group.th.get_text(" ", strip=True) for group in groups][:2] == [
        "Above the first article",
        f"1 {noodles.title} on the site",
    ]
    assert {link["href"] for group in groups for link in group.select("a")} == {
        form_address(noodles), form_address(dumplings), noodles.get_absolute_url(), dumplings.get_absolute_url()
    }  # fmt: skip


def test_a_voice_leads_to_where_it_is_mended(desk: Client) -> None:
    row = row_of(desk.get(address(captured())), "On Douyin (")
    voice = QuotedComment.objects.get(speaker="many commenters")
    assert [(link.get_text(), link["href"]) for link in row.select(".finds a")] == [
        ("many commenters", form_address(voice))
    ]


def test_what_a_curator_decided_stands_beside_what_was_read(desk: Client) -> None:
    capture = captured()
    QuotedComment.objects.filter(speaker="many commenters").update(speaker="three commenters")
    QuotedComment.objects.filter(speaker="one Weibo user from Hunan").update(is_withheld=True)
    Article.objects.filter(title__startswith="Dumplings").update(state="hidden")
    page = desk.get(address(capture))
    assert [held.get_text() for held in BeautifulSoup(page.content, "lxml").select(".finds .held")] == [
        "withheld",
        "in the archive: three commenters",
    ]
    assert "Dumplings Without a Stove hidden" in words_of(page)


def test_each_of_two_who_say_the_same_leads_to_where_it_is_mended(desk: Client) -> None:
    twice = "".join(f"“She never closes the shop,” said {who}.\n\n" for who in ("Wu Lan", "Cao Bo"))
    page = desk.get(address(captured(MAGAZINE.replace("Nobody at the market", f"{twice}Nobody at the market", 1))))
    rows = [row for row in BeautifulSoup(page.content, "lxml").select(".sheet tr") if "never closes" in row.get_text()]
    voices = QuotedComment.objects.filter(text__startswith="She never closes").order_by("order")
    assert [row.select_one(".finds a")["href"] for row in rows] == [form_address(voice) for voice in voices]


def test_an_article_cut_from_another_has_its_own_lines(desk: Client, curator: User) -> None:
    capture, head = captured(), "The Second Video"
    first = Article.objects.get(title__startswith="Noodles")
    made = curation.cut_article(first, block_key(head), {"title": head}, curator, "an appended article")
    page = desk.get(address(capture))
    groups = BeautifulSoup(page.content, "lxml").select(".sheet tr.group:not(.outside)")
    titles = [" ".join(group.th.get_text(" ").split()) for group in groups]
    assert {title for title in titles if head in title} == {f"2 {head} on the site"}
    assert form_address(made) in {link["href"] for link in BeautifulSoup(page.content, "lxml").select(".group a")}
    assert row_of(page, head).select_one(".fate .label").get_text() == "title"
    assert words_of(page).partition("kept in 3 articles")[2].partition("accounted for by nothing")[2].split()[0] == "0"
    alone = words_of(desk.get(address(capture), {"article": "2"}))
    assert head in alone
    assert "A clip of eleven seconds" not in alone


def test_a_cleaned_record_that_was_cut_names_both(desk: Client, curator: User) -> None:
    record = {"title": "Two in One", "blocks": [{"kind": "paragraph", "text": text} for text in ("One.", "Two.")]}
    capture = captured(json.dumps(record), "record.json")
    curation.cut_article(Article.objects.get(), block_key("Two."), {"title": "The Other"}, curator, "")
    assert "The Other" in words_of(desk.get(address(capture)))


def test_the_totals_add_up_and_nothing_is_unaccounted(desk: Client) -> None:
    page = desk.get(address(captured()))
    shares = BeautifulSoup(page.content, "lxml").select(".shares > div")
    kept, dropped, unaccounted = (
        int(re.search(r"([\d,]+) ?character", share.get_text(" "))[1].replace(",", "")) for share in shares
    )
    assert "kept in 2 articles" in words_of(page)
    assert unaccounted == 0
    assert kept + dropped == sum(not char.isspace() for char in MAGAZINE)


def test_what_nothing_accounts_for_is_said_loudly(desk: Client) -> None:
    reading = read(MAGAZINE.encode(), "page.txt")
    capture = captured(reading=replace(reading, dropped=reading.dropped[1:]))
    page = desk.get(address(capture), {"show": "unaccounted"})
    assert row_of(page, "Connect with us").select_one(".label.unaccounted").get_text() == "accounted for by nothing"
    assert numbers(page) == [1]


def test_lines_can_be_chosen_by_fate_and_by_article(desk: Client) -> None:
    capture = captured()
    every = numbers(desk.get(address(capture)))
    dropped = desk.get(address(capture), {"show": "dropped"})
    first, second = (numbers(desk.get(address(capture), {"article": number})) for number in (1, 2))
    assert set(numbers(dropped)) < set(every)
    assert "title" not in {label.get_text() for label in BeautifulSoup(dropped.content, "lxml").select(".label")}
    assert max(first) < min(second)
    assert "No line is of this kind: every character is accounted for." in words_of(
        desk.get(address(capture), {"show": "unaccounted"})
    )


@pytest.mark.parametrize(
    "query", ["show=nonsense", "article=9", "article=-1", "from=x", "from=²", "article=" + "9" * 99]
)
def test_what_a_query_says_wrongly_is_not_heeded(desk: Client, query: str) -> None:
    capture = captured()
    assert numbers(desk.get(f"{address(capture)}?{query}")) == numbers(desk.get(address(capture)))


def test_a_long_capture_comes_in_windows_that_lead_to_each_other(desk: Client) -> None:
    capture = captured(MAGAZINE + "".join(f"Line {number} of the list below.\n\n" for number in range(1000)))
    seen: list[int] = []
    link = address(capture)
    while True:
        page = BeautifulSoup(desk.get(link).content, "lxml")
        seen += [int(cell.get_text()) for cell in page.select(".sheet td.no")]
        if not (after := page.select_one("a[rel=next]")):
            break
        link = f"{address(capture)}{after['href']}"
    whole = (MAGAZINE + "".join(f"Line {number} of the list below.\n\n" for number in range(1000))).split("\n")
    assert seen == [number for number, line in enumerate(whole, start=1) if line.strip()]
    before = page.select_one("a[rel=prev]")["href"]
    assert numbers(desk.get(f"{address(capture)}{before}")) == seen[-400 - len(page.select(".sheet td.no")) :][:400]


def test_a_line_of_a_megabyte_is_cut_on_the_page(desk: Client) -> None:
    page = desk.get(address(captured(MAGAZINE + "\n" + "long " * 200_000)))
    assert "more characters" in words_of(page)
    assert len(page.content) < 200_000


def test_a_capture_full_of_finds_makes_no_page_full_of_marks(desk: Client) -> None:
    crowded = "\n\n".join("".join(f"#马{line}云{number}# " for number in range(150)) for line in range(60))
    page = desk.get(address(captured(MAGAZINE.replace("Nobody at the market", f"{crowded}\n\nNobody at the market"))))
    assert "and 50 more, which are not marked" in words_of(page)
    assert b'rel="next"' in page.content
    assert len(page.content) < 1_000_000


def test_it_costs_as_many_queries_for_many_articles_as_for_two(desk: Client) -> None:
    few = captured()
    many = captured(
        "\n".join(MAGAZINE.replace("Noodles", f"Soup {n}").replace("Dumplings", f"Rice {n}") for n in range(8))
    )
    costs = []
    for capture in (few, few, many):
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(capture))
        costs.append(len(queries))
    assert costs[1] == costs[2]


def test_captured_markup_is_shown_as_text(desk: Client) -> None:
    text = MAGAZINE.replace("Li Brook", HOSTILE).replace(
        "Nobody at the market", f"{HOSTILE} “one two three,” {HOSTILE} said. Nobody"
    )
    page = desk.get(address(captured(text, name=f"{HOSTILE}.txt"))).content.decode()
    assert "alert(1)" in page
    assert HOSTILE not in page


def test_it_keeps_to_the_content_security_policy(desk: Client) -> None:
    page = desk.get(address(captured())).content.decode()
    for inline in ("<style", " style=", " onclick=", "<script>"):
        assert inline not in page


def test_an_older_reading_says_how_to_bring_it_up_to_date(desk: Client) -> None:
    capture = captured()
    Extraction.objects.update(version=VERSION - 1)
    words = words_of(desk.get(address(capture)))
    assert f"Read by extractor {VERSION - 1}; there are newer rules. manage.py reextract" in words


def test_a_reading_whose_places_are_not_of_this_text_is_not_shown(desk: Client) -> None:
    reading = read(MAGAZINE.encode(), "page.txt")
    capture = captured(reading=replace(reading, dropped=(Dropped(0, 4, "Menu", "menu"),)))
    page = desk.get(address(capture))
    assert "other words than “Menu” stand at character 0" in words_of(page)
    assert numbers(page) == []


def test_a_capture_without_an_article_shows_the_rules_all_the_same(desk: Client) -> None:
    page = desk.get(address(captured("About us\n\nWe write.\n")))
    assert "In no article" in words_of(page)
    assert numbers(page) == [1, 3]


def test_a_cleaned_record_is_shown_as_it_states(desk: Client) -> None:
    record = json.dumps({"title": "Soup", "body": "“One two three four,” one netizen wrote."})
    page = desk.get(address(captured(record, "soup.jsonl#1")))
    assert "A cleaned record is taken as it states." in words_of(page)
    assert row_of(page, '  "title": "Soup"').select_one(".label").get_text() == "taken as stated"


def test_captures_read_in_vain_are_found_in_the_list(desk: Client) -> None:
    read_in_vain, found = captured("About us\n\nWe write.\n", "about.txt"), captured()
    lists = {value: desk.get(list_address(Capture), {"articles": value}).content.decode() for value in ("none", "some")}
    shown = {
        value: [f'href="{address(each)}"' in page for each in (read_in_vain, found)] for value, page in lists.items()
    }
    assert shown == {"none": [True, False], "some": [False, True]}


def test_it_is_reached_from_the_capture_the_list_and_the_article(desk: Client) -> None:
    capture = captured()
    for found in (list_address(Capture), form_address(capture)):
        assert f'href="{address(capture)}"' in desk.get(found).content.decode()
    second = Article.objects.get(appearances__position=1)
    assert f'href="{address(capture)}?article=2#article-2"' in desk.get(form_address(second)).content.decode()
    assert b'id="article-2"' in desk.get(address(capture), {"article": "2"}).content


def test_only_who_may_look_at_captures_sees_it(client: Client, curator: User) -> None:
    capture = captured()
    assert client.get(address(capture)).status_code == 302
    client.force_login(User.objects.create_user("bo", is_staff=True), "django.contrib.auth.backends.ModelBackend")
    assert client.get(address(capture)).status_code == 403
    client.force_login(curator, "django.contrib.auth.backends.ModelBackend")
    assert client.get(address(capture)).status_code == 200
    assert client.get(reverse("admin:archive_capture_proof", args=[10**9])).status_code == 404
