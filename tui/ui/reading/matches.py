"""Filters for the matches that are shown: the cutoff and the kinds."""

from functools import partial

from tui.matching.model import MatchKind
from tui.reading.highlights.match_kinds import hidden_text, kind_rows
from tui.reading.status.line import SEPARATOR, cutoff_text, passages_text
from tui.reading.status.nearest_cutoff import nearest_cutoff, nearest_text
from tui.text.counts import count_text
from tui.ui.commands import Runs
from tui.ui.reading.context import Subject


class Matches(Subject):
    def commands(self) -> Runs:
        return {
            "stricter": partial(self._move_cutoff, True),
            "looser": partial(self._move_cutoff, False),
            "usual_cutoff": self._usual_cutoff,
            "nearest": self._nearest,
            "kinds": self._kinds,
            "names": self._names,
            "possible": self._cycle_possible,
            "whole_event": self._toggle_event,
        }

    # --- cutoff ----------------------------------------------------------------------------------------------

    def _move_cutoff(self, stricter: bool) -> None:
        self.session.move_cutoff(stricter)
        self._show_cutoff()

    def _usual_cutoff(self) -> None:
        """Return to the cutoff in the settings, whatever `+` and `-` or the last session have set."""
        self.session.set_cutoff(self.context.event.settings.matching.cutoff_score())
        self._show_cutoff()

    def _nearest(self) -> None:
        """Lower the cutoff until the first passage appears, on an empty screen or in an article without any."""
        shown = self.session.visible_groups
        if shown is None:
            self.context.set_status("still comparing the articles")
            return
        article = self.session.focus if shown.groups else ""
        score = None if shown.stops[self.session.focus] else nearest_cutoff(self.session, article)
        if score is not None:
            self.session.set_cutoff(score)
            self._show_cutoff()
        elif shown.stops[self.session.focus]:
            nearest, step = map(self.context.key_name, ("nearest", "next"))
            self.context.status.say(
                f"{nearest} shows the most likely match in an article without passages",
                f"here, press {step} to go to the next passage",
            )
        else:
            self.context.set_status(nearest_text(self.session, self.context.key_name, article))

    def _show_cutoff(self) -> None:
        self.context.show_session()
        self._say_shown(cutoff_text(self.session))

    # --- kinds -----------------------------------------------------------------------------------------------

    async def _kinds(self) -> None:
        from tui.ui.dialogs.kinds import KindsScreen

        screen = KindsScreen(kind_rows(self.session.visible_groups), self.session.kinds, self._toggle_kind)
        await self.screen.app.push_screen(screen, lambda _: self._say_shown(cutoff_text(self.session)))
        screen.take_keys()

    def _names(self) -> None:
        self.session.toggle_kind(MatchKind.NAME)
        self.context.show_session()
        shown = MatchKind.NAME in self.session.kinds
        self._say_shown(f"passages that share only a name are {'shown' if shown else 'hidden'}")

    def _cycle_possible(self) -> None:
        mode = self.session.cycle_possible()
        self.context.show_session()
        self._say_shown(str(mode))

    def _toggle_event(self) -> None:
        self.session.is_event_toured = not self.session.is_event_toured
        self.session.choose(None)
        self.context.show_session()
        count = count_text(len(self.session.tour.stops), "passage")
        of_event, of_article = f"{count} of all articles, each once", f"{count} of the current article"
        key = self.context.key_name("next")
        self.context.set_status(f"{key} steps through the {of_event if self.session.is_event_toured else of_article}")

    def _toggle_kind(self, kind: MatchKind) -> None:
        self.session.toggle_kind(kind)
        self.context.show_session()

    def _say_shown(self, head: str) -> None:
        shown = self.session.visible_groups
        if shown is None:
            self.context.set_status(head)
            return
        details = (passages_text(shown, "shared passage"), hidden_text(shown))
        self.context.status.say(head, SEPARATOR.join(part for part in details if part))
