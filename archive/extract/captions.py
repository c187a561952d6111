"""Which lines of a text are about a picture that stood there."""

import re
from dataclasses import replace

from archive.extract import lexicon
from archive.extract.bylines import names_in
from archive.extract.lines import Line, bare_words

LONGEST = 60
LONGEST_PLAIN = 30
LONGEST_CREDITED = 45
LONGEST_CREDIT = 10
LONGEST_TITLED = 16
"""Words between quote marks before a credit are a title in a line of few words: `Ann Vale in “Soup.” Courtesy of X`."""
FEWEST_TOLD = 7
PICTURE = (
    r"(?:screen ?(?:shots?|grabs?|caps?)|photo(?:graph)?s?|images?|pictures?|stills?|posters?|cartoons?|illustrations?|"
    r"fotos?|infographics?|graphs?|maps?|artwork|pics?|memes?|fan ?art|drawings?|paintings?|visuals?|gifs?|graphics?)"
)
PLATFORM = lexicon.any_of(entry.partition(" = ")[0] for entry in lexicon.entries("platforms"))
GOES_ON = r"(?:of|from|by|shows?|depicting|showing|via|posted|shared|taken|circulating|for|courtesy)"
OPENS = re.compile(
    rf"(?:\w+ ){{0,2}}{PICTURE}\b(?: {GOES_ON}\b|[:,]|\.?$)|"
    r"(?:source|credits?|image credit|pictured|via):|via |pictured |featured (?:image|header|photo|picture)|"
    r"image (?:caption|source|copyright)\b|"
    r"(?:left|right|above|below|top|center|centre)(?: to right)?: |from left(?: to right)?[:,]|"
    r"图[为源]|图片|（图",
    re.IGNORECASE,
)
WHOSE = (
    rf"(?:{PICTURE}|source)\s?(?:(?:posted |shared |taken |uploaded )?by|via|from|credits?|courtesy of|source|:)"
    r"[:\s].{0,60}"
)
CREDIT_ALONE = re.compile(WHOSE, re.IGNORECASE)
JOINED = "by courtesy credit credits from posted shared source taken uploaded via"  # `\s?` may find no space: photoby
SHORTENED = "d ll m re s t ve"
OF_PICTURES = frozenset(
    word + end
    for word in lexicon.word_set("small_words", "in lines about pictures")
    for end in ("", *JOINED.split(), *SHORTENED.split())
)
# The sign before a credit stands first: `re` runs from one such sign to the next.
CREDIT = re.compile(
    rf"[(\[.,;:|/–—-](?:"
    rf"(?<=\()(?!(?:as|see|seen)\b)(?:[^()]{{0,60}}\b)?(?:via|{PICTURE}|source|credits?|pic|©)\b[^()]{{0,120}}\)\.?"
    rf"|(?<=\[)(?:[^\[\]]{{0,60}}\b)?(?:via|{PICTURE}|source|credits?|©)\b[^\[\]]{{0,120}}\]\.?"
    rf"|(?<!\[)\s?{WHOSE})",
    re.IGNORECASE,
)
DEALERS = (
    r"VCG|IC(?: Photo)?|AFP|AP|EPA|CFP|CNS|CCTV|CGTN|Reuters|Xinhua|Getty(?: Images)?|People Visual|"
    r"Visual China(?: Group)?|Imaginechina|Unsplash|Shutterstock|Flickr|Wikimedia(?: Commons)?"
)
AGENCY = rf"(?:{DEALERS}|[Hh]andout|[Ss]upplied|{PLATFORM})"
OF_WHOM = re.compile(
    r"(?i:(?:photo|photograph|picture|image|illustration|artwork|graphic|animation|visual|video|screenshot|still)s?"
    r"(?: credits?)?(?: ?:| by| courtesy of| via| ©))\s+(?:(?:the|via|and|for|from|of)\s|[A-Z@&][\w’.&@/-]*,?\s?){1,8}"
)
OF_AGENCY = re.compile(rf"(?:[A-Z][\w’.-]+ ?){{1,4}}(?:/ ?| for | via )(?:{DEALERS})(?: ?[/,] ?| via |$){AGENCY}?")
"""Of one who deals in pictures: `Love via Weibo` may be a heading."""
CREDIT_BEHIND = re.compile(
    rf"[.!?)”’|–—,;](?:"
    rf"\s+(?i:(?:(?:file|header|cover|top) )?(?:{PICTURE}|credits?|source)\s?[:/]|courtesy(?: of)?\s|"
    rf"provided by\s|©|all {PICTURE}\s).{{1,60}}$"
    rf"|(?<![–—,;])\s+(?i:from|via|copyright)\s(?:[A-Z@][\w.’-]+ ?){{1,4}}(?:,[^.]{{1,30}})?\.?$"
    rf"|(?<![–—,;])\s+(?:[A-Z][\w.’-]+ ){{0,2}}[A-Z][\w.’-]+(?: for |\s?/\s?)(?:(?:& )?[A-Z][\w’&-]+ ?){{1,4}}\.?$"
    rf"|(?<![,;])\s+{AGENCY}(?: ?[/,] ?{AGENCY})?\.?$"
    rf"|(?<=,)\s+by (?:{PLATFORM} )?(?:user )\S.{{1,40}}$)"
)
"""A credit behind the end of a caption: `A pier in Wuhu. Courtesy of Ann Vale`, `… in 2020. Ann Vale/Harbour Post`."""
SIGNED = re.compile(r"[^”\"’][.!?]\s\((?P<name>[^()/]{5,40}?)(?:\s?/\s?[A-Z][\w’&-]*(?: [A-Z][\w’&-]*){0,3})?\)$")
"""Who took the picture, in brackets behind what is on it: `The pier at noon. (Ann Vale)`."""
POSTED_BY = re.compile(
    rf"\b(?:posted|shared|uploaded|taken|drawn|filmed|photographed|made|designed) by (?:an? )?(?:{PLATFORM} )?"
    rf"(?:users?|netizens?|bloggers?|@)[^.!?:“”]{{0,40}}\.?$"
)
SEEN = re.compile(
    r"[^.!?:;]{5,120}, (?:as )?(?:seen|photographed|pictured|captured|shot|taken|filmed) "
    r"(?:on|in|at|from|by|during|outside|through|near|last|with)\b[^.!?:;,]{2,80}\.?"
)
"""`The old pier at low tide, seen from the ferry.`"""
ENDS_IN_ADDRESS = re.compile(r"https?://\S{1,300}$")
FILE_NAME = re.compile(
    r"(?!(?:PART|TOP|CHAPTER|STEP|DAY|WEEK|RULE|TIP|NO|NUMBER|EPISODE|SECTION|COVID)\b)[A-Z]{3,20}[ _-]?\d{1,4}"
)
"""Alternative texts that are only a file's name: `MARKET 3`."""
PAST_OR_NOT = re.compile(
    rf"{lexicon.whole_word(lexicon.word_set('small_words', 'of what is not seen'))}|n[’']t\b", re.IGNORECASE
)
"""A caption says what is to be seen, not what has been or is not."""
NARRATES = re.compile(lexicon.whole_word(lexicon.word_set("small_words", "of a story")), re.IGNORECASE)
TELLS = (
    r"\b(?:went|has|have|had|was|were|spread|sparked|drew|led|made|appeared|emerged|became|got|prompted|triggered|"
    r"reached|caught|attracted|received|gained|circulated)\b"
)
TOLD = re.compile(
    r"(?:the|an?|this|that|these|those|one|another|many|some|his|her|their|its|such)\b(?:[^,.]|\.(?!\s))*"
    rf"(?:{TELLS}|,)|"
    rf"(?:\w+ )?(?:images|memes|photos|photographs|pictures|posters|screenshots)\b(?:[^,.]|\.(?!\s))*{TELLS}",
    re.IGNORECASE,
)
"""`A photo of it went viral`, `The map, released on Monday, covers it`: the text speaks of a picture."""
SENTENCE_ENDS = re.compile(r"[.!?][”’\"]?\s+[A-Z“]")
QUOTES = re.compile(r"[.!?]\s+[“\"][^“”\"]*(?:[.!?…][”\"]|,[”\"]?\s[a-z])")
"""`A photo of it spread. “So it is,” one user wrote.` tells a story."""
OPENERS = lexicon.word_set("small_words", "opens no caption")
PICTURED = frozenset({"in the", "on the", "the story", "the image"})
MODAL = re.compile(lexicon.whole_word(lexicon.word_set("small_words", "of an argument")), re.IGNORECASE)
AT = re.compile(r"\b(?:at|in|on|outside|near|with|beside|behind|by|from)\s(?:the|an?|his|her|their|[A-Z])")
RELATIVE = re.compile(r"(?:The|An?|One of the) (?:[\w’-]+ ){1,4}(?:that|who|which|in question)\b[^,.:;?!“”]{0,50}\.")
"""A thing with its story, and nothing said of it: `The bowl that started it all.`"""
LABELLED = re.compile(
    r"(?!(?:The|His|Her|Their|Its|My|Our|One|Another|And|But|So) [\w’-]+:)"
    r"[A-Z][^:.!?“”\"]{5,40}: (?![A-Z])[^:.!?“”\"]{12,90}\.?"
)
"""Where or what, and what it shows: `Wuhu on June 4: the early ferry takes on its bowls.`"""
FINITE = lexicon.word_set("small_words", "finite verbs")
PARTICIPLE = re.compile(r"\w{2,}ed$")
BEFORE_PARTICIPLE = frozenset(["a", "an", "the", "his", "her", "their", "its", "as", "newly", "freshly"])
NUMBERS = frozenset(["a", "an", "the", "two", "three", "four", "five", "six", "seven", "eight", "ten", "several"])
QUESTIONS = frozenset(
    ["why", "how", "what", "when", "where", "who", "whose", "which", "is", "are", "does", "do", "can", "should"]
)
PLACED = re.compile(r",|\d|\((?:left|right|center|centre|above|below)\)")
FEWEST_DEPICTED, LONGEST_DEPICTED = 5, 25
LONGEST_HEADING = 8
LONGEST_NAMED = 9


