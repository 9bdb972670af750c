"""Gives fragments the speaker of a fuller quotation with the same words: the body quotes the ‘wall’ of a headline."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.mentions.lexicon import function_words
from tui.mentions.model import Mention, Quote, QuoteKind
from tui.mentions.options import MentionsOptions
from tui.mentions.rule import Rule
from tui.mentions.speech.labels import NAMING_NOUNS
from tui.mentions.sureness import Sureness, doubt
from tui.text.span import Span
from tui.text.tokens import words_in

"""Name of this attribution rule."""
_TOP = frozenset({ZoneKind.HEADLINE, ZoneKind.STANDFIRST})
_RIVALS = 40
"""Maximum number of quotations with one word that are compared with a fragment; bounds the work for repeated words."""
_BEFORE = 30
"""Number of characters before a fragment that are searched for the previous word."""
_LONGEST = 400
"""Maximum number of words read in a quotation."""


class _QuoteWords(NamedTuple):
    quote: Quote
    words: tuple[str, ...]


def with_fuller_quotes(
    articles: Sequence[Article], quotes: Sequence[Quote], mentions: Sequence[Mention], options: MentionsOptions
) -> list[Quote]:
    """Return the quotes in the same order; a fragment without a sure speaker gets that of a fuller quotation.

    In the body this applies only to fragments of at least two words without a named speaker, if their paragraph names
    the speaker.
    """
    texts = {article.id: article for article in articles}
    if not any(_may_gain(quote) for quote in quotes):
        return list(quotes)
    words = [_QuoteWords(quote, _words(texts[quote.article].text, quote.parts)) for quote in quotes]
    by_word = _index(words)
    named = _people_by_paragraph(texts, mentions)
    return [_with_speaker(fragment, texts, by_word, named, options) for fragment in words]


def _may_gain(quote: Quote) -> bool:
    if quote.zone in ASIDE:
        return False
    if quote.zone in _TOP:
        return quote.sureness is not Sureness.SURE
    return quote.kind is QuoteKind.SCARE


def _words(text: str, parts: Sequence[Span]) -> tuple[str, ...]:
    words = (word for part in parts for word in words_in(text, part.start, part.end))
    return tuple(word.lower().replace("’", "'") for word in words)[:_LONGEST]


def _index(quotes: Sequence[_QuoteWords]) -> dict[str, list[_QuoteWords]]:
    """Map each word to the quotations with a speaker that contain it."""
    by_word: defaultdict[str, list[_QuoteWords]] = defaultdict(list)
    for quotation in quotes:
        if quotation.quote.speaker_text and quotation.quote.zone not in _TOP | ASIDE:
            for word in set(quotation.words):
                by_word[word].append(quotation)
    return by_word


def _people_by_paragraph(
    articles: Mapping[str, Article], mentions: Sequence[Mention]
) -> defaultdict[tuple[str, int], set[str]]:
    """Map article and paragraph number to the ids of the people it names."""
    named: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in mentions:
        article = articles[mention.passage.article]
        named[article.id, _paragraph(article, mention.passage.span.start)].add(mention.person)
    return named


def _paragraph(article: Article, offset: int) -> int:
    return bisect_right(article.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1


def _with_speaker(
    fragment: _QuoteWords,
    articles: Mapping[str, Article],
    by_word: Mapping[str, Sequence[_QuoteWords]],
    named: Mapping[tuple[str, int], set[str]],
    options: MentionsOptions,
) -> Quote:
    quote = fragment.quote
    content = [word for word in fragment.words if word not in function_words()]
    if not _may_gain(quote) or not content:
        return quote
    people = named.get((quote.article, _paragraph(articles[quote.article], quote.span.start)), set())
    if quote.zone not in _TOP and (len(fragment.words) < 2 or _is_named(articles[quote.article].text, quote)):
        return quote
    rarest = min(content, key=lambda word: len(by_word.get(word, ())))
    fuller = [other for other in by_word.get(rarest, ())[:_RIVALS] if _holds(other.words, fragment.words)]
    source = _only_speaker([other.quote for other in fuller], quote.article)
    needs_name = len(fragment.words) < 2 or quote.zone not in _TOP
    if source is None or (needs_name and source.speaker not in people):
        return quote
    kind = QuoteKind.DIRECT if len(fragment.words) >= options.direct_words else QuoteKind.FRAGMENT
    return replace(
        quote,
        kind=kind,
        speaker=source.speaker,
        speaker_text=source.speaker_text,
        speaker_mention=source.speaker_mention if source.article == quote.article else None,
        cue=None,
        rule=Rule.FULLER_QUOTE,
        anaphor=None,
        at_most=source.sureness,
    )


def _is_named(text: str, quote: Quote) -> bool:
    """Return True if the word before a fragment shows that it is a name: groups with the name “tea party”."""
    before = text[max(0, quote.span.start - _BEFORE) : quote.span.start].rstrip(" \"'“‘«„").split()
    return bool(before) and before[-1].lower() in NAMING_NOUNS


def _holds(longer: Sequence[str], words: Sequence[str]) -> bool:
    """Return True if the words occur consecutively in the longer sequence."""
    return any(longer[n : n + len(words)] == words for n, word in enumerate(longer) if word == words[0])


def _only_speaker(quotes: Sequence[Quote], article: str) -> Quote | None:
    """Return a quotation by the only speaker among these, preferring one article; None if there are several."""
    own = [quote for quote in quotes if quote.article == article]
    for group in (own, quotes):
        speakers = {(quote.speaker or "", "" if quote.speaker else quote.speaker_text.lower()) for quote in group}
        if len(speakers) == 1:
            return min(group, key=lambda quote: (quote.anaphor is not None, doubt(quote.sureness)))
        if speakers:
            return None
    return None
