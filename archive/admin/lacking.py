"""Filters of lists to what lacks something that a curator can add."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class LacksFilter(admin.SimpleListFilter):
    """`offers`: value of the filter → what it is called and the method of the model's QuerySet that asks it."""

    title = "what is missing"
    parameter_name = "lacks"
    offers: dict[str, tuple[str, str]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.offers.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in self.offers:
            return queryset
        lacking = getattr(queryset.model.objects, self.offers[self.value()][1])()
        return queryset.filter(pk__in=lacking.order_by().values("pk"))


class ArticleLacks(LacksFilter):
    offers = {"topic": ("A topic", "without_topic"), "date": ("A date", "without_date")}


class VoiceLacks(LacksFilter):
    offers = {"speaker": ("A speaker", "without_speaker")}
