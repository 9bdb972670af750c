"""Determines the number of colours that the terminal can show."""

from enum import IntEnum
from typing import Any

from textual.app import App


class Colours(IntEnum):
    NONE = 0
    SIXTEEN = 1
    """The terminal's own sixteen colours, whose look its user has chosen."""
    SOME = 2
    """A palette of 256 colours."""
    ANY = 3


def colours_of(app: App[Any]) -> Colours:
    """Return the number of colours, judging by the environment; all of them without a terminal, as in screenshots."""
    if app.is_headless:
        return Colours.ANY
    system = app.console.color_system
    if system == "truecolor":
        return Colours.ANY
    if system == "256":
        return Colours.SOME
    return Colours.SIXTEEN if system is not None and _has_colours() else Colours.NONE


def _has_colours() -> bool:
    """Return True if the terminal's description has any colours; that of a VT100 has none."""
    import curses

    try:
        curses.setupterm(fd=1)  # while this runs, Python's standard output belongs to the screen
    except curses.error:  # no such description: most terminals have colours
        return True
    return curses.tigetnum("colors") > 1
