"""The data that this package produces: people, their mentions, and their quotes."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Passage, ZoneKind
from tui.mentions.rule import Rule
from tui.mentions.sureness import Sureness, at_most, doubt
from tui.text.span import Span


class MentionForm(StrEnum):
    FULL = "full"
    SURNAME = "surname"
    GIVEN = "given"
    ROLE = "role"
    """A role that is the speaker: “the UK minister”."""
    PRONOUN = "pronoun"
    """A pronoun that is the speaker: “he”."""


class QuoteKind(StrEnum):
    DIRECT = "direct"
    FRAGMENT = "fragment"
    """A few quoted words inside the outlet's own sentence, with a speaker."""
    SCARE = "scare"
    """Scare quotes, which are nobody's words."""
    TITLE = "title"
    """The title of a work: on “Meet the Press”."""
    INDIRECT = "indirect"
    """Reported speech without quotation marks."""

    @property
    def is_speech(self) -> bool:
        """False for words in quotation marks that nobody says: scare quotes and titles."""
        return self not in (QuoteKind.SCARE, QuoteKind.TITLE)


class Person(Struct, frozen=True):
    id: str
    """Slug of the name, unique among the people of the coverage."""
    name: str
    """Fullest name in the articles."""
    aliases: tuple[str, ...]
    """Other forms of the name in the articles, most frequent first."""
    roles: tuple[str, ...] = ()
    """Titles and offices that the articles give the person, at most six."""


class Mention(Struct, frozen=True):
    person: str
    """Id of the person."""
    passage: Passage
    form: MentionForm
    zone: ZoneKind


class Quote(Struct, frozen=True):
    id: str
    """Identifier, unique within the coverage and the same in every run."""
    article: str
    parts: tuple[Span, ...]
    """Quoted words without the quotation marks; several spans if the quotation is split or extends over paragraphs."""
    kind: QuoteKind
    speaker: str | None
    """Id of the person who speaks; None if unknown or not a person."""
    speaker_text: str
    """Words that name the speaker, who may not be a person (“the Kremlin”); empty if unattributed."""
    speaker_mention: Span | None
    cue: Span | None
    """Reporting verb or phrase."""
    rule: Rule
    """Rule that attributed it."""
    zone: ZoneKind
    anaphor: MentionForm | None = None
    """ROLE or PRONOUN if such words, without a name, are next to the quotation."""
    at_most: Sureness = Sureness.SURE
    """Upper limit of the sureness, whatever the rule; lower if somebody else relays it (quoted Berg as saying)."""
    lacks_mark: bool = False
    """True if a quotation mark is missing, so that the border on its side is an estimate; then never SURE."""

    @property
    def sureness(self) -> Sureness:
        """The sureness of the speaker, from the rule and the words that name the speaker.

        `MentionSet.sureness` also takes the article's language into account.
        """
        by_rule = self.rule.sureness_beside(is_anaphor=self.anaphor is not None)
        return at_most(by_rule, self.at_most) if self.rule.is_attribution else by_rule

    @property
    def span(self) -> Span:
        """The span from the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)


class MentionSet(Struct, frozen=True):
    people: tuple[Person, ...]
    """People, most mentioned first (mentions in ASIDE zones do not count)."""
    mentions: tuple[Mention, ...]
    """Mentions in pane order, then by place."""
    quotes: tuple[Quote, ...]
    """Quotes in quotation marks, in pane order, then by place."""
    reported: tuple[Quote, ...] = ()
    """Reported speech without quotation marks, all of the kind `indirect`, in the same order."""

    unsure: tuple[str, ...] = ()
    """Ids of the articles in a language without lists of names and function words; their people are guesses."""

    def sureness(self, quote: Quote) -> Sureness:
        """Return how far to trust a quote's speaker: at best GUESSED for an article in `unsure`."""
        by_rule = quote.sureness
        is_settled = by_rule is Sureness.UNKNOWN or quote.rule is Rule.READER
        return Sureness.GUESSED if quote.article in self.unsure and not is_settled else by_rule

    def surest(self, quotes: Sequence[Quote]) -> Quote:
        """Return the first of the quotes whose speaker is the surest; there must be at least one."""
        return min(quotes, key=lambda quote: doubt(self.sureness(quote)))

    def with_reported(self, pane_order: Sequence[str]) -> "MentionSet":
        """Return a copy with the reported speech merged into the quotes by place; `pane_order` holds article ids."""
        place = {article: n for n, article in enumerate(pane_order)}
        quotes = sorted((*self.quotes, *self.reported), key=lambda quote: (place[quote.article], quote.span))
        return replace(self, quotes=tuple(quotes), reported=())
