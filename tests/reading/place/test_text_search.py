"""Text search that ignores case, accents and kinds of quote marks."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.articles.make import article_from_text
from tui.reading.place.text_search import Search
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()


def search(text, query):
    article = article_from_text(text, SETTINGS.articles, outlet="a")
    return [span.slice(article.text) for span in Search([article]).hits("a", query)]


@each_row(
    ("text", "query", "found"),
    [
        ("The Café in CAFE street", "café", ["Café", "CAFE"]),
        ("He said “it’s over” – twice", '"it\'s over" - t', ["“it’s over” – t"]),
        ("one\u00a0two, one\ntwo", "one two", ["one\u00a0two", "one\ntwo"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("ﬁre", "fire", ["ﬁre"]),
        ("text", "  ", []),
        ("text", "absent", []),
    ],
)
def test_a_query_has_the_expected_hits(text, query, found):
    assert search(text, query) == found


@given(st.text("ab é’\n“", min_size=1, max_size=40).filter(str.strip), st.data())
def test_any_part_of_a_text_is_found_in_it(text, data):
    article = article_from_text(text, SETTINGS.articles, outlet="a")
    start = data.draw(st.integers(0, len(article.text) - 1))
    wanted = Span(start, len(article.text)).slice(article.text)
    if wanted.strip() and "  " not in wanted.replace("\n", " "):
        assert any(Search([article]).hits("a", wanted))
