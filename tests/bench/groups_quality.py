"""Whether one statement has one letter, and one letter one statement, on events that were read in full.

    python tests/bench/groups_quality.py FOLDER

FOLDER holds `statements-news.jsonl.gz`. A passage says a statement if it fits one of its passages (`_statements.py`).
Pairs and steps count where both passages say something that was judged.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _articles import read_rows
from _statements import Row, fits, loaded_articles

from tui.articles.model import Coverage, Passage
from tui.matching.find import ALL_KINDS, find
from tui.matching.model import MatchGroup, MatchKind
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.stops import Stop, StopKind
from tui.settings.load import load_settings

Said = Mapping[Passage, frozenset[int]]
"""Passage → numbers of the statements that it says."""


def statements_of(row: Row, passage: Passage) -> frozenset[int]:
    span = (passage.span.start, passage.span.end)
    return frozenset(
        number
        for number, statement in enumerate(row["statements"])
        if any(fits(span, tuple(judged)) for judged in statement["passages"].get(passage.article, ()))
    )


def count_pairs(group: MatchGroup, said: Said, counts: Counter[str]) -> None:
    for at, one in enumerate(group.passages):
        for other in group.passages[at + 1 :]:
            if one.article != other.article and said[one] and said[other]:
                counts["pairs"] += 1
                counts["pairs that say the same"] += bool(said[one] & said[other])


def count_steps(shown: VisibleGroups, group: MatchGroup, said: Said, counts: Counter[str]) -> None:
    for passage in group.passages:
        stop = Stop(StopKind.PASSAGE, passage, group.id)
        for counterpart in shown.counterparts(stop).values():
            if said[passage] and said[counterpart]:
                name = "direct steps" if shown.is_matched_directly(stop, counterpart) else "other steps"
                counts[name] += 1
                counts[f"{name} to the same"] += bool(said[passage] & said[counterpart])


def count_letters(row: Row, groups: tuple[MatchGroup, ...], said: Said, counts: Counter[str]) -> None:
    for number in range(len(row["statements"])):
        outlets = [{each.article for each in group.passages if number in said[each]} for group in groups]
        letters = sum(len(each) > 1 for each in outlets)
        counts["statements"] += letters > 0
        counts["letters"] += letters


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with statements-news.jsonl.gz")
    options = load_settings().matching
    counts: Counter[str] = Counter()
    for row in read_rows(parser.parse_args().folder / "statements-news.jsonl.gz"):
        articles = loaded_articles(row)
        grouping = find(articles, options).at(options.cutoff_score(), ALL_KINDS - {MatchKind.NAME})
        shown = VisibleGroups(Coverage("", tuple(articles)), grouping, set(MatchKind), Letters())
        said = {each: statements_of(row, each) for group in shown.groups for each in group.passages}
        counts["groups"] += len(shown.groups)
        count_letters(row, shown.groups, said, counts)
        for group in shown.groups:
            count_pairs(group, said, counts)
            count_steps(shown, group, said, counts)
    print(f"{counts['groups']} groups; {counts['letters'] / counts['statements']:.2f} letters per statement found")
    for name, same in (
        ("pairs", "pairs that say the same"),
        ("direct steps", "direct steps to the same"),
        ("other steps", "other steps to the same"),
    ):
        print(f"{name}: {counts[same]} of {counts[name]} say the same ({counts[same] / (counts[name] or 1):.2f})")


if __name__ == "__main__":
    main()
