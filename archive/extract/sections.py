"""What sites call the sections that they file articles under."""

from archive.extract import lexicon
from archive.extract.lines import folded


def known_sections() -> frozenset[str]:
    return lexicon.entry_set("sections")


def is_unfiled(name: str) -> bool:
    """Whether a category, or its slug, is what WordPress calls that of unfiled posts: `Uncategorized`, `Non classé`."""
    return folded(name).replace(" ", "-") in lexicon.word_set("wordpress", "uncategorized")
