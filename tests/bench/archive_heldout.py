"""How well an archive finds events on which its thresholds were not chosen.

    python tests/bench/archive_heldout.py BENCH [--bulk 5000] [--seed 1] [--unread]

Each event of several outlets is left out in turn: the likeness from which articles are joined, and the weight of
headlines, are chosen on the other events, and the event that was left out is measured with them. The unread events, on
which nothing was ever chosen, are measured with the shipped values.
"""

import argparse
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from msgspec import field

from tests.bench._archive_data import EVENT_PACKS, UNREAD_PACK, write_mixture
from tui.archive import update, vectors
from tui.archive.add import add_files
from tui.archive.events import list_events
from tui.archive.pairs import candidates
from tui.archive.store import Archive, open_archive
from tui.archive.vectors import ArticlePairs
from tui.archive.verdicts import Reader
from tui.settings.load import load_settings

LIKENESSES = (0.26, 0.30, 0.34, 0.38)
TITLE_WEIGHTS = (2.0, 3.0)
Groups = Mapping[str, Sequence[int]]
Scores = dict[str, tuple[float, float]]
"""Event → mean B³ precision and recall of its articles."""


class RememberingReader(Reader, frozen=True):
    """Reads each pair once, however often it is asked."""

    earlier: dict[tuple[int, int], float] = field(default_factory=dict)

    def shares(self, archive: Archive, pairs: Sequence[tuple[int, int]], check: Callable[[], None]) -> list[float]:
        new = [pair for pair in pairs if pair not in self.earlier]
        self.earlier.update(zip(new, super().shares(archive, new, check), strict=True))
        return [self.earlier[pair] for pair in pairs]


def scores(path: Path, pairs: Sequence[ArticlePairs], groups: Groups, values: tuple, reader: Reader | None) -> Scores:
    """Measure one choice of likeness and title weight on a copy of the archive."""
    update.LEAST_ALIKE, vectors.TITLE_WEIGHT = values
    copy = path.with_suffix(".copy")
    shutil.copyfile(path, copy)
    with open_archive(copy, for_adding=True) as archive:
        update.update_events(archive, found=pairs, reader=reader)
        events = list_events(archive)
    copy.unlink()
    cluster_of = {article: set(event.articles) for event in events for article in event.articles}
    made: Scores = {}
    for name, members in groups.items():
        clusters = [cluster_of.get(article, {article}) for article in members]
        shared = [len(cluster & set(members)) for cluster in clusters]
        precision = sum(count / len(cluster) for count, cluster in zip(shared, clusters, strict=True)) / len(members)
        made[name] = precision, sum(count / len(members) for count in shared) / len(members)
    return made


def mean(made: Scores, names: Sequence[str], groups: Groups) -> tuple[float, float]:
    """Average over the articles of some events."""
    total = sum(len(groups[name]) for name in names)
    precision, recall = (sum(made[name][at] * len(groups[name]) for name in names) / total for at in (0, 1))
    return precision, recall


def harmonic(pair: tuple[float, float]) -> float:
    return 2 * pair[0] * pair[1] / max(1e-9, sum(pair))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--bulk", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unread", action="store_true", help="decide without the matcher")
    arguments = parser.parse_args()
    shipped = update.LEAST_ALIKE, vectors.TITLE_WEIGHT
    groups: dict[str, list[int]] = defaultdict(list)
    with TemporaryDirectory() as scratch:
        mixture, path = Path(scratch) / "mixture.jsonl", Path(scratch) / "press.archive"
        packs = (*EVENT_PACKS, UNREAD_PACK)
        names = write_mixture(arguments.bench, arguments.bulk, mixture, seed=arguments.seed, packs=packs)
        for article, name in enumerate(names, 1):
            if name:
                groups[name].append(article)
        with open_archive(path, for_adding=True) as archive:
            add_files(archive, [str(mixture)], load_settings().articles)
            pairs = list(candidates(archive, 0, lambda: None))
            archive.checkpoint()
        choices = [(likeness, weight) for weight in TITLE_WEIGHTS for likeness in LIKENESSES]
        settings = load_settings()
        reader = RememberingReader(settings.articles, settings.matching) if not arguments.unread else None
        table = {values: scores(path, pairs, groups, values, reader) for values in {*choices, shipped}}
    unread = [name for name in groups if name.startswith(UNREAD_PACK)]
    read = [name for name in groups if name not in unread]
    for values in choices:
        precision, recall = mean(table[values], read, groups)
        print(f"likeness {values[0]:.2f}, headline ×{values[1]:g}: B³ precision {precision:.3f}, recall {recall:.3f}")
    held_out: Scores = {}
    chosen: Counter[tuple] = Counter()
    for name in read:
        others = [other for other in read if other != name]
        best = max(choices, key=lambda values: harmonic(mean(table[values], others, groups)))
        chosen[best] += 1
        held_out[name] = table[best][name]
    print("held out, each event in turn: B³ precision {:.3f}, recall {:.3f}".format(*mean(held_out, read, groups)))
    print("chosen:", dict(chosen))
    print("shipped values, read events: {:.3f}, {:.3f}".format(*mean(table[shipped], read, groups)))
    print("shipped values, unread events: {:.3f}, {:.3f}".format(*mean(table[shipped], unread, groups)))


if __name__ == "__main__":
    main()
