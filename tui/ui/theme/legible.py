"""Measures the contrast of text with its background by WCAG 2, and adjusts colours to have enough."""

from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.style import Style

TEXT_CONTRAST_MIN, HIGH_CONTRAST_MIN = 4.5, 7.0
"""Minimum contrast of text, 1 to 21: WCAG's level AA, and AAA for the high-contrast themes."""
STEPS = 10
"""Number of steps tried from a colour to black or white."""
Triplet = tuple[int, int, int]


def contrast(one: Triplet, other: Triplet) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def legible(style: Style, contrast_min: float, deep: bool) -> Style:
    """Return a style whose text has a contrast of at least `contrast_min` with its background.

    If needed, the text colour is moved towards black or white. deep: True if the terminal shows every colour; with 256,
    the displayed colours are compared.
    """
    if not contrast_min or style.color is None or style.bgcolor is None:
        return style
    background = _seen(style.bgcolor, deep)
    if contrast(_seen(style.color, deep), background) >= contrast_min:
        return style
    end = max(((0, 0, 0), (255, 255, 255)), key=lambda pole: contrast(pole, background))
    start = style.color.get_truecolor()
    for step in range(1, STEPS + 1):
        color = Color.from_rgb(*(a + (b - a) * step / STEPS for a, b in zip(start, end, strict=True)))
        if contrast(_seen(color, deep), background) >= contrast_min:
            break
    return style + Style(color=color)


def _seen(color: Color, deep: bool) -> Triplet:
    shown = color if deep else color.downgrade(ColorSystem.EIGHT_BIT)
    red, green, blue = shown.get_truecolor()
    return red, green, blue


def _luminance(color: Triplet) -> float:
    red, green, blue = (_linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
