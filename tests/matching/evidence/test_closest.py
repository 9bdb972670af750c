"""What comes closest to a sentence in the other articles, and which sentences nothing comes close to."""

import pytest

from tests.matching.conftest import Make
from tui.articles.model import Article
from tui.cancel import Cancelled
from tui.matching.evidence import closest
from tui.matching.evidence.closest import SentenceSearch
from tui.matching.find import MatchSet, find
from tui.matching.model import Standing
from tui.matching.options import MatchingOptions
from tui.text.span import Span

ONE = (
    "The harbour master closed the swing bridge after divers discovered a long crack in its main girder.",
    "Ferries will carry commuters across the river until welders have replaced the damaged steel.",
    "A bakery in the upper town has begun to sell bread made from chestnuts.",
    "“Nobody looked,” she said of the yard where her grandfather had once mended sails.",
)
OTHER = (
    "Engineers measured the old viaduct again and found that it had moved.",
    "Commuters go to the other bank by boat for now.",
    "Divers discovered a crack in the girder, and the harbour master closed the bridge to all traffic.",
    "Her neighbour, who counted trains: “Nobody looked.”",
)


@pytest.fixture
def pair(article: Make) -> tuple[Article, Article]:
    return article("one", *ONE), article("two", *OTHER)


@pytest.fixture
def found(pair: tuple[Article, Article], options: MatchingOptions) -> MatchSet:
    return find(pair, options)


def search_of(found: MatchSet) -> SentenceSearch:
    assert found.search is not None
    return found.search


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_the_closest_sentence_comes_first_with_the_words_it_shares(
    pair: tuple[Article, Article], found: MatchSet
) -> None:
    one, two = pair
    (first, *rest) = search_of(found).closest("one", span_of(one, "divers discovered"))["two"]
    assert first.passage.span.slice(two.text) == OTHER[2].rstrip(".")
    assert [span.slice(two.text) for span in first.words][:2] == ["Divers", "discovered"]
    assert "divers" in [span.slice(one.text) for span in first.words_in_query]
    assert all(first.likeness >= other.likeness for other in rest)


def test_the_search_finds_sentences_without_a_match(
    pair: tuple[Article, Article], found: MatchSet, options: MatchingOptions
) -> None:
    one, two = pair
    asked = span_of(one, ONE[1])
    assert not any(match.left.span.overlap(asked) for match in found.at(options.cutoff_score()).matches)
    closest = search_of(found).closest("one", asked, 1)["two"]
    assert [close.passage.span.slice(two.text) for close in closest] == [OTHER[1].rstrip(".")]


def test_a_place_outside_all_sentences_has_no_close_sentences(found: MatchSet) -> None:
    assert search_of(found).closest("one", Span(0, 0)) == {}


def test_an_article_that_has_not_been_compared_has_no_close_sentences(found: MatchSet) -> None:
    search = search_of(found)
    assert search.closest("three", Span(0, 5)) == {}
    assert search.close_articles("three", Span(0, 5)) == frozenset()
    assert list(search.standings("three", found.matches)) == []


def test_a_sentence_without_close_ones_is_only_here(pair: tuple[Article, Article], found: MatchSet) -> None:
    one, _ = pair
    standings = {
        passage.span.slice(one.text): standing for passage, standing in search_of(found).standings("one", found.matches)
    }
    assert standings[ONE[2].rstrip(".")] is Standing.ONLY_HERE
    assert standings[ONE[0].rstrip(".")] is Standing.ELSEWHERE
    assert standings[ONE[1].rstrip(".")] is Standing.UNCERTAIN


def test_a_sentence_with_the_same_short_quotation_is_elsewhere(pair: tuple[Article, Article], found: MatchSet) -> None:
    one, _ = pair
    standings = [
        standing
        for passage, standing in search_of(found).standings("one", found.matches)
        if "Nobody" in passage.span.slice(one.text)
    ]
    assert Standing.ELSEWHERE in standings
    assert Standing.ONLY_HERE not in standings


def test_a_sentence_with_a_match_below_the_cutoff_is_not_only_here(found: MatchSet, options: MatchingOptions) -> None:
    """Whatever is shown, the standings are those of all matches."""
    strict = found.at(options.cutoff_score("strict"))
    touched = {match.left for match in found.matches} - {match.left for match in strict.matches}
    for passage, standing in search_of(found).standings("one", found.matches):
        if any(passage.span.overlap(hidden.span) for hidden in touched if hidden.article == "one"):
            assert standing is not Standing.ONLY_HERE


def test_a_long_search_is_prepared_in_blocks_and_gives_the_same(
    pair: tuple[Article, Article], found: MatchSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, in_blocks = (SentenceSearch(*search_of(found).parts) for _ in range(2))
    expected = {article.id: list(whole.standings(article.id, found.matches)) for article in pair}
    monkeypatch.setattr(closest, "_BLOCK_SENTENCES", 1)
    monkeypatch.setattr(closest, "_LONG_SEARCH_PAIRS", 0)
    assert in_blocks.is_long
    in_blocks.prepare()
    assert not in_blocks.is_long
    assert {article.id: list(in_blocks.standings(article.id, found.matches)) for article in pair} == expected
    assert all((in_blocks._best[article.id] == whole._best[article.id]).all() for article in pair)


def test_preparing_a_search_stops_when_it_is_cancelled(found: MatchSet, monkeypatch: pytest.MonkeyPatch) -> None:
    search = SentenceSearch(*search_of(found).parts)
    monkeypatch.setattr(closest, "_LONG_SEARCH_PAIRS", 0)
    with pytest.raises(Cancelled):
        search.prepare(lambda: True)
    assert search.is_long
