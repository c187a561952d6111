"""Chinese terms, hashtags and handles, and where they are used."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from archive.models.addresses import address_of
from archive.models.article import Article
from archive.models.record import Record
from archive.models.source import Access
from archive.models.version import Kept
from archive.models.visible import stands_in


class Term(Record):
    """A Chinese term; `hanzi` is its simplified form, pinyin and gloss are the commonest as printed.

    `sound` and `gloss_key` are what a query is looked up by (`language.glossary`).
    """

    hanzi = models.CharField(max_length=100)
    pinyin = models.CharField(max_length=200, blank=True)
    gloss = models.CharField(max_length=300, blank=True)
    sound = models.CharField(max_length=700, blank=True, editable=False)
    gloss_key = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ("hanzi",)
        constraints = (models.UniqueConstraint(fields=["hanzi"], name="term_hanzi_is_unique"),)
        indexes = (
            models.Index(fields=["sound"], name="term_by_sound"),
            models.Index(fields=["gloss_key"], name="term_by_gloss_key"),
        )

    def __str__(self) -> str:
        return self.hanzi

    def get_absolute_url(self) -> str:
        return address_of("term", self.hanzi)


class TermAlias(models.Model):
    """Other hanzi that lead to a term: those of one merged into it, folded as its own are."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="aliases")
    hanzi = models.CharField(max_length=100)

    class Meta:
        ordering = ("hanzi",)
        verbose_name_plural = "term aliases"
        constraints = (models.UniqueConstraint(fields=["hanzi"], name="term_alias_hanzi_is_unique"),)

    def __str__(self) -> str:
        return self.hanzi


_WITHHOLDING = Kept(lambda: list(Article.objects.with_redactions().order_by().values_list("pk", flat=True)))


class UseQuerySet(models.QuerySet[Any]):
    def public(self) -> "UseQuerySet":
        """Uses that may be read: in published articles of open sources, and not in withheld words alone."""
        readable = self.filter(article__state=Article.State.PUBLISHED, article__source__access=Access.OPEN)
        return readable.exclude(pk__in=self.unseen())

    def countable(self) -> "UseQuerySet":
        """The same uses by what is left out: to count them, one index is read and no article looked up."""
        return self.exclude(article__in=Article.objects.unreadable()).exclude(pk__in=self.unseen())

    def unseen(self) -> list[int]:
        """Those that stand in withheld words alone; only articles that have such words are read for it."""
        withholding = _WITHHOLDING.now()
        if not withholding:
            return []
        having_some = models.Exists(self.order_by().filter(article=models.OuterRef("pk")))
        concerned = Article.objects.filter(having_some, pk__in=withholding).with_visible_text()
        texts = {
            article.pk: {block["key"]: block["text"] for block in article.visible_blocks()} for article in concerned
        }
        return [use.pk for use in self.filter(article__in=list(texts)) if not use.is_seen_in(texts[use.article_id])]


class Use(Record):
    """A use in an article: as printed, in the order of the text, with its places."""

    as_printed = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    spans = models.JSONField(default=list)

    objects = UseQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("article_id", "order")

    def __str__(self) -> str:
        return self.as_printed

    def is_seen_in(self, texts: Mapping[str, str]) -> bool:
        """Whether it stands where it may be read."""
        return stands_in(texts, self.spans)


class TermUse(Use):
    """A term in an article, with pinyin and gloss as printed there."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="term_uses")
    term = models.ForeignKey(Term, models.CASCADE, related_name="uses")
    pinyin = models.CharField(max_length=200, blank=True)
    gloss = models.CharField(max_length=300, blank=True)

    class Meta(Use.Meta):
        constraints = (models.UniqueConstraint(fields=["article", "as_printed"], name="term_use_is_unique"),)
        indexes = (models.Index(fields=["term", "article"], name="term_use_by_term"),)


class Hashtag(Record):
    """A hashtag; `name` is its folded form without the signs."""

    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["name"], name="hashtag_name_is_unique"),)

    def __str__(self) -> str:
        return f"#{self.name}#"

    def get_absolute_url(self) -> str:
        return address_of("hashtag", self.name)


class HashtagUse(Use):
    """A hashtag in an article, with its views as printed there (`5,5 million`)."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="hashtag_uses")
    hashtag = models.ForeignKey(Hashtag, models.CASCADE, related_name="uses")
    views = models.CharField(max_length=60, blank=True, default="")

    class Meta(Use.Meta):
        constraints = (models.UniqueConstraint(fields=["article", "as_printed"], name="hashtag_use_is_unique"),)
        indexes = (models.Index(fields=["hashtag", "article"], name="hashtag_use_by_hashtag"),)


class HandleQuerySet(models.QuerySet["Handle"]):
    def masked(self) -> "HandleQuerySet":
        """Those whose names must not be read: withheld with all that they said, or under a pseudonym."""
        return self.filter(models.Q(is_withheld=True) | ~models.Q(pseudonym=""))


class Handle(Record):
    """An account's handle; `name` is its folded form without the sign.

    A withheld one takes its voices along. One with a pseudonym is called by that wherever it is printed.
    """

    name = models.CharField(max_length=200)
    is_withheld = models.BooleanField("withheld", default=False)
    pseudonym = models.CharField(max_length=60, blank=True)

    objects = HandleQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["name"], name="handle_name_is_unique"),)

    def __str__(self) -> str:
        return f"@{self.name}"

    def get_absolute_url(self) -> str:
        return address_of("handle", self.name)

    @property
    def is_masked(self) -> bool:
        return self.is_withheld or bool(self.pseudonym)


class HandleUseQuerySet(UseQuerySet):
    """A handle that is withheld, or under a pseudonym, may be read nowhere."""

    def public(self) -> "UseQuerySet":
        return super().public().exclude(handle__in=Handle.objects.masked())

    def countable(self) -> "UseQuerySet":
        return super().countable().exclude(handle__in=Handle.objects.masked())

    def unseen(self) -> list[int]:
        return UseQuerySet.unseen(self.select_related("handle"))


class HandleUse(Use):
    article = models.ForeignKey("Article", models.CASCADE, related_name="handle_uses")
    handle = models.ForeignKey(Handle, models.CASCADE, related_name="uses")

    objects = HandleUseQuerySet.as_manager()  # type: ignore[misc]  # the plug-in takes it for a field

    class Meta(Use.Meta):
        constraints = (models.UniqueConstraint(fields=["article", "as_printed"], name="handle_use_is_unique"),)
        indexes = (models.Index(fields=["handle", "article"], name="handle_use_by_handle"),)

    def is_seen_in(self, texts: Mapping[str, str]) -> bool:
        return not self.handle.is_masked and super().is_seen_in(texts)
