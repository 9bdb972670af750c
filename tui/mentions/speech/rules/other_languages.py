"""Attributes in languages other than English, by the verbs, pronouns and nouns in `config/languages/`.

Languages without lists have no speakers. No speaker is taken from another paragraph.
"""

from tui.mentions.lexicon import LanguageWords, language_grammar
from tui.mentions.names.identity import Identity
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import Attribution
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.rules.foreign_subjects import SpeechSubject, SubjectReader
from tui.mentions.speech.rules.foreign_words import ForeignWords
from tui.mentions.speech.rules.incises import verb_inside
from tui.mentions.speech.sentence_items import ItemKind, Sentence
from tui.text.span import Span

_BEFORE = 40
"""Number of items before a quotation that are searched for its verb and speaker."""
_AFTER = 4
"""Number of items after a quotation within which its verb begins."""
_NEAR_ACCORDING = 14
_NAME_WORDS = 6
"""Maximum number of words in a title in quotation marks: «Ouest-Matin»."""
_SIGNS = frozenset({",", "—", "–", "-", ".", "!", "?", "…"})
_LEADING = frozenset({":", ",", "—", "–"})


class OtherLanguageRules:
    """Attributes the quotations of one sentence, one per call of `attribute`."""

    def __init__(self, sentence: Sentence, cues: CueReader, words: LanguageWords, language: str) -> None:
        self.sentence = sentence
        self.items = sentence.items
        self.text = cues.reader.text
        self.words = ForeignWords(sentence.items, words, language_grammar(language), language)
        self.subjects = SubjectReader(self.words, self.text, cues.reader.discourse, cues.reader.number)

    def attribute(self, quote: int, *, ends_open: bool) -> Attribution | None:
        """Return the attribution of the quotation at item `quote`; `ends_open` is not used."""
        return (
            self._after(quote)
            or self._inside(quote)
            or (None if self._is_title(quote) else self._before(quote) or self._according(quote) or self._about(quote))
        )

    def _after(self, quote: int) -> Attribution | None:
        """Read the words after the quotation: „…“, sagte Weber | « … », a-t-elle dit | „…“, so Weber"""
        first = quote + 1
        while first < len(self.items) and self.items[first].text in _SIGNS:
            first += 1
        if first == quote + 1 and not self._ends_sentence(quote):
            return self._directly_after(first)
        if self.words.lower(first) in self.words.grammar.so:
            return self._attribution(self.subjects.after(first), Span(first, first + 1), Rule.SAID_AFTER)
        if (last := self.words.verb_at(first)) is not None:
            return self._attribution(self.subjects.of_verb(first, last), Span(first, last + 1), Rule.SAID_AFTER)
        subject = self.subjects.starting(first)
        for n in range(subject.end, subject.end + _AFTER) if subject is not None else ():
            if (last := self.words.verb_at(n)) is not None:
                return self._attribution(subject, Span(n, last + 1), Rule.NAME_SAID_AFTER)
            if not self.words.is_word(n):
                break
        return None

    def _directly_after(self, first: int) -> Attribution | None:
        """Read a verb right after the quotation, without a comma: „…“ sagte Weber."""
        if (last := self.words.verb_at(first)) is None or not self.words.is_word(first):
            return None
        return self._attribution(self.subjects.of_verb(first, last), Span(first, last + 1), Rule.SAID_AFTER)

    def _ends_sentence(self, quote: int) -> bool:
        return quote + 1 >= len(self.items)

    def _before(self, quote: int) -> Attribution | None:
        """Read the words before the quotation: Weber sagte: „…“ | dijo Weber: «…» | Weber: „…“ | sie sprach von „…“"""
        start = self._clause_start(quote)
        is_led = quote > 0 and self.items[quote - 1].text == ":"
        for first in range(quote - 1, start - 1, -1):
            if self.words.lower(first) in self.words.grammar.so and self.items[first - 1].text == ",":
                return self._attribution(
                    self.subjects.after(first + 1, quote), Span(first, first + 1), Rule.CLAUSE_BEFORE
                )
            if (last := self.words.verb_at(first)) is not None and last < quote:
                subject = self.subjects.of_verb(first, last, end=quote, prefers_before=True, start=start)
                return self._attribution(subject, Span(first, last + 1), self._rule_before(quote, last))
        if not is_led:
            return None
        subject = self.subjects.before(quote - 1, start)
        if subject is None:
            return None
        is_label = subject.first == 0 and subject.end == quote - 1
        return self._attribution(subject, None, Rule.TRANSCRIPT if is_label else Rule.INTRODUCED)

    def _rule_before(self, quote: int, last: int) -> Rule:
        """Return SAID_BEFORE if the verb introduces the quotation: sagte: „…“; Weber sagte am Montag: „…“

        Otherwise return CLAUSE_BEFORE.
        """
        is_led = self.items[quote - 1].text in _LEADING
        return Rule.SAID_BEFORE if is_led or last >= quote - 2 else Rule.CLAUSE_BEFORE

    def _clause_start(self, quote: int) -> int:
        """Return the first item that may introduce a quotation: the one after the previous quotation."""
        for n in range(quote - 1, max(0, quote - _BEFORE) - 1, -1):
            if self.items[n].kind is ItemKind.QUOTE:
                return n + 1
        return max(0, quote - _BEFORE)

    def _according(self, quote: int) -> Attribution | None:
        """Read a phrase for “according to” around the quotation: Laut Weber ist das „…“ | selon lui | zufolge"""
        for first in range(max(0, quote - _NEAR_ACCORDING), min(len(self.items), quote + _NEAR_ACCORDING)):
            if (subject := self.subjects.according_at(first)) is not None:
                return self._attribution(subject, Span(first, first + 1), Rule.ACCORDING_TO)
        return None

    def _inside(self, quote: int) -> Attribution | None:
        """Read the reporting words that French puts inside the marks: « Il recule, a-t-elle poursuivi, parce que »"""
        number = self.items[quote].quotation
        if number < 0:
            return None
        return verb_inside(self.text, self.items[quote], self.subjects)

    def _about(self, quote: int) -> Attribution | None:
        """Take the subject of the sentence as the speaker: Weber will „den Haushalt nicht weiter belasten“."""
        inner = self.text[self.items[quote].start : self.items[quote].end]
        if any(self.words.lower(n) in self.words.grammar.reported for n in range(len(self.items))):
            return self._attribution(self.subjects.unnamed(quote), None, Rule.SENTENCE_BEFORE)
        if quote == 0 or len(inner.split()) <= self.subjects.discourse.options.scare_words:
            return None
        subject = self.subjects.starting(0)
        return self._attribution(subject, None, Rule.SUBJECT) if subject and subject.identity else None

    def _is_title(self, quote: int) -> bool:
        """Return True for a few capitalised words without an introduction: in der „Neuen Zeitung“, « Elbe »."""
        item = self.items[quote]
        inner = self.text[item.start + 1 : item.end - 1].strip()
        leads = quote == 0 or self.items[quote - 1].text in (":", ",")
        if leads or len(inner.split()) > _NAME_WORDS or inner[-1:] in ".!?,":
            return False
        if self.words.has_compounds:  # nouns are capitalised too
            return all(word[:1].isupper() or word[:1].isdigit() for word in inner.split())
        return inner[:1].isupper()

    def _attribution(self, subject: SpeechSubject | None, cue: Span | None, rule: Rule) -> Attribution | None:
        """Return the attribution to a subject; `cue` is a range of items."""
        if subject is None:
            return None
        person: Identity | None = subject.identity
        speaker = Speaker(subject.span, subject.span.slice(self.text), person, subject.form)
        words = Span(self.items[cue.start].start, self.items[cue.end - 1].end) if cue else None
        return Attribution(speaker, words, rule)
