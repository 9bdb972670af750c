"""Turns matches that the user made or confirmed by hand into groups of passages beside the computed ones."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.articles.model import Passage
from tui.matching.model import MatchGroup, MatchKind

BY_HAND = "by hand"
"""Name of the kind of such a match."""
_ID_PREFIX = "hand:"
_CERTAIN = 100.0
"""Score and level of a match made by the user, in points."""


class HandMatch(Struct, frozen=True):
    """Passages in two or more articles that the user judged to be the same."""

    key: str
    """Id of the verdict in the notebook."""
    passages: tuple[Passage, ...]


def groups_by_hand(
    hand_matches: Iterable[HandMatch], found_groups: Sequence[MatchGroup]
) -> tuple[list[MatchGroup], frozenset[str]]:
    """Return a new group for each hand match that no group contains, and the ids of the groups that contain one.

    The latter are confirmed by hand.
    """
    added: list[MatchGroup] = []
    confirmed: set[str] = set()
    for hand_match in hand_matches:
        group_id = next((group.id for group in found_groups if _contains(group, hand_match)), "")
        if group_id:
            confirmed.add(group_id)
        elif len({passage.article for passage in hand_match.passages}) > 1:
            added.append(
                MatchGroup(
                    _ID_PREFIX + hand_match.key, hand_match.passages, _CERTAIN, MatchKind.EDITED, probability=1.0
                )
            )
    return added, frozenset(confirmed)


def _contains(group: MatchGroup, hand_match: HandMatch) -> bool:
    return all(any(passage.touches(other) for other in group.passages) for passage in hand_match.passages)
