"""Learns the weights of `config/evidence-sentences.txt`, and shows how well close sentences are found with them.

    python tests/bench/train_closest.py FOLDER [--write] [--encoder]

FOLDER holds `statements-news.jsonl.gz` and `passages-news.jsonl.gz`. A question is a sentence that another article has
a counterpart of: a sentence in which the same shared statement stands. Its candidates are the sentences of that article
that share a word with it, or whose neighbours do, and the weights rank them. The table comes from events that the
weights were not learned from, each held out in turn, and then the events of passages-news with weights learned from
statements-news alone: for the sentences whose counterpart no shown match covers, how often the right one is the
closest, or among the three or five closest; and of the sentences that are said to be only here, how many have no
counterpart. `--encoder` ranks with the sentence encoder, too. With `--write` the weights, refitted on all events of
both, replace the shipped ones.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from _articles import read_rows
from _logistic import written
from _ranking import PENALTY, Questions, ranking
from _statements import Row, Span, loaded_articles, overlap

from tui.articles.model import Article, Passage
from tui.matching.evidence.closest import PATH, SentenceSearch, all_pairs
from tui.matching.evidence.model import Model
from tui.matching.find import MatchSet, find
from tui.matching.model import Match, MatchKind, Standing
from tui.matching.options import MatchingOptions
from tui.matching.translation.closest_sentences import EncodedSearch
from tui.matching.translation.encoder import load_encoder
from tui.matching.translation.sentence_vectors import SentenceVectors
from tui.matching.words.article_words import read_article
from tui.matching.words.index import WordIndex, build_index
from tui.matching.words.vocabulary import Vocabulary
from tui.settings.load import load_settings
from tui.shipped import shipped_path

RANKS = (1, 3, 5)
Statements = frozenset[str]


class Event(NamedTuple):
    index: WordIndex
    articles: list[Article]
    columns: dict[str, Any]
    """Feature → one value a pair of sentences that share a word, or whose neighbours do."""
    questions: Questions
    same: Any
    told: dict[Passage, Statements]
    """Sentence → the statements that stand in it."""
    clearly: dict[Passage, Statements]
    """The same without the borderline ones, which could go either way."""


def holds(sentence: Span, passage: Span) -> bool:
    """Half of the shorter of the two."""
    return 2 * overlap(sentence, passage) >= min(sentence[1] - sentence[0], passage[1] - passage[0])


def statements_of(row: Row, sentence: Passage, *, borderline: bool = True) -> Statements:
    """The shared statements, and the genuine matches, that stand in a sentence."""
    span = (sentence.span.start, sentence.span.end)
    told = {
        f"statement {number}"
        for number, statement in enumerate(row.get("statements", ()))
        if (borderline or not statement["borderline"])
        and any(holds(span, passage) for passage in statement["passages"].get(sentence.article, []))
    }
    for number, pair in enumerate(genuine_pairs(row)):
        sides = {pair["a"]: pair["a_span"], pair["b"]: pair["b_span"]}
        if sentence.article in sides and holds(span, sides[sentence.article]):
            told.add(f"match {number}")
    return frozenset(told)


def genuine_pairs(row: Row) -> list[Row]:
    """The pairs of passages that were judged to say the same: of statements-news, or of passages-news."""
    judged = [pair for pair in row.get("verdicts", ()) if pair["verdict"] == "genuine"]
    return judged + [pair for pair in row.get("gold", ()) if pair["label"] not in ("name", "false")]


def read_event(row: Row, options: MatchingOptions) -> Event:
    articles, vocabulary = loaded_articles(row), Vocabulary()
    index = build_index([read_article(each, vocabulary) for each in articles], vocabulary, options.index, lambda: None)
    search = SentenceSearch(index, options)
    passages = [each for article in articles for each in search.sentences_in(article.id)]
    told = {each: statements_of(row, each) for each in passages}
    clearly = {each: statements_of(row, each, borderline=False) for each in passages}
    left, right, columns = all_pairs(index, options)
    same = np.array([bool(told[one] & told[other]) for one, other in zip(left, right, strict=True)], dtype=np.float64)
    return Event(index, articles, dict(columns), questions_of(left, right, same), same, told, clearly)


def questions_of(left: Sequence[Passage], right: Sequence[Passage], same: Any) -> Questions:
    """Each sentence and other article with a right and a wrong candidate. A pair is a candidate from both sides."""
    candidates: defaultdict[tuple[Passage, str], list[int]] = defaultdict(list)
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        candidates[one, other.article].append(row)
        candidates[other, one.article].append(row)
    asked = [rows for rows in candidates.values() if 0 < same[rows].sum() < len(rows)]
    numbers = [number for number, rows in enumerate(asked) for _ in rows]
    rows = np.array([row for rows in asked for row in rows], dtype=np.int64)
    return Questions(rows, np.array(numbers, dtype=np.int64), same[rows])


def learned(events: Sequence[Event]) -> Model:
    return ranking(
        [event.columns for event in events], [event.questions for event in events], [event.same for event in events]
    )


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


def alone(event: Event, search: SentenceSearch, matches: MatchSet) -> Iterator[tuple[Standing, bool, bool]]:
    """Each sentence's standing, whether no other article has a counterpart by the gold, and whether none clearly is."""
    for article in event.articles:
        for sentence, standing in search.standings(article.id, matches.matches):
            counterparts = (has_counterpart(told, sentence) for told in (event.told, event.clearly))
            yield standing, *(not each for each in counterparts)


