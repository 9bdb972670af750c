"""Finds an annotated passage in another version of its text, or reports that its place is uncertain.

Every possible place is compared with the stored words and their context: places with the unchanged words, and places
that share runs of words with them or with their context (as in seed-and-extend alignment: equal runs of `SEED_WORDS`
words vote for the shift between the two texts). At each of them, quote and context are aligned word by word in order
(longest common subsequence, by rapidfuzz), and the densest stretch of aligned quote words is the place, however the
words were changed. The best place is accepted if words and context are similar enough and no other place is nearly as
good. If in doubt, a passage is not placed: an orphaned annotation is better than one on the wrong words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from tui.notebook.model import Anchor
from tui.notebook.options import NotebookOptions
from tui.notebook.same_fact import forms_in, says_the_same
from tui.text.span import Span
from tui.text.tokens import word_spans

SEED_WORDS = 3
SEED_COPIES_MAX = 16
"""Maximum number of occurrences of a run of words; more frequent runs are ignored."""
EXACT_COPIES_MAX = 64
"""Maximum number of places with the unchanged words that are compared; with more, no place is accepted."""
SHIFTS_MAX = 6
"""Maximum number of shifts tried, those with the most votes first."""
PLACES_PER_SHIFT = 2
"""Number of places tried at each shift, as a copy can be right beside the original."""
BUCKET_WORDS = 6
"""Maximum difference, in words, of shifts that count as one: words may have been inserted or deleted between."""
NEAR_CHARACTERS = 32
"""Number of characters of adjacent context that are compared; text farther away may have changed independently."""
TWIN_CHARACTERS = 64
"""Number of characters of context on each side searched for elsewhere; paragraphs farther away may have moved."""
RIVAL_QUOTE = 0.5


class FoundPlace(Struct, frozen=True):
    span: Span
    is_reworded: bool
    """True if the words at the place differ from the annotated ones."""


class Unsure(Struct, frozen=True):
    """The best candidate, which may be the annotated words or only similar ones."""

    span: Span


class Words:
    """The words of a text, with an index of runs of words."""

    def __init__(self, text: str, language: str = "") -> None:
        """Split a text into words. language: a code of `text.language`, or empty."""
        self.text = text
        self.language = language
        self.places = tuple(word_spans(text))
        self.words = [text[start:end] for start, end in self.places]

    def runs(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the runs of `SEED_WORDS` words, each with the index of its first word."""
        for at in range(len(self.words) - SEED_WORDS + 1):
            yield at, tuple(self.words[at : at + SEED_WORDS])

    @cached_property
    def seeds(self) -> dict[tuple[str, ...], list[int]]:
        """Map each run of words to the indices of its first words."""
        places_of: dict[tuple[str, ...], list[int]] = {}
        for at, run in self.runs():
            places_of.setdefault(run, []).append(at)
        return places_of

    @cached_property
    def forms(self) -> Counter[tuple[str, ...]]:
        return forms_in(self.text, self.language)


class _Candidate(Struct, frozen=True):
    span: Span
    quote: float
    """Similarity of the words, 0 to 1."""
    prefix: float
    """Similarity of the context before them, 0 to 1."""
    suffix: float
    """Similarity of the context after them, 0 to 1."""

    @property
    def worth(self) -> float:
        return (2 * self.quote + self.prefix + self.suffix) / 4


def relocate(anchor: Anchor, text: Words, options: NotebookOptions) -> FoundPlace | Unsure | None:
    """Find the anchor's words in another version of its article; return None if there is nothing similar."""
    exact = list(_exact_places(anchor, text.text))
    if len(exact) > EXACT_COPIES_MAX or len(exact) > 1 == anchor.copies:  # a unique passage has been copied
        return Unsure(exact[0])
    candidates = {_measured(anchor, text.text, span, True) for span in exact}
    candidates |= {_measured(anchor, text.text, *place) for place in _aligned_places(anchor, text)}
    ranked = sorted(candidates, key=lambda candidate: (-candidate.worth, candidate.span))
    if not ranked or ranked[0].quote < options.quote_min_percent / 100:
        return None
    if not _is_certain(anchor, text, ranked, options):
        return Unsure(ranked[0].span)
    return FoundPlace(ranked[0].span, ranked[0].span.slice(text.text) != anchor.exact)


