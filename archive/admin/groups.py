"""The group “Curators”: it may look at everything, and change what curation is about."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CURATORS = "Curators"
CHANGED = ("article", "quotedcomment", "topic", "tagging", "author", "term")


def make_curators(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Make the group after a migration; permissions an operator added to it stay."""
    create_permissions(sender, using=using, verbosity=0)  # Django's own receiver makes them later than this one runs
    group, _ = Group.objects.using(using).get_or_create(name=CURATORS)
    codenames = ["add_topic", *(f"change_{model}" for model in CHANGED)]
    ours = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    group.permissions.add(*ours.filter(Q(codename__startswith="view_") | Q(codename__in=codenames)))
