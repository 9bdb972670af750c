"""The numbers and times of day that an article gives: where they stand, what they come to, and what they count."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import ASIDE, Article
from tui.text.span import Span

if TYPE_CHECKING:  # heavy: not before something has been found
    from tui.matching.differences.number_parser import NumberWordSequence, ParsedNumber

SPELLED_MIN = 10
"""From this number on one in words is told for itself: smaller ones stand in words for much that is no figure."""
WORDS_AFTER = 2
"""Of what a number counts."""
FURTHER_CHARACTERS = 80
"""Looked at for these words."""

_DIGIT = re.compile(r"\d")
_WHOLE = re.compile(r"#(\d++)(?:\.\d++)?+(.*)\Z")
_CLOCK = re.compile(r"#(\d{1,2})(?:\.(\d{1,2}))?\Z")
_ONE = frozenset({"#1", "#1th"})
_ORDINAL_OR_PART = ("th", "/")
_OCLOCK = frozenset({"o'clock", "o’clock"})
_HOURS, _MINUTES = 24, 60
_HOUR = "hour"
_HYPHENS = frozenset("-‐‑")


class NumberMention(Struct, frozen=True):
    span: Span
    meaning: str
    """The same for what comes to the same: 1,000 and 1000, 20 and twenty, 5:42 a.m. and 5.42 o’clock."""
    is_telling: bool
    """Whether it is told for itself; else only where another one that comes to the same is told."""


def number_mentions(article: Article) -> Iterator[NumberMention]:
    """Numbers and times of day in order; not dates, nor what stands in bylines, teasers and tails. Of numbers in words
    all but “one” and “first”."""
    from tui.matching.differences.number_parser import parse_number, words_of

    for paragraph in article.paragraphs:
        words = words_of(article.text, paragraph, article.language)
        at = 0
        while at < len(words.keys):
            found = parse_number(words, at)
            count = found.words if found else 1
            if found is not None and (read := _read(words, at, found)) is not None:
                meaning, count = read
                figure = _number_mention(article, Span(words.places[at][0], words.places[at + count - 1][1]), meaning)
                if (figure.is_telling or meaning not in _ONE) and article.zone_at(figure.span.start) not in ASIDE:
                    yield figure
            at += count


def _number_mention(article: Article, span: Span, meaning: str) -> NumberMention:
    if article.text[span.end - 2 : span.end + 1] in (".m.", ".M."):  # a.m.: the last full stop is no part of the word
        span = Span(span.start, span.end + 1)
    if _DIGIT.search(article.text, span.start, span.end) is None:
        return NumberMention(span, meaning, _is_large(meaning))
    if not _is_large(meaning):  # Pier 4 is no four
        meaning += f" {name}" if (name := _counted_noun(article, span)).endswith(f" {span.slice(article.text)}") else ""
    return NumberMention(span, meaning, True)


def _read(words: "NumberWordSequence", at: int, found: "ParsedNumber") -> tuple[str, int] | None:
    """What a figure comes to, and how many words it takes; None for a date."""
    from tui.matching.differences.fact_words import Fact

    if found.sort == _HOUR:
        return found.meaning, found.words
    if found.fact is not Fact.NUMBER:
        return None
    clock = _CLOCK.match(found.meaning)
    if clock is not None and words.joined(at + found.words - 1) and words.key(at + found.words) in _OCLOCK:
        hour, minute = int(clock[1]), int((clock[2] or "0").ljust(2, "0"))  # 5.40 is 5.4 to the matcher
        if hour <= _HOURS and minute < _MINUTES:
            return f"@{hour}:{minute:02}", found.words + 1
    return found.meaning, found.words


def _is_large(meaning: str) -> bool:
    """Whether a number in words is told for itself: ten and more, five per cent, a time of day."""
    if meaning.startswith("@"):
        return True
    whole = _WHOLE.match(meaning)
    if whole is None:
        return False
    has_unit = bool(whole[2]) and not whole[2].startswith(_ORDINAL_OR_PART)
    return int(whole[1]) >= SPELLED_MIN or has_unit


def describe_number(article: Article, figure: NumberMention) -> str:
    """A figure as it is written, a number with what it counts."""
    is_time = figure.meaning.startswith("@")
    return " ".join((figure.span.slice(article.text) if is_time else _counted_noun(article, figure.span)).split())


def _counted_noun(article: Article, number: Span) -> str:
    """A number with the words that say what it counts, “312 passengers”, or else of what it is the number: “Pier 4”."""
    from tui.text.tokens import word_spans

    text = article.text
    written = number.slice(text)
    after = list(word_spans(text, number.end, min(len(text), number.end + FURTHER_CHARACTERS)))
    end = number.end
    while after and text[end : after[0][0]] in _HYPHENS:  # a part of the same word: 96-metre, 1-in-40
        end = after.pop(0)[1]
    if end > number.end:
        return text[number.start : end]
    after = after[:WORDS_AFTER]
    joined = 0  # only blanks between them
    for (_, end), (start, _) in pairwise([(number.start, number.end), *after]):
        if not text[end:start].isspace() or "\n\n" in text[end:start]:
            break
        joined += 1
    further = [text[start:end] for start, end in after[:joined]]
    if its := _what_is_counted(further, article.language or "en"):
        return " ".join([written, *its])
    return f"{_name_before(article, number)}{written}"


def _what_is_counted(further: list[str], language: str) -> list[str]:
    """Of the words after a number: up to the first noun in the plural; in a language of which that is not known, up to
    the first word of grammar."""
    from tui.matching.words.vocabulary import ENGLISH, stop_words, word_key

    grammar = stop_words(language)
    counted: list[str] = []
    for word in further[:WORDS_AFTER]:
        if word_key(word, language) in grammar:
            break
        counted.append(word)
        if language == ENGLISH and _is_plural(word):
            return counted
    return counted[:1] if language == ENGLISH else counted


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _name_before(article: Article, number: Span) -> str:
    """“Pier ” of Pier 4, where a number is part of a name; else empty."""
    from tui.matching.words.vocabulary import stop_words, word_key
    from tui.text.tokens import word_spans

    language = article.language or "en"
    before = list(word_spans(article.text, max(0, number.start - FURTHER_CHARACTERS // 2), number.start))
    if not before:
        return ""
    start, end = before[-1]
    word = article.text[start:end]
    is_name = word[0].isupper() and article.text[end : number.start] in (" ", "\u00a0")
    return f"{word} " if is_name and word_key(word, language) not in stop_words(language) else ""
