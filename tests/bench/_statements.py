"""Statements that outlets share, judged by reading (`statements-news.jsonl.gz`), and how matches are scored by them."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tui.api import open_event
from tui.articles.model import Article

Row = dict[str, Any]
Span = tuple[int, int]
Found = tuple[str, Span, str, Span]
"""Outlet, span, outlet, span."""


def loaded_articles(row: Row) -> list[Article]:
    """The row's texts as the program reads them from files, with their zones; the ids are the outlets."""
    outlets = sorted(row["texts"])
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{outlet}.txt" for outlet in outlets]
        for path, outlet in zip(paths, outlets, strict=True):
            path.write_text(row["texts"][outlet], encoding="utf-8", newline="")
        read = open_event([str(path) for path in paths]).coverage.articles
    return [replace(article, id=outlet) for article, outlet in zip(read, outlets, strict=True)]


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _size(span: Span) -> int:
    return span[1] - span[0]


def fits(span: Span, passage: Span) -> bool:
    """Half of the passage is covered, and the span is no longer than four times it (at least 100 characters)."""
    return 2 * overlap(span, passage) >= _size(passage) and _size(span) <= 4 * max(25, _size(passage))


def judges(span: Span, judged: Span) -> bool:
    """True if one covers half of the shorter one, and neither is more than four times as long as the other."""
    shorter = min(_size(span), _size(judged))
    return 2 * overlap(span, judged) >= shorter and max(_size(span), _size(judged)) <= 4 * max(25, shorter)


def verdict(row: Row, match: Found) -> str:
    """`genuine`, `false` or `name` by the judged pair that it overlaps most; `genuine` where a statement fits;
    else `unjudged`."""
    sides = {match[0]: match[1], match[2]: match[3]}
    best, size = "unjudged", 0
    for judged in row["verdicts"]:
        if judged["a"] in sides and judged["b"] in sides:
            both = [(sides[judged[side]], judged[f"{side}_span"]) for side in ("a", "b")]
            common = sum(overlap(*pair) for pair in both)
            if common > size and all(judges(*pair) for pair in both):
                best, size = judged["verdict"], common
    if best == "unjudged" and any(_holds(statement, sides) for statement in row["statements"]):
        return "genuine"
    return best


def _holds(statement: Row, sides: Mapping[str, Span]) -> bool:
    return all(
        any(fits(span, passage) for passage in statement["passages"].get(outlet, [])) for outlet, span in sides.items()
    )


def recalls(rows: Sequence[Row], found: Mapping[str, Iterable[Found]]) -> dict[str, float]:
    """Label → share of the statements that one match fits on both sides; and of all, as `all`."""
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for row in rows:
        sides = [{match[0]: match[1], match[2]: match[3]} for match in found.get(row["id"], ())]
        for statement in row["statements"]:
            for pair, label in () if statement["pooled"] else statement["labels"].items():
                outlets = set(pair.split("-"))
                hit = any(outlets == each.keys() and _holds(statement, each) for each in sides)
                for name in (label, "all"):
                    total[name] += 1
                    hits[name] += hit
    return {name: hits[name] / total[name] for name in sorted(total)}
