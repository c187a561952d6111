"""What is said instead of a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gone(request: HttpRequest, what: str) -> HttpResponse:
    """410: `what` ("This article") was here and has been withdrawn."""
    return render(request, "410.html", {"what": what}, status=410)
