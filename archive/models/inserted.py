"""New rows written by one prepared statement: making SQL of rows takes Django longer than the database to keep them."""

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

_INSERT = "INSERT INTO {table} ({columns}) VALUES ({slots})"
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)
"""Fields whose values every database takes as a row has them."""


def insert(rows: Iterable[models.Model]) -> None:
    """Keep new rows of one model, as `bulk_create` does, e.g. `insert(Note(article=a, text=t) for t in texts)`.

    What they are related to must have its key when they are made. Where the database gives keys, rows have none before
    and are not told theirs. Raises IntegrityError; then none is kept.
    """
    several = list(rows)
    if not several:
        return
    statement = _statement(type(several[0]))
    with transaction.atomic(savepoint=False), connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.executemany(statement.sql, [statement.values(row) for row in several])


class _Statement(NamedTuple):
    """How rows of a model are kept: its statement, the values of a row, and which of these the database wants made
    over, by the field that does."""

    sql: str
    read: Callable[[models.Model], tuple[Any, ...]]
    made_over: "tuple[tuple[int, models.Field[Any, Any]], ...]"

    def values(self, row: models.Model) -> tuple[Any, ...] | list[Any]:
        values = self.read(row)
        if not self.made_over:
            return values
        connection, made = connections[DEFAULT_DB_ALIAS], list(values)
        for at, field in self.made_over:
            made[at] = field.get_db_prep_save(field.pre_save(row, add=True), connection)
        return made


@cache
def _statement(model: type[models.Model]) -> _Statement:
    given = [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    fields = [field for field in given if not field.generated]
    quoted = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns, slots = ", ".join(quoted(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    return _Statement(
        _INSERT.format(table=quoted(model._meta.db_table), columns=columns, slots=slots),
        attrgetter(*(field.attname for field in fields)),
        tuple((at, field) for at, field in enumerate(fields) if not isinstance(field, _AS_THEY_ARE)),
    )
