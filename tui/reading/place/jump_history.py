"""The trail of places that the reader jumped from: back, and forward again."""

from collections.abc import Callable

from msgspec import Struct

from tui.articles.model import Passage
from tui.reading.stops import Stop

TRAIL_MAX = 200
"""Places remembered; the oldest go first."""


class Place(Struct, frozen=True):
    """Where the reader was: what the focused pane showed, and the current stop if there was one."""

    view: Passage
    stop: Stop | None


class Trail:
    """As in a browser: a new jump forgets the places ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self.marks: dict[str, Place] = {}
        """Places to which the reader has given a letter."""

    def leave(self, place: Place) -> None:
        """Remember a place before jumping away from it."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-TRAIL_MAX]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        return self._swap(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        return self._swap(self._ahead, self._behind, here)

    def renew(self, renewed: Callable[[Place], Place | None]) -> None:
        """The articles have changed: each place as it is now; what is None is forgotten."""
        self._behind, self._ahead = (
            [place for each in places if (place := renewed(each)) is not None] for places in (self._behind, self._ahead)
        )
        self.marks = {key: place for key, each in self.marks.items() if (place := renewed(each)) is not None}

    @staticmethod
    def _swap(giving: list[Place], taking: list[Place], here: Place) -> Place | None:
        if not giving:
            return None
        taking.append(here)
        return giving.pop()
