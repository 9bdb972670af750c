"""Matches that were drawn from events of one's own and judged by reading, to learn from and to measure with.

A file of verdicts has one JSON object a line: `event` (the name of its folder), `a`, `a_span`, `b`, `b_span` (names of
the files without `.txt`, offsets in the text as the program reads it), `verdict` (genuine, borderline, false or name),
`weight` (the number of matches that it stands for where not all are drawn equally often) and `reader`.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from _candidates import Columns, found_pair, read_candidates
from _statements import Found, Span, judges, overlap

from tui.api import open_event
from tui.matching.options import MatchingOptions


class Verdict(NamedTuple):
    candidate: int
    """Row of the candidate that overlaps the judged match most, among those of its event that it judges."""
    is_genuine: bool
    weight: float
    reader: str


class JudgedEvent(NamedTuple):
    columns: Columns
    """Candidates that a verdict holds for."""
    genuine: Any
    verdicts: list[Verdict]


def read_judged(path: Path, options: MatchingOptions) -> list[JudgedEvent]:
    """Read the verdicts of a file, and the events that they are about from the folders beside it, at any depth."""
    by_event: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        row = json.loads(line)
        by_event[row["event"]].append(row)
    folders = {folder.parent.name: folder.parent for folder in path.parent.rglob("event.yaml")}
    return [_judged_event(folders[event], rows, options) for event, rows in sorted(by_event.items())]


def _judged_event(folder: Path, rows: Sequence[Mapping[str, Any]], options: MatchingOptions) -> JudgedEvent:
    columns, places = read_candidates(open_event([str(folder)]).coverage.articles, options)
    pairs = [found_pair(*place) for place in places]
    chosen: list[int] = []
    genuine: list[float] = []
    verdicts = []
    for row in rows:
        shares = {at: share for at, pair in enumerate(pairs) if (share := _share(pair, row))}
        if not shares:
            continue  # today's passages are others
        is_genuine = row["verdict"] == "genuine"
        best = max(shares, key=shares.__getitem__)
        verdicts.append(Verdict(len(chosen) + list(shares).index(best), is_genuine, row["weight"], row["reader"]))
        chosen += shares
        genuine += [float(is_genuine)] * len(shares)
    return JudgedEvent({name: values[chosen] for name, values in columns.items()}, np.array(genuine), verdicts)


def _share(pair: Found, row: Mapping[str, Any]) -> float:
    """Return how well a candidate fits a judged match: the mean of both sides, 0 to 1; 0 if it is another one."""
    judged = {row["a"]: tuple(row["a_span"]), row["b"]: tuple(row["b_span"])}
    sides: list[tuple[Span, Span]] = [(span, judged[name]) for name, span in (pair[:2], pair[2:]) if name in judged]
    if len(sides) < len(judged) or not all(judges(*side) for side in sides):
        return 0.0
    return sum(overlap(*side) / (max(side[0][1], side[1][1]) - min(side[0][0], side[1][0])) for side in sides) / 2
