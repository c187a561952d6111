"""“Spotted a mistake?”: a reader says so without an account, and finds the answer at an address of their own."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from archive.curation import TooMany, take_in
from archive.models import Article, Correction
from archive.web.filters import unindexed
from archive.web.views.articles import moved
from archive.web.views.errors import gone

PROXIED = "X-Forwarded-For"


class CorrectionForm(forms.Form):
    passage = forms.CharField(
        label="The words in question, if it is about some",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label="What is wrong, and how you know",
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    # Nobody sees this field: what fills it in is no reader.
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """The form under an article, and what it sends."""
    article = Article.objects.for_titles().filter(slug=slug).first()
    if article is None:
        return moved(request, slug)
    if not Article.objects.published().filter(pk=article.pk).exists():
        return gone(request, "This article")
    form = CorrectionForm(request.POST or None)
    if not form.is_valid():
        return asked(request, article, form)
    if form.cleaned_data["website"]:
        return unindexed(render(request, "correction.html", {"article": article}))
    try:
        sent = take_in(article, form.cleaned_data["text"], form.cleaned_data["passage"], address_of(request))
    except TooMany:
        form.add_error(None, "Many corrections were sent within the hour. Please send this one later.")
        return asked(request, article, form, status=429)
    return redirect(sent)


def asked(request: HttpRequest, article: Article, form: CorrectionForm, status: int = 200) -> HttpResponse:
    return unindexed(render(request, "correct.html", {"article": article, "form": form}, status=status))


@never_cache
@require_safe
def correction(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a correction."""
    found = get_object_or_404(Correction.objects.select_related("article__source"), token=token)
    return unindexed(render(request, "correction.html", {"correction": found, "article": found.article}))


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind our own proxy, what that says of it last; else nobody is believed."""
    if settings.SECURE_PROXY_SSL_HEADER and PROXIED in request.headers:
        return request.headers[PROXIED].rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
