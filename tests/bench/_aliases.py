"""Whether names of one person are joined across outlets, and names of two people kept apart.

The pairs stand in `data/aliases.txt`. Each side becomes an article of its own and goes through the whole of
`mentions.find`, so that a name which is not even found counts as not joined.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tui.articles.model import Article
from tui.mentions.find import find
from tui.mentions.options import MentionsOptions
from tui.text.span import Span

PAIRS = Path(__file__).parent / "data" / "aliases.txt"
LEFT = "“It has been a long day for all of us,” [{}] said on Tuesday."
RIGHT = "Many had waited for [{}], who spoke on Tuesday."


def pairs() -> Iterator[tuple[str, str, str, str]]:
    """(same or different, what kind, left, right)"""
    wanted = kind = ""
    for line in PAIRS.read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            wanted, _, kind = line.strip("[]").partition(": ")
        elif "|" in line and not line.startswith("#"):
            left, _, right = line.partition(" | ")
            yield wanted, kind, left, right


def told(side: str, frame: str, article_id: str) -> tuple[Article, Span]:
    """The side as an article, and where its name stands."""
    marked = side if "[" in side else frame.format(side)
    place = re.search(r"\[(.+?)\]", marked)
    assert place is not None
    text = marked.replace("[", "").replace("]", "")
    span = Span(place.start(), place.end() - 2)
    return Article(article_id, article_id, "", "", "", "", text, (Span(0, len(text)),), ()), span


def person_at(sides: tuple[tuple[Article, Span], ...], options: MentionsOptions) -> list[str | None]:
    """Who is found at each side's name."""
    found = find([article for article, _ in sides], options)
    return [
        next((m.person for m in found.mentions if m.passage.article == one.id and m.passage.span.overlap(span)), None)
        for one, span in sides
    ]


def aliases(options: MentionsOptions, *, errors: bool) -> None:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for wanted, kind, left, right in pairs():
        one, other = person_at((told(left, LEFT, "left"), told(right, RIGHT, "right")), options)
        counts[wanted] += 1
        joined = one is not None and one == other
        counts[f"{wanted} joined"] += joined
        missing = one is None or other is None
        counts[f"{wanted} not found"] += missing
        if joined != (wanted == "same") or missing:
            wrong.append(f"{wanted} ({kind}): {left} | {right}{' (not found)' if missing else ''}")
    print(
        f"aliases: joined {counts['same joined']}/{counts['same']} = {counts['same joined'] / counts['same']:.3f}, "
        f"falsely joined {counts['different joined']}/{counts['different']} = "
        f"{counts['different joined'] / counts['different']:.3f}; a side not found: "
        f"{counts['same not found']} of the same, {counts['different not found']} of the different"
    )
    for line in wrong if errors else ():
        print("  ", line)
