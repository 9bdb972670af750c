"""Measures of matching quality, per character, per item and per group.

Definitions: precision, recall and the tight and loose hit rules as usual in text-reuse work (Potthast et al., PAN at
CLEF 2013); B³ after Bagga and Baldwin (1998), here over the members of gold groups that were found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Place = tuple[int, int]
PairKey = tuple[str, str, str]
"""Event, and the ids of the two articles in alphabetical order."""


class Pair(NamedTuple):
    left: Place
    right: Place
    label: str
    """Gold: the annotator's label. Found: the kind of the match."""

    @property
    def sides(self) -> tuple[Place, Place]:
        return self.left, self.right


Pairs = Mapping[PairKey, Sequence[Pair]]


def shared(one: Place, other: Place) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def merged(places: Iterable[Place]) -> list[Place]:
    """The characters that the places cover, as places that do not meet, in order."""
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def length(places: Iterable[Place]) -> int:
    return sum(end - start for start, end in places)


def in_both(one: Sequence[Place], other: Sequence[Place]) -> int:
    """Characters that two lists of `merged` places share."""
    total = at = also = 0
    while at < len(one) and also < len(other):
        total += shared(one[at], other[also])
        at, also = (at + 1, also) if one[at][1] <= other[also][1] else (at, also + 1)
    return total


def character_scores(gold: Pairs, found: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1 over the characters of both sides of all pairs of articles."""
    right = shown = wanted = 0
    for key in gold.keys() | found.keys():
        for side in (0, 1):
            want = merged(pair.sides[side] for pair in gold.get(key, ()))
            have = merged(pair.sides[side] for pair in found.get(key, ()))
            right, shown, wanted = right + in_both(want, have), shown + length(have), wanted + length(want)
    precision, recall = right / shown if shown else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def items_found(gold: Pairs, found: Pairs) -> dict[str, float]:
    """Label → share of its gold pairs of which the matches touching both sides cover half on both."""
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for key, pairs in gold.items():
        for pair in pairs:
            near = [m for m in found.get(key, ()) if shared(m.left, pair.left) and shared(m.right, pair.right)]
            halves = [_mostly_covered(pair.sides[side], [match.sides[side] for match in near]) for side in (0, 1)]
            total[pair.label] += 1
            hit[pair.label] += all(halves)
    return {label: hit[label] / total[label] for label in sorted(total)}


def _mostly_covered(wanted: Place, places: Sequence[Place]) -> bool:
    return 2 * in_both(merged(places), [wanted]) >= wanted[1] - wanted[0]


def verdicts(judged: Pairs, found: Pairs) -> dict[str, float]:
    """What the shown matches are: share per label of the judged pair that each overlaps most, or `unjudged`."""
    count: Counter[str] = Counter()
    for key, matches in found.items():
        for match in matches:
            near = [
                (shared(match.left, p.left) + shared(match.right, p.right), p.label)
                for p in judged.get(key, ())
                if _half(match.left, p.left) and _half(match.right, p.right)
            ]
            count[max(near)[1] if near else "unjudged"] += 1
    return {label: often / count.total() for label, often in sorted(count.items())}


def _half(one: Place, other: Place) -> bool:
    return 2 * shared(one, other) >= min(one[1] - one[0], other[1] - other[0]) > 0


Groups = Sequence[Sequence[tuple[str, Place]]]


def b_cubed(found: Groups, gold: Groups) -> tuple[float, float, float]:
    """Precision and recall over the gold members that a found member covers by half of the shorter; share of those."""
    in_article: defaultdict[str, list[tuple[int, Place]]] = defaultdict(list)
    for number, group in enumerate(gold):
        for article, place in group:
            in_article[article].append((number, place))
    items: dict[tuple[int, str], tuple[int, int]] = {}
    for number, group in enumerate(found):
        for article, place in group:
            for gold_number, gold_place in in_article[article]:
                if _half(place, gold_place):
                    items.setdefault((gold_number, article), (number, gold_number))
    in_found = Counter(number for number, _ in items.values())
    in_gold = Counter(number for _, number in items.values())
    both = Counter(items.values())
    members = sum(map(len, gold))
    if not items:
        return 0.0, 0.0, 0.0
    precision = sum(both[pair] / in_found[pair[0]] for pair in items.values()) / len(items)
    recall = sum(both[pair] / in_gold[pair[1]] for pair in items.values()) / len(items)
    return precision, recall, len(items) / members


NEUTRAL_CHARACTERS = 12
"""What spills over a gold border by up to a long word counts for neither side."""


class SampleScores(NamedTuple):
    precision: float
    recall_tight: float
    recall_loose: float
    matches: int


def sample_scores(found: Sequence[Pair], gold: Sequence[Pair]) -> SampleScores:
    """The sample event: `gold` labels are tiers, of which `weak` is neutral; `found` labels are kinds.

    Precision over matches that are no `name`; recall over all. A gold pair is hit (tight) when one match covers half
    of it on both sides and is at most 4 × max(25, its length) long on both; loose drops the length bound.
    """
    wanted = [pair for pair in gold if pair.label != "weak"]
    tight = loose = 0
    for pair in wanted:
        over = [
            m
            for m in found
            if all(2 * shared(m.sides[s], pair.sides[s]) >= pair.sides[s][1] - pair.sides[s][0] for s in (0, 1))
        ]
        loose += bool(over)
        tight += any(all(_short(m.sides[s], pair.sides[s]) for s in (0, 1)) for m in over)
    right = counted = 0
    for match in found:
        near = [p for p in gold if shared(match.left, p.left) and shared(match.right, p.right)]
        for side in (0, 1) if match.label != "name" else ():
            strong = in_both([match.sides[side]], merged(p.sides[side] for p in near if p.label != "weak"))
            spill = merged((p.sides[side][0] - NEUTRAL_CHARACTERS, p.sides[side][1] + NEUTRAL_CHARACTERS) for p in near)
            right += strong
            counted += strong + length([match.sides[side]]) - in_both([match.sides[side]], spill)
    return SampleScores(right / counted if counted else 0.0, tight / len(wanted), loose / len(wanted), len(found))


def _short(found: Place, gold: Place) -> bool:
    return found[1] - found[0] <= 4 * max(25, gold[1] - gold[0])
