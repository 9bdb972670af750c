"""Computes the features of a match: of the two sentences that contain it, and of its passages.

Every feature stays the same when the two articles change places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tui.matching.evidence.cut import shared_inside
from tui.matching.evidence.pairs import SentencePairs, SharedWords
from tui.matching.evidence.sentences import Sentences
from tui.matching.search.candidates import Boxes
from tui.matching.search.strength import AlignmentEvidence, summed
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints

_LEAST_SUM = 3.0
"""Minimum total, in nats, by which a share is divided."""


class Passages(Struct, eq=False):
    """Rows of two passages, with their measures."""

    boxes: Boxes
    pair: Ints
    """Index of the pair of sentences that contain most of the passages."""
    significance: Floats
    """Significance of the box sum, in nats above what the lengths make likely by chance."""
    strength: Floats
    """Strength, in nats above what the lengths make likely by chance."""
    without_names: Floats
    evidence: AlignmentEvidence
    is_name: Bools
    from_words: Bools
    """True if the matcher found the passages around shared words, False if they were cut from two sentences."""

    def __len__(self) -> int:
        return len(self.pair)

    def at(self, rows: Ints) -> Passages:
        return Passages(
            self.boxes.at(rows), self.pair[rows], self.significance[rows], self.strength[rows],
            self.without_names[rows], self.evidence.at(rows), self.is_name[rows], self.from_words[rows],
        )  # fmt: skip

    def followed_by(self, other_rows: Passages) -> Passages:
        """Return these rows followed by the others."""
        import numpy as np

        def concatenated(column: Any, other_column: Any) -> Any:
            if isinstance(column, Struct):
                names = column.__struct_fields__
                return type(column)(
                    *(concatenated(getattr(column, name), getattr(other_column, name)) for name in names)
                )
            return np.concatenate((column, other_column))

        all_rows: Passages = concatenated(self, other_rows)
        return all_rows


def pair_features(
    sentences: Sentences, pairs: SentencePairs, scores: Floats, name_scores: Floats
) -> Mapping[str, Floats]:
    """Compute one value per pair of sentences.

    `scores`: of the best match in each, or 0; `name_scores`: the same of names.
    """
    import numpy as np

    left, right, shared, count = pairs.left, pairs.right, pairs.shared, len(pairs)
    sums = _sums(shared, count)
    features = {
        "alike": pairs.alike, "around": pairs.around,
        "before": pairs.likeness_before, "after": pairs.likeness_after, "near": pairs.likeness_near,
        "rank_best": pairs.ranks[0], "rank_worst": pairs.ranks[1],
        "margin_worst": pairs.margins[0], "margin_best": pairs.margins[1],
        "score": scores, "name_score": name_scores, "kinship": pairs.kinship,
        "denial_differs": (sentences.denies[left] != sentences.denies[right]).astype(np.float64),
        "distance": np.abs(sentences.position[left] - sentences.position[right]),
        **{f"shared_{name}": value for name, value in sums.items()},
    }  # fmt: skip
    for name, weights in (
        ("weight", sentences.weight),
        ("plain", sentences.plain_weight),
        ("claim", sentences.claim_weight),
    ):
        features |= _shares(name, sums[name], weights[left], weights[right])
    for name, values in (("words", sentences.words), ("quoted", sentences.quoted), ("position", sentences.position)):
        features[f"{name}_less"] = np.minimum(values[left], values[right]).astype(np.float64)
        features[f"{name}_more"] = np.maximum(values[left], values[right]).astype(np.float64)
    for name, totals, common in (
        ("names", sentences.name_weight, sums["names"]),
        ("figures", sentences.figures.astype(np.float64), sums["figures"]),
    ):
        features[f"{name}_differ"] = np.maximum(0.0, np.minimum(totals[left], totals[right]) - common)
    return features


def _sums(shared: SharedWords, count: int) -> dict[str, Floats]:
    """Total the shared words of each pair: weights (all; not names; claims; names), counts, and the heaviest word."""
    import numpy as np

    pair, weight, claim = shared.pair, shared.weight, shared.claim
    ones = np.ones(len(pair))
    heaviest, heaviest_claim = np.zeros(count), np.zeros(count)
    np.maximum.at(heaviest, pair, weight)
    np.maximum.at(heaviest_claim, pair[claim], weight[claim])
    return {
        "weight": summed(pair, weight, count),
        "plain": summed(pair[~shared.name], weight[~shared.name], count),
        "claim": summed(pair[claim], weight[claim], count),
        "names": summed(pair[shared.name], weight[shared.name], count),
        "words": summed(pair, ones, count),
        "claims": summed(pair[claim], ones[claim], count),
        "figures": summed(pair[shared.figure], ones[shared.figure], count),
        "heaviest": heaviest,
        "heaviest_claim": heaviest_claim,
    }


def _shares(name: str, common: Floats, left_total: Floats, right_total: Floats) -> dict[str, Floats]:
    import numpy as np

    return {
        f"{name}_of_less": common / np.maximum(_LEAST_SUM, np.minimum(left_total, right_total)),
        f"{name}_of_more": common / np.maximum(_LEAST_SUM, np.maximum(left_total, right_total)),
    }


def passage_features(
    index: WordIndex, sentences: Sentences, pairs: SentencePairs, rows: Passages
) -> Mapping[str, Floats]:
    """Compute one value per row of passages."""
    import numpy as np

    boxes, evidence, count = rows.boxes, rows.evidence, len(rows.pair)
    inside = shared_inside(pairs.shared, boxes, rows.pair)
    sums = _sums(inside, count)
    content, quoted = (np.concatenate(([0], np.cumsum(flags))) for flags in (index.content, index.quoted))
    sides = ((boxes.left, boxes.left_end, pairs.left), (boxes.right, boxes.right_end, pairs.right))
    words = [(end - first).astype(np.float64) for first, end, _ in sides]
    contents = [np.maximum(1.0, content[end] - content[first]) for first, end, _ in sides]
    quotes = [(quoted[end] - quoted[first]) / (end - first) for first, end, _ in sides]
    covered = [
        np.minimum(1.0, (end - first) / (sentences.ends - sentences.firsts)[sentence[rows.pair]])
        for first, end, sentence in sides
    ]
    features = {
        "passage_significance": rows.significance, "passage_strength": rows.strength,
        "passage_without_names": rows.without_names, "passage_run": evidence.longest.astype(np.float64),
        "passage_chunks": evidence.chunks.astype(np.float64), "passage_size": evidence.size.astype(np.float64),
        "passage_order": evidence.order,
        "passage_word_for_word": evidence.same_words.astype(np.float64),
        "passage_same_fragment": evidence.same_fragment.astype(np.float64),
        "passage_quoted_by_both": evidence.quoted_by_both.astype(np.float64),
        "passage_quoted_by_one": evidence.quoted_by_one.astype(np.float64),
        "passage_is_name": rows.is_name.astype(np.float64), "passage_from_words": rows.from_words.astype(np.float64),
        "passage_shared": sums["words"], "passage_claim": sums["claim"], "passage_claims": sums["claims"],
        "passage_heaviest_claim": sums["heaviest_claim"],
        "passage_shared_of_less": sums["words"] / np.minimum(*contents),
        "passage_shared_of_more": sums["words"] / np.maximum(*contents),
    }  # fmt: skip
    for name, (left_values, right_values) in (("words", words), ("quoted", quotes), ("covers", covered)):
        features[f"passage_{name}_less"] = np.minimum(left_values, right_values)
        features[f"passage_{name}_more"] = np.maximum(left_values, right_values)
    return features
