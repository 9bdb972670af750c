"""Learns the weights of `config/evidence.txt`, and shows what they are worth on events that they were not learned from.

    python tests/bench/train_evidence.py FOLDER [--write]

FOLDER holds `statements-news.jsonl.gz`. A ridge-penalised logistic regression over the features of
`tui.matching.evidence.features`. The table comes from held-out events: each event is a fold, and
cutoffs are set on the other folds. With `--write` the weights, refitted on all events, replace the shipped
ones.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _articles import read_rows
from _logistic import PENALTY, fitted, written
from _statements import Found, Row, loaded_articles, recalls, verdict

from tui.articles.model import Article, Passage
from tui.matching.evidence.model import PATH, Model
from tui.matching.evidence.spans import PassageSpans
from tui.matching.find import Matcher, candidate_batches
from tui.matching.model import Match, MatchKind
from tui.matching.options import MatchingOptions
from tui.matching.words.article_words import read_article
from tui.matching.words.index import build_index
from tui.matching.words.vocabulary import Vocabulary
from tui.settings.load import load_settings
from tui.shipped import shipped_path

SEED, FOLDS = 0, 24
LEAST_ALIKE = 0.1
"""Likeness of sentences from which passages are cut to learn from: lower than where the program looks for matches.
All articles are compared to learn from, unrelated ones too."""
STRANGER_STEPS = (1,)
"""How far on in the list of events the others are that an event is compared with, to learn from."""
BOOTSTRAPS = 1000
LEAST_TOLD = 0.2
"""Probability from which calibration is told: what is less probable is never shown."""


class Event(NamedTuple):
    row: Row
    articles: list[Article]
    columns: dict[str, Any]
    """Feature → one value a candidate."""
    genuine: Any


class Strangers(NamedTuple):
    """Candidates between the articles of two events, none of them genuine."""

    events: tuple[int, int]
    columns: dict[str, Any]


def read_event(row: Row, options: MatchingOptions) -> Event:
    """The candidates of an event, and which of them are genuine: a judged match says so, or a statement fits."""
    articles = loaded_articles(row)
    columns, places = read_candidates(articles, options)
    genuine = [verdict(row, found_pair(left, right)) == "genuine" for left, right in places]
    return Event(row, articles, columns, np.array(genuine, dtype=np.float64))


def read_candidates(
    articles: Sequence[Article], options: MatchingOptions
) -> tuple[dict[str, Any], list[tuple[Passage, Passage]]]:
    """Feature → one value a candidate; and its passages."""
    vocabulary = Vocabulary()
    reads = [read_article(article, vocabulary) for article in articles]
    index = build_index(reads, vocabulary, options.index, lambda: None)
    spans = PassageSpans(index, options.borders)
    batches: list[dict[str, Any]] = []
    places = []
    for _, made in candidate_batches(index, range(len(articles)), options, lambda: None):
        batches.append(dict(made.features))
        rows = made.rows
        for at in range(len(rows)):
            words = options.borders.clause_words if rows.from_words[at] else options.evidence.clause_words
            exact = bool(rows.evidence.same_words[at])
            words = 0 if exact else words
            ends = (rows.boxes.left, rows.boxes.left_end), (rows.boxes.right, rows.boxes.right_end)
            left, right = (
                spans.passage_for(int(first[at]), int(end[at]), words, is_exact=exact) for first, end in ends
            )
            places.append((left, right))
    return {name: np.concatenate([batch[name] for batch in batches]) for name in batches[0]}, places


def read_strangers(events: Sequence[Event], options: MatchingOptions) -> list[Strangers]:
    """Each event with a few others, so that what unrelated stories share by chance is learned too."""
    made = []
    for number in range(len(events)):
        for step in STRANGER_STEPS:
            other = (number + step) % len(events)
            parts = [
                replace(article, id=f"{at} {article.id}") for at in (number, other) for article in events[at].articles
            ]
            columns, places = read_candidates(parts, options)
            apart = [left.article.split()[0] != right.article.split()[0] for left, right in places]
            made.append(Strangers((number, other), {name: values[apart] for name, values in columns.items()}))
    return made


def found_pair(left: Passage, right: Passage) -> Found:
    return left.article, (left.span.start, left.span.end), right.article, (right.span.start, right.span.end)


def learned(events: Sequence[Event], strangers: Sequence[Strangers]) -> Model:
    columns = [*(event.columns for event in events), *(each.columns for each in strangers)]
    none = [np.zeros(len(each.columns["alike"])) for each in strangers]
    return fitted(columns, [*(event.genuine for event in events), *none])


class Shown(NamedTuple):
    event: int
    match: Match
    verdict: str


def held_out(
    events: Sequence[Event], strangers: Sequence[Strangers], options: MatchingOptions
) -> tuple[list[Shown], list[int]]:
    """What the program finds in each event with weights learned from the events of other folds; and event → fold."""
    order = np.random.default_rng(SEED).permutation(len(events))
    fold_of = [0] * len(events)
    for place, event in enumerate(order):
        fold_of[event] = place % FOLDS
    shown = []
    for fold in range(FOLDS):
        model = learned(
            [event for number, event in enumerate(events) if fold_of[number] != fold],
            [each for each in strangers if fold not in {fold_of[number] for number in each.events}],
        )
        for number, event in enumerate(events):
            if fold_of[number] == fold:
                made = Matcher(options, model).find(event.articles).matches
                shown += [
                    Shown(number, match, verdict(event.row, found_pair(match.left, match.right)))
                    for match in made
                    if match.kind is not MatchKind.NAME
                ]
    return shown, fold_of


def cutoff_at(shown: Sequence[Shown], precision: float) -> float:
    """The lowest probability from which at least this share is genuine."""
    best, genuine = 1.0, 0
    ordered = sorted(shown, key=lambda one: -one.match.probability)
    for count, one in enumerate(ordered, 1):
        genuine += one.verdict == "genuine"
        if genuine >= precision * count:
            best = one.match.probability
    return best


def report(title: str, events: Sequence[Event], shown: Sequence[Shown]) -> None:
    found: dict[str, list[Found]] = {}
    for one in shown:
        found.setdefault(events[one.event].row["id"], []).append(found_pair(one.match.left, one.match.right))
    verdicts = Counter(one.verdict for one in shown)
    share = verdicts["genuine"] / max(1, len(shown))
    judged = verdicts["genuine"] / max(1, len(shown) - verdicts["unjudged"])
    recall = recalls([event.row for event in events], found)
    print(f"{title:34} {len(shown):5} shown  genuine {share:.3f} ({judged:.3f} of the judged)  recall", end="")
    print("".join(f"  {name} {value:.3f}" for name, value in recall.items()))


def calibration_error(shown: Sequence[Shown], bins: int = 10) -> float:
    """Mean distance between the stated probability and the share that is genuine, over so many bands."""
    gaps = [0.0] * bins
    for one in shown:
        band = min(bins - 1, int(one.match.probability * bins))
        gaps[band] += one.match.probability - (one.verdict == "genuine")
    return sum(map(abs, gaps)) / max(1, len(shown))


def print_calibration(shown: Sequence[Shown], many: int) -> None:
    by_event = [[one for one in shown if one.event == event] for event in range(many)]
    random = np.random.default_rng(SEED)
    draws = [
        calibration_error([one for event in random.integers(0, many, many) for one in by_event[event]])
        for _ in range(BOOTSTRAPS)
    ]
    low, high = np.quantile(draws, (0.025, 0.975))
    print(f"calibration error {calibration_error(shown):.3f}, 95 % by event {low:.3f} to {high:.3f}")
    for band in range(10):
        inside = [one for one in shown if band == min(9, int(one.match.probability * 10))]
        if inside:
            share = sum(one.verdict == "genuine" for one in inside) / len(inside)
            print(
                f"  probability {band / 10:.1f} to {band / 10 + 0.1:.1f}: {len(inside):4} matches, genuine {share:.2f}"
            )


def print_table(events: Sequence[Event], strangers: Sequence[Strangers], options: MatchingOptions) -> None:
    shown, fold_of = held_out(events, strangers, options)
    limits = {"sure": (options.evidence.sure_probability, 0.95), "all": (options.cutoff_score() / 100, 0.8)}
    for name, (shipped, precision) in limits.items():
        report(f"{name}, from {shipped:.2f}", events, [one for one in shown if one.match.probability >= shipped])
        chosen = []
        for fold in range(FOLDS):
            cutoff = cutoff_at([one for one in shown if fold_of[one.event] != fold], precision)
            chosen += [one for one in shown if fold_of[one.event] == fold and one.match.probability >= cutoff]
        report(f"{name}, aimed at {precision} elsewhere", events, chosen)
        print(f"  ({precision} on all folds: from {cutoff_at(shown, precision):.3f})")
    print_calibration([one for one in shown if one.match.probability >= LEAST_TOLD], len(events))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="folder with statements-news.jsonl.gz")
    parser.add_argument("--write", action="store_true", help=f"refit on all events and replace {PATH}")
    arguments = parser.parse_args()
    path = arguments.data / "statements-news.jsonl.gz"
    if not path.is_file():
        print(f"no {path}: give the folder that holds statements-news.jsonl.gz")
        return 1
    options = load_settings().matching
    learned_from = replace(options, evidence=replace(options.evidence, least_alike=LEAST_ALIKE, related_share=0.0))
    events = [read_event(row, learned_from) for row in read_rows(path)]
    strangers = read_strangers(events, learned_from)
    print_table(events, strangers, options)
    if arguments.write:
        many, genuine = sum(len(event.genuine) for event in events), int(sum(event.genuine.sum() for event in events))
        head = (
            "Weights of the evidence for a match (tui/matching/evidence): logistic regression, fitted on all events.",
            "Made by: python tests/bench/train_evidence.py FOLDER --write",
            f"From statements-news: {len(events)} news events of three US outlets each, {many:,} candidates, of which",
            f"{genuine:,} are genuine. Seed of the folds {SEED}; ridge penalty C = {PENALTY}.",
        )
        shipped_path(PATH).write_text(written(learned(events, strangers), *head), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
