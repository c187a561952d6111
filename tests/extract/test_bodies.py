"""What the lines of a plain text body are: headings, captions, pull quotes, lists."""

import pytest

from archive.extract.bodies import body_blocks
from archive.extract.kinds import KIND_RULES
from archive.extract.lines import split_lines

from .pages import CLOSING, FILLER

LONG = (
    "The harbour office says that eleven ferries were late that morning, and that all eleven captains gave the same "
    "reason: a heron stood on the pier, and nobody on board wanted to be the one who disturbed it before breakfast."
)
AGAIN = (
    "Nobody in the harbour office will say who fed the heron first, but the captains agree that it was fed before the "
    "ferries were ever late, and that the bird has grown used to being greeted by every one of them on the pier."
)


def kinds(*lines: str) -> dict[str, str]:
    """The kind of each line of a body whose paragraphs stand between blank lines."""
    blocks, _ = body_blocks(split_lines("\n\n".join(lines)))
    return {line.text: kind for kind, line in blocks}


def between(line: str, kind: str) -> tuple[list[str], str, str]:
    """A row: a line between two paragraphs, and its kind."""
    return [LONG, line, AGAIN], line, kind


NBSP = "\u00a0"
QUOTE = "“Nobody wanted to be the one who disturbed it.”"
ROWS: dict[str, list[tuple[list[str], str, str]]] = {
    "bulleted list": [
        ([LONG, "• a heron", "• a pier", LONG], "• a heron", "list_item"),
        ([LONG, "◼︎ 1. The heron", "◼︎ 2. The pier", LONG], "◼︎ 2. The pier", "list_item"),
        ([LONG, "- a heron", "- a pier", LONG], "- a pier", "list_item"),
        ([LONG, "• a heron alone"], "• a heron alone", "list_item"),
    ],
    "numbered list": [([LONG, "1. A heron", "2. A pier", "3. A ferry", LONG], "3. A ferry", "list_item")],
    "picture words": [
        ([LONG, "Screenshot of the heron", AGAIN], "Screenshot of the heron", "caption"),
        ([LONG, "The heron at work (via Weibo).", AGAIN], "The heron at work (via Weibo).", "caption"),
        ([LONG, "A heron. [Photo provided to us]", AGAIN], "A heron. [Photo provided to us]", "caption"),
        ([LONG, "Featured image by Ann Vale", AGAIN], "Featured image by Ann Vale", "caption"),
        ([LONG, "HERON 3", AGAIN], "HERON 3", "caption"),
        between("The heron, CCTV https://example.org/1", "caption"),
        ([LONG, "图为码头上的苍鹭。", AGAIN], "图为码头上的苍鹭。", "caption"),
        between("A heron in Wuhu, 2020. Courtesy of Ann Vale", "caption"),
        between("The pier at noon. Ann Vale/Harbour Post", "caption"),
        ([LONG, "The pier at noon. VCG", AGAIN], "The pier at noon. VCG", "caption"),
        between("A list of fish, posted by Weibo user @鱼.", "caption"),
        between("Fan art of the heron, by Douban user Brown 88", "caption"),
        between("The heron on its pier. (Ann Vale)", "caption"),
        between("The heron on its pier. (Ann Vale/Harbour Post)", "caption"),
        between("The heron, with fish. (Foto: A. Vale)", "caption"),
        between("The old boat at low tide, seen from the quay.", "caption"),
        between("The pier at noon / Photo credit: Harbour Post", "caption"),
        between("Heron, Saturday, 4:20 pm. Pic by Ann", "caption"),
        (["“It waits,” Vale says.", "Illustration by Li Brook", AGAIN], "“It waits,” Vale says.", "caption"),
        ([LONG, "“It waits,” Vale says.", "Illustration by Li Brook", AGAIN], "“It waits,” Vale says.", "paragraph"),
        ([LONG, "Herons via WeChat", AGAIN], "Herons via WeChat", "heading"),
        ([LONG, "The pier at noon.", "Li Brook/AFP via Getty Images", AGAIN], "The pier at noon.", "caption"),
        between("He went home, seen by nobody but the heron.", "paragraph"),
        between("It fed at noon. (See below)", "paragraph"),
        between("A photo of the heron went viral on Monday.", "paragraph"),
        between("The map, released on Monday, covers all piers.", "paragraph"),
        between("He left the pier. I went for lunch.", "paragraph"),
    ],
    "name in quote marks alone": [
        ([LONG, "“Heron”", AGAIN], "“Heron”", "caption"),
        ([LONG, "‘Moonlight’", AGAIN], "‘Moonlight’", "caption"),
    ],
    "person over what they say": [
        ([LONG, "Mrs. Vale, 51, ferry captain, Wuhu", QUOTE, AGAIN], "Mrs. Vale, 51, ferry captain, Wuhu", "heading"),
        ([LONG, "Mrs. Vale, 51, on the old pier", AGAIN], "Mrs. Vale, 51, on the old pier", "caption"),
    ],
    "heading over comments": [
        between("Comments from the Harbour Post and Weibo:", "heading"),
        ([LONG, "Some comments from the harbour:", AGAIN], "Some comments from the harbour:", "paragraph"),
    ],
    "few words in quote marks": [
        ([LONG, "'It fed my gulls'", AGAIN], "'It fed my gulls'", "heading"),
        ([LONG, "“Get Up, You Lazy Heron”", AGAIN], "“Get Up, You Lazy Heron”", "heading"),
        ([LONG, "“Get up, you lazy heron.”", AGAIN], "“Get up, you lazy heron.”", "paragraph"),
        ([LONG, "‘Ferries’", AGAIN], "‘Ferries’", "heading"),
        ([LONG, "“Who fed the bird?”", AGAIN], "“Who fed the bird?”", "heading"),
        (["A captain wrote:", "“Who fed the bird?”", AGAIN], "“Who fed the bird?”", "paragraph"),
    ],
    "sentence repeated word for word": [
        between("Nobody on board wanted to be the one who disturbed it", "pull_quote"),
        between("Nobody on board wanted to be fed for free that day.", "paragraph"),
    ],
    "thing seen and told of": [
        between("The heron, moments before the breakfast.", "caption"),
        between("The captain’s own heron on the pier.", "caption"),
        between("The heron waited for breakfast on the pier.", "paragraph"),
        between("A small price for a lot of silence.", "paragraph"),
        ([AGAIN, "A heron, moments before breakfast."], "A heron, moments before breakfast.", "paragraph"),
    ],
    "statement without a full stop": [
        between("The heron on the pier was among the most watched birds", "caption"),
        between("How the heron came to own the best pier of them all", "heading"),
    ],
    "line in small letters": [([LONG, "the pier, at five to six", AGAIN], "the pier, at five to six", "caption")],
    "numbered heading": [
        ([LONG, "1. “The heron” 苍鹭", AGAIN, "2. “The pier” 码头", LONG], "2. “The pier” 码头", "heading"),
        ([LONG, NBSP, "1. “The heron” 苍鹭", "• a pier", "• a fish"], "1. “The heron” 苍鹭", "heading"),
        ([LONG, "#1 The heron", AGAIN, "#2 The pier", LONG], "#2 The pier", "heading"),
        ([LONG, "No. 1 – Heron: 3 fish", AGAIN, "No. 2 – Gull: 1 fish", LONG], "No. 2 – Gull: 1 fish", "heading"),
    ],
    "number alone": [
        ([LONG, "1.", AGAIN, "2.", LONG], "1.", "heading"),
        ([LONG, "II", AGAIN, "III", LONG], "III", "heading"),
        ([LONG, "2020", AGAIN], "2020", "paragraph"),
    ],
    "heading with a sign": [([LONG, "▶ what the heron wants", AGAIN], "▶ what the heron wants", "heading")],
    "quotation that is only closed": [
        (["A captain wrote:", "I saw it and I thought of my grandmother, who stood like that.”", LONG],
         "I saw it and I thought of my grandmother, who stood like that.”", "block_quote"),
    ],
    "line under a heading, set apart or repeated": [
        ([LONG, NBSP, "THE HERON", "Nobody wanted to be the one who disturbed it", NBSP, AGAIN],
         "Nobody wanted to be the one who disturbed it", "pull_quote"),
        ([LONG, "The Heron Returns", "After the storm came weeks without a bird.”", AGAIN],
         "After the storm came weeks without a bird.”", "pull_quote"),
    ],
    "quotation set apart": [
        ([LONG, AGAIN, CLOSING, NBSP, "Nobody on board wanted to be the one who disturbed it", NBSP, FILLER],
         "Nobody on board wanted to be the one who disturbed it", "pull_quote"),
        ([LONG, AGAIN, CLOSING, NBSP, "Nobody would dare to feed it or say who did", NBSP, FILLER],
         "Nobody would dare to feed it or say who did", "heading"),
        ([LONG, AGAIN, CLOSING, NBSP, "“We wait for it now.”", NBSP, FILLER], "“We wait for it now.”", "pull_quote")
    ],
    "quotation repeated in the text": [([AGAIN, QUOTE, LONG + " “" + QUOTE[1:], AGAIN], QUOTE, "pull_quote")],
    "quotation between paragraphs without a full stop": [
        between("“Nobody would dare to move the bird”", "pull_quote"),
    ],
    "thing or place and what it shows": [
        ([LONG, "The heron that started it all.", AGAIN], "The heron that started it all.", "caption"),
        ([LONG, "The harbour on May 4: a heron stands on the pier.", AGAIN],
         "The harbour on May 4: a heron stands on the pier.", "caption"),
        ([LONG, "A heron on the pier of the harbour. It looks away.", AGAIN],
         "A heron on the pier of the harbour. It looks away.", "caption"),
        ([LONG, "The result: a heron that nobody fed.", AGAIN], "The result: a heron that nobody fed.", "paragraph"),
    ],
    "short line that ends no sentence": [
        ([LONG, "The Heron of the Harbour", AGAIN], "The Heron of the Harbour", "heading"),
        ([LONG, "WHAT THE HERON WANTS", AGAIN], "WHAT THE HERON WANTS", "heading"),
    ],
    "line over a paragraph": [
        ([LONG, "The story of ‘Peter’ and the bird", AGAIN], "The story of ‘Peter’ and the bird", "heading"),
        ([LONG, "The regulars", AGAIN], "The regulars", "heading"),
        ([LONG, "The big one: heat", AGAIN], "The big one: heat", "heading"),
        ([LONG, "What the birds eat", "• A fish that nobody wanted", "• A spoon"], "What the birds eat", "heading"),
        ([LONG, "‘Late birds’ and their captains", AGAIN], "‘Late birds’ and their captains", "heading"),
        ([LONG, "“Late birds” wait, wrote “Old Net”", AGAIN], "“Late birds” wait, wrote “Old Net”", "paragraph"),
        ([LONG, "It was “late.” (晚, as in “太晚”)", AGAIN], "It was “late.” (晚, as in “太晚”)", "paragraph"),
        ([LONG, "– Ann Vale", AGAIN], "– Ann Vale", "paragraph"),
        ([LONG, "Heron: What Comes Next?", AGAIN, "Heron: Is it so?", CLOSING], "Heron: What Comes Next?", "paragraph"),
        ([LONG, "Bone soup (骨汤)", "Late bird (晚鸟): who comes at noon", AGAIN], "Bone soup (骨汤)", "paragraph"),
    ],
    "line that restates its neighbour": [
        ([LONG, "Captains of late ferries greet a heron standing on the pier.", CLOSING, FILLER],
         "Captains of late ferries greet a heron standing on the pier.", "caption"),
    ],
    "short sentence between paragraphs": [
        ([LONG, "Wang’s boat passes heron and pier on an empty Sunday.", AGAIN],
         "Wang’s boat passes heron and pier on an empty Sunday.", "caption"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rule", [rule.name for rule in KIND_RULES])
def test_each_rule_has_its_lines(rule: str) -> None:
    for lines, line, kind in ROWS[rule]:
        assert kinds(*lines)[line] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Nobody has asked the heron.",
        "The video has since been deleted.",
        "The Harbour Post: And what does the heron eat?",
        "“It stands there,” one captain wrote, “and we wait.”",
        "In 2018 the pier was painted.",
        "The heron was taken ashore and was seen by the whole crew (as in the picture above).",
        "“Nobody would dare to move the bird.”",
        "Many captains only answer “la la la la.”",
        "After the storm came weeks without a bird.”",
        "One captain also showed some of the pictures from the album to his crew (viewer discretion advised).",
    ],
)
def test_an_ordinary_short_paragraph_is_one(line: str) -> None:
    assert kinds(LONG, line, AGAIN)[line] == "paragraph"


@pytest.mark.parametrize(
    ("page", "caption"),
    [
        (["The heron and its fish", "Image source, Harbour Post"], "The heron and its fish"),
        (["Image caption", "A heron with three fish"], "A heron with three fish"),
        (["The heron and its fish", "Image caption", "It has had its breakfast by now."], "The heron and its fish"),
        (["It has had its breakfast by now.", "Image copyright: Harbour Post"], None),
    ],
)
def test_the_label_of_a_picture_says_which_line_is_its_caption(page: list[str], caption: str | None) -> None:
    found = kinds(LONG, *page, AGAIN)

    assert [line for line, kind in found.items() if kind == "caption"] == ([caption] if caption else [])
    assert not any(line.startswith("Image") for line in found)


def test_the_lines_of_a_list_of_places_are_no_headings() -> None:
    blocks, _ = body_blocks(split_lines(f"{LONG}\n\nWuhu: Cold Heron\nAnqing: Two Piers\n\n{AGAIN}"))

    assert {kind for kind, _ in blocks} == {"paragraph"}


def test_a_list_sign_on_a_line_of_its_own_marks_the_line_under_it() -> None:
    blocks, dropped = body_blocks(split_lines(f"{LONG}\n-\nA heron on the pier\n-\nA ferry that waits\n{AGAIN}"))

    assert [(kind, line.text) for kind, line in blocks if kind == "list_item"] == [
        ("list_item", "A heron on the pier"),
        ("list_item", "A ferry that waits"),
    ]
    assert {each.rule for each in dropped} == {"line without words"}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("————————————————", "line without words"),
        ("* * *", "line without words"),
        ("11289201794464870203", "picture's file name"),
        ("heron-on-pier.jpg", "picture's file name"),
        ("4f3c81a0b7de29c5x0j20qq08ab1c", "picture's file name"),
        ("4f3c81a0b7de29c5x0j20qq08ab1c 77ac81a0b7de29c5x0j20qq08ab1d.jpg", "picture's file name"),
        ("Background Image", "picture's file name"),
        ("First published 09:15 CST, updated 11:40 CST", "hour of publishing"),
        ("Updated at 9.15 pm Beijing time", "hour of publishing"),
        ("THIS IS A PREMIUM CONTENT ARTICLE", "premium notice"),
        ("PREMIUM NEWSLETTER | ISSUE #19", "premium notice"),
        ("Condividi:", "share buttons"),
        ("1 0", "comment count"),
        ("[12:40] The ferry and the heron", "chapters of a recording"),
        ("#herons #social life", "tags of a post"),
        ("Gefällt mir Wird geladen …", "share buttons"),
        ("Publicidad", "advertisement"),
        ("Anuncios", "advertisement"),
        ("Comparte esto:", "share buttons"),
        ("Read next: The Lighthouse That Answers Letters", "read more line"),
    ],
)
def test_what_belongs_to_the_page_is_dropped_from_a_body(line: str, rule: str) -> None:
    blocks, dropped = body_blocks(split_lines(f"{LONG}\n\n{line}\n\n{AGAIN}"))

    assert [block.text for _, block in blocks] == [LONG, AGAIN]
    assert [(each.text, each.rule) for each in dropped] == [(line, rule)]


@pytest.mark.parametrize("line", ["06:30 The first ferry leaves", "#苍鹭上班了 #码头日记"])
def test_hours_of_a_day_and_tags_in_hanzi_are_of_the_text(line: str) -> None:
    assert line in kinds(LONG, line, AGAIN)


def test_a_caption_printed_twice_stands_once() -> None:
    blocks, dropped = body_blocks(split_lines("\n".join([LONG, "Heron (via Weibo)", "Heron (via Weibo)", AGAIN])))

    assert [kind for kind, _ in blocks] == ["paragraph", "caption", "paragraph"]
    assert [each.rule for each in dropped] == ["caption printed twice"]


def test_a_line_that_leads_to_a_quotation_is_no_caption() -> None:
    lead = "Pictures of the heron were shared on Weibo. A user called Old Net wrote:"

    assert kinds(LONG, lead, AGAIN)[lead] == "paragraph"
