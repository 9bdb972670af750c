"""What a match is: a quote, a statement in the same, edited or reordered words, or only a name."""

from tui.matching.model import MatchKind
from tui.matching.options import KindOptions
from tui.matching.strength import Evidence


def kind_of(found: Evidence, length_cost: float, options: KindOptions) -> MatchKind:
    """`length_cost`: what the lengths of the two articles make likely by chance, in nats."""
    if _only_name(found, length_cost, options):
        return MatchKind.NAME
    if found.quoted_by_one:
        return MatchKind.QUOTE
    if found.same_words:
        return MatchKind.VERBATIM
    return MatchKind.REORDERED if found.order < options.reordered_share else MatchKind.EDITED


def _only_name(found: Evidence, length_cost: float, options: KindOptions) -> bool:
    if found.strength - length_cost < options.statement_nats:
        return True
    if found.same_fragment or found.names >= options.listed_names:
        return False
    if found.without_names - length_cost < options.without_names_nats:
        return True
    return found.chunks < 2 or found.size < options.statement_size
