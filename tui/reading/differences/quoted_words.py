"""Splits a quotation into words for comparison, without words that an editor put in brackets."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Article
from tui.mentions.model import Quote, QuoteKind
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.units import ComparedUnit

UNITS_MAX = 400
"""Maximum number of words in a quotation that are compared."""
_RIVALS_MAX = 12
"""Maximum number of quotations with the same two adjacent words that are compared; more are a refrain."""
_ELLIPSES = ("…", "...", ". . .")


class QuotedWords(Struct, frozen=True, eq=False):
    """The words of one quotation, in order over its parts."""

    article: Article
    quote: Quote
    units: "tuple[ComparedUnit, ...]"
    keys: tuple[str, ...]
    part_of: tuple[int, ...]
    """Number of the part that each word belongs to."""

    @property
    def sentences_around(self) -> str:
        """The text of the sentences that contain the quotation, with their attributions."""
        text, span = self.article.text, self.quote.span
        paragraph = next((each for each in self.article.paragraphs if each.start <= span.start < each.end), span)
        around = [each for each in sentences(text, paragraph) if each.end > span.start and each.start < span.end]
        return text[around[0].start : around[-1].end] if around else ""

    @property
    def is_whole_sentence(self) -> bool:
        """True if the quotation begins like a sentence, instead of being a fragment in the outlet's own sentence."""
        start = self.units[0].span.start if self.units else 0
        return self.quote.kind is QuoteKind.DIRECT and self.article.text[start : start + 1].isupper()

    def is_parted(self, first: int, last: int) -> bool:
        """Return True if an attribution or a sign of omission separates two words."""
        return self.part_of[first] != self.part_of[last] or self.has_ellipsis(first, last)

    def has_ellipsis(self, first: int, last: int) -> bool:
        """Return True if a sign between two words indicates an omission."""
        return any(
            sign in self.article.text[one.span.end : other.span.start]
            for one, other in pairwise(self.units[first : last + 1])
            for sign in _ELLIPSES
        )

    def begins_sentence(self, at: int) -> bool:
        """Return True if a word is the first in a sentence or in a part."""
        if not 0 < at < len(self.units) or self.part_of[at - 1] != self.part_of[at]:
            return True
        between = self.article.text[self.units[at - 1].span.end : self.units[at].span.start]
        return _sentence_end().search(between) is not None

    def ends_whole(self, at: int) -> bool:
        """Return True if the quotation ends like a sentence before a word, without a sign that it continues."""
        if at < len(self.units) or not at:
            return False
        end = self.units[at - 1].span.end
        following = self.article.text[end : end + 3].lstrip("”’\"'")
        return following[:1] in (".", "!", "?", ",") and not following.startswith(("...", ". ."))

    def has_bracket(self, first: int, last: int) -> bool:
        """Return True if an editor inserted something before, between or after the words from `first` up to `last`."""
        start = self.units[first - 1].span.end if first else self.quote.parts[0].start
        end = self.units[last].span.start if last < len(self.units) else self.quote.parts[-1].end
        return _inserted().search(self.article.text, start, end) is not None

    def sentence_begin(self, at: int) -> int:
        """Return the index of the first word in the sentence, or part, that contains the word `at`."""
        while at > 0 and not self.begins_sentence(at):
            at -= 1
        return at

    def sentence_end(self, first: int) -> int:
        """Return the index after the last word of the sentence, or part, that continues with `first`."""
        at = first
        while at < len(self.units):
            following = at + 1
            if following == len(self.units) or self.part_of[following] != self.part_of[at]:
                return following
            if _sentence_end().search(self.article.text, self.units[at].span.end, self.units[following].span.start):
                return following
            at = following
        return first

    def sentences_of(self, first: int, last: int, begin: int, end: int) -> tuple[int, int]:
        """Return the range of the sentences that contain the words from `first` up to `last`, within a wider range."""
        start = min(first, len(self.units) - 1)
        while start > begin and not self.begins_sentence(start):
            start -= 1
        sentence_end = self.sentence_end(max(first, last - 1))
        return min(start, first), max(last, min(end, sentence_end))

    def text_of(self, first: int, last: int) -> str:
        """Return the text of the words from `first` up to `last`, including anything between them."""
        return self.article.text[self.units[first].span.start : self.units[last - 1].span.end] if first < last else ""

    def span_of(self, first: int, last: int) -> Span:
        """Return the span of the words from `first` up to `last`; empty, after the previous word, if there are none."""
        if first < last:
            return Span(self.units[first].span.start, self.units[last - 1].span.end)
        at = self.units[first - 1].span.end if first else self.units[0].span.start
        return Span(at, at)


