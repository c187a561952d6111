"""Annotations that lie within, beside and across each other, and the text that none of them changes."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from archive.web.annotate import DEEPEST, Annotation, Layer, Piece, Tree, annotate

TEXT = "abcdefghij"
ANNOTATIONS = st.lists(
    st.builds(Annotation, st.integers(-2, 12), st.integers(-2, 12), st.sampled_from(Layer), st.sampled_from("qab")),
    max_size=8,
)


def written(tree: Tree) -> str:
    """The tree with brackets for its pieces, each named by its tag."""
    return "".join(n if isinstance(n, str) else f"{n.annotation.tag}({written(n.children)})" for n in tree)


def words(tree: Tree) -> str:
    return "".join(node if isinstance(node, str) else words(node.children) for node in tree)


def paths(tree: Tree, above: tuple[Piece, ...] = ()) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Each character with the pieces it stands in, outermost first."""
    for node in tree:
        if isinstance(node, str):
            yield from ((character, above) for character in node)
        else:
            yield from paths(node.children, (*above, node))


def test_a_link_stands_within_a_voice() -> None:
    tree = annotate(TEXT, [Annotation(4, 6, Layer.LINK, "a"), Annotation(2, 8, Layer.VOICE, "q")])
    assert written(tree) == "abq(cda(ef)gh)ij"


def test_a_link_that_crosses_the_end_of_a_voice_is_cut_there() -> None:
    tree = annotate(TEXT, [Annotation(2, 6, Layer.VOICE, "q"), Annotation(4, 8, Layer.LINK, "a")])
    assert written(tree) == "abq(cda(ef))a(gh)ij"


def test_two_voices_that_cross_keep_all_their_words() -> None:
    tree = annotate(TEXT, [Annotation(0, 5, Layer.VOICE, "q"), Annotation(3, 8, Layer.VOICE, "v")])
    assert written(tree) == "q(abcv(de))v(fgh)ij"


def test_a_voice_within_a_voice_stands_within_it() -> None:
    tree = annotate(TEXT, [Annotation(3, 5, Layer.VOICE, "v"), Annotation(0, 8, Layer.VOICE, "q")])
    assert written(tree) == "q(abcv(de)fgh)ij"


def test_of_two_links_that_overlap_the_first_stays() -> None:
    tree = annotate(TEXT, [Annotation(2, 4, Layer.LINK, "b"), Annotation(0, 4, Layer.LINK, "a")])
    assert written(tree) == "a(abcd)efghij"


def test_only_the_first_and_last_piece_of_a_cut_annotation_say_so() -> None:
    across = Annotation(4, 8, Layer.LINK, "a")
    cut = [
        piece
        for _, above in paths(annotate(TEXT, [Annotation(2, 6, Layer.VOICE, "q"), across]))
        for piece in above
        if piece.annotation == across
    ]
    pieces = list({id(piece): piece for piece in cut}.values())
    assert [(piece.is_first, piece.is_last) for piece in pieces] == [(True, False), (False, True)]


def test_hundreds_of_annotations_around_one_word_do_not_nest_for_ever() -> None:
    text = "x" * 2000
    tree = annotate(text, [Annotation(at, 2000 - at, Layer.VOICE, "q") for at in range(900)])
    assert max(len(above) for _, above in paths(tree)) == DEEPEST
    assert words(tree) == text


@given(ANNOTATIONS)
def test_the_text_never_changes(annotations: list[Annotation]) -> None:
    assert words(annotate(TEXT, annotations)) == TEXT


@given(ANNOTATIONS)
def test_each_character_stands_in_exactly_the_annotations_that_cover_it(annotations: list[Annotation]) -> None:
    unlinked = [each for each in annotations if each.layer is not Layer.LINK]
    for at, (_, above) in enumerate(paths(annotate(TEXT, annotations))):
        covering = [each.tag for each in unlinked if each.start <= at < each.end]
        shown = [piece.annotation.tag for piece in above if piece.annotation.layer is not Layer.LINK]
        assert sorted(shown) == sorted(covering)


@given(ANNOTATIONS)
def test_layers_stand_in_their_order_and_no_link_in_a_link(annotations: list[Annotation]) -> None:
    for _, above in paths(annotate(TEXT, annotations)):
        layers = [piece.annotation.layer for piece in above]
        assert layers == sorted(layers)
        assert layers.count(Layer.LINK) <= 1
