import pytest
from django.contrib.auth.models import User

from archive.models import Article, Topic
from tests.curation.captured import capture, parsed


@pytest.fixture
def curator(db: None) -> User:
    return User.objects.create_user("mei")


@pytest.fixture
def tea(db: None) -> Article:
    """An article with a voice, a byline and a term, from one capture."""
    return capture(parsed())


@pytest.fixture(autouse=True)
def vocabulary(db: None) -> None:
    """No topics but those that a test makes."""
    Topic.objects.all().delete()
