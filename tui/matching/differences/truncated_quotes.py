"""Whether one outlet cuts short a quotation that the other gives at greater length."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from tui.articles.model import Article
from tui.matching.words.vocabulary import ENGLISH, stop_words, word_key
from tui.text.quotation import Quotation, quotations
from tui.text.span import Span
from tui.text.tokens import word_spans

_ATTRIBUTION_CHARACTERS = 120
"""Between two quotations of one paragraph that are one speech: “…,” he told reporters on Friday. “…”"""
_SPEECH_WORDS_MAX = 600
_SHARED_WORDS_MIN = 4
"""Fewer shared words are a fragment, which every outlet chooses as it likes."""
_SHARED_SHARE = 0.8
"""Share of the shorter quotation that must stand in the longer for the two to be one."""
_RUN_WORDS_MIN = 3
"""Shorter runs of equal words are chance."""
_MISSING_WORDS_MIN = 3
_HAVING_MAX = 8
"""Speeches with the same three words that are looked at."""
_ARTICLES_MAX = 128
"""Articles whose quotations are remembered."""
_ELLIPSES = ("…", "...", ". . .")
_SENTENCE_ENDS = frozenset(".!?…。！？")


class Cut(StrEnum):
    START = "start"
    MIDDLE = "middle"
    """With an ellipsis."""
    END = "end"


class Truncation(Struct, frozen=True):
    left_is_shorter: bool
    cut: Cut
    missing: Span
    """In the other article: the words of the quotation that the shorter one lacks."""
    inside_sentence: bool
    """The shorter one begins or ends where the longer one's sentence goes on."""


class _Speech(Struct):
    """Quotations of one article that are one speech: over paragraphs, or around an attribution."""

    article: Article
    spans: list[Span]
    places: list[tuple[int, int]]
    keys: list[str]


def truncation(left: Article, left_span: Span, right: Article, right_span: Span) -> Truncation | None:
    """The longest cut in a quotation that both passages have words of; None where neither outlet cuts.

    What the shorter article quotes anywhere else is not cut.
    """
    cuts = [
        cut
        for one, other in _alike(_speeches(left, left_span), _speeches(right, right_span))
        for cut in (*_cuts(one, other, is_left=True), *_cuts(other, one, is_left=False))
    ]
    return max(cuts, key=lambda cut: (len(cut.missing), cut.left_is_shorter, -cut.missing.start), default=None)


@lru_cache(maxsize=_ARTICLES_MAX)
def _quotations(article: Article) -> tuple[Quotation, ...]:
    """Those that stand in no other, in order and disjoint."""
    return tuple(each for each in quotations(article.text, article.paragraphs) if each.depth == 0)


def quoted_spans(article: Article) -> tuple[Span, ...]:
    """What stands inside quotation marks, in order and disjoint."""
    return tuple(quotation.inner for quotation in _quotations(article))


def _speeches(article: Article, passage: Span) -> list[_Speech]:
    """Those that the passage has words of."""
    chains: list[list[Span]] = []
    for quotation in _quotations(article):
        if chains and _is_one_speech(article.text, chains[-1][-1], quotation):
            chains[-1].append(quotation.inner)
        else:
            chains.append([quotation.inner])
    return [_speech(article, chain) for chain in chains if any(span.overlap(passage) for span in chain)]


def _alike(left: Sequence[_Speech], right: Sequence[_Speech]) -> Iterator[tuple[_Speech, _Speech]]:
    """Those that share three words side by side: few, so that long passages do not cost time."""
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, speech in enumerate(right):
        for run in {*_runs(speech.keys)}:
            having[run].append(number)
    for speech in left:
        numbers = {number for run in {*_runs(speech.keys)} for number in having.get(run, ())[:_HAVING_MAX]}
        yield from ((speech, right[number]) for number in sorted(numbers))


def _runs(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[start:] for start in range(_RUN_WORDS_MIN)), strict=False)


