"""HTML captures: magazine pages with appended articles, WordPress at large, other pages of one article."""

from archive.extract.html.pages import page_text, read_html

__all__ = ["page_text", "read_html"]
