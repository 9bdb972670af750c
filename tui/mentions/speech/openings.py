"""Reads the noun phrase at the beginning of a sentence: The scholars | corrected Mr. Ryan; the senator | also took."""

from tui.mentions.lexicon import grammar, grammar_words, role_words
from tui.mentions.names.identity import Identity
from tui.mentions.speech.item_steps import (
    PHRASE,
    cannot_start_phrase,
    head_of,
    is_modifier,
    is_part_of_phrase,
    is_plain_noun,
    skip_opening,
    verb_of_subject,
)
from tui.mentions.speech.noun_phrases import PhraseReader, Speaker
from tui.mentions.speech.sentence_items import ItemKind


class OpeningReader(PhraseReader):
    """Reads the noun phrase at the beginning of one sentence."""

    def opening_subject(self, limit: int) -> Speaker | None:
        """Return the subject at the beginning of the sentence unless it is a name: The scholars | corrected him."""
        first = skip_opening(self.items, min(limit, len(self.items)))
        while first < limit and self.items[first].lower in ("but", "and", "yet", "still", "so"):
            first += 1
        if first >= limit:
            return None
        if not first and (role := self._role_after_opening(limit)) is not None:
            return role
        opening = self.items[first].lower
        if opening not in {"the", "a", "an", "one", "some", "many", "several"} | grammar().crowd:
            return None
        verb = verb_of_subject(self.items, first, min(limit, first + PHRASE))
        if verb is None:
            return None
        name, last = head_of(self.items, first, verb)
        return self.name(name) if name is not None else self.role_or_text(first, last)

    def _role_after_opening(self, limit: int) -> Speaker | None:
        """Return the role after an opening without a comma: In Wednesday’s speech | the senator | took a swipe."""
        if self.items[0].lower not in grammar().preposition:
            return None
        for n in range(2, min(limit - 2, PHRASE)):
            role, verb = self.items[n + 1], self.items[n + 2]
            if self.items[n].lower != "the" or role.lower not in role_words().roles or verb.kind is not ItemKind.WORD:
                continue
            governed = self.items[n - 1].lower in grammar_words("preposition", "clause_start")
            acts = verb.lower in grammar_words("auxiliary", "past", "finite") or verb.lower.endswith("ed")
            if acts and not governed:
                return self.role_or_text(n, n + 1)
        return None

    def opening_role_holder(self) -> Identity | None:
        """Return the person whose role begins the sentence: The president | stepped into the fray."""
        first = skip_opening(self.items, min(len(self.items), PHRASE))
        if first >= len(self.items) or self.items[first].lower != "the":
            return None
        for n in range(first + 1, min(len(self.items) - 1, first + 5)):
            if self.items[n].kind is not ItemKind.WORD:
                return None
            if self.items[n].lower in role_words().roles and self.items[n + 1].kind is ItemKind.WORD:
                speaker = None if is_part_of_phrase(self.items, n) else self.role_or_text(first, n)
                return speaker.identity if speaker is not None else None
        return None

    def opening_phrase(self, limit: int) -> Speaker | None:
        """Return the phrase that begins the sentence unless it is a name: A spokesman for Platte River (declined …)."""
        first = skip_opening(self.items, limit)
        while first < limit and cannot_start_phrase(self.items[first]):
            first += 1
        if first >= limit or self.items[first].kind is not ItemKind.WORD:
            return None
        last = first
        if self.items[first].lower in grammar().determiner and first + 1 < limit:
            last = first + 1
        for n in range(last + 1, min(limit, first + PHRASE)):
            item = self.items[n]
            is_inside = item.kind is ItemKind.NAME or item.text[:1].isupper() or item.lower in role_words().roles
            is_link = item.lower in role_words().qualifiers | grammar().preposition
            if item.kind is ItemKind.QUOTE or not (is_inside or is_link or is_plain_noun(item)):
                break
            last = n
        while last > first and self.items[last].lower in grammar().preposition:
            last -= 1
        if last + 1 < limit and self.items[last].kind is ItemKind.NAME and is_modifier(self.items, last):
            last += 1
        return self.role_or_text(first, last)
