"""Finds the subject of a reporting verb in a language other than English: a name, a noun, a pronoun, or nobody."""

from msgspec import Struct

from tui.mentions.lexicon import EITHER, Gender
from tui.mentions.model import MentionForm
from tui.mentions.names.identity import Identity
from tui.mentions.speech.discourse import Discourse
from tui.mentions.speech.rules.antecedents import person_meant
from tui.mentions.speech.rules.foreign_words import ForeignWords
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.text.span import Span

_PHRASE = 14
"""Maximum number of items in a noun phrase after a verb: dijo a este periódico la presidenta, Pilar Nadal."""
_BACK = 30
_TEXT_WORDS = 5
"""Maximum number of words displayed for a speaker without a name."""
_NOTHING = frozenset({"es"})
"""Words in subject position that refer to nobody: hieß es."""


class SpeechSubject(Struct, frozen=True):
    """The words in a sentence that name the speaker."""

    first: int
    end: int
    """Half-open end of the items, which start at `first`."""
    span: Span
    identity: Identity | None
    form: MentionForm | None = None


class SubjectReader:
    def __init__(self, words: ForeignWords, text: str, discourse: Discourse, number: int) -> None:
        self.words = words
        self.items = words.items
        self.text = text
        self.discourse = discourse
        self.number = number

    def of_verb(
        self, first: int, last: int, *, end: int | None = None, prefers_before: bool = False, start: int = 0
    ) -> SpeechSubject | None:
        """Return the subject of the verb at items `first` to `last`; a pronoun inside the verb may name it.

        Searches after the verb up to `end`, and before it from `start` on if `prefers_before`.
        """
        if pronoun := self.words.inner_pronoun(first):
            return self._pronoun(first, pronoun)
        if not prefers_before:
            return self.after(last + 1, end, allows_text=not self.words.drops_pronouns) or self._left_out(
                first, last, end
            )
        if self._is_incise(first, last):
            return self._unnamed(first, last)
        if first > 0 and self.items[first - 1].text == ",":  # La oposición exige, dijo su líder, Vicente Marco, «…»
            told = self.after(last + 1, end, allows_text=False)
            if told is not None and told.identity is not None:
                return told
        is_inverted = self.words.is_name(last + 1) or self._pronoun_at(last + 1) is not None
        after = self.after(last + 1, end) if is_inverted or first == start else None
        if after is not None and after.span.slice(self.text) in _NOTHING:
            after = None
        named = after or self.before(first, start) or self.after(last + 1, end, allows_text=False)
        return named or self._left_out(first, last, end)

    def _is_incise(self, first: int, last: int) -> bool:
        """Return True for a verb alone between commas: La norma, añadió, «pone fin»"""
        is_alone = first > 0 and last + 1 < len(self.items) and self.items[last + 1].text == ","
        return is_alone and self.items[first - 1].text == "," and self.words.drops_pronouns

    def _left_out(self, first: int, last: int, end: int | None) -> SpeechSubject | None:
        """Return the speaker for a verb beside which nobody is named, otherwise the words after it."""
        stop = end if end is not None else len(self.items)
        following = self._text(last + 1, stop, is_any=True)
        starts_noun = following is not None and following.first == last + 1 and not self._is_adverb(last + 1)
        return (following if starts_noun else None) or self._unnamed(first, last) or following

    def after(self, first: int, end: int | None = None, *, allows_text: bool = True) -> SpeechSubject | None:
        """Return the subject in the words from item `first` on, before the next punctuation mark or quotation."""
        limit = min(len(self.items), first + _PHRASE, end if end is not None else len(self.items))
        stop = first
        while stop < limit and self.items[stop].kind in (ItemKind.WORD, ItemKind.NAME):
            stop += 1
        names = [n for n in range(first, stop) if self.words.is_name(n) and not self.words.is_governed(n)]
        if (pronoun := self._pronoun_at(first)) is not None:
            return pronoun
        if names:
            return self._name(names[0])
        has_apposition = stop + 1 < limit and self.items[stop].text == "," and self.words.is_name(stop + 1)
        if has_apposition and stop > first:
            return self._name(stop + 1)
        for n in range(first, stop):
            if (pronoun := self._pronoun_at(n)) is not None:
                return pronoun
        noun = self._noun(first, stop, reaches_back=True)
        return noun or (self._text(first, stop) if allows_text else None)

    def starting(self, first: int) -> SpeechSubject | None:
        """Return the subject that begins at item `first`: Weber, der Minister Weber, sie; None for anything else."""
        if (pronoun := self._pronoun_at(first)) is not None:
            return pronoun
        for n in range(first, min(first + _TEXT_WORDS, len(self.items))):
            if self.words.is_name(n):
                return None if self.words.is_governed(n) else self._name(n)
            if not self.words.is_word(n):
                return None
            if n > first and self.words.verb_at(n) is not None:
                return self._noun(first, n) or self._text(first, n)
        return None

    def before(self, end: int, start: int) -> SpeechSubject | None:
        """Return the nearest name, pronoun or noun for a person before item `end` without a governing preposition."""
        noun: SpeechSubject | None = None
        for n in range(end - 1, max(start, end - _BACK) - 1, -1):
            if self.words.is_name(n) and not self.words.is_governed(n):
                return self._name(n)
            if noun is None and (pronoun := self._pronoun_at(n)) is not None:
                return pronoun
            if noun is None and self.words.noun_gender(n) is not None and not self.words.is_governed(n):
                noun = self._noun(n, n + 1)
        return noun or self._opening_text(end, start)

    def according_at(self, first: int) -> SpeechSubject | None:
        """Return the source named by a phrase for “according to” that begins at item `first`."""
        words, grammar = self.words.words, self.words.grammar
        for phrases, pronouns in ((grammar.to_him, grammar.he), (grammar.to_her, grammar.she)):
            if (last := self.words.phrase_at(first, phrases)) is not None:
                return self._pronoun(last, next(iter(sorted(pronouns)), ""))
        if (last := self.words.phrase_at(first, words.according)) is None:
            return None
        for n in range(last + 1, min(last + _TEXT_WORDS + 1, len(self.items))):
            if self.words.is_name(n):
                return self._name(n)
            if not self.words.is_word(n):
                break
        if self.words.is_name(first - 1):
            return self._name(first - 1)  # Weber zufolge
        return self._noun(last + 1, last + _TEXT_WORDS) or self._text(last + 1, last + _TEXT_WORDS)

    def person_before(self, item: SentenceItem, gender: Gender) -> Identity | None:
        """Return the person to whom a pronoun inside the quotation at `item` refers."""
        return self._person(list(self.items).index(item), gender)

    def _name(self, n: int) -> SpeechSubject:
        item = self.items[n]
        identity = item.person_name.identity if item.person_name else None
        return SpeechSubject(n, n + 1, Span(item.start, item.end), identity)

    def _pronoun_at(self, n: int) -> SpeechSubject | None:
        is_alone = self.words.is_word(n) and self.words.is_pronoun(self.words.lower(n))
        return self._pronoun(n, self.words.lower(n)) if is_alone else None

    def _pronoun(self, n: int, pronoun: str) -> SpeechSubject | None:
        gender = self.words.gender_of_pronoun(pronoun)
        span = Span(self.items[n].start, self.items[n].end)
        person = self._person(n, gender) if gender is not None else None
        return SpeechSubject(n, n + 1, span, person, MentionForm.PRONOUN if person else None)

    def _person(self, place: int, gender: Gender = EITHER, noun: str = "") -> Identity | None:
        return person_meant(self.discourse, self.words, self.number, place, gender, noun)

    def _noun(self, first: int, stop: int, *, reaches_back: bool = False) -> SpeechSubject | None:
        """Return the first noun for a person in these items: la ministra, der 43-Jährige; not: ein Sprecher.

        With `reaches_back` it may refer to somebody in an earlier paragraph who is not described by such a noun.
        """
        for n in range(first, min(stop, len(self.items))):
            gender = self.words.noun_gender(n)
            if gender is None or self.words.is_governed(n):
                continue
            begin = n
            while (
                begin > 0 and self.words.is_word(begin - 1) and n - begin < 2 and self.words.verb_at(begin - 1) is None
            ):
                begin -= 1
                if self.words.is_determiner(begin):
                    break
            start = begin if self.words.is_determiner(begin) else n
            span = Span(self.items[start].start, self.items[n].end)
            is_new = any(self.words.is_indefinite(at) for at in range(start, n))
            noun = self.words.bare(n).rpartition("-")[2]
            person = None if is_new else self._person(start, gender, noun)
            if person is None and not is_new and reaches_back:
                person = self._person(start, gender)
            return SpeechSubject(start, n + 1, span, person, MentionForm.ROLE if person else None)
        return None

    def _text(self, first: int, stop: int, *, is_any: bool = False) -> SpeechSubject | None:
        """Return the words themselves, without an opening prepositional phrase: sagte am Montag | die Polizei.

        With `is_any`, that phrase is accepted if there is nothing else: говорится в | сообщении прокуратуры.
        """
        begin, stop = first, min(stop, len(self.items))
        while first < stop and (self.words.is_preposition(first) or self._is_adverb(first)):
            first += 1 if not self.words.is_preposition(first) else self._phrase_length(first, stop)
        if is_any and begin < stop and (first >= stop or not self.words.is_word(first)):
            first = begin + self.words.is_preposition(begin)
        stop = next(
            (n for n in range(first, min(stop, first + _TEXT_WORDS)) if not self.words.is_word(n)),
            min(stop, first + _TEXT_WORDS),
        )
        if first >= stop or not self.words.is_word(first):
            return None
        return SpeechSubject(first, stop, Span(self.items[first].start, self.items[stop - 1].end), None)

    def _is_adverb(self, n: int) -> bool:
        """Return True if the next words begin a noun phrase without this word: dijo ayer | la policía."""
        return not self.words.is_determiner(n) and any(self.words.is_determiner(n + step) for step in (1, 2))

    def _phrase_length(self, first: int, stop: int) -> int:
        """Return the length of a prepositional phrase, in items: up to the next article without a preposition."""
        for n in range(first + 2, stop):
            if self.words.is_determiner(n) and not self.words.is_preposition(n - 1):
                return n - first
        return stop - first

    def _opening_text(self, end: int, start: int) -> SpeechSubject | None:
        """Return the words that open the sentence as the speaker: Die Polizei | sprach von „…“."""
        first = int(self.words.is_preposition(0))
        is_source = bool(first) and not self.words.has_articles  # В министерстве заверили
        if start > 0 or not (self.words.is_determiner(first) or is_source):
            return None
        stop = next((n for n in range(1, end) if not self.words.is_word(n) or self.words.verb_at(n) is not None), end)
        return self._text(first, stop)

    def unnamed(self, place: int) -> SpeechSubject | None:
        """Return the last speaker before item `place` for verb forms of reported speech: Er habe „…“."""
        person = self._person(place)
        span = Span(self.items[0].start, self.items[0].end)
        return SpeechSubject(0, 1, span, person, MentionForm.PRONOUN) if person else None

    def _unnamed(self, first: int, last: int) -> SpeechSubject | None:
        """Return the last speaker for a verb without a subject, in languages that omit it: reconoció."""
        if not self.words.drops_pronouns or self.words.lower(first) in self.words.grammar.impersonal:
            return None
        person = self._person(first)
        span = Span(self.items[first].start, self.items[last].end)
        return SpeechSubject(first, last + 1, span, person, MentionForm.PRONOUN) if person else None
