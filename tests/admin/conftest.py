import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from archive.admin.groups import CURATORS
from archive.models import Article, Topic
from tests.curation.captured import capture, parsed


@pytest.fixture
def curator(db: None) -> User:
    """A member of the group that migrations make, and no more than that."""
    user = User.objects.create_user("mei", is_staff=True)
    user.groups.add(Group.objects.get(name=CURATORS))
    return user


@pytest.fixture
def desk(curator: User, client: Client) -> Client:
    """A browser in which a curator is logged in."""
    client.force_login(curator, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def tea(db: None) -> Article:
    return capture(parsed())


@pytest.fixture(autouse=True)
def vocabulary(db: None) -> None:
    """No topics but those that a test makes."""
    Topic.objects.all().delete()
