"""What steers matching. The shipped values stand in `config/matching.yaml`."""

import msgspec


class IndexOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How articles are read before they are compared."""

    bigram_window_words: int
    """Content words that a pair of words may be apart, counting the later one."""
    stop_word_share: float
    """Weight of a stop word against a rarer word that is as frequent in the two articles."""
    common_word_share: float
    name_similarity: float
    """0 to 1: rapidfuzz Indel similarity from which two capitalised spellings can be one name."""
    name_letters: int
    """Letters that a name must have to be joined with another spelling."""


class AlignOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a passage is found around shared words. Costs are in the unit of a word's weight: nats."""

    seed_occurrences: int
    """A pair of words that the two articles share in more combinations than this is left out."""
    link_gap_words: int
    pad_words: int
    """How far past the outermost shared words a passage may begin or end."""
    frequency_exponent: float
    missing_word_cost: float
    missing_stop_word_cost: float
    sentence_cost: float
    """What going on over a sentence border costs."""
    inside_share: float
    """A match whose two passages lie by this share inside a better one's is dropped."""


class KindOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a match is a quote, a name, a reordering."""

    quoted_share: float
    """Share of a passage's weight that must stand inside quotation marks for it to be quoted."""
    quote_bonus: float
    """Added to the significance of words quoted by both."""
    reordered_share: float
    """Share of the shared words that keep their order, below which a match is reordered."""
    statement_words: int
    """Shared words that are no name, title, date or common word, from which a match is a statement."""
    statement_weight: float
    """The same in weight, in nats above the cutoff's zero."""


class GroupOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When passages of several articles say one thing."""

    same_passage_shorter_share: float
    """Two passages of one article are one when they share this much of the shorter…"""
    same_passage_longer_share: float
    """…and this much of the longer."""
    linked_share: float
    """Share of the pairs of two groups that must be linked before they are joined."""


class MatchingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cutoff: str
    """A name in `cutoffs`."""
    cutoffs: dict[str, float]
    """Named score points, 0 to 100."""
    cutoff_step: float
    """Score points that `+` and `-` move the cutoff by."""
    index: IndexOptions
    align: AlignOptions
    kinds: KindOptions
    groups: GroupOptions

    def cutoff_score(self, name: str = "") -> float:
        """The score at a named cutoff, the default one without a name. Raises KeyError for an unknown name."""
        return self.cutoffs[name or self.cutoff]
