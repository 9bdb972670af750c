"""Where nothing is shown: what is hidden, and the nearest cutoff at which there is something."""

from math import floor
from typing import TYPE_CHECKING

from tui.reading.highlights.match_kinds import hidden_text
from tui.reading.status.key_names import KeyName

if TYPE_CHECKING:
    from tui.reading.place.session import ReadingSession


def nearest_cutoff(session: "ReadingSession", article: str = "") -> float | None:
    """The highest cutoff below the present one, in whole score points, at which a passage of the kinds that are shown
    appears (article: in this one). None where there is no such cutoff, or matches are not found yet."""
    if session.found is None:
        return None
    scores = [
        match.score
        for match in session.found.matches
        if match.score < session.cutoff
        and match.kind in session.kinds
        and (not article or article in (match.left.article, match.right.article))
    ]
    return float(floor(max(scores))) if scores else None


def nearest_text(session: "ReadingSession", key_of: KeyName, article: str = "") -> str:
    """What would help where nothing is shown."""
    score = nearest_cutoff(session, article)
    if score is not None:
        return f"the first appears at cutoff {score:.0f}: {key_of('nearest')} goes there"
    return "none at a lower cutoff either"


def nothing_text(session: "ReadingSession", key_of: KeyName) -> list[str]:
    """Of the articles together: what is hidden, and what would help."""
    veiled = hidden_text(session.shown) if session.shown else ""
    return [*([f"{veiled}, {key_of('kinds')} chooses"] if veiled else []), nearest_text(session, key_of)]
