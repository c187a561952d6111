"""How to cite an article or a voice: a line to copy, and a COinS title for reference managers."""

import re
from datetime import date
from urllib.parse import urlencode

from django.conf import settings

from archive.models import Article, Byline, QuotedComment
from archive.web.dates import in_words, machine_readable
from archive.web.markup import plain

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # one in a title would write the address behind it backwards


def permalink(path: str) -> str:
    return f"{settings.ARCHIVE_URL}{path}"


def article_citation(article: Article, today: date) -> str:
    """Author, title, publication, date, archive, permalink, date of access."""
    title = plain(article.visible(article.title)).rstrip(".")
    parts = [joined(authors(article)), f"“{title}.” {article.source.name}, {in_words(article.published)}"]
    return TURNS.sub("", ". ".join([*filter(None, parts), tail(article.get_absolute_url(), today)]))


def voice_citation(voice: QuotedComment, today: date) -> str:
    """The speaker, where they are quoted, archive, permalink, date of access."""
    article = voice.article
    speaker = voice.pseudonym or plain(article.visible(voice.speaker or voice.handle)) or "Unattributed comment"
    title = plain(article.visible(article.title)).rstrip(".")
    where = ", ".join(filter(None, [joined(authors(article)), f"“{title},” {article.source.name}"]))
    said = f"{speaker}, quoted in {where}, {in_words(article.published)}"
    return TURNS.sub("", f"{said}. {tail(voice.get_absolute_url(), today)}")


def tail(path: str, today: date) -> str:
    return f"{settings.ARCHIVE_TITLE}, {permalink(path)}. Accessed {in_words(today.isoformat())}."


def authors(article: Article) -> list[str]:
    return [credit.name for credit in article.beside.credits if credit.role == Byline.Role.AUTHOR]


def joined(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def coins(article: Article) -> str:
    """The title of a COinS span (OpenURL ContextObject, Dublin Core format)."""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "magazineArticle"),
        ("rft.title", plain(article.visible(article.title))),
        ("rft.source", article.source.name),
        ("rft.date", machine_readable(article.published) or article.published),
        ("rft.identifier", permalink(article.get_absolute_url())),
        ("rft.language", article.language),
        *(("rft.creator", name) for name in authors(article)),
    ]
    return urlencode([(name, value) for name, value in fields if value])
