"""HTML captures: magazine pages with appended articles, WordPress at large, other pages of one article."""

from .pages import read_html

__all__ = ["read_html"]
