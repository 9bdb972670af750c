"""The desk: the widgets of the reading screen, the work behind them, and how what the session says comes to be seen.

What the keys do stands in the modules beside this one; what a key means, in the session.
"""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.theme import Theme

from tui.api import Event
from tui.mentions.model import MentionSet
from tui.reading.outlets import short_tags
from tui.reading.place.session import ReadingSession
from tui.reading.sidebar.empty_reasons import why_empty
from tui.reading.status.line import analysis_text, sentence
from tui.reading.status.welcome import welcome_text
from tui.reading.stops import Move, StopKind
from tui.reading.views import Views
from tui.ui.finder import PEOPLE, Finder
from tui.ui.highlighting import PaneHighlights
from tui.ui.messages import PanesChanged, QuotesGrouped, QuotesLost, TextPainted
from tui.ui.reading.commands import hints, key_name
from tui.ui.textual.fast_render import TransparentContainer, render_repeated_row
from tui.ui.theme.palette import colours
from tui.ui.widgets.panes import Panes
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:  # the text is painted before anything that finds is loaded
    from tui.matching.find import MatchSet
    from tui.reading.corrections import CorrectionSession

NOTICE_SECONDS = 8
"""How long what is to be known of an input stays on the screen; it is said again on leaving."""
UNAPPLIED_MAX = 5
"""Corrections that do not apply and are named one by one; more of them are counted."""


class DeskRow(TransparentContainer, Horizontal):
    """The panes, and the sidebar beside them."""


