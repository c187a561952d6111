"""What speaks for a line as the title: each sign has a head of which it holds, and one of which it does not."""

from dataclasses import replace

import pytest

from archive.extract.head_window import Kind, Reading, Window
from archive.extract.lines import split_lines
from archive.extract.titles import SIGNS, best_reading

from .pages import CLOSING, FILLER

TITLE = "Noodles at Dawn: The Cook Who Went Viral"
STANDFIRST = "A clip of eleven seconds changed the queue at a noodle stall."
SECTIONS = frozenset(["food"])


def window(*head: str, kind: Kind = "sole", stated: int | None = None) -> Window:
    """The lines of `head` above a body."""
    lines = split_lines("\n\n".join([*head, FILLER, CLOSING]))
    return Window(lines, tuple(range(sum(line.count("\n") + 1 for line in head))), SECTIONS, stated, kind)


# Sign → a head and the place of the title for which it holds; the same for which it does not. A third number is the
# place of the section, a fourth that of the standfirst.
CASES: dict[str, tuple[tuple[Window, tuple[int | None, ...]], tuple[Window, tuple[int | None, ...]]]] = {
    "the page says so elsewhere": ((window(TITLE, stated=0), (0,)), (window(TITLE), (0,))),
    "as long as titles are": ((window(TITLE), (0,)), (window("Noodles"), (0,))),
    "a word or two": ((window("Noodles Again"), (0,)), (window(TITLE), (0,))),
    "ends as statements do": ((window(STANDFIRST), (0,)), (window(TITLE), (0,))),
    "says what a site is": (
        (window("The Pan", "Translated posts from the kitchen"), (1,)),
        (window("The Pan", "A cook says no to posts"), (1,)),
    ),
    "opens as what goes with a title": (
        (window("a letter about stoves"), (0,)),
        (window("A letter about stoves"), (0,)),
    ),
    "in title case": ((window(TITLE), (0,)), (window("A cook who went viral over noodles"), (0,))),
    "its words are taken up below": (
        (window("Noodle stalls of the old market town"), (0,)),
        (window("Umbrellas, Rented and Never Returned"), (0,)),
    ),
    "in title case under a line that is not": (
        (window("Monthly notes from all the comment sections", TITLE), (1,)),
        (window("Stove and Street", TITLE), (1,)),
    ),
    "short, and the first line or in capitals": (
        (window("Stove and Street", TITLE), (0,)),
        (window("Home", "Stove and Street"), (1,)),
    ),
    "the name of a known site": ((window("What’s on Weibo"), (0,)), (window(TITLE), (0,))),
    "links side by side": (
        (window("Stories | Regions | Topics | About"), (0,)),
        (window("News & Politics", TITLE), (1, 0)),
    ),
    "leads to a part of a site": ((window("Harbour Wire | China", TITLE), (0,)), (window(TITLE), (0,))),
    "ends in a day behind a sign": (
        (window("The Whole Kitchen of Wuhu · Posted on 3 October 2019"), (0,)),
        (window("The Stove That Was Posted on 3 October 2019 Is Back"), (0,)),
    ),
    "names a section": ((window("Food"), (0,)), (window("Foot"), (0,))),
    "under a known section": ((window("Food", TITLE), (1, 0)), (window("Foot", TITLE), (1, 0))),
    "under a section that the page links to": (
        (window("Stove Weekly", "Stoves  Streets  Shop", "Stoves", TITLE), (3, 2)),
        (window("Stove Weekly", "Pans  Streets  Shop", "Stoves", TITLE), (3, 2)),
    ),
    "under a shorter line in title case": ((window("Stoves", TITLE), (1, 0)), (window("of stoves", TITLE), (1, 0))),
    "under a few words, not the page's first": (
        (window("The Pan", "From the pot", TITLE), (2, 1)),
        (window("From the pot", TITLE), (1, 0)),
    ),
    "under a column of links": (
        (window("The Pan", "Latest", "Events", "Newsletter", TITLE), (4, 3)),
        (window("The Pan", "Latest", "Events", "Stoves", TITLE), (4, 3)),
    ),
    "under a motto for a section": (
        (window("Stoves", "notes from a kitchen", TITLE), (2, 1)),
        (window("Stoves", "Notes", TITLE), (2, 1)),
    ),
    "under the site's name for a section": (
        (window("Dispatches from the Stove", TITLE), (1, 0)),
        (window("Dispatches from the Stove", TITLE, kind="magazine"), (1, 0)),
    ),
    "apart from its section": (
        (window("Stoves", "Pans", TITLE), (2, 0)),
        (replace(window("The Pan", "Stoves", "3 October 2019", TITLE), meta=frozenset({2})), (3, 1)),
    ),
    "over a statement": ((window(TITLE, STANDFIRST), (0,)), (window(TITLE, "Stoves"), (0,))),
    "over a line not in title case": (
        (window(TITLE, STANDFIRST), (0, None, 1)),
        (window(TITLE, "The Stall That Has Never Been Empty Since"), (0, None, 1)),
    ),
    "over a line as long, and taken up below": (
        (window("The market opens before dawn", "Stalls in the old town have noodles by seven"), (0,)),
        (window("Umbrellas are rented and lost", "Stalls in the old town have noodles by seven"), (0,)),
    ),
    "over a summary in points": (
        (window("Stoves", f"{TITLE}", "The queue is long today\nShe deserves a rest, says the cook"), (1,)),
        (window("Stoves", f"{TITLE}", "The queue is long today", "She deserves a rest"), (1,)),
    ),
    "where magazines print it": (
        (window(TITLE, STANDFIRST, kind="magazine"), (0,)),
        (window(TITLE, STANDFIRST, kind="blog"), (0,)),
    ),
    "lines left below": ((window(TITLE, "Pans", "Pots"), (0,)), (window(TITLE), (0,))),
}


