"""Collects the candidate matches of a batch of article pairs, and judges the probability of each.

Sentences are compared first, by their rank among all sentences of the two articles. The borders of the passages are
those of the matcher, or are cut around the words that the sentences share.
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
"""Minimum similarity of neighbouring sentences that the reason calls similar."""


class Candidates(Struct, eq=False):
    """Rows of passages that may be matches: first those of the matcher, then those cut from sentences."""

    rows: Passages
    nats: Floats
    """Values, in nats, from which the scores are computed."""
    pairs: SentencePairs
    sentences: Sentences
    features: Mapping[str, Floats]
    """Values of each feature, by its name: one per row."""


class JudgedMatches(Struct, eq=False):
    """Rows of passages that are matches, after they were weighed against each other."""

    boxes: Boxes
    nats: Floats
    """Values, in nats, from which the scores are computed."""
    probability: Floats
    kinds: list[MatchKind]
    exact: Bools
    """True if both passages have the same words in the same order."""
    from_words: Bools
    """True if the matcher found the passages around shared words, False if they were cut from two sentences."""
    grounds: list[Ground]


def judge(candidates: Candidates, model: Model, options: MatchingOptions) -> JudgedMatches:
    """Weigh the candidates against each other, and return those that remain."""
    import numpy as np

    rows, limits = candidates.rows, options.evidence
    probability = model.probability(candidates.features)
    makes_claim = (candidates.features["passage_claims"] >= limits.least_claims) | (
        candidates.features["passage_words_less"] >= limits.name_words
    )
    is_name = rows.is_name & ~(makes_claim & (probability >= limits.statement_probability))
    is_own = rows.from_words & (probability >= limits.own_probability)
    is_kept = without_weaker(rows, is_name, probability + is_own, limits.overlap_share)
    is_kept &= np.where(is_name, rows.from_words, probability >= limits.floor_probability)
    is_kept[_cut_from_longer(candidates, np.flatnonzero(is_kept & is_own & ~is_name), np.flatnonzero(is_kept))] = False
    rows_kept = np.flatnonzero(is_kept)
    whole = _whole_sentences(candidates, limits.whole_sentence_claims)
    probability = np.where(whole, np.maximum(probability, limits.whole_sentence_probability), probability)
    rows, probability, is_name = rows.at(rows_kept), probability[rows_kept], is_name[rows_kept]
    kinds = classify(rows.evidence, is_name, options.kinds)
    grounds = _grounds({name: candidates.features[name][rows_kept] for name in ("rank_worst", "near")})
    return JudgedMatches(
        rows.boxes, candidates.nats[rows_kept], probability, kinds, rows.evidence.same_words, rows.from_words, grounds
    )


def _whole_sentences(candidates: Candidates, least_claims: int) -> Bools:
    """Return True for rows whose passages have the same words and are whole sentences in both articles.

    Rewritten news has hardly any, so the model cannot know how certain they are.
    """
    boxes, sentences = candidates.rows.boxes, candidates.sentences
    whole = candidates.rows.evidence.same_words & (candidates.features["passage_claims"] >= least_claims)
    for start, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        whole &= sentences.firsts[sentences.number_of[start]] == start
        whole &= sentences.ends[sentences.number_of[end - 1]] == end
    return whole


def _grounds(features: Mapping[str, Floats]) -> list[Ground]:
    closest = features["rank_worst"] == 0
    surrounded = features["near"] >= _ALIKE
    grounds_by_number = [Ground(number) for number in range(4)]
    return [
        grounds_by_number[number]
        for number in (closest * int(Ground.CLOSEST) + surrounded * int(Ground.SURROUNDED)).tolist()
    ]


def candidates(
    index: WordIndex,
    sentences: Sentences,
    seeds: Seeds,
    alignments: Alignments,
    options: MatchingOptions,
    score_of: Callable[[Floats], Floats],
    check: Callable[[], None],
) -> Candidates:
    """Collect the candidates of a batch.

    `alignments`: those that the matcher found for the same pairs of articles as the seeds. `score_of`: converts nats to
    a score, 0 to 100.
    """
    import numpy as np

    rows, nats = _measured_rows(index, alignments, True, options, check)
    strong_enough = np.flatnonzero(nats >= options.evidence.floor_nats)
    alignments, rows, nats = alignments.at(strong_enough), rows.at(strong_enough), nats[strong_enough]
    number = sentences.number_of
    main = middle_pairs(sentences, alignments.boxes)
    pairs = sentence_pairs(
        index, sentences,
        np.concatenate((number[seeds.left], number[seeds.left_last], main[0])),
        np.concatenate((number[seeds.right], number[seeds.right_last], main[1])),
        options.align,
    )  # fmt: skip
    rows.pair = pairs.numbers(*main)
    settled = np.flatnonzero(~rows.is_name & (score_of(nats) >= options.evidence.settled_score))
    exact = np.flatnonzero(rows.evidence.same_words)
    row, entry = spanned_pairs(sentences, pairs, alignments.boxes.at(exact))
    own_boxes = alignments.boxes.at(np.concatenate((settled, exact[row])))
    own_pair = np.concatenate((rows.pair[settled], entry))
    cut_pieces = cut_passages(index, sentences, pairs, own_boxes, own_pair, options.evidence, options.align)
    cut_rows, cut_nats = _measured_rows(index, cut_pieces.passages, False, options, check)
    cut_rows.pair = cut_pieces.pair
    all_rows = rows.followed_by(cut_rows)
    scores = [
        _best_of_pairs(rows.pair, np.where(rows.is_name == name, score_of(nats), 0.0), len(pairs)) for name in (0, 1)
    ]
    features = {name: values[all_rows.pair] for name, values in pair_features(sentences, pairs, *scores).items()}
    features |= passage_features(index, sentences, pairs, all_rows)
    return Candidates(all_rows, np.concatenate((nats, cut_nats)), pairs, sentences, features)


def _measured_rows(
    index: WordIndex, alignments: Alignments, from_words: bool, options: MatchingOptions, check: Callable[[], None]
) -> tuple[Passages, Floats]:
    """Return the rows, whose pairs are not set yet, and the nats from which their scores are computed."""
    import numpy as np

    costs = length_costs(index, alignments.boxes)
    alignment_evidence = evidence(index, alignments, options.strength, options.align, check)
    is_name = only_names(alignment_evidence, costs, options.kinds)
    nats = (
        np.where(is_name, alignments.significance - options.kinds.name_handicap_nats, alignment_evidence.strength)
        - costs
    )
    rows = Passages(
        alignments.boxes,
        np.zeros(len(alignments), dtype=np.int64),
        alignments.significance - costs,
        alignment_evidence.strength - costs,
        alignment_evidence.without_names - costs,
        alignment_evidence,
        is_name,
        np.full(len(alignments), from_words),
    )
    return rows, nats


def _best_of_pairs(number: Ints, values: Floats, count: int) -> Floats:
    import numpy as np

    best = np.zeros(count)
    np.maximum.at(best, number, values)
    return best


def without_weaker(rows: Passages, is_name: Bools, rank: Floats, share: float) -> Bools:
    """Return True for the rows to keep.

    Of two rows in the same pair of sentences that overlap on both sides by this share of the shorter one, the row that
    ranks higher is kept. Mere names are not compared.
    """
    import numpy as np

    is_kept = np.ones(len(rows.pair), dtype=bool)
    statements = np.flatnonzero(~is_name)
    order = statements[np.lexsort((statements, -rank[statements], rows.pair[statements]))]
    numbers = rows.pair[order]
    repeated = np.flatnonzero((np.bincount(numbers, minlength=1) > 1)[numbers]) if len(numbers) else order
    kept_rows: list[int] = []
    for row in order[repeated].tolist():
        if kept_rows and rows.pair[kept_rows[0]] != rows.pair[row]:
            kept_rows = []
        if any(_overlap(rows, row, stronger, share) for stronger in kept_rows):
            is_kept[row] = False
        else:
            kept_rows.append(row)
    return is_kept


_LONGER = 3
"""Maximum ratio of lengths at which a passage replaces a passage inside it."""
_INSIDE = 0.8
"""Share of a cut passage, 0 to 1, that must lie in another for it to count as inside."""


def _cut_from_longer(candidates: Candidates, own_rows: Ints, rows: Ints) -> list[int]:
    """Return the rows cut from sentences that lie inside one of the matcher's `own_rows` over several sentences."""
    spanning, entries = spanned_pairs(candidates.sentences, candidates.pairs, candidates.rows.boxes.at(own_rows))
    longer_rows: dict[int, list[int]] = {}
    for row, entry in zip(own_rows[spanning].tolist(), entries.tolist(), strict=True):
        if candidates.rows.pair[row] != entry:  # rows of one pair have already been weighed against each other
            longer_rows.setdefault(entry, []).append(row)
    if not longer_rows:
        return []
    cut = rows[~candidates.rows.from_words[rows]]
    pairs = zip(cut.tolist(), candidates.rows.pair[cut].tolist(), strict=True)
    return [
        row
        for row, pair in pairs
        if any(_is_inside(candidates.rows.boxes, row, longer_row) for longer_row in longer_rows.get(pair, ()))
    ]


def _is_inside(boxes: Boxes, row: int, other_row: int) -> bool:
    """Return True if the passages of a row lie in those of another row that are not much longer."""
    for first, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        size = end[row] - first[row]
        if overlapping(first[row], end[row], first[other_row], end[other_row]) < _INSIDE * size:
            return False
        if end[other_row] - first[other_row] > _LONGER * size:
            return False
    return True


def _overlap(rows: Passages, row: int, other_row: int, share: float) -> bool:
    boxes = rows.boxes
    for first, end in ((boxes.left, boxes.left_end), (boxes.right, boxes.right_end)):
        shorter = min(end[row] - first[row], end[other_row] - first[other_row])
        if overlapping(first[row], end[row], first[other_row], end[other_row]) < share * shorter:
            return False
    return True
