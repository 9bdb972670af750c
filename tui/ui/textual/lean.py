"""Apps and screens that style and lay out each widget once, where Textual 8.2 does so several times."""

from typing import Any

from textual import events
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.scroll_view import ScrollView


class Unstyled:
    """Mixin for a widget that paints itself and is placed by its parent, and so needs no style sheets.

    Textual applies them to a scroll bar whenever its parent or grandparent gets the focus or a class, and lays the
    screen out again after the first time: most of the time that the step from one pane to another took.
    """


class LeanStylesheet(Stylesheet):
    def apply(self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], Any] | None = None) -> None:
        if not isinstance(node, Unstyled):
            super().apply(node, animate=animate, cache=cache)


class LeanApp(App[None], inherit_bindings=False):
    """Parses a style sheet once, and styles no widget before it is mounted, when that is done in any case."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.stylesheet = LeanStylesheet(variables=self.get_css_variables())

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        if node.is_attached:
            super().update_styles(node, animate=animate)

    def _load_screen_css(self, screen: Screen[object]) -> None:
        """Read the style sheets of a screen that is opened, and style the screen.

        Textual would parse all other sheets and style all widgets again, but these sheets are for the new screen only.
        """
        unread = [path for path in screen.css_path if not self.stylesheet.has_source(str(path), "")]
        if unread:
            self.stylesheet.read_all(unread)
            self.stylesheet.parse()
            self.stylesheet.update(screen)
        super()._load_screen_css(screen)


class LeanScreen(Screen[ScreenResultType]):
    """Styles and lays out its widgets once when it is opened."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the styles as they are when the screen is first shown: its widgets have just been styled."""
        event.refresh_styles = event.refresh_styles and self.stack_updates > 0

    def _screen_resized(self, size: Size) -> None:
        """Lay the widgets out in a new size. The first one is reported as well, after they have been laid out in it."""
        if size != self._size:
            super()._screen_resized(size)


class LeanScrollView(ScrollView, inherit_bindings=False):
    """Scrolls lines whose number does not change the layout of the screen, unless the scroll bar comes or goes."""

    virtual_size = Reactive(Size(0, 0))

    def watch_virtual_size(self, virtual_size: Size) -> None:
        self._scroll_update(virtual_size)
