"""What a reader says of people and quotes where the rules were wrong.

People are meant by their names, quotes and mentions by the words at a place of an article. So a correction holds when
the articles are read again, when others are added, and when the rules find a little more or less than before.
"""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from tui.articles.model import Article
from tui.mentions.model import Mention, MentionSet, Person, Quote
from tui.text.canonical import one_line
from tui.text.span import Span

PLACE_CHARACTERS_MAX = 100
"""Of a quote's words, kept to know it again by."""

Filled = Annotated[str, Meta(min_length=1)]


class Who(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person, by name."""

    name: Filled
    aliases: tuple[str, ...] = ()
    """Other forms: they tell namesakes apart, and find the person when the name shown is another one now."""


class TextPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a name or a quote begins."""

    outlet: str
    sha256: str
    """Of the article's text."""
    offset: Annotated[int, Meta(ge=0)]
    """Code points."""
    text: Filled
    """The words there, on one line; of a quote only the beginning."""


class Merge(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="merge"):
    """Two people are one."""

    person: Who
    into: Who
    """Whose name is kept."""


class Split(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="do", tag="split"):
    """One person is two: some of the mentions are of somebody else."""

    person: Who
    name: Filled
    """Of the other one."""
    forms: tuple[str, ...] = ()
    """Mentions in these words leave, in every article."""
    places: tuple[TextPlace, ...] = ()
    """These mentions leave."""


class Rename(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="rename"):
    person: Who
    to: Filled


class NoPerson(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="no person"):
    """What was taken for a person is none."""

    person: Who


class SetSpeaker(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="do", tag="speaker"):
    """Who speaks a quote: a person; else the words in `text` (“the Kremlin”); else nobody that is known."""

    quotes: Annotated[tuple[TextPlace, ...], Meta(min_length=1)]
    person: Who | None = None
    text: str = ""


Correction = Merge | Split | Rename | NoPerson | SetSpeaker
KINDS: tuple[type[Correction], ...] = (Merge, Split, Rename, NoPerson, SetSpeaker)


class Unapplied(Struct, frozen=True):
    """A correction that changes nothing in the articles that are open."""

    correction: Correction
    reason: str

    def __str__(self) -> str:
        return f"{told(self.correction)}: {self.reason}"


class Corrected(Struct, frozen=True):
    mentions: MentionSet
    unapplied: tuple[Unapplied, ...]


def who(person: Person) -> Who:
    """The person, to be found again."""
    return Who(person.name, person.aliases)


def mention_place(article: Article, mention: Mention) -> TextPlace:
    return _place(article, [mention.passage.span])


def quote_place(article: Article, quote: Quote) -> TextPlace:
    return _place(article, quote.parts)


def words_at(article: Article, spans: Iterable[Span]) -> str:
    """What stands at the spans, on one line; the beginning of it where it is long."""
    return one_line(" … ".join(span.slice(article.text) for span in spans), PLACE_CHARACTERS_MAX)


def told(correction: Correction) -> str:
    """The correction in a few words for the reader, on one line."""
    match correction:
        case Merge():
            return f"{correction.person.name} is {correction.into.name}"
        case Split():
            return f"{correction.name} split from {correction.person.name}"
        case Rename():
            return f"{correction.person.name} renamed {correction.to}"
        case NoPerson():
            return f"{correction.person.name} is no person"
        case SetSpeaker():
            speaker = correction.person.name if correction.person else correction.text
            return f"“{correction.quotes[0].text}”: {speaker or 'unattributed'}"


def _place(article: Article, spans: Iterable[Span]) -> TextPlace:
    spans = tuple(spans)
    return TextPlace(article.outlet, article.sha256, spans[0].start, words_at(article, spans))
