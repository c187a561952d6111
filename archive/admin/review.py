"""One article after the other: its topics, what is suggested for it, and the keys to decide with."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import curation
from archive.admin.readable import evidence_in_words
from archive.models import Article, Tagging, Topic

CHOSEN = "articles chosen to tag"  # in the session: their ids, in the order of the list
MOST_CHOSEN = 2_000
COUNTED = 1_000  # beyond, “more than” says enough
ALL = "all"  # of the buttons that answer every suggestion at once

Answer = dict[str, Any]


class Walk:
    """The articles to go through: those that suggestions wait for, or those that were chosen, newest first."""

    def __init__(self, request: HttpRequest) -> None:
        self.chosen: list[str] = request.session.get(CHOSEN, []) if "chosen" in request.GET else []
        self.query = "?chosen=1" if self.chosen else ""

    def beside(self, article: Article, forward: bool = True) -> str | None:
        """The id of the next article, or of the one before."""
        if self.chosen:
            at = self.chosen.index(article.pk) + (1 if forward else -1) if article.pk in self.chosen else 0
            return self.chosen[at] if 0 <= at < len(self.chosen) else None
        day, pk = article.sort_date, article.pk
        later = Q(sort_date__gt=day) | Q(sort_date=day, pk__lt=pk)
        earlier = Q(sort_date__lt=day) | Q(sort_date=day, pk__gt=pk)
        rows = waiting().filter(earlier).newest() if forward else waiting().filter(later).order_by("sort_date", "-id")
        return rows.values_list("pk", flat=True).first()

    def left(self) -> str:
        """How far one is."""
        if self.chosen:
            return f"{len(self.chosen):,} articles chosen"
        count = waiting()[: COUNTED + 1].count()
        number = f"More than {COUNTED:,} articles" if count > COUNTED else f"{count:,} article{'s' * (count != 1)}"
        return f"{number} with suggestions"


def waiting() -> Any:
    """The articles that suggestions wait for."""
    return Article.objects.filter(Exists(Tagging.objects.suggested().filter(article=OuterRef("pk")).order_by()))


def address_of(article_id: str, query: str = "") -> str:
    return reverse("admin:archive_article_topics", args=[article_id]) + query


def begin(request: HttpRequest) -> HttpResponse:
    """The first article that suggestions wait for."""
    if not request.user.has_perm("archive.view_tagging"):
        raise PermissionDenied
    first = waiting().newest().values_list("pk", flat=True).first()
    if first:
        return HttpResponseRedirect(address_of(first))
    messages.info(request, "No suggestion waits for a decision.")
    return HttpResponseRedirect(reverse("admin:archive_tagging_changelist"))


def choose(request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse:
    """Begin a walk through the articles that were selected in the list."""
    ids = list(articles.values_list("pk", flat=True)[:MOST_CHOSEN])
    request.session[CHOSEN] = ids
    return HttpResponseRedirect(address_of(ids[0], "?chosen=1"))


def review(request: HttpRequest, article_id: str) -> HttpResponse:
    """The page of one article; what is posted is decided, and the last decision leads to the next article."""
    article = get_object_or_404(Article.objects.select_related("source"), pk=article_id)
    walk = Walk(request)
    if request.method != "POST":
        return TemplateResponse(request, "admin/archive/review.html", context(request, article, walk))
    if not request.user.has_perm("archive.change_tagging"):
        return HttpResponse(status=403)
    try:
        messages.success(request, decided(request, article))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(address_of(article.pk, walk.query))
    is_done = "topic" not in request.POST and not article.taggings.suggested().exists()
    onward = walk.beside(article) if is_done else None
    return HttpResponseRedirect(address_of(onward or article.pk, walk.query))


def context(request: HttpRequest, article: Article, walk: Walk) -> Answer:
    taggings = list(article.taggings.select_related("topic").order_by("topic__label"))
    for tagging in taggings:
        tagging.words = evidence_in_words(tagging.evidence)  # type: ignore[attr-defined]
    of_state = {str(state): [row for row in taggings if row.state == state] for state in Tagging.State}
    return admin.site.each_context(request) | {
        "title": "Topics, one article after the other",
        "opts": Article._meta,
        "article": article,
        "taggings": of_state,
        "labels": Topic.objects.exclude(taggings__in=of_state["accepted"]).values_list("label", flat=True),
        "may_decide": request.user.has_perm("archive.change_tagging"),
        "walk": walk,
        "earlier": walk.beside(article, forward=False),
        "later": walk.beside(article),
    }  # fmt: skip


def decided(request: HttpRequest, article: Article) -> str:
    """Do what a button of the page asks; what was done, in a sentence. Raises ValidationError if it cannot be."""
    posted, who = request.POST, request.user
    if "accept" in posted or "reject" in posted:
        verb = "accept" if "accept" in posted else "reject"
        rows = answered(article, posted, posted[verb])
        (curation.accept if verb == "accept" else curation.reject)(rows, who)
        return f"{' and '.join(f'“{row.topic}”' for row in rows)} {verb}ed for “{article}”."
    topic = topic_named(posted.get("topic", ""))
    if not curation.add_topic([article], topic, who):
        raise ValidationError(f"“{article}” carries “{topic}” already.")
    return f"“{topic}” added to “{article}”."


def answered(article: Article, posted: QueryDict, which: str) -> list[Tagging]:
    """The taggings that a button is about, as its page showed them: `seen` says pk and state of each."""
    seen = dict(value.split(":", 1) for value in posted.getlist("seen") if ":" in value)
    rows = article.taggings.select_related("topic", "article")
    shown = [row for row in rows if str(row.pk) in seen]
    wanted = shown if which == ALL else [row for row in shown if str(row.pk) == which]
    if not wanted:
        raise ValidationError("That suggestion is gone: the article, its rules or its neighbours changed meanwhile.")
    for row in wanted:
        state, _, origin = seen[str(row.pk)].partition(".")
        row.state, row.origin = Tagging.State(state), Tagging.Origin(origin)
    if which == ALL:
        return [row for row in wanted if row.state == Tagging.State.SUGGESTED]
    return wanted


def topic_named(label: str) -> Topic:
    """The topic of a label, or that it leads to."""
    named = Topic.objects.filter(Q(label__iexact=label.strip()) | Q(aliases__label__iexact=label.strip()))
    topic = named.distinct().order_by("pk").first()
    if topic is None:
        raise ValidationError(
            f"There is no topic “{label.strip()[:100]}”. Choose one of the list, or add it to the topics."
        )
    return topic
