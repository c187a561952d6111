"""All addresses of the admin, walked by each role: who may not is refused, and changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client

from archive.admin.groups import CURATORS, EDITORS, OPERATORS
from archive.models import Article, ContentVersion, Correction, Decision, TopicCandidate
from tests.admin.rights import ONLY_POSTED, Address, all_addresses, may
from tests.admin.test_every_record import furnished

__all__ = ["furnished"]

WORDS = {"why": "by hand", "pseudonym": "Reader A", "state": "accepted", "note": "by hand", "title": "By hand"}
WRITTEN = {"post": "yes", "label": "By hand", "name": "By hand", "accept": "all", "step": "confirmed", "action": "hide"}
ROLES: dict[str, tuple[bool, tuple[str, ...]]] = {
    "a reader with an account": (False, (CURATORS,)),
    "staff without rights": (True, ()),
    "curator": (True, (CURATORS,)),
    "editor": (True, (EDITORS,)),
    "operator": (True, (OPERATORS,)),
}


@pytest.fixture
def everything(furnished: Callable[[int], None], admin_user: User) -> list[Address]:
    furnished(1)
    AccessAttempt.objects.create(username="bo", failures_since_start=1)
    for log in (AccessFailureLog, AccessLog):
        log.objects.create(username="bo")
    return list(all_addresses())


def state() -> Any:
    """Changes with every row of the archive, and with what changes no page."""
    beside = (Correction.objects.values_list("state", "note"), TopicCandidate.objects.values_list("state"))
    accounts = User.objects.order_by("pk").values_list("pk", "password", "is_superuser", "is_staff")
    return ContentVersion.objects.current(), Decision.objects.count(), [list(rows) for rows in (*beside, accounts)]


def window(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def is_refused(response: Any) -> bool:
    """That something is there a superuser sees, see below: for others it may as well not be."""
    return response.status_code in {403, 404} or response.headers.get("Location", "").startswith("/admin/login/")


def faults(client: Client, user: User | None, each: Address) -> list[str]:
    """What a role may do at an address and cannot, or cannot be let do and is; by looking and by posting."""
    found, before = [], state()
    for method, asked in (("get", each.look), ("post", each.change)):
        with transaction.atomic():
            response = getattr(client, method)(each.address, WORDS | WRITTEN if method == "post" else {})
            is_allowed = may(user, asked)
            if response.status_code == 405:
                is_right = (method == "post" or each.name in ONLY_POSTED) and state() == before
            elif is_allowed:
                is_right = response.status_code in {200, 302} and not is_refused(response)
            else:
                is_right = is_refused(response) and state() == before
            if not is_right:
                found.append(f"{method} {each.name} {each.address}: {response.status_code}, allowed: {is_allowed}")
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_what_its_rights_say_and_nothing_else(role: str, everything: list[Address]) -> None:
    is_staff, groups = ROLES[role]
    user = User.objects.create_user(role, is_staff=is_staff)
    user.groups.set(Group.objects.filter(name__in=groups))
    client = window(user)
    assert "\n".join(fault for each in everything for fault in faults(client, user, each)) == ""


def test_a_stranger_is_sent_to_log_in_from_everywhere(everything: list[Address]) -> None:
    assert "\n".join(fault for each in everything for fault in faults(window(None), None, each)) == ""


def test_every_address_is_one(everything: list[Address], admin_client: Client) -> None:
    """Else a refusal would say nothing: what is asked of each role is there, for a superuser at least."""
    looked = {each.address: admin_client.get(each.address).status_code for each in everything}
    lost = {each.name for each in everything if looked[each.address] not in {200, 302, 403, 405}}
    assert lost == set(), "what is not there"
    assert len(everything) > 120


def test_an_address_of_a_correction_is_told_to_those_alone_who_may_read_it(everything: list[Address]) -> None:
    """Django's way from a record to the site asks no right, and takes a number in many spellings."""
    operator = User.objects.create_user("wen", is_staff=True)
    operator.groups.add(Group.objects.get(name=OPERATORS))
    sent, kind = Correction.objects.get(), ContentType.objects.get_for_model(Correction)
    for spelling in (f"{kind.pk}", f"0{kind.pk}", f"+{kind.pk}", f"%20{kind.pk}", "9" * 30, "nonsense"):
        answer = window(operator).get(f"/admin/r/{spelling}/{sent.pk}/")
        assert answer.status_code in {403, 404}
        assert sent.token not in answer.headers.get("Location", "")


def test_a_split_that_says_not_what_it_saw_is_asked_again(everything: list[Address], admin_client: Client) -> None:
    article = Article.objects.get()
    answer = admin_client.post(f"/admin/archive/article/{article.pk}/split/", {"apart": "x-0", "why": "by hand"})
    assert answer.status_code == 200
    assert Article.objects.count() == 1
