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
    """Largest distance of two paired words, in content words; the later one counts."""
    name_similarity: Share
    """0 to 1: rapidfuzz Indel similarity from which two capitalised spellings can be one name."""
    name_letters: Count
    """Fewest letters of a name that can be joined with another spelling."""


class AlignOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for aligning passages around shared words. Costs are in nats, like the weights of words."""

    seed_occurrences: Count
    """Pairs of words that the two articles share in more combinations than this are ignored."""
    link_gap_words: Count
    pad_words: Count
    """Words by which a passage may extend past the outermost shared words."""
    frequency_exponent: NotNegative
    """Exponent by which a word loses weight with its frequency in the two articles."""
    stop_word_share: Share
    """Weight of a stop word relative to another word of the same frequency."""
    missing_word_cost: NotNegative
    missing_stop_word_cost: NotNegative
    sentence_cost: NotNegative
    """Cost of crossing a sentence border."""
    floor_nats: float
    """Box sums below `ln(words of A · words of B)` plus this value are dropped."""
    inside_share: Share
    """A match is dropped if this share of both its passages lies inside those of a better one."""


class StrengthOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for weighing an alignment."""

    collocation_share: Share
    """Share by which adjacent shared words count; the heaviest of them counts in full."""
    joining_word_weight: NotNegative
    """Nats for a shared stop word between two chunks of shared words."""
    unordered_share: Share
    """Weight of a shared word that is out of order, relative to another word."""
    name_share: Share
    """Weight of a name relative to another word."""
    missing_word_cost: NotNegative
    """Nats for a content word that the other passage lacks."""
    gap_cost: NotNegative
    """Nats for a gap: a place where the two passages differ between shared runs."""
    quoted_share: Share
    """Share of a passage's weight that must be inside quotation marks for it to count as quoted."""
    fragment_words: Count
    """Content words up to which a quotation is a fragment that an outlet selected."""
    quote_bonus: NotNegative
    """Nats added if both quote the same fragment."""


class BorderOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for the borders of passages on the screen."""

    clause_words: Count
    """A passage extends to the border of its clause, on either side, if no more words than this are missing. English
    passages do so only to show the words beside the same words that differ."""
    least_shared: Share
    """Share of content words that the passages of a possible match have in common; with less, they are shortened."""


class KindOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options that decide whether a match is a name, a quote or a reordering."""

    reordered_share: Share
    """A match is reordered if fewer shared words than this share keep their order."""
    statement_nats: float
    """Least significance of a statement."""
    without_names_nats: float
    """Least significance of a statement without its names."""
    statement_size: Count
    """Fewest shared words (names not counted), joining stop words and gaps of a statement; with fewer it is a name."""
    listed_names: Count
    """Number of different shared names from which a match is a statement, such as a list of participants."""
    listed_figures: Count
    """Number of shared words with digits from which a match is a statement, if it has other words than names."""
    run_words: Count
    """Length of a shared run, in words with stop words, from which a match is a statement."""
    name_handicap_nats: NotNegative
    """Nats subtracted from the box sum of a mere name."""


class EvidenceOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for weighing candidates against each other, and for what follows from their probability."""

    related_share: Share
    """Two articles are compared if they share this many pairs of words for each content word of the shorter one…"""
    short_article: Count
    """…not counting this many of its words, so that shorter articles are compared with any…"""
    related_seeds: Count
    """…or this many pairs in one pair of sentences."""
    least_alike: Share
    """Least likeness of two sentences from which passages are cut."""
    least_words: Count
    """Fewest shared content words around which passages are cut."""
    missing_word_cost: NotNegative
    """Nats for a word of a cut passage that the other lacks."""
    missing_stop_word_cost: NotNegative
    clause_words: Count
    """A cut passage extends to the border of its clause, on either side, if no more words than this are missing; an
    English one does not."""
    settled_score: NotNegative
    """Score of the matcher's own passages from which their borders are settled…"""
    covered_share: Share
    """…and no passages are cut if they hold this share of the words that two sentences share."""
    overlap_share: Share
    """If two candidates in the same sentences overlap by this share, only the more probable one is kept."""
    own_probability: Share
    """Probability from which the matcher's own passages are preferred to cut ones: their borders are tighter."""
    floor_nats: float
    """Least significance, in nats, of the matcher's own passages."""
    floor_probability: Share
    """Least probability of cut passages."""
    statement_probability: Share
    """Probability from which a match that looks like a name is a statement."""
    least_claims: Count
    """Fewest shared words of a claim: not names, titles, offices, nations, days or words of reporting. With fewer, a
    match that looks like a name is one, unless it is long."""
    name_words: Count
    """Length of a passage, in words, from which it is more than a name."""
    alone_probability: Share
    """A sentence is only here if the likeness of the closest sentence elsewhere is below this."""
    whole_sentence_claims: Count
    """Shared words that make a claim from which whole sentences in the same words are as good as certain…"""
    whole_sentence_probability: Share
    """…and have at least this probability."""
    sure_probability: Share
    """Probability from which a match is sure."""


class GroupOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for grouping passages of several articles."""

    same_passage_shorter_share: Share
    """Two passages of one article are merged if they share this much of the shorter…"""
    same_passage_longer_share: Share
    """…and this much of the longer."""
    linked_share: Share
    """Share of the pairs of two groups that must be linked for the groups to be joined."""
    same_article_linked_share: Share
    """The same share if the joined group would have two passages of one article."""


class TranslationOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options for matches between two languages; see docs/other-languages.md."""

    least_cosine: Share
    """Two sentences whose vectors are less alike are never matched."""
    lead_weight: NotNegative
    """Weight of the lead over the next sentence on either side, beside the cosine…"""
    lead_max: Share
    """…counted up to this."""
    figure_weight: NotNegative
    """Added if both have the same figures and none differs."""
    denial_weight: NotNegative
    """Subtracted if only one has a word such as not, no or nobody."""
    shown_strength: NotNegative
    """Sum of all that at which the probability is .5."""
    least_probability: Share
    """Matches below this probability are dropped."""
    possible_probability: Share
    """Highest probability of a possible match."""
    sure_cosine: Share
    """Least cosine of a sure match, of which names, figures and quotation agree…"""
    sure_probability: Share
    """…and its least probability."""


class MatchingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cutoff: str
    """Name of the default cutoff, from `cutoffs`."""
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
    translation: TranslationOptions

    def __post_init__(self) -> None:
        if self.cutoff not in self.cutoffs:
            raise ValueError(f"cutoff: no such name in cutoffs: {self.cutoff}")
        if not all(0 <= score <= 100 for score in self.cutoffs.values()):
            raise ValueError("cutoffs: a score is from 0 to 100")

    def cutoff_score(self, name: str = "") -> float:
        """Return the score of a named cutoff (default: `cutoff`). Raises KeyError for an unknown name."""
        return self.cutoffs[name or self.cutoff]
