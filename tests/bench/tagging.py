"""How many suggested topics are right, and how many of those that were left out are found.

    python -m tests.bench.tagging           # the samples, as judged.tsv has them: rules and similar articles
    python -m tests.bench.tagging FOLDER    # Markdown files with `tags:` in front of them: similar articles alone

Three topics in ten are left out at random, ten times over; or all of an article's, of each in turn. A suggestion is
right if it is among those, and wrong otherwise, even if people might have given it too.
"""

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path

import django

from archive.language.profile import profile_of
from archive.language.tokens import scan

FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
TAGS = re.compile(r"^tags:\n((?:\s*- .*\n?)+)", re.MULTILINE)
TITLE = re.compile(r"^title:\s*(.*)", re.MULTILINE)
MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<[^>]+>|\]\([^)]*\)")


def posts(folder: Path) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """Name, title, text and topics of each Markdown file."""
    for path in sorted(folder.rglob("*.md")):
        if parts := FRONT_MATTER.match(path.read_text("utf-8", "replace")):
            head, text = parts.groups()
            tags, title = TAGS.search(head), TITLE.search(head)
            labels = re.findall(r"- (.*)", tags[1]) if tags else []
            yield str(path), title[1] if title else "", MARKUP.sub(" ", text), frozenset(map(str.lower, labels))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    from archive.catalogue.profiles import in_terms
    from tests.tagging.leaving_out import of_all, of_some
    from tests.tagging.samples import samples

    if folder is None:
        judged = samples()
        print("three in ten left out:      ", of_some(judged.labels, judged.profiles, judged.by_rules))
        print("all of an article left out: ", of_all(judged.labels, judged.profiles, judged.by_rules))
        return
    read = list(posts(folder))
    profiles = {name: in_terms(profile_of(scan(title), [scan(text)])) for name, title, text, _ in read}
    labels = {name: topics for name, _, _, topics in read}
    print(f"{len(labels)} posts, {sum(map(len, labels.values()))} topics")
    print("three in ten left out:      ", of_some(labels, profiles))
    print("all of an article left out: ", of_all(labels, profiles))


if __name__ == "__main__":
    main()
