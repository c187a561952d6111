"""Bulk acts that are done in portions: a page that shows how far they are, and goes on with them."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from archive import curation
from archive.admin.base import ReadOnlyAdmin
from archive.admin.bulk import Chosen
from archive.admin.readable import counted
from archive.models import Article, BulkAct

A_CLICK = 4  # portions that one click does where no script goes on by itself


@admin.register(BulkAct)
class BulkActAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "progress", "who", "began", "page")
    list_select_related = ("who",)
    search_fields = ("label",)
    fields = ("kind", "topic", "progress", "changed", "why", "who", "began", "page")

    def get_queryset(self, request: HttpRequest) -> QuerySet[BulkAct]:
        return super().get_queryset(request).order_by("-pk")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.go_on)
        return [path("<int:pk>/go-on/", view, name="archive_bulkact_go_on"), *super().get_urls()]

    @admin.display(description="go on")
    def page(self, run: BulkAct) -> str:
        return format_html('<a href="{}">Go on, or take it back</a>', address_of(run))

    def go_on(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show how far a run is; by POST do some of it. Any curator with the right goes on with any run."""
        may_go_on = request.user.has_perm("archive.change_article")
        if not self.has_view_permission(request) or (request.method == "POST" and not may_go_on):
            raise PermissionDenied
        if request.method == "POST":
            return done(request, BulkAct(pk=pk))
        run = BulkAct.objects.select_related("who").filter(pk=pk).first()
        if run is None:  # as after Back
            messages.info(request, "This bulk act is over: it was finished or taken back.")
            return HttpResponseRedirect(reverse("admin:archive_bulkact_changelist"))
        context = self.admin_site.each_context(request) | {
            "title": str(run),
            "opts": self.opts,
            "run": run,
            "may_go_on": may_go_on,
        }
        return TemplateResponse(request, "admin/archive/go_on.html", context)


def begin_tagging(request: HttpRequest, kind: BulkAct.Kind, rows: QuerySet[Article], chosen: Chosen) -> str:
    """Write a run down; returns the address that does it, which a script takes for its word to begin."""
    return address_of(curation.begin_tagging(kind, rows, chosen["topic"], request.user, chosen["why"])) + "#begin"


def address_of(run: BulkAct) -> str:
    return reverse("admin:archive_bulkact_go_on", args=[run.pk])


def done(request: HttpRequest, run: BulkAct) -> HttpResponse:
    """Do a portion for a script, which is told how far it is, and several for a click."""
    is_script = request.headers.get("Accept") == "application/json"
    pk = run.pk
    try:
        if request.POST.get("verb") == "take-back":
            curation.take_back(run)
        for _ in range(1 if is_script else A_CLICK):
            run = curation.go_on(run, request.user)
            if run.pk is None:
                break
    except ValidationError as error:
        run.pk = None
        messages.error(request, " ".join(error.messages))
    else:
        if run.pk is None:
            say_it_is_over(request, run)
    here = reverse("admin:archive_bulkact_go_on", args=[pk])
    after = here if run.pk else reverse("admin:archive_article_changelist")
    if not is_script:
        return HttpResponseRedirect(after)
    if run.pk is None:
        return JsonResponse({"after": after})
    return JsonResponse({"done": run.done, "words": run.progress})


def say_it_is_over(request: HttpRequest, run: BulkAct) -> None:
    if run.topic is None:
        so_far = f"it ended after {run.progress}"
        messages.error(request, f"“{run.label}” was merged or deleted meanwhile: {so_far}.")
    elif run.is_taken_back:
        messages.info(request, f"“{run.label}”: what was done was taken back.")
    else:
        verb = "added" if run.kind == BulkAct.Kind.ADD else "removed"
        messages.info(request, f"“{run.label}” {verb}: {counted(run.changed, 'decision')} recorded.")
