"""Whether the list of differences has a number that two outlets give differently, in sentences of their own.

    python tests/bench/planted_figures.py --data FOLDER [--seed N] [--errors] [--write]

FOLDER: `statements-news.jsonl.gz`, `passages-news.jsonl.gz`, `people-newswcl.jsonl.gz`, `unread-events.jsonl.gz` and
`archive-reuters.jsonl.gz`, of which related reports of at most two days are put together as events. Where two articles
give one number for the same thing, in sentences that are no copies, it is replaced by another one wherever one of the
articles has it. The number is found if a contradiction in the list shows it.

Rows that the list has without any change are counted as well: few of them are right, as these events have few real
differences, so a model that finds more of the planted numbers must not have more of these.

The weights of `config/figure-differences.txt` are half those learned from judged events (`train_differences.py`), half
those learned here, from the planted numbers and from the pairs that differ without a change. The table compares the
judged, the shipped and the new weights; the new ones come from events that they were not learned from. With `--write`
they are fitted on all events and shipped.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from _articles import read_rows
from _logistic import fitted, written
from _planted_numbers import another_number, told_by_both
from _related import related_reports

from tui.api import article_from_text, event_from_articles
from tui.articles.model import Article
from tui.matching.evidence.model import Model, read_model
from tui.reading.differences.figure_evidence import PATH, FigureEvidence, shipped_model
from tui.reading.differences.figure_pairs import SHOWN, figures_by_article, number_pairs
from tui.reading.differences.figures import Figure
from tui.settings.load import load_settings
from tui.shipped import shipped_path

SETTINGS = load_settings()
JUDGED = Path(__file__).parent / "data" / "figure-differences-judged.txt"
"""Weights learned from judged events."""
PACKS = ("statements-news", "passages-news", "people-newswcl", "unread-events")
PER_EVENT = {"news": 12, "wires": 4}
FOLDS = 5
PENALTY = 1.0
FULL_PAIRS = 10
"""Number of unchanged pairs of an event that count fully; those of an event with more count less."""
FEW = 100
"""Number of pairs with a feature from which the weight of a feature can be learned."""

Place = tuple[str, int]
"""Id of an article, and where a number begins in it."""


class Pair(NamedTuple):
    """Two numbers that exclude each other."""

    event: str
    sides: tuple[Place, Place]
    features: dict[str, float]
    is_planted: bool


class Plant(NamedTuple):
    event: str
    is_listed: bool
    pair: Pair | None
    """None if the two numbers are never compared."""


def events(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for pack in PACKS:
        for row in read_rows(folder / f"{pack}.jsonl.gz"):
            texts = row.get("texts") or {name: each["text"] for name, each in row["articles"].items()}
            yield f"news {pack} {row['id']}", texts
    for number, texts in enumerate(related_reports(read_rows(folder / "archive-reuters.jsonl.gz"))):
        yield f"wires {number}", {f"Report {at}": text for at, text in enumerate(texts)}


def planted(name: str, articles: Sequence[Article], figure: Figure, places: Sequence[Figure]) -> Plant | None:
    """Return what becomes of a number that one article gives differently; None if it cannot be replaced."""
    article, text, first = places[0].article, places[0].article.text, places[0].span.start
    for place in reversed(places):
        seed = Random(f"{name} {article.id} {place.meaning}")  # the same number everywhere
        words = another_number(place.span.slice(text), seed)
        if words is None:
            return None
        text = text[: place.span.start] + words + text[place.span.end :]
    changed = article_from_text(text, SETTINGS.articles, outlet=article.outlet)
    event = event_from_articles([changed if each is article else each for each in articles], settings=SETTINGS)
    ids = [each.id for each in event.coverage.articles]
    there, here = ids[list(articles).index(article)], ids[list(articles).index(figure.article)]
    is_listed = any(
        span.start <= first <= span.end
        for row in event.differences()
        for side in row.passages
        for span in side.differing
        if row.is_contradiction and side.passage.article == there
    )
    candidates = [
        pair
        for pair in pairs_of(name, event, is_planted=True)
        if {(here, figure.span.start), (there, first)} == set(pair.sides)
    ]
    return Plant(name, is_listed, candidates[0] if candidates else None)


def pairs_of(name: str, event: Any, *, is_planted: bool = False) -> list[Pair]:
    figures = figures_by_article(event.coverage)
    evidence = FigureEvidence(figures, event.matches().at(SETTINGS.matching.cutoff_score()).matches)
    return [
        Pair(name, (_place(figure), _place(rival)), dict(evidence.features(figure, rival)), is_planted)
        for figure, rival in number_pairs(figures)
    ]


def _place(figure: Figure) -> Place:
    return figure.article.id, figure.span.start


def learned(pairs: Sequence[Pair]) -> Model:
    counts = Counter(pair.event for pair in pairs if not pair.is_planted)
    importance = [1.0 if pair.is_planted else min(1.0, (FULL_PAIRS / counts[pair.event]) ** 0.5) for pair in pairs]
    columns = {name: np.array([pair.features[name] for pair in pairs]) for name in pairs[0].features}
    answers = np.array([float(pair.is_planted) for pair in pairs])
    return fitted([columns], [answers], np.array(importance), penalty=PENALTY, logs=False)


def blended(judged: Model, pairs: Sequence[Pair]) -> Model:
    """Return the mean of the judged weights and those learned from pairs.

    A feature without a judged weight counts half; one that few pairs have keeps its judged weight.
    """
    planted = learned(pairs)
    often = Counter(name for pair in pairs for name, value in pair.features.items() if value)
    of_judged = dict(zip(judged.names, zip(judged.low, judged.high, judged.weight, strict=True), strict=True))
    rows = []
    for name, low, high, weight in zip(planted.names, planted.low, planted.high, planted.weight, strict=True):
        known = of_judged.get(name, (low, high, 0.0))
        rows.append((name, known[0], known[1], (known[2] + weight) / 2 if often[name] >= FEW else known[2], 0.0))
    return Model((judged.intercept + planted.intercept) / 2, *map(tuple, zip(*rows, strict=True)))


def fold_of(event: str) -> int:
    return sha256(event.encode()).digest()[0] % FOLDS


def listed(model: Model, pairs: Sequence[Pair]) -> list[Pair]:
    if not pairs:
        return []
    columns = {name: np.array([pair.features[name] for pair in pairs]) for name in model.names}
    return [pair for pair, chance in zip(pairs, model.probability(columns), strict=True) if chance >= SHOWN]


def rows_of(pairs: Sequence[Pair]) -> int:
    """Return the number of rows: pairs that have a number in common are one."""
    rows: list[set[tuple[str, Place]]] = []
    for pair in pairs:
        sides = {(pair.event, side) for side in pair.sides}
        joined = [row for row in rows if row & sides]
        rows = [row for row in rows if not row & sides] + [sides.union(*joined)]
    return len(rows)


def print_table(models: dict[str, Sequence[Model]], plants: Sequence[Plant], unchanged: Sequence[Pair]) -> None:
    """models: name → the model for each fold."""
    print(f"{'weights':24}{'planted':>9}{'found':>8}{'share':>8}{'rows without a change':>24}")
    for kind in ("news", "wires"):
        those = [plant for plant in plants if plant.event.startswith(kind)]
        for name, by_fold in models.items():
            found = rows = 0
            for fold, model in enumerate(by_fold):
                of_fold = [plant.pair for plant in those if plant.pair and fold_of(plant.event) == fold]
                found += len(listed(model, of_fold))
                rest = [pair for pair in unchanged if pair.event.startswith(kind) and fold_of(pair.event) == fold]
                rows += rows_of(listed(model, rest))
            print(f"{f'{name}, {kind}':24}{len(those):>9}{found:>8}{found / max(1, len(those)):>8.3f}{rows:>24}")
    never = sum(plant.pair is None for plant in plants)
    in_list = sum(plant.is_listed for plant in plants)
    print(f"\nnever compared: {never} of {len(plants)}; in the list of this version: {in_list}")


def gathered(folder: Path, seed: int, *, errors: bool) -> tuple[list[Plant], list[Pair]]:
    plants: list[Plant] = []
    unchanged: list[Pair] = []
    random = Random(seed)
    for name, texts in events(folder):
        articles = [article_from_text(text, SETTINGS.articles, outlet=outlet) for outlet, text in texts.items()]
        if len(articles) < 2:
            continue
        event = event_from_articles(articles, settings=SETTINGS)
        articles = list(event.coverage.articles)
        unchanged += pairs_of(name, event)
        done = 0
        for figure, places in told_by_both(articles, random, SETTINGS):
            plant = planted(name, articles, figure, places) if done < PER_EVENT[name.split()[0]] else None
            if plant:
                done += 1
                plants.append(plant)
                if errors and not plant.is_listed:
                    sides = [side.sentence.slice(side.article.text) for side in (figure, places[0])]
                    print(json.dumps([name, places[0].span.slice(places[0].article.text), *sides]))
    return plants, unchanged


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="print the numbers that the list does not have")
    parser.add_argument("--write", action="store_true", help=f"fit on all events and replace {PATH}")
    arguments = parser.parse_args()
    plants, unchanged = gathered(arguments.data, arguments.seed, errors=arguments.errors)
    judged = read_model(JUDGED.read_text(encoding="utf-8"))
    pairs = [*(plant.pair for plant in plants if plant.pair), *unchanged]
    known = set(map(id, listed(judged, unchanged)))
    pairs = [pair for pair in pairs if id(pair) not in known]  # these may be real differences
    by_event: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_event[fold_of(pair.event)].append(pair)
    held_out = [
        blended(judged, [pair for fold in range(FOLDS) if fold != out for pair in by_event[fold]])
        for out in range(FOLDS)
    ]
    models = {"judged": [judged] * FOLDS, "shipped": [shipped_model()] * FOLDS, "new, held out": held_out}
    print_table(models, plants, unchanged)
    if arguments.write:
        count = len({pair.event for pair in unchanged})
        head = (
            "How likely two numbers of different values are a difference between two outlets that is worth a look",
            "(tui/reading/differences/figure_evidence.py): logistic regression, the mean of two fits.",
            "Made by: python tests/bench/planted_figures.py --data FOLDER --write",
            f"Half: tests/bench/data/{JUDGED.name}. Half: {len(plants)} numbers planted in {count} events",
            f"that have {len(unchanged):,} other pairs, ridge penalty C = {PENALTY}.",
        )
        shipped_path(PATH).write_text(written(blended(judged, pairs), *head), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
