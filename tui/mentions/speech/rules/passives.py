"""Attributes by passive verbs and their agents: Lind was called “…” by Berg; described by Berg as “…”"""

from collections.abc import Sequence

from tui.mentions.lexicon import reporting_verbs
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import UNSAID, Attribution, Finding
from tui.mentions.speech.rules.relayed import passive_before
from tui.mentions.speech.sentence_items import SentenceItem
from tui.text.span import Span

_PASSING = 5
"""Maximum number of items between the commas around a source mentioned in passing."""
_REACH = 60
"""Maximum number of items read around a quotation."""
_AGENT_REACH = 6
"""Number of items after a quotation that are searched for “by” and its agent."""
_NO_SPEECH = frozenset({"sign", "see", "find", "present", "set", "lay", "endorse", "order", "report", "want", "know"})
"""Verbs whose agent (“by”) does not speak the words quoted near them: signed by every senator."""


class Passives:
    """Reads the passives around the quotations of one sentence."""

    def __init__(self, cues: CueReader) -> None:
        self.cues = cues
        self.reader = cues.reader
        self.items: Sequence[SentenceItem] = cues.items

    def before(self, quote: int, _ends_open: bool) -> Finding:
        """Read a passive before the quotation, with or without an agent: Lind was called “…” by Berg"""
        n = quote - 1
        while n > 0 and (self.items[n].text in (",", ":", "—", "–") or self.items[n].lower in ("as", "a", "an", "the")):
            n -= 1
        if n < 1 or not self.cues.reports(n, strong=False) or not self.cues.is_passive(n):
            return None
        is_speech = reporting_verbs().bases.get(self.items[n].lower) not in _NO_SPEECH
        if not is_speech or passive_before(self.items, n) is not None or self._is_told_in_passing(n):
            return None
        window = range(quote + 1, min(len(self.items), quote + _AGENT_REACH))
        by = next((at for at in window if self.items[at].lower == "by"), None)
        speaker = self.reader.object_of(by) if by is not None else None
        return Attribution(speaker, self.cues.cue(n), Rule.PASSIVE) if speaker else UNSAID

    def _is_told_in_passing(self, verb: int) -> bool:
        """Return True if commas set off the source of the passive: Here, Berg said, | Lind is seen as “…”"""
        for n in range(verb - 1, 1, -1):
            is_set_off = self.items[n].text == "," and self.items[n - 1].lower in reporting_verbs().strong
            if is_set_off and any(item.text == "," for item in self.items[max(0, n - _PASSING) : n - 1]):
                return True
        return False

    def around(self, quote: int) -> Attribution | None:
        """Read a participle with an agent: ‘close to zero’, Wallace told by Kremlin | described by Wallace as “…”"""
        for n in range(max(1, quote - _REACH), min(len(self.items) - 1, quote + _REACH)):
            base = reporting_verbs().bases.get(self.items[n - 1].lower)
            is_passive = self.items[n].lower == "by" and base is not None and base not in _NO_SPEECH
            if is_passive and (speaker := self.reader.object_of(n)):
                return Attribution(speaker, Span(self.items[n - 1].start, self.items[n].end), Rule.PASSIVE)
        return None
