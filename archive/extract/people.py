"""Names of people whose given names or surnames are known, where a line alone does not tell a person from a section."""

from archive.extract import lexicon
from archive.extract.bylines import names_in


def known_people(text: str) -> list[str]:
    """The people of a line that names nothing else, if each goes by a known name; else none."""
    names = names_in(text)
    known = lexicon.word_set("given_names", "given") | lexicon.word_set("given_names", "surnames")
    return names if all(name.split()[0] in known for name in names) else []
