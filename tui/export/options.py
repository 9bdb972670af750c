"""What an export holds."""

from msgspec import Struct


class Include(Struct, frozen=True):
    """The parts to write."""

    passages: bool = True
    names: bool = False
    """Also passages that share only a name or a stock phrase."""
    people: bool = False
    quotes: bool = False
