"""How fast the sidebar is with ten thousand rows in each list: first fill, a keystroke in its filter, the other order.

    python tests/bench/sidebar_speed.py [ROWS]

Times are medians, in milliseconds, of what holds up the screen; the frame after it costs the same whatever the rows.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from tui.api import event_from_articles
from tui.articles.model import Article, Coverage, Passage, ZoneKind
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.reading.letters import Letters
from tui.reading.lists import Listed
from tui.reading.shown import Shown
from tui.reading.spots import Mentioned
from tui.text.span import Span
from tui.ui.app import CrosslightApp
from tui.ui.widgets.sidebar import Sidebar

TYPED = ("9", "99", "99 s", "99 se", "99 see")
SIZE = (160, 45)


def coverage(rows: int) -> Coverage:
    lines = [f"Person Number{row} said “we see {row} ships in the harbour today” to the press." for row in range(rows)]
    paragraphs, at = [], 0
    for line in lines:
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 2
    text = "\n\n".join(lines)
    return Coverage("", tuple(Article(name, name, "", "", "", "", text, tuple(paragraphs), ()) for name in "ab"))


def mentioned(event: Coverage) -> Mentioned:
    """A person and a quote a paragraph; three quotes a speaker."""
    people, mentions, quotes = [], [], []
    for number, paragraph in enumerate(event.articles[0].paragraphs):
        name = f"Person Number{number}"
        people.append(Person(f"p{number}", name, ()))
        span = Span(paragraph.start, paragraph.start + len(name))
        mentions += [Mention(f"p{number}", Passage(a, span), MentionForm.FULL, ZoneKind.BODY) for a in "ab"]
        text = event.articles[0].text
        words = Span(text.index("“", paragraph.start) + 1, text.index("”", paragraph.start))
        speaker = f"p{number // 3}"
        quotes.append(
            Quote(f"a:{number}", "a", (words,), QuoteKind.DIRECT, speaker, "", None, None, "none", ZoneKind.BODY)
        )
    return Mentioned(MentionSet(tuple(people), tuple(mentions), tuple(quotes)))


def shown(event: Coverage) -> Shown:
    """Every paragraph is shared."""
    paragraphs = list(enumerate(event.articles[0].paragraphs))
    matches = [Match(f"m{n}", Passage("a", p), Passage("b", p), 80, MatchKind.VERBATIM, "") for n, p in paragraphs]
    groups = [MatchGroup(f"g{n}", (Passage("a", p), Passage("b", p)), 80, MatchKind.VERBATIM) for n, p in paragraphs]
    grouping = Grouping(tuple(groups), tuple(matches), {f"m{n}": f"g{n}" for n, _ in paragraphs})
    return Shown(event, grouping, frozenset(MatchKind), Letters())


async def measure(rows: int) -> None:
    event = coverage(rows)
    reader = CrosslightApp(event_from_articles(event.articles[:1]), 50)
    async with reader.run_test(size=SIZE) as pilot:
        sidebar = reader.screen_stack[0].query_one(Sidebar)
        await pilot.pause()
        await reader.workers.wait_for_complete()
        await pilot.pause()
        sidebar.set_coverage(event, {"a": "A", "b": "B"})
        sidebar.set_shown(shown(event))
        sidebar.set_mentioned(mentioned(event))
        for listed in (Listed.PEOPLE, Listed.QUOTES, Listed.PASSAGES):
            sidebar.show_list(listed)
            await reader.workers.wait_for_complete()
            await pilot.pause()
            print(f"{listed:<9} {len(sidebar.outline.entries):>6} rows", *times(sidebar), sep="   ")


def times(sidebar: Sidebar) -> list[str]:
    def refill() -> None:
        sidebar.listing._changed()
        sidebar._fill()

    keys = [timed(partial(sidebar.narrow, typed)) for typed in TYPED]
    sidebar.narrow("")
    fills = [timed(refill) for _ in range(5)]
    orders = [timed(sidebar.next_order) for _ in range(4)]
    named = (("fill", fills), ("keystroke", keys), ("order", orders))
    return [f"{name} {statistics.median(each):.0f} (max {max(each):.0f})" for name, each in named]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
