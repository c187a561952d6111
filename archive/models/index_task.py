"""The outbox: which articles the index does not show as they are now."""

import time
from collections.abc import Iterable

from django.db import models, transaction


class IndexTaskQuerySet(models.QuerySet["IndexTask"]):
    def enqueue(self, article_ids: Iterable[str]) -> None:
        """Note that these articles changed; call it in the transaction of the change."""
        sequence = time.time_ns()
        self.bulk_create(
            [IndexTask(article_id=article_id, sequence=sequence) for article_id in dict.fromkeys(article_ids)],
            update_conflicts=True,
            update_fields=["sequence"],
            unique_fields=["article_id"],
        )

    def next_batch(self, size: int) -> list["IndexTask"]:
        return list(self.order_by("sequence", "article_id")[:size])

    def finish(self, tasks: Iterable["IndexTask"]) -> None:
        """Delete the tasks that were indexed, unless their article has changed again meanwhile."""
        ids_by_sequence: dict[int, list[str]] = {}
        for task in tasks:
            ids_by_sequence.setdefault(task.sequence, []).append(task.article_id)
        with transaction.atomic():
            for sequence, ids in ids_by_sequence.items():
                self.filter(article_id__in=ids, sequence=sequence).delete()


class IndexTask(models.Model):
    """One row a changed article; it outlives the article, so that a deleted one leaves the index too."""

    article_id = models.CharField(max_length=16, primary_key=True)
    sequence = models.BigIntegerField()

    objects = IndexTaskQuerySet.as_manager()

    class Meta:
        ordering = ("sequence",)
        indexes = (models.Index(fields=["sequence"], name="index_task_by_sequence"),)

    def __str__(self) -> str:
        return self.article_id