class Desk(Screen[None]):
    AUTO_FOCUS = ""

    def __init__(self, event: Event, cutoff: float) -> None:
        super().__init__()
        reading, matching = event.settings.reading, event.settings.matching
        self.event = event
        self.session = ReadingSession(
            event.coverage,
            cutoff=cutoff,
            step=matching.cutoff_step,
            kinds=reading.kinds,
            cutoff_names=matching.cutoffs,
        )
        look = colours(self.app)
        self.waiting = True
        """Whether the shared passages are still being looked for."""
        self.unopened = event.problems
        """Said first, until the reader goes somewhere or the articles are others."""
        self._news = ""
        """What was told last, of what happened by itself."""
        self.quotes_wanted = False
        """Whether the reader asked for the quotes before they were there."""
        self.correcting: CorrectionSession | None = None
        """People and quotes as found, with the reader's corrections; None until they are found."""
        self.finder = Finder(self, self._matched, self._mentioned, self._failed, self._progressed)
        self.views = Views(self.session)
        self._lighting = PaneHighlights(self.session, self.views)
        self._lit_revision = self.session.revision
        self._lit: set[str] = set()
        """Articles on whose panes the light of this revision lies."""
        self.title_bar = TitleBar(event.coverage.title)
        self.panes = Panes(event.coverage, reading, look)
        self.lost_people = False
        """Whether people and quotes could not be found."""
        tags = short_tags(event.coverage.articles)
        self.sidebar = Sidebar(event.coverage, tags, reading, look, self.session.crossing.quotations, self._why_empty)
        self.status = StatusBar()

    def compose(self) -> ComposeResult:
        width_cells = self.app.size.width
        self._place_sidebar(width_cells)
        self.panes.room_cells = width_cells - (self.sidebar.width_cells if self.sidebar.takes_room else 0)
        yield self.title_bar
        with DeskRow(id="desk"):
            yield self.panes
            yield self.sidebar
        yield self.status

    def render_lines(self, crop: Region) -> list[Strip]:
        return render_repeated_row(super().render_lines, crop)

    def on_mount(self) -> None:
        self.status.hint(hints(self.event.settings.keys))
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)
        self._light_up()
        self.panes.focus_article(self.panes.plan.focus)
        self.sidebar.explain()
        self.say()
        notify = partial(self.notify, timeout=NOTICE_SECONDS, markup=False)
        for problem in self.event.problems:
            notify(str(problem), title="not opened", severity="warning")
        for notice in self.event.notices:
            notify(str(notice))

    def on_resize(self) -> None:
        self._place_sidebar(self.size.width)
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        """What was current and on the screen stays on it."""
        if self.session.view is not None and self.session.seen is not None:
            self.panes.show(self.session.here())
        self.draw_title()

    def _place_sidebar(self, width_cells: int) -> None:
        beside = width_cells >= self.event.settings.reading.sidebar_beside_cells
        if beside != self.sidebar.beside:
            self.sidebar.beside = beside

    def _theme_changed(self, theme: Theme) -> None:
        look = colours(self.app)
        self.panes.set_palette(look)
        self.sidebar.set_palette(look)

    # --- work in the background ------------------------------------------------------------------------------

    @on(TextPainted)
    def _painted(self) -> None:
        """The text is there to be read: now find what is in it."""
        if not self.finder.has_begun:
            self.finder.find(self.event, self.event.corrections.corrections)

    def _progressed(self) -> None:
        """Said only in place of what was said of it before, never of something else."""
        is_said = self.status.said == self._said()
        self.finder.take_progress()
        if is_said:
            self.say()

    def _matched(self, matches: "MatchSet") -> None:
        self.waiting = False
        self.session.set_matches(matches)
        self.show_found()

    def _mentioned(self, correcting: "CorrectionSession") -> None:
        self.correcting = correcting
        self.take_mentions(correcting.current.mentions)
        if self.quotes_wanted:
            self.session.choose_quotes()
            self.show_found()
        missing = list(map(str, correcting.current.unapplied))
        if missing:
            more = [f"and {len(missing) - UNAPPLIED_MAX} more"] if len(missing) > UNAPPLIED_MAX else []
            told = "\n".join(missing[:UNAPPLIED_MAX] + more)
            self.notify(told, title="corrections that do not apply", timeout=NOTICE_SECONDS, markup=False)

    def take_mentions(self, mentions: MentionSet) -> None:
        """People and quotes have been found, or corrected."""
        self.session.set_mentions(mentions)
        if self.session.mentioned is not None:
            self.sidebar.set_mentioned(self.session.mentioned)
        self.show_found()

    def _failed(self, what: str, error: Exception) -> None:
        """The articles can still be read."""
        self.waiting = False
        self.lost_people |= what == PEOPLE
        self.sidebar.explain()
        self._tell_failed(f"the {what} could not be found", error)
        self.say()

    @on(QuotesLost)
    def _quotes_lost(self, message: QuotesLost) -> None:
        self._tell_failed("the quotes could not be put together", message.error)

    def _tell_failed(self, what: str, error: Exception) -> None:
        self.notify(f"{what}: {error!r}; please report it", severity="error", timeout=NOTICE_SECONDS, markup=False)

    # --- showing ---------------------------------------------------------------------------------------------

    def go(self, move: Move | None, otherwise: str = "") -> None:
        """Show where a key has led; say `otherwise` where it led nowhere."""
        if move is None:
            self.say(otherwise)
            return
        self.unopened = ()
        self.panes.focus_article(self.session.focus)
        self.show_session()
        self.panes.show(move)
        self.call_after_refresh(self.look)
        if move.stop is not None:
            self.sidebar.follow(move.stop)

    def show_session(self) -> None:
        """Bring light, title and status up to the session: all of it where groups or tours have changed."""
        self.views.renew()
        if self._lit_revision != self.session.revision:
            self._lit_revision = self.session.revision
            self._lighting = PaneHighlights(self.session, self.views)
            self._lit.clear()
            if self.session.shown is not None:
                self.sidebar.set_shown(self.session.shown)
        else:
            self._lighting.follow()
        self.sidebar.explain()
        self._light_up()
        self.draw_title()
        self.say()

    def show_found(self) -> None:
        """The same where no key was pressed: news that nothing has taken the place of are still to be read."""
        is_news = bool(self._news) and self.status.said == (self._news, "")
        self.show_session()
        if is_news:
            self.say(self._news)

    def _why_empty(self) -> str:
        listing = self.sidebar.listing
        return why_empty(self.session, listing, self.key_name, waiting=self.waiting, lost=self.lost_people)

    def _light_up(self) -> None:
        """The panes that are seen; another one once it comes to be."""
        shown = self.panes.shown
        for pane in shown:
            article, light = pane.article_id, self._lighting.on(pane.article_id)
            pane.view.fold(self.views.kept(article))
            pane.tell(self._lighting.missing(article))
            if article in self._lit:
                pane.view.set_current(light)
            else:
                pane.view.set_light(light, self._lighting.labels(article), self._lighting.marks(article))
        self._lit = {pane.article_id for pane in shown}

    @on(PanesChanged)
    def _panes_changed(self) -> None:
        if not self._lit.issuperset(pane.article_id for pane in self.panes.shown):
            self._light_up()
        self.draw_title()

    @on(QuotesGrouped)
    def _quotes_grouped(self) -> None:
        """Now it is known where else the quote stands that is current."""
        stop = self.session.stop
        if stop is not None and stop.kind is StopKind.QUOTE:
            self._lighting.follow()
            self._light_up()

    def draw_title(self) -> None:
        self.title_bar.set_tabs(self.panes.tabs)
        self.title_bar.set_found(analysis_text(self.session))

    def say(self, instead: str = "") -> None:
        """The sentence on what is current, or something else to be read now."""
        if instead:
            self.status.say(instead, "")
        else:
            self.status.say(*self._said())

    def tell(self, news: str) -> None:
        """Of articles that came, went or changed: it stays while all is found anew, until a key says something else."""
        self._news = news
        self.say(news)

    def _said(self) -> tuple[str, str]:
        said = sentence(self.session, self.waiting, self.key_name, self.finder.pairs)
        return self.views.said(*(said if self.session.stop else self._welcomed(said)))

    def _welcomed(self, said: tuple[str, str]) -> tuple[str, str]:
        event = self.event
        open_key = self.key_name("open_path")
        return welcome_text(said, is_sample=event.is_sample, unopened=self.unopened, open_key=open_key)

    def key_name(self, command: str) -> str:
        """As a sentence names it."""
        return key_name(self.event.settings.keys, command)

    def look(self) -> None:
        """Tell the session what is in view, before a key is asked for its meaning."""
        self.session.look(self.panes.focused.view.view)
        self.views.renew()
