"""The reading screen: its widgets, the subjects for its keys, and which of them a key or message reaches."""

from collections.abc import Callable, Iterable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.api import Event
from tui.reading.status.first_time import FirstTimes
from tui.ui.commands import Registry, Runs
from tui.ui.key_bindings import command_bindings, key_label
from tui.ui.messages import PanesChanged, ReadingMessage
from tui.ui.preferences.commands import Preferences
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.choose import Choose
from tui.ui.reading.closest import Closest
from tui.ui.reading.commands import COMMANDS, SIDEBAR
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.correct import Correct
from tui.ui.reading.differences import DifferenceCommands
from tui.ui.reading.draft_check import DraftCheck
from tui.ui.reading.event.archive import ArchiveCommands
from tui.ui.reading.event.article_changes import ArticleChangeCommands
from tui.ui.reading.event.notebook import NotebookOnScreen
from tui.ui.reading.event.open_articles import OpenArticles
from tui.ui.reading.event.restore import Restore
from tui.ui.reading.export import Export
from tui.ui.reading.find import Find
from tui.ui.reading.hints import HintsByMode, Mode, list_mode, select_word, text_mode
from tui.ui.reading.matches import Matches
from tui.ui.reading.panes import PaneCommands
from tui.ui.reading.quote_groups import QuoteGroupsReady
from tui.ui.reading.results import Results
from tui.ui.reading.select import Select
from tui.ui.reading.step import StepCommands
from tui.ui.reading.views import ViewCommands
from tui.ui.tabs.overlap import OverlapCommands
from tui.ui.textual.fast_render import TransparentContainer, render_repeated_row
from tui.ui.textual.lean import LeanScreen
from tui.ui.theme.themes import COUNTERPARTS, DARK, LIGHT

if TYPE_CHECKING:
    from tui.storage.saved_view import SavedViewFile
    from tui.ui.dialogs.dialog import AppWithKeys


class DeskRow(TransparentContainer, Horizontal):
    """The row of the panes, with the sidebar beside them."""