def _is_one_speech(text: str, before: Span, quotation: Quotation) -> bool:
    if quotation.follows is not None:
        return True
    between = text[before.end : quotation.inner.start]
    return len(between) <= _ATTRIBUTION_CHARACTERS and "\n\n" not in between


def _speech(article: Article, spans: list[Span]) -> _Speech:
    places = [place for span in spans for place in _spoken(article.text, span)][:_SPEECH_WORDS_MAX]
    language = article.language or ENGLISH
    return _Speech(article, spans, places, [word_key(article.text[start:end], language) for start, end in places])


def _spoken(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The words of a quotation but for those in square brackets, which an editor put in."""
    start = span.start
    for inserted in _inserted().finditer(text, span.start, span.end):
        yield from word_spans(text, start, inserted.start())
        start = inserted.end()
    yield from word_spans(text, start, span.end)


@cache
def _inserted() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]{1,80}\]")


def _cuts(short: _Speech, long: _Speech, *, is_left: bool) -> Iterator[Truncation]:
    """Where `short` lacks words that `long` goes on with."""
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes(short.keys, long.keys).as_matching_blocks()
    runs = [_widened(short, long, block.a, block.b, block.size) for block in blocks if block.size >= _RUN_WORDS_MIN]
    shared = sum(size for _, _, size in runs)
    if shared < _SHARED_WORDS_MIN or shared < _SHARED_SHARE * min(len(short.keys), len(long.keys)):
        return
    (first, other_first, _), (last, other_last, size) = runs[0], runs[-1]
    end, other_end = last + size, other_last + size
    if first < _RUN_WORDS_MIN and _lacks(short, long, 0, other_first):
        place = Span(long.places[other_first - 1][1], long.places[other_first][0])
        yield _truncation(long, 0, other_first, place, Cut.START, is_left)
    if len(short.keys) - end < _RUN_WORDS_MIN and _lacks(short, long, other_end, len(long.keys)):
        place = Span(long.places[other_end - 1][1], long.places[other_end][0])
        yield _truncation(long, other_end, len(long.keys), place, Cut.END, is_left)
    for (a, b, size), (next_a, next_b, _) in pairwise(runs):
        between = short.article.text[short.places[a + size - 1][1] : short.places[next_a][0]]
        if any(mark in between for mark in _ELLIPSES) and _lacks(short, long, b + size, next_b):
            yield _truncation(long, b + size, next_b, Span(0, 0), Cut.MIDDLE, is_left)


def _widened(short: _Speech, long: _Speech, first: int, other: int, size: int) -> tuple[int, int, int]:
    """A run with the equal words before it, which may have been matched to the same words farther off."""
    while first and other and short.keys[first - 1] == long.keys[other - 1]:
        first, other, size = first - 1, other - 1, size + 1
    return first, other, size


def _truncation(long: _Speech, first: int, last: int, place: Span, cut: Cut, is_left: bool) -> Truncation:
    """`place`: between the words that both have and those that are missing."""
    missing = Span(long.places[first][0], long.places[last - 1][1])
    return Truncation(is_left, cut, missing, _SENTENCE_ENDS.isdisjoint(place.slice(long.article.text)))


def _lacks(short: _Speech, long: _Speech, first: int, last: int) -> bool:
    """Whether the words are some, and the shorter article quotes them nowhere."""
    keys = long.keys[first:last]
    language = long.article.language or ENGLISH
    if len(keys) < _MISSING_WORDS_MIN or all(key in stop_words(language) for key in keys):
        return False
    missing = set(pairwise(keys))
    return 2 * len(missing & _quoted_pairs(short.article)) < len(missing)


@lru_cache(maxsize=_ARTICLES_MAX)
def _quoted_pairs(article: Article) -> frozenset[tuple[str, str]]:
    """Every two words that stand side by side in a quotation of the article."""
    found: set[tuple[str, str]] = set()
    for span in quoted_spans(article):
        found.update(pairwise(_speech(article, [span]).keys))
    return frozenset(found)
