"""The rules of attribution: the id of each, how sure it is, and the words that explain it.

The shares behind the sureness were measured; see docs/people-and-quotes.md.
"""

from enum import StrEnum

from tui.mentions.sureness import Sureness

_SURE, _LIKELY, _GUESSED = Sureness.SURE, Sureness.LIKELY, Sureness.GUESSED


class Rule(StrEnum):
    """A rule that attributes a quote; its value is the id in JSON and exports."""

    sureness: Sureness
    """Sureness in English, if a name is beside the quotation."""
    evidence: str
    """Evidence for the speaker; `{cue}` is replaced by the reporting verb or phrase."""

    def __new__(cls, rule_id: str, sureness: Sureness, evidence: str) -> "Rule":
        rule = str.__new__(cls, rule_id)
        rule._value_ = rule_id
        rule.sureness = sureness
        rule.evidence = evidence
        return rule

    NOBODY = "none", Sureness.UNKNOWN, ""
    """No rule, as the quote has no speaker."""
    READER = "reader", _SURE, ""
    """No rule, as the user has set the speaker."""
    SAID_AFTER = "said-after", _SURE, "“{cue} …” after the quote"
    NAME_SAID_AFTER = "name-said-after", _SURE, "“… {cue}” after the quote"
    SAID_BEFORE = "said-before", _SURE, "“… {cue}” before the quote"
    CLAUSE_BEFORE = "clause-before", _SURE, "“… {cue}” earlier in the sentence"
    ACCORDING_TO = "according-to", _SURE, "“{cue} …”"
    TRANSCRIPT = "transcript", _SURE, "the name before the colon"
    SIGNATURE = "signature", _SURE, "the signature after the quote"
    CONTINUES = "continues", _SURE, "the quote that it continues"
    INTRODUCED = "introduced", _LIKELY, "the words before the colon"
    WEAK_BEFORE = "weak-before", _LIKELY, "“… {cue}” near the quote"
    SAME_PARAGRAPH = "same-paragraph", _LIKELY, "the same speaker as earlier in the paragraph"
    PASSIVE = "passive", _LIKELY, "“{cue}” with “by”"
    SUBJECT = "subject", _GUESSED, "the subject of the sentence"
    PREVIOUS_PARAGRAPH = "previous-paragraph", _GUESSED, "the same speaker as in the previous paragraph"
    CLAUSE_AFTER = "clause-after", _GUESSED, "“… {cue}” later in the sentence"
    SAME_SENTENCE = "same-sentence", _GUESSED, "the same speaker as earlier in the sentence"
    SENTENCE_BEFORE = "sentence-before", _GUESSED, "the subject of the previous sentence"
    LATER_IN_PARAGRAPH = "later-in-paragraph", _GUESSED, "the speaker named later in the paragraph"
    POSSESSIVE = "possessive", _GUESSED, "the possessive before the quote"
    FULLER_QUOTE = "fuller-quote", _LIKELY, "a fuller quote of the same words"
    REPORTED_THAT = "reported-that", _SURE, "“… {cue} that …”"
    REPORTED_ACCORDING_TO = "reported-according-to", _SURE, "“{cue} …”"
    REPORTED_CLAUSE = "reported-clause", _LIKELY, "“… {cue} …”"
    REPORTED_BEFORE = "reported-before", _LIKELY, "“…, … {cue}”"

    @property
    def is_attribution(self) -> bool:
        """False if no rule chose the speaker: there is none, or the user has set it."""
        return self not in (Rule.NOBODY, Rule.READER)

    def sureness_beside(self, *, is_anaphor: bool) -> Sureness:
        """Return how sure an attribution by this rule is, in English.

        With `is_anaphor`, the words beside the quotation are “she” or “the minister” and the person is inferred from
        the rest of the texts, so the attribution is never SURE.
        """
        is_inferred = is_anaphor and self.is_attribution and self.sureness is Sureness.SURE
        return Sureness.LIKELY if is_inferred else self.sureness
