"""What speaks for and against a match, as numbers: of the two sentences it lies in, and of its passages.

Every feature is the same when the two articles change places.
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
"""Nats: a share of less than that is a share of this."""


class Passages(Struct, eq=False):
    """Rows of two passages and what is known of them."""

    boxes: Boxes
    pair: Ints
    """The entry of the two sentences that hold most of them."""
    significance: Floats
    """Of the box sum, in nats above what the lengths make likely by chance."""
    strength: Floats
    """The same of the strength."""
    without_names: Floats
    found: AlignmentEvidence
    is_name: Bools
    from_words: Bools
    """Whether the matcher found the passages around shared words; else they were cut from two sentences."""

    def __len__(self) -> int:
        return len(self.pair)

    def at(self, rows: Ints) -> Passages:
        return Passages(
            self.boxes.at(rows), self.pair[rows], self.significance[rows], self.strength[rows],
            self.without_names[rows], self.found.at(rows), self.is_name[rows], self.from_words[rows],
        )  # fmt: skip

    def joined(self, more: Passages) -> Passages:
        """These rows, then the others."""
        import numpy as np

        def both(one: Any, other: Any) -> Any:
            if isinstance(one, Struct):
                names = one.__struct_fields__
                return type(one)(*(both(getattr(one, name), getattr(other, name)) for name in names))
            return np.concatenate((one, other))

        whole: Passages = both(self, more)
        return whole


def pair_features(
    sentences: Sentences, pairs: SentencePairs, scores: Floats, name_scores: Floats
) -> Mapping[str, Floats]:
    """One entry a pair of sentences. `scores`: the best of the matches in it, 0 for none; `name_scores`: of names."""
    import numpy as np

    left, right, shared, many = pairs.left, pairs.right, pairs.shared, len(pairs)
    sums = _sums(shared, many)
    features = {
        "alike": pairs.alike, "around": pairs.around, "before": pairs.before, "after": pairs.after, "near": pairs.near,
        "rank_best": pairs.ranks[0], "rank_worst": pairs.ranks[1],
        "margin_worst": pairs.margins[0], "margin_best": pairs.margins[1],
        "score": scores, "name_score": name_scores, "kinship": pairs.kinship,
        "denial_differs": (sentences.denies[left] != sentences.denies[right]).astype(np.float64),
        "distance": np.abs(sentences.position[left] - sentences.position[right]),
        **{f"shared_{name}": value for name, value in sums.items()},
    }  # fmt: skip
    for name, of in (
        ("weight", sentences.weight),
        ("plain", sentences.plain_weight),
        ("claim", sentences.claim_weight),
    ):
        features |= _shares(name, sums[name], of[left], of[right])
    for name, values in (("words", sentences.words), ("quoted", sentences.quoted), ("position", sentences.position)):
        features[f"{name}_less"] = np.minimum(values[left], values[right]).astype(np.float64)
        features[f"{name}_more"] = np.maximum(values[left], values[right]).astype(np.float64)
    for name, of, common in (
        ("names", sentences.name_weight, sums["names"]),
        ("figures", sentences.figures.astype(np.float64), sums["figures"]),
    ):
        features[f"{name}_differ"] = np.maximum(0.0, np.minimum(of[left], of[right]) - common)
    return features


def _sums(shared: SharedWords, many: int) -> dict[str, Floats]:
    """Of the shared words: their weight, that of those which are no names, which make a claim, which are names; their
    numbers; the heaviest."""
    import numpy as np

    pair, weight, claim = shared.pair, shared.weight, shared.claim
    one = np.ones(len(pair))
    heaviest, heaviest_claim = np.zeros(many), np.zeros(many)
    np.maximum.at(heaviest, pair, weight)
    np.maximum.at(heaviest_claim, pair[claim], weight[claim])
    return {
        "weight": summed(pair, weight, many),
        "plain": summed(pair[~shared.name], weight[~shared.name], many),
        "claim": summed(pair[claim], weight[claim], many),
        "names": summed(pair[shared.name], weight[shared.name], many),
        "words": summed(pair, one, many),
        "claims": summed(pair[claim], one[claim], many),
        "figures": summed(pair[shared.figure], one[shared.figure], many),
        "heaviest": heaviest,
        "heaviest_claim": heaviest_claim,
    }


def _shares(name: str, common: Floats, one: Floats, other: Floats) -> dict[str, Floats]:
    import numpy as np

    return {
        f"{name}_of_less": common / np.maximum(_LEAST_SUM, np.minimum(one, other)),
        f"{name}_of_more": common / np.maximum(_LEAST_SUM, np.maximum(one, other)),
    }


def passage_features(
    index: WordIndex, sentences: Sentences, pairs: SentencePairs, rows: Passages
) -> Mapping[str, Floats]:
    """One entry a row."""
    import numpy as np

    boxes, found, many = rows.boxes, rows.found, len(rows.pair)
    inside = shared_inside(pairs.shared, boxes, rows.pair)
    sums = _sums(inside, many)
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
        "passage_without_names": rows.without_names, "passage_run": found.longest.astype(np.float64),
        "passage_chunks": found.chunks.astype(np.float64), "passage_size": found.size.astype(np.float64),
        "passage_order": found.order,
        "passage_word_for_word": found.same_words.astype(np.float64),
        "passage_same_fragment": found.same_fragment.astype(np.float64),
        "passage_quoted_by_both": found.quoted_by_both.astype(np.float64),
        "passage_quoted_by_one": found.quoted_by_one.astype(np.float64),
        "passage_is_name": rows.is_name.astype(np.float64), "passage_from_words": rows.from_words.astype(np.float64),
        "passage_shared": sums["words"], "passage_claim": sums["claim"], "passage_claims": sums["claims"],
        "passage_heaviest_claim": sums["heaviest_claim"],
        "passage_shared_of_less": sums["words"] / np.minimum(*contents),
        "passage_shared_of_more": sums["words"] / np.maximum(*contents),
    }  # fmt: skip
    for name, (one, other) in (("words", words), ("quoted", quotes), ("covers", covered)):
        features[f"passage_{name}_less"] = np.minimum(one, other)
        features[f"passage_{name}_more"] = np.maximum(one, other)
    return features
