"""The reader's corrections of people and quotes that the rules got wrong.

A correction refers to people by their names, and to quotes and mentions by the words at a place in an article. So it
still applies when the articles are read again, when others are added, or when the rules find a little more or less.
"""

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from tui.articles.model import Article
from tui.mentions.model import Mention, MentionSet, Person, Quote
from tui.text.canonical import one_line
from tui.text.span import Span

PLACE_CHARACTERS_MAX = 100
"""Maximum length of the excerpt of a quote that is saved to recognise it, in characters."""

Filled = Annotated[str, Meta(min_length=1)]


class PersonRef(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A reference to a person by name."""

    name: Filled
    aliases: tuple[str, ...] = ()
    """Other forms of the name; they distinguish namesakes, and find the person after the displayed name has changed."""


class TextPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """The place in an article where a name or a quote begins, with its words."""

    outlet: str
    sha256: str
    """Checksum of the article's text, in hexadecimal."""
    offset: Annotated[int, Meta(ge=0)]
    """Offset in the article, in code points."""
    text: Filled
    """The words at the place, on one line; only the beginning of a long quote."""


class Merge(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="merge"):
    """Two people are the same person."""

    person: PersonRef
    into: PersonRef
    """The person whose name is kept."""


class Split(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="do", tag="split"):
    """One person is in fact two: some of the mentions mean somebody else."""

    person: PersonRef
    name: Filled
    """Name of the other person."""
    forms: tuple[str, ...] = ()
    """Mentions in these words go to the other person, in every article."""
    places: tuple[TextPlace, ...] = ()
    """Mentions at these places go to the other person."""


class Rename(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="rename"):
    person: PersonRef
    to: Filled


class NoPerson(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="no person"):
    """A name that was wrongly taken for a person's."""

    person: PersonRef


class SetSpeaker(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="do", tag="speaker"):
    """The speaker of quotes: a person, or else the words in `text` (“the Kremlin”); unattributed without both."""

    quotes: Annotated[tuple[TextPlace, ...], Meta(min_length=1)]
    person: PersonRef | None = None
    text: str = ""


Correction = Merge | Split | Rename | NoPerson | SetSpeaker
KINDS: tuple[type[Correction], ...] = (Merge, Split, Rename, NoPerson, SetSpeaker)


class Unapplied(Struct, frozen=True):
    """A correction that does not apply to the open articles, with the reason."""

    correction: Correction
    reason: str

    def __str__(self) -> str:
        return f"{describe(self.correction)}: {self.reason}"


class Corrected(Struct, frozen=True):
    mentions: MentionSet
    unapplied: tuple[Unapplied, ...]


def person_ref(person: Person) -> PersonRef:
    """Return a reference with which the person can be found again."""
    return PersonRef(person.name, person.aliases)


def mention_place(article: Article, mention: Mention) -> TextPlace:
    return _place(article, [mention.passage.span])


def quote_place(article: Article, quote: Quote) -> TextPlace:
    return _place(article, quote.parts)


def words_at(article: Article, spans: Iterable[Span]) -> str:
    """Return the text of the spans on one line, cut to `PLACE_CHARACTERS_MAX` characters."""
    return one_line(" … ".join(span.slice(article.text) for span in spans), PLACE_CHARACTERS_MAX)


def describe(correction: Correction) -> str:
    """Return a short description of the correction, on one line."""
    match correction:
        case Merge():
            return f"{correction.person.name} merged into {correction.into.name}"
        case Split():
            return f"{correction.name} split from {correction.person.name}"
        case Rename():
            return f"{correction.person.name} renamed to {correction.to}"
        case NoPerson():
            return f"{correction.person.name} is not a person"
        case SetSpeaker():
            speaker = correction.person.name if correction.person else correction.text
            return f"“{correction.quotes[0].text}” {f'attributed to {speaker}' if speaker else 'left unattributed'}"


def _place(article: Article, spans: Iterable[Span]) -> TextPlace:
    spans = tuple(spans)
    return TextPlace(article.outlet, article.sha256, spans[0].start, words_at(article, spans))
