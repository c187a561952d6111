"""Where articles come from: a publication, its site and what may be shown of it."""

from django.db import models

from archive.language.hanzi import slugify
from archive.models.record import Record


class Access(models.TextChoices):
    OPEN = "open", "Open: whole articles"
    METADATA = "metadata", "Metadata only: an excerpt and a link to the original"


class SourceQuerySet(models.QuerySet["Source"]):
    def named(self, name: str) -> "Source":
        """The source of that name, made with open access if it is new."""
        return self.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


class Source(Record):
    """A publication, its rights statement (a rightsstatements.org URI) and its access."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120)
    site = models.URLField(max_length=500, blank=True)
    rights = models.URLField("rights statement", max_length=200, blank=True, help_text="A rightsstatements.org URI")
    access = models.CharField(max_length=10, choices=Access, default=Access.OPEN)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["name"], name="source_name_is_unique"),
            models.UniqueConstraint(fields=["slug"], name="source_slug_is_unique"),
            models.CheckConstraint(condition=models.Q(access__in=Access.values), name="source_access_is_known"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.access == Access.OPEN
