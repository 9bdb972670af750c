"""The rules that name a quotation's speaker inside its own sentence, the surest first."""

from collections.abc import Iterator

from msgspec.structs import replace

from tui.articles.model import ZoneKind
from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.speech.after_quote import AfterQuote
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.item_steps import leads_to_name
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.relayed import passive_before
from tui.mentions.speech.said_by import UNSAID, Attribution, Finding
from tui.mentions.speech.sentence_items import Frame, ItemKind
from tui.mentions.speech.stance import Stance, stance_of
from tui.mentions.sureness import Sureness, at_most
from tui.text.span import Span

_WINDOW = 60
"""Items around a quotation that are read at most; it keeps the work linear where a “sentence” has no end."""
_WRITTEN = frozenset({"written", "sent", "signed", "issued", "posted"})
_NO_SPEECH = frozenset({"sign", "see", "find", "present", "set", "lay", "endorse", "order", "report", "want", "know"})
"""Verbs whose agent behind “by” speaks nothing that is quoted beside them: signed by every senator."""
_CLOSING = 8
"""Items that may follow the verb of an attribution with which a sentence ends."""
_AGENT_REACH = 6
"""Items after a quotation in which “by” must stand that names who spoke."""
_NEAR = 6
"""Items before a quotation in which a weak verb outdoes a strong one further off."""


def _is_nearer(one: Attribution, other: Attribution) -> bool:
    return one.cue is not None and other.cue is not None and one.cue.start > other.cue.start


