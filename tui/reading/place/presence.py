"""Decides whether an article may contain what another one reports, for “only here”, “–” and “not found”.

A passage without a visible match in an article may still be there in other words. It counts as missing only if no match
of any strength links them, including hidden ones, and no sentence is close.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.articles.model import Passage
from tui.matching.model import Match, MatchKind, Standing
from tui.reading.place.span_indexes import Overlaps, SharedSpans
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.evidence.closest import SentenceSearch


class ComparedArticles(Protocol):
    """The result of comparing the articles: a `MatchSet`, or the matches of one grouping."""

    @property
    def matches(self) -> Sequence[Match]: ...
    @property
    def search(self) -> "SentenceSearch | None": ...


class MatchesShown(NamedTuple):
    """A comparison reduced to the matches at or above the cutoff."""

    matches: Sequence[Match]
    search: None = None


class Presence:
    """Answers questions for one comparison, and caches the results for each article."""

    def __init__(self, matches: ComparedArticles) -> None:
        self.matches = matches
        self._perhaps_limit = matches.search.perhaps_probability if matches.search is not None else 0.0
        self._matched = _matched_spans(matches.matches, 0.0)
        self._perhaps_matched = _matched_spans(matches.matches, self._perhaps_limit)
        self._found_elsewhere: dict[str, Overlaps] = {}

    def articles_that_may_have(self, passages: Iterable[Passage]) -> frozenset[str]:
        """Return the ids of the articles with a match of any strength, or a close sentence, to one of the passages."""
        articles: set[str] = set()
        for passage in passages:
            articles |= _sharers(self._matched, passage)
            if self.matches.search is not None:
                articles |= self.matches.search.close_articles(passage.article, passage.span)
        return frozenset(articles)

    def articles_that_perhaps_have(self, passages: Iterable[Passage]) -> frozenset[str]:
        """Return the ids of the articles of which it is worth saying that they perhaps have one of the passages.

        A hidden match or a sentence of theirs is similar enough; without a search for sentences, any match is.
        """
        articles: set[str] = set()
        for passage in passages:
            articles |= _sharers(self._perhaps_matched, passage)
            if self.matches.search is not None:
                nearest = self.matches.search.likeness_by_article(passage.article, passage.span)
                articles |= {article for article, likeness in nearest if likeness >= self._perhaps_limit}
        return frozenset(articles)

    def is_only_here(self, passage: Passage) -> bool:
        """Return True if no other article has, or may have, any sentence of the passage."""
        return not _sharers(self._matched, passage) and not self._found_elsewhere_in(passage.article).touch(
            passage.span
        )

    def _found_elsewhere_in(self, article_id: str) -> Overlaps:
        """Return the sentences of an article that others have or may have."""
        search = self.matches.search
        if article_id not in self._found_elsewhere:
            standings = search.standings(article_id, self.matches.matches) if search is not None else ()
            spans = (passage.span for passage, standing in standings if standing is not Standing.ONLY_HERE)
            self._found_elsewhere[article_id] = Overlaps(spans)
        return self._found_elsewhere[article_id]


def _matched_spans(matches: Iterable[Match], least_probability: float) -> dict[str, SharedSpans]:
    """Map each article to its passages with a match at least this probable, and the other articles of these."""
    spans: defaultdict[str, list[tuple[Span, frozenset[str]]]] = defaultdict(list)
    for match in matches:
        # Sharing a name is not sharing a statement.
        if match.kind is not MatchKind.NAME and match.probability >= least_probability:
            spans[match.left.article].append((match.left.span, frozenset({match.right.article})))
            spans[match.right.article].append((match.right.span, frozenset({match.left.article})))
    return {article: SharedSpans(places) for article, places in spans.items()}


def _sharers(matched: Mapping[str, SharedSpans], passage: Passage) -> frozenset[str]:
    """Return the ids of the articles that a match links with a passage."""
    if passage.article not in matched:
        return frozenset()
    return frozenset().union(*matched[passage.article].sharers(passage.span, same_length=False))
