"""Which matches are shown: how sure they must be, and of which kinds."""

from tui.matching.model import MatchKind
from tui.reading.highlights.match_kinds import hidden_text, kind_rows
from tui.reading.status.line import SEPARATOR, count_text, cutoff_text
from tui.reading.status.nearest_cutoff import nearest_cutoff, nearest_text
from tui.ui.reading.context import Desk


class MatchKeys(Desk):
    # --- how sure --------------------------------------------------------------------------------------------

    def action_stricter(self) -> None:
        self.session.move_cutoff(stricter=True)
        self._cut_off()

    def action_looser(self) -> None:
        self.session.move_cutoff(stricter=False)
        self._cut_off()

    def action_usual_cutoff(self) -> None:
        """The one in the settings, wherever `+` and `-` or the last session have led."""
        self.session.set_cutoff(self.event.settings.matching.cutoff_score())
        self._cut_off()

    def action_nearest(self) -> None:
        """From an empty screen, or an article without passages, to the first one that appears."""
        shown = self.session.shown
        if shown is None:
            self.say("still looking for what they share")
            return
        article = self.session.focus if shown.groups else ""
        score = None if shown.stops[self.session.focus] else nearest_cutoff(self.session, article)
        if score is not None:
            self.session.set_cutoff(score)
            self._cut_off()
        elif shown.stops[self.session.focus]:
            self.say(f"this article has passages already: {self.key_name('next')} goes to the next one")
        else:
            self.say(nearest_text(self.session, self.key_name, article))

    def _cut_off(self) -> None:
        self.show_session()
        self._say_shown(cutoff_text(self.session))

    # --- of which kinds --------------------------------------------------------------------------------------

    async def action_kinds(self) -> None:
        from tui.ui.dialogs.kinds import KindsScreen

        screen = KindsScreen(kind_rows(self.session.shown), self.session.kinds, self._toggle_kind)
        await self.app.push_screen(screen, lambda _: self._say_shown(cutoff_text(self.session)))
        screen.take_keys()

    def action_names(self) -> None:
        self.session.toggle_kind(MatchKind.NAME)
        self.show_session()
        shown = MatchKind.NAME in self.session.kinds
        self._say_shown(f"passages that share only a name are {'shown' if shown else 'hidden'}")

    def _toggle_kind(self, kind: MatchKind) -> None:
        self.session.toggle_kind(kind)
        self.show_session()

    def _say_shown(self, head: str) -> None:
        shown = self.session.shown
        if shown is None:
            self.say(head)
            return
        rest = (count_text(len(shown.groups), "shared passage"), hidden_text(shown))
        self.status.say(head, SEPARATOR.join(part for part in rest if part))
