"""Counts the independent origins of a passage or quote: outlets that have it from one place count as one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations

from msgspec import Struct

from tui.articles.model import Article, Passage
from tui.checking.copies import Copies, SharedStretch
from tui.checking.credits import Credit, CreditFinder
from tui.text.counts import count_text
from tui.text.span import Span

_COPIED_WORDS = 10
"""Minimum number of words outside quotation marks, in one stretch, that two outlets never share by coincidence."""


class TextOrigin(Struct, frozen=True):
    """Articles that have a passage from the same place."""

    articles: tuple[str, ...]
    """Article ids, by publication time if known, then in pane order."""
    reasons: tuple[str, ...]
    """Reasons why they count as one, in words; empty for a single article."""


class Origins(Struct, frozen=True):
    """The origins of one passage or quote."""

    outlets: int
    """Number of articles that carry it."""
    origins: tuple[TextOrigin, ...]

    def __str__(self) -> str:
        return f"{count_text(self.outlets, 'outlet')}, {count_text(len(self.origins), 'origin')}"


class OriginCounter:
    """Counts the origins of passages in some articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self.copies = Copies(articles)
        self._finder = CreditFinder([article.outlet for article in articles])
        self.credits: Mapping[str, tuple[Credit, ...]] = {
            article.id: tuple(self._finder.credits_of(article)) for article in articles
        }
        self._stretches: dict[tuple[str, str], tuple[SharedStretch, ...]] = {}
        self.order = in_order_of_appearance(articles)
        """Article ids by publication time if known."""
        self._order = {name: number for number, name in enumerate(self.order)}

    def of(self, passages: Iterable[Passage]) -> Origins:
        """Count the origins of passages in several articles that say the same."""
        by_article: defaultdict[str, list[Span]] = defaultdict(list)
        for passage in passages:
            if passage.article in self._articles:
                by_article[passage.article].append(self._surroundings(passage))
        leader = {name: name for name in by_article}
        reasons: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for one, other, reason in (*self._labels(by_article), *self._copied(by_article)):
            first, second = sorted((leader[one], leader[other]), key=self._order.__getitem__)
            leader.update({name: first for name, lead in leader.items() if lead == second})
            merged = {**reasons.pop(first, {}), **(reasons.pop(second, {}) if second != first else {}), reason: None}
            reasons[first] = merged
        clusters: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(by_article, key=self._order.__getitem__):
            clusters[leader[name]].append(name)
        origins = tuple(TextOrigin(tuple(names), tuple(reasons[lead])) for lead, names in clusters.items())
        return Origins(len(by_article), origins)

    def _surroundings(self, passage: Passage) -> Span:
        """Return the paragraphs that contain a passage."""
        spans = [span for span in self._articles[passage.article].paragraphs if span.overlap(passage.span)]
        return Span(spans[0].start, spans[-1].end) if spans else passage.span

    def _labels(self, by_article: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, str, str]]:
        """Yield the pairs of articles with one publisher, or that credit one outlet for the passage, and the reason."""
        owners: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, spans in by_article.items():
            article = self._articles[name]
            if article.publisher:
                publisher = f"publisher {article.publisher.casefold()}"
                owners[publisher].append((name, f"same publisher: {article.publisher}"))
            outlet = self._finder.short_name(article.outlet)
            owners[outlet].append((name, ""))
            for credit in self.credits[name]:
                if credit.name != outlet and (credit.is_whole or any(credit.span.overlap(span) for span in spans)):
                    owners[credit.name].append((name, f"{article.outlet} credits {credit.name}: “{credit.words}”"))
        for owned in owners.values():
            (first, first_reason), *rest = owned
            for other, reason in rest:
                if other != first:
                    yield first, other, "; ".join(dict.fromkeys(filter(None, (first_reason, reason)))) or "one outlet"

    def _copied(self, by_article: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, str, str]]:
        """Yield each pair of articles that share the outlet's own words near the passage, and the reason."""
        for one, other in combinations(by_article, 2):
            words = min(
                self._copied_words(one, other, by_article[one]), self._copied_words(other, one, by_article[other])
            )
            if words >= _COPIED_WORDS:
                names = f"{self._articles[one].outlet} and {self._articles[other].outlet}"
                yield one, other, f"{names} share {words} words in a row outside quotation marks"

    def _copied_words(self, article: str, other: str, spans: Sequence[Span]) -> int:
        """Return the maximum number of words outside quotation marks in one stretch that touches a span."""
        if (article, other) not in self._stretches:
            self._stretches[article, other] = tuple(self.copies.stretches(article, other))
        touching = (each for each in self._stretches[article, other] if any(each.span.overlap(span) for span in spans))
        return max((stretch.own_words for stretch in touching), default=0)


def in_order_of_appearance(articles: Sequence[Article]) -> list[str]:
    """Return the article ids by publication time; those without one come last, in pane order."""
    times = {article.id: publication_time(article.published) for article in articles}
    return sorted(times, key=lambda name: (times[name] is None, times[name] or _FAR))


_FAR = datetime.max.replace(tzinfo=UTC)


def publication_time(published: str) -> datetime | None:
    """Return the time of an ISO 8601 date, in UTC if it has no zone; None for any other text."""
    try:
        time = datetime.fromisoformat(published)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
