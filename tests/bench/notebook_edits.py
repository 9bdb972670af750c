"""Whether highlights find their place again in articles that were edited.

    python tests/bench/notebook_edits.py [--highlights 5000] [--seed 1] [PATH ...]

PATH: articles to edit; without any, the sample event and the event of the tests. Articles are edited at random (words
changed, put in, taken out; sentences taken out; paragraphs moved, taken out, copied to another place, and replaced by
words of another one), at three strengths. Who edits knows where each character went, so that each placing can be held
against the truth. It counts as

- *wrong* where less than half of the characters that it marks are of what was marked, or of a word that took the place
  of a marked one; words put in between them count neither way. Where nothing is left of what was marked, every placing
  is wrong. So is the other copy of a copied paragraph, unless the paragraph itself is gone: then it cannot be told from
  one that was moved;
- *askew* where it is not wrong, but a tenth of what it marks is something else, or a tenth of what is left unmarked;
- *orphaned* where it is listed as not found. That is right where nothing is left.

The exit status is 1 when a highlight was dropped, or more than one of 1,000 was put in a wrong place.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.notebook.edited import Edited, edited, marked
from tui.api import open_event
from tui.articles.make import article_from_text
from tui.articles.model import Article, Coverage
from tui.notebook.anchors import anchor
from tui.notebook.model import Colour, Highlight
from tui.notebook.placement import Placer, articles_meant, record_of
from tui.notebook.store import Notebook
from tui.settings.load import Settings, load_settings
from tui.shipped import shipped_path
from tui.text.span import Span

Table = dict[str, Counter[str]]

STRENGTHS = {"light": (0.02, 2), "medium": (0.08, 6), "heavy": (0.25, 12)}
"""Share of the words, and how many sentences or paragraphs."""
PER_EDIT = 20
"""Highlights on one edited article."""
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


def run(folder: Path, articles: list[Article], settings: Settings, count: int, seed: int, *, show: bool) -> Table:
    table: Table = {name: Counter() for name in STRENGTHS}
    chance = random.Random(seed)
    notebook = Notebook(folder / "notebook.sqlite", settings.notebook.wait_seconds)
    while sum(map(Counter.total, table.values())) < count:
        for name, (share, moves) in STRENGTHS.items():
            article = chance.choice(articles)
            new = edited(article.text, chance, share, moves)
            spans = [Span(*marked(article.text, chance)) for _ in range(PER_EDIT)]
            for span, (verdict, found) in zip(spans, placed(notebook, article, new, spans, settings), strict=True):
                table[name][verdict] += 1
                if show and verdict == "wrong" and found:
                    truth = "".join(new.text[at] for at in sorted(new.stands_at(span.start, span.end)))
                    print(f"wrong: “{span.slice(article.text)}”\n    → “{found.slice(new.text)}”\n    ({truth})")
    return table


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
    meant = articles_meant({"now": record_of(now, "")}, [record])
    items = [item for item in notebook.items([article.sha256]) if item.id in keys]
    notes = Placer(Coverage("", (now,)), settings.notebook).notes(items, meant)
    found = {mark.key: mark.passages[0].span for mark in notes.annotations}
    listed = found.keys() | {lost.key for lost in notes.orphans}
    for key, span in zip(keys, spans, strict=True):
        left = new.stands_at(span.start, span.end)
        yield (judged(new, left, found.get(key)) if key in listed else "dropped"), found.get(key)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("paths", nargs="*")
    arguments.add_argument("--highlights", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", action="store_true", help="print what was put in a wrong place")
    given = arguments.parse_args()
    here = Path(__file__).parents[1]
    paths = given.paths or [str(shipped_path("seeds")), str(here / "fixtures/harbour")]
    articles = [a for path in paths for a in open_event([path]).coverage.articles if len(a.text.split()) > 50]
    with TemporaryDirectory() as folder:
        table = run(Path(folder), articles, load_settings(), given.highlights, given.seed, show=given.show)
    names = ("right", "askew", "wrong", "dropped", "orphaned, something is left", "orphaned, nothing is left")
    print(f"{len(articles)} articles\n{'edits':10}" + "".join(f"{name:>28}" for name in names))
    for strength, counted in table.items():
        print(f"{strength:10}" + "".join(f"{counted[name]:28}" for name in names))
    total = sum(table.values(), Counter[str]())
    kept = total.total() - total["orphaned, nothing is left"]
    again = total["right"] + total["askew"]
    print(f"{total.total()} highlights: {total['wrong']} in a wrong place, {total['dropped']} dropped")
    print(f"{again} of {kept} of which anything is left found again ({100 * again / kept:.1f} %)")
    return int(bool(total["dropped"]) or total["wrong"] * WRONG_IS_ONE_OF > total.total())


if __name__ == "__main__":
    sys.exit(main())
