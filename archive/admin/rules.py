"""What matching rules would tag, said before they are saved."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive import curation
from archive.admin.lines import RulesField
from archive.admin.readable import counted
from archive.catalogue import Tried, try_rules
from archive.models import Article, Topic
from archive.search import IndexUnavailable, QueryTooLong, matching

MOST_HITS = 20_000
MOST_WORDS = 200
SHOWN = 5


def preview(request: HttpRequest) -> HttpResponse:
    """The rules that were posted, tried on the articles; a page, or its part alone for the script of the form."""
    name = "admin/archive/topic/_tried.html" if "part" in request.POST else "admin/archive/topic/tried.html"
    context = admin.site.each_context(request) | {"title": "What these rules would tag", "opts": Topic._meta}
    try:
        context |= tried_rules(request.POST.get("rules", ""), request.POST.get("topic", ""))
    except ValidationError as error:
        context["lines"] = error.messages
    return TemplateResponse(request, name, context)


def tried_rules(text: str, topic: str) -> dict[str, Any]:
    """What to show of the rules as typed. Raises ValidationError if they are none."""
    rules = RulesField(required=False).clean(text)
    curation.check(Topic(), {"rules": rules})
    words = [word for rule in rules for word in rule["words"]]
    if len(words) > MOST_WORDS:
        raise ValidationError(f"More than {MOST_WORDS} words: too many to try.")
    known = Topic.objects.filter(pk=topic).first() if topic.isdigit() else None
    try:
        return in_words(try_rules(rules, holding(words), known and known.pk), "hold one of these words")
    except (IndexUnavailable, QueryTooLong):
        newest = list(Article.objects.newest().values_list("pk", flat=True)[:MOST_HITS])
        return in_words(try_rules(rules, newest, known and known.pk), "may hold one of these words")


def holding(words: list[str]) -> list[str]:
    """The articles that hold one of the words. Raises IndexUnavailable and QueryTooLong."""
    found: set[str] = set()
    for word in words:
        quoted = word.replace('"', " ")
        found.update(matching(f'"{quoted}"', MOST_HITS))
    return sorted(found)


def in_words(tried: Tried, are: str) -> dict[str, Any]:
    tied, suggested = len(tried.tied), len(tried.suggested)
    if tried.is_estimate:
        lines = [
            f"{counted(tried.met, 'article')} {are}; {tried.read:,} of them were read.",
            f"Of these the rules would tie {tied:,} and suggest the topic to {suggested:,}: in all to about "
            f"{tried.in_all(tied):,} and {tried.in_all(suggested):,}.",
        ]
    else:
        lines = [f"The rules would tie {counted(tied, 'article')} and suggest the topic to {suggested:,} more."]
    if tried.carried:
        lines.append(f"{tried.carried:,} of those tied carry it already.")
    samples = (("Tied", tried.tied[:SHOWN]), ("Suggested", tried.suggested[:SHOWN]))
    return {"lines": lines, "samples": samples}
