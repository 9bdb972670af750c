"""Compares the speaker that a draft names with the one in a source."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import IntEnum

from tui.articles.model import Article
from tui.mentions.model import MentionSet, Person, Quote
from tui.mentions.speech.fuller_quotes import RULE as FULLER_QUOTE
from tui.mentions.sureness import Sureness
from tui.text.names import fold_full_name
from tui.text.span import Span

_TRUSTED = frozenset({Sureness.SURE, Sureness.LIKELY})
_GRAMMAR = frozenset(
    {"the", "a", "an", "of", "in", "for", "and", "to", "at", "on", "who", "s", "his", "her", "their", "its"}
)
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "this", "that", "these", "those", "some", "another"})
_THINGS = frozenset({"it", "they"})
_SHARED_WORDS = 0.6
"""Share of the words of the shorter description, 0 to 1, that the other one must have to mean perhaps the same."""
_UNSURE_SPEAKER = "it is unclear whether draft and source name the same speaker"


class SpeakerFit(IntEnum):
    """The fit of two speakers, the best first."""

    SAME = 0
    """The same one, or the draft names nobody."""
    UNSURE = 1
    OTHER = 2


class Speakers:
    """Answers whether two quotations have one speaker."""

    def __init__(self, draft: Article, mentions: MentionSet) -> None:
        self._draft = draft
        self._people: Mapping[str, Person] = {person.id: person for person in mentions.people}
        self._mentions = mentions
        self._named: defaultdict[int, set[str]] = defaultdict(set)
        """Number of a paragraph of the draft → ids of the people it names."""
        for mention in mentions.mentions:
            if mention.passage.article == draft.id:
                self._named[_paragraph(draft.paragraphs, mention.passage.span.start)].add(mention.person)

    def name(self, quote: Quote | None) -> str:
        """Return the speaker's name, else the words that describe the speaker; empty where nobody is named."""
        if quote is None:
            return ""
        return self._people[quote.speaker].name if quote.speaker else quote.speaker_text

    def fit(self, place: Span, draft: Quote | None, source: Quote | None) -> SpeakerFit:
        """Compare the speakers of a quotation of the draft, which is at `place`, and of one of a source."""
        if draft is None or not draft.speaker_text or draft.rule == FULLER_QUOTE:
            return SpeakerFit.SAME if source is None or self._is_named_near(place, source) else SpeakerFit.UNSURE
        if source is None or not source.speaker_text:
            return SpeakerFit.UNSURE
        if draft.speaker and draft.speaker == source.speaker:
            return SpeakerFit.SAME
        is_written_alike = fold_full_name(draft.speaker_text) == fold_full_name(source.speaker_text)
        if is_written_alike and draft.anaphor is source.anaphor is None:
            return SpeakerFit.SAME
        if is_written_alike or not self._can_decide(draft, source):
            return SpeakerFit.UNSURE
        if draft.speaker and source.speaker:
            return SpeakerFit.OTHER
        words, others = self._words(draft), self._words(source)
        if not draft.speaker and not source.speaker and words and words <= others:  # a spokeswoman / one for the mayor
            return SpeakerFit.SAME
        if draft.speaker_text.lower() in _THINGS and self._is_thing_named_near(place, source):
            return SpeakerFit.SAME
        if any(_describes(quote.speaker_text) for quote in (draft, source) if not quote.speaker):
            return SpeakerFit.UNSURE
        shared = len(words & others)
        return SpeakerFit.UNSURE if shared >= _SHARED_WORDS * min(len(words), len(others)) else SpeakerFit.OTHER

    def remark(self, draft: Quote | None, source: Quote | None) -> str:
        """Return in words what is unclear about two speakers."""
        draft_name = draft.speaker_text if draft and draft.anaphor else self.name(draft)  # “her sister” may be either
        source_name = self.name(source)
        if draft_name and source_name and draft_name != source_name:
            return f"{draft_name} here, {source_name} there: it is unclear whether they are the same speaker"
        return _UNSURE_SPEAKER

    def fit_document(self, draft: Quote | None, document: Article) -> SpeakerFit:
        """Compare the speaker of a quotation of the draft with those who issued a document, by its head."""
        if draft is None or not draft.speaker_text:
            return SpeakerFit.SAME
        head = fold_full_name(" ".join((document.outlet, document.byline, document.headline))).split()
        family_name = fold_full_name(self.name(draft)).split()[-1:]
        return SpeakerFit.SAME if set(family_name) & set(head) else SpeakerFit.UNSURE

    def _is_named_near(self, place: Span, source: Quote) -> bool:
        """Return True if the source names no person, or one that this paragraph names."""
        paragraph = _paragraph(self._draft.paragraphs, place.start)
        return source.speaker is None or source.speaker in self._named[paragraph]

    def _is_thing_named_near(self, place: Span, source: Quote) -> bool:
        """Return True if the source names an organisation, and this paragraph names it before the quotation."""
        names = [word for word in source.speaker_text.split() if word[:1].isupper() and word.lower() not in _GRAMMAR]
        start = self._draft.paragraphs[max(0, _paragraph(self._draft.paragraphs, place.start))].start
        words = self._draft.text[start : place.start].split()
        return source.speaker is None and bool(names) and all(name in words for name in names)

    def _can_decide(self, draft: Quote, source: Quote) -> bool:
        """Return True if both speakers can be relied on, or one rule read both names from the same construction."""
        is_alike = draft.rule == source.rule and draft.anaphor is source.anaphor is None
        return is_alike or (self._is_trusted(draft) and self._is_trusted(source))

    def _is_trusted(self, quote: Quote) -> bool:
        return self._mentions.sureness(quote) in _TRUSTED

    def _words(self, quote: Quote) -> set[str]:
        """Return the folded words that name or describe a speaker."""
        texts = [quote.speaker_text]
        if quote.speaker:
            person = self._people[quote.speaker]
            texts += [person.name, *person.aliases, *person.roles]
        return {word for text in texts for word in fold_full_name(text).split()} - _GRAMMAR


def _describes(speaker_text: str) -> bool:
    """Return True for words that may stand for anybody: it, the suit, the Mexican-born journalist."""
    words = [word for word in speaker_text.split() if word.lower() not in _GRAMMAR | _PRONOUNS]
    return not all(word[:1].isupper() for word in words) or not words


def _paragraph(paragraphs: Sequence[Span], offset: int) -> int:
    return bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
