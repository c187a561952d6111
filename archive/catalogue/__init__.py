"""Which articles there are, and what each of them is (floor 2): identity, projection, tagging."""

from archive.catalogue.candidates import find_candidates
from archive.catalogue.dates import is_edtf, sort_date
from archive.catalogue.placement import Placement, place
from archive.catalogue.projection import apply_rules, project
from archive.catalogue.suggesting import suggest_topics
from archive.catalogue.trying import Tried, try_rules

__all__ = [
    "Placement",
    "Tried",
    "apply_rules",
    "find_candidates",
    "is_edtf",
    "place",
    "project",
    "sort_date",
    "suggest_topics",
    "try_rules",
]
