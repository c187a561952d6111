"""The article: a projection of what captures say and curators decided, and the gate to what the public may see."""

from copy import copy
from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import cached_property

from archive.models.addresses import address_of
from archive.models.prefetched import accepted_taggings, bylines, withheld_voices
from archive.models.record import Record
from archive.models.visible import Mask, Redaction, readable_blocks

if TYPE_CHECKING:
    from archive.models.apparatus import Below
    from archive.models.listing import Beside
    from archive.models.people import Author
    from archive.models.topic import Topic
    from archive.models.voice import QuotedComment


# What no list prints: the text, and what is said of it on its own page.
UNLISTED = ("blocks", "provenance", "digest", "copyright", "original_url", "category", "created_at", "changed_at")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Questions in English, e.g. `Article.objects.published().about(topic).newest()`."""

    def published(self) -> "ArticleQuerySet":
        """What the public may see; every page, index, feed and export starts here."""
        return self.filter(state=Article.State.PUBLISHED)

    def hidden(self) -> "ArticleQuerySet":
        """All others, few, and looked up by source and state: sooner counted, and left out, than what is kept."""
        from archive.models.source import Source

        return self.filter(state=Article.State.HIDDEN, source__in=Source.objects.order_by())

    def unreadable(self) -> "ArticleQuerySet":
        """Those of whose text the public may see an excerpt at most."""
        from archive.models.source import Access, Source

        return self.hidden() | self.filter(source__in=Source.objects.exclude(access=Access.OPEN))

    def about(self, topic: "Topic") -> "ArticleQuerySet":
        return self.filter(taggings__topic=topic, taggings__state="accepted")

    def by(self, author: "Author") -> "ArticleQuerySet":
        return self.filter(bylines__author=author).distinct()

    def with_redactions(self) -> "ArticleQuerySet":
        """Those of which something that is printed must not be read."""
        masked = Article.objects.filter(is_masked=True).order_by()  # each by its own index
        return self.filter(models.Q(pk__in=masked.values("pk")) | models.Q(pk__in=withheld_voices().values("article")))

    def without_topic(self) -> "ArticleQuerySet":
        """Published ones that carry none."""
        return self.published().exclude(pk__in=accepted_taggings().order_by().values("article"))

    def without_date(self) -> "ArticleQuerySet":
        """Published ones of which nobody knows when."""
        return self.published().filter(sort_date=0)

    def near_duplicates(self) -> "ArticleQuerySet":
        """Those that have a title with another article in common, whose texts differ too much to be one."""
        from archive.models.capture import Appearance

        by_title = Appearance.objects.order_by().values("title_key")
        shared = by_title.annotate(articles=models.Count("article", distinct=True)).filter(articles__gt=1)
        met = Appearance.objects.filter(title_key__in=shared.values("title_key"))
        return self.filter(pk__in=met.values("article"))

    def newest(self) -> "ArticleQuerySet":
        return self.order_by("-sort_date", "id")

    def oldest(self) -> "ArticleQuerySet":
        return self.order_by("sort_date", "id")

    def for_listing(self) -> "ArticleQuerySet":
        """With all that a row of a list prints, in a fixed number of queries."""
        return self.select_related("source").prefetch_related(
            models.Prefetch("bylines", queryset=bylines()),
            models.Prefetch("taggings", queryset=accepted_taggings(), to_attr="accepted_taggings"),
        )

    def for_titles(self) -> "ArticleQuerySet":
        """With what a link to each prints (title as it may be read, date, source) and no text, in two queries."""
        lean = self.only("slug", "title", "language", "published", "sort_date", "masks", "source__name")
        return lean.select_related("source").prefetch_related(models.Prefetch("voices", queryset=withheld_voices()))

    def with_neighbours(self) -> "ArticleQuerySet":
        """With `earlier_id` and `later_id`: the published articles before and after each in its source's section."""
        day, pk = models.OuterRef("sort_date"), models.OuterRef("pk")
        beside = Article.objects.published().filter(
            source=models.OuterRef("source"), category=models.OuterRef("category")
        )
        # That the day is no later says nothing new, but lets the index begin there instead of at the newest.
        earlier = beside.filter(models.Q(sort_date__lt=day) | models.Q(pk__gt=pk), sort_date__lte=day).newest()
        later = beside.filter(models.Q(sort_date__gt=day) | models.Q(pk__lt=pk), sort_date__gte=day)
        found: ArticleQuerySet = self.annotate(
            earlier_id=models.Subquery(earlier.values("pk")[:1]),
            later_id=models.Subquery(later.order_by("sort_date", "-id").values("pk")[:1]),
        )
        return found

    def with_visible_text(self) -> "ArticleQuerySet":
        """With what `visible_blocks` asks, in a fixed number of queries."""
        return self.select_related("source").prefetch_related("voices")


