"""Classifies matches: a quote, a statement in the same, edited or reordered words, or only a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.matching.model import MatchKind
from tui.matching.options import KindOptions
from tui.matching.search.strength import AlignmentEvidence

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools


def classify(evidence: AlignmentEvidence, is_name: Bools, options: KindOptions) -> list[MatchKind]:
    """Return the kind of each alignment. `is_name`: True for those that are only a name."""
    import numpy as np

    choices = [MatchKind.NAME, MatchKind.QUOTE, MatchKind.VERBATIM, MatchKind.REORDERED]
    conditions = [
        is_name,
        evidence.quoted_by_one,
        evidence.same_words,
        evidence.order < options.reordered_share,
    ]
    choice = np.select(conditions, list(range(len(choices))), len(choices))
    kinds = [*choices, MatchKind.EDITED]
    return [kinds[number] for number in choice.tolist()]


def only_names(evidence: AlignmentEvidence, length_costs: Floats, options: KindOptions) -> Bools:
    """Return True for alignments that rest only on names, titles or a stock phrase.

    `length_costs`: significance that the lengths of the articles make likely by chance, in nats.
    """
    is_list = (evidence.names >= options.listed_names) | (evidence.figures >= options.listed_figures)
    is_list |= evidence.same_fragment | (evidence.longest >= options.run_words)
    unnamed = evidence.without_names - length_costs < options.without_names_nats
    small = (evidence.chunks < 2) | (evidence.size < options.statement_size)
    weak: Bools = evidence.strength - length_costs < options.statement_nats
    return weak | (~is_list & (unnamed | small))
