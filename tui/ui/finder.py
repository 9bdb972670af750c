"""Searches for passages, people and quotes in a thread, one after the other, and again when articles change.

Outdated searches are cancelled.
"""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, get_current_worker

from tui.api import Event
from tui.cancel import Cancelled
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # the text is painted before any search is loaded
    from tui.matching.find import Matcher, MatchSet
    from tui.mentions.corrections.model import Correction
    from tui.reading.corrections import CorrectionSession

PASSAGES, PEOPLE, TRANSLATIONS = "shared passages", "people and quotes", "statements in other languages"

TELL_SECONDS = 0.3
"""Interval between progress reports, in seconds. A search that ends sooner reports none, to avoid flicker."""


class Finder:
    """Searches in a thread and delivers the results in the screen's thread; the thread touches nothing else."""

    def __init__(
        self,
        screen: Screen[None],
        on_matches: "Callable[[MatchSet], None]",
        mentioned: "Callable[[CorrectionSession], None]",
        failed: Callable[[str, Exception], None],
        progressed: Callable[[], None],
        encoding: Callable[[str], None],
        missing: Callable[[str], None],
    ) -> None:
        """Prepare searches. failed: called with what could not be found; the other search still runs.

        progressed: called repeatedly while pairs of articles are compared, for `take_progress`; not in a short search.
        encoding: called with the progress of comparing languages, which continues after the other results are
        delivered. missing: called with what that needs but is not installed.
        """
        self._screen = screen
        self._on_matches = on_matches
        self._mentioned = mentioned
        self._failed = failed
        self._progressed = progressed
        self._encoding = encoding
        self._missing = missing
        self._matches: MatchSet | None = None
        """Matches of the current event, without those between languages."""
        self.pairs: tuple[int, int] | None = None
        """Number of compared pairs of articles at the last report, and of all pairs; None before the first report."""
        self._noted: tuple[Event, tuple[int, int]] | None = None
        """Current numbers of pairs, with their event. The thread only stores them, so that reporting costs nothing."""
        self._teller: Timer | None = None
        self._matcher: Matcher | None = None
        """Matcher that remembers earlier comparisons, so that a changed article costs little beyond its own pairs."""
        self._one_at_a_time = Lock()
        self._event: Event | None = None

    @property
    def has_begun(self) -> bool:
        return self._event is not None

    def find(self, event: Event, corrections: "Sequence[Correction]") -> None:
        """Search the articles of an event. A search that is still running is cancelled."""
        self._event, self.pairs = event, None
        if self._teller is None:
            self._teller = self._screen.set_interval(TELL_SECONDS, self._tell_progress)
        run_behind(self._screen, partial(self._find, event, corrections), "finding", exit_on_error=False)

    def _find(self, event: Event, corrections: "Sequence[Correction]") -> None:
        worker = get_current_worker()
        with self._one_at_a_time:
            try:
                self._try(event, PASSAGES, lambda: self._matched_in(event, worker))
                self._try(event, PEOPLE, lambda: self._mentioned_in(event, corrections, worker))
                self._try(event, TRANSLATIONS, lambda: self._translated_in(event, worker))
            except Cancelled:
                return
        if not gc.isenabled():
            gc.freeze()  # objects made during start-up stay, so the collector need not examine them again
            gc.enable()

    def _try(self, event: Event, subject: str, find: Callable[[], Callable[[], None]]) -> None:
        try:
            deliver = find()
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a search stumbles over, the articles can still be read
            reason = error
            deliver = lambda: self._failed(subject, reason)  # noqa: E731
        self._screen.app.call_from_thread(self._tell, event, deliver)

    def _tell(self, event: Event, deliver: Callable[[], None]) -> None:
        """Deliver a result in the screen's thread, unless the articles have changed since."""
        if event is self._event and self._screen.is_running:
            if self._teller is not None:
                self._teller.stop()
                self._teller = None
            deliver()

    def _tell_progress(self) -> None:
        if self._noted is not None and self._noted[0] is self._event:
            self._progressed()

    def take_progress(self) -> None:
        """Publish the progress that the thread has stored."""
        if self._noted is not None and self._noted[0] is self._event:
            self.pairs = self._noted[1]

    def _matched_in(self, event: Event, worker: "Worker[object]") -> Callable[[], None]:
        from tui.matching.find import Matcher

        if self._matcher is None:
            self._matcher = Matcher(event.settings.matching)

        def note(compared: int, pairs: int) -> None:
            self._noted = event, (compared, pairs)

        matches = event.matches(
            matcher=self._matcher, progress=note, cancelled=lambda: worker.is_cancelled, translates=False
        )
        self._matches = matches
        return lambda: self._on_matches(matches)

    def _translated_in(self, event: Event, worker: "Worker[object]") -> Callable[[], None]:
        """Compare the articles across languages with the sentence encoder, which takes a second or two to load."""
        from tui.matching.translation.encoder import missing_for
        from tui.matching.translation.optional import are_multilingual, translated

        articles = event.coverage.articles
        if self._matches is None or not are_multilingual(articles):
            return lambda: None
        if missing := missing_for(article.language for article in articles):
            return lambda: self._missing(missing)

        def note(encoded: int, sentences: int) -> None:
            self._say_encoding(event, f"comparing languages: {encoded} of {sentences} sentences")

        self._say_encoding(event, "comparing languages: loading the sentence encoder")
        cancelled = lambda: worker.is_cancelled  # noqa: E731
        matches = translated(self._matches, articles, event.settings.matching, note, cancelled)
        return lambda: self._on_matches(matches)

    def _say_encoding(self, event: Event, text: str) -> None:
        self._screen.app.call_from_thread(self._tell, event, lambda: self._encoding(text))

    def _mentioned_in(
        self, event: Event, corrections: "Sequence[Correction]", worker: "Worker[object]"
    ) -> Callable[[], None]:
        mentions = event.found_mentions(cancelled=lambda: worker.is_cancelled)
        from tui.reading.corrections import CorrectionSession

        correcting = CorrectionSession(event.coverage, mentions, corrections)
        return lambda: self._mentioned(correcting)
