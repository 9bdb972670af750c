"""What a match is: a quote, a statement in the same, edited or reordered words, or only a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.matching.model import MatchKind
from tui.matching.options import KindOptions
from tui.matching.search.strength import AlignmentEvidence

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools


def classify(found: AlignmentEvidence, is_name: Bools, options: KindOptions) -> list[MatchKind]:
    """One an alignment. `is_name`: whether it is only a name."""
    import numpy as np

    choices = [MatchKind.NAME, MatchKind.QUOTE, MatchKind.VERBATIM, MatchKind.REORDERED]
    conditions = [
        is_name,
        found.quoted_by_one,
        found.same_words,
        found.order < options.reordered_share,
    ]
    chosen = np.select(conditions, list(range(len(choices))), len(choices))
    kinds = [*choices, MatchKind.EDITED]
    return [kinds[number] for number in chosen.tolist()]


def only_names(found: AlignmentEvidence, length_costs: Floats, options: KindOptions) -> Bools:
    """Whether a match rests on names, titles or a stock phrase alone.

    `length_costs`: what the lengths of the articles make likely by chance, in nats.
    """
    listed = (found.names >= options.listed_names) | (found.figures >= options.listed_figures)
    listed |= found.same_fragment | (found.longest >= options.run_words)
    unnamed = found.without_names - length_costs < options.without_names_nats
    small = (found.chunks < 2) | (found.size < options.statement_size)
    weak: Bools = found.strength - length_costs < options.statement_nats
    return weak | (~listed & (unnamed | small))
