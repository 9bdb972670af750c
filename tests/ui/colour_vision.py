"""Colours as eyes see them: contrast, distance, and colour blindness simulated.

The matrices are those of Machado, Oliveira and Fernandes (2009) for the severity 1.0, applied to linear RGB; distances
are CIE 1976 ΔE in CIELAB under D65; contrast is that of WCAG 2.
"""

from rich.color import Color, ColorSystem

RGB = tuple[int, int, int]

MATRICES = {
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def rgb(color: Color) -> RGB:
    return tuple(color.get_truecolor())


def among_256(color: Color) -> RGB:
    """As a terminal of 256 colours shows it."""
    return tuple(color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def contrast(one: RGB, other: RGB) -> float:
    """1 to 21."""
    darker, lighter = sorted(_times((0.2126, 0.7152, 0.0722), _linear(each)) for each in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: RGB, other: RGB, vision: str) -> float:
    here, there = _lab(one, vision), _lab(other, vision)
    return sum((a - b) ** 2 for a, b in zip(here, there, strict=True)) ** 0.5


def _lab(color: RGB, vision: str) -> tuple[float, float, float]:
    linear = _linear(color)
    seen = [min(1.0, max(0.0, _times(row, linear))) for row in MATRICES[vision]]
    x, y, z = (_f(_times(row, seen) / white) for row, white in zip(_TO_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(color: RGB) -> list[float]:
    parts = [part / 255 for part in color]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(row, vector) -> float:
    return sum(a * b for a, b in zip(row, vector, strict=True))


def _f(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116
