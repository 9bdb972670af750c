"""What steers matching. The shipped values stand in `config/matching.yaml`."""

from typing import Annotated

import msgspec

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]
Positive = Annotated[float, msgspec.Meta(gt=0)]


class IndexOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How articles are read before they are compared."""

    bigram_window_words: Annotated[int, msgspec.Meta(ge=2)]
    """Content words that a pair of words may be apart, counting the later one."""
    name_similarity: Share
    """0 to 1: rapidfuzz Indel similarity from which two capitalised spellings can be one name."""
    name_letters: Count
    """Letters that a name must have to be joined with another spelling."""


class AlignOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a passage is found around shared words. Costs are in the unit of a word's weight: nats."""

    seed_occurrences: Count
    """A pair of words that the two articles share in more combinations than this is left out."""
    link_gap_words: Count
    pad_words: Count
    """How far past the outermost shared words a passage may begin or end."""
    frequency_exponent: NotNegative
    """How fast a word loses weight with its frequency in the two articles."""
    stop_word_share: Share
    """Weight of a stop word against another word that is as frequent."""
    missing_word_cost: NotNegative
    missing_stop_word_cost: NotNegative
    sentence_cost: NotNegative
    """What going on over a sentence border costs."""
    floor_nats: float
    """Box sums this far from `ln(words of A · words of B)` or further down are not weighed."""
    inside_share: Share
    """A match whose two passages lie by this share inside a better one's is dropped."""


class StrengthOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a passage that was found is weighed."""

    collocation_share: Share
    """Of shared words that stand side by side, the heaviest counts in full and the others by this share."""
    joining_word_weight: NotNegative
    """Nats: a shared stop word between two chunks of shared words."""
    unordered_share: Share
    """A word that both passages hold, but in another order, weighs this share of another word."""
    name_share: Share
    """A name weighs this share of another word."""
    missing_word_cost: NotNegative
    """Nats: a word, no stop word, that the other passage lacks."""
    gap_cost: NotNegative
    """Nats: a place where the two passages part and come together again."""
    quoted_share: Share
    """Share of a passage's weight that must stand inside quotation marks for it to be quoted."""
    fragment_words: Count
    """Words, stop words left out, up to which a quotation is a fragment that an outlet chose."""
    quote_bonus: NotNegative
    """Nats: both quote the same fragment."""


class BorderOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a passage begins and ends for a reader."""

    clause_words: Count
    """A passage goes on to the end of its clause, on either side, when no more words than this are missing."""


class KindOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a match is a quote, a name, a reordering."""

    reordered_share: Share
    """Share of the shared words that keep their order, below which a match is reordered."""
    statement_nats: float
    """Significance from which a match is a statement."""
    without_names_nats: float
    """The same, had its names not been shared."""
    statement_size: Count
    """Shared words that are no names, stop words that join them, and gaps: fewer make a match a name."""
    listed_names: Count
    """Different shared names from which a match is a statement: who took part, and not one name."""
    listed_figures: Count
    """Shared words with digits from which a match is a statement, where they stand with more than a name."""
    run_words: Count
    """Words side by side, stop words among them, that make a match a statement when both passages hold them."""
    name_handicap_nats: NotNegative
    """What the box sum of a match that is only a name counts less."""


class EvidenceOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which candidates for a match are weighed against each other, and what their probability makes of them."""

    related_share: Share
    """Shared pairs of words, for each content word of the shorter article, from which two articles are compared…"""
    short_article: Count
    """…less so many words: shorter articles are compared with any…"""
    related_seeds: Count
    """…or so many in one pair of sentences."""
    least_alike: Share
    """Likeness of two sentences below which no passages are cut from them."""
    least_words: Count
    """Shared content words of two sentences, fewer of which no passages are cut around."""
    missing_word_cost: NotNegative
    """Nats: a word of a cut passage that the other lacks."""
    missing_stop_word_cost: NotNegative
    clause_words: Count
    """A cut passage goes on to the end of its clause, on either side, when no more words than this are missing."""
    settled_score: NotNegative
    """Score of a match of the matcher's own from which its borders are settled…"""
    covered_share: Share
    """…and passages are not cut where it holds this share of the words that two sentences share."""
    overlap_share: Share
    """Of two candidates in the same sentences that overlap by this share, the more probable one stays."""
    own_probability: Share
    """Probability from which passages of the matcher's own stay, whatever was cut around them: their borders are
    tighter."""
    floor_nats: float
    """Significance below which the matcher's own passages are dropped."""
    floor_probability: Share
    """Probability below which cut passages are dropped."""
    statement_probability: Share
    """Probability from which what looks like a name is a statement: it carries a claim."""
    least_claims: Count
    """Shared words that are no names, titles, offices, nations or days, and no words of reporting. With fewer, what
    looks like a name is one, unless it is long."""
    name_words: Count
    """Words of a passage from which it is more than a name."""
    alone_probability: Share
    """Likeness of the closest sentence in any other article below which a sentence is only here."""
    sure_probability: Share
    """Probability from which a match is sure."""


class GroupOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When passages of several articles say one thing."""

    same_passage_shorter_share: Share
    """Two passages of one article are one when they share this much of the shorter…"""
    same_passage_longer_share: Share
    """…and this much of the longer."""
    linked_share: Share
    """Share of the pairs of two groups that must be linked before they are joined."""
    same_article_linked_share: Share
    """The same where a group would come to hold two passages of one article."""


class MatchingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cutoff: str
    """A name in `cutoffs`."""
    cutoffs: dict[str, float]
    """Named score points, 0 to 100."""
    cutoff_step: Positive
    """Score points that `+` and `-` move the cutoff by."""
    index: IndexOptions
    align: AlignOptions
    strength: StrengthOptions
    borders: BorderOptions
    kinds: KindOptions
    evidence: EvidenceOptions
    groups: GroupOptions

    def __post_init__(self) -> None:
        if self.cutoff not in self.cutoffs:
            raise ValueError(f"cutoff: no such name in cutoffs: {self.cutoff}")
        if not all(0 <= score <= 100 for score in self.cutoffs.values()):
            raise ValueError("cutoffs: a score is from 0 to 100")

    def cutoff_score(self, name: str = "") -> float:
        """The score at a named cutoff, the default one without a name. Raises KeyError for an unknown name."""
        return self.cutoffs[name or self.cutoff]
