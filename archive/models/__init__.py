"""The records of the archive (floor 1): rows, and QuerySets that read as English."""

from archive.models.apparatus import Note, ReaderComment, Reference
from archive.models.article import Article
from archive.models.bulk_act import BulkAct
from archive.models.candidate import TopicCandidate
from archive.models.capture import Appearance, Capture, Extraction
from archive.models.concordance import Concordance
from archive.models.correction import Correction
from archive.models.decision import Decision
from archive.models.former_slug import FormerSlug
from archive.models.index_task import IndexTask
from archive.models.people import Author, AuthorAlias, Byline
from archive.models.profile import ArticleProfile
from archive.models.source import Access, Source
from archive.models.suggestion import Suggestion, SuggestionPosting
from archive.models.term import Handle, HandleUse, Hashtag, HashtagUse, Term, TermAlias, TermUse
from archive.models.topic import Tagging, Topic, TopicAlias, TopicRelation
from archive.models.version import ContentVersion
from archive.models.voice import QuotedComment

__all__ = [
    "Access",
    "Appearance",
    "Article",
    "ArticleProfile",
    "Author",
    "AuthorAlias",
    "BulkAct",
    "Byline",
    "Capture",
    "Concordance",
    "ContentVersion",
    "Correction",
    "Decision",
    "Extraction",
    "FormerSlug",
    "Handle",
    "HandleUse",
    "Hashtag",
    "HashtagUse",
    "IndexTask",
    "Note",
    "QuotedComment",
    "ReaderComment",
    "Reference",
    "Source",
    "Suggestion",
    "SuggestionPosting",
    "Tagging",
    "Term",
    "TermAlias",
    "TermUse",
    "Topic",
    "TopicAlias",
    "TopicCandidate",
    "TopicRelation",
]
