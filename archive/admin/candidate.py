"""New topics to think about: terms and hashtags that many articles use, to make topics of or to reject."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from archive import curation
from archive.admin import bulk
from archive.admin.base import ReadOnlyAdmin
from archive.admin.readable import counted
from archive.models import TopicCandidate


class LabelForm(bulk.ReasonForm):
    label = forms.CharField(max_length=100, required=False, help_text="Empty: the suggested label.")


@admin.register(TopicCandidate)
class TopicCandidateAdmin(ReadOnlyAdmin):
    change_list_template = "admin/archive/tagging/keys.html"
    list_display = ("__str__", "kind", "article_count", "state", "as_topic")
    list_filter = ("state", "kind")
    search_fields = ("name", "label")
    actions = ("make_topics", "reject")

    def get_queryset(self, request: HttpRequest) -> QuerySet[TopicCandidate]:
        return super().get_queryset(request).order_by("-state", "-article_count", "name")  # waiting ones first

    def get_urls(self) -> list[URLPattern]:
        decide = require_POST(self.admin_site.admin_view(self.decide))
        return [path("<int:pk>/<str:verb>/now/", decide, name="archive_topiccandidate_decide"), *super().get_urls()]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.add_topic")

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return self.list_display if self.has_decide_permission(request) else self.list_display[:-1]

    @admin.display(description="topic")
    def as_topic(self, candidate: TopicCandidate) -> str:
        if candidate.state != TopicCandidate.State.WAITING:
            return "–"
        address = [reverse("admin:archive_topiccandidate_decide", args=[candidate.pk, verb]) for verb in VERBS]
        return format_html(
            '<input name="label-{}" value="{}" maxlength="100" aria-label="Label of {}"> '
            '<button class="decide" data-key="a" formaction="{}">Make a topic</button> '
            '<button class="decide" data-key="r" formaction="{}">Reject</button>',
            candidate.pk, candidate.label, candidate, *address,
        )  # fmt: skip

    def decide(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Decide on one row of the list, and come back to it."""
        if verb not in VERBS or not self.has_decide_permission(request):
            return HttpResponse(status=403)
        candidate = TopicCandidate.objects.filter(pk=pk).first()
        try:
            if candidate is None:
                raise ValidationError("It was decided by another curator, or looked for anew, meanwhile.")
            messages.success(request, VERBS[verb](candidate, request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("admin:archive_topiccandidate_changelist"))

    @admin.action(description="Make topics of them, as they are called …", permissions=["decide"])
    def make_topics(self, request: HttpRequest, rows: QuerySet[TopicCandidate]) -> TemplateResponse | None:
        def act(rows: QuerySet[TopicCandidate], chosen: bulk.Chosen) -> str:
            made = [curation.accept_candidate(each, each.label, request.user, chosen["why"]) for each in rows]
            return f"{counted(len(made), 'topic')} made."

        return bulk.asked(self, request, rows, bulk.Question("Make topics", told, act))

    @admin.action(description="Reject …", permissions=["decide"])
    def reject(self, request: HttpRequest, rows: QuerySet[TopicCandidate]) -> TemplateResponse | None:
        def act(rows: QuerySet[TopicCandidate], chosen: bulk.Chosen) -> str:
            return f"{counted(curation.reject_candidates(rows, request.user, chosen['why']), 'candidate')} rejected."

        return bulk.asked(self, request, rows, bulk.Question("Reject candidates", told, act))


def told(rows: QuerySet[TopicCandidate], chosen: bulk.Chosen) -> list[str]:
    return [f"{counted(rows.count(), 'term or hashtag', 'terms and hashtags')}"]


def made(candidate: TopicCandidate, request: HttpRequest) -> str:
    label = request.POST.get(f"label-{candidate.pk}", "").strip() or candidate.label
    topic = curation.accept_candidate(candidate, label, request.user)
    return f"“{topic}” is a topic: its rule tagged {counted(topic.taggings.accepted().count(), 'article')}."


def rejected(candidate: TopicCandidate, request: HttpRequest) -> str:
    curation.reject_candidates([candidate], request.user)
    return f"“{candidate}” is no topic, and is not suggested again."


VERBS: dict[str, Any] = {"make": made, "reject": rejected}
