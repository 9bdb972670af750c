"""Goes from a row in the list to its place in the articles, with the other outlets' passages level with it."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.articles.model import Passage
from tui.reading.differences.model import DifferenceRow, DifferingPassage, widest
from tui.reading.place.session import ReadingSession
from tui.reading.stops import DIFFERENCE, Move, Stop, StopKind, Tour
from tui.text.counts import count_text


def go_to_difference(
    session: ReadingSession, rows: Sequence[DifferenceRow], row: DifferenceRow, number: int
) -> Move | None:
    """Go to one outlet's wording in a row, and step through the rows from there on.

    number: that of the passage in the row. Return None if its article has since been closed.
    """
    stops = tuple(dict.fromkeys(_stop(side) for each in rows for side in each.passages))
    listed = f"in {count_text(len(rows), 'difference')}"
    session.tour_hits(Tour(StopKind.HIT, listed, stops).ordered(session.order))
    chosen = row.passages[number]
    move = session.go(_stop(chosen))
    if move is None:
        return None
    level: dict[str, Passage] = {}
    for side in row.passages:
        if side.passage.article != chosen.passage.article:
            level.setdefault(side.passage.article, _place(side))
    return replace(move, level=level)


def _stop(side: DifferingPassage) -> Stop:
    return Stop(StopKind.HIT, _place(side), DIFFERENCE)


def _place(side: DifferingPassage) -> Passage:
    """Return the differing words, or the passage if an outlet only lacks words."""
    return Passage(side.passage.article, widest(side.differing)) if side.differing else side.passage
