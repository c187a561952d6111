"""How tests walk the admin: addresses, and the fields a form came with."""

from typing import Any

from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def list_address(model: type[models.Model]) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_changelist")


def form_address(record: models.Model) -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])


def add_address(model: type[models.Model]) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_add")


def text_of(response: HttpResponse) -> str:
    """The words of a page, with single spaces."""
    return " ".join(BeautifulSoup(response.content, "lxml").get_text(" ").split())


def fields_of(response: HttpResponse) -> dict[str, Any]:
    """What a browser would send of the page's form (the one that holds the most) if nothing were changed in it."""
    forms = BeautifulSoup(response.content, "lxml").find_all("form", method="post")
    form = max(forms, key=lambda form: len(form.find_all(["input", "select", "textarea"])))
    sent: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        if not field.get("name") or field.has_attr("disabled") or field.get("type") == "submit":
            continue
        if field.name == "select":
            chosen = [option["value"] for option in field.find_all("option", selected=True)]
            sent[field["name"]] = chosen[0] if chosen else ""
        elif field.name == "textarea":
            sent[field["name"]] = field.get_text().removeprefix("\n")
        elif field.get("type") not in {"checkbox", "radio"}:
            sent[field["name"]] = field.get("value", "")
        elif field.has_attr("checked"):
            sent[field["name"]] = field.get("value", "on")
    return sent


def save(client: Client, record: models.Model, **changes: Any) -> HttpResponse:
    """Open a record's form, change these fields, and save."""
    address = form_address(record)
    return client.post(address, fields_of(client.get(address)) | changes)


def said(response: HttpResponse) -> list[str]:
    """The messages that the next page will show."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def act(
    client: Client, model: type[models.Model], action: str, rows: Any, query: str = "", **chosen: Any
) -> HttpResponse:
    """Choose a bulk action for rows of a list, with what its page asks."""
    selected = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(list_address(model) + query, selected | chosen)
