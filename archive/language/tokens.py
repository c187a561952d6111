"""The one scanner: text to tokens, for the index, for queries and for marking what matched.

Each token has a term to match by, a position (phrases are consecutive positions) and its span in the text as given.
Sentence ends, commas, brackets and line ends become one filler each, so that no phrase crosses them; so does whatever
stands between two hanzi. What is written as one but read in parts (`e-commerce`, `1,000`, `U.S.`, `@handle`, `#tag#`)
yields its parts, and on the first of them an alternative: the whole, as one term, with its own span.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from archive.language.hanzi import HANZI, INVISIBLE, fold
from archive.language.words import LONGEST_TERM, fold_text, fold_word, stem

Kind = Literal["hanzi", "word", "number", "acronym", "compound", "handle", "hashtag", "break"]
BREAK = "|"  # the filler's term; no reader can type it, since a bar is itself a break
LONGEST_HANDLE, LONGEST_HASHTAG = 40, 80


class Alternative(NamedTuple):
    """A whole that may be matched instead of `width` consecutive tokens."""

    kind: Kind
    term: str
    start: int
    end: int
    width: int


class Token(NamedTuple):
    kind: Kind
    term: str
    position: int
    start: int
    end: int
    alternatives: tuple[Alternative, ...] = ()


_token = tuple.__new__  # a token of all its parts, in a third of the time that a call of Token takes

# One character to one, so that offsets stay: full-width forms, quotes and primes, hyphens and dashes, wide space.
_PLAIN = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "‘’‛′‵ʹʻʼʽʾʿˈ`´"), "'")
    | dict.fromkeys(map(ord, "‐‑‒–−﹣"), "-")
    | {0x3000: " ", 0x3002: ".", 0x3001: ",", 0xFF61: "."}
)
_PLAIN_OF = {chr(code): plain if isinstance(plain, str) else chr(plain) for code, plain in _PLAIN.items()}
_SIGNS = re.compile(f"[{re.escape(''.join(_PLAIN_OF))}]")
_LETTER = rf"[^\W\d_{HANZI}]"
_SIGN = rf"[^\W_{HANZI}]"  # a letter or digit
# A word that nothing joins to what is behind it: no hyphen, apostrophe or accent, no dot behind a single letter.
_PLAIN_END = r"""[A-Za-z]++ (?: (?=[\s,;:!?)\]“”"] | \Z) | (?<=[A-Za-z][A-Za-z])(?=\.) )"""
_PLAIN_WORDS = rf"""(?P<plain> (?<![^\s(\[“”"]) (?: (?:[A-Za-z]++\ )++ (?:{_PLAIN_END})?+ | {_PLAIN_END} ) )"""
_ANY = rf"""
      (?P<hashtag> (?<![A-Za-z0-9_/&]) \# (?: (?=\w)[^\#\n\r()\[\]"<>]{{1,{LONGEST_HASHTAG}}}(?<=[\w!?%])\#
                                            | (?=\w*{_LETTER}|\w*[{HANZI}])[\w{INVISIBLE}]{{1,{LONGEST_HASHTAG}}} ) )
    | (?P<handle>  (?<![A-Za-z0-9_.@]) @ \w[\w\-{INVISIBLE}]{{0,{LONGEST_HANDLE}}} )
    | (?P<hanzi>   [{HANZI}](?:[{INVISIBLE}]*+[{HANZI}])*+ )
    | (?P<piece>
        (?: (?P<acronym> {_LETTER}(?:\.{_LETTER})++(?!{_SIGN})\.? | [A-Z]\.(?=\s+[A-Z]) )
          | (?P<number>  \d++(?:[.,]\d++)++ | \d++(?!{_SIGN}) )
          | (?P<word>    {_SIGN}(?:[^\W_{HANZI}]++|[\u0300-\u036f{INVISIBLE}]++)*+ ) )
        (?P<hyphen> ['\-][{INVISIBLE}]*+(?={_SIGN}) )? )
    | (?P<break>   [.!?…,;:(){{}}\[\]《》〈〉【】〔〕\u2014\u2015|•\n\r\t\u2028\u2029]++ | (?<=\s)-(?=\s) )
"""
_PATTERN = re.compile(f"{_PLAIN_WORDS} | {_ANY}", re.VERBOSE)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_HANZI = re.compile(f"[{HANZI}]")


def scan(text: str, stemmed: Callable[[str], str] = stem) -> list[Token]:
    """The tokens of `text`, in order; linear in its length whatever it holds.

    `stemmed` makes the term of a folded word: who looks for few terms need not know those of all words.
    """
    return _Scanner(text, stemmed).tokens


def scan_terms(text: str) -> list[Token]:
    """As `scan`, for who asks for kinds and terms alone: where plain words stand is not noted, in half the time."""
    return _Teller(text, stem).tokens


def simplify_signs(text: str) -> str:
    """`text` with full-width forms, quotes, primes and dashes as their plain ones; offsets stay."""
    plain = text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("`", "'")
    bare = plain.replace("“", "").replace("”", "").replace("—", "").replace("…", "")
    if bare.isascii():
        return plain  # a tenth of the time for most texts
    for sign in set(_SIGNS.findall(plain)):  # `translate` takes ten times as long
        plain = plain.replace(sign, _PLAIN_OF[sign])
    return plain


def fold_tag(text: str) -> str:
    """The term of an `@handle` or `#hashtag#`: its sign, then the name folded and without spaces."""
    plain = simplify_signs(text)
    return plain[:1] + fold_word(fold(re.sub(r"\s+", "", plain.strip("#@ "))))


class _Scanner:
    """The state of one scan: the tokens so far, and whether a filler is due before the next one."""

    def __init__(self, text: str, stemmed: Callable[[str], str]) -> None:
        self.text = text
        self.stemmed = stemmed
        self.plain = simplify_signs(text)
        self.tokens: list[Token] = []
        self.break_due = False
        self._read(0, len(text))

    def _read(self, start: int, end: int) -> None:
        pieces: list[re.Match[str]] = []
        for match in _PATTERN.finditer(self.plain, start, end):
            kind = match.lastgroup
            if kind == "plain":
                self._add_plain(match)
                continue
            if kind == "piece":
                pieces.append(match)
                if match["hyphen"]:
                    continue
            self._add_pieces(pieces)
            pieces = []
            if kind == "break":
                self.break_due = True
            elif kind == "hanzi":
                self._add_hanzi(match)
            elif kind in ("handle", "hashtag"):
                self._add_tag("handle" if kind == "handle" else "hashtag", match)
        self._add_pieces(pieces)

    def _add(self, kind: Kind, term: str, start: int, end: int) -> None:
        self._fill(start)
        self.tokens.append(Token(kind, term, len(self.tokens), start, end))

    def _fill(self, at: int) -> None:
        """Put a filler before what comes next, if one is due."""
        if self.tokens and self.break_due:
            self.tokens.append(Token("break", BREAK, len(self.tokens), at, at))
        self.break_due = False

    def _add_plain(self, run: re.Match[str]) -> None:
        """Add words of plain letters with a space between two: most of a text, and they join with nothing."""
        tokens, start = self.tokens, run.start()
        stemmed = _stemmed_word if self.stemmed is stem else partial(_word, stemmed=self.stemmed)
        self._fill(start)
        add = tokens.append
        for position, written in enumerate(run[0].split(), len(tokens)):
            kind, term, whole = stemmed(written)
            end = start + len(written)
            add(_token(Token, (kind, term, position, start, end, ())))
            if whole:
                self._add_alternative(len(tokens) - 1, Alternative("acronym", whole, start, end, 1))
            start = end + 1

    def _add_hanzi(self, run: re.Match[str]) -> None:
        if self.tokens and self.tokens[-1].kind == "hanzi" and self.tokens[-1].end < run.start():
            self.break_due = True
        for match in _HANZI.finditer(self.text, run.start(), run.end()):
            self._add("hanzi", fold(match[0]), match.start(), match.end())

    def _add_tag(self, kind: Literal["handle", "hashtag"], tag: re.Match[str]) -> None:
        first = len(self.tokens)
        start, end = tag.span()
        self._read(start + 1, end - 1 if self.plain[end - 1] == "#" else end)
        term = fold_tag(self.text[start:end])
        self._add_alternative(first, Alternative(kind, term, start, end, 0))

    def _add_pieces(self, pieces: list[re.Match[str]]) -> None:
        """Add the parts of a word, each joined to the next by a hyphen or an apostrophe."""
        if not pieces:
            return
        first = len(self.tokens)
        if len(pieces) > 1 and pieces[-2]["hyphen"].startswith("'") and pieces[-1]["piece"] in ("s", "S"):
            pieces = pieces[:-1]
        for piece in pieces:
            self._add_piece(piece)
        if len(pieces) > 1:
            start, end = pieces[0].start(), self.tokens[-1].end
            joined = "".join(fold_word(_bare(piece)).replace(".", "") for piece in pieces)
            if len(joined) <= LONGEST_TERM:
                self._add_alternative(first, Alternative("compound", self.stemmed(joined), start, end, 0))

    def _add_piece(self, piece: re.Match[str]) -> None:
        bare, start = _bare(piece), piece.start()
        end = start + len(bare)
        first = len(self.tokens)
        if piece["number"]:
            self._add("number", bare[:LONGEST_TERM], start, end)
            if _GROUPED.fullmatch(bare):
                digits = re.sub("[.,]", "", bare)[:LONGEST_TERM]
                self._add_alternative(first, Alternative("number", digits, start, end, 1))
            return
        letters = fold_word(bare).replace(".", "")
        abbreviates = piece["acronym"] or is_acronym(bare)
        self._add("acronym" if abbreviates and len(letters) > 1 else "word", self.stemmed(letters), start, end)
        if abbreviates and 1 < len(letters) <= LONGEST_TERM:
            self._add_alternative(first, Alternative("acronym", ".".join(letters), start, end, 1))

    def _add_alternative(self, first: int, alternative: Alternative) -> None:
        """Hang an alternative on the first token since `first`, which a filler may stand before."""
        while first < len(self.tokens) and self.tokens[first].kind == "break":
            first += 1
        if first < len(self.tokens):
            token = self.tokens[first]
            whole = alternative._replace(width=len(self.tokens) - first)
            self.tokens[first] = token._replace(alternatives=(*token.alternatives, whole))


class _Teller(_Scanner):
    """A scanner that does not ask where plain words stand."""

    def _add_plain(self, run: re.Match[str]) -> None:
        self._fill(0)
        self.tokens += map(_unplaced, run[0].split())


@lru_cache(maxsize=100_000)
def _unplaced(written: str) -> Token:
    return Token(*_stemmed_word(written)[:2], 0, 0, 0)


def _word(written: str, stemmed: Callable[[str], str]) -> tuple[Kind, str, str]:
    """What a word of plain letters is, its term, and, of an acronym, the term of its letters apart."""
    kind, letters, whole = _folded_word(written)
    return kind, stemmed(letters), whole


@lru_cache(maxsize=100_000)
def _folded_word(written: str) -> tuple[Kind, str, str]:
    letters = fold_text(written)
    return ("acronym", letters, ".".join(letters)) if is_acronym(written) else ("word", letters, "")


@lru_cache(maxsize=100_000)
def _stemmed_word(written: str) -> tuple[Kind, str, str]:
    return _word(written, stem)


def is_acronym(bare: str) -> bool:
    """Whether a word without dots is one by its capitals: WHO, not I nor DOUBAN."""
    return 2 <= len(bare) <= 5 and bare.isascii() and bare.isalpha() and bare.isupper()


def _bare(piece: re.Match[str]) -> str:
    """A piece without the hyphen that joins it to the next."""
    return piece["acronym"] or piece["number"] or piece["word"]
