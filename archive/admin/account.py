"""Accounts by their handles: withhold them with all that they said, call them by a pseudonym, give them back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import curation
from archive.admin import bulk
from archive.admin.base import CuratedAdmin
from archive.admin.readable import counted
from archive.admin.terms import UsedAdmin
from archive.models import Handle, HandleUse

Verb = Callable[[Handle, bulk.Chosen], Any]


@admin.register(Handle)
class HandleAdmin(UsedAdmin, CuratedAdmin):
    use = HandleUse
    can_be_reset = False
    list_display = ("__str__", "uses", "is_withheld", "pseudonym")
    list_filter = ("is_withheld",)
    search_fields = ("name", "pseudonym")
    ordering = ("name",)
    actions = ("withhold", "pseudonymise", "release")
    fields = ("name", "is_withheld", "pseudonym", "uses")
    readonly_fields = ("name", "uses")

    def view_on_site(self, handle: Handle) -> str:
        return reverse("handle", args=[handle.name])

    @admin.action(description="Withhold, with all they said …", permissions=["change"])
    def withhold(self, request: HttpRequest, handles: QuerySet[Handle]) -> TemplateResponse | None:
        def verb(handle: Handle, chosen: bulk.Chosen) -> None:
            curation.withhold_account(handle, request.user, chosen["why"])

        return bulk.asked(self, request, handles, question("Withhold accounts", verb, "withheld"))

    @admin.action(description="Call by a pseudonym …", permissions=["change"])
    def pseudonymise(self, request: HttpRequest, handles: QuerySet[Handle]) -> TemplateResponse | None:
        def verb(handle: Handle, chosen: bulk.Chosen) -> None:
            curation.pseudonymise_account(handle, chosen["pseudonym"], request.user, chosen["why"])

        asked = question("Give a pseudonym", verb, "under a pseudonym", bulk.PseudonymForm)
        return bulk.asked(self, request, handles, asked)

    @admin.action(description="Release …", permissions=["change"])
    def release(self, request: HttpRequest, handles: QuerySet[Handle]) -> TemplateResponse | None:
        def verb(handle: Handle, chosen: bulk.Chosen) -> None:
            curation.release_account(handle, request.user, chosen["why"])

        return bulk.asked(self, request, handles, question("Release accounts", verb, "released"))


def told(handles: QuerySet[Handle], chosen: bulk.Chosen) -> list[str]:
    """How far the name of each reaches."""
    reaches = [(handle, *curation.reach_of(handle)) for handle in handles]
    return [
        f"{handle}: named in {counted(articles, 'article')}, {counted(voices, 'voice')} quoted as its own words"
        for handle, articles, voices in reaches
    ]


def question(title: str, verb: Verb, outcome: str, form: type[forms.Form] = bulk.CareForm) -> bulk.Question:
    """What asks first, then does it to each of them: all, or none."""

    def act(handles: QuerySet[Handle], chosen: bulk.Chosen) -> str:
        for handle in handles:
            verb(handle, chosen)
        return f"{counted(len(handles), 'account')} {outcome}. The search index follows within seconds."

    return bulk.Question(title, told, act, form)
