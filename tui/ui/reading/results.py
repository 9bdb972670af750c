"""Receives the results of the background search, and reports errors."""

from typing import TYPE_CHECKING

from tui.ui.finder import PEOPLE, Finder
from tui.ui.messages import TextPainted, ignoring_message
from tui.ui.reading.choose import Choose
from tui.ui.reading.context import Handlers, ReadingContext, Subject
from tui.ui.reading.correct import Correct

if TYPE_CHECKING:  # the text is painted before any search is loaded
    from tui.matching.find import MatchSet
    from tui.reading.corrections import CorrectionSession

UNAPPLIED_MAX = 5
"""Maximum number of unapplied corrections listed individually; the others are counted."""


class Results(Subject):
    def __init__(self, context: ReadingContext, correct: Correct, choose: Choose) -> None:
        super().__init__(context)
        self._correct = correct
        self._choose = choose
        self.finder = Finder(
            self.screen,
            self._take_matches,
            self._take_people,
            self._fail,
            self._progress,
            self._encode,
            self._say_missing,
        )
        self._encoding_text = ""
        self._has_said_missing = False

    def handlers(self) -> Handlers:
        return {TextPainted: ignoring_message(self._begin)}

    def find_again(self) -> None:
        """Search articles that have changed, and apply the corrections made so far to the results."""
        context = self.context
        corrections = self._correct.begin_again()
        context.matching_pending, context.mentions_failed, context.compared_pairs = True, False, None
        self.finder.find(context.event, corrections)

    def _begin(self) -> None:
        """Begin the search once the text is on the screen."""
        if not self.finder.has_begun:
            self.finder.find(self.context.event, self.context.event.corrections.corrections)

    def _progress(self) -> None:
        """Show the progress of the search, unless the status line shows something else."""
        context = self.context
        is_said = context.status.message == context.status_text()
        self.finder.take_progress()
        context.compared_pairs = self.finder.pairs
        if is_said:
            context.set_status()

    def _encode(self, text: str) -> None:
        """Show the progress of comparing languages, unless the status line shows something else."""
        context = self.context
        if context.status.message in (context.status_text(), (self._encoding_text, "")):
            self._encoding_text = text
            context.set_status(text)

    def _take_matches(self, matches: "MatchSet") -> None:
        self.context.matching_pending = False
        self.session.set_matches(matches)
        self.context.show_results()
        self.context.results_taken()
        if self._encoding_text:
            self._encoding_text = ""
            self.context.set_status()

    def _say_missing(self, text: str) -> None:
        """Say once what articles in several languages need but is not installed."""
        if not self._has_said_missing:
            self._has_said_missing = True
            self.context.set_status(text)

    def _take_people(self, correcting: "CorrectionSession") -> None:
        self._correct.correcting = correcting
        self.context.take_mentions(correcting.current.mentions)
        if self._choose.quotes_wanted:
            self.session.choose_quotes()
            self.context.show_results()
        unapplied = list(map(str, correcting.current.unapplied))
        if unapplied:
            rest_text = [f"and {len(unapplied) - UNAPPLIED_MAX} more"] if len(unapplied) > UNAPPLIED_MAX else []
            self.context.inform("\n".join(unapplied[:UNAPPLIED_MAX] + rest_text), "corrections that do not apply")

    def _fail(self, subject: str, error: Exception) -> None:
        """Continue without the missing results: the articles can still be read."""
        self.context.matching_pending = False
        self.context.mentions_failed |= subject == PEOPLE
        self.sidebar.explain()
        self.context.report_failure(f"the search for {subject} failed", error)
        self.context.set_status()
