"""Finds a quotation's speaker in its own sentence, by the surest rule first."""

from collections.abc import Iterator

from tui.articles.model import ZoneKind
from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import UNSAID, Attribution, Finding
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.rules.after_quote import AfterQuote
from tui.mentions.speech.rules.nouns_of_speech import NounsOfSpeech
from tui.mentions.speech.rules.outer_clauses import OuterClauses, less_sure
from tui.mentions.speech.rules.passives import Passives
from tui.mentions.speech.rules.sources import SourcesBeside
from tui.mentions.speech.sentence_items import ItemKind, Sentence, SentenceItem
from tui.mentions.speech.stance import Stance, stance_of
from tui.mentions.word_sets import page_labels

_WINDOW = 60
"""Maximum number of items read around a quotation; keeps the work linear if a “sentence” never ends."""
_CLOSING_MARKS = " \u00a0’”\"'»"
_CLOSING = 8
"""Number of items that may follow the verb of an attribution at the end of a sentence."""
_NEAR = 6
"""Number of items before a quotation within which a weak verb overrides a strong one farther away."""


class SentenceRules:
    """Attributes the quotations of one sentence, one per call of `attribute`."""

    def __init__(self, sentence: Sentence, cues: CueReader) -> None:
        self.sentence = sentence
        self.items = sentence.items
        self.cues = cues
        self.reader = cues.reader
        self.after_quote = AfterQuote(cues)
        self.nouns = NounsOfSpeech(cues)
        self.passives = Passives(cues)
        self.sources = SourcesBeside(cues, self._verb_relayed)
        self.outer = OuterClauses(cues, self.after_quote, lambda item: self._verb_before(item, strong=True))

    def attribute(self, quote: int, *, ends_open: bool) -> Finding:
        """Return the finding for the quotation at item `quote`; `ends_open` if it ends with a comma, ? or !"""
        for rule in (
            self._question_put, self._inverted_before, self._transcript, self._verb_and_comma, self._told,
            self._right_after, self._right_before, self.sources.as_put, self.sources.according_to,
            self.passives.before, self.nouns.owner_before,
        ):  # fmt: skip
            if finding := rule(quote, ends_open):
                return self.outer.outermost(finding, quote)
        if (claim := self.nouns.claim_further_off(quote)) is not None:
            return claim
        weak = self._verb_before(quote, strong=False, reach=_NEAR)
        strong = self._verb_before(quote, strong=True)
        if isinstance(weak, Attribution) and isinstance(strong, Attribution) and self._overrides(weak, strong):
            return weak
        if strong is None and (finding := self._clause_after(quote)):
            return finding
        if strong is not None and (closing := self._closing_clause(quote)) is not None:
            return closing
        return (
            self.outer.outermost(strong, quote)
            or self._verb_before(quote, strong=False)
            or self.sources.in_words_of(quote, ends_open)
            or self.nouns.possessive(quote)
            or self.passives.around(quote)
            or self._colon(quote)
        )

    def _overrides(self, weak: Attribution, strong: Attribution) -> bool:
        """Return True if a weak verb is nearer to the quotation than a strong one, and refers to words.

        alleged that Lind | called it “…”; not: found it “…”
        """
        if weak.cue is None or strong.cue is None or weak.cue.start <= strong.cue.start:
            return False
        verb = weak.cue.slice(self.reader.text).split()[0].lower()
        return reporting_verbs().bases.get(verb) not in grammar().perceiving

    def _question_put(self, quote: int, _ends_open: bool) -> Finding:
        """Read a question that the subject answers and does not ask: Asked point-blank, “Is it safe?” Lind replied"""
        if self._is_in_question(quote):
            return UNSAID
        item = self.items[quote]
        if self.reader.text[max(item.start, item.end - 4) : item.end].rstrip(_CLOSING_MARKS)[-1:] != "?":
            return None
        for n in range(min(quote, _NEAR)):
            asks = self.items[n + 1].kind is ItemKind.NAME and self.items[quote - 1].text == ":"  # Asked Wallace: “…”
            if not asks and self.items[n].lower in grammar().asking and (n == 0 or self.items[n - 1].lower == "when"):
                return UNSAID
        return None

    def _is_in_question(self, quote: int) -> bool:
        """Return True for words in a question that the subject answers: Asked if it was “safe,” Lind said no."""
        asks = quote > 2 and self.items[0].lower == "asked" and self.items[1].lower in ("if", "whether")
        return asks and not any(item.text in (",", ":") for item in self.items[:quote])

    def _inverted_before(self, quote: int, _ends_open: bool) -> Finding:
        """Read an inverted clause before the quotation: Said Wallace: “…”"""
        first = self.items[0]
        verbs = reporting_verbs()
        inverted = first.lower in verbs.bases and (first.lower not in verbs.plain or first.lower in grammar().inverted)
        if quote < 2 or not inverted or first.lower.endswith("ing") or self.items[quote - 1].text not in (":", ","):
            return None
        if any(item.kind is ItemKind.QUOTE for item in self.items[:quote]):
            return None
        if any(self.cues.reports(n, strong=True) for n in range(2, quote)):
            return None  # Asked about the budget, Wallace said: “…”
        if not self._starts_subject(self.items[1]):
            return None
        speaker = self.reader.subject_after(0)
        return Attribution(speaker, self.cues.cue(0), Rule.SAID_BEFORE) if speaker else None

    @staticmethod
    def _starts_subject(item: SentenceItem) -> bool:
        """Return True for a name, a capital, a pronoun, an article or a crowd; not: Asked | point-blank, “…”"""
        words = grammar().he_she | grammar().other_pronoun | grammar().determiner | grammar().crowd
        return item.kind is ItemKind.NAME or item.text[:1].isupper() or item.lower in words

    def _transcript(self, quote: int, _ends_open: bool) -> Attribution | None:
        """Read a name and a colon before the quotation: WALLACE: “…”"""
        if quote < 2 or self.items[quote - 1].text != ":" or quote > 4:
            return None
        if any(item.kind is not ItemKind.NAME and not item.text[:1].isupper() for item in self.items[: quote - 1]):
            return None
        if " ".join(item.lower for item in self.items[: quote - 1]) in page_labels():
            return None
        speaker = self.reader.first_phrase()
        return Attribution(speaker, None, Rule.TRANSCRIPT) if speaker and self._may_lead(speaker) else None

    def _verb_and_comma(self, quote: int, _ends_open: bool) -> Finding:
        """Read a strong verb and a comma or a colon before the quotation, the clearest case: Lind shouted, “…”"""
        if quote < 2 or self.items[quote - 1].text not in (",", ":"):
            return None
        is_strong = self.items[quote - 2].lower in reporting_verbs().strong
        return self._right_before(quote, _ends_open) if is_strong else None

    def _told(self, quote: int, _ends_open: bool) -> Finding:
        """Read a verb of telling and the person addressed, right before the quotation: Wallace told him “…”"""
        verb = quote - 2
        if verb < 1 or self.items[verb].lower not in grammar().addressing or self.cues.is_passive(verb):
            return None
        addressee = self.items[quote - 1]
        is_person = addressee.kind is ItemKind.NAME or addressee.lower in (
            "him",
            "her",
            "them",
            "me",
            "us",
            "reporters",
        )
        speaker = self.cues.subject(verb) if is_person and not addressee.possessive else None
        return self.after_quote.attribute_to(speaker, verb, Rule.SAID_BEFORE) if speaker is not None else None

    def _right_after(self, quote: int, ends_open: bool) -> Finding:
        finding = self.after_quote.attribution(quote, ends_open=ends_open)
        return self._inner_speaker(quote) or finding if isinstance(finding, Attribution) and quote else finding

    def _inner_speaker(self, quote: int) -> Finding:
        """Read a reporting verb and “he” before the quotation, which a later speaker only relays.

        Lind ran off, saying he would “die for it”, officials said.
        """
        verb = next((n for n in self._words_before(quote, _NEAR) if self.cues.reports(n, strong=True)), None)
        inside = self.items[verb + 1 : quote] if verb is not None else []
        starts = inside[1:] if inside[:1] and inside[0].lower == "that" else inside
        if verb is None or not starts or starts[0].lower not in grammar().he_she or self.cues.is_passive(verb):
            return None
        is_one_clause = all(item.kind is ItemKind.WORD for item in inside)
        speaker = self.cues.subject(verb) if is_one_clause else None
        if speaker is None or speaker.person is None:
            return None
        return less_sure(self.after_quote.attribute_to(speaker, verb, Rule.CLAUSE_BEFORE))

    def _right_before(self, quote: int, _ends_open: bool) -> Finding:
        """Read a verb right before the quotation: Wallace said: “…” | Wallace said that “…” | he added, “…”"""
        n = quote - 1
        while n >= 0 and (self.items[n].text in (",", ":", "—", "–", "-") or self.items[n].lower in ("that", "as")):
            n -= 1
        if n < 0 or not self.cues.reports(n, strong=False) or self.cues.is_passive(n):
            return None
        speaker = self.cues.subject(n)
        if speaker is not None and self.items[quote - 1].lower == "told" and self._is_told(speaker):
            return UNSAID
        if speaker is not None and self.cues.says_nothing(n, speaker):
            return None
        if speaker is None:
            return UNSAID if stance_of(self.items, n, n) is Stance.UNSAID else None
        return self.after_quote.attribute_to(speaker, n, Rule.SAID_BEFORE)

    def _verb_relayed(self, quote: int) -> Finding:
        """Return the finding from the verb whose words a source relays: near the quotation, or else a strong one."""
        return self._verb_before(quote, strong=False, reach=_NEAR) or self._verb_before(quote, strong=True)

    def _is_told(self, subject: Speaker) -> bool:
        """Return True for the passive of headlines, in which the subject is spoken to: Fans told ‘stay at home’"""
        return subject.identity is None or self.sentence.zone is ZoneKind.HEADLINE

    def _verb_before(self, quote: int, *, strong: bool, reach: int = 0) -> Finding:
        """Read the nearest reporting verb before the quotation in its sentence."""
        is_beyond_clause = False
        for n in self._words_before(quote, reach or self.cues.cue_reach):
            if not strong and self.items[n].lower in ("that", "which", "who", "where") and not self._governs(n):
                is_beyond_clause = True
            if is_beyond_clause and self.items[n].lower not in grammar().calling:
                continue  # called the plan that he had not seen “…”
            if self.items[n].lower in grammar().beside and not self._is_beside(n, quote):
                continue
            if (
                self.cues.reports(n, strong=strong)
                and not self.cues.is_passive(n)
                and (speaker := self.cues.subject(n))
                and not self.cues.says_nothing(n, speaker)
            ):
                finding = self.after_quote.attribute_to(speaker, n, Rule.CLAUSE_BEFORE if strong else Rule.WEAK_BEFORE)
                return less_sure(finding) if strong and self._has_inner_subject(n, quote) else finding
        return None

    def _is_beside(self, verb: int, quote: int) -> bool:
        """Return True if only punctuation or “that” is between a verb and the quotation: continued: “…”"""
        return all(item.kind is ItemKind.PUNCTUATION or item.lower == "that" for item in self.items[verb + 1 : quote])

    def _has_inner_subject(self, verb: int, quote: int) -> bool:
        """Return True if a clause between a reporting verb and the quotation has its own subject.

        That subject may have said the words: Lind said the board had called it “…”.
        """
        has_addressee = self.items[verb].lower in ("told", "tells", "asked", "asks")
        inside = self.items[verb + 1 + has_addressee : quote]
        has_name = any(item.kind is ItemKind.NAME and not item.possessive for item in inside)
        if any(item.lower in ("which", "who") or (n > 1 and item.lower == "that") for n, item in enumerate(inside)):
            return True
        return has_name or any(item.lower in grammar().he_she or item.lower in ("they", "it") for item in inside)

    def _governs(self, that: int) -> bool:
        """Return True if “that” is the determiner of a noun after a weak verb: called that report …"""
        previous = self.items[that - 1] if that else None
        return previous is not None and previous.lower in reporting_verbs().weak and self.items[that].lower == "that"

    def _clause_after(self, quote: int) -> Finding:
        """Read a clause at the end of the sentence: … “decapitate” the state, British ministers said"""
        for verb in range(min(len(self.items) - 1, quote + _WINDOW), quote, -1):
            if not self.cues.reports(verb, strong=True) or self.cues.is_passive(verb):
                continue
            inverts = (
                verb > quote + 1 and self.items[verb - 1].text == "," and self.items[verb].lower in ("said", "says")
            )
            if inverts and (speaker := self.reader.subject_after(verb)) is not None and self._ends_with(speaker):
                # “…” with the request, said one official
                return self.after_quote.attribute_to(speaker, verb, Rule.CLAUSE_AFTER)
            if speaker := self.reader.subject_before(verb):
                first = next((n for n in range(quote, verb) if self.items[n].start >= speaker.span.start), verb)
                is_relative = any(item.lower == "who" for item in self.items[first:verb])
                previous = self.items[first - 1]
                is_set_off = previous.text in (",", "—", "–") or previous.kind is ItemKind.QUOTE
                if not is_relative and first > quote + 1 and is_set_off:
                    return self.after_quote.attribute_to(speaker, verb, Rule.CLAUSE_AFTER)
        return None

    def _ends_with(self, speaker: Speaker) -> bool:
        """Return True if at most a full stop or an apposition follows a speaker in the sentence."""
        following = next((item for item in self.items if item.start >= speaker.span.end), None)
        return following is None or following.text in (".", ",")

    def _closing_clause(self, quote: int) -> Attribution | None:
        """Read a clause that ends the sentence: …, the White House said in a statement.

        Emanuel asked Clinton to explore “…”, the White House said in a statement.
        """
        finding = self._clause_after(quote)
        if not isinstance(finding, Attribution) or finding.cue is None:
            return None
        items_after = sum(item.start >= finding.cue.end for item in self.items)
        return finding if items_after < _CLOSING else None

    def _colon(self, quote: int) -> Attribution | None:
        """Read the sentence before a colon: From the report: “…” | Later that month on CNN: “…”"""
        if quote < 2 or self.items[quote - 1].text != ":":
            return None
        opening = self.reader.opening_phrase(quote - 1)
        unnamed = opening if opening is not None and opening.person is not None else None
        speaker = self.reader.subject(quote - 1) or unnamed or self.reader.subject_before(quote - 1)
        if speaker is None or not self._may_lead(speaker):
            return None
        acts = speaker.identity is None and speaker.text.split()[0].lower().endswith("ed")  # And it ended with:
        return None if acts else Attribution(speaker, None, Rule.INTRODUCED)

    def _may_lead(self, speaker: Speaker) -> bool:
        """Return True if the words before a colon can be a speaker.

        In a headline they may be its topic (INFERNO FERRY: ‘…’).
        """
        return speaker.identity is not None or self.sentence.zone is not ZoneKind.HEADLINE

    def _words_before(self, quote: int, reach: int) -> Iterator[int]:
        for n in range(quote - 1, max(-1, quote - 1 - reach), -1):
            if self.items[n].kind is ItemKind.WORD:
                yield n
