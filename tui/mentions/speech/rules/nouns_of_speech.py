"""Attributes by nouns of speech and their owners: Berg’s claim that “…”, a letter by Berg: “…”, Trump’s “…” remark."""

from collections.abc import Sequence

from tui.mentions.lexicon import grammar
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import Attribution, Finding
from tui.mentions.speech.item_steps import leads_to_name
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_WRITTEN = frozenset({"written", "sent", "signed", "issued", "posted"})
_LINK = 4
"""Maximum number of items from a noun of speech with “of” or “is” to the quotation: his promise of | “free college”."""
_REACH = 30
"""Maximum number of items read before a quotation."""


class NounsOfSpeech:
    """Reads the nouns of speech around the quotations of one sentence."""

    def __init__(self, cues: CueReader) -> None:
        self.cues = cues
        self.reader = cues.reader
        self.items: Sequence[SentenceItem] = cues.items

    def owner_before(self, quote: int, _ends_open: bool) -> Finding:
        """Read a noun of speech and its owner: Lind dismissed Berg’s claim that “…” | read a letter by Berg: “…”"""
        n = quote - 1
        while n > 0 and (self.items[n].text in (",", ":") or self.items[n].lower == "that"):
            n -= 1
        if n == quote - 1 or n < 1:
            return None
        if self.items[n].lower in grammar().utterance and self.items[n - 1].lower in ("his", "her"):
            return self._pronoun_owner(n - 1)
        if self.items[n].lower in grammar().utterance and self.items[n - 1].possessive:
            return Attribution(self.reader.name(n - 1), None, Rule.POSSESSIVE)
        if self.items[quote - 1].text == ":" and self.items[n].kind is ItemKind.NAME:
            link = n - 1
            while link > 0 and leads_to_name(self.items[link]):
                link -= 1
            names_author = link > 0 and self.items[link].lower in ("by", "from", "of")
            if names_author and self.items[link - 1].lower in grammar().utterance | grammar().work | _WRITTEN:
                return Attribution(self.reader.name(n), None, Rule.INTRODUCED)
        return None

    def _pronoun_owner(self, pronoun: int) -> Attribution | None:
        """Read a possessive pronoun: His response: “…”"""
        speaker = self.reader.pronoun(pronoun)
        return Attribution(speaker, None, Rule.POSSESSIVE) if speaker.person is not None else None

    def claim_further_off(self, quote: int) -> Attribution | None:
        """Read a more distant claim: Lind dismissed Berg’s comment that … “…” | slammed Berg for his claims"""
        for n in range(quote - 1, max(1, quote - _REACH), -1):
            item = self.items[n]
            if item.kind is ItemKind.QUOTE or self.cues.reports(n, strong=True):
                return None
            is_signed = item.lower in grammar().document and self.items[n + 1].lower in ("by", "from")
            if not (item.lower in grammar().utterance or is_signed) or not self._links(n, quote):
                continue
            if (speaker := self._owner_of_utterance(n)) is not None:
                return Attribution(speaker, None, Rule.POSSESSIVE)
            if quote - n <= _LINK and self.items[n + 1].lower == "of" and self.items[n - 1].lower in ("his", "her"):
                return self._pronoun_owner(n - 1)
            for_his = self.items[n - 1].lower in ("his", "her", "their") and self.items[n - 2].lower == "for"
            if for_his and n > 3 and self.items[n - 3].kind is ItemKind.NAME:
                return Attribution(self.reader.name(n - 3), None, Rule.POSSESSIVE)
        return None

    def _links(self, n: int, quote: int) -> bool:
        """Return True if words after a noun of speech connect it to the quotation: a claim | that; his promise of"""
        link = self.items[n + 1].lower if quote - n <= _LINK else ""
        if link in ("is", "was"):  # not: Lind said | Berg’s view is “wrong”
            return not any(self.cues.reports(at, strong=True) for at in range(max(0, n - _REACH), n))
        return link == "of" or bool({item.lower for item in self.items[n:quote]} & {"that", "to", "about"})

    def _owner_of_utterance(self, n: int) -> Speaker | None:
        """Return the owner of the noun of speech at item `n`: Berg’s most explosive | claim; a statement | by Berg."""
        for at in range(n - 1, max(-1, n - 5), -1):
            if self.items[at].possessive:
                return self.reader.name(at)
            if self.items[at].kind is not ItemKind.WORD:
                break
        by = n + 1
        if by + 1 < len(self.items) and self.items[by].lower in ("by", "from"):
            return self.reader.object_of(by)
        return None

    def possessive(self, quote: int) -> Attribution | None:
        speaker = self.reader.owner(quote) if self._is_utterance_of(quote) else None
        return Attribution(speaker, None, Rule.POSSESSIVE) if speaker else None

    def _is_utterance_of(self, quote: int) -> bool:
        """Return True if a noun of speech is near the quotation: Trump’s “…” remark, Trump’s claim that “…”"""
        context = self.items[max(0, quote - 4) : quote + 3]
        return any(item.lower in grammar().utterance for item in context)
