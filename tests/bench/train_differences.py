"""Learns weights for the numbers in the list of differences from judged events, and shows how many are right.

    python tests/bench/train_differences.py DATA [--write]

DATA is a gzipped file of JSON Lines, one event a line: `{id, articles: [{id, outlet, published, language, text}],
labels: [{a, a_start, b, b_start, right}]}`. A label judges two numbers of two articles, each given by the article's id
and by where it begins in the text: 1 if both outlets tell the same thing and cannot both be right, 0.5 if it could go
either way, else 0. The pairs nobody judged are taken as wrong, and count half. `planted_figures.py` makes the shipped
weights of these and of those that it learns itself.

The table comes from events that the weights were not learned from. A row joins the pairs that have a number in common,
as the list does. With `--write` the weights are refitted on all events and kept.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from _articles import read_rows
from _logistic import fitted, written

from tui import api
from tui.matching.evidence.model import Model
from tui.reading.differences.figure_evidence import Features, FigureEvidence
from tui.reading.differences.figure_pairs import SHOWN, SURE, figures_by_article, number_pairs
from tui.settings.load import Settings, load_settings

JUDGED = Path(__file__).parent / "data" / "figure-differences-judged.txt"
PENALTY = 0.3
FOLDS = 12
FULL_WRONG, FULL_RIGHT = 10, 3
"""Wrong and right pairs of one event that count fully; those of an event with more count less."""
LEVELS = (0.9, SURE, 0.7, 0.6, SHOWN, 0.4, 0.3)
Place = tuple[str, int]
"""Id of an article, and where a number begins in it."""


class Example(NamedTuple):
    event: str
    sides: tuple[Place, Place]
    features: Features
    right: float | None
    """None for a pair that nobody judged."""


def examples_of(row: dict[str, Any], settings: Settings) -> Iterator[Example]:
    articles = [
        api.article_from_text(each.pop("text"), settings.articles, **each) for each in map(dict, row["articles"])
    ]
    event = api.event_from_articles(articles, settings=settings)
    figures = figures_by_article(event.coverage)
    evidence = FigureEvidence(figures, event.matches().at(settings.matching.cutoff_score()).matches)
    labels = {((each["a"], each["a_start"]), (each["b"], each["b_start"])): each["right"] for each in row["labels"]}
    for figure, rival in number_pairs(figures):
        sides = (figure.article.id, figure.span.start), (rival.article.id, rival.span.start)
        yield Example(row["id"], sides, evidence.features(figure, rival), labels.get(sides))


def learned(examples: Sequence[Example]) -> Model:
    counts = Counter((each.event, bool(each.right)) for each in examples)
    importance = np.array([_importance(each, counts[each.event, bool(each.right)]) for each in examples])
    columns = {name: np.array([each.features[name] for each in examples]) for name in examples[0].features}
    answers = np.array([each.right or 0.0 for each in examples])
    return fitted([columns], [answers], importance, penalty=PENALTY, logs=False)


def _importance(example: Example, count: int) -> float:
    share = (max(1, count / (FULL_RIGHT if example.right else FULL_WRONG))) ** -0.5
    return float(share / 2 if example.right in (None, 0.5) else share)


def held_out(examples: Sequence[Example], seed: int = 0) -> Sequence[float]:
    """Return for each pair the probability by weights that were learned without its event."""
    events = sorted({each.event for each in examples})
    Random(seed).shuffle(events)
    fold_of = {event: number % FOLDS for number, event in enumerate(events)}
    models = [learned([each for each in examples if fold_of[each.event] != fold]) for fold in range(FOLDS)]
    return [_probability(models[fold_of[each.event]], each) for each in examples]


def _probability(model: Model, example: Example) -> float:
    return float(model.probability({name: np.array([value]) for name, value in example.features.items()})[0])


def rows_of(examples: Sequence[Example]) -> Sequence[Sequence[Example]]:
    """Join the pairs that have a number in common."""
    roots: dict[tuple[str, Place], tuple[str, Place]] = {}

    def root(place: tuple[str, Place]) -> tuple[str, Place]:
        while roots.setdefault(place, place) != place:
            place = roots[place]
        return place

    for each in examples:
        roots[root((each.event, each.sides[0]))] = root((each.event, each.sides[1]))
    rows = defaultdict(list)
    for each in examples:
        rows[root((each.event, each.sides[0]))].append(each)
    return list(rows.values())


def print_table(examples: Sequence[Example]) -> None:
    chances = held_out(examples)
    for level in LEVELS:
        rows = rows_of([each for each, chance in zip(examples, chances, strict=True) if chance >= level])
        best = Counter(max(each.right or 0.0 for each in row) for row in rows)
        print(f"p ≥ {level}: {len(rows)} rows, {best[1]} right, {best[0.5]} could go either way, {best[0]} wrong")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="gzipped JSON Lines of events with their labels")
    parser.add_argument("--write", action="store_true", help=f"refit on all events and replace {JUDGED.name}")
    arguments = parser.parse_args()
    if not arguments.data.is_file():
        print(f"no {arguments.data}: give the file of events and labels")
        return 1
    settings, rows = load_settings(), read_rows(arguments.data)
    examples = [example for row in rows for example in examples_of(row, settings)]
    print_table(examples)
    if arguments.write:
        judged = [each.right for each in examples if each.right is not None]
        head = (
            "How likely two numbers of different values are a difference between two outlets that is worth a look",
            "(tui/reading/differences/figure_evidence.py): logistic regression, fitted on all events.",
            "Made by: python tests/bench/train_differences.py DATA --write",
            f"From {len(rows)} news events of two to five outlets each, with {len(examples):,} pairs of numbers that",
            f"can count one thing; {len(judged)} of them were read, {sum(right == 1 for right in judged)} are right.",
            f"Ridge penalty C = {PENALTY}.",
        )
        JUDGED.write_text(written(learned(examples), *head), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
