"""The panes as widgets, arranged as the plan says, and the scroll position of each article."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from tui.articles.model import Coverage, Passage
from tui.reading.options import ReadingOptions
from tui.reading.outlets import short_tags
from tui.reading.panes import PaneArrangement, PanePlacement, PaneSpace, SavedArrangement
from tui.reading.stops import Move
from tui.text.span import Span
from tui.ui.messages import BorderDragged, PanesChanged
from tui.ui.textual.fast_render import TransparentContainer
from tui.ui.theme.palette import Palette
from tui.ui.widgets.article_view import ArticleView
from tui.ui.widgets.pane import Pane
from tui.ui.widgets.title_bar import ArticleTab

BORDER_CELLS = 1
LINES_AROUND = 3
"""Number of screen lines above and below the panes."""
LAYOUT_TRIES = 5
"""Number of refreshes to wait for a pane's layout before it is scrolled anyway."""


class Panes(TransparentContainer, Container):
    """As many panes as fit, including the focused one; others are hidden. A pane is created when first opened."""

    def __init__(self, coverage: Coverage, options: ReadingOptions, palette: Palette) -> None:
        super().__init__()
        self._coverage = coverage
        self._tags = _tags(coverage)
        self._options = options
        self._palette = palette
        self.plan = PaneArrangement((article.id for article in coverage.articles), options)
        self._panes: dict[str, Pane] = {}
        self._offsets: dict[str, int] = {}
        """Article id → top character, for articles whose panes are not created yet."""
        self.room_cells = 0
        """Expected width in cells, set before the first layout so that the first frame has every pane."""
        self._composed = False

    def compose(self) -> ComposeResult:
        self.lay_out()  # a class set later would be looked up in the style sheet a second time
        self._composed = True
        yield from self.open_panes

    def set_measure(self, measure_cells: int) -> None:
        """Set the maximum line length of prose in every pane."""
        self._options = replace(self._options, measure_cells=measure_cells)
        for pane in self._panes.values():
            pane.view.set_measure(measure_cells)

    def take_up(self, arrangement: SavedArrangement, offsets: Mapping[str, int]) -> None:
        """Restore a saved arrangement before the first layout. offsets: article → character at its top."""
        self.plan.restore(arrangement)
        self._offsets = dict(offsets)

    @property
    def offsets(self) -> dict[str, int]:
        """Article id → first character that its pane shows, for articles that have had a pane."""
        return self._offsets | {article: pane.view.top for article, pane in self._panes.items()}

    def _make(self, article_id: str) -> Pane:
        article, tag = self._coverage.article(article_id), self._tags.get(article_id, "")
        pane = Pane(article, self._palette, self._options.measure_cells, tag)
        if offset := self._offsets.pop(article_id, 0):
            pane.view.resume(offset)
        self._panes[article_id] = pane
        return pane

    @property
    def open_panes(self) -> Sequence[Pane]:
        """The open panes, in order."""
        return [self._panes.get(article) or self._make(article) for article in self.plan.open]

    @property
    def focused(self) -> Pane:
        return self.pane(self.plan.focus)

    @property
    def placed(self) -> PanePlacement:
        return self.plan.placement(self._room)

    @property
    def _room(self) -> PaneSpace:
        screen = self.app.size
        return PaneSpace(
            self.size.width or self.room_cells, self.size.height or screen.height - LINES_AROUND, screen.width
        )

    @property
    def visible_panes(self) -> Sequence[Pane]:
        """The visible panes."""
        opened = {pane.article_id: pane for pane in self.open_panes}
        return [opened[article] for article in self.placed.articles]

    @property
    def tabs(self) -> list[ArticleTab]:
        """The articles as tabs; empty if each is in a visible pane."""
        shown, opened = self.placed.articles, self.plan.open
        if len(shown) == len(self.plan.order):
            return []
        outlets = {article.id: article.outlet for article in self._coverage.articles}
        return [
            ArticleTab(article, number, outlets[article], article in shown, article == self.plan.focus)
            for number, article in enumerate(opened, 1)
        ]

    def pane(self, article_id: str) -> Pane:
        """Return the pane of an article that is or was open. Raises KeyError for any other."""
        return self._panes[article_id]

    def is_shown(self, article_id: str) -> bool:
        pane = self._panes.get(article_id)
        return pane is not None and bool(pane.display)

    def set_coverage(self, coverage: Coverage) -> None:
        """Set the current articles: renamed, changed, added or removed."""
        self._coverage = coverage
        self._tags = _tags(coverage)
        there = {article.id: article for article in coverage.articles}
        self.plan.set_articles(there)
        had_focus = any(pane.view.has_focus for pane in self._panes.values())
        for article_id, pane in list(self._panes.items()):
            if article_id in there:
                pane.set_article(there[article_id], self._tags.get(article_id, ""))
            else:
                del self._panes[article_id]
                pane.remove()
        if had_focus:
            self.rearrange()
        else:
            self.lay_out()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for pane in self._panes.values():
            pane.view.set_palette(palette)

    # --- arrangement -----------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()

    @on(BorderDragged)
    def _dragged(self, message: BorderDragged) -> None:
        message.stop()
        placed = self.placed
        if message.article_id in placed.articles:
            to = message.y - self.region.y if placed.is_stacked else message.x - self.region.x
            if self.plan.drag(placed.articles.index(message.article_id), to, placed):
                self.lay_out()

    def focus_article(self, article_id: str, counterparts: Iterable[str] = ()) -> None:
        """Focus an article's pane, showing it if hidden. counterparts: articles to show beside it if there is room."""
        self.plan.turn_to(article_id)
        self.plan.bring(counterparts)
        self.rearrange()

    def rearrange(self) -> None:
        """Show a changed arrangement, and focus its pane."""
        self.lay_out()
        if not self.focused.view.has_focus:
            self.screen.set_focus(self.focused.view, scroll_visible=False)

    def focus_index(self, index: int) -> None:
        """Focus a pane by index, from 0; one that does not exist is ignored."""
        opened = self.plan.open
        if 0 <= index < len(opened):
            self.focus_article(opened[index])

    def focus_step(self, step: int) -> None:
        self.focus_article(self.plan.neighbour(step))

    def lay_out(self) -> None:
        opened = self.plan.open
        self._ensure(opened)
        placed = self.placed
        self.set_class(len(placed.articles) == 1 < len(opened), "-tabbed")
        self.set_class(placed.is_stacked, "-stacked")
        even = max(placed.sizes) - min(placed.sizes) <= 1
        for article_id, pane in self._panes.items():
            is_shown = article_id in placed.articles
            if is_shown and not pane.display:
                pane.view.forget_width()
            pane.display = is_shown
            pane.set_class(article_id == self.plan.focus and len(opened) > 1, "-focused", update=self._composed)
            pane.set_class(article_id == placed.articles[0], "-first", update=self._composed)
        for number, article_id in enumerate(opened, 1):
            self._panes[article_id].set_number(number)
        for article_id, size in zip(placed.articles, placed.sizes, strict=True):
            pane = self._panes[article_id]
            pane.set_share(None if even else size, stacked=placed.is_stacked)
            if not self.size.width:
                border = BORDER_CELLS if article_id != placed.articles[0] and not placed.is_stacked else 0
                pane.view.expect((self.room_cells if placed.is_stacked else size) - border)
        self.post_message(PanesChanged())

    def _ensure(self, open_ids: Sequence[str]) -> None:
        """Give each open article a pane, and put the panes in order."""
        wished = [self._panes.get(article) or self._make(article) for article in open_ids]
        if not self._composed:
            return
        if new := [pane for pane in wished if pane.parent is None]:
            self.mount_all(new)
        now = [pane for pane in self.children if pane in wished]
        if now != wished:
            for pane in wished:
                self.move_child(pane, after=len(self.children) - 1)

    # --- scrolling -------------------------------------------------------------------------------------------

    def show(self, move: Move, tries: int = LAYOUT_TRIES) -> None:
        """Scroll as little as possible to show the current stop, with related passages level in the other panes."""
        if tries and not all(pane.view.is_wrapped for pane in self.visible_panes):
            self.call_after_refresh(self.show, move, tries - 1)  # a pane has become visible and is not laid out yet
        elif move.stop is not None and self.is_shown(move.stop.passage.article):
            self._level(move.stop.passage, move.level)
        elif move.view is not None and self.is_shown(move.view.article):
            view = self.pane(move.view.article).view
            view.scroll_line(view.lines_of(move.view.span).start)

    def _level(self, passage: Passage, others: Mapping[str, Passage]) -> None:
        view = self.pane(passage.article).view
        row = view.row_of(passage.span, self._options.context_lines)
        beside = list(self._beside(others))
        # No article can be scrolled down past its beginning, so the highest passage decides.
        row = min([row, *(other.lines_of(span).start for other, span in beside)])
        for each, span in [(view, passage.span), *beside]:
            each.scroll_row(span, row)

    def _beside(self, others: Mapping[str, Passage]) -> Iterator[tuple[ArticleView, Span]]:
        for article, other in others.items():
            if self.is_shown(article):
                yield self.pane(article).view, other.span


def _tags(coverage: Coverage) -> dict[str, str]:
    """Return the outlets' tags, by article id; empty for a single article, as no list uses them."""
    return short_tags(coverage.articles) if len(coverage.articles) > 1 else {}
