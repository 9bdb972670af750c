"""Whether highlights find their place again in articles that were edited.

    python tests/bench/notebook_edits.py [--highlights 5000] [--lists 3000] [--seed 1] [PATH ...]

PATH: articles to edit; without any, the sample event and the event of the tests. Articles are edited at random (words
changed, put in, taken out; sentences taken out; paragraphs moved, taken out, copied to another place, and replaced by
words of another one), at three strengths. Who edits knows where each character went, so that each placing can be held
against the truth. It counts as

- *wrong* where less than half of the characters that it marks are of what was marked, or of a word that took the place
  of a marked one; words put in between them count neither way. Where nothing is left of what was marked, every placing
  is wrong. So is the other copy of a copied paragraph, unless the paragraph itself is gone: then it cannot be told from
  one that was moved;
- *askew* where it is not wrong, but a tenth of what it marks is something else, or a tenth of what is left unmarked;
- *orphaned* where it is listed as not found or as unsure. That is right where nothing is left.

Then made-up articles in which line after line says the same about other names with other numbers are edited: lines are
taken out, put in, exchanged and moved, and numbers in them change.

The exit status is 1 when a highlight was dropped, when more than one of 1,000 was put in a wrong place, or when one in
a list was put on another line.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.notebook.edited import Edited, edited, marked
from tests.notebook.listlike import list_article, list_edited, list_marked
from tui.api import open_event
from tui.articles.make import article_from_text
from tui.articles.model import Article, Coverage
from tui.notebook.anchors import anchor
from tui.notebook.model import Colour, Highlight
from tui.notebook.placement import Placer, open_articles_by_text, record_of
from tui.notebook.store import Notebook
from tui.settings.load import Settings, load_settings
from tui.shipped import shipped_path
from tui.text.span import Span

Table = dict[str, Counter[str]]

STRENGTHS = {"light": (0.02, 2), "medium": (0.08, 6), "heavy": (0.25, 12)}
"""Share of the words, and how many sentences or paragraphs."""
PER_EDIT = 20
"""Highlights on one edited article."""
PER_LIST = 5
LISTS = "list-like"
"""The row of the table for lists."""
WRONG_IS_ONE_OF = 1_000
"""More are a failure."""


def judged(new: Edited, left: set[int], found: Span | None) -> str:
    if found is None:
        return "orphaned, something is left" if left else "orphaned, nothing is left"
    put_in_between = {at for at in range(min(left, default=0), max(left, default=0)) if new.origin[at] is None}
    placed = {at for at in range(found.start, found.end) if not new.text[at].isspace()} - put_in_between
    right = len(placed & left)
    if 2 * right < len(placed) or not right:
        return "wrong"
    return "askew" if 10 * right < 9 * max(len(placed), len(left)) else "right"


class Bench:
    """Counts what becomes of highlights."""

    def __init__(self, folder: Path, settings: Settings, seed: int, *, show: bool) -> None:
        self.table: Table = {name: Counter() for name in (*STRENGTHS, LISTS)}
        self._chance = random.Random(seed)
        self._notebook = Notebook(folder / "notebook.sqlite", settings.notebook.wait_seconds)
        self._settings = settings
        self._show = show

    def edit_articles(self, articles: list[Article], count: int) -> None:
        while sum(map(Counter.total, self.table.values())) < count:
            for name, (share, moves) in STRENGTHS.items():
                article = self._chance.choice(articles)
                new = edited(article.text, self._chance, share, moves)
                self._count(name, article, new, [Span(*marked(article.text, self._chance)) for _ in range(PER_EDIT)])

    def edit_lists(self, count: int) -> None:
        while self.table[LISTS].total() < count:
            text = list_article(self._chance)
            article = article_from_text(text, self._settings.articles, id="list", outlet="Gazette", headline="List")
            spans = [Span(*list_marked(article.text, self._chance)) for _ in range(PER_LIST)]
            self._count(LISTS, article, list_edited(article.text, self._chance), spans)

    def _count(self, name: str, article: Article, new: Edited, spans: list[Span]) -> None:
        for span, (verdict, found) in zip(
            spans, placed(self._notebook, article, new, spans, self._settings), strict=True
        ):
            self.table[name][verdict] += 1
            if self._show and verdict == "wrong" and found:
                truth = "".join(new.text[at] for at in sorted(new.stands_at(span.start, span.end)))
                print(f"wrong: “{span.slice(article.text)}”\n    → “{found.slice(new.text)}”\n    ({truth})")


def placed(
    notebook: Notebook, article: Article, new: Edited, spans: list[Span], settings: Settings
) -> Iterator[tuple[str, Span | None]]:
    """Keeps highlights of the article, and opens its new version as a reader does."""
    record = record_of(article, "")
    keys = []
    for span in spans:
        what = Highlight((anchor(article, span, settings.notebook),), (), "", Colour.YELLOW)
        keys.append(notebook.add(what, [record]).id)
    now = article_from_text(
        new.text, settings.articles, id="now", outlet=article.outlet, headline=article.headline, url=article.url
    )
    meant = open_articles_by_text({"now": record_of(now, "")}, [record])
    items = [item for item in notebook.items([article.sha256]) if item.id in keys]
    notes = Placer(Coverage("", (now,)), settings.notebook).annotations(items, meant)
    found = {mark.key: mark.passages[0].span for mark in notes.annotations}
    listed = found.keys() | {lost.key for lost in notes.orphans}
    for key, span in zip(keys, spans, strict=True):
        left = new.stands_at(span.start, span.end)
        yield (judged(new, left, found.get(key)) if key in listed else "dropped"), found.get(key)


def sample_articles(paths: Sequence[str] = ()) -> list[Article]:
    """The articles to edit; without paths those of the sample event and of the tests."""
    tests = Path(__file__).parents[1]
    paths = paths or [str(shipped_path("seeds")), str(tests / "fixtures/harbour")]
    return [a for path in paths for a in open_event([path]).coverage.articles if len(a.text.split()) > 50]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("paths", nargs="*")
    arguments.add_argument("--highlights", type=int, default=5000)
    arguments.add_argument("--lists", type=int, default=3000, help="highlights in lists")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", action="store_true", help="print what was put in a wrong place")
    given = arguments.parse_args()
    articles = sample_articles(given.paths)
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), load_settings(), given.seed, show=given.show)
        bench.edit_articles(articles, given.highlights)
        bench.edit_lists(given.lists)
    names = ("right", "askew", "wrong", "dropped", "orphaned, something is left", "orphaned, nothing is left")
    print(f"{len(articles)} articles\n{'edits':10}" + "".join(f"{name:>28}" for name in names))
    for strength, counted in bench.table.items():
        print(f"{strength:10}" + "".join(f"{counted[name]:28}" for name in names))
    return summed_up(bench.table)


def summed_up(table: Table) -> int:
    """Prints the sums; returns the exit status."""
    lists = table[LISTS]
    total = sum((counted for name, counted in table.items() if name != LISTS), Counter[str]())
    left = total.total() - total["orphaned, nothing is left"]
    again = total["right"] + total["askew"]
    dropped = total["dropped"] + lists["dropped"]
    print(f"{total.total()} highlights: {total['wrong']} in a wrong place, {dropped} dropped")
    print(f"{again} of {left} of which anything is left found again ({100 * again / max(1, left):.1f} %)")
    print(f"{lists.total()} highlights in lists: {lists['wrong']} on another line")
    return int(bool(dropped or lists["wrong"]) or total["wrong"] * WRONG_IS_ONE_OF > total.total())


if __name__ == "__main__":
    sys.exit(main())
