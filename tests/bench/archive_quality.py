"""Whether an archive finds the events of several outlets among the articles of a wire.

    python tests/bench/archive_quality.py BENCH [--bulk 20000] [--undated] [--seed 1]

Prints the share of an article's siblings among the first five of `like`, and B³ precision and recall of the events.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench._archive_data import write_mixture
from tui.archive.add import add_files
from tui.archive.events import list_events
from tui.archive.like import Query, like
from tui.archive.reading import stored_article
from tui.archive.store import Archive, open_archive
from tui.archive.update import update_events
from tui.settings.load import load_settings

FIRST = 5


def siblings_found(archive: Archive, groups: Mapping[str, Sequence[int]]) -> float:
    found = total = 0
    for members in groups.values():
        for article in members:
            stored = stored_article(archive, article)
            results, _ = like(archive, Query(stored.text, stored.headline, stored.language, article), limit=FIRST)
            others = set(members) - {article}
            found += len(others & {result.id for result in results})
            total += len(others)
    return found / total


def b_cubed(archive: Archive, groups: Mapping[str, Sequence[int]], min_outlets: int) -> tuple[float, float]:
    cluster_of = {
        article: event.articles for event in list_events(archive, min_outlets=min_outlets) for article in event.articles
    }
    precisions, recalls = [], []
    for members in groups.values():
        for article in members:
            cluster = set(cluster_of.get(article, (article,)))
            precisions.append(len(cluster & set(members)) / len(cluster))
            recalls.append(len(cluster & set(members)) / len(members))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--bulk", type=int, default=20_000)
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with TemporaryDirectory() as scratch:
        mixture = Path(scratch) / "mixture.jsonl"
        names = write_mixture(
            arguments.bench, arguments.bulk, mixture, seed=arguments.seed, dated=not arguments.undated
        )
        groups: dict[str, list[int]] = defaultdict(list)
        for article, name in enumerate(names, 1):
            if name:
                groups[name].append(article)
        with open_archive(Path(scratch) / "press.archive", for_adding=True) as archive:
            add_files(archive, [str(mixture)], load_settings().articles)
            update_events(archive)
            print(f"siblings among the first {FIRST}: {siblings_found(archive, groups):.3f}")
            for min_outlets in (2, 1):
                precision, recall = b_cubed(archive, groups, min_outlets)
                print(f"events of {min_outlets} outlets or more: B³ precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
