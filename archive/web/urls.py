"""The addresses of the reader's side. They are permanent: what is renamed redirects."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from archive.web import api
from archive.web.conditional import page
from archive.web.views import articles, corrections, home, people, search, suggest, terms, timeline, topics, voices


class NameConverter:
    """One part of a path. No database takes a NUL."""

    regex = r"[^/\0]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class WordsConverter(NameConverter):
    """Words as printed, whatever they are: a hashtag may hold a slash, or be nothing but its signs."""

    regex = r"[^\0]*"


class YearConverter(IntConverter):
    """Four digits: no database counts as far as an address can."""

    regex = "[0-9]{4}"

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(IntConverter):
    regex = "[0-9]{1,2}"


register_converter(NameConverter, "name")
register_converter(WordsConverter, "words")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

urlpatterns = [
    page("", home.home, name="home"),
    page("search", search.search, name="search"),
    path("suggest", suggest.suggest, name="suggest"),
    path("opensearch.xml", suggest.opensearch, name="opensearch"),
    page("topics/", topics.topics, name="topics"),
    page("topics/<name:slug>/", topics.topic, name="topic"),
    page("authors/", people.authors, name="authors"),
    page("authors/<name:slug>/", people.author, name="author"),
    page("articles/<name:slug>/", articles.article, name="article"),
    path("articles/<name:slug>/correction/", corrections.correct, name="correct"),
    path("corrections/<name:token>/", corrections.correction, name="correction"),
    page("voices/", voices.voices, name="voices"),
    page("voices/<name:pk>/", voices.voice, name="voice"),
    page("terms/", terms.terms, name="terms"),
    page("terms/<words:hanzi>/", terms.term, name="term"),
    page("hashtags/", terms.hashtags, name="hashtags"),
    page("hashtags/<words:name>/", terms.hashtag, name="hashtag"),
    page("handles/", terms.handles, name="handles"),
    page("handles/<words:name>/", terms.handle, name="handle"),
    page("timeline/", timeline.timeline, name="timeline"),
    page("timeline/<year:year>/", timeline.year, name="year"),
    page("timeline/<year:year>/<month:month>/", timeline.year, name="month"),
    page("about/", home.about, name="about"),
    page("api/search", api.search, name="api-search"),
    path("healthz", api.health, name="healthz"),
    page("robots.txt", home.robots, name="robots"),
]
