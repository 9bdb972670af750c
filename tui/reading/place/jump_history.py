"""The places that the user jumped from, for going back and forward, and the bookmarks."""

from collections.abc import Callable

from msgspec import Struct

from tui.articles.model import Passage
from tui.reading.stops import Stop

JUMPS_MAX = 200
"""Maximum number of places remembered; the oldest are dropped first."""


class JumpPlace(Struct, frozen=True):
    """A place in the reader: what the focused pane showed, and the current stop if there was one."""

    view: Passage
    stop: Stop | None


class JumpHistory:
    """A history like a browser's: a new jump clears the places for going forward."""

    def __init__(self) -> None:
        self._back_places: list[JumpPlace] = []
        self._forward_places: list[JumpPlace] = []
        self.bookmarks: dict[str, JumpPlace] = {}
        """Letter → bookmarked place."""

    def record(self, place: JumpPlace) -> None:
        """Remember a place before jumping away from it."""
        if not self._back_places or self._back_places[-1] != place:
            self._back_places.append(place)
        del self._back_places[:-JUMPS_MAX]
        self._forward_places.clear()

    def back(self, current: JumpPlace) -> JumpPlace | None:
        return self._swap(self._back_places, self._forward_places, current)

    def forward(self, current: JumpPlace) -> JumpPlace | None:
        return self._swap(self._forward_places, self._back_places, current)

    def remap(self, new_place: Callable[[JumpPlace], JumpPlace | None]) -> None:
        """Replace each place by its place in the changed articles, and drop it if that is None."""
        self._back_places, self._forward_places = (
            [new for place in places if (new := new_place(place)) is not None]
            for places in (self._back_places, self._forward_places)
        )
        self.bookmarks = {
            letter: new for letter, place in self.bookmarks.items() if (new := new_place(place)) is not None
        }

    @staticmethod
    def _swap(source: list[JumpPlace], target: list[JumpPlace], current: JumpPlace) -> JumpPlace | None:
        if not source:
            return None
        target.append(current)
        return source.pop()
