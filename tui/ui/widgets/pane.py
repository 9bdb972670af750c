"""A pane: one article under a line with its name."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from tui.articles.model import Article, ZoneKind
from tui.ui.messages import BorderDragged
from tui.ui.textual.fast_render import render_repeated_row
from tui.ui.theme.palette import Palette
from tui.ui.widgets.article_view import ArticleView


class Pane(Vertical):
    """The pane of one article. Its border can be dragged: the line at its left, or its title if panes are stacked."""

    ALLOW_SELECT = False

    def __init__(self, article: Article, palette: Palette, measure_cells: int, tag: str = "") -> None:
        """Create the pane. tag: short tag of the outlet, as in lists; empty if there are no lists."""
        super().__init__()
        self.number = 0
        self.view = ArticleView(article, palette, measure_cells)
        self._title = PaneTitle(article, tag)
        self._stacked = False

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.view

    @property
    def article_id(self) -> str:
        return self.view.article.id

    def set_article(self, article: Article, tag: str) -> None:
        """Show the current article, possibly with a different name or text."""
        if article != self.view.article:
            self.view.set_article(article)
        self._title.set_article(article, tag)

    def tell(self, note: str) -> None:
        """Show a note about the article in its title; an empty one removes it."""
        self._title.tell(note)

    def set_number(self, number: int) -> None:
        """Set the number shown in the title, which is the key of this pane."""
        if number != self.number:
            self.number = number
            self._title.set_number(number)

    def set_share(self, share: int | None, *, stacked: bool) -> None:
        """Set this pane's share of the space; None if all panes have the same."""
        self._stacked = stacked
        size = "1fr" if share is None else f"{share}fr"
        self.styles.width, self.styles.height = ("1fr", size) if stacked else (size, "1fr")

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the line at its left; everything else is covered."""
        if self.has_class("-first") or self._stacked or crop.x:
            return []
        return render_repeated_row(super().render_lines, Region(0, crop.y, 1, crop.height))

    # --- dragging the border ---------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        on_border = event.screen_y == self.region.y if self._stacked else event.screen_x == self.region.x
        if on_border and not self.has_class("-first"):
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            event.stop()
            self.post_message(BorderDragged(self.article_id, event.screen_x, event.screen_y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self.app.mouse_captured is self:
            event.stop()
            self.release_mouse()


class PaneTitle(Static):
    """The number of the pane's key, the outlet and its tag, the date, any separate byline, and part of the headline."""

    ALLOW_SELECT = False

    def __init__(self, article: Article, tag: str) -> None:
        super().__init__(markup=False)
        self._tag = tag
        self._number = 0
        self._article = article
        self._note = ""

    def set_number(self, number: int) -> None:
        self._number = number
        self._draw()

    def tell(self, note: str) -> None:
        if note != self._note:
            self._note = note
            self._draw()

    def set_article(self, article: Article, tag: str) -> None:
        if (article, tag) != (self._article, self._tag):
            self._article, self._tag = article, tag
            self._draw()

    def _draw(self) -> None:
        article = self._article
        faint = "$muted not bold"
        stands_in_text = any(zone.kind is ZoneKind.BYLINE for zone in article.zones)
        byline = f" · {article.byline}{_mark(article, 'byline')}" if article.byline and not stands_in_text else ""
        published = f" · {_moment(article.published)}{_mark(article, 'published')}" if article.published else ""
        self.update(
            Content.assemble(
                Content(f" {self._number}  ").stylize(faint),
                Content(article.outlet),
                Content("" if self._tag.casefold() in ("", article.outlet.casefold()) else f" {self._tag}").stylize(
                    faint
                ),
                Content(f" · {self._note}" if self._note else "").stylize("$warning not bold"),
                Content(published),
                Content(f"{byline}  {article.headline}").stylize(faint),
            ),
            layout=False,
        )


def _mark(article: Article, field: str) -> str:
    """Return a question mark for a field that is a guess."""
    origin = article.origin_of(field)
    return "?" if origin is not None and origin.is_guess else ""


def _moment(published: str) -> str:
    """Return a date for display: for ISO 8601 the day and the minute, without the zone."""
    day, sign, time = published.partition("T")
    return f"{day} {time[:5]}" if sign and time[2:3] == ":" else published
