"""What the elements of a page say of the words in them."""

from bs4.element import Tag

from archive.extract import lexicon
from archive.extract.html.soup import attribute, tokens
from archive.extract.lines import split_lines
from archive.extract.records import BlockKind
from archive.extract.wrapping import unwrapped

BLOCKS = lexicon.word_set("elements", "blocks")
UNSEEN = lexicon.word_set("elements", "unseen")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BOLD = frozenset(["b", "strong"])
CAPTIONS = frozenset(["wp-caption-text", "gallery-caption", "wp-element-caption", "caption-text", "image-caption"])
PULL_QUOTES = frozenset(["pullquote", "pull-quote", "wp-block-pullquote", "has-text-align-pull"])
TAGS: dict[str, BlockKind] = {"figcaption": "caption", "li": "list_item", "blockquote": "block_quote"}


def keys(element: Tag) -> list[str]:
    """What an element is indexed under by its class names and its id."""
    attributes = element.attrs
    names = [f".{name}" for name in str(attributes["class"]).lower().split()] if "class" in attributes else []
    if "id" in attributes:
        names += [f"#{name}" for name in str(attributes["id"]).lower().split()]
    return names


def leads_elsewhere(link: Tag) -> bool:
    return not (attribute(link, "href") or "#").startswith("#")


def kind_of(element: Tag) -> BlockKind | None:
    if "class" in element.attrs or "id" in element.attrs:
        names = tokens(element)
        if not CAPTIONS.isdisjoint(names):
            return "caption"
        if not PULL_QUOTES.isdisjoint(names):
            return "pull_quote"
    return "heading" if element.name in HEADINGS else TAGS.get(element.name)


def is_wrapped(element: Tag) -> bool:
    """Whether the lines of a `<pre>` are those of paragraphs wrapped at a width, as in mails."""
    text = element.get_text()
    lines = split_lines(text)
    return len(unwrapped(text, lines)) < len(lines)
