"""Chooses the hue of each group: stable while the cutoff changes, and different from those of nearby groups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tui.reading.highlights.letters import index
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.stops import Stop

NEAR_CHARACTERS = 40
"""Maximum distance between neighbouring passages, which should differ in hue, in characters."""


def hues(visible_groups: VisibleGroups, count: int) -> Mapping[str, int]:
    """Return the hue of each group, by group id: a number from 0 to below `count`.

    It depends on the group's letter, so that it stays while the cutoff changes. A neighbour's hue is skipped as long as
    another one is free.
    """
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for stops in visible_groups.stops.values():
        _add_neighbours(stops, neighbours)
    letter_numbers = {group: index(letter) for group, letter in visible_groups.labels.items()}
    hue_of: dict[str, int] = {}
    for group in sorted(letter_numbers, key=lambda group_id: (letter_numbers[group_id], group_id)):
        neighbour_hues = {hue_of[neighbour] for neighbour in neighbours[group] if neighbour in hue_of}
        preferred = letter_numbers[group] % count
        free = (hue % count for hue in range(preferred, preferred + count) if hue % count not in neighbour_hues)
        hue_of[group] = next(free, preferred)
    return hue_of


def _add_neighbours(stops: Sequence[Stop], neighbours: defaultdict[str, set[str]]) -> None:
    """Record which groups overlap or adjoin in one article. stops: ordered by their start."""
    window: list[Stop] = []
    for stop in stops:
        window = [prior for prior in window if prior.passage.span.end + NEAR_CHARACTERS > stop.passage.span.start]
        for prior in window:
            if prior.key != stop.key:
                neighbours[prior.key].add(stop.key)
                neighbours[stop.key].add(prior.key)
        window.append(stop)
