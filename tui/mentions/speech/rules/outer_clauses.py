"""Attributes by a clause that governs another one: Wallace said he hoped “…”; said it should be “…”"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.model import MentionForm
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import UNSAID, Attribution, Finding
from tui.mentions.speech.rules.after_quote import AfterQuote
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.speech.stance import is_wish
from tui.mentions.sureness import Sureness, at_most
from tui.text.span import Span

_OUTER_RULES = frozenset({Rule.SAID_BEFORE, Rule.CLAUSE_BEFORE, Rule.WEAK_BEFORE})


def less_sure(finding: Finding) -> Finding:
    """Return the finding with LIKELY as its upper limit."""
    if not isinstance(finding, Attribution):
        return finding
    return replace(finding, at_most=at_most(finding.at_most, Sureness.LIKELY))


class OuterClauses:
    """Reads the clauses that govern the ones beside the quotations of one sentence."""

    def __init__(self, cues: CueReader, after_quote: AfterQuote, verb_before: Callable[[int], Finding]) -> None:
        """Prepare the rules. `verb_before` returns the finding from the nearest strong verb before an item."""
        self.cues = cues
        self.after_quote = after_quote
        self.items: Sequence[SentenceItem] = cues.items
        self.verb_before = verb_before

    def outermost(self, finding: Finding, quote: int) -> Finding:
        """Return the finding from the clause that governs this one, if it identifies the speaker more surely."""
        if isinstance(finding, Attribution):
            return self._same_person(finding, quote)
        return (self._wisher(quote) or UNSAID) if finding is UNSAID else finding

    def _same_person(self, finding: Attribution, quote: int) -> Attribution:
        """Return the clause that governs a weak verb of the same person: He said that | he hopes “…”"""
        is_thing = finding.speaker.person is None
        if finding.rule not in _OUTER_RULES or finding.cue is None or (finding.speaker.form is None and not is_thing):
            return finding
        verb = next((n for n in range(quote - 1, -1, -1) if self.items[n].start == finding.cue.start), 0)
        is_attitude = reporting_verbs().bases.get(self.items[verb].lower) in grammar().attitude
        is_inner = finding.speaker.form is MentionForm.PRONOUN and finding.rule != Rule.SAID_BEFORE
        is_shown = is_thing and reporting_verbs().bases.get(self.items[verb].lower) in grammar().perceiving
        if is_shown:
            return self._report_of_thing(finding, verb)
        if not is_attitude and not is_inner:
            return finding
        outer = self.verb_before(quote if is_attitude else verb)
        if not isinstance(outer, Attribution) or outer.cue is None:
            return finding
        if is_inner and not is_attitude and not self._governs(outer.cue, finding.speaker.span):
            return finding
        if any(item.kind is ItemKind.QUOTE and item.start > outer.cue.start for item in self.items[:verb]):
            return finding  # Wallace said “…” and he hopes “…”
        if is_thing and is_attitude and outer.speaker.identity is not None:
            return outer  # Wallace said Moscow felt “…”
        return outer if outer.speaker.identity is finding.speaker.identity is not None else finding

    def _report_of_thing(self, finding: Attribution, verb: int) -> Attribution:
        """Return the clause that says what a thing shows: The report said | the school showed “…”"""
        outer = self.verb_before(verb)
        if not isinstance(outer, Attribution) or outer.cue is None:
            return finding
        return outer if self._governs(outer.cue, finding.speaker.span) else finding

    def _governs(self, cue: Span, subject: Span) -> bool:
        """Return True if a clause with this subject directly follows the verb: Wallace said (that) | he asked"""
        between = [item.lower for item in self.items if cue.end <= item.start < subject.start]
        return between in ([], ["that"]) and cue.end <= subject.start

    def _wisher(self, quote: int) -> Finding:
        """Read the speaker who says that somebody should say it: Wallace said | the board should call it “…”"""
        window = range(quote - 1, max(-1, quote - 1 - self.cues.cue_reach), -1)
        words = (n for n in window if self.items[n].kind is ItemKind.WORD)
        verb = next((n for n in words if self.cues.reports(n, strong=False)), None)
        if verb is None or not is_wish(self.items, verb):
            return None
        outer = self.verb_before(verb)
        return less_sure(outer) if isinstance(outer, Attribution) else None
