"""Fixes for faults of Textual 8.2 that the reader depends on."""

from functools import lru_cache

from textual._styles_cache import StylesCache

PAIRS_MAX = 1024
"""Pairs of background colours that are kept, as in Textual."""


def mend_styles_cache() -> None:
    """Two background colours mixed are remembered together with the widget that asked, so that the painted lines of a
    thousand widgets stay that are gone: https://github.com/Textualize/textual/issues/6665. Only the colours matter."""
    plain = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if plain is not None:
        StylesCache.get_inner_outer = classmethod(lru_cache(PAIRS_MAX)(plain))  # type: ignore[method-assign, assignment, arg-type]
