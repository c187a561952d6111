"""A curator at the desk, logged in by the form."""

from importlib import import_module

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from archive.admin.groups import CURATORS
from archive.extract import VERSION
from archive.models import Capture, Extraction

PASSWORD = "osmanthus-lane-7"


def log_in(page: Page, site: str) -> Page:
    curator = User.objects.create_user("mei", password=PASSWORD, is_staff=True)
    curator.groups.add(Group.objects.get(name=CURATORS))
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("mei")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Welcome,")).to_be_visible()
    return page


def choose(desk: Page, address: str, row: str, action: str) -> None:
    """Choose a row of a list and what to do with it."""
    desk.goto(address)
    desk.get_by_role("row").filter(has_text=row).first.get_by_role("checkbox").check()
    desk.get_by_label("Action:").select_option(label=action)
    desk.get_by_role("button", name="Go").click()


def read_all_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every capture there is again by a newer extractor, and let the index follow."""
    for name in ("archive.ingest.load", "archive.ingest.reextract"):  # verbs of the package hide these modules
        monkeypatch.setattr(import_module(name), "VERSION", VERSION + 1)
    call_command("reextract", verbosity=0)
    assert Extraction.objects.filter(version=VERSION + 1).count() == Capture.objects.count()
    call_command("index", verbosity=0)