def _is_certain(anchor: Anchor, text: Words, ranked: Sequence[_Candidate], options: NotebookOptions) -> bool:
    """Return True if the first candidate, which is the best, is beyond doubt the place of the words."""
    best = ranked[0]
    rivals = [
        candidate
        for candidate in ranked[1:]
        if 2 * candidate.span.overlap(best.span) <= min(len(best.span), len(candidate.span))
    ]
    return (
        _is_confirmed(anchor, best, options)
        and not any(_is_rival(best, candidate, options) for candidate in rivals)
        and 100 * _repeated_share(anchor, text, best.span, options) < options.twin_min_percent
        and says_the_same(anchor, text.text, best.span, text.forms, text.language)
    )


def _repeated_share(anchor: Anchor, text: Words, place: Span, options: NotebookOptions) -> float:
    """Return the share of the word runs in quote and context that also occur elsewhere in the text.

    A large share means that the passage was copied, or is one of two versions, and the words cannot show which was
    annotated. If there are many words, all unchanged, context that occurs only elsewhere does not count: the words have
    moved away from it.
    """
    reach = TWIN_CHARACTERS if anchor.copies == 1 else len(anchor.prefix) + len(anchor.suffix)
    prefix, suffix = anchor.prefix[-reach:], anchor.suffix[:reach]
    old = Words(prefix + anchor.exact + suffix)
    low, high = len(prefix), len(prefix) + len(anchor.exact)
    start, end = place.start - 2 * len(prefix), place.end + 2 * len(suffix)
    is_moved = len(anchor.exact) >= options.alone_min_characters and place.slice(text.text) == anchor.exact
    count = repeated = 0
    for first, run in old.runs():
        is_here = [start <= text.places[at][0] < end for at in text.seeds.get(run, ())]
        is_of_quote = old.places[first][0] < high and old.places[first + SEED_WORDS - 1][1] > low
        count += 1
        repeated += not all(is_here) and (is_of_quote or any(is_here) or not is_moved)
    return repeated / count if count else 0.0


def _is_confirmed(anchor: Anchor, place: _Candidate, options: NotebookOptions) -> bool:
    """Return True if the context confirms a place.

    A word or two, and words with several copies, need their context on both sides; for longer ones, one side is enough.
    """
    least = options.context_min_percent / 100
    if anchor.copies > 1 or len(anchor.exact) < options.alone_min_characters:
        return min(place.prefix, place.suffix) >= least
    return place.quote == 1 or max(place.prefix, place.suffix) >= least


def _is_rival(best: _Candidate, candidate: _Candidate, options: NotebookOptions) -> bool:
    """Return True if another place could be the right one: it has half of the words, or all of the context."""
    has_words = candidate.quote >= RIVAL_QUOTE and best.worth - candidate.worth < options.margin_percent / 100
    return has_words or _has_same_context(candidate, options)


def _has_same_context(place: _Candidate, options: NotebookOptions) -> bool:
    """Return True if the context is unchanged: then, if the words are gone, similar ones elsewhere are others."""
    return min(place.prefix, place.suffix) >= options.context_min_percent / 100


def _exact_places(anchor: Anchor, text: str) -> Iterator[Span]:
    at = text.find(anchor.exact)
    for _ in range(EXACT_COPIES_MAX + 1):
        if at < 0:
            return
        yield Span(at, at + len(anchor.exact))
        at = text.find(anchor.exact, at + 1)


