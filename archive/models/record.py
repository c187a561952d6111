"""What all rows have in common that pages have hundreds of."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class Record(models.Model):
    """A row that is made of what the database says in a fifth of the time that Django's own way takes.

    That goes through `__init__` with its defaults, and sends two signals which nobody here listens to. What is left is
    the same: fields that were not read are not there, and looked up when they are asked for.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **_: Any) -> Self:
        record = cls.__new__(cls)
        record.__dict__.update(zip(field_names, values, strict=True))
        state = record._state = ModelState()
        state.db, state.adding = db, False
        return record
