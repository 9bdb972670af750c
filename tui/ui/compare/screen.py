"""Compare: how each outlet words one thing."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.theme import Theme
from textual.widgets import Static

from tui.reading.compare.comparison import Comparison
from tui.reading.status.line import IN_ZONE, SEPARATOR, count_text
from tui.reading.stops import Stop
from tui.text.canonical import one_line
from tui.ui.compare.view import CompareView, WordingTurned
from tui.ui.dialogs.dialog import Page
from tui.ui.key_bindings import Keys, Local, local_bindings, local_hints
from tui.ui.theme.palette import colours
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.wrap import cells

ACTIONS = {
    "down": Local("turn(1)", "Next wording"),
    "up": Local("turn(-1)", "The wording before"),
    "cross_next": Local("turn(1)", "Next wording"),
    "cross_previous": Local("turn(-1)", "The wording before"),
    "select": Local("go", "Go to this wording in its article"),
    "compare_whole": Local("whole", "Each wording whole, or equal words in columns"),
    "compare_hold": Local("hold", "Hold the others against this wording"),
    "next": Local("step(True)", "Compare the next passage or quote"),
    "previous": Local("step(False)", "Compare the one before"),
    "copy": Local("copy", "Copy all wordings"),
    "export": Local("export", "Write all wordings to a file"),
    "half_down": Local("page(0.5)", "Half a page down"),
    "half_up": Local("page(-0.5)", "Half a page up"),
    "page_down": Local("page(1)", "A page down"),
    "page_up": Local("page(-1)", "A page up"),
    "top": Local("edge(False)", "To the beginning"),
    "bottom": Local("edge(True)", "To the end"),
    "leave": Local("leave", "Back to the articles"),
    "quit": Local("leave", "Back to the articles"),
    "help": Local("help", "These keys"),
}
"""Command → what its keys do here."""


class CompareScreen(Page[Stop | None]):
    """Dismissed with the wording to go to, or None when it was left."""

    AUTO_FOCUS = "CompareView"

    def __init__(
        self,
        comparison: Comparison,
        keys: Keys,
        step: Callable[[bool], Comparison | None],
        export: Callable[[Comparison, Callable[[str], None]], None],
        noted: Callable[[Stop], str],
    ) -> None:
        """step: forward or not → what comes next to be compared; None where nothing does. export: offers to write what
        is compared, and says there what became of it. noted: what the reader has written on a wording."""
        super().__init__()
        self._bindings = local_bindings(keys, ACTIONS)
        self._step = step
        self._export = export
        self._noted = noted
        self._view = CompareView(comparison, _beside(comparison), colours(self.app))
        self._title = Static(markup=False, id="compared")
        self._why = Static(markup=False, id="why")
        self._status = StatusBar()

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._view
        yield self._why
        yield self._status

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)
        self._describe()

    def on_resize(self) -> None:
        self._describe()

    def _theme_changed(self, theme: Theme) -> None:
        self._view.set_palette(colours(self.app))

    # --- what is said ----------------------------------------------------------------------------------------

    @on(WordingTurned)
    def _describe(self) -> None:
        """The title, of the current wording what it is and why it is here, and the keys."""
        compared, number = self._view.comparison, self._view.current
        all_articles = len(compared.coverage.articles)
        having = all_articles - len(compared.absent)
        count = f"{having} of {all_articles} articles"
        if len(compared) != having:
            count += f"{SEPARATOR}{count_text(len(compared), 'wording')}"
        gap = max(2, self.app.size.width - cells(compared.title) - cells(count) - 2)
        self._title.update(
            Content.assemble(Content(f" {compared.title}").stylize("bold"), " " * gap, Content(count).stylize("$muted"))
        )
        article, match = compared.article(number), compared.match(number)
        where = IN_ZONE.get(compared.zone(number), "")
        sure = f"{match.kind}, {match.score:.0f}" if match else ""
        held = "the others are held against this one" if number == compared.held else ""
        noted = self._noted(compared.stops[number])
        rest = SEPARATOR.join(part for part in (article.published, where, sure, noted, held) if part)
        self._status.say(article.outlet, rest)
        self._why.update(Content(one_line(compared.why_at_length(number))).stylize("$muted"))
        self._hint()

    def _hint(self) -> None:
        named = (
            ("go", "go there"),
            ("turn(1)", "next wording"),
            ("whole", "columns" if self._view.comparison.is_whole else "whole"),
            ("hold", "hold against"),
            ("step(True)", "next to compare"),
            ("copy", "copy all"),
            ("export", "export"),
            ("leave", "back"),
            ("help", "keys"),
        )
        self._status.hint(local_hints(self._bindings, named))

    # --- what keys do ----------------------------------------------------------------------------------------

    def action_turn(self, step: int) -> None:
        self._view.turn(step)

    def action_page(self, share: float) -> None:
        self._view.page(share)

    def action_edge(self, to_end: bool) -> None:
        self._view.edge(to_end)

    def action_hold(self) -> None:
        self._view.hold()

    def action_whole(self) -> None:
        self._view.turn_whole()

    def action_step(self, forward: bool) -> None:
        comparison = self._step(forward)
        if comparison is None:
            self._status.say("nothing else to compare", "")
        else:
            self._view.set_comparison(comparison, _beside(comparison))
            self._describe()

    def action_copy(self) -> None:
        from tui.ui.copying import copy_out

        compared = self._view.comparison
        copy_out(
            self, compared.plain_text(), count_text(len(compared), "wording"), lambda said: self._status.say(said, "")
        )

    def action_export(self) -> None:
        self._export(self._view.comparison, lambda said: self._status.say(said, ""))

    def action_go(self) -> None:
        self.dismiss(self._view.comparison.stops[self._view.current])

    def action_leave(self) -> None:
        self.dismiss(None)


def _beside(comparison: Comparison) -> int:
    """The wording to begin at: of another article, the one that was matched best with the held one."""
    held = comparison.passage(comparison.held)
    scores = {
        number: link.score if (link := comparison.link(number)) else 0.0
        for number in range(len(comparison))
        if comparison.passage(number).article != held.article
    }
    return max(scores, key=lambda number: scores[number], default=comparison.held)
