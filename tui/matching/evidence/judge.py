"""Candidate matches of a batch of article pairs, and the probability of each.

Which sentences tell the same is decided first, by how they stand among all sentences of the two articles; the borders
inside are the matcher's, or cut around what the sentences share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.evidence.cut import cut_passages, middle_pairs, overlapping, spanned_pairs
from tui.matching.evidence.features import Passages, pair_features, passage_features
from tui.matching.evidence.model import Model
from tui.matching.evidence.pairs import SentencePairs, sentence_pairs
from tui.matching.evidence.sentences import Sentences
from tui.matching.model import Ground, MatchKind
from tui.matching.options import MatchingOptions
from tui.matching.search.align import Alignments
from tui.matching.search.candidates import Boxes, Seeds
from tui.matching.search.classify import classify, only_names
from tui.matching.search.strength import evidence
from tui.matching.search.weights import length_costs
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints


_ALIKE = 0.2
"""Likeness of neighbouring sentences from which a reader is told that they are alike."""


class Candidates(Struct, eq=False):
    """Rows of passages that may be matches; those of the matcher first, then those cut from sentences."""

    rows: Passages
    nats: Floats
    """What the score is made from."""
    pairs: SentencePairs
    sentences: Sentences
    features: Mapping[str, Floats]
    """One entry a row."""


class Judged(Struct, eq=False):
    """Rows of passages that are matches, as they stand after all of them were weighed against each other."""

    boxes: Boxes
    nats: Floats
    """What the score is made from."""
    probability: Floats
    kinds: list[MatchKind]
    exact: Bools
    """Both passages have the same words in the same order."""
    from_words: Bools
    """Whether the matcher found the passages around shared words; else they were cut from two sentences."""
    grounds: list[Ground]


def judged(made: Candidates, model: Model, options: MatchingOptions) -> Judged:
    """What is left of candidates, once they are weighed against each other."""
    import numpy as np

    rows, limits = made.rows, options.evidence
    probability = model.probability(made.features)
    says = (made.features["passage_claims"] >= limits.least_claims) | (
        made.features["passage_words_less"] >= limits.name_words
    )
    is_name = rows.is_name & ~(says & (probability >= limits.statement_probability))
    first = rows.from_words & (probability >= limits.own_probability)
    stays = without_weaker(rows, is_name, probability + first, limits.overlap_share)
    stays &= np.where(is_name, rows.from_words, probability >= limits.floor_probability)
    stays[_cut_from_longer(made, np.flatnonzero(stays & first & ~is_name), np.flatnonzero(stays))] = False
    kept = np.flatnonzero(stays)
    rows, probability, is_name = rows.at(kept), probability[kept], is_name[kept]
    kinds = classify(rows.found, is_name, options.kinds)
    grounds = _grounds({name: made.features[name][kept] for name in ("rank_worst", "near")})
    return Judged(rows.boxes, made.nats[kept], probability, kinds, rows.found.same_words, rows.from_words, grounds)


def _grounds(features: Mapping[str, Floats]) -> list[Ground]:
    closest = features["rank_worst"] == 0
    surrounded = features["near"] >= _ALIKE
    both = [Ground(number) for number in range(4)]
    return [both[number] for number in (closest * int(Ground.CLOSEST) + surrounded * int(Ground.SURROUNDED)).tolist()]


def candidates(
    index: WordIndex,
    sentences: Sentences,
    seeds: Seeds,
    found: Alignments,
    options: MatchingOptions,
    score_of: Callable[[Floats], Floats],
    check: Callable[[], None],
) -> Candidates:
    """`found`: the matcher's alignments of the same pairs of articles as the seeds. `score_of`: nats → 0 to 100."""
    import numpy as np

    rows, nats = _weighed(index, found, True, options, check)
    good = np.flatnonzero(nats >= options.evidence.floor_nats)
    found, rows, nats = found.at(good), rows.at(good), nats[good]
    number = sentences.number_of
    main = middle_pairs(sentences, found.boxes)
    pairs = sentence_pairs(
        index, sentences,
        np.concatenate((number[seeds.left], number[seeds.left_last], main[0])),
        np.concatenate((number[seeds.right], number[seeds.right_last], main[1])),
        options.align,
    )  # fmt: skip
    rows.pair = pairs.numbers(*main)
    settled = np.flatnonzero(~rows.is_name & (score_of(nats) >= options.evidence.settled_score))
    exact = np.flatnonzero(rows.found.same_words)
    row, entry = spanned_pairs(sentences, pairs, found.boxes.at(exact))
    own = found.boxes.at(np.concatenate((settled, exact[row])))
    own_pair = np.concatenate((rows.pair[settled], entry))
    cut = cut_passages(index, sentences, pairs, own, own_pair, options.evidence, options.align)
    more, more_nats = _weighed(index, cut.found, False, options, check)
    more.pair = cut.pair
    both = rows.joined(more)
    scores = [_best(rows.pair, np.where(rows.is_name == name, score_of(nats), 0.0), len(pairs)) for name in (0, 1)]
    features = {name: values[both.pair] for name, values in pair_features(sentences, pairs, *scores).items()}
    features |= passage_features(index, sentences, pairs, both)
    return Candidates(both, np.concatenate((nats, more_nats)), pairs, sentences, features)


