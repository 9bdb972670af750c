"""How long matching takes and what memory it needs, beside others in the same run, and as a multiple of the floor.

    python tests/bench/matching_speed.py [--data FILE.jsonl.gz …] [--peers FOLDER] [--growth] [--plot FILE.svg]

The floor is what nobody can avoid: finding the words and stemming them. `--data`: files whose first row holds articles
as `texts` (name → text) and the passages they share as `gold`; with it the quality that each reaches is shown, of the
others that at their best setting. Without it the articles are made, 10 and 50 of them. `--peers`: the site-packages
folder of another environment, where quid is installed (on up to ten articles: it takes seconds for each). `--growth`:
how time and memory grow with the number of articles and with their length; `--plot` draws it.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import _measures as measures
from _articles import articles_of, made_articles, read_rows
from _growth import growth, print_growth
from _matchers import Cdist, Difflib, Quid, floor
from _plot import draw
from _resources import RUNS, best_seconds, peak_traced_bytes, resident_growth_bytes
from matching_quality import found_pairs, gold_pairs
from msgspec.structs import replace

from tui.articles.model import Article
from tui.matching.find import Matcher, MatchSet, find
from tui.matching.options import MatchingOptions
from tui.settings.load import Settings, load_settings
from tui.shipped import shipped_path

QUID_ARTICLES = 10
"""quid takes minutes beyond."""


def measure_work(title: str, articles: Sequence[Article], options: MatchingOptions) -> tuple[float, MatchSet]:
    """Prints what a run, a new cutoff and a change of articles take; the seconds of the run, and what it found."""
    made: list[MatchSet] = []
    find(articles, options)
    least = best_seconds(lambda: floor(articles))
    ours = best_seconds(lambda: made.append(find(articles, options)))
    words = sum(len(article.text.split()) for article in articles)
    print(f"\n{title}: {len(articles)} articles, {words:,} words, {len(made[-1].matches):,} matches kept")
    _print_line("floor: words and stems", least)
    _print_line("crosslight, all pairs", ours, f"{ours / least:.1f} × floor")
    fresh = iter([replace(made[-1]) for _ in range(RUNS)])
    first = best_seconds(lambda: next(fresh).at(options.cutoff_score()))
    _print_line("  first grouping", first, _share(first, ours))
    cutoffs = [float(cutoff) for cutoff in range(30, 70, 2)]
    cutoff = best_seconds(lambda: [made[-1].at(cutoff) for cutoff in cutoffs]) / len(cutoffs)
    _print_line("  a new cutoff", cutoff, _share(cutoff, ours))
    if len(articles) > 2:
        for name, seconds in zip(("added", "removed"), _changes(articles, options), strict=True):
            _print_line(f"  one article {name}", seconds, _share(seconds, ours))
    traced = peak_traced_bytes(lambda: find(articles, options))
    grown = resident_growth_bytes(articles, options)
    print(f"  memory: {traced / 1e6:.1f} MB at the peak; the process grows by {grown / 1e6:.1f} MB")
    return ours, made[-1]


def _changes(articles: Sequence[Article], options: MatchingOptions) -> tuple[float, float]:
    """Seconds to add the last article to the others, and to take it away again."""
    added, removed = [], []
    for _ in range(RUNS):
        compare = Matcher(options).find
        compare(articles[:-1])
        added.append(best_seconds(partial(compare, articles), 1))
        removed.append(best_seconds(partial(compare, articles[:-1]), 1))
    return min(added), min(removed)


def measure_others(
    articles: Sequence[Article], ours: float, made: MatchSet, gold: measures.Pairs, cutoff: float
) -> None:
    """Prints each of the others' time, and the best that it reaches on the gold."""
    _print_quality("crosslight", "normal cutoff, no names", gold, found_pairs({"": made}, cutoff))
    others: list[Difflib | Cdist | Quid] = [Difflib(articles), Cdist(articles)]
    if len(articles) <= QUID_ARTICLES and Quid.at_hand():
        others.append(Quid(articles))
    elif len(articles) <= QUID_ARTICLES:
        print("  quid is not installed: give the folder where it is with --peers")
    for other in others:
        seconds = best_seconds(other.run)
        _print_line(other.name, seconds, f"{seconds / ours:.1f} × crosslight")
        if gold:
            found = other.found()
            best = max(found, key=lambda setting: measures.character_scores(gold, found[setting])[2])
            _print_quality("", best, gold, found[best])


def _print_quality(name: str, setting: str, gold: measures.Pairs, found: measures.Pairs) -> None:
    if gold:
        precision, recall, f1 = measures.character_scores(gold, found)
        print(f"  {name:28}P {precision:.3f}  R {recall:.3f}  F {f1:.3f}   {setting}")


def _print_line(name: str, seconds: float, remark: str = "") -> None:
    print(f"  {name:28}{seconds * 1000:9.1f} ms   {remark}".rstrip())


def _share(seconds: float, whole: float) -> str:
    return f"1/{whole / seconds:.0f} of a fresh run"


def measure_row(title: str, row: dict[str, Any], options: MatchingOptions) -> None:
    articles = articles_of(row)
    ours, made = measure_work(title, articles, options)
    gold = gold_pairs([row | {"id": ""}])
    measure_others(articles, ours, made, gold, options.cutoff_score())


def measure_sample(options: MatchingOptions) -> None:
    from tui.api import open_event

    measure_work("the sample event", open_event([shipped_path("seeds")]).coverage.articles, options)


def measure_differences(count: int, words: int, settings: Settings) -> None:
    """Prints what the list of differences takes after matching, in articles with numbers and quotations."""
    from tui.api import event_from_articles
    from tui.reading.differences.find import find_differences

    event = event_from_articles(made_articles(count, words, are_told=True), settings=settings)
    mentions, grouping = event.mentions(), event.matches().at(settings.matching.cutoff_score())
    rows = find_differences(event.coverage, mentions, grouping)
    seconds = best_seconds(lambda: find_differences(event.coverage, mentions, grouping))
    print(f"\nmade articles with {len(mentions.quotes):,} quotations: {count} articles, {len(rows):,} differences")
    _print_line("list of differences", seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--data", type=Path, nargs="+", default=[], help=".jsonl.gz whose first row has `texts`, `gold`"
    )
    parser.add_argument("--peers", type=Path, help="site-packages folder in which quid is installed")
    parser.add_argument("--growth", action="store_true", help="also how time and memory grow")
    parser.add_argument("--plot", type=Path, help="draw the growth as an SVG")
    arguments = parser.parse_args()
    if arguments.peers:
        sys.path.append(str(arguments.peers))
    settings = load_settings()
    options = settings.matching
    measure_sample(options)
    for path in arguments.data:
        measure_row(path.name, read_rows(path)[0], options)
    for count, words in () if arguments.data else ((10, 800), (50, 880)):
        articles = made_articles(count, words)
        ours, made = measure_work("made articles", articles, options)
        measure_others(articles, ours, made, {}, options.cutoff_score())
    if not arguments.data:
        measure_differences(50, 880, settings)
    if arguments.growth or arguments.plot:
        tables = growth(options)
        print_growth(tables)
        if arguments.plot:
            arguments.plot.write_text(draw(tables), encoding="utf-8")
            print(f"\n{arguments.plot}")


if __name__ == "__main__":
    main()
