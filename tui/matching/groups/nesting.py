"""Nests groups in stronger ones, so that one statement has one letter.

The matches between two clusters that must not be joined would make a group of their own, over passages that have a
letter already. Such a group becomes part of the stronger of the two, which gains its passages: every match stands in
one group with both of its passages, also where some kinds are hidden.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct


class PlaceGroup(Struct):
    """A group before it has an id. Clusters, matches and places are given by number."""

    clusters: tuple[int, int]
    """The same cluster twice for the matches inside it."""
    best: int
    """The best match: a lower number is a stronger match."""
    places: list[int]


def nest(groups: Sequence[PlaceGroup]) -> Mapping[int, int]:
    """Return nested group → its host, by number, and add to the hosts' places what they gain."""
    host_of = {group.clusters[0]: number for number, group in enumerate(groups) if len({*group.clusters}) == 1}
    nested: dict[int, int] = {}
    for number, group in sorted(enumerate(groups), key=lambda item: item[1].best):
        hosts = [host_of[cluster] for cluster in group.clusters if cluster in host_of]
        if number in hosts or not hosts:
            continue
        nested[number] = min(hosts, key=lambda host: (groups[host].best, host))
        host = groups[nested[number]]
        host.places += [place for place in group.places if place not in host.places]
    return nested
