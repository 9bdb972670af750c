"""Who speaks by the words right behind a quotation: “…,” said Wallace · “…,” Wallace, the minister, said."""

from collections.abc import Sequence

from tui.mentions.lexicon import function_words, grammar, reporting_verbs, role_words
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.item_steps import ends_in_name, is_adverb, looks_past
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.relayed import passive_before, relayed_speaker
from tui.mentions.speech.said_by import LIMITS, UNSAID, Attribution, Finding
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.speech.speaker_phrases import SpeakerReader
from tui.mentions.speech.stance import Stance
from tui.mentions.sureness import Sureness

_REACH = 36
"""Items after a quotation in which its reporting verb must stand."""
_RELAYED_REACH = 8
"""Items between “quoted” and “as saying”."""
_DASHES = frozenset("—–-")


class AfterQuote:
    """Reads what stands behind the quotations of one frame."""

    def __init__(self, cues: CueReader) -> None:
        self.cues = cues
        self.items: Sequence[SentenceItem] = cues.items
        self.reader: SpeakerReader = cues.reader

    def attribution(self, quote: int, *, ends_open: bool) -> Finding:
        """By the words that begin right after the quotation at item `quote`."""
        n = quote + 1
        set_off = n < len(self.items) and self.items[n].text in ",—–-"
        n += set_off
        while set_off and n < len(self.items) and self.items[n].text == "-":
            n += 1
        if n >= len(self.items) or self.items[n].kind in (ItemKind.MARK, ItemKind.QUOTE):
            return None
        if self.items[n].lower in grammar().other_clause:
            return None
        if set_off and self.items[quote + 1].text in _DASHES and (signed := self._signature(n)):
            return signed
        return self._inverted(quote, n, ends_open) or self._subject_first(quote, n, ends_open or set_off)

    def by(self, speaker: Speaker, verb: int, rule: str) -> Finding:
        """The attribution to the subject of the verb at item `verb`."""
        stance = self.cues.stance(verb, speaker)
        return UNSAID if stance is Stance.UNSAID else Attribution(speaker, self.cues.cue(verb), rule, LIMITS[stance])

    def _signature(self, n: int) -> Attribution | None:
        """“…” — Commissioner Ann Starling"""
        end = len(self.items) - (self.items[-1].text == ".")
        signed = ends_in_name(self.items, n, end)
        speaker = self.reader.phrase_from(n, end) if signed else None
        return Attribution(speaker, None, "signature") if speaker and speaker.identity else None

    def _inverted(self, quote: int, n: int, ends_open: bool) -> Finding:
        """“…,” said Wallace | “…,” harrumphed Wallace"""
        first = self.items[n]
        if first.kind is not ItemKind.WORD or not first.text[0].islower():
            return None
        verbs = reporting_verbs()
        if first.lower in verbs.bases and (first.lower not in verbs.plain or first.lower in grammar().inverted):
            if (first.lower in verbs.strong or ends_open) and self._may_invert(first):
                speaker = self.reader.after(n)
                if speaker is not None:
                    return Attribution(speaker, self.cues.cue(n), "said-after")
            if first.lower in verbs.strong and (speaker := self.reader.subject(quote)):
                return Attribution(speaker, self.cues.cue(n), "clause-before")
            return None
        if not (ends_open and quote == 0 and looks_past(first) and n + 1 < len(self.items)):
            return None
        speaker = self.reader.after(n)
        named = speaker is not None and speaker.identity is not None
        return Attribution(speaker, self.cues.cue(n), "said-after", Sureness.LIKELY) if speaker and named else None

    @staticmethod
    def _may_invert(verb: SentenceItem) -> bool:
        return verb.lower not in ("told", "tells") and not verb.lower.endswith("ing")

    def _subject_first(self, quote: int, n: int, certain: bool) -> Finding:
        """“…,” Wallace, the minister, said | “…,” Wallace was quoted as saying"""
        reach = _REACH if certain else 4 if quote == 0 else 0
        for verb in range(n + 1, min(len(self.items), n + reach)):
            if self.items[verb].kind is ItemKind.QUOTE:
                break
            if verb + 1 < len(self.items) and self.items[verb + 1].text == ":":
                break  # it leads to the next quotation
            if not self.cues.reports(verb, strong=not certain, after_quote=True):
                continue
            if (found := self._of_verb(verb, n)) is not None:
                return found
        return self._manner(quote, n) if certain else None

    def _of_verb(self, verb: int, n: int) -> Finding:
        """The subject of one verb behind the quotation, where the words at item `n` begin with it."""
        if self.cues.is_passive(verb):
            return self._passive(verb, n)
        if passive_before(self.items, verb) is not None:
            speaker = self.cues.subject(verb)
        else:
            speaker = self.reader.phrase_from(n, verb) if self._is_one_phrase(n, verb) else None
            speaker = speaker or self.reader.before(verb)
        if (name := self._enclosed_name(n, verb)) is not None:
            speaker = self.reader.name(name)
        if speaker is None or not self._begins_with(speaker, n):
            return None
        for later in range(verb + 1, min(len(self.items), verb + _RELAYED_REACH)):
            if self.items[later].kind is not ItemKind.WORD and self.items[later].kind is not ItemKind.NAME:
                break
            relayed = relayed_speaker(self.items, later)
            if relayed and relayed.governor == verb and (other := self.cues.subject(later)):
                return self.by(other, later, "name-said-after")
        return self.by(speaker, verb, "name-said-after")

    def _enclosed_name(self, n: int, verb: int) -> int | None:
        """The name with which the words behind a quotation begin, where commas enclose all between it and the verb.

        “…,” Senator Ann Maynard of Ohio, a Republican trying to unseat Nick Rahall, a Democrat, said
        """
        name = n
        while name < verb and (self.items[name].lower in role_words().titles or self.items[name].text == "."):
            name += 1
        if self.items[name].kind is not ItemKind.NAME or self.items[name].possessive:
            return None
        comma = name + 1
        if self.items[comma].lower == "of":
            comma += 1
            while comma < verb and self.items[comma].text[:1].isupper():
                comma += 1
        closed = self.items[comma].text == "," and comma < verb - 1 and self.items[verb - 1].text == ","
        return name if closed and self.items[verb].lower in reporting_verbs().strong else None

    def _passive(self, verb: int, n: int) -> Finding:
        """“…,” Lind was told: somebody else spoke, whom “by” may name. Lind was quoted as saying goes on."""
        told = self.items[verb].lower in ("told", "asked", "warned", "informed", "advised", "reminded", "assured")
        subject = self.reader.before(verb)
        if not told or subject is None or not self._begins_with(subject, n):
            return None
        by = next((at for at in range(verb + 1, min(len(self.items), verb + 8)) if self.items[at].lower == "by"), None)
        speaker = self.reader.after_preposition(by) if by is not None else None
        return Attribution(speaker, self.cues.cue(verb), "passive") if speaker else UNSAID

    def _is_one_phrase(self, n: int, verb: int) -> bool:
        """Whether only one noun phrase and its adverbs stand between the quotation and the verb."""
        inside = self.items[n:verb]
        small = grammar().clause_start - {"than"}
        plain = all(item.kind is not ItemKind.MARK and item.lower not in small for item in inside)
        second = next((at for at in range(1, len(inside)) if inside[at].lower in ("the", "a", "an")), None)
        return plain and (second is None or inside[second - 1].lower in grammar().preposition)

    def _begins_with(self, speaker: Speaker, n: int) -> bool:
        """Whether the words after a quotation begin with its speaker; a name may have a title before it."""
        first = self.items[n].start
        if speaker.identity is None and self.items[n].lower in grammar().finite:
            return False  # “…,” came shouts from the crowd
        return speaker.span.start == first or (speaker.identity is not None and speaker.span.start > first)

    def _ends_sentence(self, verb: int) -> bool:
        """“…,” Lind spat."""
        item = self.items[verb]
        last = verb + 1 == len(self.items) or (verb + 2 == len(self.items) and self.items[verb + 1].text in ".!")
        return last and item.kind is ItemKind.WORD and item.text[0].islower() and item.lower not in function_words()

    def _manner(self, quote: int, n: int) -> Attribution | None:
        """“…,” Lind deadpanned: any verb beside a name, where the quotation begins the sentence."""
        verb = n + 1
        while verb < len(self.items) and is_adverb(self.items[verb]):
            verb += 1
        if quote or verb >= len(self.items) or not (looks_past(self.items[verb]) or self._ends_sentence(verb)):
            return None
        first = self.items[n]
        if first.kind is not ItemKind.NAME and first.lower not in grammar().he_she:
            return None
        speaker = self.reader.before(verb)
        if speaker is None or (verb + 1 < len(self.items) and self.items[verb + 1].lower == "by"):
            return None
        return Attribution(speaker, self.cues.cue(verb), "name-said-after", Sureness.LIKELY)
