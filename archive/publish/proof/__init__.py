"""A proof as a page shows it: the totals of a capture, and a window of its lines beside what became of them."""

from archive.publish.proof.sheet import Group, Selection, Sheet, Show, sheet_of
from archive.publish.proof.summary import Summary, Totals, summary_of

__all__ = ["Group", "Selection", "Sheet", "Show", "Summary", "Totals", "sheet_of", "summary_of"]
