"""Sentences with their quotations and names as single items: what the rules of attribution read."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

from msgspec import Struct, field

from tui.articles.model import Article, ZoneKind
from tui.mentions.lexicon import grammar
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import PersonName
from tui.mentions.speech.unnamed_people import Unnamed
from tui.text.quotation import Quotation
from tui.text.sentences import sentences
from tui.text.span import Span

_READ = 120
"""Items of a sentence in which such words are looked for."""


class ItemKind(StrEnum):
    QUOTE = "quote"
    NAME = "name"
    WORD = "word"
    MARK = "mark"


class SentenceItem(NamedTuple):
    kind: ItemKind
    start: int
    end: int
    text: str
    """As written."""
    lower: str
    quotation: int = -1
    """Index of the article's quotation, of a QUOTE."""
    named: PersonName | None = None
    possessive: bool = False
    """Of a NAME: ’s follows, and belongs to the item."""


class Frame(Struct, dict=True):
    """One sentence of the outlet; a quotation in it is one item, however many sentences it holds."""

    span: Span
    paragraph: int
    zone: ZoneKind
    items: list[SentenceItem]
    subject: Identity | Unnamed | None = None
    """Whom the sentence is about; set while attributing."""
    speakers: list[Identity | Unnamed] = field(default_factory=list)
    """Who speaks in it, in order of the quotations; set while attributing."""
    asked: Identity | None = None
    """Who is asked in it, and answers in the next one; set while attributing."""

    @cached_property
    def only_quotes(self) -> bool:
        """Whether nothing but quotations stands in it."""
        return all(item.kind in (ItemKind.QUOTE, ItemKind.MARK) for item in self.items)

    @cached_property
    def is_anonymous(self) -> bool:
        """Whether it says that somebody would not be named."""
        words = " ".join(item.lower for item in self.items[:_READ] if item.kind is ItemKind.WORD)
        return any(phrase in words for phrase in grammar().anonymity)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w(?:[\w’'-]|\.(?=\w))*+|[^\w\s]")


def frames(
    article: Article, quotations: Sequence[Quotation], names: Sequence[PersonName], check: Callable[[], None]
) -> list[Frame]:
    """The article's sentences in order. Linear in the text. `check` is called again and again: it may raise."""
    outermost = [n for n, quotation in enumerate(quotations) if quotation.depth == 0]
    masked = _masked(article.text, [quotations[n] for n in outermost])
    found: list[Frame] = []
    q = n = 0
    for number, paragraph in enumerate(article.paragraphs):
        check()
        for span in sentences(masked, paragraph):
            inside = []
            while q < len(outermost) and quotations[outermost[q]].outer.start < span.end:
                inside.append(outermost[q])
                q += 1
            first = n
            while n < len(names) and names[n].span.start < span.end:
                n += 1
            items = _items(article.text, span, quotations, inside, names[first:n])
            found.append(Frame(span, number, article.zone_at(span.start), items))
    return found


def _masked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text with the words of each quotation blotted out, its length kept: full stops inside end no sentence."""
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
        items += _words(text, at, outer.start, names)
        items.append(SentenceItem(ItemKind.QUOTE, outer.start, outer.end, "", "", number))
        at = outer.end
    items += _words(text, at, span.end, names)
    return items


def _words(text: str, start: int, end: int, names: Sequence[PersonName]) -> list[SentenceItem]:
    items: list[SentenceItem] = []
    at = start
    for named in names:
        if named.span.start < at or named.span.end > end:
            continue
        items += _plain(text, at, named.span.start)
        at = named.span.end
        possessive = text[at : at + 2] in ("’s", "'s") or (text[at - 1] == "s" and text[at : at + 1] in ("’", "'"))
        if possessive:
            at += 2 if text[at : at + 2] in ("’s", "'s") else 1
        named_text = named.span.slice(text)
        items.append(
            SentenceItem(
                ItemKind.NAME, named.span.start, named.span.end, named_text, named_text.lower(), -1, named, possessive
            )
        )
    return items + _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> list[SentenceItem]:
    return [
        SentenceItem(
            ItemKind.WORD if found[0][0].isalnum() else ItemKind.MARK,
            found.start(),
            found.end(),
            found[0],
            found[0].lower(),
        )
        for found in _token().finditer(text, start, end)
    ]
