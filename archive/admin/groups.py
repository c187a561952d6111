"""The three roles as groups, each with the least it needs; a migration makes them.

Curators look after records: they tag, merge, mend, hide, withhold and answer readers. Editors may decide on sources
too, their rights and what is open of them. Operators look at captures, at what became of them and at what waits for
the index, and change no record.
"""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CURATORS, EDITORS, OPERATORS = "Curators", "Editors", "Operators"
CHANGED = ("article", "quotedcomment", "topic", "tagging", "author", "term", "handle", "correction", "topiccandidate")
LOOKED_AFTER = ("capture", "extraction", "appearance", "indextask", "source", "article", "formerslug")

OF_CURATORS = Q(codename__startswith="view_") | Q(codename__in=["add_topic", *(f"change_{name}" for name in CHANGED)])
RIGHTS = {
    CURATORS: OF_CURATORS,
    EDITORS: OF_CURATORS | Q(codename="change_source"),
    OPERATORS: Q(codename__in=[f"view_{name}" for name in LOOKED_AFTER]),
}


def make_roles(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Make the groups after a migration; permissions an operator added to them stay."""
    create_permissions(sender, using=using, verbosity=0)  # Django's own receiver makes them later than this one runs
    ours = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*ours.filter(rights))
