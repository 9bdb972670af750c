"""Builds the sidebar rows of the shared passages."""

from collections.abc import Iterable, Iterator

from tui.articles.model import Coverage, Passage
from tui.matching.model import MatchGroup, MatchKind
from tui.reading.highlights.match_kinds import HAND_SIGN, POSSIBLE_SIGN
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.sidebar.row import PassageEntry, WordingEntry
from tui.reading.stops import Stop, StopKind


def passage_rows(coverage: Coverage, visible_groups: VisibleGroups) -> tuple[PassageEntry, ...]:
    """Return a row per group, ordered by the number of articles that share it, then by score."""
    texts = {article.id: article.text for article in coverage.articles}
    in_order = _Order(coverage)
    return tuple(
        _row(group, in_order, texts, visible_groups)
        for group in sorted(visible_groups.groups, key=lambda group: _importance(group, visible_groups))
    )


def _importance(group: MatchGroup, visible_groups: VisibleGroups) -> tuple[bool, int, float]:
    """Return a sort key: sure passages first, then those in most outlets, then the highest score."""
    outlets = {passage.article for passage in group.passages}
    return group.id in visible_groups.possible, -len(outlets), -group.score


def wording_rows(coverage: Coverage, visible_groups: VisibleGroups, group_id: str) -> Iterator[WordingEntry]:
    """Yield a row per wording of a group, in pane order; nothing for an unknown group."""
    group = visible_groups.by_id.get(group_id)
    if group is not None:
        texts = {article.id: article.text for article in coverage.articles}
        yield from (_wording(group, passage, texts) for passage in _Order(coverage)(group.passages))


class _Order:
    """Sorts passages by pane, then by place."""

    def __init__(self, coverage: Coverage) -> None:
        self._at = {article.id: number for number, article in enumerate(coverage.articles)}

    def __call__(self, passages: Iterable[Passage]) -> list[Passage]:
        return sorted(passages, key=lambda passage: (self._at[passage.article], passage.span))


def _row(group: MatchGroup, in_order: _Order, texts: dict[str, str], visible_groups: VisibleGroups) -> PassageEntry:
    passages = in_order(group.passages)
    first = in_order(visible_groups.surest(group))[0]
    is_possible = group.id in visible_groups.possible
    return PassageEntry(
        group.id,
        _line(first, texts),
        article=first.article,
        articles=tuple(dict.fromkeys(passage.article for passage in passages)),
        letter=visible_groups.labels[group.id] + _sign(group, visible_groups),
        search_text=" ".join(_line(passage, texts) for passage in passages if passage != first),
        stop=_stop(group, first),
        faint=is_possible or group.kind is MatchKind.NAME,
        has_children=True,
    )


def _sign(group: MatchGroup, visible_groups: VisibleGroups) -> str:
    if group.id in visible_groups.by_hand:
        return HAND_SIGN
    return POSSIBLE_SIGN if group.id in visible_groups.possible else ""


def _wording(group: MatchGroup, passage: Passage, texts: dict[str, str]) -> WordingEntry:
    return WordingEntry(group.id, _line(passage, texts), article=passage.article, stop=_stop(group, passage))


def _stop(group: MatchGroup, passage: Passage) -> Stop:
    return Stop(StopKind.PASSAGE, passage, group.id)


def _line(passage: Passage, texts: dict[str, str]) -> str:
    return passage.span.slice(texts[passage.article]).replace("\n", " ")
