"""The copyright line in the footer of a page: of the site, and the last resort for the year of its article."""

from dataclasses import dataclass, replace
from itertools import islice

from archive.extract.html.region import Region
from archive.extract.lines import Line
from archive.extract.records import ParsedArticle
from archive.extract.rules import keep
from archive.extract.sources import copyright_year

FOOTERS = ("footer", "#footer", ".footer", ".site-footer", "#colophon", ".site-info", ".copyright", "#copyright")
LONGEST = 300
MOST_FOOTERS = 20


@dataclass(frozen=True, slots=True)
class CopyrightLine:
    """The line as printed, and its year."""

    line: Line
    year: str

    def under(self, article: ParsedArticle, captured: str | None) -> ParsedArticle:
        """The article with the line, if it prints none of its own; dated by it, if nothing else dates it.

        A footer of the year in which the page was captured says nothing: most count the years on by themselves.
        """
        if article.copyright:
            return article
        kept = tuple(sorted((*article.kept, keep(self.line, "copyright")), key=lambda each: each.start))
        article = replace(article, copyright=self.line.text, kept=kept)
        if article.published or (captured or "").startswith(self.year):
            return article
        return replace(article, published=self.year, published_basis="copyright line")


def take_copyright_line(page: Region) -> CopyrightLine | None:
    """Read the last copyright line of one year in a page's footers, and set it aside before footers are dropped."""
    lines = (
        line
        for footer in islice(page.all(*FOOTERS), MOST_FOOTERS)
        for line in footer.lines()
        if len(line.text) <= LONGEST
    )
    found = max((line for line in lines if copyright_year(line.text)), key=lambda line: line.start, default=None)
    year = copyright_year(found.text) if found else None
    if not found or not year:
        return None
    page.page.set_words_aside(found.start, found.end)
    return CopyrightLine(found, year)
