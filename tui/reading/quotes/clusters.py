"""Quotes that are one, joined pair by pair, while no two speakers come to speak one."""

from collections.abc import Set

from tui.mentions.model import MentionSet
from tui.reading.quotes.quoted_speakers import SpeakerKey, called, speaker_key


class Clusters:
    """Quotes that are one. Two people never come to speak one."""

    def __init__(self, mentions: MentionSet, small_words: Set[str]) -> None:
        """small_words: folded words that carry grammar, which make no two speakers one."""
        quotes = (*mentions.quotes, *mentions.reported)
        self._small_words = small_words
        self._called = {person.id: called(person) for person in mentions.people}
        self._of = {quote.id: [quote.id] for quote in quotes}
        self._speakers: dict[str, set[SpeakerKey]] = {quote.id: {speaker_key(quote)} - {("", "")} for quote in quotes}

    def join(self, one: str, other: str) -> None:
        here, there = self._of[one], self._of[other]
        if here is there:
            return
        speakers = self._speakers[here[0]] | self._speakers[there[0]]
        if not self._agree(speakers):
            return
        self._speakers[here[0]] = speakers
        here += there
        for quote in there:
            self._of[quote] = here

    def _agree(self, speakers: set[SpeakerKey]) -> bool:
        """Whether all of these can be one speaker: one person, and words for the office, or words that meet."""
        people = {person for person, _ in speakers if person}
        texts = [set(text.split()) for _, text in speakers if text]
        if len(people) > 1:
            return False
        for person in people:
            if any(words - self._small_words - self._called.get(person, frozenset()) for words in texts):
                return False
        return len(texts) < 2 or bool(set.intersection(*(words - self._small_words or words for words in texts)))

    def all(self) -> list[list[str]]:
        return list({id(members): members for members in self._of.values()}.values())

    def first(self, quote: str) -> str:
        """One name for all quotes of a cluster."""
        return self._of[quote][0]
