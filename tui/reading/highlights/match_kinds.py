"""Kinds of match: their signs, meanings and counts, and the summary of hidden ones."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.model import MatchGroup, MatchKind
from tui.text.counts import count_text

if TYPE_CHECKING:
    from tui.reading.highlights.visible_groups import VisibleGroups
    from tui.reading.stops import Stop

POSSIBLE_SIGN = "?"
"""Sign shown instead of the kind's beside a passage that is not sure."""

HAND_SIGN = "✓"
"""Sign shown instead of the kind's beside a passage matched or confirmed by the user."""

SIGNS: Mapping[MatchKind, str] = {
    MatchKind.VERBATIM: "=",
    MatchKind.EDITED: "~",
    MatchKind.REORDERED: "⇄",
    MatchKind.QUOTE: '"',
    MatchKind.TRANSLATION: "≙",
    MatchKind.NAME: "·",
}
"""One-cell signs beside a group's letter in the margin, which show the kind without colour."""

MEANINGS: Mapping[MatchKind, str] = {
    MatchKind.VERBATIM: "the same words in the same order",
    MatchKind.EDITED: "some words replaced, dropped or added",
    MatchKind.REORDERED: "the same words in a different order",
    MatchKind.QUOTE: "quoted by one, quoted or reported by the other",
    MatchKind.TRANSLATION: "probably the same in another language",
    MatchKind.NAME: "only a name, a title or a stock phrase",
}


class KindRow(Struct, frozen=True):
    """A line in the dialog for choosing kinds of match."""

    kind: MatchKind
    sign: str
    meaning: str
    count: int
    """Number of groups at the current cutoff whose best match is of this kind, including hidden ones."""


def kind_rows(visible_groups: "VisibleGroups | None") -> list[KindRow]:
    """Return a row for every kind; the counts are 0 until matches have been computed."""
    counts = _counts(visible_groups.grouping.groups if visible_groups else ())
    return [KindRow(kind, SIGNS[kind], MEANINGS[kind], counts[kind]) for kind in MatchKind]


def hidden_counts(visible_groups: "VisibleGroups") -> Mapping[MatchKind, int]:
    """Return the number of groups at the current cutoff that are hidden because of their kind, by kind."""
    visible = visible_groups.by_id
    return _counts(
        group
        for group in visible_groups.grouping.groups
        if group.id not in visible and group.kind not in visible_groups.kinds
    )


def hidden_text(visible_groups: "VisibleGroups") -> str:
    """Return a summary such as “5 hidden: 3 edited, 2 name matches”; empty if no kind is hidden."""
    counts = hidden_counts(visible_groups)
    summary = ", ".join(_kind_count(counts[kind], kind) for kind in MatchKind if counts[kind])
    if len(counts) == 1:
        return f"{summary} hidden"
    return f"{sum(counts.values())} hidden: {summary}" if summary else ""


def _kind_count(count: int, kind: MatchKind) -> str:
    """Return a count with its noun: “3 edited”, “3 quotes”, “2 name matches”."""
    match kind:
        case MatchKind.QUOTE:
            return count_text(count, "quote")
        case MatchKind.NAME:
            return count_text(count, "name match", "name matches")
        case MatchKind.TRANSLATION:
            return count_text(count, "translation")
    return f"{count} {kind}"


def _counts(groups: Iterable[MatchGroup]) -> Counter[MatchKind]:
    return Counter(group.kind for group in groups)


def kind_at(visible_groups: "VisibleGroups", stop: "Stop") -> MatchKind:
    """Return the kind of the best match of the stop's own passage, or else of its group."""
    match = visible_groups.best_match(stop)
    return match.kind if match else visible_groups.by_id[stop.key].kind


def sign_at(visible_groups: "VisibleGroups", stop: "Stop") -> str:
    """Return the sign beside a passage: `✓` for a match by hand, `?` for a possible one, otherwise that of its kind."""
    if stop.key in visible_groups.by_hand:
        return HAND_SIGN
    return POSSIBLE_SIGN if visible_groups.is_possible_at(stop) else SIGNS[kind_at(visible_groups, stop)]
