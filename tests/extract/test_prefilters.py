"""What is looked at before a rule is tried never loses what the rule finds."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archive.extract import lexicon
from archive.extract.captions import CREDIT, CREDIT_ALONE, OPENS, _may_tell_of_pictures
from archive.extract.dates import DATED_END, DAY_SIGNS
from archive.extract.decode import LINE_ENDS, UNPRINTABLE, cleaned
from archive.extract.furniture import OF_US, OUR_WORDS, OWN_AFFAIRS, Said, _has, _letters_of_page_words
from archive.extract.keys import _in_one_form
from archive.extract.kinds import KIND_RULES, KindRule
from archive.extract.lines import UNSPACED, WORD, Line, bare_words, folded, may_have_hanzi, single_spaced, wide_count
from archive.extract.places import Place
from archive.extract.quotes.marks import COLON, leads_on
from archive.extract.quotes.named_things import _may_name, _naming, is_written_on
from archive.extract.quotes.nouns import SPEAKING, netizen_nouns
from archive.extract.quotes.signed import IN_MARKS, SIGNED, SIGNED_BEHIND, signature
from archive.extract.quotes.speakers import netizen_noun, netizen_phrases
from archive.extract.quotes.verbs import verb_of_saying, verbs_of_saying
from archive.extract.repeats import Repeats
from archive.extract.rules import LONGEST, _longest_fit
from archive.extract.sources import COPYRIGHT, OPENS_COPYRIGHT
from archive.extract.terms import HAN, LONGEST_LATIN, RUN

NAME = st.text("Ab @＠(（)）马", max_size=40)
SIGNS = st.text("ab汤马A1 .:：@＠(（)）“”\n", max_size=20)


@given(st.one_of(SIGNS, st.builds("{}{}{} “{}{}".format, NAME, st.just("(a cook)"), st.just(":"), SIGNS, st.just("”"))))
def test_a_text_is_signed_if_any_form_of_a_signature_fits(text: str) -> None:
    forms = (form.fullmatch(text) for form in (SIGNED_BEHIND, SIGNED, IN_MARKS))
    expected = next(filter(None, forms), None)

    found = signature(text)

    assert (found and (found.re, found.span())) == (expected and (expected.re, expected.span()))


def test_the_longest_name_before_a_colon_is_within_reach() -> None:
    text = f"@{'n' * 31} （{'x' * 60}） : “The soup is thin”"

    assert signature(text) is not None
    assert IN_MARKS.fullmatch(text) is not None


@given(st.text("abAB12 汤马米鲁(（)）·…—", max_size=30))
def test_terms_begin_no_further_before_the_first_hanzi_than_letters_do(text: str) -> None:
    first = HAN.search(text)
    begins = max(0, first.start() - LONGEST_LATIN) if first else len(text)

    assert [run.span() for run in RUN.finditer(text, begins)] == [run.span() for run in RUN.finditer(text)]


@given(st.text("版权所有著作權cC©(（ ", max_size=6).map("{}opyright 2019".format) | st.text("版权©(cC 2019"))
def test_a_copyright_line_opens_as_one(text: str) -> None:
    assert text.startswith(OPENS_COPYRIGHT) or not COPYRIGHT.match(text)


MARKED = st.text("abẞİéK12_ ’'‘“”–—…-.,!汤\u00a0\u3000\n", max_size=40)
ODD = st.text(st.characters(codec="utf-8") | st.sampled_from("\r\n\x85\u2028\u200b\ufeff\x00\x9f\ufdd0\uffff…—汤"))


@given(MARKED)
def test_the_words_of_a_text_are_what_stands_between_signs(text: str) -> None:
    assert list(bare_words(text)) == WORD.findall(text.casefold().replace("’", "").replace("'", ""))


@given(ODD)
def test_no_hanzi_is_without_a_wide_character(text: str) -> None:
    assert may_have_hanzi(text) or not HAN.search(text)
    assert wide_count(text) >= len(UNSPACED.findall(text))


@given(ODD)
def test_what_is_left_as_it_is_needs_no_cleaning(text: str) -> None:
    assert cleaned(text) == UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text))


@given(ODD | MARKED)
def test_the_words_of_a_block_are_put_in_one_form_as_those_of_any_text(text: str) -> None:
    expected = single_spaced(unicodedata.normalize("NFKC", text).casefold())

    assert _in_one_form(text) == expected.encode("utf-8", "surrogatepass")


@given(st.text("ab :：,\n\u3000"))
def test_what_ends_with_a_colon_leads_on(text: str) -> None:
    assert leads_on(text) == (COLON.search(text) is not None)


ENTRIES = [entry[1:-1] for entry in lexicon.entries("boilerplate") if entry[0] == entry[-1] == "/"]


@given(st.data())
def test_no_pattern_fits_a_longer_line_than_it_is_taken_to(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(ENTRIES))
    line = folded(data.draw(st.from_regex(expression, fullmatch=True)))

    assert (
        len(line) <= _longest_fit(expression)
        or _longest_fit(expression) == LONGEST
        or not re.fullmatch(expression, line)
    )


NAMING = [*lexicon.entries("naming"), "said", "a", "the", "(", ":", "an"]


@given(st.lists(st.sampled_from(NAMING), max_size=4).map(" ".join) | st.lists(st.sampled_from(NAMING)).map(" (".join))
def test_what_names_a_thing_is_tried_wherever_it_fits(text: str) -> None:
    assert _may_name(text) or not _naming().search(text[-40:])


PICTURES = ["Photo", "photoby", "image source", "screen shot", "via", "©", "图为", "by", "(", ")", ":", ".", "Ann", "a"]


@given(st.lists(st.sampled_from(PICTURES), max_size=8).map(" ".join) | st.lists(st.sampled_from(PICTURES)).map("".join))
def test_a_line_about_a_picture_has_a_word_of_pictures(text: str) -> None:
    assert _may_tell_of_pictures(text) or not (OPENS.match(text) or CREDIT.search(text) or CREDIT_ALONE.match(text))


PROSE = st.lists(st.sampled_from(["Soup", "the", "“So", "it”", "1.", "•", "is", "photo", "red", "(汤):", "?", "ran."]))


@given(PROSE.map(" ".join).filter(bool), st.sampled_from(KIND_RULES))
def test_a_rule_holds_of_no_more_words_than_it_says(text: str, rule: KindRule) -> None:
    lines = [Line("The ferry came late, and its soup was cold again that night.", 0, 60, 2), Line(text, 62, 99, 2)]
    lines.append(Line("Nobody asked why it was so, and nobody was told of what the cook had said.", 100, 170, 2))
    repeats = Repeats(lines)
    at = Place(lines[1], 1, lines[0], lines[2], True, "heading", repeats.share(1), repeats, frozenset(), frozenset({1}))

    assert lines[1].words <= rule.longest or not rule.holds(at)


@given(st.from_regex(OWN_AFFAIRS))
def test_a_site_s_own_affairs_are_found_if_their_pattern_fits(line: str) -> None:
    assert Said(line).own_affairs == {found[0] for found in OWN_AFFAIRS.finditer(line)}


PAGE_WORDS = [word for section in ("strong", "weak") for word in lexicon.word_set("page_words", section)]


@given(st.lists(st.sampled_from([*PAGE_WORDS, *"汤é-' "])).map("".join))
def test_a_word_of_the_page_is_found_wherever_it_stands(line: str) -> None:
    said = Said(line)

    assert not _letters_of_page_words().isdisjoint(said.letters) or not (_has(said, "strong") or _has(said, "weak"))


@given(st.lists(st.sampled_from(["our", "us", "we", "you", *"汤é-'2_ "])).map("".join))
def test_who_speaks_for_a_page_says_so_in_letters_of_ascii(line: str) -> None:
    said = Said(line)

    assert any(word in said.spaced_letters for word in OUR_WORDS) or OF_US.isdisjoint(said.plain)


@given(st.from_regex(DATED_END))
def test_what_ends_in_a_day_ends_in_a_digit_or_its_sign(text: str) -> None:
    assert text.rstrip("\n")[-1].isdecimal() or text.rstrip("\n")[-1] in DAY_SIGNS


ASIDE = ["", " ", "-", "’", "ed ", "汤", "é"]
WORDS_OF_SAYING = [*lexicon.forms("speech_verbs"), "puts it", "fired back", "spoke of", "read out loud", "chimed in:"]
WORDS_OF_SAYING += ["begs to differ", "wanted to know", "finds that", "found out it"]


@given(st.lists(st.sampled_from(WORDS_OF_SAYING) | st.sampled_from(ASIDE), max_size=5).map("".join))
def test_a_verb_of_saying_is_found_if_its_pattern_fits(text: str) -> None:
    for words in (text, text.upper()):
        assert [verb.span() for verb in verbs_of_saying(words)] == [
            verb.span() for verb in verb_of_saying().finditer(words)
        ]


@given(st.sampled_from(WORDS_OF_SAYING))
def test_every_verb_of_saying_is_one(verb: str) -> None:
    assert verbs_of_saying(f"They {verb}:")


@given(st.sampled_from(sorted(netizen_nouns(*SPEAKING))), st.sampled_from(ASIDE))
def test_netizens_are_found_wherever_their_noun_stands(noun: str, behind: str) -> None:
    text = f"one {noun}{behind}"

    assert bool(netizen_phrases(text)) == (netizen_noun().search(text) is not None)


@given(st.sampled_from(sorted(lexicon.word_set("naming", "written on"))))
def test_words_are_written_on_whatever_the_list_has(thing: str) -> None:
    assert is_written_on(f"They held up the {thing} ")