def _aligned_places(anchor: Anchor, text: Words) -> Iterator[tuple[Span, bool]]:
    """Yield the places where the words or their context seem to be, and whether any of the words are present."""
    old = Words(anchor.prefix + anchor.exact + anchor.suffix)
    quote_words = [
        at
        for at, (start, end) in enumerate(old.places)
        if start < len(anchor.prefix) + len(anchor.exact) and end > len(anchor.prefix)
    ]
    if not quote_words:
        return
    slack = BUCKET_WORDS + len(quote_words) // 2
    for low, high in _shifts(old, text):
        first = max(0, low - slack)
        window: list[str | None] = [*text.words[first : high + len(old.words) + slack]]
        for _ in range(PLACES_PER_SHIFT):
            pairs = [(a, first + b) for a, b in _pairs(old.words, window)]
            quote_pairs = _densest([pair for pair in pairs if quote_words[0] <= pair[0] <= quote_words[-1]])
            if not quote_pairs:
                ends_before = [text.places[b][1] for a, b in pairs if a < quote_words[0]]
                starts_after = [text.places[b][0] for a, b in pairs if a > quote_words[-1]]
                if ends_before and starts_after:
                    yield Span(ends_before[-1], starts_after[0]), False
                break
            yield _with_edges(anchor, old, text, quote_pairs[0], quote_pairs[-1]), True
            for _, b in quote_pairs:  # then find the next best place without these words
                window[b - first] = None


def _shifts(old: Words, text: Words) -> list[tuple[int, int]]:
    """Return the smallest and the largest shift, in words, of each group of shifts that equal runs vote for."""
    votes: Counter[int] = Counter()
    limits: dict[int, tuple[int, int]] = {}
    for at, run in old.runs():
        places = text.seeds.get(run, ())
        for place in places if len(places) <= SEED_COPIES_MAX else ():
            shift = place - at
            bucket = shift // BUCKET_WORDS
            votes[bucket] += 1
            low, high = limits.get(bucket, (shift, shift))
            limits[bucket] = min(low, shift), max(high, shift)
    return [limits[bucket] for bucket, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:SHIFTS_MAX]]


def _pairs(old: Sequence[str], new: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Yield the indices of equal words in an alignment that keeps the order."""
    from rapidfuzz.distance import LCSseq

    for block in LCSseq.opcodes(old, new).as_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))


def _densest(pairs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return the densest stretch of an alignment: a pair counts 1, and each inserted or deleted word costs a half.

    This leaves out stray pairs far away. Linear in the number of pairs.
    """
    best: tuple[float, int, int] = (0.0, 0, 0)
    worth, first = 0.0, 0
    for at, (a, b) in enumerate(pairs):
        if at:
            previous_a, previous_b = pairs[at - 1]
            worth -= ((a - previous_a - 1) + (b - previous_b - 1)) / 2
        if worth <= 0:
            worth, first = 0.0, at
        worth += 1
        best = max(best, (worth, -first, at + 1))
    return pairs[-best[1] : best[2]]


def _with_edges(anchor: Anchor, old: Words, text: Words, first: tuple[int, int], last: tuple[int, int]) -> Span:
    """Return the span from the first to the last pair of equal words.

    If these are the first and last words of the quote, the span includes as much of the words and the adjacent
    punctuation as was annotated.
    """
    low, high = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
    start, end = text.places[first[1]][0], text.places[last[1]][1]
    extra_before = old.places[first[0]][0] - low
    extra_after = high - old.places[last[0]][1]
    if extra_before < 0 or text.text[max(0, start - extra_before) : start] == anchor.exact[:extra_before]:
        start -= extra_before
    if extra_after < 0 or (extra_after and text.text[end : end + extra_after] == anchor.exact[-extra_after:]):
        end += extra_after
    return Span(start, end)


def _measured(anchor: Anchor, text: str, span: Span, has_words: bool) -> _Candidate:
    from rapidfuzz.distance import Indel

    prefix, suffix = anchor.prefix[-NEAR_CHARACTERS:], anchor.suffix[:NEAR_CHARACTERS]
    return _Candidate(
        span,
        Indel.normalized_similarity(anchor.exact, span.slice(text)) if has_words else 0.0,
        _likeness(prefix, text[max(0, span.start - len(prefix)) : span.start], at_edge=span.start == 0),
        _likeness(suffix, text[span.end : span.end + len(suffix)], at_edge=span.end == len(text)),
    )


def _likeness(stored: str, current: str, *, at_edge: bool) -> float:
    """Return the similarity of two contexts, 0 to 1. An empty one, at the edge of the text, matches only the edge."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(stored, current) if stored else float(at_edge)
