"""Asking similar articles for topics at the end of a command that changed articles."""

from collections.abc import Callable

from archive.catalogue import find_candidates, suggest_topics
from archive.catalogue.suggesting import asked_about
from archive.ingest.tally import plural
from archive.management.progress import progress_bar
from archive.models import ArticleProfile


def suggest_now(say: Callable[[str], object], all_articles: bool = False) -> None:
    """Suggest topics to the articles that changed, or to all of them."""
    waiting = ArticleProfile.objects.count() if all_articles else asked_about().count()
    with progress_bar(waiting, " articles") as bar:
        changes = suggest_topics(all_articles, bar.update)
    if waiting:
        find_candidates()
    if changes or all_articles:
        say(f"{plural(changes, 'topic')} suggested or withdrawn after similar articles")
