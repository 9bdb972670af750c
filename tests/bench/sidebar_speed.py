"""How fast the sidebar is with ten thousand rows in each list: first fill, a keystroke in its filter, a row that is
opened, the other order.

    python tests/bench/sidebar_speed.py [ROWS]

Times are medians, in milliseconds, of what holds up the screen; the frame after it costs the same whatever the rows.
"""

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from unittest.mock import patch

from tui.api import event_from_articles
from tui.articles.model import Article, Coverage, Passage, ZoneKind
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import QuoteGroupCache
from tui.reading.sidebar.list_kind import ITEM_KINDS, ListKind
from tui.text.span import Span
from tui.ui.app import CrosslightApp
from tui.ui.widgets.sidebar import Sidebar

FILLS = 5
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


def mentioned(event: Coverage) -> MentionIndex:
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
            Quote(f"a:{number}", "a", (words,), QuoteKind.DIRECT, speaker, "", None, None, Rule.NOBODY, ZoneKind.BODY)
        )
    return MentionIndex(MentionSet(tuple(people), tuple(mentions), tuple(quotes)))


def shown(event: Coverage) -> VisibleGroups:
    """Every paragraph is shared."""
    paragraphs = list(enumerate(event.articles[0].paragraphs))
    matches = [Match(f"m{n}", Passage("a", p), Passage("b", p), 80, MatchKind.VERBATIM, "") for n, p in paragraphs]
    groups = [MatchGroup(f"g{n}", (Passage("a", p), Passage("b", p)), 80, MatchKind.VERBATIM) for n, p in paragraphs]
    grouping = Grouping(tuple(groups), tuple(matches), {f"m{n}": f"g{n}" for n, _ in paragraphs})
    return VisibleGroups(event, grouping, frozenset(MatchKind), Letters())


async def measure(rows: int) -> None:
    event = coverage(rows)
    reader = CrosslightApp(event_from_articles(event.articles[:1]), 50)
    async with reader.run_test(size=SIZE) as pilot:
        sidebar = reader.screen_stack[0].query_one(Sidebar)
        while sidebar.listing.mention_index is None:  # what it finds in its own article would come in between
            await pilot.pause(0.05)
        await reader.workers.wait_for_complete()
        sidebar.set_coverage(event, {"a": "A", "b": "B"})
        sidebar.set_shown(shown(event))
        sidebar.set_mentioned(mentioned(event))
        gc.freeze()  # as the reader does once all is found
        for listed in (ListKind.PEOPLE, ListKind.QUOTES, ListKind.PASSAGES):
            sidebar.show_list(listed)
            await reader.workers.wait_for_complete()
            await pilot.pause()
            count = len(sidebar.outline.entries)
            first, told = await fills(reader, sidebar), times(sidebar)
            print(f"{listed:<9} {count:>6} rows", first, *told, sep="   ")


async def fills(reader: CrosslightApp, sidebar: Sidebar) -> str:
    """From nothing: how long the screen is held up, and how long it takes until the rows stand there. Many quotes are
    made into rows in the background."""
    held, stood = [], []
    for _ in range(FILLS):
        sidebar.listing._invalidate(*ListKind)
        sidebar.listing._quote_group_cache = QuoteGroupCache()
        start = time.perf_counter()
        longest = timed(sidebar._fill)
        late = [0.0]
        with patch.object(sidebar._background_rows, "_end", partial(_timed_to, late, sidebar._background_rows._end)):
            await reader.workers.wait_for_complete()
        stood.append(1000 * (time.perf_counter() - start))
        held.append(max(longest, *late))
    return f"fill {statistics.median(held):.0f} (rows after {statistics.median(stood):.0f})"


def _timed_to(kept: list[float], work: Callable[..., object], *arguments: object) -> None:
    kept.append(timed(partial(work, *arguments)))


def times(sidebar: Sidebar) -> list[str]:
    keys = [timed(partial(sidebar.narrow, typed)) for typed in TYPED]
    sidebar.narrow("")
    row = next(row for row, entry in enumerate(sidebar.outline.entries) if entry.kind in ITEM_KINDS)
    opened = [timed(lambda: sidebar.toggle(sidebar.outline.entries[row])) for _ in range(4)]
    orders = [timed(sidebar.next_order) for _ in range(4)]
    named = (("keystroke", keys), ("open a row", opened), ("order", orders))
    return [f"{name} {statistics.median(each):.0f} (max {max(each):.0f})" for name, each in named]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
