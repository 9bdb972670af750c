"""Nests groups in stronger ones, so that one statement has one letter.

The matches between two clusters that must not be joined would form a group of their own, over passages that already
have a letter. Such a group becomes part of the stronger of the two, which gains its passages. So every match belongs to
one group that contains both of its passages, even if some kinds are hidden.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct


class PlaceGroup(Struct):
    """Group before it has an id. Clusters, matches and places are given by number."""

    clusters: tuple[int, int]
    """Clusters that the matches connect; twice the same one for matches inside it."""
    best: int
    """Number of the best match; a lower number is a stronger match."""
    places: list[int]


def nest(groups: Sequence[PlaceGroup]) -> Mapping[int, int]:
    """Return the host of each nested group, by number, and add the places that the hosts gain to them."""
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
