"""Draw archive-growth.svg, the plot of `docs/scale.md`, from the table of measurements on that page.

python docs/pictures/archive_growth.py
"""

import re
from math import log10
from pathlib import Path

HERE = Path(__file__).parent
ROW = re.compile(r"^\| ([\d,]+) \| ([\d,]+) s \| ([\d,]+) MB \|", re.MULTILINE)
"""A row of the table: articles, processor time, disk."""
LEFT, RIGHT, TOP, BOTTOM = 70, 490, 40, 290
DECADES = 3
"""Powers of ten on either axis."""
FIRST_ARTICLES, FIRST_SECONDS = 1_000, 1
LABEL_WIDTH = 100
INK, QUIET, GRID, BLUE, BROWN = "#1f2328", "#59636e", "#d8dee4", "#0969da", "#9a6700"


def x_of(articles: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * log10(articles / FIRST_ARTICLES) / DECADES, 1)


def y_of(seconds: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * log10(seconds / FIRST_SECONDS) / DECADES, 1)


def text(x: float, y: float, words: str, *, anchor: str = "middle", colour: str = QUIET) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def grid() -> list[str]:
    parts = []
    for power in range(DECADES + 1):
        x, y = x_of(FIRST_ARTICLES * 10**power), y_of(FIRST_SECONDS * 10**power)
        parts.append(f'<path d="M{x} {TOP}V{BOTTOM}M{LEFT} {y}H{RIGHT}" stroke="{GRID}"/>')
        parts.append(text(x, BOTTOM + 18, f"{FIRST_ARTICLES * 10**power:,}"))
        parts.append(text(LEFT - 8, y + 4, f"{FIRST_SECONDS * 10**power:,}", anchor="end"))
    parts.append(text((LEFT + RIGHT) / 2, BOTTOM + 36, "articles", colour=INK))
    parts.append(text(LEFT - 8, TOP - 14, "seconds of processor time", anchor="start", colour=INK))
    return parts


def plot(points: list[tuple[int, int]]) -> str:
    """Draw the points, and the line along which the time would grow as the number of articles."""
    (first, seconds), most = points[0], FIRST_ARTICLES * 10**DECADES
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 340" width="520" height="340" '
        'font-family="system-ui, sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        *grid(),
        f'<path d="M{x_of(first)} {y_of(seconds)}L{x_of(most)} {y_of(seconds * most / first)}" '
        f'stroke="{BROWN}" stroke-dasharray="4 4"/>',
        text(x_of(most) - 60, y_of(seconds * most / first) + 18, "linear", anchor="end", colour=BROWN),
    ]
    places = [(x_of(articles), y_of(spent)) for articles, spent in points]
    line = " ".join(f"{x},{y}" for x, y in places)
    parts.append(f'<polyline fill="none" stroke="{BLUE}" stroke-width="2" points="{line}"/>')
    for (x, y), (articles, spent) in zip(places, points, strict=True):
        parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{BLUE}"/>')
        label = f"{articles:,}: {spent:,} s"
        if x + LABEL_WIDTH > RIGHT:
            parts.append(text(x - 10, y - 6, label, anchor="end", colour=BLUE))
        else:
            parts.append(text(x + 10, y + 14, label, anchor="start", colour=BLUE))
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    page = (HERE.parent / "scale.md").read_text(encoding="utf-8")
    points = [tuple(int(number.replace(",", "")) for number in row[:2]) for row in ROW.findall(page)]
    (HERE / "archive-growth.svg").write_text(plot(points), encoding="utf-8")


if __name__ == "__main__":
    main()
