"""Two articles made up for the walk: one is all about an account, the other says again what that said."""

from dataclasses import replace

from archive.extract.keys import key_blocks
from archive.extract.records import Biography, BlockKind, Byline, ParsedArticle, ReaderComment, Tag, Term, Voice
from archive.models import Article
from tests.curation.captured import capture, parsed

NAME = "tea_fan_88"
SAID = "The kettle sings before the phone does"
ORIGINAL = "水壶先唱歌"
WORDS = "kettle sings before"  # of the voice
LATER = "An umbrella is a roof that walks home"
LATER_WORDS = "roof that walks"
DEEP = "Nobody counted the umbrellas"  # far behind what an excerpt shows
LONG = "It rained for so long that every stall on the lane put up a second roof of blue plastic. " * 5
BLOCKS: tuple[tuple[BlockKind, str], ...] = (
    ("paragraph", LONG),
    ("heading", "Asking @tea_fan_88"),
    ("paragraph", f"“{SAID},” @tea_fan_88 wrote ({ORIGINAL}). “Tea is slow,” added Tea_Fan_88."),
    ("pull_quote", f"{SAID}."),
    ("paragraph", f"{DEEP}. The lane called it #tea_fan_88出来# and 茶."),
)


def lane() -> Article:
    """The article about the account; both are captured."""
    first = capture(about_the_account(), 2019)
    capture(about_another_lane(), 2020)
    return first


def about_the_account() -> ParsedArticle:
    blocks = tuple(key_blocks(list(BLOCKS)))
    quoting, last = blocks[2], blocks[4]

    def spans(block: object, words: str) -> tuple[tuple[str, int, int], ...]:
        at = block.text.index(words)
        return ((block.key, at, at + len(words)),)

    said, slow, tag = f"{SAID},", "Tea is slow,", "#tea_fan_88出来#"
    return replace(
        parsed("What @tea_fan_88 Heard on the Lane"),
        blocks=blocks,
        standfirst="A visit to tea_fan_88 on a wet day.",
        original_url="https://lantern.example/tea_fan_88",
        category="Letters of tea_fan_88",
        voices=(
            Voice(said, None, "@tea_fan_88", "Weibo", None, "netizen", "handle", ORIGINAL, spans(quoting, said)),
            Voice(slow, "Tea_Fan_88", "Tea_Fan_88", "Weibo", None, "netizen", "handle", None, spans(quoting, slow)),
        ),
        terms=(Term("茶", "chá", f"what tea_fan_88 drinks when the {WORDS} the phone does", spans(last, "茶")),),
        hashtags=(Tag(tag, spans(last, tag)),),
        handles=(Tag("@tea_fan_88", spans(quoting, "@tea_fan_88")),),
        notes=(f"Letter of tea_fan_88: {SAID}.",),
        references=("tea_fan_88, Collected posts",),
        biographies=(Biography("Ilse Varga", f"Ilse Varga follows @tea_fan_88 since “{SAID}”."),),
    )


def of_the_account_again() -> ParsedArticle:
    """What it wrote later and elsewhere, under its own name: nothing of it was known when it was withheld."""
    text = (LONG, f"“{LATER},” @tea_fan_88 wrote.")
    again = parsed("Why tea_fan_88 Left", text, original_url="https://lantern.example/why-tea-fan-88-left")
    spans = ((again.blocks[1].key, 1, 2 + len(LATER)),)
    return replace(
        again,
        bylines=(Byline("Ilse Varga", "author", "by Ilse Varga"), Byline(NAME, "contributor", "with tea_fan_88")),
        voices=(Voice(f"{LATER},", None, "@tea_fan_88", "Weibo", None, "netizen", "handle", None, spans),),
        biographies=(Biography(NAME, "Drinks on the lane."),),
        handles=(Tag("@tea_fan_88"),),
        terms=(),
    )


def quoting_it_unnamed(title: str = "Umbrellas") -> ParsedArticle:
    """Prints those words too, and does not say whose they are."""
    text = ("It rained on.", f"One stall had a sign: {LATER}!", LONG)
    return replace(parsed(title, text, original_url=f"https://lantern.example/{title.lower()}"), terms=())


def about_another_lane() -> ParsedArticle:
    text = ("On another lane it rained too.", f"“{SAID},” said Wu Lan, who had it from tea_fan_88.")
    other = parsed("The Other Lane", text, original_url="https://lantern.example/other")
    spans = ((other.blocks[1].key, 1, 2 + len(SAID)),)
    return replace(
        other,
        voices=(Voice(f"{SAID},", "Wu Lan", None, None, None, "named", "named", None, spans),),
        terms=(),
        reader_comments=(ReaderComment("tea_fan_88", "2019-01-02", "That was me, @tea_fan_88."),),
    )
