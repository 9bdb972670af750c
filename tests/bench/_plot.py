"""Draws how time and memory grow, as an SVG: log-log, two columns (number, length) of two rows (seconds, megabytes)."""

from collections.abc import Callable, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

from _growth import Point, Table

WIDTH, HEIGHT = 330, 220
"""Of one chart's square, in pixels."""
LEFT, TOP, RIGHT, BOTTOM = 70, 44, 30, 54
"""Margins around it, in pixels."""
INK, QUIET, GRID = "#1f2328", "#59636e", "#d8dee4"


class Line(NamedTuple):
    name: str
    colour: str
    value: Callable[[Point], float]


ROWS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "seconds",
        (
            Line("crosslight", "#0969da", lambda point: point.seconds),
            Line("words and stems alone", "#9a6700", lambda point: point.floor_seconds),
        ),
    ),
    ("MB at the peak", (Line("crosslight", "#0969da", lambda point: point.peak_bytes / 1e6),)),
)


def draw(tables: Sequence[Table]) -> str:
    """A light picture of the tables, one a column."""
    width = len(tables) * (LEFT + WIDTH + RIGHT)
    height = len(ROWS) * (TOP + HEIGHT + BOTTOM)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for column, table in enumerate(tables):
        for row, (unit, lines) in enumerate(ROWS):
            chart = _Chart(table.points, lines)
            x, y = column * (LEFT + WIDTH + RIGHT) + LEFT, row * (TOP + HEIGHT + BOTTOM) + TOP
            parts.append(f'<g transform="translate({x} {y})">')
            parts += chart.frame(f"{unit}: {table.title}", table.unit)
            parts += [chart.line(line) for line in lines]
            parts += chart.legend(lines)
            parts.append("</g>")
    return "\n".join([*parts, "</svg>\n"])


class _Chart:
    """Points on two logarithmic axes, which end at powers of ten above and at the points to the sides."""

    def __init__(self, points: Sequence[Point], lines: Sequence[Line]) -> None:
        values = [line.value(point) for line in lines for point in points]
        self._points = points
        self._first, self._last = log10(points[0].at), log10(points[-1].at)
        self._low, self._high = floor(log10(min(values))), ceil(log10(max(values)))

    def _x(self, at: float) -> float:
        return round(WIDTH * (log10(at) - self._first) / (self._last - self._first), 1)

    def _y(self, value: float) -> float:
        return round(HEIGHT * (1 - (log10(value) - self._low) / (self._high - self._low)), 1)

    def frame(self, title: str, unit: str) -> list[str]:
        parts = [f'<text x="0" y="-16" fill="{INK}" font-weight="600">{escape(title)}</text>']
        for power in range(self._low, self._high + 1):
            y = self._y(10.0**power)
            parts.append(f'<path d="M0 {y}H{WIDTH}" stroke="{GRID}"/>')
            parts.append(f'<text x="-8" y="{y + 4}" fill="{QUIET}" text-anchor="end">{10.0**power:,g}</text>')
        for point in self._points:
            x = self._x(point.at)
            parts.append(f'<path d="M{x} 0V{HEIGHT}" stroke="{GRID}"/>')
            parts.append(f'<text x="{x}" y="{HEIGHT + 18}" fill="{QUIET}" text-anchor="middle">{point.at:,}</text>')
        parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT + 38}" fill="{INK}" text-anchor="middle">{escape(unit)}</text>')
        return parts

    def line(self, line: Line) -> str:
        places = [(self._x(point.at), self._y(line.value(point))) for point in self._points]
        path = " ".join(f"{x},{y}" for x, y in places)
        dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{line.colour}"/>' for x, y in places)
        return f'<polyline points="{path}" fill="none" stroke="{line.colour}" stroke-width="2"/>{dots}'

    def legend(self, lines: Sequence[Line]) -> list[str]:
        if len(lines) < 2:
            return []
        return [
            f'<text x="12" y="{18 + 18 * at}" fill="{line.colour}" font-weight="600">{escape(line.name)}</text>'
            for at, line in enumerate(lines)
        ]
