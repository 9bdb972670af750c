"""The context of the reading screen, through which every subject reads, shows and reports."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace
from textual.screen import ModalScreen, Screen

from tui.api import Event
from tui.mentions.model import MentionSet
from tui.reading.outlets import short_tags
from tui.reading.place.session import ReadingSession
from tui.reading.saved_view import SavedName, with_saved_names
from tui.reading.sidebar.empty_reasons import why_empty
from tui.reading.status.first_time import FirstTimes
from tui.reading.status.line import SEPARATOR, analysis_text, status_line
from tui.reading.status.welcome import welcome_text
from tui.reading.stops import Move, StopKind
from tui.reading.views import Views
from tui.ui.commands import Runs
from tui.ui.highlighting import PaneHighlights
from tui.ui.key_bindings import key_name
from tui.ui.messages import ReadingMessage
from tui.ui.reading.event.export_folder import ExportFolder
from tui.ui.theme.palette import colours
from tui.ui.widgets.panes import Panes
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.widgets.title_bar import TitleBar

NOTICE_SECONDS = 8
"""Time for which a notice about an input stays on the screen, in seconds; it is printed again on exit."""

TITLE_CHARACTERS_MAX = 80
"""Maximum number of characters of a text in the title of a dialog."""
Answer = TypeVar("Answer")
Handlers = Mapping[type[ReadingMessage], Callable[[Any], None]]
"""Kind of message → its handler."""


class ReadingContext:
    """The session, the widgets that show it, and the status line that describes it."""

    def __init__(self, screen: Screen[None], event: Event, cutoff: float, names: Mapping[str, SavedName]) -> None:
        """Prepare the screen. cutoff: in score points, 0 to 100. names: those given by the user, by article id."""
        self.read_coverage = event.coverage
        """Articles with the names in their files."""
        event = replace(event, coverage=with_saved_names(event.coverage, names))
        reading, matching, look = event.settings.reading, event.settings.matching, colours(screen.app)
        self.screen = screen
        self.event = event
        self.session = ReadingSession(
            event.coverage,
            cutoff=cutoff,
            step=matching.cutoff_step,
            kinds=reading.kinds,
            cutoff_names=matching.cutoffs,
            is_event_toured=reading.step_through_event,
        )
        self.views = Views(self.session)
        self.export_folder = ExportFolder()
        self.is_view_saved = False
        """True if the view, and what is opened, is saved for the next session."""
        self.title_bar = TitleBar(event.coverage.title)
        self.panes = Panes(event.coverage, reading, look)
        tags = short_tags(event.coverage.articles)
        self.sidebar = Sidebar(
            event.coverage, tags, reading, look, self.session.counterparts.quote_cache, self._why_empty
        )
        self.status = StatusBar()
        self.matching_pending = True
        """True while the search for shared passages runs."""
        self.mentions_failed = False
        """True if the search for people and quotes failed."""
        self.compared_pairs: tuple[int, int] | None = None
        """Number of compared pairs of articles, and of all; None if the search does not report them."""
        self.load_problems = event.problems
        """Problems shown first, until a command goes somewhere or the articles change."""
        self.before_showing: list[Callable[[], None]] = []
        """Functions called in this order before the session is shown."""
        self.after_results: list[Callable[[], None]] = []
        """Functions called in this order when passages, people or quotes have arrived."""
        self.first_times: FirstTimes | None = None
        """Explanations of signs and numbers as they appear; None if the user has read this event before."""
        self.open_tab: Callable[[str], object] = lambda _tab: None
        """Function that opens one of the screens about all outlets, by its command; set by the reading screen."""
        self._current_text = "", ""
        """Last sentence about the current item, and its explanation."""
        self._highlights = PaneHighlights(self.session, self.views)
        self._highlighted_revision = self.session.revision
        self.highlighted: set[str] = set()
        """Ids of articles whose panes show the highlights of this revision."""

    def key_name(self, command: str) -> str:
        """Return the name of a command's key for a sentence."""
        return key_name(self.event.settings.keys, command)

    @property
    def in_sidebar(self) -> bool:
        """True if the sidebar's list has the focus."""
        return self.sidebar.outline.has_focus

    # --- showing ---------------------------------------------------------------------------------------------

    def go(self, move: Move | None, nowhere: str = "") -> None:
        """Show the result of a command. nowhere: the message if it goes nowhere."""
        if move is None:
            self.set_status(nowhere)
            return
        self.load_problems = ()
        shown_before = self.panes.placed.articles
        self.panes.focus_article(self.session.focus, move.level)
        self.show_session()
        self._say_which_came(shown_before, move.level)
        self.panes.show(move)
        self.screen.call_after_refresh(self.sync_view)
        if move.stop is not None:
            self.sidebar.follow(move.stop)

    def _say_which_came(self, shown_before: Sequence[str], partners: Collection[str]) -> None:
        """Say which article has become visible beside the focused one, or why none of the partners could."""
        shown, focus = self.panes.placed.articles, self.session.focus
        came = [article for article in shown if article not in shown_before and article != focus]
        left = [article for article in shown_before if article not in shown]
        pinned = [article for article in shown if article in self.panes.plan.pinned and article != focus]
        if came and len(came) == len(left):
            note = f"now showing {self._outlets(came)} instead of {self._outlets(left)}"
        elif pinned and partners and not set(partners) & set(shown):
            note = f"no room beside {self._outlets(pinned)}, which is pinned"
        else:
            return
        head, details = self.status_text()
        self._say_current((head, SEPARATOR.join(filter(None, (note, details)))))

    def _outlets(self, articles: Sequence[str]) -> str:
        return ", ".join(self.session.coverage.article(article).outlet for article in articles)

    def sync_view(self) -> None:
        """Tell the session which part of which article is on the screen, before a command uses it."""
        self.session.look(self.panes.focused.view.view)
        self.views.update()

    def show_session(self) -> None:
        """Update highlights, title and status for the session; everything, if groups or tours have changed."""
        for prepare in self.before_showing:
            prepare()
        self.views.update()
        if self._highlighted_revision != self.session.revision:
            self._highlighted_revision = self.session.revision
            self._highlights = PaneHighlights(self.session, self.views, self._highlights)
            self.highlighted.clear()
            if self.session.visible_groups is not None:
                self.sidebar.set_shown(self.session.visible_groups)
        else:
            self._highlights.follow()
        self.sidebar.explain()
        self.highlight_panes()
        self.draw_title()
        self.set_status()

    def show_results(self) -> None:
        """Show the session after a search has changed it, keeping a message that answers a key."""
        message = self.status.message
        is_about_current = message == self._current_text
        self.show_session()
        if not is_about_current:
            self.status.say(*message)

    def take_mentions(self, mentions: MentionSet) -> None:
        """Show people and quotes that have been found or corrected."""
        self.session.set_mentions(mentions)
        if self.session.mention_index is not None:
            self.sidebar.set_mentioned(self.session.mention_index)
        self.show_results()
        self.results_taken()

    def results_taken(self) -> None:
        for follow in self.after_results:
            follow()

    def highlight_panes(self) -> None:
        """Highlight the visible panes; others are highlighted when they become visible."""
        shown = self.panes.visible_panes
        for pane in shown:
            article, light = pane.article_id, self._highlights.on(pane.article_id)
            pane.view.fold(self.views.unfolded_spans(article))
            pane.tell(self._highlights.absence_note(article))
            if article in self.highlighted:
                pane.view.set_current(light)
            else:
                pane.view.set_light(light, self._highlights.labels(article), self._highlights.marks(article))
        self.highlighted = {pane.article_id for pane in shown}

    def panes_changed(self) -> None:
        if not self.highlighted.issuperset(pane.article_id for pane in self.panes.visible_panes):
            self.highlight_panes()
        self.draw_title()

    def quotes_grouped(self) -> None:
        """Show the counterparts of the current quote once quotes are grouped."""
        stop = self.session.stop
        if stop is not None and stop.kind is StopKind.QUOTE:
            self._highlights.follow()
            self.highlight_panes()

    def draw_title(self) -> None:
        self.title_bar.set_tabs(self.panes.tabs)
        self.title_bar.set_summary(analysis_text(self.session))

    def set_palette(self) -> None:
        """Use the colours of the current theme."""
        look = colours(self.screen.app)
        self.panes.set_palette(look)
        self.sidebar.outline.set_palette(look)

    # --- saying ----------------------------------------------------------------------------------------------

    def set_status(self, text: str = "") -> None:
        """Show a sentence in the status line; without one, the current item."""
        if text:
            self.status.say(text, "")
        else:
            self._say_current(self.status_text())

    def _say_current(self, text: tuple[str, str]) -> None:
        self._current_text = text
        self.status.say(*text)

    def status_text(self) -> tuple[str, str]:
        """Return the sentence about the current item, as a prominent part and an explanation."""
        head, details = status_line(self.session, self.matching_pending, self.key_name, self.compared_pairs)
        parts = (self._explanation(), details) if self.session.stop else (details, self._explanation())
        text = (head, SEPARATOR.join(filter(None, parts)))
        head, details = self.views.status_line(*(text if self.session.stop else self._with_welcome(text)))
        return head, SEPARATOR.join(filter(None, (self._filter_text(), details)))

    def _filter_text(self) -> str:
        """Return the filter of the sidebar's list, if the sidebar does not show it beside the text."""
        listing = self.sidebar.listing
        if self.sidebar.takes_room or not listing.is_filtered:
            return ""
        return f"filter “{listing.filter_text.strip()}” ({self.key_name('leave')} clears)"

    def _explanation(self) -> str:
        return self.first_times.explanation(self.session) if self.first_times is not None else ""

    def _with_welcome(self, text: tuple[str, str]) -> tuple[str, str]:
        is_sample, open_key = self.event.is_sample, self.key_name("open_path")
        return welcome_text(text, is_sample=is_sample, problems=self.load_problems, open_key=open_key)

    def _why_empty(self) -> str:
        return why_empty(
            self.session,
            self.sidebar.listing,
            self.key_name,
            matching_pending=self.matching_pending,
            mentions_failed=self.mentions_failed,
        )

    def warn(self, problem: object, title: str = "") -> None:
        """Show a notice about an input."""
        self.screen.notify(str(problem), title=title, severity="warning", timeout=NOTICE_SECONDS, markup=False)

    def inform(self, notice: object, title: str = "") -> None:
        self.screen.notify(str(notice), title=title, timeout=NOTICE_SECONDS, markup=False)

    def report_failure(self, task: str, error: Exception) -> None:
        """Show an error in the program that the user can report."""
        text = f"{task}: {error!r}; please report it"
        self.screen.notify(text, severity="error", timeout=NOTICE_SECONDS, markup=False)


class Subject:
    """A part of the reading screen with its own state, commands and messages."""

    def __init__(self, context: ReadingContext) -> None:
        self.context = context
        self.screen = context.screen
        self.session = context.session
        self.views = context.views
        self.panes = context.panes
        self.sidebar = context.sidebar

    def commands(self) -> Runs:
        """Return command id → its function."""
        return {}

    def handlers(self) -> Handlers:
        """Return kind of message → its handler."""
        return {}

    async def ask(self, dialog: ModalScreen[Answer], callback: Callable[[Answer | None], None]) -> None:
        """Open a dialog and give it the focus at once, so that keys typed ahead go to it."""
        await self.screen.app.push_screen(dialog, callback)
        dialog.set_focus(next((widget for widget in dialog.query("Input, PartList") if widget.focusable), None))

    def offer_file(self, dialog: Any, say: Callable[[str], None]) -> None:
        """Open a file dialog, which saves over no open article. say: reports the outcome."""
        files = [origin.file for origin in self.context.event.origins.values()]
        self.context.export_folder.offer(self.screen.app, dialog, files, say)
