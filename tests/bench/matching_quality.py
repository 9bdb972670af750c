"""How good the matches are, on judged data that stands outside this project.

    python tests/bench/matching_quality.py --data FOLDER [--gold FOLDER] [--judged FILE.jsonl]

FOLDER: `passages-news.jsonl.gz` (real news, judged by reading) and `passages-synthetic-*.jsonl.gz`; for each the table
shows what is shown at the three named cutoffs, without the kind `name`. `--gold`: a folder with `seeds-matches.json`,
the hand-made gold of the sample event. `--judged`: verdicts on matches that the packs do not judge, rows of `event`,
`a`, `a_span`, `b`, `b_span`, `label`.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import _measures as measures
from _articles import articles_of, read_rows
from _measures import Pair

from tui.matching.find import ALL_KINDS, MatchSet, find
from tui.matching.model import MatchKind
from tui.settings.load import load_settings
from tui.shipped import shipped_path

STATEMENTS = ALL_KINDS - {MatchKind.NAME}
TRUE_LABELS = {"verbatim", "edited", "paraphrase"}


def gold_pairs(rows: list[dict[str, Any]], labels: set[str] | None = None) -> dict[measures.PairKey, list[Pair]]:
    pairs: defaultdict[measures.PairKey, list[Pair]] = defaultdict(list)
    for row in rows:
        for g in row["gold"]:
            if labels is None or g["label"] in labels:
                (a, left), (b, right) = sorted([(g["a"], tuple(g["a_span"])), (g["b"], tuple(g["b_span"]))])
                pairs[row["id"], a, b].append(Pair(left, right, g["label"]))
    return dict(pairs)


def found_pairs(made: dict[str, MatchSet], cutoff: float) -> dict[measures.PairKey, list[Pair]]:
    pairs: defaultdict[measures.PairKey, list[Pair]] = defaultdict(list)
    for event, matches in made.items():
        for m in matches.matches:
            if m.level >= cutoff and m.kind in STATEMENTS:
                left, right = (m.left.span.start, m.left.span.end), (m.right.span.start, m.right.span.end)
                pairs[event, m.left.article, m.right.article].append(Pair(left, right, m.kind.value))
    return dict(pairs)


def judged_pairs(path: Path | None) -> dict[measures.PairKey, list[Pair]]:
    """Verdicts of one's own, as `gold_pairs`."""
    lines = path.read_text(encoding="utf-8").split("\n") if path else []
    return gold_pairs([{"id": row["event"], "gold": [row]} for row in map(json.loads, filter(None, lines))])


def measure_pack(path: Path, also: measures.Pairs) -> None:
    options = load_settings().matching
    rows = read_rows(path)
    made = {row["id"]: find(articles_of(row), options) for row in rows}
    gold = judged = gold_pairs(rows)
    labels = {pair.label for pairs in judged.values() for pair in pairs}
    if "false" in labels:
        gold = gold_pairs(rows, TRUE_LABELS)
        judged = {key: [*judged.get(key, ()), *also.get(key, ())] for key in judged.keys() | also.keys()}
    print(f"\n{path.name}: {len(rows)} events")
    for name, cutoff in options.cutoffs.items():
        found = found_pairs(made, cutoff)
        precision, recall, f1 = measures.character_scores(gold, found)
        print(f"  {name:7} {sum(map(len, found.values())):5} shown  P {precision:.3f}  R {recall:.3f}  F {f1:.3f}")
        print(f"          found: {_shares(measures.items_found(gold, found))}")
        if "false" in labels:
            print(f"          shown: {_shares(measures.verdicts(judged, found))}")
        if "groups" in rows[0]:
            _print_groups(rows, made, cutoff)


def _print_groups(rows: list[dict[str, Any]], made: dict[str, MatchSet], cutoff: float) -> None:
    for row in rows:
        groups = made[row["id"]].at(cutoff, STATEMENTS).groups
        found = [[(p.article, (p.span.start, p.span.end)) for p in group.passages] for group in groups]
        gold = [[(article, tuple(place)) for article, place in group] for group in row["groups"]]
        precision, recall, share = measures.b_cubed(found, gold)
        print(f"          groups: {len(found)}, B³ P {precision:.3f}  R {recall:.3f}, of {share:.2f} of the members")


def _shares(shares: dict[str, float]) -> str:
    return "  ".join(f"{label} {share:.2f}" for label, share in shares.items())


def measure_sample(path: Path) -> None:
    from tui.api import open_event

    settings = load_settings()
    gold_file = json.loads(path.read_text(encoding="utf-8"))
    event = open_event([shipped_path("seeds")])
    first, second = event.coverage.articles
    gold = [Pair(tuple(g["a"]), tuple(g["b"]), g["tier"]) for g in gold_file["matches"]]
    made = find((first, second), settings.matching)
    print("\nthe sample event")
    for name, cutoff in settings.matching.cutoffs.items():
        found = [
            Pair((m.left.span.start, m.left.span.end), (m.right.span.start, m.right.span.end), m.kind.value)
            for m in made.matches
            if m.level >= cutoff
        ]
        scores = measures.sample_scores(found, gold)
        print(
            f"  {name:7} {scores.matches:5} shown  P {scores.precision:.3f}"
            f"  recall tight {scores.recall_tight:.3f}  loose {scores.recall_loose:.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, help="folder with passages-*.jsonl.gz")
    parser.add_argument("--gold", type=Path, help="folder with seeds-matches.json")
    parser.add_argument("--judged", type=Path, help=".jsonl with verdicts of one's own")
    arguments = parser.parse_args()
    packs = sorted(arguments.data.glob("passages-*.jsonl.gz")) if arguments.data else []
    packs = [path for path in packs if path.name.startswith(("passages-news", "passages-synthetic"))]
    if not packs:
        print("no passages-*.jsonl.gz: give their folder with --data")
    for path in packs:
        measure_pack(path, judged_pairs(arguments.judged))
    sample = arguments.gold / "seeds-matches.json" if arguments.gold else None
    if sample and sample.is_file():
        measure_sample(sample)
    else:
        print("no seeds-matches.json: give its folder with --gold")


if __name__ == "__main__":
    main()
