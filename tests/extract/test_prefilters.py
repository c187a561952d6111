"""What is looked at before a rule is tried never loses what the rule finds."""

from hypothesis import given
from hypothesis import strategies as st

from archive.extract.quotes.signed import IN_MARKS, SIGNED, SIGNED_BEHIND, signature
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
