"""Queries of every make, asked of the page of results, and what is wrong with the answers."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from archive.search import Results, SearchRequest, search
from archive.search.request import CHOSEN

MOST_SECONDS = 2.0  # of the processor, for one query of a small archive
Params = dict[str, Any]
Clock = Callable[[], float]
# Only new examples, with no limit of time of its own: how long a query may take is tried here.
GENERATE = settings(phases=[Phase.generate], database=None, deadline=None, suppress_health_check=list(HealthCheck))

LINES = (
    "umbrella umbrellas grandmother's grandmother’s e-commerce live-streaming U.S.",
    "1,900 11.40 PM2.5 café naïve 996 the of",
    "躺平 躺平的韭菜 信用 芝麻信用 中華書局 沈從文 網路 彈幕 的 𠮷",
    "tangping tang3ping2 tǎng píng zhi ma xin yong xi'an lü",
    "@算盘小姐 @ #分享行程# #漢服同袍 ＃ OR AND NOT - --",
    '-躺平 -" "lying flat" “lying “” «» topic:pets topic: author:varga',
    'source:"nine bends" platform:weibo platform:- year:2019',
    "year:2012..2013 year:..2012 year:9999.. year:.. in:title in:voices",
    "in: in:nowhere http://x.y/?a=b ( ) [ ] { } * ? ~ ^",
    "\\ / | & ! : ： ， 。 \u200b \u202e \ufeff \0",
)
WORDS = [word for line in LINES for word in line.split()]
word = st.sampled_from(WORDS)
typed = st.lists(word, max_size=12).map(" ".join)
glued = st.lists(word, max_size=40).map("".join)
repeated = st.builds(lambda one, times: " ".join([one] * times), word, st.integers(1, 200))
random_bytes = st.binary(max_size=400).map(lambda raw: raw.decode("utf-8", "replace"))
big_endian = st.binary(max_size=400).map(lambda raw: raw.decode("utf-16-be", "replace"))
hanzi = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=80)
latin = st.text("aeiouüvnghzcs3 '’-", max_size=120)  # may be pinyin, in a great many ways
query = st.one_of(typed, glued, repeated, st.text(max_size=300), random_bytes, big_endian, hanzi, latin)
value = st.one_of(st.sampled_from(["pets", "2019", "undated", "yes", "0", "-1", "newest", "voices", "1e9"]), st.text())
NAMES = [*CHOSEN, "month", "not_topic", "show", "exact", "sort", "page", "per_page"]
params = st.builds(
    lambda q, others: {"q": q} | others, query, st.dictionaries(st.sampled_from(NAMES), value, max_size=4)
)


def strange_queries(count: int, number: int, progress: Callable[[], object]) -> list[str]:
    """Ask `count` generated queries, the same for the same seed `number`; what was wrong, each in a line."""
    found: list[str] = []

    @seed(number)
    @settings(GENERATE, max_examples=count)
    @given(asked=params)
    def ask(asked: Params) -> None:
        found.extend(faults(asked))
        progress()

    ask()
    return found


def faults(asked: Params, clock: Clock = time.process_time) -> list[str]:
    """What is wrong with the page for these parameters, each in a line that says how to ask again."""
    began = clock()
    try:
        results = search(SearchRequest.from_params(asked))
    except Exception as error:
        return [f"{type(error).__name__}: {error} for {asked!r}"]
    taken = clock() - began
    slow = [f"{taken:.1f} s, more than {MOST_SECONDS:g}"] if taken > MOST_SECONDS else []
    return [f"{fault} for {asked!r}" for fault in (*slow, *_wrong(results))]


def _wrong(results: Results) -> Iterator[str]:
    size = results.request.per_page
    due = max(0, min(size, results.count - (results.page - 1) * size))
    shown = results.voices if results.request.show == "voices" else results.hits
    if len(shown) != due:
        yield f"{len(shown)} hits on page {results.page} of {results.count}, not {due}"
    ids = [str(getattr(hit, "voice", hit.article).pk) for hit in shown]
    if len(set(ids)) != len(ids):
        yield "the same hit twice"
    for facet in results.facets:
        if any(each.count > 0 and not each.querystring for each in facet.values if not each.selected):
            yield f"a value of {facet.name} that cannot be chosen"
    if any("\n" in notice.text + notice.label for notice in results.notices):
        yield "a notice of several lines"
