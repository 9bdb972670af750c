"""The keys of each script: those that show what a feature draws, and keys drawn at random, the same each time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.drawn_keys import drawn_keys

SHOT = "shot"
"""Stands among the keys where the screen is recorded. In a script of words it is written as `.`."""
SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (160, 45)


class Script(NamedTuple):
    event: str
    size: tuple[int, int]
    """In cells: columns and lines."""
    keys: Sequence[str]
    cutoff: float = 50.0
    """In score points."""


TOURS = {
    "start": ". N . n . n n . [ .",
    "across": "n ] . ] . [ . ctrl+o . alt+right .",
    "names": "w . w w . W . enter . escape .",
    "people": "p . j . enter . n . N . l .",
    "people by place": "p O . F type:wal . enter . escape . s .",
    "quotes": "t . j . l . enter . n . escape .",
    "reported": "t i . j j . enter . i .",
    "passages": "P . j j . O . enter . F type:zero . escape .",
    "compare": "n enter . w . j . h . ] . escape .",
    "compare quote": "t j enter . enter . w . escape .",
    "coverage": "c . j j j . K . K . O . / type:zero enter . w . escape .",
    "coverage places": "c G . l . enter . n .",
    "only here": "u . n . n . u .",
    "fold": "f . n . f .",
    "find": "/ type:minister . enter . n . n . escape .",
    "find nothing": "/ type:zzz . enter . escape .",
    "cutoff": "+ . + + . - - - - . _ . 9 .",
    "cutoff high": "+ + + + + + + + + + . 0 .",
    "kinds": "K . space . j space . escape . x . n .",
    "select": "} . } . { . v . V . % . shift+right shift+right . shift+down . y . Y .",
    "bookmarks": "n n m . a . g ' . a .",
    "panes": "tab . 2 . z . z . | . | . | .",
    "widths": "> > > . < < < < . ) . ( . ctrl+w . Z .",
    "articles": "L . j . enter . escape .",
    "open": "o . type:nowhere.txt enter . escape . X . y .",
    "rename": "r . type:New enter . escape .",
    "rename person": "p r . type:New enter . ctrl+z . ctrl+y .",
    "merge": "p M . j enter . ctrl+z .",
    "split": "p S . space . tab tab . escape .",
    "no person": "p j D . U .",
    "speaker": "t j A . j enter . U .",
    "highlight": "} H . H . n H . B . j . enter . U . delete .",
    "note": "n a . type:word ctrl+s . B . # . type:tag enter . escape .",
    "verdict": "n J . j enter . B .",
    "export": "n e . j . space . tab . tab . escape .",
    "export coverage": "c e . tab . escape .",
    "help": "? . pagedown . escape . c ? . escape escape . / f1 .",
    "palette": ": . type:cov . enter .",
    "themes": "T . T . : type:theme . escape .",
    "scroll": "j j . ctrl+d . space . b . G . g .",
    "interrupt": "ctrl+c . n ctrl+c . q .",
}
"""Name → keys as words, `type:` before a text that is typed."""
PLACES = (("sample", SMALL), ("harbour", MIDDLE), ("sample", LARGE))
"""Event and size of the terminal of one tour after the other."""
DRAWN = tuple((event, size) for event in ("sample", "harbour", "subjects") for size in (SMALL, MIDDLE, LARGE))
DRAWN_KEYS, DRAWN_SHOTS = 36, 3


def _keys(words: str) -> Iterator[str]:
    for word in words.split():
        if word.startswith("type:"):
            yield from word.removeprefix("type:")
        else:
            yield SHOT if word == "." else word


def _scripts() -> Iterator[tuple[str, Script]]:
    for number, (name, words) in enumerate(TOURS.items()):
        event, size = PLACES[number % len(PLACES)]
        yield name, Script(event, size, tuple(_keys(words)))
    for seed, (event, size) in enumerate(DRAWN):
        keys = drawn_keys(seed, DRAWN_KEYS)
        step = DRAWN_KEYS // DRAWN_SHOTS
        with_shots = [key for n in range(0, DRAWN_KEYS, step) for key in (*keys[n : n + step], SHOT)]
        yield f"drawn keys {seed}", Script(event, size, with_shots)


SCRIPTS: Mapping[str, Script] = dict(_scripts())
