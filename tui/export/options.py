"""What an export holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Include:
    """The parts to write."""

    passages: bool = True
    names: bool = False
    """Also passages that share only a name or a stock phrase."""
    people: bool = False
    quotes: bool = False
