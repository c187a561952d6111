"""Which lines of a text are about a picture that stood there."""

import re

from archive.extract import lexicon
from archive.extract.lines import Line

LONGEST = 60
LONGEST_PLAIN = 30
PICTURE = (
    r"(?:screen ?shots?|photo(?:graph)?s?|images?|pictures?|stills?|posters?|cartoons?|illustrations?|infographics?|"
    r"graphs?|maps?|artwork|memes?)"
)
GOES_ON = r"(?:of|from|by|shows?|showing|via|posted|shared|taken|circulating|for|courtesy)"
OPENS = re.compile(
    rf"(?:\w+ ){{0,2}}{PICTURE}\b(?: {GOES_ON}\b|[:,]|\.?$)|"
    r"(?:source|credits?|image credit|pictured|via):|via |pictured |featured (?:image|header|photo|picture)|"
    r"图[为源]|图片|（图",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"\((?!(?:as|see|seen)\b)(?:[^()]{{0,60}}\b)?(?:via|{PICTURE}|source|credits?|pic|©)\b[^()]{{0,120}}\)\.?"
    rf"|\[(?:[^\[\]]{{0,60}}\b)?(?:via|{PICTURE}|source|credits?|©)\b[^\[\]]{{0,120}}\]\.?"
    rf"|(?:^|[.,;:|–—(-]\s?)(?:{PICTURE}|source)\s?(?:via|by|from|credits?|courtesy of|source|:)[:\s].{{0,60}}",
    re.IGNORECASE,
)
ENDS_IN_ADDRESS = re.compile(r"https?://\S{1,300}$")
FILE_NAME = re.compile(
    r"(?!(?:PART|TOP|CHAPTER|STEP|DAY|WEEK|RULE|TIP|NO|NUMBER|EPISODE|SECTION|COVID)\b)[A-Z]{3,20}[ _-]?\d{1,4}"
)
"""Alternative texts that are only a file's name: `MARKET 3`."""
PAST_OR_NOT = re.compile(r"\b(?:has|have|had|nobody|nothing|never|not|cannot)\b|n[’']t\b", re.IGNORECASE)
"""A caption says what is to be seen, not what has been or is not."""
NARRATES = re.compile(
    r"\b(?:now|soon|later|then|also|already|still|even|again|since|yet|but|because|although|while)\b",
    re.IGNORECASE,
)
SENTENCE_ENDS = re.compile(r"[.!?][”’\"]?\s+[A-Z“]")
QUOTES = re.compile(r"[.!?]\s+[“\"][^“”\"]*(?:[.!?…][”\"]|,[”\"]?\s[a-z])")
"""`A photo of it spread. “So it is,” one user wrote.` tells a story."""
OPENERS = lexicon.word_set("small_words", "opens no caption")
PICTURED = frozenset({"in the", "on the", "the story", "the image"})
MODAL = re.compile(
    r"\b(?:would|could|should|might|may|must|said|says|told|wrote|writes|according|reportedly|explains?|argues?)\b",
    re.IGNORECASE,
)


def is_caption(line: Line) -> bool:
    """Whether a line opens with picture words or ends in a credit: `Screenshot of …`, `… (via Weibo)`."""
    if line.words > LONGEST or (line.text.endswith((":", "：")) and SENTENCE_ENDS.search(line.text)):
        return False  # the lead of a quotation: `Pictures were shared. One user wrote:`
    found = None if QUOTES.search(line.text) else OPENS.match(line.text)
    if found and line.words <= LONGEST_PLAIN:
        return True
    if FILE_NAME.fullmatch(line.text) or (line.words <= LONGEST_PLAIN and ENDS_IN_ADDRESS.search(line.text[-320:])):
        return True
    return has_credit(line)


def has_credit(line: Line) -> bool:
    """Whether a line ends in a credit: `… (via Weibo)`."""
    credit = CREDIT.search(line.text) if line.words <= LONGEST else None
    return credit is not None and credit.end() >= len(line.text) - 1


def is_plain_description(line: Line) -> bool:
    """Whether a line that is like a caption tells no story either: nothing in it links it to what went before."""
    return is_like_caption(line) and NARRATES.search(line.text) is None


def is_like_caption(line: Line) -> bool:
    """Whether a line could be a caption: one short sentence that neither argues, nor reports, nor refers back.

    A page's markup says which are captions, so this is for plain text alone.
    """
    if line.marked:
        return False
    text = line.text
    words = text.lower().split(None, 2)
    named = words[0] == "the" and not text.split(None, 2)[1][:1].islower() if len(words) > 1 else False
    opens = named or words[0].strip("‘’“”,") not in OPENERS or " ".join(words[:2]) in PICTURED
    plain = not any(mark in text for mark in '“”":;') and not SENTENCE_ENDS.search(text) and not MODAL.search(text)
    plain = plain and not PAST_OR_NOT.search(text)
    return line.words <= LONGEST_PLAIN and opens and plain and text.endswith((".", ")")) and not text.endswith("...")