def has_counterpart(told: Mapping[Passage, Statements], sentence: Passage) -> bool:
    return any(told[sentence] & other for each, other in told.items() if each.article != sentence.article)


def print_table(events: Sequence[Event], models: Sequence[Model], options: MatchingOptions, encoder: bool) -> None:
    """`models`: for each event the one that was learned without it."""
    found: list[int] = []
    standings: list[tuple[Standing, bool, bool]] = []
    for event, model in zip(events, models, strict=True):
        search, matches = SentenceSearch(event.index, options, model), find(event.articles, options)
        if encoder:
            search = EncodedSearch(search, event.articles, SentenceVectors(load_encoder()))
        shown = [m for m in matches.at(options.cutoff_score()).matches if m.kind is not MatchKind.NAME]
        found += ranks(event, search, shown)
        standings += alone(event, search, matches)
    shares = [sum(rank < limit for rank in found) / len(found) for limit in RANKS]
    print(f"{len(found)} sentences without a shown match: ", end="")
    print(", ".join(f"among {limit} {share:.3f}" for limit, share in zip(RANKS, shares, strict=True)))
    for standing in Standing:
        chosen = [is_alone for each, *is_alone in standings if each is standing]
        strictly, clearly = (sum(column) / max(1, len(chosen)) for column in zip(*chosen, strict=True))
        print(f"{standing}: {len(chosen)} of {len(standings)} sentences, ", end="")
        print(f"{strictly:.3f} alone, {clearly:.3f} without borderline counterparts")
    for name, column in (("alone", 1), ("alone without borderline counterparts", 2)):
        everywhere = sum(each[column] for each in standings)
        listed = sum(each[column] for each in standings if each[0] is Standing.ONLY_HERE)
        print(f"of {everywhere} sentences that are {name}, {listed / everywhere:.3f} are listed")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="folder with statements-news.jsonl.gz and passages-news.jsonl.gz")
    parser.add_argument("--write", action="store_true", help=f"refit on all events and replace {PATH}")
    parser.add_argument("--encoder", action="store_true", help="rank with the sentence encoder, too")
    arguments = parser.parse_args()
    paths = [arguments.data / f"{name}.jsonl.gz" for name in ("statements-news", "passages-news")]
    if missing := [path for path in paths if not path.is_file()]:
        print(f"no {missing[0]}: give the folder that holds it")
        return 1
    options = load_settings().matching
    events, others = ([read_event(row, options) for row in read_rows(path)] for path in paths)
    models = [learned([*events[:number], *events[number + 1 :], *others]) for number in range(len(events))]
    print_table(events, models, options, arguments.encoder)
    print_table(others, [learned(events)] * len(others), options, arguments.encoder)
    if arguments.write:
        every = [*events, *others]
        many, same = sum(len(event.same) for event in every), int(sum(event.same.sum() for event in every))
        head = (
            "How close two sentences come (tui/matching/evidence/closest.py): conditional logit, fitted on all events:",
            "which sentence of another article is the counterpart of one; then brought to the scale of a probability.",
            "Made by: python tests/bench/train_closest.py FOLDER --write",
            f"From statements-news and passages-news: {len(every)} news events of three US outlets each, {many:,}",
            f"pairs of sentences that share a word, or whose neighbours do; {same:,} of them tell the same.",
            f"Ridge penalty C = {PENALTY}.",
        )
        shipped_path(PATH).write_text(written(learned(every), *head), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
