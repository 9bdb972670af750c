"""Results of the attribution rules for one quotation: a speaker, or that nobody said it."""

from msgspec import Struct
from msgspec.structs import replace

from tui.mentions.rule import Rule
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.stance import Stance
from tui.mentions.sureness import Sureness, doubt
from tui.text.span import Span


class Attribution(Struct, frozen=True):
    """A speaker, the words that report the speech, and the rule that found them."""

    speaker: Speaker
    cue: Span | None
    rule: Rule
    at_most: Sureness = Sureness.SURE
    """Upper limit of the sureness, whatever the rule; lower if somebody else relays the speech."""


class Unsaid(Struct, frozen=True):
    """The result if the sentence shows that nobody said it: did not say “…”, was called “…”."""


class AttributedQuotation(Struct):
    """One quotation with its position and its attribution."""

    quotation: int
    """Index among the article's quotations."""
    sentence: int
    """Number of its sentence."""
    place: int
    """Index of its item in the sentence."""
    attribution: Attribution | None
    part_of: int | None = None
    """Index, in the result, of the attributed quotation that this one continues."""
    is_unsaid: bool = False
    """True if its sentence shows that nobody said it; then no other sentence is consulted."""

    @property
    def rule(self) -> str:
        """The rule that attributed it, or `none`."""
        return self.attribution.rule if self.attribution is not None else Rule.NOBODY


UNSAID = Unsaid()
Finding = Attribution | Unsaid | None
LIMITS = {Stance.HEARSAY: Sureness.GUESSED, Stance.RELAYED: Sureness.LIKELY, Stance.SAID: Sureness.SURE}
"""Stance of the verb → upper limit of the sureness."""


def inherit_speaker(source: Attribution, rule: Rule) -> Attribution:
    """Return an attribution to the same speaker, by the less sure of `rule` and the source's rule."""
    is_surer = doubt(rule.sureness) < doubt(source.rule.sureness)
    return source if is_surer else replace(source, rule=rule)
