"""Options of matching. The shipped values are in `config/matching.yaml`."""

from typing import Annotated

import msgspec

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]
Positive = Annotated[float, msgspec.Meta(gt=0)]


class IndexOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for indexing articles before they are compared."""

    bigram_window_words: Annotated[int, msgspec.Meta(ge=2)]
    """Number of consecutive content words within which words are paired; 2 pairs neighbours only."""
    name_similarity: Share
    """Minimum rapidfuzz Indel similarity, 0 to 1, of two capitalised spellings of one name."""
    name_letters: Count
    """Minimum number of letters of a name that can be joined with another spelling."""


class AlignOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for aligning passages around shared words. Costs are in nats, like the weights of words."""

    seed_occurrences: Count
    """Maximum number of combinations in which two articles may share a pair of words; with more it is ignored."""
    link_gap_words: Count
    pad_words: Count
    """Number of words by which a passage may extend past the outermost shared words."""
    frequency_exponent: NotNegative
    """Exponent by which a word loses weight with its frequency in the two articles."""
    stop_word_share: Share
    """Weight of a stop word relative to another word of the same frequency."""
    missing_word_cost: NotNegative
    missing_stop_word_cost: NotNegative
    sentence_cost: NotNegative
    """Cost of crossing a sentence border."""
    floor_nats: float
    """Minimum box sum, in nats above `ln(words of A · words of B)`; lower sums are dropped."""
    inside_share: Share
    """Share of both passages of a match at which it is dropped if they lie inside those of a better one."""


class StrengthOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for weighing an alignment."""

    collocation_share: Share
    """Share of their weight that adjacent shared words add; the heaviest of them adds all."""
    joining_word_weight: NotNegative
    """Weight, in nats, of a shared stop word between two chunks of shared words."""
    unordered_share: Share
    """Weight of a shared word that is out of order, relative to another word."""
    name_share: Share
    """Weight of a name relative to another word."""
    missing_word_cost: NotNegative
    """Cost, in nats, of a content word that the other passage lacks."""
    gap_cost: NotNegative
    """Cost, in nats, of a gap: a place between shared runs where the two passages differ."""
    quoted_share: Share
    """Minimum share of a passage's weight inside quotation marks for it to count as quoted."""
    fragment_words: Count
    """Maximum number of content words in a quotation that counts as a fragment that an outlet selected."""
    quote_bonus: NotNegative
    """Number of nats added if both passages quote the same fragment."""


class BorderOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for the borders of passages on the screen."""

    clause_words: Count
    """Maximum number of words by which a passage extends to the border of its clause, on either side.

    English passages do so only to show the words beside the same words that differ.
    """
    least_shared: Share
    """Minimum share of common content words in passages of a possible match; with less, they are shortened."""


class KindOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options that decide whether a match is a name, a quote or a reordering."""

    reordered_share: Share
    """Share of shared words in order below which a match is reordered."""
    statement_nats: float
    """Minimum significance of a statement, in nats."""
    without_names_nats: float
    """Minimum significance of a statement without its names, in nats."""
    statement_size: Count
    """Minimum number of shared words (except names), joining stop words and gaps in a statement; else it is a name."""
    listed_names: Count
    """Number of different shared names from which a match is a statement, such as a list of participants."""
    listed_figures: Count
    """Number of shared words with digits from which a match is a statement, if it has other words than names."""
    run_words: Count
    """Length of a shared run, in words with stop words, from which a match is a statement."""
    name_handicap_nats: NotNegative
    """Number of nats subtracted from the box sum of a mere name."""


class EvidenceOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for weighing candidates against each other, and for what follows from their probability."""

    related_share: Share
    """Minimum number of shared pairs of words per content word of the shorter article for a comparison…"""
    short_article: Count
    """…except this many of its words, so that shorter articles are compared with any…"""
    related_seeds: Count
    """…or minimum number of shared pairs of words in one pair of sentences."""
    least_alike: Share
    """Minimum similarity of two sentences from which passages are cut."""
    least_words: Count
    """Minimum number of shared content words around which passages are cut."""
    missing_word_cost: NotNegative
    """Cost, in nats, of a word in a cut passage that the other lacks."""
    missing_stop_word_cost: NotNegative
    clause_words: Count
    """Maximum number of words by which a cut passage extends to the border of its clause, on either side.

    English passages are not extended.
    """
    settled_score: NotNegative
    """Score of the matcher's own passages from which their borders are settled…"""
    covered_share: Share
    """…and share of the words that two sentences share which they must contain so that no passages are cut."""
    overlap_share: Share
    """Minimum overlap, as a share, of two candidates in the same sentences for only the more probable to be kept."""
    own_probability: Share
    """Probability from which the matcher's own passages are preferred to cut ones: their borders are tighter."""
    floor_nats: float
    """Minimum significance, in nats, of the matcher's own passages."""
    floor_probability: Share
    """Minimum probability of cut passages."""
    statement_probability: Share
    """Probability from which a match that looks like a name is a statement."""
    least_claims: Count
    """Minimum number of shared words of a claim for a match that looks like a name to be a statement.

    Names, titles, offices, nations, days and words of reporting do not count. A long match is a statement anyway.
    """
    name_words: Count
    """Length of a passage, in words, from which it is more than a name."""
    alone_probability: Share
    """Similarity of the closest sentence elsewhere below which a sentence is unique to its article."""
    perhaps_probability: Share
    """Same similarity, or probability of a hidden match, from which the coverage table says “perhaps”."""
    whole_sentence_claims: Count
    """Number of shared words of a claim from which whole sentences in the same words are almost certain…"""
    whole_sentence_probability: Share
    """…and their minimum probability."""
    sure_probability: Share
    """Probability from which a match is sure."""


class GroupOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for grouping passages of several articles."""

    same_passage_shorter_share: Share
    """Share of the shorter passage that two passages of one article must share to be merged…"""
    same_passage_longer_share: Share
    """…and share of the longer passage."""
    linked_share: Share
    """Share of the pairs of two groups that must be linked for the groups to be joined."""
    same_article_linked_share: Share
    """Same share if the joined group would have two passages of one article."""


class TranslationOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for matches between two languages; see docs/other-languages.md."""

    least_cosine: Share
    """Minimum cosine of the vectors of two sentences; less similar ones are never matched."""
    lead_weight: NotNegative
    """Weight, relative to the cosine, of the lead over the next sentence on either side…"""
    lead_max: Share
    """…which counts up to this value."""
    figure_weight: NotNegative
    """Value added if both sentences have the same figures and none differs."""
    denial_weight: NotNegative
    """Value subtracted if only one sentence has a word such as not, no or nobody."""
    shown_strength: NotNegative
    """Sum of all these values at which the probability is 0.5."""
    least_probability: Share
    """Minimum probability of a match; less probable ones are dropped."""
    possible_probability: Share
    """Maximum probability of a possible match."""
    sure_cosine: Share
    """Minimum cosine of a sure match, whose names, figures and quotation marks must agree…"""
    sure_probability: Share
    """…and its minimum probability."""


class MatchingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cutoff: str
    """Name of the default cutoff, from `cutoffs`."""
    cutoffs: dict[str, float]
    """Score points by cutoff name, 0 to 100."""
    cutoff_step: Positive
    """Number of score points by which `+` and `-` move the cutoff."""
    index: IndexOptions
    align: AlignOptions
    strength: StrengthOptions
    borders: BorderOptions
    kinds: KindOptions
    evidence: EvidenceOptions
    groups: GroupOptions
    translation: TranslationOptions

    def __post_init__(self) -> None:
        if self.cutoff not in self.cutoffs:
            raise ValueError(f"cutoff: no such name in cutoffs: {self.cutoff}")
        if not all(0 <= score <= 100 for score in self.cutoffs.values()):
            raise ValueError("cutoffs: a score is from 0 to 100")

    def cutoff_score(self, name: str = "") -> float:
        """Return the score of a named cutoff (default: `cutoff`). Raises KeyError for an unknown name."""
        return self.cutoffs[name or self.cutoff]