class ReadingScreen(LeanScreen[None]):
    AUTO_FOCUS = ""

    def __init__(self, event: Event, cutoff: float, desk_file: "SavedViewFile | None" = None) -> None:
        """Create the screen. cutoff: in score points, 0 to 100. desk_file: stores the view; None stores none."""
        super().__init__()
        names = desk_file.state.names if desk_file is not None and desk_file.state is not None else {}
        self.context = context = ReadingContext(self, event, cutoff, names)
        if desk_file is not None and desk_file.state is None:
            context.first_times = FirstTimes(context.key_name)
        self.session, self.views, self.panes, self.sidebar = (
            context.session,
            context.views,
            context.panes,
            context.sidebar,
        )
        self.quote_groups = QuoteGroupsReady(context)
        self.step = StepCommands(context, self.quote_groups)
        self.choose = Choose(context)
        self.matches = Matches(context)
        self.find = Find(context)
        self.select = Select(context)
        self.correct = Correct(context)
        self.notebook = NotebookOnScreen(context)
        self.annotate = Annotate(context, self.notebook, self.select, self.choose, self.correct)
        self.closest = Closest(context, self.select, self.annotate)
        self.export = Export(context, self.quote_groups, self.select)
        self.view_commands = ViewCommands(context, self.quote_groups, self.choose, self.export)
        self.differences = DifferenceCommands(context, self.annotate)
        self.draft_check = DraftCheck(context, self.annotate)
        self.pane_commands = PaneCommands(context)
        self.results = Results(context, self.correct, self.choose)
        self.article_changes = ArticleChangeCommands(context, self.annotate, self.correct, self.results)
        self.open_articles = OpenArticles(context, self.article_changes)
        self.overlap = OverlapCommands(context, self.quote_groups)
        self.archive = ArchiveCommands(context, self.article_changes)
        self.preferences = Preferences(context)
        self.restore = Restore(context, desk_file)
        self.lines_above_status: list[Widget] = []
        context.open_tab = self._open_tab
        self.registry = Registry(COMMANDS)
        self._register(self._subjects())
        bindings = command_bindings(event.settings.keys, COMMANDS)
        self._bindings.key_to_bindings.update(bindings.key_to_bindings)
        self._hints = HintsByMode(self._bindings, self.registry, event.settings.keys)

    def _subjects(self) -> tuple[Subject, ...]:
        """Return the parts of the screen, in the order in which they receive messages."""
        return (
            self.step,
            self.quote_groups,
            self.matches,
            self.choose,
            self.find,
            self.select,
            self.closest,
            self.notebook,
            self.annotate,
            self.correct,
            self.view_commands,
            self.differences,
            self.draft_check,
            self.export,
            self.pane_commands,
            self.results,
            self.article_changes,
            self.open_articles,
            self.overlap,
            self.archive,
            self.preferences,
            self.restore,
        )

    # --- commands --------------------------------------------------------------------------------------------

    def _register(self, subjects: Iterable[Subject]) -> None:
        handlers: dict[type[ReadingMessage], list[Callable[[Any], None]]] = {
            PanesChanged: [lambda _message: self.context.panes_changed()],
        }
        self.registry.register(self._own_commands())
        for subject in subjects:
            self.registry.register(subject.commands())
            for kind, handle in subject.handlers().items():
                handlers.setdefault(kind, []).append(handle)
        self._handlers = handlers

    def _own_commands(self) -> Runs:
        """Return the commands of the program, and those shared by several subjects, in order of precedence."""
        choose, views, correct, annotate = self.choose, self.view_commands, self.correct, self.annotate
        return {
            "select": self._first(choose.select_row, views.select_stop, choose.select_name),
            "leave": self._first(
                self.open_articles.give_up,
                choose.leave_sidebar,
                views.leave_view,
                self.select.drop,
                choose.leave_filter,
                choose.leave_choice,
                self.archive.leave_event,
            ),
            "undo": self._first(self.article_changes.undo, annotate.undo, correct.undo),
            "redo": self._first(annotate.redo, correct.redo),
            "rename": self._first(correct.rename_person, self.article_changes.rename_article),
            "theme": self._change_theme,
            "themes": lambda: self.app.action_change_theme(),
            "palette": self._open_palette,
            "help": self._open_help,
            "quit": lambda: self.app.action_quit(),
        }

    @staticmethod
    def _first(*alternatives: Callable[[], Any]) -> Callable[[], Any]:
        """Return a command that tries alternatives in turn, until one reports that it did something."""

        async def run() -> None:
            for act in alternatives:
                done = act()
                if await done if isawaitable(done) else done:
                    return

        return run

    async def action_command(self, command_id: str) -> None:
        if self.registry[command_id].scope == SIDEBAR and not self.context.in_sidebar:
            people, quotes = self.context.key_name("people"), self.context.key_name("quotes")
            self.context.set_status(
                f"corrections are made in the sidebar; press {people} for the people, {quotes} for the quotes"
            )
            return
        await self.registry.run(command_id)
        self._show_hints()

    def _open_tab(self, tab: str) -> None:
        """Open one of the screens about all outlets from another."""
        if tab == "only_here":  # in the text, that command marks it instead
            self.view_commands.list_only_here()
        else:
            self.call_later(self.action_command, tab)

    async def _open_palette(self) -> None:
        from tui.ui.dialogs.command_list import CommandList

        def run(command_id: str | None) -> None:
            if command_id is not None:
                self.call_later(self.action_command, command_id)

        screen = CommandList(self.registry, self.context.event.settings.keys)
        await self.app.push_screen(screen, run)
        screen.take_keys()

    async def _open_help(self) -> None:
        from tui.ui.help.rows import LEGEND, help_page
        from tui.ui.key_groups import of_commands

        keys = self.context.event.settings.keys
        further = f"{key_label(keys['palette'][0])} all commands by name" if keys["palette"] else ""
        await cast("AppWithKeys", self.app).show_keys(
            [*of_commands(self.registry, keys), LEGEND], further, help_page(keys)
        )

    def _change_theme(self) -> None:
        if self.app.no_color:
            self.context.set_status("colours are off (NO_COLOR is set)")
            return
        self.app.theme = COUNTERPARTS.get(self.app.theme, (LIGHT if self.app.current_theme.dark else DARK).name)
        keep = f"until you quit; to keep it, press “{self.context.key_name('settings')}” and then enter"
        is_default = self.app.theme == self.context.event.settings.reading.theme
        self.context.status.say(f"theme {self.app.theme}", "your default" if is_default else keep)

    # --- the screen ------------------------------------------------------------------------------------------

    @on(ReadingMessage)
    def _hand_on(self, message: ReadingMessage) -> None:
        for handle in self._handlers.get(type(message), ()):
            handle(message)
        self._show_hints()

    def compose(self) -> ComposeResult:
        width_cells = self.app.size.width
        self._place_sidebar(width_cells)
        self.panes.room_cells = width_cells - (self.sidebar.width_cells if self.sidebar.takes_room else 0)
        yield self.context.title_bar
        with DeskRow(id="desk"):
            yield self.panes
            yield self.sidebar
        yield from self.lines_above_status
        yield self.context.status

    def render_lines(self, crop: Region) -> list[Strip]:
        return render_repeated_row(super().render_lines, crop)

    def on_mount(self) -> None:
        self.article_changes.start()
        self.restore.start()
        self._show_hints()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.context.set_palette())
        self.context.highlight_panes()
        self.panes.focus_article(self.panes.plan.focus)
        self.sidebar.explain()
        self.context.set_status()
        self.restore.announce_added()
        for problem in self.context.event.problems:
            self.context.warn(problem, problem.outcome)
        for notice in self.context.event.notices:
            self.context.inform(notice)

    def on_unmount(self) -> None:
        """Close the notebook; every exit from the reader passes here, including errors."""
        self.notebook.close()

    def keep_place(self) -> None:
        """Save the view when the reader ends."""
        self.restore.keep_place()

    def on_resize(self) -> None:
        self._place_sidebar(self.size.width)
        has_stop = self.session.view is not None and self.session.visible_stop is not None
        self.call_after_refresh(self._resized, has_stop)  # by then, a stop may have been restored to its own place

    def _resized(self, has_stop: bool) -> None:
        if has_stop:
            self.panes.show(self.session.current_move())
        self.context.draw_title()

    def _place_sidebar(self, width_cells: int) -> None:
        is_beside = width_cells >= self.context.event.settings.reading.sidebar_beside_cells
        if is_beside != self.sidebar.is_beside:
            self.sidebar.is_beside = is_beside

    def _show_hints(self) -> None:
        """Show the keys for the current situation in the bottom line."""
        mode = self._mode
        word = select_word(mode, self.session, self.sidebar.outline.current)
        self.context.status.hint(self._hints.of(mode, word))

    @property
    def _mode(self) -> Mode:
        if self.find.is_open:
            return Mode.FIND
        if self.sidebar.is_filtering:
            return Mode.FILTER
        if self.context.in_sidebar:
            return list_mode(self.sidebar.listing.list_kind, self.sidebar.outline.current)
        return text_mode(self.session, has_selection=self.select.has_selection)
