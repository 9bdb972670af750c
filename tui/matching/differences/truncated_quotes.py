"""Finds quotations that one outlet cuts short and the other gives at greater length."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from tui.articles.model import Article
from tui.matching.differences.translated.changes import are_translations
from tui.matching.words.vocabulary import ENGLISH, stop_words, word_key
from tui.text.quotation import Quotation, quotations
from tui.text.span import Span
from tui.text.tokens import word_spans

_ATTRIBUTION_CHARACTERS = 120
"""Maximum length of an attribution inside one speech, in characters: “…,” he told reporters on Friday. “…”"""
_SPEECH_WORDS_MAX = 600
_SHARED_WORDS_MIN = 5
"""Minimum number of shared words; fewer are a fragment, which every outlet selects freely."""
_SHARED_SHARE = 0.9
"""Share of the shorter quotation, 0 to 1, that the longer must contain for both to be the same quotation."""
_RUN_WORDS_MIN = 3
"""Minimum length of a run of equal words; shorter runs are chance."""
_MISSING_WORDS_MIN = 3
_OWN_WORDS_MIN = 2
"""Minimum number of words missing even around the quotation; fewer are an opening such as “I think that”."""
_AROUND_CHARACTERS = 160
_SPEECHES_PER_RUN_MAX = 8
"""Maximum number of speeches with the same three words that are compared."""
_ARTICLES_MAX = 128
"""Maximum number of articles whose quotations are cached."""
_ELLIPSES = ("…", "...", ". . .")
_SENTENCE_ENDS = frozenset(".!?…。！？")


class CutPlace(StrEnum):
    START = "start"
    MIDDLE = "middle"
    """Cut in the middle, marked by an ellipsis."""
    END = "end"


class Truncation(Struct, frozen=True):
    left_is_shorter: bool
    cut: CutPlace
    missing_words: Span
    """Quoted words that the shorter quotation lacks, in the article with the longer one."""
    inside_sentence: bool
    """True if the shorter quotation begins or ends inside a sentence of the longer one."""


class _Speech(Struct):
    """Quotations of one article that form one speech, over several paragraphs or around an attribution."""

    article: Article
    spans: list[Span]
    places: list[tuple[int, int]]
    keys: list[str]


def truncation(left: Article, left_span: Span, right: Article, right_span: Span) -> Truncation | None:
    """Return the longest cut in a quotation that both passages have words of, or None if neither outlet cuts.

    Words that the shorter article quotes elsewhere are not cut. None if the articles are in two languages.
    """
    if are_translations(left, right):
        return None
    cuts = [
        cut
        for left_speech, right_speech in _speeches_sharing_words(
            _speeches(left, left_span), _speeches(right, right_span)
        )
        for cut in (*_cuts(left_speech, right_speech, is_left=True), *_cuts(right_speech, left_speech, is_left=False))
    ]
    return max(
        cuts,
        key=lambda cut: (
            cut.inside_sentence,
            len(cut.missing_words),
            cut.left_is_shorter,
            -cut.missing_words.start,
        ),
        default=None,
    )


@lru_cache(maxsize=_ARTICLES_MAX)
def _quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the outermost quotations of an article, in order and disjoint."""
    return tuple(quotation for quotation in quotations(article.text, article.paragraphs) if quotation.depth == 0)


def quoted_spans(article: Article) -> tuple[Span, ...]:
    """Return the spans inside quotation marks, in order and disjoint."""
    return tuple(quotation.inner for quotation in _quotations(article))


def _speeches(article: Article, passage: Span) -> list[_Speech]:
    """Return the speeches that overlap the passage."""
    chains: list[list[Span]] = []
    for quotation in _quotations(article):
        if chains and _is_one_speech(article.text, chains[-1][-1], quotation):
            chains[-1].append(quotation.inner)
        else:
            chains.append([quotation.inner])
    return [_speech(article, chain) for chain in chains if any(span.overlap(passage) for span in chain)]


def _speeches_sharing_words(left: Sequence[_Speech], right: Sequence[_Speech]) -> Iterator[tuple[_Speech, _Speech]]:
    """Yield the pairs of speeches that share three consecutive words: few, so that long passages do not cost time."""
    speeches_with_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, speech in enumerate(right):
        for run in {*_runs(speech.keys)}:
            speeches_with_run[run].append(number)
    for speech in left:
        numbers = {
            number for run in {*_runs(speech.keys)} for number in speeches_with_run.get(run, ())[:_SPEECHES_PER_RUN_MAX]
        }
        yield from ((speech, right[number]) for number in sorted(numbers))


def _runs(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[start:] for start in range(_RUN_WORDS_MIN)), strict=False)


def _is_one_speech(text: str, previous_span: Span, quotation: Quotation) -> bool:
    """Return True if a quotation continues the previous one; after a question, somebody else may answer."""
    if quotation.follows is not None:
        return True
    if previous_span.slice(text).rstrip().endswith(("?", "？")):
        return False
    between = text[previous_span.end : quotation.inner.start]
    return len(between) <= _ATTRIBUTION_CHARACTERS and "\n\n" not in between


def _speech(article: Article, spans: list[Span]) -> _Speech:
    places = [place for span in spans for place in _spoken_words(article.text, span)][:_SPEECH_WORDS_MAX]
    language = article.language or ENGLISH
    return _Speech(article, spans, places, [word_key(article.text[start:end], language) for start, end in places])


