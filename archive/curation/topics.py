"""Coin and rename subject terms."""

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.edits import edit, word_on
from archive.curation.vocabulary import check_label
from archive.language.hanzi import slugify
from archive.models import Decision, Topic


@transaction.atomic
def coin(topic: Topic, who: User, why: str = "") -> Topic:
    """Save a new topic under the address its label makes, e.g. `coin(Topic(label="Short video"), curator)`.

    Raises ValidationError if its label leads to another topic already.
    """
    check_label(topic, topic.label)
    topic.slug = slugify(topic.label)
    topic.full_clean()
    topic.save()
    word_on(topic, Decision.Verb.ADD, "", None, topic.label, who, why).save()
    return topic


def rename(topic: Topic, label: str, who: User, why: str = "") -> list[Decision]:
    """Give a topic another preferred label; the old label and address lead to it from then on."""
    return edit(topic, {"label": label}, who, why)
