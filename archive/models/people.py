"""Who wrote: people, and their part in an article."""

from django.db import models

from archive.models.addresses import address_of
from archive.models.record import Record


class Author(Record):
    """A person; the biography is the one under the newest article that prints one, unless a curator decided."""

    name = models.CharField(max_length=200)
    slug = models.CharField(max_length=140)
    family_name = models.CharField(max_length=100, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    chinese_name = models.CharField(max_length=50, blank=True)
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["name"], name="author_name_is_unique"),
            models.UniqueConstraint(fields=["slug"], name="author_slug_is_unique"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("author", self.slug)


class AuthorAlias(Record):
    """Another name that leads to a person: a spelling, or one merged into it."""

    author = models.ForeignKey(Author, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    slug = models.CharField(max_length=140)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "author aliases"
        constraints = (
            models.UniqueConstraint(fields=["name"], name="author_alias_name_is_unique"),
            models.UniqueConstraint(fields=["slug"], name="author_alias_slug_is_unique"),
        )

    def __str__(self) -> str:
        return self.name


class Byline(Record):
    """A person's part in an article, in the order printed and with the name as printed."""

    class Role(models.TextChoices):
        AUTHOR = "author", "Author"
        EDITOR = "editor", "Editor"
        CONTRIBUTOR = "contributor", "Contributor"

    article = models.ForeignKey("Article", models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines")
    role = models.CharField(max_length=12, choices=Role, default=Role.AUTHOR)
    order = models.PositiveSmallIntegerField(default=0)
    as_printed = models.CharField(max_length=400)
    biography = models.TextField("biography as printed", blank=True)

    class Meta:
        ordering = ("article_id", "order")
        constraints = (
            models.UniqueConstraint(fields=["article", "author", "role"], name="byline_is_unique"),
            models.CheckConstraint(
                condition=models.Q(role__in=("author", "editor", "contributor")), name="byline_role_is_known"
            ),
        )
        indexes = (models.Index(fields=["author", "article"], name="byline_by_author"),)

    def __str__(self) -> str:
        return f"{self.author}, {self.role}"
