"""Noun phrases and the person each means: a name, a pronoun, an office, or words that name nobody."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.mentions.lexicon import function_words, grammar
from tui.mentions.model import MentionForm
from tui.mentions.names.identity import Identity
from tui.mentions.names.roles import role_of
from tui.mentions.speech.discourse import Discourse
from tui.mentions.speech.item_steps import (
    head_of,
    name_at_work,
    past_adverbs,
)
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.speech.unnamed_people import Unnamed, is_plural, unnamed_within
from tui.text.span import Span


class Speaker(Struct, frozen=True):
    """Who a rule found speaking."""

    span: Span
    text: str
    identity: Identity | None
    form: MentionForm | None
    """ROLE or PRONOUN where those words mean somebody; they become a mention of a person who is known."""
    means: Unnamed | None = None
    """Somebody without a name: a pronoun's, or these words themselves."""

    is_guess: bool = False
    """Whether the words hold no office by which the person is found."""

    @property
    def who(self) -> Identity | Unnamed | None:
        return self.identity or self.means


class PhraseReader:
    """Reads single noun phrases of one frame."""

    def __init__(self, text: str, discourse: Discourse, frame_number: int) -> None:
        self.text = text
        self.discourse = discourse
        self.number = frame_number
        self.items: Sequence[SentenceItem] = discourse.frames[frame_number].items

    def phrase_of(self, first: int, last: int) -> Speaker | None:
        """Who the noun phrase `items[first:last + 1]` means: Berg, her, his father."""
        item = self.items[last]
        if item.kind is ItemKind.NAME:
            return self.name(last)
        if first == last and item.lower in ("him", "her"):
            return self.pronoun(last)
        return self.role_or_text(first, last)

    def name(self, n: int) -> Speaker:
        """The person whom the NAME at item `n` means."""
        item = self.items[n]
        assert item.named is not None
        return Speaker(Span(item.start, item.end), item.text, item.named.identity, None)

    def pronoun(self, n: int) -> Speaker:
        """Whom the pronoun at item `n` means, if that is known."""
        item = self.items[n]
        found = self.discourse.pronoun(self.number, n, item.lower)
        span = Span(item.start, item.end)
        if isinstance(found, Unnamed):
            return Speaker(span, item.text, None, MentionForm.PRONOUN, found)
        return Speaker(span, item.text, found, MentionForm.PRONOUN if found else None)

    def role_or_text(self, first: int, last: int) -> Speaker:
        """The person whose office a phrase is; else its words."""
        if (name := name_at_work(self.items, first, last)) is not None:
            return self.name(name)
        role = None
        opening = self.items[first].lower
        if opening not in grammar().indefinite and not is_plural(self.items[first : last + 1]):
            role = role_of(self.text[self.items[first].start : self.items[last].end])
        identity = self.discourse.holder(role) if role is not None else None
        if identity is not None:
            return self.words(first, last, identity, MentionForm.ROLE)
        if (epithet := self._epithet(first, last)) is not None:
            return epithet
        told = self.words(first, last, None, None)
        gender = unnamed_within(self.items[first : last + 1])
        return told if gender is None else replace(told, means=Unnamed(told.span, told.text, gender))

    def _epithet(self, first: int, last: int) -> Speaker | None:
        """Whoever has just been spoken of, by a phrase that names no office of anybody: the presidential hopeful."""
        words = [item.lower for item in self.items[first : last + 1]]
        if words[0] != "the" or self.discourse.introduced & set(words):
            return None
        plain = [word for word in words if word not in grammar().preposition]
        if len(plain) < len(words) or not (words[-1] in grammar().epithet or words[-1].endswith("-year-old")):
            return None
        if not (found := self.discourse.last_spoken_of(self.number)):
            return None
        return replace(self.words(first, last, found, MentionForm.ROLE), is_guess=True)

    def phrase_from(self, first: int, limit: int) -> Speaker | None:
        """The noun phrase that begins at item `first`, and ends before item `limit` at the latest."""
        if self.items[first].lower in grammar().he_she:
            return self.pronoun(first)
        name, last = head_of(self.items, first, limit)
        if name is not None:
            return self.name(name)
        if last == first and self.items[last].lower in function_words() - grammar().crowd:
            return None
        last = max(first, min(last, past_adverbs(self.items, last)))
        return self.role_or_text(first, last)

    def words(self, first: int, last: int, identity: Identity | None, form: MentionForm | None) -> Speaker:
        span = Span(self.items[first].start, self.items[last].end)
        return Speaker(span, span.slice(self.text), identity, form)
