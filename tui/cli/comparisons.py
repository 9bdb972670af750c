"""Chooses the wordings for `crosslight show compare`."""

from collections.abc import Iterator, Sequence

from tui.reading.compare.comparison import Comparison, compare_passage, compare_quote
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.quote_groups import QuoteGroup
from tui.reading.stops import Stop, StopKind


class UnknownItemError(ValueError):
    """A chosen item does not exist; the message names it."""


def comparisons_of(session: ReadingSession, chosen: Sequence[str], baseline: str) -> list[Comparison]:
    """Return the comparisons of the chosen items, or else of all passages and quotes with several wordings.

    chosen: `passage=A` by letter or group id, `quote=ID`. baseline: an article's id or outlet; empty for the usual one.
    Raises UnknownItemError.
    """
    comparisons = [_chosen(session, item) for item in chosen] or list(_all(session))
    if baseline:
        article_ids = {each.id for each in session.coverage.articles if baseline in (each.id, each.outlet)}
        if not article_ids:
            raise UnknownItemError(f"no article is called {baseline}")
        for comparison in comparisons:
            numbers = (n for n, stop in enumerate(comparison.stops) if stop.passage.article in article_ids)
            comparison.set_baseline(next(numbers, comparison.baseline))
    return comparisons


def passage_comparisons(session: ReadingSession) -> Iterator[Comparison]:
    """Yield a comparison of each shared passage, in the order of the groups."""
    for group in session.visible_groups.groups if session.visible_groups else ():
        comparison = compare_passage(session, Stop(StopKind.PASSAGE, group.passages[0], group.id))
        if comparison is not None:
            yield comparison


def quote_comparisons(session: ReadingSession) -> Iterator[Comparison]:
    """Yield a comparison of each quote that has several wordings."""
    for group in _quote_groups(session):
        if len(group.wordings) > 1:
            yield compare_quote(session, group)


def _all(session: ReadingSession) -> Iterator[Comparison]:
    yield from passage_comparisons(session)
    yield from quote_comparisons(session)


def _quote_groups(session: ReadingSession) -> Sequence[QuoteGroup]:
    groups = session.counterparts.all_groups()
    return groups.groups if groups else ()


def _chosen(session: ReadingSession, item: str) -> Comparison:
    kind, _, name = item.partition("=")
    if kind == "passage" and name:
        return _passage(session, name)
    if kind == "quote" and name:
        return _quote(session, name)
    raise UnknownItemError(f"{item} cannot be compared; write passage=A or quote=ID")


def _passage(session: ReadingSession, name: str) -> Comparison:
    groups = session.visible_groups
    for comparison in passage_comparisons(session):
        group_id = comparison.stops[0].key
        if groups is not None and name in (group_id, groups.labels[group_id]):
            return comparison
    raise UnknownItemError(f"no passage {name} among the matches shown")


def _quote(session: ReadingSession, name: str) -> Comparison:
    for group in _quote_groups(session):
        if any(wording.quote == name for wording in group.wordings):
            return compare_quote(session, group)
    raise UnknownItemError(f"no quote {name}")
