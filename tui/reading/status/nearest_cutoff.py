"""Gives hints for a view without passages: the hidden kinds, and the nearest cutoff that shows something."""

from math import floor
from typing import TYPE_CHECKING

from tui.reading.highlights.match_kinds import hidden_text
from tui.reading.status.key_names import KeyName

if TYPE_CHECKING:
    from tui.reading.place.session import ReadingSession


def nearest_cutoff(session: "ReadingSession", article: str = "") -> float | None:
    """Return the highest cutoff below the current one, in whole score points, at which a passage appears.

    Only the visible kinds of match count. article: the article that must contain the passage; empty for any. None if
    there is no such cutoff, or matches have not been computed yet.
    """
    if session.matches is None:
        return None
    scores = [
        match.level
        for match in session.matches.matches
        if match.level < session.cutoff
        and match.kind in session.kinds
        and (not article or article in (match.left.article, match.right.article))
    ]
    return float(floor(max(scores))) if scores else None


def nearest_text(session: "ReadingSession", key_of: KeyName, article: str = "") -> str:
    """Return a hint that names the nearest cutoff."""
    score = nearest_cutoff(session, article)
    if score is not None:
        return f"the most likely match: {score:.0f}% (press {key_of('nearest')})"
    return "there are no less likely matches"


def nothing_text(session: "ReadingSession", key_of: KeyName) -> list[str]:
    """Return hints for articles without a visible passage: the hidden kinds, and the nearest cutoff."""
    hidden_kinds = hidden_text(session.visible_groups) if session.visible_groups else ""
    return [*([f"{hidden_kinds} ({key_of('kinds')} to choose)"] if hidden_kinds else []), nearest_text(session, key_of)]