class FrameRules:
    """Reads one frame; `attribute` is asked once per quotation item."""

    def __init__(self, frame: Frame, cues: CueReader) -> None:
        self.frame = frame
        self.items = frame.items
        self.cues = cues
        self.reader = cues.reader
        self.after = AfterQuote(cues)

    def attribute(self, quote: int, *, ends_open: bool) -> Finding:
        """Who speaks the quotation at item `quote`; `ends_open` when it ends as before a cue, with a comma, ? or !"""
        for rule in (
            self._inverted_before, self._transcript, self._set_off, self._right_after, self._right_before,
            self._according_to, self._passive_before, self._telling,
        ):  # fmt: skip
            if found := rule(quote, ends_open):
                return found
        if (claim := self._others_claim(quote)) is not None:
            return claim
        near = self._verb_before(quote, strong=False, reach=_NEAR)
        strong = self._verb_before(quote, strong=True)
        if isinstance(near, Attribution) and isinstance(strong, Attribution) and _is_nearer(near, strong):
            return near
        if strong is None and (found := self._clause_after(quote)):
            return found
        if strong is not None and (closing := self._closing_clause(quote)) is not None:
            return closing
        return (
            strong
            or self._verb_before(quote, strong=False)
            or self._owner(quote)
            or self._passive(quote)
            or self._colon(quote)
        )

    def _inverted_before(self, quote: int, _ends_open: bool) -> Finding:
        """Said Wallace: “…”"""
        first = self.items[0]
        verbs = reporting_verbs()
        inverted = first.lower in verbs.bases and (first.lower not in verbs.plain or first.lower in grammar().inverted)
        if quote < 2 or not inverted or first.lower.endswith("ing") or self.items[quote - 1].text not in (":", ","):
            return None
        if any(item.kind is ItemKind.QUOTE for item in self.items[:quote]):
            return None
        speaker = self.reader.after(0)
        return Attribution(speaker, self.cues.cue(0), "said-before") if speaker else None

    def _passive_before(self, quote: int, _ends_open: bool) -> Finding:
        """Lind was called “…” by Berg | was called “…”, and the sentence does not say by whom."""
        n = quote - 1
        while n > 0 and (self.items[n].text in (",", ":", "—", "–") or self.items[n].lower in ("as", "a", "an", "the")):
            n -= 1
        if n < 1 or not self.cues.reports(n, strong=False) or not self.cues.is_passive(n):
            return None
        if passive_before(self.items, n) is not None:
            return None
        near = range(quote + 1, min(len(self.items), quote + _AGENT_REACH))
        by = next((at for at in near if self.items[at].lower == "by"), None)
        speaker = self.reader.after_preposition(by) if by is not None else None
        return Attribution(speaker, self.cues.cue(n), "passive") if speaker else UNSAID

    def _telling(self, quote: int, _ends_open: bool) -> Finding:
        """Lind dismissed Berg’s claim that “…” | Lind read from a letter by Berg: “…”"""
        n = quote - 1
        while n > 0 and (self.items[n].text in (",", ":") or self.items[n].lower == "that"):
            n -= 1
        if n == quote - 1 or n < 1:
            return None
        if self.items[n].lower in grammar().utterance and self.items[n - 1].lower in ("his", "her"):
            return self._whose(n - 1)
        if self.items[n].lower in grammar().utterance and self.items[n - 1].possessive:
            return Attribution(self.reader.name(n - 1), None, "possessive")
        if self.items[quote - 1].text == ":" and self.items[n].kind is ItemKind.NAME:
            link = n - 1
            while link > 0 and leads_to_name(self.items[link]):
                link -= 1
            written = link > 0 and self.items[link].lower in ("by", "from", "of")
            if written and self.items[link - 1].lower in grammar().utterance | grammar().work | _WRITTEN:
                return Attribution(self.reader.name(n), None, "introduced")
        return None

    def _whose(self, pronoun: int) -> Attribution | None:
        """His response: “…”"""
        speaker = self.reader.pronoun(pronoun)
        return Attribution(speaker, None, "possessive") if speaker.who is not None else None

    def _others_claim(self, quote: int) -> Attribution | None:
        """Lind dismissed Berg’s comment on Sunday that the port is “…” | slammed Berg for his claims that “…”"""
        for n in range(quote - 1, max(1, quote - _WINDOW // 2), -1):
            item = self.items[n]
            if item.kind is ItemKind.QUOTE or self.cues.reports(n, strong=True):
                return None
            leads = {each.lower for each in self.items[n:quote]} & {"that", "to"}
            if item.lower not in grammar().utterance or not leads:
                continue
            if self.items[n - 1].possessive:
                return Attribution(self.reader.name(n - 1), None, "possessive")
            for_his = self.items[n - 1].lower in ("his", "her", "their") and self.items[n - 2].lower == "for"
            if for_his and n > 3 and self.items[n - 3].kind is ItemKind.NAME:
                return Attribution(self.reader.name(n - 3), None, "possessive")
        return None

    def _transcript(self, quote: int, _ends_open: bool) -> Attribution | None:
        """WALLACE: “…”, or a name and a colon before it."""
        if quote < 2 or self.items[quote - 1].text != ":" or quote > 4:
            return None
        if any(item.kind is not ItemKind.NAME and not item.text[:1].isupper() for item in self.items[: quote - 1]):
            return None
        speaker = self.reader.first_phrase()
        return Attribution(speaker, None, "transcript") if speaker and self._may_lead(speaker) else None

    def _set_off(self, quote: int, _ends_open: bool) -> Finding:
        """When someone shouted, “…”: a comma or colon between verb and quotation leaves no doubt."""
        strong = (
            quote > 1
            and self.items[quote - 1].text in (",", ":")
            and self.items[quote - 2].lower in reporting_verbs().strong
        )
        return self._right_before(quote, _ends_open) if strong else None

    def _right_after(self, quote: int, ends_open: bool) -> Finding:
        return self.after.attribution(quote, ends_open=ends_open)

    def _right_before(self, quote: int, _ends_open: bool) -> Finding:
        """Wallace said: “…” | Wallace said that “…” | he added, “…”"""
        n = quote - 1
        while n >= 0 and (self.items[n].text in (",", ":", "—", "–", "-") or self.items[n].lower in ("that", "as")):
            n -= 1
        if n < 0 or not self.cues.reports(n, strong=False) or self.cues.is_passive(n):
            return None
        speaker = self.cues.subject(n)
        is_thing = speaker is not None and speaker.text.lower() in ("it", "there")
        if is_thing and self.items[n].lower not in reporting_verbs().strong:
            return None  # because it heard “pushback”
        if speaker is None:
            return UNSAID if stance_of(self.items, n, n) is Stance.UNSAID else None
        return self.after.by(speaker, n, "said-before")

    def _according_to(self, quote: int, _ends_open: bool) -> Attribution | None:
        """According to Wallace; the nearest one, but not one in a relative clause after the quotation."""
        window = range(max(1, quote - _WINDOW), min(len(self.items), quote + _WINDOW))
        places = [n for n in window if self.items[n].lower == "to" and self.items[n - 1].lower == "according"]
        for n in sorted(places, key=lambda place: abs(place - quote)):
            relative = any(item.lower in ("which", "who") for item in self.items[quote + 1 : n])
            if relative or any(item.kind is ItemKind.QUOTE for item in self.items[quote + 1 : n]):
                continue
            if speaker := self.reader.after_preposition(n):
                return Attribution(speaker, Span(self.items[n - 1].start, self.items[n].end), "according-to")
        return None

    def _verb_before(self, quote: int, *, strong: bool, reach: int = 0) -> Finding:
        """The nearest reporting verb before the quotation in its sentence."""
        for n in self._words_before(quote, reach or self.cues.cue_reach):
            if not strong and self.items[n].lower in ("that", "which", "who", "where") and not self._governs(n):
                return None
            if (
                self.cues.reports(n, strong=strong)
                and not self.cues.is_passive(n)
                and (speaker := self.cues.subject(n))
                and (self.items[n].lower in reporting_verbs().strong or speaker.text.lower() not in ("it", "there"))
            ):
                found = self.after.by(speaker, n, "clause-before" if strong else "weak-before")
                return self._doubted(found) if strong and self._has_inner_subject(n, quote) else found
        return None

    @staticmethod
    def _doubted(found: Finding) -> Finding:
        return (
            replace(found, at_most=at_most(found.at_most, Sureness.LIKELY)) if isinstance(found, Attribution) else found
        )

    def _has_inner_subject(self, verb: int, quote: int) -> bool:
        """Whether a clause about somebody else stands between a verb of speech and the quotation, whose words those may
        be: Lind said the board had called it “…”."""
        told = self.items[verb].lower in ("told", "tells", "asked", "asks")
        inside = self.items[verb + 1 + told : quote]
        named = any(item.kind is ItemKind.NAME and not item.possessive for item in inside)
        return named or any(item.lower in grammar().he_she or item.lower in ("they", "it") for item in inside)

    def _governs(self, that: int) -> bool:
        """Whether “that” belongs to a noun after a weak verb: called that report …"""
        before = self.items[that - 1] if that else None
        return before is not None and before.lower in reporting_verbs().weak and self.items[that].lower == "that"

    def _clause_after(self, quote: int) -> Finding:
        """… “decapitate” the state, British ministers said"""
        for verb in range(min(len(self.items) - 1, quote + _WINDOW), quote, -1):
            if not self.cues.reports(verb, strong=True) or self.cues.is_passive(verb):
                continue
            inverts = (
                verb > quote + 1 and self.items[verb - 1].text == "," and self.items[verb].lower in ("said", "says")
            )
            if inverts and (speaker := self.reader.after(verb)) is not None and self._ends_with(speaker):
                return self.after.by(speaker, verb, "clause-after")  # “…” with the request, said one official
            if speaker := self.reader.before(verb):
                begin = next((n for n in range(quote, verb) if self.items[n].start >= speaker.span.start), verb)
                relative = any(item.lower == "who" for item in self.items[begin:verb])
                parted = self.items[begin - 1].text in (",", "—", "–") or self.items[begin - 1].kind is ItemKind.QUOTE
                if not relative and begin > quote + 1 and parted:
                    return self.after.by(speaker, verb, "clause-after")
        return None

    def _ends_with(self, speaker: Speaker) -> bool:
        """Whether no more than a full stop or an apposition follows a speaker in the sentence."""
        behind = next((item for item in self.items if item.start >= speaker.span.end), None)
        return behind is None or behind.text in (".", ",")

    def _closing_clause(self, quote: int) -> Attribution | None:
        """Emanuel asked Clinton to explore “…”, the White House said in a statement: the end of the sentence tells."""
        found = self._clause_after(quote)
        if not isinstance(found, Attribution) or found.cue is None:
            return None
        left = sum(item.start >= found.cue.end for item in self.items)
        return found if left < _CLOSING else None

    def _owner(self, quote: int) -> Attribution | None:
        speaker = self.reader.owner(quote) if self._is_utterance_of(quote) else None
        return Attribution(speaker, None, "possessive") if speaker else None

    def _is_utterance_of(self, quote: int) -> bool:
        """Whether a noun of speech stands beside the quotation: Trump’s “…” remark, Trump’s claim that “…”"""
        near = self.items[max(0, quote - 4) : quote + 3]
        return any(item.lower in grammar().utterance for item in near)

    def _passive(self, quote: int) -> Attribution | None:
        """‘close to zero’, Wallace told by Kremlin | described by Wallace as “…”"""
        for n in range(max(1, quote - _WINDOW), min(len(self.items) - 1, quote + _WINDOW)):
            told = reporting_verbs().bases.get(self.items[n - 1].lower)
            passive = self.items[n].lower == "by" and told is not None and told not in _NO_SPEECH
            if passive and (speaker := self.reader.after_preposition(n)):
                return Attribution(speaker, Span(self.items[n - 1].start, self.items[n].end), "passive")
        return None

    def _colon(self, quote: int) -> Attribution | None:
        """From the report: “…” | Later that month on CNN: “…”"""
        if quote < 2 or self.items[quote - 1].text != ":":
            return None
        opening = self.reader.opening_phrase(quote - 1)
        unnamed = opening if opening is not None and opening.who is not None else None
        speaker = self.reader.subject(quote - 1) or unnamed or self.reader.before(quote - 1)
        if speaker is None or not self._may_lead(speaker):
            return None
        acts = speaker.identity is None and speaker.text.split()[0].lower().endswith("ed")  # And it ended with:
        return None if acts else Attribution(speaker, None, "introduced")

    def _may_lead(self, speaker: Speaker) -> bool:
        """Whether the words before a colon can be a speaker: a headline's are its subject (INFERNO FERRY: ‘…’)."""
        return speaker.identity is not None or self.frame.zone is not ZoneKind.HEADLINE

    def _words_before(self, quote: int, reach: int) -> Iterator[int]:
        for n in range(quote - 1, max(-1, quote - 1 - reach), -1):
            if self.items[n].kind is ItemKind.WORD:
                yield n
