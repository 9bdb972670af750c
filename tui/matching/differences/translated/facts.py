"""Finds facts that are the same in every language: figures, days and months. Word lists: `config/facts/`."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_sections
from tui.text.span import Span
from tui.text.tokens import word_spans

_ROUNDING = 0.02
"""Relative difference of two figures, 0 to 1, up to which they may be one figure, rounded."""
_ROUND_FROM = 1000
"""Smallest figure that may be rounded."""
_GROUP_DIGITS = 3


class FactKind(StrEnum):
    NUMBER = "number"
    WEEKDAY = "weekday"
    MONTH = "month"


class TranslatedFact(Struct, frozen=True):
    """Figure, weekday or month at one place of an article."""

    kind: FactKind
    value: float
    span: Span

    def agrees(self, other: "TranslatedFact") -> bool:
        """Return True if both facts say the same; large figures may be rounded."""
        if self.kind is not other.kind or self.value == other.value:
            return self.kind is other.kind
        high, low = max(self.value, other.value), min(self.value, other.value)
        return self.kind is FactKind.NUMBER and low >= _ROUND_FROM and high - low <= _ROUNDING * high


class FactWords(NamedTuple):
    numbers: Mapping[str, float]
    scale: Mapping[str, float]
    """Factor of each word that multiplies the number before it: Millionen."""
    weekdays: Mapping[str, float]
    months: Mapping[str, float]
    negations: frozenset[str]


@cache
def fact_words(language: str) -> FactWords:
    """Return the fact words of a language, empty if `config/facts/` does not have it."""
    try:
        lines_by_heading = shipped_sections(f"config/facts/{language}.txt")
    except FileNotFoundError:
        return FactWords({}, {}, {}, {}, frozenset())
    words = {heading: [word for line in lines for word in line.split()] for heading, lines in lines_by_heading.items()}
    numbers, scale, weekdays, months = (
        {word: float(value) for word, _, value in (entry.partition("=") for entry in words[name])}
        for name in ("numbers", "scale", "weekdays", "months")
    )
    return FactWords(numbers, scale, weekdays, months, frozenset(words["not"]))


class _Token(NamedTuple):
    span: Span
    lower: str
    number: float | None


def facts_in(text: str, span: Span, language: str) -> tuple[TranslatedFact, ...]:
    """Return the figures, weekdays and months of a passage, in order."""
    words = fact_words(language)
    tokens = list(_tokens(text, span, language, words))
    facts: list[TranslatedFact] = []
    at = 0
    while at < len(tokens):
        token, end = tokens[at], at + 1
        if token.number is not None:
            number, end = _whole_number(text, tokens, at, words)
            facts.append(TranslatedFact(FactKind.NUMBER, number, Span(token.span.start, tokens[end - 1].span.end)))
        elif token.lower in words.weekdays:
            facts.append(TranslatedFact(FactKind.WEEKDAY, words.weekdays[token.lower], token.span))
        elif token.lower in words.months and not (language == "en" and text[token.span.start].islower()):
            facts.append(TranslatedFact(FactKind.MONTH, words.months[token.lower], token.span))
        at = end
    return tuple(facts)


def _tokens(text: str, span: Span, language: str, words: FactWords) -> Iterator[_Token]:
    for start, end in word_spans(text, span.start, span.end):
        lower = text[start:end].lower().replace("'", "’")
        yield _Token(Span(start, end), lower, _number(text[start:end], lower, language, words))


def _number(word: str, lower: str, language: str, words: FactWords) -> float | None:
    if not word[0].isdigit():
        compound = sum(words.numbers.get(part, 0.0) for part in lower.split("-"))
        return words.numbers.get(lower) or (compound or None if "-" in lower else None)
    key = word_key(word, language)
    digits = key.rstrip("abcdefghijklmnopqrstuvwxyz°")
    suffix = key[len(digits) :]
    try:
        return float(digits) * words.scale.get(suffix, 1.0)
    except ValueError:
        return None


def _whole_number(text: str, tokens: Sequence[_Token], at: int, words: FactWords) -> tuple[float, int]:
    """Return the number that begins at a token, and the next token's number: 40 000, 12 million, zwei Milliarden."""
    number = tokens[at].number or 0.0
    end = at + 1
    while end < len(tokens) and _continues(text, tokens[end - 1], tokens[end]):
        number = number * 10**_GROUP_DIGITS + float(tokens[end].lower)
        end += 1
    while end < len(tokens) and tokens[end].lower in words.scale and _is_near(text, tokens[end - 1], tokens[end]):
        number *= words.scale[tokens[end].lower]
        end += 1
    return number, end


def _continues(text: str, token: _Token, following: _Token) -> bool:
    """Return True if a group of three digits follows after a space: 40 000."""
    gap = text[token.span.end : following.span.start]
    is_group = following.lower.isdecimal() and len(following.lower) == _GROUP_DIGITS
    return is_group and gap in (" ", "\u00a0", "\u202f", "\u2009") and token.lower.isdecimal() and len(token.lower) <= 3


def _is_near(text: str, token: _Token, following: _Token) -> bool:
    return text[token.span.end : following.span.start].strip(" .\u00a0\u202f") in ("", "-")


def unmatched(
    left: Sequence[TranslatedFact], right: Sequence[TranslatedFact]
) -> tuple[list[TranslatedFact], list[TranslatedFact]]:
    """Return the facts of each side without a counterpart on the other; each fact is used once."""
    rest = list(right)
    alone: list[TranslatedFact] = []
    for fact in left:
        counterpart = next((other for other in rest if fact.agrees(other)), None)
        if counterpart is None:
            alone.append(fact)
        else:
            rest.remove(counterpart)
    return alone, rest


def contradictions(
    left: Sequence[TranslatedFact], right: Sequence[TranslatedFact]
) -> list[tuple[TranslatedFact, TranslatedFact]]:
    """Return the facts in which a sentence and its translation differ, in order.

    Only kinds with equally many such facts on both sides count.
    """
    alone_left, alone_right = unmatched(left, right)
    pairs: list[tuple[TranslatedFact, TranslatedFact]] = []
    for kind in FactKind:
        ours, theirs = ([fact for fact in side if fact.kind is kind] for side in (alone_left, alone_right))
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
    return pairs


def negation_count(text: str, span: Span, language: str) -> int:
    """Count the words for not, no and nobody in a passage."""
    negations = fact_words(language).negations
    lowered = (text[start:end].lower() for start, end in word_spans(text, span.start, span.end))
    return sum(word in negations or word.endswith(("n't", "n’t")) for word in lowered)
