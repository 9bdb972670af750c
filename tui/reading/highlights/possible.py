"""What the reader does with possible matches: those that may be genuine, but cannot be believed without reading."""

from enum import StrEnum


class PossibleMatches(StrEnum):
    """How possible matches are treated; the value is the sentence that the status line says."""

    DRAWN = "possible passages are shown faintly, and skipped"
    STEPPED = "possible passages are shown faintly, and stepped through"
    HIDDEN = "possible passages are hidden"

    def following(self) -> "PossibleMatches":
        """Return the mode that the key leads to: drawn, stepped through, hidden, and drawn again."""
        modes = list(PossibleMatches)
        return modes[(modes.index(self) + 1) % len(modes)]
