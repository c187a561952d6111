"""The curators' desk (floor 4): Django's admin, thin; what it changes, it changes through `archive.curation`."""

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.db.models.signals import post_migrate

from archive.admin import (
    account,
    apparatus,
    article,
    bulk_act,
    candidate,
    correction,
    evidence,
    history,
    people,
    source,
    tagging,
    terms,
    topic,
    voice,
)
from archive.admin.groups import make_roles

__all__ = [
    "account",
    "apparatus",
    "article",
    "bulk_act",
    "candidate",
    "correction",
    "evidence",
    "history",
    "people",
    "source",
    "tagging",
    "terms",
    "topic",
    "voice",
]

admin.site.site_header = settings.ARCHIVE_TITLE
admin.site.site_title = settings.ARCHIVE_TITLE
admin.site.index_title = "Desk"
admin.site.index_template = "admin/archive/desk.html"
admin.site.enable_nav_sidebar = False  # the lists need the width
post_migrate.connect(make_roles, sender=apps.get_app_config("archive"))
