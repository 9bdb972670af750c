"""What a rule finds out about one quotation: an attribution to a speaker, or that nobody said it."""

from msgspec import Struct
from msgspec.structs import replace

from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.stance import Stance
from tui.mentions.sureness import Sureness, sureness
from tui.text.span import Span


class Attribution(Struct, frozen=True):
    speaker: Speaker
    cue: Span | None
    rule: str
    at_most: Sureness = Sureness.SURE
    """How sure it can be, whatever the rule: less where somebody else tells of it."""


class Unsaid(Struct, frozen=True):
    """A sentence in which nobody is said to speak the quoted words: did not say “…”, was called “…”."""


UNSAID = Unsaid()
Finding = Attribution | Unsaid | None
LIMITS = {Stance.HEARSAY: Sureness.GUESSED, Stance.RELAYED: Sureness.LIKELY, Stance.SAID: Sureness.SURE}
"""How sure an attribution can be by its verb's stance."""


def inherited(by: Attribution, rule: str) -> Attribution:
    """The same speaker by a rule that goes on from this attribution; the rule stays where it is the less sure one."""
    is_surer = list(Sureness).index(sureness(rule)) < list(Sureness).index(sureness(by.rule))
    return by if is_surer else replace(by, rule=rule)
