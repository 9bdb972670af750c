"""Fixes for faults in Textual 8.2 that affect the reader."""

from functools import lru_cache

from textual._styles_cache import StylesCache

PAIRS_MAX = 1024
"""Maximum number of pairs of background colours that are cached, as in Textual."""


def mend_styles_cache() -> None:
    """Fix a memory leak: mixed background colours are cached with their widget, which keeps painted lines alive.

    See https://github.com/Textualize/textual/issues/6665. Only the colours matter.
    """
    plain = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if plain is not None:
        StylesCache.get_inner_outer = classmethod(lru_cache(PAIRS_MAX)(plain))  # type: ignore[method-assign, assignment, arg-type]
