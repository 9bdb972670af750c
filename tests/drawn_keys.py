"""Keys drawn at random, as a cat on the keyboard would press them; the same for the same seed."""

from collections.abc import Sequence
from random import Random

LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789"
"""Without q, which leaves."""
SIGNS = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "vertical_line": "|",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "plus": "+",
    "minus": "-",
    "apostrophe": "'",
    "number_sign": "#",
    "percent_sign": "%",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "space": " ",
}
OTHERS = {
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "shift+up": "\x1b[1;2A",
    "shift+down": "\x1b[1;2B",
    "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "bdfopruwyz"},
}
KEYS = {**{letter: letter for letter in LETTERS}, **SIGNS, **OTHERS}
"""Textual's name of each key → what a terminal sends for it."""
LEAVING = ("escape", "enter", "n")
"""Drawn more often, so that no dialog holds the keys for long."""
LEAVING_SHARE = 0.2


def drawn_keys(seed: int, count: int) -> Sequence[str]:
    """Names of keys."""
    random = Random(seed)
    names = list(KEYS)
    return [random.choice(LEAVING if random.random() < LEAVING_SHARE else names) for _ in range(count)]