def quoted_words(article: Article, quote: Quote) -> QuotedWords:
    from tui.matching.differences.units import compared_units

    units: list[ComparedUnit] = []
    part_of: list[int] = []
    for number, part in enumerate(quote.parts):
        for spoken in _spoken(article.text, part):
            some = compared_units(article.text, spoken, article.language)
            units += some
            part_of += [number] * len(some)
    keys = tuple(unit.key for unit in units[:UNITS_MAX])
    return QuotedWords(article, quote, tuple(units[:UNITS_MAX]), keys, tuple(part_of[:UNITS_MAX]))


def _spoken(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for inserted in _inserted().finditer(text, span.start, span.end):
        if start < inserted.start():
            yield Span(start, inserted.start())
        start = inserted.end()
    if start < span.end:
        yield Span(start, span.end)


@cache
def _inserted() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]{1,80}\]|\([^()]{1,80}\)")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…]")


_SHORTENED = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'s": "is", "'d": "would"}
"""Contracted endings → full words: they’re, they are."""


def is_written_otherwise(left: QuotedWords, right: QuotedWords, gap: tuple[int, int, int, int]) -> bool:
    """Return True if the same words are only written differently: & / and, they’re / they are, Sen. / Senator.

    Also: on line / online, f*** … gap: the words that differ, half-open on both sides, left before right.
    """
    first, end, start, last = gap
    text, other_text = left.text_of(first, end), right.text_of(start, last)
    around = (
        left.article.text[left.units[first - 1].span.end : left.units[end].span.start]
        if first > 0 and end < len(left.units)
        else ""
    )
    other_around = (
        right.article.text[right.units[start - 1].span.end : right.units[last].span.start]
        if start > 0 and last < len(right.units)
        else ""
    )
    if "*" in around + other_around + text + other_text:
        return True
    if {text.lower(), other_text.lower()} == {"and", ""} and "&" in around + other_around:
        return True
    if _spelled_out(left, first, end) == _spelled_out(right, start, last):
        return True
    if _has_bracketed_letter(left, first, other_text) or _has_bracketed_letter(right, start, text):
        return True
    if _letters(left, gap[:2]) == _letters(right, gap[2:]) != "":
        return True
    return _is_abbreviation(left, first, end, other_text) or _is_abbreviation(right, start, last, text)


def _spelled_out(words: QuotedWords, first: int, last: int) -> list[str]:
    """Return the words from the one before `first` up to `last`, with contractions expanded."""
    taken: list[str] = []
    for unit in words.units[max(0, first - 1) : last]:
        written = unit.span.slice(words.article.text).lower().replace("’", "'")
        ending = next((ending for ending in _SHORTENED if written.endswith(ending)), "")
        taken += [written.removesuffix(ending), _SHORTENED[ending]] if ending else [written]
    return taken


def _has_bracketed_letter(words: QuotedWords, at: int, other_text: str) -> bool:
    """Return True if an editor changed only the first letter of a word: [S]ince, (r)ather."""
    if at >= len(words.units):
        return False
    text, span = words.article.text, words.units[at].span
    is_bracketed = text[max(0, span.start - 3) : span.start : 2] in ("[]", "()")
    return is_bracketed and other_text[1:] == span.slice(text)


def _letters(words: QuotedWords, run: tuple[int, int]) -> str:
    """Return the letters of several words as one string: rock 'n' roll, rock'n'roll; on line, online."""
    return "".join(filter(str.isalnum, words.text_of(*run).lower()))


def _is_abbreviation(words: QuotedWords, first: int, last: int, other_text: str) -> bool:
    """Return True if a word with a full stop abbreviates another one, by its first letter and letter order: Sen."""
    text = words.text_of(first, last).lower()
    end = words.units[last - 1].span.end if first < last else 0
    if not text.isalpha() or words.article.text[end : end + 1] != "." or not other_text.isalpha():
        return False
    letters = iter(other_text.lower())
    return text[0] == other_text[0].lower() and all(letter in letters for letter in text)


def alike_pairs(quotations: Iterable[QuotedWords]) -> Iterator[tuple[QuotedWords, QuotedWords]]:
    """Yield the pairs of quotations in two articles that share two adjacent words, or one if a quotation is short."""
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    listed = list(quotations)
    for number, quotation in enumerate(listed):
        for run in {*pairwise(quotation.keys)}:
            having[run].append(number)
    pairs = {
        (one, other)
        for numbers in having.values()
        if len(numbers) <= _RIVALS_MAX
        for at, one in enumerate(numbers)
        for other in numbers[at + 1 :]
        if listed[one].article.id != listed[other].article.id
    }
    for one, other in sorted(pairs):
        yield listed[one], listed[other]
