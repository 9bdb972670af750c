"""The trail of places that the reader jumped from: back, and forward again."""

from collections.abc import Callable

from msgspec import Struct

from tui.articles.model import Passage
from tui.reading.stops import Stop

JUMPS_MAX = 200
"""Places remembered; the oldest go first."""


class JumpPlace(Struct, frozen=True):
    """Where the reader was: what the focused pane showed, and the current stop if there was one."""

    view: Passage
    stop: Stop | None


class JumpHistory:
    """As in a browser: a new jump forgets the places ahead."""

    def __init__(self) -> None:
        self._behind: list[JumpPlace] = []
        self._ahead: list[JumpPlace] = []
        self.marks: dict[str, JumpPlace] = {}
        """Places to which the reader has given a letter."""

    def leave(self, place: JumpPlace) -> None:
        """Remember a place before jumping away from it."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-JUMPS_MAX]
        self._ahead.clear()

    def back(self, here: JumpPlace) -> JumpPlace | None:
        return self._swap(self._behind, self._ahead, here)

    def forward(self, here: JumpPlace) -> JumpPlace | None:
        return self._swap(self._ahead, self._behind, here)

    def renew(self, renewed: Callable[[JumpPlace], JumpPlace | None]) -> None:
        """The articles have changed: each place as it is now; what is None is forgotten."""
        self._behind, self._ahead = (
            [place for each in places if (place := renewed(each)) is not None] for places in (self._behind, self._ahead)
        )
        self.marks = {key: place for key, each in self.marks.items() if (place := renewed(each)) is not None}

    @staticmethod
    def _swap(giving: list[JumpPlace], taking: list[JumpPlace], here: JumpPlace) -> JumpPlace | None:
        if not giving:
            return None
        taking.append(here)
        return giving.pop()
