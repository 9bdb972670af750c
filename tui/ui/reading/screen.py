"""The reading screen: the desk, with what every key does on it."""

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from tui.reading.outlets import short_tags
from tui.ui.reading.annotate import NoteKeys
from tui.ui.reading.article_changes import LiveKeys
from tui.ui.reading.choose import ChooseKeys
from tui.ui.reading.commands import shown
from tui.ui.reading.correct import CorrectKeys
from tui.ui.reading.export import ExportKeys
from tui.ui.reading.jump import JumpKeys
from tui.ui.reading.matches import MatchKeys
from tui.ui.reading.panes import PaneKeys
from tui.ui.reading.restore import KeptPlace
from tui.ui.reading.scroll import ScrollKeys
from tui.ui.reading.step import StepKeys
from tui.ui.reading.views import ViewKeys
from tui.ui.theme.themes import COUNTERPARTS, DARK, LIGHT

if TYPE_CHECKING:
    from tui.ui.dialogs.dialog import AppWithKeys
    from tui.ui.dialogs.rename import Renamed


class ReadingScreen(
    ViewKeys,
    StepKeys,
    JumpKeys,
    PaneKeys,
    LiveKeys,
    ChooseKeys,
    MatchKeys,
    NoteKeys,
    CorrectKeys,
    ExportKeys,
    ScrollKeys,
    KeptPlace,
):
    """Bindings are added when the app starts, from config/keys.yaml."""

    async def action_rename(self) -> None:
        """The person under the sidebar's cursor, else the article."""
        if self.sidebar.outline.has_focus:
            await self.rename_person()
            return
        from tui.ui.dialogs.rename import RenameScreen

        article = self.session.coverage.article(self.session.focus)
        self.app.push_screen(RenameScreen(article, self.event.event_file(article.id)), self._renamed)

    def _renamed(self, renamed: "Renamed | None") -> None:
        if renamed is None:
            return
        said = self._keep(renamed)
        articles = tuple(renamed.article if a.id == renamed.article.id else a for a in self.session.coverage.articles)
        coverage = replace(self.session.coverage, articles=articles)
        self.event = replace(self.event, coverage=coverage)
        self.session.set_coverage(coverage)
        if self.correcting is not None:
            self.correcting.coverage = coverage
        self.panes.set_coverage(coverage)
        self.sidebar.set_coverage(coverage, short_tags(coverage.articles))
        self.show_session()
        self.say(said)

    def _keep(self, renamed: "Renamed") -> str:
        if not renamed.keep:
            return "named for this session; crosslight init writes an event.yaml that keeps names"
        try:
            self.event.keep_names(renamed.article)
        except (OSError, ValueError) as error:
            return f"named for this session; event.yaml was not changed: {error}"
        return "named, and kept in event.yaml"

    def action_theme(self) -> None:
        if self.app.no_color:
            self.say("the terminal is asked for no colours (NO_COLOR)")
            return
        otherwise = LIGHT if self.app.current_theme.dark else DARK
        self.app.theme = COUNTERPARTS.get(self.app.theme, otherwise.name)
        self.status.say(
            f"theme {self.app.theme}", f"until you leave; in reading.yaml, “theme: {self.app.theme}” keeps it"
        )

    async def action_help(self) -> None:
        from tui.ui.key_groups import of_commands

        keys = self.event.settings.keys
        list_keys = f"{shown(keys['palette'][0])} has the names that keys.yaml knows" if keys["palette"] else ""
        await cast("AppWithKeys", self.app).show_keys(of_commands(keys), list_keys)