def reading(title: int | None, section: int | None = None, standfirst: int | None = None) -> Reading:
    assert title is not None
    return Reading(title, section, standfirst)


@pytest.mark.parametrize("name", dict.fromkeys(sign.name for sign in SIGNS))
def test_each_sign_holds_of_what_it_says_and_of_nothing_else(name: str) -> None:
    sign = next(sign for sign in SIGNS if sign.name == name)
    (head, right), (other, wrong) = CASES[name]

    assert sign.holds(head, reading(*right))
    assert not sign.holds(other, reading(*wrong))


def test_what_stands_under_author_and_date_is_no_part_of_a_head() -> None:
    head = window(
        "The Pan", "Letter 58: The Stove", "On a stove, a cat and links", "Ann Vale", "Hello from the kitchen."
    )
    [title, standfirst] = [1, 2]

    best = best_reading(replace(head, places=(0, 1, 2, 4), meta=frozenset({3})))

    assert (best.title, best.standfirst) == (title, standfirst)


@pytest.mark.parametrize(
    ("head", "title", "section", "standfirst"),
    [
        (window("The Pan", "Home   Food   Shop", "Food", TITLE, STANDFIRST), 3, 2, 4),
        (window("THE PAN", "notes on food and streets", TITLE, STANDFIRST), 2, None, 3),
        (window("Dispatches from the Stove", TITLE, STANDFIRST), 1, None, 2),
        (window("The Pan", "Stories of stoves and their owners", TITLE), 2, None, None),
        (window("The Pan", "Streets", "Stoves", "Shops", "Stoves", TITLE), 5, 4, None),
        (window("Stoves", "A cook says no to noodles", "The stall has closed for good, and nobody is told"), 1, 0, 2),
        (window("Stoves", "The Island", "Who asks for a ferry?", kind="magazine"), 1, 0, 2),
        (
            window("The Pan", "notes from a kitchen", "My stove has many followers", kind="blog"),
            2,
            None,
            None,
        ),
        (
            window("The Pan", "Home  Shop", "Issue 88: Everyone Is a Cook", "Plus: a talking stove, a ban on pans"),
            2,
            None,
            3,
        ),
        (window("The Pan", "Letter from Wuhu", "The Pan Shop", STANDFIRST), 2, 1, 3),
        (window("The Pan", "Latest", "Stoves", "Newsletter", TITLE), 4, None, None),
        (window(TITLE, STANDFIRST, "The Noodle Cook of Wuhu · Posted on 3 October 2019", "It is dawn."), 0, None, 1),
        (window(TITLE), 0, None, None),
        (window("Noodles"), 0, None, None),
    ],
)
def test_the_signs_together_choose_as_a_reader_would(
    head: Window, title: int, section: int | None, standfirst: int | None
) -> None:
    best = best_reading(head)

    assert (best.title, best.section) == (title, section)
    assert best.standfirst in (standfirst, None)