def _spoken_words(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the words of a quotation, except those that an editor inserted in square brackets."""
    start = span.start
    for inserted in _insertion_pattern().finditer(text, span.start, span.end):
        yield from word_spans(text, start, inserted.start())
        start = inserted.end()
    yield from word_spans(text, start, span.end)


@cache
def _insertion_pattern() -> re.Pattern[str]:
    return re.compile(r"\[[^\[\]]{1,80}\]")


def _cuts(short: _Speech, long: _Speech, *, is_left: bool) -> Iterator[Truncation]:
    """Yield the places at which `long` has words that `short` lacks."""
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes(short.keys, long.keys).as_matching_blocks()
    runs = [_widened(short, long, block.a, block.b, block.size) for block in blocks if block.size >= _RUN_WORDS_MIN]
    shared = sum(size for _, _, size in runs)
    pairs = sum(block.size for block in blocks if block.size == _RUN_WORDS_MIN - 1)  # “We lost” before another number
    if shared < _SHARED_WORDS_MIN or shared + pairs < _SHARED_SHARE * min(len(short.keys), len(long.keys)):
        return
    (first, other_first, _), (last, other_last, size) = runs[0], runs[-1]
    end, other_end = last + size, other_last + size
    if first < _RUN_WORDS_MIN and _lacks(short, long, 0, other_first):
        yield _truncation(short, long, 0, other_first, CutPlace.START, is_left)
    if len(short.keys) - end < _RUN_WORDS_MIN and _lacks(short, long, other_end, len(long.keys)):
        yield _truncation(short, long, other_end, len(long.keys), CutPlace.END, is_left)
    for (a, b, size), (next_a, next_b, _) in pairwise(runs):
        between = short.article.text[short.places[a + size - 1][1] : short.places[next_a][0]]
        if any(mark in between for mark in _ELLIPSES) and _lacks(short, long, b + size, next_b):
            yield _truncation(short, long, b + size, next_b, CutPlace.MIDDLE, is_left)


def _widened(short: _Speech, long: _Speech, first: int, other_first: int, size: int) -> tuple[int, int, int]:
    """Extend a run by the equal words before it, which may have been matched with the same words farther away."""
    while first and other_first and short.keys[first - 1] == long.keys[other_first - 1]:
        first, other_first, size = first - 1, other_first - 1, size + 1
    return first, other_first, size


def _truncation(short: _Speech, long: _Speech, first: int, last: int, cut: CutPlace, is_left: bool) -> Truncation:
    """Build a truncation of the words missing in the sentence of the shared words, or else of all missing words."""
    sentence_first, sentence_last = first, last
    if cut is CutPlace.START:
        sentence_first = last
        while sentence_first > first and not _ends_sentence(long, sentence_first - 1):
            sentence_first -= 1
    elif cut is CutPlace.END:
        sentence_last = first
        while sentence_last < last and not _ends_sentence(long, sentence_last - 1):
            sentence_last += 1
    inside_sentence = cut is CutPlace.MIDDLE or _says_more(short, long, sentence_first, sentence_last)
    if inside_sentence:
        first, last = sentence_first, sentence_last
    missing_span = Span(long.places[first][0], long.places[last - 1][1])
    return Truncation(is_left, cut, missing_span, inside_sentence)


def _ends_sentence(speech: _Speech, at: int) -> bool:
    """Return True if a sentence ends after the word of a speech."""
    between = Span(speech.places[at][1], speech.places[at + 1][0]).slice(speech.article.text)
    goes_on = between == ". " and speech.article.text[speech.places[at + 1][0]].islower()  # U.S. intelligence
    return not goes_on and not _SENTENCE_ENDS.isdisjoint(between)


def _says_more(short: _Speech, long: _Speech, first: int, last: int) -> bool:
    """Return True if the shorter article says these words neither in nor around the quotation."""
    text, places = short.article.text, short.places
    begin, end = max(0, places[0][0] - _AROUND_CHARACTERS), places[-1][1] + _AROUND_CHARACTERS
    language = short.article.language or ENGLISH
    around = {word_key(text[start:stop], language) for start, stop in word_spans(text, begin, min(end, len(text)))}
    keys = {*long.keys[first:last]} - around
    own = keys - stop_words(long.article.language or ENGLISH)
    return len(own) >= _OWN_WORDS_MIN or (bool(own) and any(_denial_pattern().fullmatch(key) for key in keys))


@cache
def _denial_pattern() -> re.Pattern[str]:
    return re.compile(r"not|never|cannot|(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should)n['’]?t")


def _lacks(short: _Speech, long: _Speech, first: int, last: int) -> bool:
    """Return True if the words are more than stop words, and the shorter article quotes them nowhere."""
    keys = long.keys[first:last]
    language = long.article.language or ENGLISH
    if len(keys) < _MISSING_WORDS_MIN or all(key in stop_words(language) for key in keys):
        return False
    missing_pairs = set(pairwise(keys))
    return 2 * len(missing_pairs & _quoted_pairs(short.article)) < len(missing_pairs)


@lru_cache(maxsize=_ARTICLES_MAX)
def _quoted_pairs(article: Article) -> frozenset[tuple[str, str]]:
    """Return all pairs of consecutive words inside the quotations of the article."""
    pairs: set[tuple[str, str]] = set()
    for span in quoted_spans(article):
        pairs.update(pairwise(_speech(article, [span]).keys))
    return frozenset(pairs)
