"""Which hue each group takes, so that what lies together on the page is told apart, and a group keeps its own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tui.reading.highlights.letters import index
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.stops import Stop

NEAR_CHARACTERS = 40
"""Passages that end and begin this near to each other are seen side by side."""


def hues(shown: VisibleGroups, count: int) -> Mapping[str, int]:
    """Group id → hue, from 0 to below `count`.

    A group's letter decides, so that the hue stays while the cutoff changes; one that is taken beside it or under it
    is passed over, where others are free.
    """
    near: defaultdict[str, set[str]] = defaultdict(set)
    for stops in shown.stops.values():
        _meet(stops, near)
    numbers = {group: index(letter) for group, letter in shown.labels.items()}
    given: dict[str, int] = {}
    for group in sorted(numbers, key=lambda each: (numbers[each], each)):
        taken = {given[other] for other in near[group] if other in given}
        wish = numbers[group] % count
        free = (hue % count for hue in range(wish, wish + count) if hue % count not in taken)
        given[group] = next(free, wish)
    return given


def _meet(stops: Sequence[Stop], near: defaultdict[str, set[str]]) -> None:
    """Notes which groups lie on or beside each other in an article. stops: in order of their beginnings."""
    open_: list[Stop] = []
    for stop in stops:
        open_ = [each for each in open_ if each.passage.span.end + NEAR_CHARACTERS > stop.passage.span.start]
        for each in open_:
            if each.key != stop.key:
                near[each.key].add(stop.key)
                near[stop.key].add(each.key)
        open_.append(stop)