def depicts(line: Line) -> bool:
    """Whether a line names what is to be seen and says nothing of it: `The heron, moments before the storm.`"""
    fits = FEWEST_DEPICTED <= line.words <= LONGEST_DEPICTED and line.text[0].isupper()
    if not fits or any(mark in line.text for mark in '“”":;?!') or SENTENCE_ENDS.search(line.text):
        return False
    words = [word.strip("(),.;") for word in line.text.lower().split()]
    if (words[0] in OPENERS and words[0] not in NUMBERS) or NARRATES.search(line.text):
        return False
    says = (
        word in FINITE or (PARTICIPLE.fullmatch(word) and not _is_attribute(line.text, words, at))
        for at, word in enumerate(words)
    )
    return not MODAL.search(line.text) and not any(says)


def _is_attribute(text: str, words: list[str], at: int) -> bool:
    """Whether a participle stands with a noun: `the painted hall`, `a hall, painted red`, `a hall painted by him`."""
    before = words[at - 1] if at else ""
    return before in BEFORE_PARTICIPLE or words[at + 1 : at + 2] == ["by"] or f", {words[at]}" in text.lower()


def depicts_with_a_remark(line: Line) -> bool:
    """Whether a line names what is to be seen and adds a short sentence: `Vale at the pier. She asked for her hat.`"""
    if ". " not in line.text or line.words > LONGEST_DEPICTED or any(mark in line.text for mark in '“”":?!'):
        return False
    first, stop, remark = line.text.partition(". ")
    seen = replace(line, text=f"{first}.")
    return bool(stop) and ". " not in remark and remark.endswith(".") and depicts(seen) and bool(AT.search(first))


