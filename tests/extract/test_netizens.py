"""Who is a netizen: each sign has one told of whom it holds, and one of whom it does not."""

import pytest

from archive.extract.quotes.listener import Quoted
from archive.extract.quotes.netizens import SCALE, SIGNS, is_netizen
from archive.extract.quotes.speakers import Speaker, speaker_of
from archive.extract.quotes.telling import Telling
from archive.extract.records import VoiceKind

from .hearing import heard


def told(subject: str, rest: str = " said.", before: str = "", above: str = "", **more: object) -> Telling:
    """Who is called `subject` in the clause that goes on with `rest`, `before` it and `above` it what stands there."""
    return Telling(
        speaker_of(subject),
        subject,
        f"{subject}{rest}",
        before,
        told=above,
        lead=above,
        **more,  # type: ignore[arg-type]
    )


def after(kind: VoiceKind, name: str = "one user") -> tuple[Quoted, ...]:
    """The voices before: one, in the same paragraph."""
    return (Quoted((("here", 0, 9),), ("Soup is soup.",), Speaker(name, kind, "described"), name, "", None),)


# Sign → one told of whom it holds, one of whom it does not.
CASES: dict[str, tuple[Telling, Telling | None]] = {
    "anybody": (told("a cook"), None),
    "a noun for people on the net": (told("one Weibo user"), told("one cook")),
    "a noun for people online and off": (told("a customer"), told("a cook")),
    "a comment": (told("the top comment"), told("the company’s reply")),
    "no noun": (told("others"), told("other cooks")),
    "a handle": (told("@soupman"), told("soupman")),
    "a handle beside": (told("one cook", " (@soupman) said."), told("one cook", " (48) said.")),
    "a handle before": (
        told("the lawyer", above="One lawyer (@soupman) saw no harm."),
        told("the lawyer", above="One lawyer saw no harm."),
    ),
    "a name in quote marks": (told("‘Teacher Mo’"), told("Teacher Mo")),
    "a nickname": (told("a member called Ice Fisher"), told("a cook called Gu Lan")),
    "posts under a name": (
        told("a cook", " who posts under the name Half Pear said."),
        told("a cook", " who cooks said."),
    ),
    "goes by a name": (told("a cook using the name Old Spoon"), told("a cook by the name-board")),
    "a name": (told("Gu Lan"), told("a member called Ice Fisher")),
    "a name that was told to be a user's": (
        told("Soupman", above="Netizen Soupman had his doubts."),
        told("Soupman", above="Soupman had his doubts."),
    ),
    "a name that comments at a post": (
        told("Gu Lan", " commented under the video."),
        told("Mayor Gu Lan", " commented under the video."),
    ),
    "a name that one who writes goes by": (
        told("Tired Spoon", " wrote.", above="A passenger named Tired Spoon wrote."),
        told("Gu Lan", " wrote.", above="A passenger named Gu Lan wrote."),
    ),
    "a blogger with a surname": (told("legal blogger Gu Lan"), told("blogger Iron Wok")),
    "an office": (told("a spokesperson"), told("a forum member")),
    "a firm": (told("the museum"), told("the cook")),
    "a member": (told("a member", before="The forum grew."), told("a member", before="The committee met.")),
    "the person": (told("the cook"), told("a cook")),
    "the customer": (told("the shopper", " said at the till."), told("the shopper", " wrote in a post.")),
    "somebody's": (told("his daughter"), told("a daughter")),
    "a thing": (told("the soup"), told("the cook")),
    "nobody": (told("the most"), told("the cook")),
    "one person": (told("one cook"), told("a cook")),
    "a person who writes": (told("a cook", " wrote."), told("the cook", " wrote.")),
    "a person online": (told("a cook", " said online."), told("a cook", " said at the stove.")),
    "from a place": (told("a cook from Wuhu"), told("a cook with a spoon")),
    "writes": (told("a cook", " posted."), told("a cook", " said.")),
    "tells the press": (told("a cook", " told the Canal Daily."), told("a cook", " told it well.")),
    "in the know": (told("a person", " familiar with the matter said."), told("a person", " said.")),
    "a name behind": (told("one of them", ", a cook named Vale, said."), told("one of them", ", a cook, said.")),
    "aloud": (told("a cook", " shouted."), told("a cook", " wrote.")),
    "on a platform": (told("a cook", " said on Weibo."), told("a cook", " said on Monday.")),
    "where comments are": (told("a cook", " said in the comments."), told("a cook", " said in the kitchen.")),
    "a post in a group chat before": (
        told("the woman", before="I sent a photo to the tenants’ group."),
        told("the woman", before="I sent a photo to the newspaper."),
    ),
    "the net in the sentence before": (told("a cook", before="It spread online."), told("a cook", before="It rained.")),
    "netizens in the sentence before": (
        told("one", before="Some were less amused."),
        told("one", before="The cooks were less amused."),
    ),
    "not all agree": (told("a cook", before="But not everyone is glad."), told("a cook", before="All are glad.")),
    "no net near": (told("a cook"), told("a cook", above="The hashtag was seen by millions.")),
    "after a netizen": (
        told("a cook", block="here", earlier=after("netizen")),
        told("a cook", block="elsewhere", earlier=after("netizen")),
    ),
    "after who is named": (
        told("a cook", block="here", earlier=after("named")),
        told("a cook", block="here", earlier=after("netizen")),
    ),
    "one more after a netizen": (told("another", earlier=after("netizen")), told("another", earlier=after("named"))),
    "one more after somebody met": (
        told("another", before="_ a baker told me.", block="here", earlier=after("named", "a baker")),
        told("another", before="_ a baker told me.", block="here", earlier=after("netizen", "a baker")),
    ),
    "heard as named": (
        told("the baker", earlier=after("named", "a baker")),
        told("the baker", earlier=after("named", "a cook")),
    ),
    "told to have posted": (
        told("the woman", above="A woman posted about her soup."),
        told("the woman", above="A woman ate her soup."),
    ),
    "the post told of": (
        told("the post", " reads.", above="One shared post lists six spoons."),
        told("the post", " reads.", above="In a post on its site the firm lists six spoons."),
    ),
    "the author of what is online": (
        told("its author", before="A post spread online."),
        told("its author", before="A book came out."),
    ),
    "one of others told of": (
        told("one of them", above="Students came to the stall."),
        told("one of them", above="Netizens came to the stall."),
    ),
    "answers a netizen": (
        told("her friend", " replied.", earlier=after("netizen")),
        told("her friend", " replied.", earlier=after("named")),
    ),
    "signs": (told("a cook", signed=True), told("a cook")),
    "speaks to who writes": (told("a cook", " said when I came by."), told("a cook", " said.")),
}  # fmt: skip


