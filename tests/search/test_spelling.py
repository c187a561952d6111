"""Did you mean: slips of the keyboard, and hanzi of the same sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article, IndexTask
from archive.search import Notice, SearchRequest, indexer, search
from archive.search.engines.base import ArchiveBackend
from archive.search.spelling import Vocabulary, correct, slips, vocabulary_of
from tests.factories import make_article, make_term_use
from tests.search.corpus import build, document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


@pytest.fixture
def printed(engine: ArchiveBackend) -> ArchiveBackend:
    """Words as three articles print them: government three times, its misprint once."""
    texts = ["government livestream teahouse censor", "government livestream shanghai", "government goverment"]
    build(engine, *(document(f"{number}", text) for number, text in enumerate(texts)))
    return engine


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("livestraem", "livestream"),
        ("kivestream", "livestream"),  # a wrong first letter
        ("ivestream", "livestream"),
        ("livstraem", "livestream"),  # two slips of a long word
        ("teahuose", "teahouse"),
        ("Teahuose", "teahouse"),
        ("shanghia livestreem", "shanghai livestream"),
        ('"shanghia livestream"', '"shanghai livestream"'),
        ("shanghai", None),
        ("cesnor", "censor"),
        ("cnesro", None),  # two slips of a short one
        ("tae", None),  # too short to tell
        ("shangdai", "shanghai"),  # pinyin, one slip away
        ("shengtai", None),  # pinyin, two slips away: another word
        ("topic:teahuose", None),
        ("-teahuose", None),
        ("@teahuose #teahuose#", None),
        ("zzzzzzzz", None),
        ("", None),
        ("censors", None),  # another form of the same word
    ],
)
def test_a_word_is_mended_to_the_commonest_nearest(printed: ArchiveBackend, query: str, mended: str | None) -> None:
    assert correct(query, printed) == mended


def test_a_word_of_four_letters_is_as_likely_another_word(engine: ArchiveBackend) -> None:
    build(engine, document("a", "came teased"))
    assert correct("café", engine) is None
    assert correct("tased", engine) == "teased"


def test_of_what_finds_something_only_rare_words_are_doubted(engine: ArchiveBackend) -> None:
    common = [document(f"{number}", "government moved") for number in range(20)]
    build(engine, *common, document("rare", "goverment moped"))
    assert correct("goverment", engine, has_hits=True) == "government"
    assert correct("moped", engine, has_hits=True) is None
    assert correct("government", engine, has_hits=True) is None
    assert correct("governmint", engine, has_hits=True) is None, "it was found in another way"


def test_the_vocabulary_is_read_once_for_each_state_of_the_index(printed: ArchiveBackend) -> None:
    first = vocabulary_of(printed)
    assert vocabulary_of(printed) is first
    printed.write([document("new", "teapots")])
    assert "teapots" in vocabulary_of(printed).counts


words = st.text("abcdeilmnst", min_size=1, max_size=12)


@given(st.lists(words, max_size=30), words, st.sampled_from([1, 2]))
def test_the_mask_hides_no_word_that_is_near(known: list[str], word: str, most: int) -> None:
    vocabulary = Vocabulary(dict.fromkeys(known, 1))
    near = {other for other in known if slips(word, other, most) <= most}
    assert {other for _, _, other in vocabulary.near(word, most)} == near


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("salt", "salt", 0), ("salt", "slat", 1), ("salt", "sat", 1), ("salt", "salty", 1), ("salt", "sold", 2)],
)
def test_slips_are_letters_put_in_dropped_changed_or_swapped(one: str, other: str, count: int) -> None:
    assert slips(one, other, 2) == slips(other, one, 2) == count


@pytest.fixture
def workers() -> None:
    """Twelve articles on 打工人, one of which has it in its title; one on 公寓."""
    for number in range(11):
        make_term_use(make_article(f"No. {number}", ["打工人 everywhere."]), "打工人", "dǎgōngrén")
    make_article("Why 年轻人租房 now", ["公寓 (gōngyù) are dear. 打工人."])
    indexer.reindex()


@pytest.mark.parametrize(
    ("query", "mended", "count"),
    [
        ("打功人", "打工人", 12),
        ("打功人 everywhere", "打工人 everywhere", 11),
        ("年青人", "年轻人", 1),  # in a title
    ],
)
def test_hanzi_are_mended_by_their_sound(workers: None, query: str, mended: str, count: int) -> None:
    results = search(SearchRequest(query))
    assert (results.query, results.count) == (mended, count)
    assert results.notices[0].text == f"No article matches “{query}”. Showing “{mended}”."


@pytest.mark.parametrize("query", ["打人工", "達工仁人", "工"])
def test_hanzi_of_another_sound_are_left_alone(workers: None, query: str) -> None:
    assert search(SearchRequest(query)).query in {query, "工"}


def test_a_hint_leads_to_what_finds_several_times_more(workers: None) -> None:
    make_article("A pun", ["打功人 is a pun."])
    indexer.reindex()
    results = search(SearchRequest("打功人"))
    assert results.count == 1
    assert results.notices == [
        Notice("meant", "Did you mean", "“打工人” (12 articles)?", "q=%E6%89%93%E5%B7%A5%E4%BA%BA")
    ]
    assert "meant" not in {notice.kind for notice in search(SearchRequest("打工人")).notices}


def test_a_hint_is_given_only_where_it_finds_several_times_more(workers: None) -> None:
    for number in range(3):
        make_article(f"A pun, no. {number}", ["打功人 is a pun."])
    indexer.reindex()
    assert search(SearchRequest("打功人")).notices == []


def test_what_was_hidden_is_no_hint(workers: None) -> None:
    Article.objects.update(state="hidden")
    IndexTask.objects.enqueue(Article.objects.values_list("pk", flat=True))
    indexer.drain()
    for query in ("打功人", "everywhree"):
        results = search(SearchRequest(query))
        assert (results.query, results.count) == (query, 0)
        assert not any("打工人" in notice.text + notice.label for notice in results.notices)
