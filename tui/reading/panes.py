"""Which articles stand in panes, in which order, how wide, and what the keys do to that. Knows no screen but its size.

Every article has a place in one order. Up to nine of them are open, each in a pane; the others stay behind and come
forward when something leads to them. Of the open ones, as many are shown as there is room for.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from msgspec import Struct, field

from tui.reading.options import ReadingOptions

PANES_MAX = 9
"""One for each number key."""
COLUMN_CELLS_MIN, STACKED_LINES_MIN = 20, 4
"""No key and no mouse makes a pane smaller."""
STACKED_LINES_WISHED = 10
"""So many lines a pane should have for another one to be stacked below it."""
ROUNDING = 1e-9
"""What floats may lack of a whole cell."""


class Layout(StrEnum):
    AUTO = "auto"
    COLUMNS = "columns"
    STACKED = "stacked"
    TABS = "tabs"


class PaneSpace(Struct, frozen=True):
    """What the panes may take up, and the width of the whole terminal."""

    width_cells: int
    height_lines: int
    screen_cells: int


class PanePlacement(Struct, frozen=True):
    """The panes that are shown, from left to right or from top to bottom."""

    articles: tuple[str, ...]
    sizes: tuple[int, ...]
    """Cells of width; lines of height where they are stacked."""
    stacked: bool


class SavedArrangement(Struct, frozen=True):
    """An arrangement, to be taken up again. Articles by id."""

    order: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    focus: str = ""
    layout: Layout = Layout.AUTO
    weights: Mapping[str, float] = field(default_factory=dict)


class PaneArrangement:
    def __init__(self, articles: Iterable[str], options: ReadingOptions) -> None:
        """articles: ids, at least one, in the order in which they stand at first."""
        self.order = list(articles)
        """Of all the articles, those behind among them."""
        self.layout = Layout.AUTO
        self.zoomed = False
        self._options = options
        self._open = set(self.order[:PANES_MAX])
        self._recent = [self.order[0]]
        """Articles that had the focus, the present one last."""
        self._closed: list[str] = []
        self._weights: dict[str, float] = {}
        """Share of the room; 1 where nothing is said."""
        self._first = 0

    @property
    def open(self) -> list[str]:
        """The articles that have a pane, in order."""
        return [article for article in self.order if article in self._open]

    @property
    def behind(self) -> list[str]:
        return [article for article in self.order if article not in self._open]

    @property
    def focus(self) -> str:
        return self._recent[-1]

    # --- what is shown ---------------------------------------------------------------------------------------

    def placed(self, room: PaneSpace) -> PanePlacement:
        """The open panes that fit, the one in focus among them; they move no further than the focus needs."""
        stacked = self.layout is Layout.STACKED
        opened = self.open
        total = room.height_lines if stacked else room.width_cells
        count = min(len(opened), 1 if self.zoomed else self._fitting(room))
        at = opened.index(self.focus)
        self._first = max(0, at - count + 1, min(self._first, at, len(opened) - count))
        shown = opened[self._first : self._first + count]
        return PanePlacement(tuple(shown), shares([self._weights.get(each, 1.0) for each in shown], total), stacked)

    def _fitting(self, room: PaneSpace) -> int:
        if self.layout is Layout.TABS:
            return 1
        if self.layout is Layout.STACKED:
            return max(2, room.height_lines // STACKED_LINES_WISHED)
        fitting = max(1, room.width_cells // self._options.pane_cells_min)
        if self.layout is Layout.COLUMNS:  # asked for: two at least, be they narrow
            return max(fitting, 2) if room.width_cells >= 2 * COLUMN_CELLS_MIN else 1
        return fitting if room.screen_cells >= self._options.one_pane_below_cells else 1

    def next_layout(self) -> Layout:
        """From one to the next: by itself, side by side, stacked, one at a time."""
        layouts = list(Layout)
        self.layout = layouts[(layouts.index(self.layout) + 1) % len(layouts)]
        self.zoomed = False
        return self.layout

    # --- which one has the focus -----------------------------------------------------------------------------

    def turn_to(self, article: str) -> None:
        """Focus an article. One from behind gets a pane; of too many, the one looked at longest ago goes behind."""
        self._recent = [*(each for each in self._recent if each != article), article]
        if article not in self._open:
            if len(self._open) >= PANES_MAX:
                self._open.remove(min(self._open, key=self._last_seen))
            self._open.add(article)

    def _last_seen(self, article: str) -> tuple[int, int]:
        seen = self._recent.index(article) if article in self._recent else -1
        return seen, -self.order.index(article)

    def neighbour(self, step: int) -> str:
        """The open article so many panes further on, round again at the ends."""
        opened = self.open
        return opened[(opened.index(self.focus) + step) % len(opened)]

    # --- which ones are open ---------------------------------------------------------------------------------

    def put(self, article: str) -> None:
        """Into the pane in focus, whose article takes the other's place behind. One that has a pane keeps it, and is
        turned to."""
        here = self.focus
        if article not in self._open:
            self._swap(here, article)
            self._open -= {here}
            self._open.add(article)
            self._weights[article] = self._weights.pop(here, 1.0)
            self._recent.remove(here)
        self.turn_to(article)

    def close(self) -> bool:
        """The pane in focus; its article stays behind. False for the last one."""
        if len(self._open) < 2:
            return False
        gone = self.focus
        opened = self.open
        at = opened.index(gone)
        self._open.remove(gone)
        self._closed.append(gone)
        self._recent.remove(gone)
        self.turn_to(opened[at + 1] if at + 1 < len(opened) else opened[at - 1])
        return True

    def reopen(self) -> bool:
        """The pane that was closed last, else the first article behind. False where nothing is behind."""
        closed = [article for article in self._closed if article not in self._open]
        if not closed and not self.behind:
            return False
        article = closed[-1] if closed else self.behind[0]
        self._closed = closed[:-1]
        self.turn_to(article)
        return True

    def set_articles(self, articles: Iterable[str]) -> None:
        """The articles that there are now: at least one. New ones come last, and are open where there is a pane for
        them."""
        there = list(articles)
        new = [article for article in there if article not in self.order]
        opened = self.open
        at = opened.index(self.focus)
        beside = [article for article in (*opened[at:], *reversed(opened[:at])) if article in there]
        self.order = [article for article in self.order if article in there] + new
        self._open &= set(there)
        self._open.update(new[: PANES_MAX - len(self._open)])
        self._recent = [article for article in self._recent if article in there]
        self._closed = [article for article in self._closed if article in there]
        self._weights = {article: weight for article, weight in self._weights.items() if article in there}
        if not self._recent or self._recent[-1] not in self._open or opened[at] not in there:
            self.turn_to((beside or self.open or self.order)[0])

    # --- order and size --------------------------------------------------------------------------------------

    def move(self, step: int) -> bool:
        """The pane in focus changes places with the one `step` further on. False at the edge."""
        opened = self.open
        to = opened.index(self.focus) + step
        if not 0 <= to < len(opened):
            return False
        self._swap(self.focus, opened[to])
        return True

    def _swap(self, one: str, other: str) -> None:
        at, there = self.order.index(one), self.order.index(other)
        self.order[at], self.order[there] = other, one

    def grow(self, by: int, placed: PanePlacement) -> bool:
        """The pane in focus: by so many cells, or lines; smaller where negative. False where nothing gives way."""
        if len(placed.articles) < 2:
            return False
        at = placed.articles.index(self.focus)
        last = at == len(placed.articles) - 1
        edge = sum(placed.sizes[: at if last else at + 1])
        return self.drag(at if last else at + 1, edge - by if last else edge + by, placed)

    def drag(self, border: int, to: int, placed: PanePlacement) -> bool:
        """The border before the shown pane `border`, counted from 0, to so many cells or lines from the beginning.
        False where it stays."""
        if not 0 < border < len(placed.sizes):
            return False
        least = STACKED_LINES_MIN if placed.stacked else COLUMN_CELLS_MIN
        start = sum(placed.sizes[: border - 1])
        both = placed.sizes[border - 1] + placed.sizes[border]
        before = min(max(to - start, least), both - least)
        if before == placed.sizes[border - 1] or before < least:
            return False
        sizes = list(placed.sizes)
        sizes[border - 1 : border + 1] = [before, both - before]
        mean = sum(sizes) / len(sizes)
        self._weights |= {each: size / mean for each, size in zip(placed.articles, sizes, strict=True)}
        return True

    def even(self) -> None:
        """All panes alike again."""
        self._weights.clear()

    # --- kept ------------------------------------------------------------------------------------------------

    def kept(self) -> SavedArrangement:
        weights = {article: round(weight, 4) for article, weight in self._weights.items()}
        return SavedArrangement(tuple(self.order), tuple(self.open), self.focus, self.layout, weights)

    def take_up(self, kept: SavedArrangement) -> None:
        """As it was left, as far as it is about these articles; further ones come after the others."""
        there = set(self.order)
        order = [article for article in dict.fromkeys(kept.order) if article in there]
        opened = [article for article in order if article in kept.open][:PANES_MAX]
        if not opened:
            return
        new = [article for article in self.order if article not in order]
        self.order = order + new
        self._open = {*opened, *new[: PANES_MAX - len(opened)]}
        self.layout = kept.layout
        self._weights = {each: weight for each, weight in kept.weights.items() if each in there and weight > 0}
        self._recent = [kept.focus if kept.focus in self._open else opened[0]]


def shares(weights: Sequence[float], total: int) -> tuple[int, ...]:
    """`total` in whole parts that stand to each other as the weights do, and add up to it.

    Cut where Textual cuts equal shares, so that a pane is wrapped for the width that it will get.
    """
    whole = sum(weights)
    edges = [0, *(int(total * part / whole + ROUNDING) for part in accumulate(weights))]
    return tuple(end - start for start, end in pairwise(edges))
