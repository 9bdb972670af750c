"""Splits sentences into items for the attribution rules: words, names, quotations and punctuation marks."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from tui.articles.model import Article, ZoneKind
from tui.mentions.lexicon import Gender, grammar
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import PersonName
from tui.text.quotation import Quotation
from tui.text.reporting import word_or_sign
from tui.text.sentences import sentences as sentence_spans
from tui.text.span import Span

_DATELINE = 14
"""Maximum number of items in a dateline."""
_ANONYMITY_REACH = 120
"""Number of items in a sentence that are searched for words of anonymity."""


class ItemKind:
    """The kinds of items.

    Plain constants, because reading a member of an Enum takes 0.4 µs in Python 3.11, and the rules compare kinds in
    their innermost loops.
    """

    QUOTE: Final = "quote"
    NAME: Final = "name"
    WORD: Final = "word"
    PUNCTUATION: Final = "punctuation"


class SentenceItem(Struct, frozen=True, gc=False):
    kind: str
    """Kind of the item, a constant of `ItemKind`."""
    start: int
    end: int
    text: str
    """Text as written; empty for a QUOTE."""
    lower: str
    """Text in lower case."""
    quotation: int = -1
    """Index of a QUOTE among the article's quotations; otherwise -1."""
    person_name: PersonName | None = None
    """Name in a NAME item; otherwise None."""
    possessive: bool = False
    """True if a NAME is followed by ’s, which then belongs to the item."""


class UnnamedPerson(Struct, frozen=True):
    """A person described by a noun phrase and not identified by a name: an employee."""

    span: Span
    text: str
    gender: Gender


class Sentence(Struct, dict=True):
    """A sentence in an article as items; a quotation is a single item, however many sentences it contains."""

    span: Span
    paragraph: int
    zone: ZoneKind
    items: list[SentenceItem]
    subject: Identity | UnnamedPerson | None = None
    """Person whom the sentence is about; set during attribution."""
    speakers: list[Identity | UnnamedPerson] = field(default_factory=list)
    """Speakers of its quotations, in order; set during attribution."""
    addressee: Identity | None = None
    """Person who is asked something in it and may answer in the next one; set during attribution."""

    @cached_property
    def only_quotes(self) -> bool:
        """True if the sentence consists of quotations and punctuation only."""
        return all(item.kind in (ItemKind.QUOTE, ItemKind.PUNCTUATION) for item in self.items)

    @cached_property
    def is_anonymous(self) -> bool:
        """True if the sentence says that somebody did not want to be named."""
        words = " ".join(item.lower for item in self.items[:_ANONYMITY_REACH] if item.kind is ItemKind.WORD)
        return any(phrase in words for phrase in grammar().anonymity)


def read_sentences(
    article: Article, quotations: Sequence[Quotation], names: Sequence[PersonName], check: Callable[[], None]
) -> list[Sentence]:
    """Return the article's sentences in order, in time linear in the text.

    `check` is called at each paragraph, and may raise to stop the work.
    """
    outermost = [n for n, quotation in enumerate(quotations) if quotation.depth == 0]
    masked_text = _mask_quotations(article.text, [quotations[n] for n in outermost])
    sentences: list[Sentence] = []
    q = n = 0
    for number, paragraph in enumerate(article.paragraphs):
        check()
        for span in sentence_spans(masked_text, paragraph):
            inside = []
            while q < len(outermost) and quotations[outermost[q]].outer.start < span.end:
                inside.append(outermost[q])
                q += 1
            first = n
            while n < len(names) and names[n].span.start < span.end:
                n += 1
            items = _items(article.text, span, quotations, inside, names[first:n])
            if span.start == paragraph.start:
                items = items[_dateline_end(items) :]
            sentences.append(Sentence(span, number, article.zone_at(span.start), items))
    return sentences


def _dateline_end(items: Sequence[SentenceItem]) -> int:
    """Return the item after a dateline; otherwise 0: PORT SELM, March 3 (Kelmar Wire) — | The mayor said"""
    if len(items) < 3 or items[0].kind is not ItemKind.WORD or not items[0].text.isupper() or len(items[0].text) < 3:
        return 0
    for n, item in enumerate(items[:_DATELINE]):
        if item.kind in (ItemKind.QUOTE, ItemKind.NAME) or item.text == ":":
            return 0
        if item.text in "—–" or (item.text == "-" and items[n - 1].end < item.start):
            return n + 1 + (n + 1 < len(items) and items[n + 1].text == "-")
    return 0


def _mask_quotations(text: str, quotations: Sequence[Quotation]) -> str:
    """Return the text with quoted words replaced by X, so that full stops inside them do not end a sentence."""
    pieces: list[str] = []
    end = 0
    for quotation in quotations:
        start, stop = quotation.inner.start, quotation.inner.end
        if start < end or stop - start < 2:
            continue
        pieces += (text[end:start], "X" * (stop - start - 1), text[stop - 1])
        end = stop
    pieces.append(text[end:])
    return "".join(pieces)


def _items(
    text: str, span: Span, quotations: Sequence[Quotation], inside: Sequence[int], names: Sequence[PersonName]
) -> list[SentenceItem]:
    items: list[SentenceItem] = []
    at = span.start
    for number in inside:
        outer = quotations[number].outer
        items += _words_and_names(text, at, outer.start, names)
        items.append(SentenceItem(ItemKind.QUOTE, outer.start, outer.end, "", "", number))
        at = outer.end
    items += _words_and_names(text, at, span.end, names)
    return items


def _words_and_names(text: str, start: int, end: int, names: Sequence[PersonName]) -> list[SentenceItem]:
    items: list[SentenceItem] = []
    at = start
    for name in names:
        if name.span.start < at or name.span.end > end:
            continue
        items += _words(text, at, name.span.start)
        at = name.span.end
        possessive = text[at : at + 2] in ("’s", "'s") or (text[at - 1] == "s" and text[at : at + 1] in ("’", "'"))
        if possessive:
            at += 2 if text[at : at + 2] in ("’s", "'s") else 1
        name_text = name.span.slice(text)
        items.append(
            SentenceItem(
                ItemKind.NAME, name.span.start, name.span.end, name_text, name_text.lower(), -1, name, possessive
            )
        )
    return items + _words(text, at, end)


def _words(text: str, start: int, end: int) -> list[SentenceItem]:
    word, sign = ItemKind.WORD, ItemKind.PUNCTUATION
    return [
        SentenceItem(word if text[at].isalnum() else sign, at, token.end(), token[0], token[0].lower())
        for token in word_or_sign().finditer(text, start, end)
        for at in (token.start(),)
    ]