def names_with_its_story(line: Line) -> bool:
    """Whether a line is only a thing with a clause that tells it apart: `The bowl that started it all.`"""
    return line.words <= LONGEST_NAMED and RELATIVE.fullmatch(line.text) is not None


def labels_a_view(line: Line) -> bool:
    """Whether a line says where or what it shows, then what is there: `Wuhu on June 4: the ferry takes on bowls.`"""
    fits = line.words <= LONGEST_DEPICTED and LABELLED.fullmatch(line.text) is not None
    return fits and not (MODAL.search(line.text.replace("May ", "")) or PAST_OR_NOT.search(line.text))


def is_unstopped(line: Line) -> bool:
    """Whether a line without a full stop says too much, or too exactly, for a heading: `The ban was read by 3,000`."""
    first = line.text.lower().split(None, 1)[0]
    if line.ends_sentence or line.words < FEWEST_DEPICTED or first in QUESTIONS or first.endswith("ing"):
        return False
    if any(mark in line.text for mark in '“”":'):
        return False
    return line.words > LONGEST_HEADING or PLACED.search(line.text) is not None


def is_credit_alone(line: Line) -> bool:
    """Whether a line is a credit and no more: `Illustration by Ann Vale`, `Li Brook/AFP via Getty Images`."""
    if line.words > LONGEST_CREDIT or line.marked:
        return False
    return OF_WHOM.fullmatch(line.text) is not None or OF_AGENCY.fullmatch(line.text) is not None


