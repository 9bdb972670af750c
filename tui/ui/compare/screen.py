"""Compares each outlet's wording of one passage or quote."""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.reading.compare.comparison import BASELINE_TEXT, Comparison
from tui.reading.descriptions import IN_ZONE
from tui.reading.status.line import SEPARATOR
from tui.reading.stops import Stop
from tui.text.canonical import one_line
from tui.text.counts import count_text
from tui.ui.commands import Command, Runs
from tui.ui.compare.view import CompareView, WordingTurned
from tui.ui.dialogs.command_page import CommandPage
from tui.ui.key_bindings import Keys, hints
from tui.ui.theme.palette import colours

COMMANDS = (
    Command("down", "", "Go to the next wording", "next wording", also=("cross_next",)),
    Command("up", "", "Go to the previous wording", also=("cross_previous",)),
    Command("select", "", "Go to this wording in its article", "go there"),
    Command("compare_whole", "", "Switch between full wordings and aligned columns", "in full"),
    Command("compare_hold", "", "Make this wording the baseline", "make baseline"),
    Command("next", "", "Compare the next passage or quote", "next passage"),
    Command("previous", "", "Compare the previous passage or quote"),
    Command("copy", "", "Copy all wordings", "copy all"),
    Command("export", "", "Export all wordings", "export"),
    Command("half_down", "", "Scroll down half a page"),
    Command("half_up", "", "Scroll up half a page"),
    Command("page_down", "", "Scroll down a page"),
    Command("page_up", "", "Scroll up a page"),
    Command("top", "", "Go to the beginning"),
    Command("bottom", "", "Go to the end"),
    Command("leave", "", "Return to the articles", "back", also=("quit", "wordings")),
    Command("help", "", "List these keys", "keys"),
)
HINTS = ("select", "down", "compare_whole", "compare_hold", "next", "copy", "export", "leave", "help")


class CompareScreen(CommandPage[Stop | None]):
    """The comparison screen, dismissed with the wording to go to, or None if the user left."""

    AUTO_FOCUS = "CompareView"

    def __init__(
        self,
        comparison: Comparison,
        keys: Keys,
        step: Callable[[bool], Comparison | None],
        export: Callable[[Comparison, Callable[[str], None]], None],
        noted: Callable[[Stop], str],
    ) -> None:
        """Show a comparison. step: returns the next (True) or previous one; None if there is none.

        export: offers to write the comparison, and reports the outcome. noted: returns the user's note on a wording.
        """
        self._step = step
        self._export = export
        self._noted = noted
        self._view = CompareView(comparison, _closest_to_baseline(comparison), colours(self.app))
        self._reason_line = Static(markup=False, id="why")
        super().__init__(self._view, keys, COMMANDS)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._view
        yield self._reason_line
        yield self._status

    def on_mount(self) -> None:
        self._describe()

    def on_resize(self) -> None:
        self._describe()

    # --- what is said ----------------------------------------------------------------------------------------

    @on(WordingTurned)
    def _describe(self) -> None:
        """Show the title, the current wording's details and reason, and the keys."""
        compared, number = self._view.comparison, self._view.current
        all_articles = len(compared.coverage.articles)
        having_count = all_articles - len(compared.absent)
        count = f"{having_count} of {all_articles} articles"
        if len(compared) != having_count:
            count += f"{SEPARATOR}{count_text(len(compared), 'wording')}"
        self._set_title(compared.title, count)
        article, match = compared.article(number), compared.match(number)
        zone_text = IN_ZONE.get(compared.zone(number), "")
        sure = f"{match.kind}, {match.sureness}" if match else ""
        score = f"score {match.score:.0f} of 100" if match else ""  # last, as a narrow screen cuts it first
        baseline = BASELINE_TEXT if number == compared.baseline else ""
        noted = self._noted(compared.stops[number])
        details = SEPARATOR.join(part for part in (article.published, zone_text, sure, noted, baseline, score) if part)
        self._status.say(article.outlet, details)
        reason = one_line(compared.full_reason(number))
        is_shown_above = self._view.has_whole_reasons and not compared.truncation_text(number)
        self._reason_line.display = bool(reason) and not is_shown_above
        self._reason_line.update(Content(reason).stylize("$muted"))
        self._hint()

    def _hint(self) -> None:
        words = {"compare_whole": "in columns"} if self._view.comparison.shows_full_wordings else {}
        self._status.hint(hints(self._bindings, self.registry, HINTS, words))

    # --- what keys do ----------------------------------------------------------------------------------------

    def _commands(self) -> Runs:
        view = self._view
        return {
            "down": partial(view.turn, 1),
            "up": partial(view.turn, -1),
            "select": self._go,
            "compare_whole": view.toggle_full_wordings,
            "compare_hold": view.hold,
            "next": partial(self._compare_next, True),
            "previous": partial(self._compare_next, False),
            "copy": self._copy,
            "export": self._offer_export,
            "half_down": partial(view.page, 0.5),
            "half_up": partial(view.page, -0.5),
            "page_down": partial(view.page, 1),
            "page_up": partial(view.page, -1),
            "top": partial(view.edge, False),
            "bottom": partial(view.edge, True),
            "leave": self._leave,
            "help": self.action_help,
        }

    def _compare_next(self, forward: bool) -> None:
        comparison = self._step(forward)
        if comparison is None:
            self._status.say("nothing else to compare", "")
        else:
            self._view.set_comparison(comparison, _closest_to_baseline(comparison))
            self._describe()

    def _copy(self) -> None:
        from tui.ui.copying import copy_out

        compared = self._view.comparison
        copy_out(
            self,
            compared.plain_text(),
            count_text(len(compared), "wording"),
            lambda message: self._status.say(message, ""),
        )

    def _offer_export(self) -> None:
        self._export(self._view.comparison, lambda message: self._status.say(message, ""))

    def _go(self) -> None:
        self.dismiss(self._view.comparison.stops[self._view.current])

    def _leave(self) -> None:
        self.dismiss(None)


def _closest_to_baseline(comparison: Comparison) -> int:
    """Return the wording to begin at: the best match of the baseline in another article."""
    baseline_passage = comparison.passage(comparison.baseline)
    scores = {
        number: link.score if (link := comparison.link(number)) else 0.0
        for number in range(len(comparison))
        if comparison.passage(number).article != baseline_passage.article
    }
    return max(scores, key=lambda number: scores[number], default=comparison.baseline)
