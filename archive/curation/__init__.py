"""What curators do (floor 3): each verb is one transaction and leaves decisions that outlive the next ingest."""

from archive.curation.candidates import accept_candidate, reject_candidates
from archive.curation.corrections import TooMany, answer, take_in
from archive.curation.cutting import Side, cut_article, cuts_of, rehearse_cut
from archive.curation.edits import decisions_about, edit, reset, standing
from archive.curation.fields import FIELDS, check, value_of
from archive.curation.history import undo
from archive.curation.joining import merge_articles
from archive.curation.mending import hear, leave_out, mend, strike
from archive.curation.merging import merge
from archive.curation.people import merge_authors
from archive.curation.portions import begin_tagging, go_on, take_back
from archive.curation.splitting import split_article
from archive.curation.tagging import accept, add_topic, reject, remove_topic
from archive.curation.terms import merge_terms
from archive.curation.topics import coin, delete, rename
from archive.curation.visibility import (
    account,
    hide,
    pseudonymise,
    pseudonymise_account,
    reach_of,
    release,
    release_account,
    show,
    withhold,
    withhold_account,
)

__all__ = [
    "FIELDS",
    "Side",
    "TooMany",
    "accept",
    "accept_candidate",
    "account",
    "add_topic",
    "answer",
    "begin_tagging",
    "check",
    "coin",
    "cut_article",
    "cuts_of",
    "decisions_about",
    "delete",
    "edit",
    "go_on",
    "hear",
    "hide",
    "leave_out",
    "mend",
    "merge",
    "merge_articles",
    "merge_authors",
    "merge_terms",
    "pseudonymise",
    "pseudonymise_account",
    "reach_of",
    "rehearse_cut",
    "reject",
    "reject_candidates",
    "release",
    "release_account",
    "remove_topic",
    "rename",
    "reset",
    "show",
    "split_article",
    "standing",
    "strike",
    "take_back",
    "take_in",
    "undo",
    "value_of",
    "withhold",
    "withhold_account",
]