def is_caption(line: Line) -> bool:
    """Whether a line opens with picture words or ends in a credit: `Screenshot of …`, `… (via Weibo)`."""
    if line.words > LONGEST or (line.text.endswith((":", "：")) and SENTENCE_ENDS.search(line.text)):
        return False  # the lead of a quotation: `Pictures were shared. One user wrote:`
    found = _may_tell_of_pictures(line.text) and OPENS.match(line.text) is not None and not QUOTES.search(line.text)
    told = found and TOLD.match(line.text) and line.text.endswith(".") and line.words > FEWEST_TOLD
    if found and not told and line.words <= LONGEST_PLAIN:
        return True
    if (line.text[-1:].isdecimal() and FILE_NAME.fullmatch(line.text)) or (
        line.words <= LONGEST_PLAIN and ENDS_IN_ADDRESS.search(line.text[-320:])
    ):
        return True
    may_be_seen = line.words <= LONGEST_DEPICTED and ", " in line.text
    return has_credit(line) or (may_be_seen and SEEN.fullmatch(line.text) is not None and depicts(line))


def has_credit(line: Line) -> bool:
    """Whether a line ends in a credit: `… (via Weibo)`."""
    if line.words > LONGEST:
        return False
    text, plain = line.text, line.words <= LONGEST_PLAIN
    credit = (CREDIT_ALONE.match(text) or CREDIT.search(text)) if _may_tell_of_pictures(text) else None
    if credit is not None and credit.end() >= len(text) - 1:
        return True
    if plain and text.endswith(")") and (signed := SIGNED.search(text)) and names_in(signed["name"]):
        return True
    quotes = "“" in text[-80:] and (line.words > LONGEST_TITLED or QUOTES.search(text))
    behind = line.words <= LONGEST_CREDITED and not quotes and CREDIT_BEHIND.search(text)
    return bool(behind) or (plain and " by " in text and POSTED_BY.search(text) is not None)


def _may_tell_of_pictures(text: str) -> bool:
    """Whether a text has any word or sign that OPENS, CREDIT and CREDIT_ALONE ask for."""
    return not OF_PICTURES.isdisjoint(bare_words(text)) or "图" in text or "©" in text


def is_plain_description(line: Line) -> bool:
    """Whether a line that is like a caption tells no story either: nothing in it links it to what went before."""
    return is_like_caption(line) and NARRATES.search(line.text) is None


def is_like_caption(line: Line) -> bool:
    """Whether a line could be a caption: one short sentence that neither argues, nor reports, nor refers back.

    A page's markup says which are captions, so this is for plain text alone.
    """
    text = line.text
    stopped = text.endswith((".", ")")) and not text.endswith("...")
    if line.marked or line.words > LONGEST_PLAIN or not stopped:
        return False
    words = text.lower().split(None, 2)
    named = words[0] == "the" and not text.split(None, 2)[1][:1].islower() if len(words) > 1 else False
    opens = named or words[0].strip("‘’“”,") not in OPENERS or " ".join(words[:2]) in PICTURED
    plain = not any(mark in text for mark in '“”":;') and not SENTENCE_ENDS.search(text) and not MODAL.search(text)
    return opens and plain and not PAST_OR_NOT.search(text)
