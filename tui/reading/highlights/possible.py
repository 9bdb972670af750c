"""Modes for possible matches, which may be genuine but must be read to be believed."""

from enum import StrEnum


class PossibleMatches(StrEnum):
    """Modes for possible matches; the value is the sentence for the status line."""

    DRAWN = "possible passages are shown faintly, and skipped"
    STEPPED = "possible passages are shown faintly, and stepped through"
    HIDDEN = "possible passages are hidden"

    def following(self) -> "PossibleMatches":
        """Return the next mode for the key: drawn, stepped through, hidden, and drawn again."""
        modes = list(PossibleMatches)
        return modes[(modes.index(self) + 1) % len(modes)]
