"""The kinds of matches: which are shown, the sign of each, and how many there are of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.model import MatchGroup, MatchKind

if TYPE_CHECKING:
    from tui.reading.highlights.visible_groups import VisibleGroups
    from tui.reading.stops import Stop

SIGNS: Mapping[MatchKind, str] = {
    MatchKind.VERBATIM: "=",
    MatchKind.EDITED: "~",
    MatchKind.REORDERED: "×",
    MatchKind.QUOTE: '"',
    MatchKind.NAME: "·",
}
"""One cell each, in the margin beside the group's letter, so that the kind is told without colour."""

MEANINGS: Mapping[MatchKind, str] = {
    MatchKind.VERBATIM: "the same words in the same order",
    MatchKind.EDITED: "with words replaced, dropped or added",
    MatchKind.REORDERED: "the same words in another order",
    MatchKind.QUOTE: "quoted by both, or reported by one",
    MatchKind.NAME: "only a name, a title or a stock phrase",
}


class KindRow(Struct, frozen=True):
    """A kind as a reader chooses it."""

    kind: MatchKind
    sign: str
    meaning: str
    count: int
    """Of all groups at the present cutoff those whose best match is of this kind."""


def kind_rows(shown: "VisibleGroups | None") -> list[KindRow]:
    """Every kind; the counts are 0 until matches are found."""
    counts = _counts(shown.grouping.groups if shown else ())
    return [KindRow(kind, SIGNS[kind], MEANINGS[kind], counts[kind]) for kind in MatchKind]


def hidden_counts(shown: "VisibleGroups") -> Mapping[MatchKind, int]:
    """The groups at the present cutoff that are not shown, because of their kind: how many of each."""
    return _counts(group for group in shown.grouping.groups if group.id not in shown.by_id)


def hidden_text(shown: "VisibleGroups") -> str:
    """“5 hidden: 3 edited, 2 names”; empty where nothing is."""
    counts = hidden_counts(shown)
    told = ", ".join(_count_text(counts[kind], kind) for kind in MatchKind if counts[kind])
    if len(counts) == 1:
        return f"{told} hidden"
    return f"{sum(counts.values())} hidden: {told}" if told else ""


def _count_text(count: int, kind: MatchKind) -> str:
    """“3 edited”, “3 quotes”."""
    is_plural = count > 1 and kind in (MatchKind.QUOTE, MatchKind.NAME)
    return f"{count} {kind}{'s' if is_plural else ''}"


def _counts(groups: Iterable[MatchGroup]) -> Counter[MatchKind]:
    return Counter(group.kind for group in groups)


def kind_at(shown: "VisibleGroups", stop: "Stop") -> MatchKind:
    """Of the surest match that was made of a passage; of its group, where that has none with it."""
    match = shown.best_match(stop)
    return match.kind if match else shown.by_id[stop.key].kind