class Article(Record):
    """The record of one article, computed from its appearances in canonical order, then from decisions about it.

    `blocks` are `{key, kind, text}`; `published` is EDTF ("2016", "2018-03-14") or empty; `sort_date` is yyyymmdd with
    zeros for what is not known (20160000; 0 when nothing is), so that ordering needs no nulls.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", "Published"
        HIDDEN = "hidden", "Hidden"

    class Basis(models.TextChoices):
        PRINTED = "printed", "Printed"
        ADDRESS = "address", "Address"
        COPYRIGHT = "copyright line", "Copyright line"
        CURATOR = "curator", "Curator"

    id = models.CharField(primary_key=True, max_length=16, editable=False)
    slug = models.CharField(max_length=140)
    title = models.CharField(max_length=500)
    standfirst = models.TextField(blank=True)
    category = models.CharField("section as printed", max_length=200, blank=True)
    blocks = models.JSONField(default=list)
    published = models.CharField(max_length=40, blank=True, help_text="EDTF: 2016, 2018-03, 2018-03-14, 2016~")
    published_basis = models.CharField(max_length=20, choices=Basis, blank=True)
    sort_date = models.PositiveIntegerField(default=0, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    source = models.ForeignKey("Source", models.PROTECT, related_name="articles")
    original_url = models.CharField(max_length=2000, blank=True)
    copyright = models.TextField(blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47: en, zh-Hans, zh-Hant")
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    provenance = models.JSONField(default=list, editable=False)
    digest = models.CharField(
        max_length=64, editable=False, help_text="Hash of the projection this row was written from"
    )
    is_edited = models.BooleanField("edited by a curator", default=False, editable=False)
    masks = models.JSONField(default=list, editable=False, help_text="Names, and words of other articles, to withhold")
    is_masked = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-sort_date", "id")
        constraints = (
            models.UniqueConstraint(fields=["slug"], name="article_slug_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=("published", "hidden")), name="article_state_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="article_has_a_title"),
        )
        indexes = (
            # Of published ones alone: with the state as its first column SQLite takes it for articles asked by their
            # ids too, and walks the whole archive to find eight.
            models.Index(
                fields=["-sort_date", "id", "state", "source"],
                condition=models.Q(state="published"),
                name="article_newest_published",
            ),
            models.Index(
                fields=["-sort_date", "id"], name="article_newest"
            ),  # of the admin, which lists hidden ones too
            # These hold all that lists ask to count: the row itself is pages long, and state stands behind its text.
            models.Index(fields=["year", "sort_date", "id", "state"], name="article_by_year"),
            models.Index(fields=["source", "state", "id"], name="article_by_source_and_state"),
            models.Index(fields=["category"], name="article_by_category"),
            models.Index(fields=["source", "category", "state", "-sort_date", "id"], name="article_by_section"),
            models.Index(fields=["id"], condition=models.Q(is_masked=True), name="article_masked"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("article", self.slug)

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def has_full_text(self) -> bool:
        """Whether the source lets us show more than an excerpt."""
        return self.source.is_open

    def visible_blocks(self) -> list[dict[str, str]]:
        """The blocks the public may read: withheld voices blacked out (same length, so spans keep), or an excerpt."""
        return readable_blocks(self.blocks, self.redaction, self.has_full_text)

    def visible_voices(self) -> list["QuotedComment"]:
        """The voices the public may read, in the order of the text; what they share with a withheld one blacked out."""
        if not self.has_full_text:
            return []
        return [self.visible_voice(voice) for voice in self.voices.all() if not voice.is_withheld]

    def visible_voice(self, voice: "QuotedComment") -> "QuotedComment":
        """One of them as it may be read: a copy that says what stands at its spans, where words are withheld."""
        if not (self.redaction.withholds or voice.pseudonym):
            return voice
        texts = {block["key"]: block["text"] for block in self.visible_blocks()}
        standing = " [...] ".join(texts[key][start:end] for key, start, end in voice.spans)
        shown = copy(voice)
        shown.text = standing or self.visible(voice.text)
        shown.original = self.visible(voice.original)
        shown.speaker, shown.handle = voice.pseudonym or self.visible(voice.speaker), self.visible(voice.handle)
        if voice.pseudonym:
            shown.handle = ""
        return shown

    def visible(self, text: str) -> str:
        """Any other text of this article (title, standfirst, a note) with withheld words blacked out."""
        return self.redaction.apply(text)

    @property
    def visible_url(self) -> str:
        """The address of the original, if no withheld name stands in it: one with bars would lead nowhere."""
        return "" if self.redaction.touches(self.original_url) else self.original_url

    @cached_property
    def beside(self) -> "Beside":
        """What is printed beside its title: people and topics."""
        from archive.models.listing import beside

        return beside([self.pk])[self.pk]

    @cached_property
    def below(self) -> "Below":
        """What stands below its text, words withheld included."""
        from archive.models.apparatus import below

        return below([self.pk])[self.pk]

    @cached_property
    def redaction(self) -> Redaction:
        withheld = [voice for voice in self.voices.all() if voice.is_withheld]
        return Redaction(withheld, map(Mask._make, self.masks))
