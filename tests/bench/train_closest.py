"""Learns the weights of `config/evidence-sentences.txt`, and shows how well close sentences are found with them.

    python tests/bench/train_closest.py FOLDER [--write]

FOLDER holds `statements-news.jsonl.gz`. Pairs of sentences of two articles are told apart: those in which one shared
statement stands, and all others. The table comes from events that the weights were not learned from, each held out in
turn: for the sentences whose counterpart no shown match covers, how often the right one is the closest, or among the
three or five closest; and of the sentences that are said to be only here, how many have no counterpart. With `--write`
the weights, refitted on all events, replace the shipped ones.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from _articles import read_rows
from _logistic import PENALTY, fitted, written
from _statements import Row, Span, loaded_articles, overlap

from tui.articles.model import Article, Passage
from tui.matching.evidence.closest import PATH, SentenceSearch, all_pairs
from tui.matching.evidence.model import Model
from tui.matching.find import MatchSet, find
from tui.matching.model import Match, MatchKind, Standing
from tui.matching.options import MatchingOptions
from tui.matching.words.article_words import read_article
from tui.matching.words.index import WordIndex, build_index
from tui.matching.words.vocabulary import Vocabulary
from tui.settings.load import load_settings
from tui.shipped import shipped_path

RANKS = (1, 3, 5)
Statements = frozenset[str]


class Event(NamedTuple):
    row: Row
    index: WordIndex
    articles: list[Article]
    columns: dict[str, Any]
    """Feature → one value a pair of sentences that share a word."""
    same: Any
    told: dict[Passage, Statements]
    """Sentence → the statements that stand in it."""


def holds(sentence: Span, passage: Span) -> bool:
    """Half of the shorter of the two."""
    return 2 * overlap(sentence, passage) >= min(sentence[1] - sentence[0], passage[1] - passage[0])


def statements_of(row: Row, sentence: Passage) -> Statements:
    """The shared statements, and the genuine matches, that stand in a sentence."""
    span = (sentence.span.start, sentence.span.end)
    told = {
        f"statement {number}"
        for number, statement in enumerate(row["statements"])
        if any(holds(span, passage) for passage in statement["passages"].get(sentence.article, []))
    }
    for number, verdict in enumerate(row["verdicts"]):
        sides = {verdict["a"]: verdict["a_span"], verdict["b"]: verdict["b_span"]}
        if verdict["verdict"] == "genuine" and sentence.article in sides and holds(span, sides[sentence.article]):
            told.add(f"match {number}")
    return frozenset(told)


def read_event(row: Row, options: MatchingOptions) -> Event:
    articles, vocabulary = loaded_articles(row), Vocabulary()
    index = build_index([read_article(each, vocabulary) for each in articles], vocabulary, options.index, lambda: None)
    search = SentenceSearch(index, options)
    told = {each: statements_of(row, each) for article in articles for each in search.sentences_in(article.id)}
    left, right, columns = all_pairs(index, options)
    same = [bool(told[one] & told[other]) for one, other in zip(left, right, strict=True)]
    return Event(row, index, articles, dict(columns), np.array(same, dtype=np.float64), told)


def learned(events: Sequence[Event]) -> Model:
    return fitted([event.columns for event in events], [event.same for event in events])


def ranks(event: Event, search: SentenceSearch, shown: Sequence[Match]) -> Iterator[int]:
    """For each sentence with a counterpart in an article that no shown match covers: how many come closer than the
    first counterpart."""
    for asked, told in event.told.items():
        closest = search.closest(asked.article, asked.span, max(RANKS)) if told else {}
        for article in {each.article for each in event.told} - {asked.article}:
            right = {each for each, other in event.told.items() if each.article == article and told & other}
            if right and not any(match.touches(asked) and any(map(match.touches, right)) for match in shown):
                near = [close.passage for close in closest.get(article, ())]
                yield next((rank for rank, each in enumerate(near) if each in right), max(RANKS))


def alone(event: Event, search: SentenceSearch, matches: MatchSet) -> Iterator[tuple[Standing, bool]]:
    """Each sentence's standing, and whether no other article has a counterpart by the gold."""
    for article in event.articles:
        for sentence, standing in search.standings(article.id, matches.matches):
            told = event.told[sentence]
            counterparts = (each for each, other in event.told.items() if told & other)
            yield standing, all(each.article == article.id for each in counterparts)


def print_table(events: Sequence[Event], options: MatchingOptions) -> None:
    found: list[int] = []
    standings: list[tuple[Standing, bool]] = []
    for number, event in enumerate(events):
        model = learned([*events[:number], *events[number + 1 :]])
        search, matches = SentenceSearch(event.index, options, model), find(event.articles, options)
        shown = [m for m in matches.at(options.cutoff_score()).matches if m.kind is not MatchKind.NAME]
        found += ranks(event, search, shown)
        standings += alone(event, search, matches)
    shares = [sum(rank < limit for rank in found) / len(found) for limit in RANKS]
    print(f"{len(found)} sentences without a shown match: ", end="")
    print(", ".join(f"among {limit} {share:.3f}" for limit, share in zip(RANKS, shares, strict=True)))
    for standing in Standing:
        truly = [is_alone for each, is_alone in standings if each is standing]
        print(f"{standing}: {len(truly)} of {len(standings)} sentences, {sum(truly) / max(1, len(truly)):.3f} alone")
    everywhere = sum(is_alone for _, is_alone in standings)
    listed = sum(is_alone for standing, is_alone in standings if standing is Standing.ONLY_HERE)
    print(f"of {everywhere} sentences that are alone, {listed / everywhere:.3f} are listed")


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
    events = [read_event(row, options) for row in read_rows(path)]
    print_table(events, options)
    if arguments.write:
        many, same = sum(len(event.same) for event in events), int(sum(event.same.sum() for event in events))
        head = (
            "How likely two sentences tell the same (tui/matching/evidence/closest.py): logistic regression, fitted on",
            "all events. Made by: python tests/bench/train_closest.py FOLDER --write",
            f"From statements-news: {len(events)} news events of three US outlets each, {many:,} pairs of sentences",
            f"that share a word, {same:,} of which tell the same. Ridge penalty C = {PENALTY}.",
        )
        shipped_path(PATH).write_text(written(learned(events), *head), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
