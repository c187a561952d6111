"""The profiles of articles, kept with them: what `catalogue.neighbours` compares."""

from collections.abc import Collection, Mapping

from archive.language.profile import Profile, profile_of
from archive.language.tokens import Token, scan_terms
from archive.models import Article, ArticleProfile

PORTION = 100  # articles in memory at a time
Terms = Mapping[str, int]  # a word or a run of hanzi → how often an article has it


def keep_profiles(profiles: Mapping[str, Profile], bare: Collection[str] = ()) -> None:
    """Keep the profiles of articles, by id; those that changed are due to be asked for topics.

    `bare` ones have none yet.
    """
    wanted = {pk: in_terms(profile) for pk, profile in profiles.items()}
    known = [pk for pk in wanted if pk not in bare]
    held = dict(ArticleProfile.objects.filter(pk__in=known).values_list("pk", "terms")) if known else {}
    ArticleProfile.objects.bulk_create(
        [ArticleProfile(article_id=pk, terms=terms) for pk, terms in wanted.items() if held.get(pk) != terms],
        update_conflicts=True, unique_fields=["article"], update_fields=["terms", "is_asked"],
    )  # fmt: skip


def in_terms(profile: Profile) -> dict[str, int]:
    return {"".join(terms): count for terms, count in profile}


def profile_all() -> None:
    """Make the profiles of articles that have none: those of before profiles were kept."""
    bare = list(Article.objects.filter(profile=None).values_list("pk", flat=True))
    for first in range(0, len(bare), PORTION):
        articles = Article.objects.filter(pk__in=bare[first : first + PORTION]).only("title", "standfirst", "blocks")
        keep_profiles({article.pk: profile_of_row(article) for article in articles})


def profile_of_row(article: Article) -> Profile:
    scanned = scanned_row(article)
    return profile_of(scanned["title"], [scanned["standfirst"], scanned["body"]])


def scanned_row(article: Article) -> dict[str, list[Token]]:
    """The tokens of an article's texts by place, as rules are matched with them."""
    body = "\n".join(block["text"] for block in article.blocks if block["kind"] != "pull_quote")
    return {"title": scan_terms(article.title), "standfirst": scan_terms(article.standfirst), "body": scan_terms(body)}
