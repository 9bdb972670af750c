"""The commands that change settings in the reader and save them in the user's settings files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.reading.options import ReadingOptions
from tui.reading.status.line import SHOWN_MATCHES, cutoff_text
from tui.text.canonical import one_line
from tui.ui.commands import Runs
from tui.ui.reading.context import Subject

if TYPE_CHECKING:  # loaded when the dialog is opened
    from tui.settings.keep import Values
    from tui.ui.preferences.screen import Preference

MEASURE_STEP, MEASURES = 2, (30, 200)
"""Line length per key press, and the shortest and longest line, in cells."""
OWN_CUTOFF = "own"
"""Name of a saved cutoff that has no other name."""


class Preferences(Subject):
    _measure_cells = 0
    """Line length of this session, in cells; 0 until it is changed."""

    def commands(self) -> Runs:
        return {"settings": self._open, "edit_settings": self._edit}

    @property
    def _options(self) -> ReadingOptions:
        return self.context.event.settings.reading

    @property
    def _measure(self) -> int:
        return self._measure_cells or self._options.measure_cells

    # --- the dialog ------------------------------------------------------------------------------------------

    async def _open(self) -> None:
        from tui.articles.files.paths import path_from_home
        from tui.settings.load import user_folder
        from tui.ui.preferences.screen import PreferencesScreen

        place = one_line(path_from_home(str(user_folder())))
        screen = PreferencesScreen(self._preferences(), self._keep, self._edited, place)
        # the line below it may name a theme that has been changed since
        await self.screen.app.push_screen(screen, lambda _closed: self.context.show_session())
        screen.take_keys()

    def _preferences(self) -> "Sequence[Preference]":
        from tui.ui.preferences.screen import Preference

        app, session = self.screen.app, self.session
        return (
            Preference("theme", lambda: app.theme, lambda: app.theme == self._options.theme, self._change_theme),
            Preference(
                "matches shown",
                lambda: cutoff_text(session).removeprefix(SHOWN_MATCHES),
                lambda: session.cutoff == self.context.event.settings.matching.cutoff_score(),
                self._change_cutoff,
            ),
            Preference(
                "longest line",
                lambda: f"{self._measure} characters",
                lambda: self._measure == self._options.measure_cells,
                self._change_measure,
            ),
            Preference(
                f"{self.context.key_name('next')} goes to passages in",
                lambda: "all articles" if session.is_event_toured else "the current article",
                lambda: session.is_event_toured == self._options.step_through_event,
                self._change_reach,
            ),
        )

    def _change_theme(self, step: int) -> None:
        app = self.screen.app
        own = [name for name in app.available_themes if name.startswith("crosslight-")]
        names = [*own, *sorted(name for name in app.available_themes if name not in own)]
        if not app.no_color:
            app.theme = names[(names.index(app.theme) + step) % len(names)]

    def _change_cutoff(self, step: int) -> None:
        self.session.move_cutoff(step > 0)
        self.context.show_session()

    def _change_measure(self, step: int) -> None:
        shortest, longest = MEASURES
        self._measure_cells = max(shortest, min(longest, self._measure + step * MEASURE_STEP))
        self.panes.set_measure(self._measure_cells)

    def _change_reach(self, _step: int) -> None:
        self.session.is_event_toured = not self.session.is_event_toured
        self.session.choose(None)
        self.context.show_session()

    # --- keeping ---------------------------------------------------------------------------------------------

    def _keep(self) -> str:
        """Save the values that differ from the settings files, and return a message."""
        from tui.articles.files.paths import path_from_home
        from tui.settings.keep import KeepError, keep_settings
        from tui.settings.load import user_folder

        values = self._changed()
        if not values:
            return "these are already your defaults"
        try:
            files = keep_settings(user_folder(), values)
        except KeepError as error:
            return one_line(str(error))
        self._take_as_defaults()
        return f"saved in {one_line(', '.join(path_from_home(str(file)) for file in files))}"

    def _changed(self) -> "dict[str, Values]":
        """Return file → the values that differ from the settings."""
        options, matching = self._options, self.context.event.settings.matching
        now = {
            "theme": self.screen.app.theme,
            "measure_cells": self._measure,
            "step_through_event": self.session.is_event_toured,
        }
        if self.screen.app.no_color:
            del now["theme"]  # the user did not choose it
        reading = {key: value for key, value in now.items() if getattr(options, key) != value}
        files: dict[str, Values] = {"reading.yaml": reading} if reading else {}
        if self.session.cutoff != matching.cutoff_score():
            files["matching.yaml"] = self._cutoff_values()
        return files

    def _cutoff_values(self) -> "Values":
        named = self.context.event.settings.matching.cutoffs
        name = next((name for name, score in named.items() if score == self.session.cutoff and name != OWN_CUTOFF), "")
        return {"cutoff": name} if name else {"cutoffs": {OWN_CUTOFF: self.session.cutoff}, "cutoff": OWN_CUTOFF}

    def _take_as_defaults(self) -> None:
        """Make these values the defaults of this session too."""
        event, cutoff = self.context.event, self.session.cutoff
        settings = event.settings
        reading = replace(
            settings.reading,
            theme=self.screen.app.theme,
            measure_cells=self._measure,
            step_through_event=self.session.is_event_toured,
        )
        matching = settings.matching
        name = next((name for name, score in matching.cutoffs.items() if score == cutoff), OWN_CUTOFF)
        matching = replace(matching, cutoff=name, cutoffs={**matching.cutoffs, name: cutoff})
        self.session.cutoff_names = matching.cutoffs
        self.context.event = replace(event, settings=replace(settings, reading=reading, matching=matching))

    # --- the files -------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        self.context.set_status(self._edited())

    def _edited(self) -> str:
        from tui.settings.load import user_folder
        from tui.ui.preferences.editor import edit_settings

        return edit_settings(self.screen.app, user_folder())
