"""Compares speakers of whom the mentions know no person, by a name beside a description and by their gender."""

import re
from collections.abc import Set
from functools import cache

from msgspec.structs import replace

from tui.articles.model import Article
from tui.checking.descriptions import gender_of
from tui.checking.speaker_contexts import SpeakerContexts, narrated, sentences_of
from tui.checking.speaker_words import is_name
from tui.matching.words.vocabulary import word_key
from tui.mentions.model import Quote
from tui.mentions.rule import Rule
from tui.mentions.sureness import Sureness
from tui.text.quotation import quotations
from tui.text.reporting import speech_verbs
from tui.text.span import Span
from tui.text.tokens import words_in

_REACH = 200
"""Number of characters before a quotation in which the draft may introduce its speaker."""


class SpeakerClues:
    """Reads the words around quotations in the draft and in the sources."""

    def __init__(self, draft: Article, contexts: SpeakerContexts) -> None:
        self._draft = draft
        self._contexts = contexts
        self._quotations = [quotation.inner for quotation in quotations(draft.text, draft.paragraphs)]

    def with_speaker(self, quote: Quote | None, article: Article) -> Quote | None:
        """Return a quotation with the speaker described after it by a relative clause, if none is surely known.

        “…,” a man who was there told a television station.
        """
        is_unsure = quote is not None and not quote.speaker and quote.sureness in (Sureness.UNKNOWN, Sureness.GUESSED)
        if quote is None or not is_unsure:
            return quote
        match = _clause_speaker().match(article.text, quote.span.end)
        return replace(quote, speaker_text=match[1], rule=Rule.SAID_AFTER) if match else quote

    def are_named_alike(self, place: Span, draft: Quote, source: Quote) -> bool:
        """Return True if the draft names, beside its description of the speaker, the one named in the source."""
        if draft.speaker is not None or is_name(draft.speaker_text):
            return False
        if names := _names(source.speaker_text):
            return names <= self._words_after(place) or names <= self._last_name_before(place)
        name = _names(self._name_beside(place, draft.speaker_text))
        return bool(name) and not source.speaker and name <= self._contexts.introduction(source)

    def _words_after(self, place: Span) -> Set[str]:
        """Return the draft's own words after a quotation, in the same sentence."""
        end = max((sentence.end for sentence in sentences_of(self._draft, place)), default=place.end)
        return set(narrated(self._draft.text, Span(place.end, max(place.end, end)), ()))

    def _last_name_before(self, place: Span) -> Set[str]:
        """Return the keys of the last name shortly before a quotation: An elder, Salad Nur, defended them."""
        start = max(0, place.start - _REACH)
        earlier = [part for part in self._quotations if part.start < place.start]
        draft_words = set(narrated(self._draft.text, Span(start, place.start), earlier))
        names = [_names(match[0]) for match in _capitals().finditer(self._draft.text, start, place.start)]
        return next((name for name in reversed(names) if name and name <= draft_words), frozenset())

    def _name_beside(self, place: Span, description: str) -> str:
        """Return the name in apposition to a description: an official of the ministry, Djoko Hartoyo."""
        text, start = self._draft.text, max(0, place.start - 2 * _REACH)
        at = text.find(description, place.end, place.end + _REACH) if description else -1
        at = text.rfind(description, start, place.start) if at < 0 and description else at
        match = _apposed_name().match(text, at + len(description)) if at >= 0 else None
        return match[1] if match else ""

    def are_of_two_genders(self, draft: Quote, source: Quote) -> bool:
        """Return True if a man speaks in the draft and a woman in the source, or vice versa, as far as words tell."""
        genders = {gender_of(draft.speaker_text), self._contexts.gender(source)}
        return len(genders - {""}) > 1


def _names(speaker_text: str) -> Set[str]:
    """Return the keys of the capitalised words that name a speaker."""
    words = list(words_in(speaker_text, 0, len(speaker_text)))
    return {word_key(word) for word in words if word[:1].isupper() and len(word) > 1 and word not in _NO_NAMES}


_NO_NAMES = frozenset({"The", "A", "An", "It", "He", "She", "They", "We", "One", "Another", "Some", "His", "Her", "Mr"})


@cache
def _clause_speaker() -> re.Pattern[str]:
    verbs = "|".join(sorted(re.escape(verb) for verb in speech_verbs()))
    return re.compile(
        rf"[,.]?[”’\"']{{1,3}} ((?:an?|the|one|another) [a-z][a-z -]{{2,40}}? who [^.,;:“”\"]{{3,60}}?) (?:{verbs})\b"
    )


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][\w’'-]{1,20}+(?: [A-Z][\w’'-]{1,20}+){0,4}")


@cache
def _apposed_name() -> re.Pattern[str]:
    return re.compile(r",? ?(?:named|called)? ?((?:[A-Z][\w’'-]{1,20}+ ?){2,4})")
