"""Lists articles in the archive similar to the focused one; enter opens one beside it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.archive.records import FoundArticle
from tui.text.canonical import one_line
from tui.text.fold import fold_text
from tui.ui.archive.rows import article_content
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings

PAGE_ROWS = 15
WIDTH_CELLS = 120


class LikeScreen(ListDialog["int | None"]):
    """The list of similar articles, dismissed with the id of one in the archive, or None."""

    ENTER = "Open this article"
    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(PAGE_ROWS)]
    DEFAULT_CSS = """
    LikeScreen { align: center middle; background: $background 60%; }
    LikeScreen #dialog { width: 128; }
    """

    def __init__(self, headline: str, articles: Sequence[FoundArticle]) -> None:
        heading = one_line(f"Like “{headline}” in the archive", 100)
        rows = OptionList(compact=True, markup=False)
        super().__init__(heading, "type to narrow the list", rows, "enter open · ↑↓ move · esc cancel")
        self._articles = articles
        self._visible: list[FoundArticle] = []

    def on_mount(self) -> None:
        self.take_keys()
        self.narrow("")

    def narrow(self, typed: str) -> None:
        words = fold_text(typed).split()
        self._visible = [
            article
            for article in self._articles
            if all(word in fold_text(f"{article.outlet} {article.headline} {article.published}") for word in words)
        ]
        likeness = {article.id: f"{article.score:.0f}%" for article in self._articles}
        self._list.clear_options()
        self._list.add_options(Option(article_content(each, WIDTH_CELLS, likeness)) for each in self._visible)
        self._list.highlighted = 0 if self._visible else None

    def choose(self, row: int) -> None:
        self.dismiss(self._visible[row].id)