def _weighed(
    index: WordIndex, found: Alignments, from_words: bool, options: MatchingOptions, check: Callable[[], None]
) -> tuple[Passages, Floats]:
    """The rows, their pairs not yet known, and what their scores are made from."""
    import numpy as np

    costs = length_costs(index, found.boxes)
    known = evidence(index, found, options.strength, options.align, check)
    is_name = only_names(known, costs, options.kinds)
    nats = np.where(is_name, found.significance - options.kinds.name_handicap_nats, known.strength) - costs
    rows = Passages(
        found.boxes,
        np.zeros(len(found), dtype=np.int64),
        found.significance - costs,
        known.strength - costs,
        known.without_names - costs,
        known,
        is_name,
        np.full(len(found), from_words),
    )
    return rows, nats


def _best(number: Ints, values: Floats, many: int) -> Floats:
    import numpy as np

    best = np.zeros(many)
    np.maximum.at(best, number, values)
    return best


def without_weaker(rows: Passages, is_name: Bools, rank: Floats, share: float) -> Bools:
    """Which rows stay: of two in the same pair of sentences that overlap by so much of the shorter, on both sides, the
    one that ranks higher. What is only a name stays out of it."""
    import numpy as np

    stays = np.ones(len(rows.pair), dtype=bool)
    some = np.flatnonzero(~is_name)
    order = some[np.lexsort((some, -rank[some], rows.pair[some]))]
    numbers = rows.pair[order]
    repeated = np.flatnonzero((np.bincount(numbers, minlength=1) > 1)[numbers]) if len(numbers) else order
    kept: list[int] = []
    for row in order[repeated].tolist():
        if kept and rows.pair[kept[0]] != rows.pair[row]:
            kept = []
        if any(_overlap(rows, row, other, share) for other in kept):
            stays[row] = False
        else:
            kept.append(row)
    return stays


_LONGER = 3
"""A passage is too long to stand for one inside it when it is more than so many times as long."""
_INSIDE = 0.8
"""Share of a cut passage from which it lies inside another."""


def _cut_from_longer(made: Candidates, own: Ints, rows: Ints) -> list[int]:
    """The rows that were cut from sentences over which one of the matcher's `own` reaches, and that lie inside it."""
    wide, entries = spanned_pairs(made.sentences, made.pairs, made.rows.boxes.at(own))
    over: dict[int, list[int]] = {}
    for row, entry in zip(own[wide].tolist(), entries.tolist(), strict=True):
        if made.rows.pair[row] != entry:  # those of one pair have been weighed against each other
            over.setdefault(entry, []).append(row)
    if not over:
        return []
    cut = rows[~made.rows.from_words[rows]]
    pairs = zip(cut.tolist(), made.rows.pair[cut].tolist(), strict=True)
    return [row for row, pair in pairs if any(_lies_in(made.rows.boxes, row, other) for other in over.get(pair, ()))]


def _lies_in(boxes: Boxes, one: int, other: int) -> bool:
    """Whether the passages of a row lie in those of another, which are not much longer."""
    for first, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        size = end[one] - first[one]
        if overlapping(first[one], end[one], first[other], end[other]) < _INSIDE * size:
            return False
        if end[other] - first[other] > _LONGER * size:
            return False
    return True


def _overlap(rows: Passages, one: int, other: int, share: float) -> bool:
    boxes = rows.boxes
    for first, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        shorter = min(end[one] - first[one], end[other] - first[other])
        if overlapping(first[one], end[one], first[other], end[other]) < share * shorter:
            return False
    return True
