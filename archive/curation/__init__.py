"""What curators do (floor 3): each verb is one transaction and leaves decisions that outlive the next ingest."""

from archive.curation.candidates import accept_candidate, reject_candidates
from archive.curation.edits import decisions_about, edit, reset, standing
from archive.curation.fields import FIELDS, check, value_of
from archive.curation.history import undo
from archive.curation.joining import merge_articles
from archive.curation.mending import hear, leave_out, mend, strike
from archive.curation.merging import merge
from archive.curation.people import merge_authors
from archive.curation.tagging import accept, add_topic, reject, remove_topic
from archive.curation.topics import coin, delete, rename
from archive.curation.visibility import hide, release, show, withhold

__all__ = [
    "FIELDS",
    "accept",
    "accept_candidate",
    "add_topic",
    "check",
    "coin",
    "decisions_about",
    "delete",
    "edit",
    "hear",
    "hide",
    "leave_out",
    "mend",
    "merge",
    "merge_articles",
    "merge_authors",
    "reject",
    "reject_candidates",
    "release",
    "remove_topic",
    "rename",
    "reset",
    "show",
    "standing",
    "strike",
    "undo",
    "value_of",
    "withhold",
]
