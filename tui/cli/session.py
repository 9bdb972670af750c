"""Makes a reading session without a screen, for commands that print what the reader's screens show."""

from typing import TYPE_CHECKING

from tui.cli import console, inputs

if TYPE_CHECKING:  # loaded only when the command needs it
    from tui.api import Event
    from tui.reading.place.session import ReadingSession


def session_of(event: "Event", cutoff: float, *, with_progress: bool = True) -> "ReadingSession":
    """Return a session on an event, with its passages, people and quotes found.

    cutoff: 0 to 100. with_progress: True to show the progress on standard error, on one line that is updated.
    """
    from tui.reading.place.session import ReadingSession

    reading, matching = event.settings.reading, event.settings.matching
    session = ReadingSession(
        event.coverage,
        cutoff=cutoff,
        step=matching.cutoff_step,
        kinds=reading.kinds,
        cutoff_names=matching.cutoffs,
        is_event_toured=reading.step_through_event,
    )
    session.letters = event.letters()
    progress = console.progress("comparing articles") if with_progress else None
    session.set_matches(inputs.matches_of(event, progress))
    session.set_mentions(inputs.corrected_mentions(event))
    return session
