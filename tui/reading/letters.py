"""A letter for every group, which it keeps while the cutoff changes and articles come and go."""

from collections.abc import Iterable, Sequence

from tui.articles.model import Passage
from tui.matching.model import MatchGroup, MatchKind


class Letters:
    """Gives out letters, and remembers them by the groups' ids.

    Groups that are met together get theirs in this order: statements before names; what the first two articles share,
    then what is shared once the third is there, and so on; in reading order. So an article that is added at the end
    changes no letter of the others, and another run gives the same ones.
    """

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def meet(self, groups: Iterable[MatchGroup], order: Sequence[str]) -> None:
        """Letters for those that have none yet. `order`: article ids in pane order."""
        pane_of = {article: at for at, article in enumerate(order)}

        def rank(group: MatchGroup) -> tuple[bool, int, list[tuple[int, int]]]:
            panes = sorted({pane_of[passage.article] for passage in group.passages})
            shared_from = panes[1] if len(panes) > 1 else len(order)
            return group.kind is MatchKind.NAME, shared_from, [_place(passage, pane_of) for passage in group.passages]

        for group in sorted((group for group in groups if group.id not in self._of), key=rank):
            self._of[group.id] = label(len(self._of))

    def copy(self) -> "Letters":
        """The same so far; what meets the one later does not meet the other."""
        other = Letters()
        other._of = dict(self._of)
        return other

    def __getitem__(self, group_id: str) -> str:
        """Raises KeyError for a group that was not met."""
        return self._of[group_id]


def _place(passage: Passage, pane_of: dict[str, int]) -> tuple[int, int]:
    return pane_of[passage.article], passage.span.start


def label(index: int) -> str:
    """0 → A, 25 → Z, 26 → A2, 52 → A3. Two letters side by side are always two groups."""
    letter, round_ = chr(65 + index % 26), index // 26
    return letter + str(round_ + 1) if round_ else letter
