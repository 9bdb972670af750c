"""The reading screen: it turns keys into calls on the session, and what the session answers into what is shown."""

import gc
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import get_current_worker

from tui.api import Event
from tui.mentions.model import MentionSet
from tui.reading.outlets import short_tags
from tui.reading.outline import EntryKind
from tui.reading.session import Move, ReadingSession
from tui.reading.status import cutoff_text, found_text, sentence
from tui.reading.tour import Stop, StopKind
from tui.text.canonical import one_line
from tui.ui.commands import hints
from tui.ui.lighting import Lighting
from tui.ui.messages import EntryChosen, FindChanged, FindClosed, PaneFocused, TabClicked, TextClicked, TextPainted
from tui.ui.palette import DARK, LIGHT, palette
from tui.ui.screens.scroll_keys import ScrollKeys
from tui.ui.widgets.panes import Panes
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:  # the text is painted before anything that finds is loaded
    from tui.matching.find import MatchSet
    from tui.ui.screens.rename import Renamed
    from tui.ui.widgets.find_bar import FindBar

PROBLEM_SECONDS = 12
"""How long an input that could not be opened stays on the screen; it is said again on leaving."""


class ReadingScreen(ScrollKeys, Screen[None]):
    AUTO_FOCUS = ""

    def __init__(self, event: Event, cutoff: float) -> None:
        super().__init__()
        reading = event.settings.reading
        self.event = event
        self.session = ReadingSession(
            event.coverage,
            cutoff=cutoff,
            step=event.settings.matching.cutoff_step,
            with_names=reading.show_names,
        )
        colours = palette(self.app.current_theme, no_color=self.app.no_color)
        self._finding = False
        self._waiting = True
        self._lighting = Lighting(self.session)
        self._lit_revision = self.session.revision
        self.title_bar = TitleBar(event.coverage.title)
        self.panes = Panes(event.coverage, reading, colours)
        self.sidebar = Sidebar(event.coverage, short_tags(event.coverage.articles), reading, colours)
        self.status = StatusBar()
        self.find_bar: FindBar | None = None

    def compose(self) -> ComposeResult:
        yield self.title_bar
        with Horizontal(id="desk"):
            yield self.panes
            yield self.sidebar
        yield self.status

    def on_mount(self) -> None:
        width_cells = self.app.size.width
        self._place_sidebar(width_cells)
        self.panes.room_cells = width_cells - (self.sidebar.width_cells if self.sidebar.beside else 0)
        self.status.hint(hints(self.event.settings.keys))
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)
        self._light_up()
        self.panes.focus_index(0)
        self._say()
        for problem in self.event.problems:
            self.notify(str(problem), title="not opened", severity="warning", timeout=PROBLEM_SECONDS, markup=False)

    @on(TextPainted)
    def _painted(self) -> None:
        """The text is there to be read: now find what is in it."""
        if not self._finding:
            self._finding = True
            self._find()

    def on_resize(self) -> None:
        self._place_sidebar(self.size.width)
        self.call_after_refresh(self._draw_title)

    def _place_sidebar(self, width_cells: int) -> None:
        beside = width_cells >= self.event.settings.reading.sidebar_beside_cells
        if beside != self.sidebar.beside:
            self.sidebar.beside = beside

    def _theme_changed(self, theme: Theme) -> None:
        colours = palette(theme, no_color=self.app.no_color)
        self.panes.set_palette(colours)
        self.sidebar.set_palette(colours)

    # --- work in the background ------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="find")
    def _find(self) -> None:
        """Each result is shown as soon as it is there. Nothing here touches a widget."""
        from tui.matching.find import Cancelled

        worker = get_current_worker()
        try:
            self.app.call_from_thread(self._matched, self.event.matches(cancelled=lambda: worker.is_cancelled))
            self.app.call_from_thread(self._mentioned, self.event.mentions(cancelled=lambda: worker.is_cancelled))
        except Cancelled:
            return

    def _matched(self, matches: "MatchSet") -> None:
        self._waiting = False
        self.session.set_matches(matches)
        self._refresh()

    def _mentioned(self, mentions: MentionSet) -> None:
        from tui.ui.widgets.find_bar import FindBar

        self.find_bar = FindBar()
        self.mount(self.find_bar, before=self.status)
        self.session.set_mentions(mentions)
        self.sidebar.set_mentions(mentions)
        gc.freeze()  # what start-up made stays: no collection need look at it again
        gc.enable()
        self._refresh()

    # --- showing ---------------------------------------------------------------------------------------------

    def _go(self, move: Move | None, otherwise: str = "") -> None:
        """Show where a key has led; say `otherwise` where it led nowhere."""
        if move is None:
            self._say(otherwise)
            return
        self.panes.focus_article(self.session.focus)
        self._refresh()
        self.panes.show(move)
        if move.stop is not None:
            self.sidebar.follow(move.stop)

    def _refresh(self) -> None:
        """Bring light, title and status up to the session: all of it where groups or tours have changed."""
        if self._lit_revision != self.session.revision:
            self._lit_revision = self.session.revision
            self._lighting = Lighting(self.session)
            self._light_up()
        else:
            self._lighting.follow()
            for pane in self.panes.all:
                pane.view.set_current(self._lighting.on(pane.article_id))
        self._draw_title()
        self._say()

    def _light_up(self) -> None:
        for pane in self.panes.all:
            article = pane.article_id
            pane.view.set_light(
                self._lighting.on(article), self._lighting.labels(article), self._lighting.marks(article)
            )

    def _draw_title(self) -> None:
        self.title_bar.set_tabs(self.panes.tabs)
        self.title_bar.set_found(found_text(self.session))

    def _say(self, instead: str = "") -> None:
        if instead:
            self.status.say(instead, "")
        else:
            self.status.say(*sentence(self.session, self.event.settings.matching.cutoffs, self._waiting))

    def _look(self) -> None:
        """Tell the session what is in view, before a key is asked for its meaning."""
        self.session.look(self.panes.focused.view.view)

    # --- what the mouse and the widgets say ------------------------------------------------------------------

    @on(PaneFocused)
    def _pane_focused(self, message: PaneFocused) -> None:
        # Keys may have led elsewhere since; only the pane that still has the focus counts.
        if self.panes.pane(message.article_id).view.has_focus:
            self.panes.focus_article(message.article_id)
            self._look()
            self._draw_title()

    @on(TabClicked)
    def _tab_clicked(self, message: TabClicked) -> None:
        self.panes.focus_article(message.article_id)

    @on(TextClicked)
    def _text_clicked(self, message: TextClicked) -> None:
        self._look()
        passage, named = self.session.at(message.article_id, message.offset)
        if passage is not None:
            self._go(self.session.go(passage))
        if named is not None:
            self.sidebar.select(named)
            if passage is None:
                self._go(self.session.go(named))

    @on(EntryChosen)
    def _entry_chosen(self, message: EntryChosen) -> None:
        entry = message.entry
        self._look()
        if entry.kind is EntryKind.PERSON:
            self.sidebar.toggle(entry.key)
            self.session.choose_person(entry.key)
            self._refresh()
        elif entry.stop is not None:
            if entry.stop.kind is StopKind.QUOTE:
                self.session.choose_quotes()
            else:
                self.session.choose_person(entry.key)
            self._go(self.session.go(entry.stop))
            if not self.sidebar.beside:
                self.sidebar.close()
                self.set_focus(self.panes.focused.view)
            else:
                self.set_focus(self.sidebar.outline)

    @on(FindChanged)
    def _find_changed(self, message: FindChanged) -> None:
        count = self.session.search(message.query)
        self._refresh()
        if message.query.strip():
            self._say(f"{count} match{'' if count == 1 else 'es'}" if count else f"“{message.query}” is in no article")

    @on(FindClosed)
    def _find_closed(self, message: FindClosed) -> None:
        self.set_focus(self.panes.focused.view)
        if not message.kept or not message.query.strip():
            self.session.choose_passages()
            self._refresh()
        elif self.session.search(message.query):
            self._go(self.session.next())
        else:
            self.session.choose_passages()
            self._refresh()
            self._say(f"“{message.query}” is in no article")

    # --- keys ------------------------------------------------------------------------------------------------

    def action_next(self) -> None:
        self._look()
        self._go(self.session.next(), self._nothing_to_step())

    def action_previous(self) -> None:
        self._look()
        self._go(self.session.previous(), self._nothing_to_step())

    def _nothing_to_step(self) -> str:
        if self._waiting:
            return "still matching"
        outlet = self.session.coverage.article(self.session.focus).outlet
        return f"{outlet} shares no passage at this cutoff; - shows looser matches"

    def action_cross_next(self) -> None:
        self._look()
        self._go(self.session.cross(forward=True), self._nothing_to_cross())

    def action_cross_previous(self) -> None:
        self._look()
        self._go(self.session.cross(forward=False), self._nothing_to_cross())

    def _nothing_to_cross(self) -> str:
        return "no other article has it" if self.session.stop else "nothing is current yet: n goes to the first"

    def action_name_next(self) -> None:
        self._look()
        self._go(self.session.hop(forward=True), "no name or quote here")

    def action_name_previous(self) -> None:
        self._look()
        self._go(self.session.hop(forward=False), "no name or quote here")

    def action_select(self) -> None:
        if self.sidebar.outline.has_focus:
            self.sidebar.outline.choose()
            return
        named: Stop | None = self.session.selected()
        if named is None:
            self._say("no name or quote is current: w goes to the next one")
        else:
            self.sidebar.select(named)
            self.sidebar.open()

    def action_back(self) -> None:
        self._look()
        self._go(self.session.back(), "no earlier place")

    def action_forward(self) -> None:
        self._look()
        self._go(self.session.forward(), "no later place")

    def action_leave(self) -> None:
        if self.sidebar.outline.has_focus:
            if not self.sidebar.beside:
                self.sidebar.close()
            self.set_focus(self.panes.focused.view)
        elif self.session.leave():
            self._refresh()

    def action_people(self) -> None:
        self.sidebar.show_people()
        self.sidebar.open()

    def action_quotes(self) -> None:
        self.sidebar.show_quotes()
        self.sidebar.open()
        self.session.choose_quotes()
        self._refresh()

    def action_sidebar(self) -> None:
        if self.sidebar.toggle_shown():
            self.set_focus(self.sidebar.outline)
        else:
            self.set_focus(self.panes.focused.view)

    def action_find(self) -> None:
        self._look()
        if self.find_bar is not None:
            self.find_bar.open()

    def action_stricter(self) -> None:
        self._cut(1)

    def action_looser(self) -> None:
        self._cut(-1)

    def _cut(self, steps: int) -> None:
        self.session.raise_cutoff(steps)
        self._refresh()
        count = len(self.session.shown.groups) if self.session.shown else 0
        self.status.say(cutoff_text(self.session, self.event.settings.matching.cutoffs), f"{count} shared passages")

    def action_names(self) -> None:
        shown = self.session.toggle_names()
        self._refresh()
        self._say("matches that share only a name are shown" if shown else "matches that share only a name are hidden")

    def action_pane(self, number: int) -> None:
        self.panes.focus_index(number - 1)

    def action_pane_next(self) -> None:
        self.panes.focus_step(1)

    def action_pane_previous(self) -> None:
        self.panes.focus_step(-1)

    action_pane_right, action_pane_left = action_pane_next, action_pane_previous

    def action_zoom(self) -> None:
        self.panes.toggle_zoom()
        self._draw_title()

    def action_theme(self) -> None:
        self.app.theme = LIGHT.name if self.app.current_theme.dark else DARK.name

    def action_rename(self) -> None:
        from tui.ui.screens.rename import RenameScreen

        article = self.session.coverage.article(self.session.focus)
        self.app.push_screen(RenameScreen(article, self.event.event_file(article.id)), self._renamed)

    def _renamed(self, renamed: "Renamed | None") -> None:
        if renamed is None:
            return
        articles = tuple(renamed.article if a.id == renamed.article.id else a for a in self.session.coverage.articles)
        coverage = replace(self.session.coverage, articles=articles)
        self.event = replace(self.event, coverage=coverage)
        self.session.set_coverage(coverage)
        self.panes.rename(coverage)
        self.sidebar.set_coverage(coverage, short_tags(coverage.articles))
        self._refresh()
        self._say(self._keep(renamed))

    def _keep(self, renamed: "Renamed") -> str:
        if not renamed.keep:
            return "named for this session; crosslight init writes an event.yaml that keeps names"
        try:
            self.event.keep_names(renamed.article)
        except (OSError, ValueError) as error:
            return one_line(f"named for this session; event.yaml was not changed: {error}")
        return "named, and kept in event.yaml"

    def action_export(self) -> None:
        from tui.articles.make import slug
        from tui.ui.screens.export import ExportScreen

        if self.session.shown is None or self.session.mentions is None:
            self._say("still matching")
            return
        grouping, mentions = self.session.shown.grouping, self.session.mentions
        cutoff, passages = self.session.cutoff, len(self.session.shown.groups)
        name = f"{slug(self.session.coverage.title or 'passages')}.md"
        screen = ExportScreen(
            name,
            passages,
            self.session.with_names,
            lambda file_format, include: self.event.export(file_format, cutoff, grouping, mentions, include),
        )
        self.app.push_screen(screen, lambda path: self._say(f"written: {path}") if path else None)

    def action_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.event.settings.keys))
