"""The arrangement of articles in panes: which are open, in which order, how wide, and how keys change it.

Every article has a place in one order. Up to nine are open, each in a pane; a closed one is opened when something leads
to it. As many open ones are shown as there is room for. Of the screen, only the size matters here.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from msgspec import Struct, field

from tui.reading.options import ReadingOptions

PANES_MAX = 9
"""Maximum number of panes: one for each number key."""
COLUMN_CELLS_MIN, STACKED_LINES_MIN = 20, 4
"""Minimum size of a pane: cells in columns, lines if stacked."""
STACKED_LINES_WISHED = 10
"""Preferred minimum height of stacked panes, in lines."""
ROUNDING = 1e-9
"""Tolerance when fractions of a cell are rounded down."""


class Layout(StrEnum):
    AUTO = "auto"
    COLUMNS = "columns"
    STACKED = "stacked"
    TABS = "tabs"


class PaneSpace(Struct, frozen=True):
    """The space for the panes, and the width of the whole terminal."""

    width_cells: int
    height_lines: int
    screen_cells: int


class PanePlacement(Struct, frozen=True):
    """The visible panes, from left to right or from top to bottom."""

    articles: tuple[str, ...]
    sizes: tuple[int, ...]
    """Widths in cells, or heights in lines if they are stacked."""
    is_stacked: bool


class SavedArrangement(Struct, frozen=True):
    """An arrangement to restore later; articles are given by id."""

    order: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    focus: str = ""
    layout: Layout = Layout.AUTO
    weights: Mapping[str, float] = field(default_factory=dict)


class PaneArrangement:
    """The articles in panes. All articles are given by id."""

    def __init__(self, articles: Iterable[str], options: ReadingOptions) -> None:
        """Open the first articles. articles: at least one."""
        self.order = list(articles)
        """All articles, including closed ones."""
        self.layout = Layout.AUTO
        self.zoomed = False
        self._options = options
        self._open = set(self.order[:PANES_MAX])
        self._recently_focused = [self.order[0]]
        """Articles that have had the focus, the current one last."""
        self._closing_order: list[str] = []
        self._weights: dict[str, float] = {}
        """Article → its share of the space, relative to the others; 1 by default."""
        self._visible: tuple[str, ...] = ()
        """Articles that were visible last, in order."""
        self.pinned: set[str] = set()
        """Articles whose panes stay visible when others are hidden, if there is room."""

    @property
    def open(self) -> list[str]:
        """The articles with a pane, in order."""
        return [article for article in self.order if article in self._open]

    @property
    def closed_articles(self) -> list[str]:
        """The articles without a pane, in order."""
        return [article for article in self.order if article not in self._open]

    @property
    def focus(self) -> str:
        return self._recently_focused[-1]

    # --- placement -------------------------------------------------------------------------------------------

    def placement(self, space: PaneSpace) -> PanePlacement:
        """Return the open panes that fit: the focused one, pinned ones, then the most recently used.

        A pane that becomes visible replaces the least recently used one; the others stay."""
        is_stacked = self.layout is Layout.STACKED
        open_articles = self.open
        total = space.height_lines if is_stacked else space.width_cells
        count = min(len(open_articles), 1 if self.zoomed else self._fitting_count(space))
        by_use = sorted(open_articles, key=self._use, reverse=True)
        visible = [article for article in open_articles if article in by_use[:count]]
        if count > 1 or not self._visible:  # zooming in and out again shows the same panes
            self._visible = tuple(visible)
        sizes = shares([self._weights.get(article, 1.0) for article in visible], total)
        return PanePlacement(tuple(visible), sizes, is_stacked)

    def _fitting_count(self, space: PaneSpace) -> int:
        if self.layout is Layout.TABS:
            return 1
        if self.layout is Layout.STACKED:
            return max(2, space.height_lines // STACKED_LINES_WISHED)
        count = max(1, space.width_cells // self._options.pane_cells_min)
        if self.layout is Layout.COLUMNS:  # the user asked for columns: two at least, even if narrow
            return max(count, 2) if space.width_cells >= 2 * COLUMN_CELLS_MIN else 1
        return count if space.screen_cells >= self._options.one_pane_below_cells else 1

    def next_layout(self) -> Layout:
        """Switch to the next layout (automatic, side by side, stacked, one at a time) and return it."""
        layouts = list(Layout)
        self.layout = layouts[(layouts.index(self.layout) + 1) % len(layouts)]
        self.zoomed = False
        return self.layout

    # --- focus -----------------------------------------------------------------------------------------------

    def turn_to(self, article: str) -> None:
        """Focus an article. A closed one gets a pane; if there are too many, the least recently focused is closed."""
        self._recently_focused = [*(a for a in self._recently_focused if a != article), article]
        if article not in self._open:
            if len(self._open) >= PANES_MAX:
                self._open.remove(min(self._open, key=self._recency))
            self._open.add(article)

    def _recency(self, article: str) -> tuple[int, int]:
        """Return a sort key that is higher the more recently an article had the focus."""
        index = self._recently_focused.index(article) if article in self._recently_focused else -1
        return index, -self.order.index(article)

    def _use(self, article: str) -> tuple[bool, bool, int, bool, int]:
        """Return a sort key that is higher the more important it is that a pane is visible."""
        is_visible = article in self._visible
        recency, order = self._recency(article)
        return article == self.focus, is_visible and article in self.pinned, recency, is_visible, order

    def bring(self, articles: Iterable[str]) -> None:
        """Treat open articles as used just before the focused one, so that they become visible if there is room."""
        brought = [article for article in articles if article in self._open and article != self.focus]
        brought.sort(key=self._visible.__contains__, reverse=True)
        others = [article for article in self._recently_focused[:-1] if article not in brought]
        self._recently_focused = [*others, *reversed(brought), self.focus]

    def pin(self) -> bool:
        """Pin the focused pane, or release it. Return True if it is pinned now."""
        self.pinned ^= {self.focus}
        return self.focus in self.pinned

    def neighbour(self, step: int) -> str:
        """Return the open article `step` panes further on, wrapping at the ends."""
        open_articles = self.open
        return open_articles[(open_articles.index(self.focus) + step) % len(open_articles)]

    # --- opening and closing ---------------------------------------------------------------------------------

    def put(self, article: str) -> None:
        """Show an article in the focused pane, closing the one there; an open article is focused in its own pane."""
        replaced_article = self.focus
        if article not in self._open:
            self._swap(replaced_article, article)
            self._open -= {replaced_article}
            self._open.add(article)
            self._weights[article] = self._weights.pop(replaced_article, 1.0)
            self._recently_focused.remove(replaced_article)
        self.turn_to(article)

    def close(self) -> bool:
        """Close the focused pane. Return False if it is the last one."""
        if len(self._open) < 2:
            return False
        article = self.focus
        open_articles = self.open
        index = open_articles.index(article)
        self._open.remove(article)
        self._closing_order.append(article)
        self._recently_focused.remove(article)
        self.turn_to(open_articles[index + 1] if index + 1 < len(open_articles) else open_articles[index - 1])
        return True

    def reopen(self) -> bool:
        """Open the article that was closed last, or else the first closed one. Return False if none is closed."""
        closed_by_user = [article for article in self._closing_order if article not in self._open]
        if not closed_by_user and not self.closed_articles:
            return False
        article = closed_by_user[-1] if closed_by_user else self.closed_articles[0]
        self._closing_order = closed_by_user[:-1]
        self.turn_to(article)
        return True

    def set_articles(self, articles: Iterable[str]) -> None:
        """Set the current articles, at least one. New ones come last, and are opened while panes are free."""
        remaining = list(articles)
        new = [article for article in remaining if article not in self.order]
        open_articles = self.open
        index = open_articles.index(self.focus)
        neighbours = [
            article for article in (*open_articles[index:], *reversed(open_articles[:index])) if article in remaining
        ]
        self.order = [article for article in self.order if article in remaining] + new
        self._open &= set(remaining)
        self._open.update(new[: PANES_MAX - len(self._open)])
        self._recently_focused = [article for article in self._recently_focused if article in remaining]
        self._closing_order = [article for article in self._closing_order if article in remaining]
        self._weights = {article: weight for article, weight in self._weights.items() if article in remaining}
        had_focus = self._recently_focused and self._recently_focused[-1] in self._open
        if not had_focus or open_articles[index] not in remaining:
            self.turn_to((neighbours or self.open or self.order)[0])

    # --- order and size --------------------------------------------------------------------------------------

    def move(self, step: int) -> bool:
        """Swap the focused pane with the one `step` further on. Return False at the edge."""
        open_articles = self.open
        target = open_articles.index(self.focus) + step
        if not 0 <= target < len(open_articles):
            return False
        self._swap(self.focus, open_articles[target])
        return True

    def move_to(self, article: str, place: int) -> None:
        """Move an article to an index in the order of all articles."""
        self.order.remove(article)
        self.order.insert(place, article)

    def _swap(self, first: str, second: str) -> None:
        first_index, second_index = self.order.index(first), self.order.index(second)
        self.order[first_index], self.order[second_index] = second, first

    def grow(self, by: int, placement: PanePlacement) -> bool:
        """Grow the focused pane by this many cells or lines (shrink it if negative). Return False if it cannot."""
        if len(placement.articles) < 2:
            return False
        index = placement.articles.index(self.focus)
        is_last = index == len(placement.articles) - 1
        edge = sum(placement.sizes[: index if is_last else index + 1])
        return self.drag(index if is_last else index + 1, edge - by if is_last else edge + by, placement)

    def drag(self, border: int, to: int, placement: PanePlacement) -> bool:
        """Move the border before the visible pane number `border`, counted from 0.

        to: distance from the start of the first pane, in cells or lines. Return False if the border stays."""
        if not 0 < border < len(placement.sizes):
            return False
        size_min = STACKED_LINES_MIN if placement.is_stacked else COLUMN_CELLS_MIN
        start = sum(placement.sizes[: border - 1])
        pair_size = placement.sizes[border - 1] + placement.sizes[border]
        first_size = min(max(to - start, size_min), pair_size - size_min)
        if first_size == placement.sizes[border - 1] or first_size < size_min:
            return False
        sizes = list(placement.sizes)
        sizes[border - 1 : border + 1] = [first_size, pair_size - first_size]
        mean = sum(sizes) / len(sizes)
        self._weights |= {article: size / mean for article, size in zip(placement.articles, sizes, strict=True)}
        return True

    def even(self) -> None:
        """Make all panes the same size again."""
        self._weights.clear()

    # --- saving and restoring --------------------------------------------------------------------------------

    def snapshot(self) -> SavedArrangement:
        weights = {article: round(weight, 4) for article, weight in self._weights.items()}
        return SavedArrangement(tuple(self.order), tuple(self.open), self.focus, self.layout, weights)

    def restore(self, saved: SavedArrangement) -> None:
        """Restore a saved arrangement for the articles that still exist; new ones come after the others."""
        articles = set(self.order)
        order = [article for article in dict.fromkeys(saved.order) if article in articles]
        open_articles = [article for article in order if article in saved.open][:PANES_MAX]
        if not open_articles:
            return
        new = [article for article in self.order if article not in order]
        self.order = order + new
        self._open = {*open_articles, *new[: PANES_MAX - len(open_articles)]}
        self.layout = saved.layout
        self._weights = {a: weight for a, weight in saved.weights.items() if a in articles and weight > 0}
        self._recently_focused = [saved.focus if saved.focus in self._open else open_articles[0]]


def shares(weights: Sequence[float], total: int) -> tuple[int, ...]:
    """Split `total` into whole parts that are in proportion to the weights and add up to it.

    Rounds like Textual's equal shares, so that a pane is wrapped for its actual width.
    """
    weight_sum = sum(weights)
    edges = [0, *(int(total * part / weight_sum + ROUNDING) for part in accumulate(weights))]
    return tuple(end - start for start, end in pairwise(edges))
