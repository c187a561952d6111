"""What the first page of the admin asks: `{% load desk %}`."""

from typing import Any

from django import template

from archive.admin import desk

register = template.Library()


@register.inclusion_tag("admin/archive/_desk.html", takes_context=True)
def what_waits(context: dict[str, Any]) -> dict[str, Any]:
    user = context["user"]
    return {"waiting": desk.waiting(user), "recent": desk.recent(user)}
