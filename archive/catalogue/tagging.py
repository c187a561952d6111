"""Topics by themselves: sections as printed, topics that a record states, and the matching rules of the vocabulary.

A rule's words are looked for with the scanner of the search, so stems match stems and hanzi match in any characters.
Each place counts its rule's weight, more in the title and the standfirst. Strong matches are accepted, weak ones are
suggested to the curators; what a curator decided is never touched.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from archive.catalogue.profiles import keep_profiles
from archive.extract.records import ParsedArticle
from archive.language.hanzi import slugify
from archive.language.profile import Profile, profile_of
from archive.language.tokens import Token, scan, scan_terms
from archive.models import Article, Tagging, Topic, TopicAlias
from archive.models.inserted import insert

PLACE_WEIGHTS = {"title": 4.0, "standfirst": 2.0, "body": 1.0}
ENOUGH_OF_A_WORD = 5  # places of one word in the body that count; the sixth says nothing new
ACCEPTED = 4.0  # a telling word in the title, or four times in the body
SUGGESTED = 2.5

Terms = tuple[str, ...]
Scanned = dict[str, list[Token]]  # by place
Matcher = Mapping[str, list[tuple[Terms, int, str, float]]]  # by first term: all terms, topic id, the word, its weight


@dataclass(frozen=True, slots=True)
class Tie:
    """What speaks for an article's tie to a topic."""

    origin: Tagging.Origin
    state: Tagging.State
    evidence: dict[str, Any]


class Vocabulary:
    """The topics as one batch of articles meets them: their rules, and the ids that labels lead to."""

    def __init__(self) -> None:
        self.matcher = current_matcher()
        self._labelled: dict[tuple[str, str], int] = {}

    def labelled(self, label: str, kind: str = Topic.Kind.SUBJECT) -> int:
        """The id of the topic of that label, or that the label leads to; a new one if there is none."""
        if (label, kind) not in self._labelled:
            self._labelled[label, kind] = topic_labelled(label, kind)
        return self._labelled[label, kind]


def tag_articles(finals: Sequence[tuple[Article, ParsedArticle]], bare: Collection[str] = ()) -> set[str]:
    """Bring the automatic taggings of articles up to date; returns the ids of those of which any changed.

    `bare` ones have none yet.
    """
    vocabulary = Vocabulary()
    held: dict[str, dict[int, Tagging]] = {}
    for row in Tagging.objects.filter(article__in=[article.pk for article, _ in finals if article.pk not in bare]):
        held.setdefault(row.article_id, {})[row.topic_id] = row
    gone, new, changed = list[Tagging](), list[Tagging](), list[Tagging]()
    profiles: dict[str, Profile] = {}
    for article, final in finals:
        scanned = scanned_places(final)
        profiles[article.pk] = profile_of(scanned["title"], [scanned["standfirst"], scanned["body"]])
        wanted, rows = wanted_ties(final, scanned, vocabulary), held.get(article.pk, {})
        undecided = {topic: row for topic, row in rows.items() if row.origin != Tagging.Origin.CURATOR}
        gone += [
            row for topic, row in undecided.items() if topic not in wanted and row.origin != Tagging.Origin.SIMILAR
        ]
        new += [tagging(article, topic, tie) for topic, tie in wanted.items() if topic not in rows]
        changed += [row for topic, row in undecided.items() if topic in wanted and brought_to(row, wanted[topic])]
    touched = {row.article_id for row in (*gone, *new, *changed)}
    if gone:
        Tagging.objects.filter(pk__in=[row.pk for row in gone]).delete()
    insert(new)
    Tagging.objects.bulk_update(changed, ["origin", "state", "evidence"])
    keep_profiles(profiles, bare)
    return touched


def tagging(article: Article, topic_id: int, tie: Tie) -> Tagging:
    return Tagging(article=article, topic_id=topic_id, origin=tie.origin, state=tie.state, evidence=tie.evidence)


def brought_to(row: Tagging, tie: Tie) -> bool:
    """Set `row` to `tie`; whether that changes it."""
    before = (row.origin, row.state, row.evidence)
    row.origin, row.state, row.evidence = tie.origin, tie.state, tie.evidence
    return before != (tie.origin, tie.state, tie.evidence)


