"""Renames the outlet and the headline of an article."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.articles.model import Article
from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.checkbox import Tick
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.safe_input import SafeInput


class RenameScreen(Dialog["RenamedArticle | None"]):
    """The dialog for new names, dismissed with them, or None if the user left."""

    ENTER = "Rename"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, article: Article, event_file: str) -> None:
        """Ask for names. event_file: where they can be stored; empty if there is no such file."""
        super().__init__()
        self._article = article
        self._event_file = event_file

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Rename this article", classes="heading", markup=False)
            yield Static("outlet", markup=False)
            yield SafeInput(self._article.outlet, id="outlet", compact=True)
            yield Static("headline", markup=False)
            yield SafeInput(self._article.headline, id="headline", compact=True)
            if self._event_file:
                yield Tick("also save it in event.yaml", True, id="keep")
            yield KeyText("enter save · tab next field · esc cancel", classes="hint")

    @on(Input.Submitted)
    def _entered(self) -> None:
        outlet = one_line(self.query_one("#outlet", Input).value).strip() or self._article.outlet
        headline = one_line(self.query_one("#headline", Input).value).strip() or self._article.headline
        keep = bool(self._event_file) and self.query_one("#keep", Tick).value
        self.dismiss(RenamedArticle(replace(self._article, outlet=outlet, headline=headline), keep))


class RenamedArticle:
    def __init__(self, article: Article, keep: bool) -> None:
        self.article = article
        self.keep = keep
        """True to write the names to the event file."""
