"""Nests groups in stronger ones, so that one statement has one letter and one letter one statement.

The matches between two clusters that must not be joined would form a group of their own, over passages that already
have a letter. If they are sure, they do, as they connect something of their own, such as the second fact of a long
sentence. If they are only possible, they become part of the stronger group, which gains those of the passages that have
no letter yet, but not the other statement.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct


class PlaceGroup(Struct):
    """Group before it has an id. Clusters, matches and places are given by number."""

    clusters: tuple[int, int]
    """Clusters that the matches connect; twice the same one for matches inside it."""
    best: int
    """Number of the best match; a lower number is a stronger match."""
    is_sure: bool
    """True if the best match is sure."""
    places: list[int]

    @property
    def is_cluster(self) -> bool:
        return self.clusters[0] == self.clusters[1]


def nest(groups: Sequence[PlaceGroup]) -> Mapping[int, int]:
    """Return the host of each nested group, by number, and add the places that the hosts gain to them."""
    host_of = {group.clusters[0]: number for number, group in enumerate(groups) if group.is_cluster}
    hosted_places = {place for group in groups if group.is_cluster for place in group.places}
    nested: dict[int, int] = {}
    for number, group in sorted(enumerate(groups), key=lambda item: item[1].best):
        hosts = [host_of[cluster] for cluster in group.clusters if cluster in host_of]
        joins_two_statements = group.is_sure and len(hosts) == 2
        if group.is_cluster or not hosts or joins_two_statements:
            continue
        nested[number] = min(hosts, key=lambda host: (groups[host].best, host))
        host = groups[nested[number]]
        host.places += [place for place in group.places if place not in hosted_places and place not in host.places]
    return nested
