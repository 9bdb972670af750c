"""Clusters quotes that are the same statement, pair by pair; across two speakers only if their words are the same."""

from collections.abc import Set
from itertools import combinations

from tui.mentions.model import MentionSet
from tui.reading.quotes.quoted_speakers import SpeakerKey, name_words, speaker_key

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who"})
"""Words for speakers that do not identify anybody by themselves."""


class Clusters:
    """Disjoint clusters of quotes. Quotes of two people share one only if the words are known to be the same."""

    def __init__(self, mentions: MentionSet, small_words: Set[str]) -> None:
        """Start with one cluster for each quote. small_words: folded function words, which identify no speaker."""
        quotes = (*mentions.quotes, *mentions.reported)
        self._small_words = small_words
        self._name_words = {person.id: name_words(person) for person in mentions.people}
        self._members = {quote.id: [quote.id] for quote in quotes}
        self._speakers: dict[str, set[SpeakerKey]] = {quote.id: {speaker_key(quote)} - {("", "")} for quote in quotes}

    def join(self, first_quote: str, second_quote: str) -> None:
        """Join the clusters of two quotes, given by id, unless their speakers differ."""
        first, second = self._members[first_quote], self._members[second_quote]
        if self._agree(self._speakers[first[0]] | self._speakers[second[0]]):
            self.join_whoever_speaks(first_quote, second_quote)

    def join_whoever_speaks(self, first_quote: str, second_quote: str) -> None:
        """Join the clusters of two quotes, given by id, even if their speakers differ."""
        cluster, joining = self._members[first_quote], self._members[second_quote]
        if cluster is joining:
            return
        self._speakers[cluster[0]] |= self._speakers[joining[0]]
        cluster += joining
        for quote in joining:
            self._members[quote] = cluster

    def _agree(self, speakers: set[SpeakerKey]) -> bool:
        """Return True if these can be one speaker: at most one person, and texts that agree in pairs.

        Two texts agree if one contains every word of the other: the letter, the committee’s letter; not a spokesman for
        the mayor and a spokesman for the port. A pronoun such as “it” identifies nobody.
        """
        people = {person for person, _ in speakers if person}
        texts = [words for _, text in speakers if (words := set(text.split())) - _PRONOUNS]
        if len(people) > 1:
            return False
        for person in people:
            if any(words - self._small_words - self._name_words.get(person, frozenset()) for words in texts):
                return False
        contents = [{word.removesuffix("s") for word in words - self._small_words} or words for words in texts]
        return all(first <= second or second <= first for first, second in combinations(contents, 2))

    def members(self) -> list[list[str]]:
        """Return the quote ids of each cluster."""
        return list({id(members): members for members in self._members.values()}.values())

    def representative(self, quote: str) -> str:
        """Return the id of the first member of a quote's cluster, which represents it."""
        return self._members[quote][0]
