"""What a search field offers to complete, and which articles each offer stands on."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import Q

LAST = b"\xff"  # a byte that UTF-8 has not: after every text with the same beginning


# The best of one kind, in the order of its key alone: the index holds all that is asked, and with a limit to each kind
# the database keeps no more than so many rows in hand. A window over all kinds sorts thousands to show ten.
_BEST_OF_KIND = """
SELECT * FROM (
    SELECT id, key = %s AS is_exact FROM archive_suggestion WHERE kind = %s AND key >= %s AND key < %s
    ORDER BY is_exact DESC, weight DESC, is_start, sort_date DESC, id LIMIT %s
) AS best_{kind}"""
_SHOWN = """
SELECT id, kind, record, weight, is_start, sort_date, is_exact, label, detail, address
FROM archive_suggestion INNER JOIN ({best}) AS best USING (id)"""


class Ranked(NamedTuple):
    """What decides which suggestions are shown, and in which order; and what is shown of all but titles."""

    pk: int
    kind: str
    record: str
    weight: int
    is_start: bool
    sort_date: int
    is_exact: bool
    label: str
    detail: str
    address: str


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def beginning_with(self, key: str) -> "SuggestionQuerySet":
        """Those whose key begins so: a range of the index for each kind, in the order of bytes, on every database."""
        first = key.encode("utf-8", "ignore")
        return self.filter(kind__in=Suggestion.Kind.values, key__gte=first, key__lt=first + LAST)


def completing(key: str, kinds: Collection[str], most: int) -> list[Ranked]:
    """The best `most` of each of `kinds` whose keys begin with `key`: exact ones first, then by weight.

    In SQL as it stands, since Django takes longer to compile a query than the database to answer it, and on SQLite
    has no limit within a union.
    """
    if not kinds:
        return []
    sql, params = completing_sql(key, kinds, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [Ranked._make(row) for row in cursor.fetchall()]


def completing_sql(key: str, kinds: Collection[str], most: int) -> tuple[str, list[Any]]:
    first = key.encode("utf-8", "ignore")
    best = " UNION ALL ".join(_BEST_OF_KIND.format(kind=kind) for kind in kinds)
    params = [param for kind in kinds for param in (first, kind, first, first + LAST, most)]
    return _SHOWN.format(best=best), params


class Suggestion(models.Model):
    """One key by which a record is found while a reader types; a record has as many rows as keys.

    A key is bytes (UTF-8, see `archive.language.completion`), because bytes have one order: that of text is a
    collation, which differs between databases and may keep a range from using the index. A title is not kept here
    but read from its article, so that one that is hidden or mended shows so at once. `weight` is the number of
    articles, as far as the public may see them; `sort_date` is the article's, and 0 for other kinds.
    """

    class Kind(models.TextChoices):
        TOPIC = "topic", "Topic"
        TERM = "term", "Term"
        AUTHOR = "author", "Author"
        HASHTAG = "hashtag", "Hashtag"
        HANDLE = "handle", "Account"
        TITLE = "title", "Article"

    kind = models.CharField(max_length=10, choices=Kind)
    record = models.CharField(max_length=20, help_text="The primary key of the record")
    key = models.BinaryField(max_length=200)
    is_start = models.BooleanField(default=False, help_text="The key begins within the text, not at its first word")
    label = models.CharField(max_length=210, blank=True)
    detail = models.CharField(max_length=510, blank=True)
    address = models.CharField(max_length=2500, blank=True)
    weight = models.PositiveIntegerField(default=1)
    sort_date = models.PositiveIntegerField(default=0)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "record", "key"], name="suggestion_key_is_unique"),
            models.CheckConstraint(
                condition=Q(kind__in=("topic", "term", "author", "hashtag", "handle", "title")),
                name="suggestion_kind_is_known",
            ),
        )
        indexes = (
            models.Index(fields=["kind", "key", "weight", "is_start", "sort_date"], name="suggestion_by_kind_and_key"),
        )

    def __str__(self) -> str:
        return f"{self.label or self.record} ({self.kind})"


class SuggestionPosting(models.Model):
    """That the public meets a record in an article, as of the last drain.

    Without it nobody could tell, once an article has lost a topic, which topic has to be counted anew. It outlives
    the article as index tasks do.
    """

    article_id = models.CharField(max_length=16)
    kind = models.CharField(max_length=10, choices=Suggestion.Kind)
    record = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["article_id", "kind", "record"], name="suggestion_posting_is_unique"),
        )
        indexes = (models.Index(fields=["kind", "record"], name="suggestion_posting_by_record"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.record} in {self.article_id}"
