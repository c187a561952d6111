"""The sample articles, what a curator would file each under, and what the rules of the first vocabulary say of them."""

import json
from dataclasses import dataclass
from pathlib import Path

from archive.catalogue.profiles import Terms, in_terms
from archive.catalogue.tagging import SUGGESTED, compiled, matches, scanned_places
from archive.catalogue.vocabulary import PATH
from archive.extract import Item, items, read
from archive.extract.records import ParsedArticle
from archive.language.profile import profile_of

JUDGED = Path(__file__).with_name("judged.tsv")
CAPTURES = PATH.parent / "captures"


@dataclass(frozen=True, slots=True)
class Samples:
    """By title: topics as judged, profiles, and ties that rules accept or suggest."""

    labels: dict[str, frozenset[str]]
    profiles: dict[str, Terms]
    by_rules: set[tuple[str, str]]


def judged() -> dict[str, frozenset[str]]:
    rows = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {title: frozenset(topics.split("; ")) for title, topics in rows}


def parsed_samples() -> dict[str, ParsedArticle]:
    """The samples by title; of one that several captures have, the longest."""
    found: dict[str, ParsedArticle] = {}
    for path in sorted(CAPTURES.iterdir()):
        if path.name.endswith((".meta.json", ".csv")):
            continue
        for item in items(path):
            for article in read(item.content, item.name).articles if isinstance(item, Item) else ():
                if article.title not in found or len(article.blocks) > len(found[article.title].blocks):
                    found[article.title] = article
    return found


def samples() -> Samples:
    labels, parsed = judged(), parsed_samples()
    entries = json.loads(PATH.read_text("utf-8"))
    subjects = [entry for entry in entries if entry.get("kind", "subject") == "subject"]
    matcher = compiled(tuple((number, json.dumps(entry["rules"])) for number, entry in enumerate(subjects)))
    profiles: dict[str, Terms] = {}
    by_rules: set[tuple[str, str]] = set()
    for title in labels:
        scanned = scanned_places(parsed[title])
        profiles[title] = in_terms(profile_of(scanned["title"], [scanned["standfirst"], scanned["body"]]))
        found = matches(scanned, matcher)
        by_rules |= {(title, subjects[topic]["label"]) for topic, of in found.items() if of["score"] >= SUGGESTED}
    return Samples(labels, profiles, by_rules)