def test_every_sign_has_a_case() -> None:
    assert [sign.name for sign in SIGNS] == list(CASES)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_a_sign_holds_of_some_and_not_of_others(sign) -> None:  # type: ignore[no-untyped-def]
    holds, holds_not = CASES[sign.name]
    assert sign.holds(holds)
    assert holds_not is None or not sign.holds(holds_not)


SAID = "“I have counted the spoons and they are all here,”"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{SAID} one Weibo user wrote.", "netizen"),
        (f"{SAID} a nurse from Wuhu wrote on Weibo.", "netizen"),
        (f"{SAID} a nurse at the ward told us.", "named"),
        (f"The clip spread online. {SAID} a truck driver joked.", "netizen"),
        (f"The lane is narrow. {SAID} a truck driver said from his window.", "named"),
        (f"It spread on Weibo. {SAID} the museum (@碗馆) posted.", "named"),
        (f"It spread on Weibo. {SAID} legal blogger Gu Anlan wrote.", "named"),
        (f"It spread on Weibo. {SAID} blogger Iron Wok wrote.", "netizen"),
        (f"{SAID} said a buyer, who asked not to be named.", "named"),
        (f"“No.” one user wrote. {SAID} replied a baker.", "netizen"),
        ("The bride, who posted on Weibo, was cross. “It was cold and it was thin,” she wrote.", "netizen"),
        (f"{SAID} a police officer from Anhui posted on Weibo.", "netizen"),
        (f"{SAID} a police officer said.", "named"),
        ("The groom, a vet, was cross. In May he wrote a line on Weibo: “It was cold and it was thin.”", "netizen"),
        (f"{SAID} shouted a truck driver in the live stream.", "netizen"),
        (f"{SAID} said a buyer, who preferred not to be named.", "named"),
    ],
)  # fmt: skip
def test_the_sum_of_signs_tells_who_is_a_netizen(text: str, kind: str) -> None:
    assert heard(text)[-1][2] == kind


@pytest.mark.parametrize("one", [one for case in CASES.values() for one in case if one], ids=lambda one: one.context)
def test_signs_left_out_would_not_turn_the_scale(one: Telling) -> None:
    assert is_netizen(one) == (SCALE.weight_of(one) > 0)


def test_of_whom_nothing_is_told_is_named() -> None:
    assert not is_netizen(told("Gu Lan"))
    assert not is_netizen(told("a cook"))
