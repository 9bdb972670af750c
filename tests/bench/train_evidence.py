"""Learns the weights of `config/evidence.txt`, and shows what they are worth on events that they were not learned from.

    python tests/bench/train_evidence.py FOLDER [--judged FILE] [--write]

FOLDER holds `statements-news.jsonl.gz`; FILE has verdicts on matches of other events (see `_labelled.py`). A
ridge-penalised logistic regression over the features of `tui.matching.evidence.features`. The tables come from
held-out events: each event of statements-news is a fold, the other events are spread over the folds, and cutoffs are
set on the other folds. With `--write` the weights, refitted on all events, replace the shipped ones.
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
from _candidates import Columns, found_pair, read_candidates
from _labelled import JudgedEvent, Verdict, read_judged
from _logistic import PENALTY, fitted, written
from _statements import Found, Row, loaded_articles, recalls, verdict

from tui.articles.model import Article
from tui.matching.evidence.model import PATH, Model
from tui.matching.find import Matcher
from tui.matching.model import Match, MatchKind
from tui.matching.options import MatchingOptions
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
    columns: Columns
    genuine: Any


class Strangers(NamedTuple):
    """Candidates between the articles of two events, none of them genuine."""

    events: tuple[int, int]
    columns: Columns


def read_event(row: Row, options: MatchingOptions) -> Event:
    """The candidates of an event, and which of them are genuine: a judged match says so, or a statement fits."""
    articles = loaded_articles(row)
    columns, places = read_candidates(articles, options)
    genuine = [verdict(row, found_pair(left, right)) == "genuine" for left, right in places]
    return Event(row, articles, columns, np.array(genuine, dtype=np.float64))


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


def learned(events: Sequence[Event], strangers: Sequence[Strangers], judged: Sequence[JudgedEvent]) -> Model:
    columns = [each.columns for group in (events, strangers, judged) for each in group]
    none = [np.zeros(len(each.columns["alike"])) for each in strangers]
    genuine = [*(event.genuine for event in events), *none, *(event.genuine for event in judged)]
    return fitted(columns, genuine)


class Shown(NamedTuple):
    event: int
    match: Match
    verdict: str


class JudgedMatch(NamedTuple):
    event: int
    probability: float
    verdict: Verdict


def folds(count: int) -> list[int]:
    """Return the fold of each event."""
    order = np.random.default_rng(SEED).permutation(count)
    fold_of = [0] * count
    for place, event in enumerate(order):
        fold_of[event] = place % FOLDS
    return fold_of


def held_out(
    events: Sequence[Event], strangers: Sequence[Strangers], judged: Sequence[JudgedEvent], options: MatchingOptions
) -> tuple[list[Shown], list[JudgedMatch]]:
    """What the program finds in each event, and how probable it calls each judged match, with weights learned from
    the events of other folds."""
    fold_of, judged_fold_of = folds(len(events)), folds(len(judged))
    shown: list[Shown] = []
    told: list[JudgedMatch] = []
    for fold in range(FOLDS):
        model = learned(
            [event for number, event in enumerate(events) if fold_of[number] != fold],
            [each for each in strangers if fold not in {fold_of[number] for number in each.events}],
            [event for number, event in enumerate(judged) if judged_fold_of[number] != fold],
        )
        for number in (number for number in range(len(events)) if fold_of[number] == fold):
            shown += shown_in(events[number], number, model, options)
        for number in (number for number in range(len(judged)) if judged_fold_of[number] == fold):
            probability = model.probability(judged[number].columns)
            told += [JudgedMatch(number, float(probability[one.candidate]), one) for one in judged[number].verdicts]
    return shown, told


def shown_in(event: Event, number: int, model: Model, options: MatchingOptions) -> list[Shown]:
    made = Matcher(options, model).find(event.articles).matches
    return [
        Shown(number, match, verdict(event.row, found_pair(match.left, match.right)))
        for match in made
        if match.kind is not MatchKind.NAME
    ]


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


class Claim(NamedTuple):
    """A match as calibration sees it."""

    event: int
    probability: float
    is_genuine: bool
    weight: float


def calibration_error(claims: Sequence[Claim], bins: int = 10) -> float:
    """Mean distance between the stated probability and the share that is genuine, over so many bands."""
    gaps = [0.0] * bins
    for one in claims:
        gaps[min(bins - 1, int(one.probability * bins))] += one.weight * (one.probability - one.is_genuine)
    return sum(map(abs, gaps)) / max(1e-9, sum(one.weight for one in claims))


def print_calibration(title: str, every_claim: Sequence[Claim], many: int) -> None:
    claims = [one for one in every_claim if one.probability >= LEAST_TOLD]
    by_event = [[one for one in claims if one.event == event] for event in range(many)]
    random = np.random.default_rng(SEED)
    draws = [
        calibration_error([one for event in random.integers(0, many, many) for one in by_event[event]])
        for _ in range(BOOTSTRAPS)
    ]
    low, high = np.quantile(draws, (0.025, 0.975))
    print(f"{title}: calibration error {calibration_error(claims):.3f}, 95 % by event {low:.3f} to {high:.3f}")
    for band in range(10):
        inside = [one for one in claims if band == min(9, int(one.probability * 10))]
        if inside:
            print(
                f"  probability {band / 10:.1f} to {band / 10 + 0.1:.1f}: {len(inside):4} matches, "
                f"genuine {genuine_share(inside):.2f}"
            )


def genuine_share(claims: Sequence[Claim]) -> float:
    """The share that is genuine, each match counted as often as the matches that it stands for."""
    return sum(one.weight for one in claims if one.is_genuine) / max(1e-9, sum(one.weight for one in claims))


def print_judged(told: Sequence[JudgedMatch], many: int, options: MatchingOptions) -> None:
    sure, all_of_them = options.evidence.sure_probability, options.cutoff_score() / 100
    for reader in sorted({one.verdict.reader for one in told}):
        claims = [
            Claim(one.event, one.probability, one.verdict.is_genuine, one.verdict.weight)
            for one in told
            if one.verdict.reader == reader
        ]
        print_calibration(f"judged by {reader}", claims, many)
        for name, low, high in (("sure", sure, 2.0), ("possible", all_of_them, sure), ("all", all_of_them, 2.0)):
            inside = [one for one in claims if low <= one.probability < high]
            print(f"  {name}: {len(inside)} judged, genuine {genuine_share(inside):.3f}")


def print_table(
    events: Sequence[Event], strangers: Sequence[Strangers], judged: Sequence[JudgedEvent], options: MatchingOptions
) -> None:
    shown, told = held_out(events, strangers, judged, options)
    fold_of = folds(len(events))
    limits = {"sure": (options.evidence.sure_probability, 0.95), "all": (options.cutoff_score() / 100, 0.8)}
    for name, (shipped, precision) in limits.items():
        report(f"{name}, from {shipped:.2f}", events, [one for one in shown if one.match.probability >= shipped])
        chosen = []
        for fold in range(FOLDS):
            cutoff = cutoff_at([one for one in shown if fold_of[one.event] != fold], precision)
            chosen += [one for one in shown if fold_of[one.event] == fold and one.match.probability >= cutoff]
        report(f"{name}, aimed at {precision} elsewhere", events, chosen)
        print(f"  ({precision} on all folds: from {cutoff_at(shown, precision):.3f})")
    claims = [Claim(one.event, one.match.probability, one.verdict == "genuine", 1.0) for one in shown]
    print_calibration("statements-news", claims, len(events))
    print_judged(told, len(judged), options)


def heading(events: Sequence[Event], judged: Sequence[JudgedEvent]) -> list[str]:
    """Return the lines that tell how the weights were made."""
    many, genuine = sum(len(event.genuine) for event in events), int(sum(event.genuine.sum() for event in events))
    verdicts = [one for event in judged for one in event.verdicts]
    return [
        "Weights of the evidence for a match (tui/matching/evidence): logistic regression, fitted on all events.",
        "Made by: python tests/bench/train_evidence.py FOLDER --judged FILE --write",
        f"From statements-news: {len(events)} news events of three US outlets each, {many:,} candidates, of which",
        f"{genuine:,} are genuine; and from {len(judged)} events of the public corpus “News Articles” (nine outlets,",
        f"2016-17): {len(verdicts)} matches drawn by probability and judged by reading, of which",
        f"{sum(one.is_genuine for one in verdicts)} are genuine. Seed of the folds {SEED}; ridge penalty {PENALTY}.",
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="folder with statements-news.jsonl.gz")
    parser.add_argument("--judged", type=Path, help="verdicts on matches of other events, in the folder of the events")
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
    judged = read_judged(arguments.judged, learned_from) if arguments.judged else []
    print_table(events, strangers, judged, options)
    if arguments.write:
        shipped_path(PATH).write_text(
            written(learned(events, strangers, judged), *heading(events, judged)), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
