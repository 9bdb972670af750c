"""What mentions finds: people, where they are named, and what they are quoted saying."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Passage, ZoneKind
from tui.mentions.sureness import NOBODY, READER, Sureness, at_most, sureness
from tui.text.span import Span


class MentionForm(StrEnum):
    FULL = "full"
    SURNAME = "surname"
    GIVEN = "given"
    ROLE = "role"
    """“the UK minister”; only where it speaks."""
    PRONOUN = "pronoun"
    """“he”; only where it speaks."""


class QuoteKind(StrEnum):
    DIRECT = "direct"
    FRAGMENT = "fragment"
    """A few quoted words inside the outlet's own sentence, with a speaker."""
    SCARE = "scare"
    """Marks of distance, nobody's words."""
    TITLE = "title"
    """The title of a work: on “Meet the Press”."""
    INDIRECT = "indirect"
    """Reported speech without marks."""


class Person(Struct, frozen=True):
    id: str
    """A slug of the name, unique among the people of the coverage."""
    name: str
    """The fullest name that the articles give."""
    aliases: tuple[str, ...]
    """Other forms in which the articles name the person, most frequent first."""
    roles: tuple[str, ...] = ()
    """Titles and offices that the articles give the person."""


class Mention(Struct, frozen=True):
    person: str
    """The person's id."""
    passage: Passage
    form: MentionForm
    zone: ZoneKind


class Quote(Struct, frozen=True):
    id: str
    """Unique within the coverage, stable from run to run."""
    article: str
    parts: tuple[Span, ...]
    """Without the quotation marks; several where the outlet split one quotation, or ran it over paragraphs."""
    kind: QuoteKind
    speaker: str | None
    """The person's id; None where nobody, or nobody who is a person, could be named."""
    speaker_text: str
    """The words that name the speaker, also where that is no person (“the Kremlin”); empty when unattributed."""
    speaker_mention: Span | None
    cue: Span | None
    """The reporting verb or phrase."""
    rule: str
    """The rule that attributed it; see docs/people-and-quotes.md. `none` when unattributed."""
    zone: ZoneKind
    led_back: MentionForm | None = None
    """ROLE or PRONOUN where such words stand beside the quotation, and no name."""
    at_most: Sureness = Sureness.SURE
    """How sure the speaker can be, whatever the rule: less where somebody else tells of it (quoted Berg as saying)."""

    @property
    def sureness(self) -> Sureness:
        """How far to trust the speaker, by the rule, and by whether it names anybody.
        `MentionSet.sureness` knows the article's language, too."""
        by_rule = sureness(self.rule, led_back=self.led_back is not None)
        return by_rule if self.rule in (READER, NOBODY) else at_most(by_rule, self.at_most)

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)


class MentionSet(Struct, frozen=True):
    people: tuple[Person, ...]
    """Most mentioned first (mentions in ASIDE zones do not count)."""
    mentions: tuple[Mention, ...]
    """In pane order, then by place."""
    quotes: tuple[Quote, ...]
    """In pane order, then by place; what stands in marks."""
    reported: tuple[Quote, ...] = ()
    """Reported speech without marks, all of the kind `indirect`, in the same order."""

    unsure: tuple[str, ...] = ()
    """Ids of the articles in whose language there are no lists of names and small words: people are then guesses."""

    def sureness(self, quote: Quote) -> Sureness:
        """How far to trust a quote's speaker: a guess at best where the article's language is not known well."""
        known = quote.sureness
        is_told = known is Sureness.UNKNOWN or quote.rule == READER
        return Sureness.GUESSED if quote.article in self.unsure and not is_told else known

    def with_reported(self, pane_order: Sequence[str]) -> "MentionSet":
        """With the reported speech among the quotes, each at its place; then `reported` is empty. The articles' ids."""
        place = {article: n for n, article in enumerate(pane_order)}
        quotes = sorted((*self.quotes, *self.reported), key=lambda quote: (place[quote.article], quote.span))
        return replace(self, quotes=tuple(quotes), reported=())