def wanted_ties(final: ParsedArticle, scanned: Scanned, vocabulary: Vocabulary) -> dict[int, Tie]:
    """Topic id → tie. A record that states its topics is taken at its word, and rules then only suggest.

    An export of ours (it has an id) states the section among its topics, or a curator took it off.
    """
    by_rule = {
        topic: tie for topic, evidence in matches(scanned, vocabulary.matcher).items() if (tie := rule_tie(evidence))
    }
    by_section = (
        {vocabulary.labelled(final.category, Topic.Kind.SECTION): section_tie(final.category)} if final.category else {}
    )
    if final.topics is None:
        return by_rule | by_section
    stated = {
        vocabulary.labelled(label): Tie(Tagging.Origin.RECORD, Tagging.State.ACCEPTED, {}) for label in final.topics
    }
    return weakened(by_rule) | (weakened(by_section) if final.id else by_section) | stated


def section_tie(label: str) -> Tie:
    return Tie(Tagging.Origin.SECTION, Tagging.State.ACCEPTED, {"section": label})


def weakened(ties: dict[int, Tie]) -> dict[int, Tie]:
    return {topic: replace(tie, state=Tagging.State.SUGGESTED) for topic, tie in ties.items()}


def rule_tie(evidence: dict[str, Any]) -> Tie | None:
    if evidence["score"] < SUGGESTED:
        return None
    state = Tagging.State.ACCEPTED if evidence["score"] >= ACCEPTED else Tagging.State.SUGGESTED
    return Tie(Tagging.Origin.RULE, state, evidence)


def topic_labelled(label: str, kind: str = Topic.Kind.SUBJECT) -> int:
    """The id of the topic of that label, or that the label leads to; a new one if there is none."""
    slug = slugify(label)[:120]
    alias = TopicAlias.objects.filter(slug=slug).first()
    if alias:
        return alias.topic_id
    return Topic.objects.get_or_create(slug=slug, defaults={"label": label[:100], "kind": kind})[0].pk


def matches(scanned: Scanned, matcher: Matcher) -> dict[int, dict[str, Any]]:
    """Topic id → evidence: `{"score": 7.2, "words": {"livestream": {"title": 1, "body": 3}}}`."""
    found: dict[tuple[int, str, float], Counter[str]] = {}
    for place, tokens in scanned.items():
        for topic, word, weight in occurrences(tokens, matcher):
            found.setdefault((topic, word, weight), Counter())[place] += 1
    evidence: dict[int, dict[str, Any]] = {}
    for (topic, word, weight), counts in sorted(found.items()):
        of_topic = evidence.setdefault(topic, {"score": 0.0, "words": {}})
        of_topic["words"][word] = dict(counts)
        of_topic["score"] = round(of_topic["score"] + score(counts, weight), 2)
    return evidence


def score(counts: Counter[str], weight: float) -> float:
    return sum(PLACE_WEIGHTS[place] * weight * min(count, ENOUGH_OF_A_WORD) for place, count in counts.items())


def scanned_places(final: ParsedArticle) -> Scanned:
    body = "\n".join(block.text for block in final.blocks if block.kind != "pull_quote")
    return {
        "title": scan_terms(final.title),
        "standfirst": scan_terms(final.standfirst or ""),
        "body": scan_terms(body),
    }


def occurrences(tokens: Sequence[Token], matcher: Matcher) -> Iterable[tuple[int, str, float]]:
    """Every place in a text, given by its tokens, of a word of the rules, as (topic id, the word, its weight).

    Of words that begin at the same place the longest holds, and nothing inside it counts again: a human flesh search
    engine is no search engine.
    """
    terms = [token[1] for token in tokens]
    free = 0
    for at in [at for at, term in enumerate(terms) if term in matcher]:  # hardly any
        if at < free:
            continue
        here = [entry for entry in matcher[terms[at]] if tuple(terms[at : at + len(entry[0])]) == entry[0]]
        longest = max((len(wanted) for wanted, *_ in here), default=0)
        yield from ((topic, word, weight) for wanted, topic, word, weight in here if len(wanted) == longest)
        free = at + longest


def current_matcher() -> Matcher:
    rules = Topic.objects.exclude(rules=[]).order_by("pk").values_list("pk", Cast("rules", TextField()))
    return compiled(tuple(rules))


@lru_cache(maxsize=2)
def compiled(rules: tuple[tuple[int, str], ...]) -> Matcher:
    """Topic ids with their rules as JSON, ready to match. Scanning the vocabulary costs more than scanning an article,
    so the last two are kept.
    """
    matcher: dict[str, list[tuple[Terms, int, str, float]]] = {}
    for topic, of_topic in rules:
        for rule in json.loads(of_topic):
            for word in rule["words"]:
                if terms := tuple(token.term for token in scan(word)):
                    matcher.setdefault(terms[0], []).append((terms, topic, word, float(rule["weight"])))
    return matcher
