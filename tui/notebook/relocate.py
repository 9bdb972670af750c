"""Where a marked passage stands in another version of its text; or that this cannot be said.

Every place that could be meant is held against the words and what stood around them: the places where the words stand
unchanged, and those that share stretches of them or of their context (as in seed-and-extend alignment: equal runs of
`SEED_WORDS` words vote for the shift between the two texts). There, quote and context are aligned word by word in their
order (longest common subsequence, by rapidfuzz), and the stretch of the alignment that holds most of the quote with
least between is where the words now are, however they were changed. The best place is taken if words and context are
like enough and no other place is nearly as good. In doubt a passage is not placed: to be told that it is lost is better
than to find it on other words.
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
"""A run of words that stands more often tells nothing."""
EXACT_COPIES_MAX = 64
"""Places of unchanged words that are looked at; of words that stand more often, none is taken."""
SHIFTS_MAX = 6
"""Shifts that are looked at, those with most votes first."""
PLACES_PER_SHIFT = 2
"""A copy can stand right beside what it is a copy of."""
BUCKET_WORDS = 6
"""Shifts this close are one: words were put in or taken out between."""
NEAR_CHARACTERS = 32
"""Of the context, what stands next to the words: what stands further off was more likely changed by itself."""
TWIN_CHARACTERS = 64
"""Of the context on each side, what is looked for elsewhere: the paragraphs further off may have been moved."""
RIVAL_QUOTE = 0.5


class Found(Struct, frozen=True):
    span: Span
    changed: bool
    """Whether the words there are not those that were marked."""


class Unsure(Struct, frozen=True):
    """The best candidate: these may be the words, or something else that is like them."""

    span: Span


class Words:
    """A text as words, in which runs of words are looked up."""

    def __init__(self, text: str, language: str = "") -> None:
        """language: a code as of `text.language`, or empty."""
        self.text = text
        self.language = language
        self.places = tuple(word_spans(text))
        self.words = [text[start:end] for start, end in self.places]

    def runs(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """(index of the first word, the words)"""
        for at in range(len(self.words) - SEED_WORDS + 1):
            yield at, tuple(self.words[at : at + SEED_WORDS])

    @cached_property
    def seeds(self) -> dict[tuple[str, ...], list[int]]:
        """A run of words → where it begins."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at, run in self.runs():
            found.setdefault(run, []).append(at)
        return found

    @cached_property
    def forms(self) -> Counter[tuple[str, ...]]:
        return forms_in(self.text, self.language)


class _Candidate(Struct, frozen=True):
    span: Span
    quote: float
    """Likeness of the words, 0 to 1, and of what stands next to them before and after."""
    before: float
    after: float

    @property
    def worth(self) -> float:
        return (2 * self.quote + self.before + self.after) / 4


def refind(anchor: Anchor, text: Words, options: NotebookOptions) -> Found | Unsure | None:
    """Finds the anchor's words in another version of its article. None if nothing like them is there."""
    exact = list(_exact_places(anchor, text.text))
    if len(exact) > EXACT_COPIES_MAX or len(exact) > 1 == anchor.copies:  # what stood once has been copied
        return Unsure(exact[0])
    candidates = {_measured(anchor, text.text, span, True) for span in exact}
    candidates |= {_measured(anchor, text.text, *place) for place in _aligned_places(anchor, text)}
    ranked = sorted(candidates, key=lambda each: (-each.worth, each.span))
    if not ranked or ranked[0].quote < options.quote_min_percent / 100:
        return None
    if not _is_certain(anchor, text, ranked, options):
        return Unsure(ranked[0].span)
    return Found(ranked[0].span, ranked[0].span.slice(text.text) != anchor.exact)


def _is_certain(anchor: Anchor, text: Words, ranked: Sequence[_Candidate], options: NotebookOptions) -> bool:
    """True if the first of the candidates, the best, is the place of the words beyond doubt."""
    best = ranked[0]
    rivals = [each for each in ranked[1:] if 2 * each.span.overlap(best.span) <= min(len(best.span), len(each.span))]
    return (
        _is_sure(anchor, best, options)
        and not any(_is_rival(best, each, options) for each in rivals)
        and 100 * _share_elsewhere(anchor, text, best.span, options) < options.twin_min_percent
        and says_the_same(anchor, text.text, best.span, text.forms, text.language)
    )


def _share_elsewhere(anchor: Anchor, text: Words, place: Span, options: NotebookOptions) -> float:
    """Of the runs of words in quote and context, the share that stands elsewhere in the text. Where it is great, the
    passage was copied, or is one of two versions: which of them was marked is not told by what they say now. Where the
    words are many and unchanged, context that stands elsewhere and no longer here does not count: they were moved away
    from it."""
    reach = TWIN_CHARACTERS if anchor.copies == 1 else len(anchor.prefix) + len(anchor.suffix)
    prefix, suffix = anchor.prefix[-reach:], anchor.suffix[:reach]
    old = Words(prefix + anchor.exact + suffix)
    low, high = len(prefix), len(prefix) + len(anchor.exact)
    start, end = place.start - 2 * len(prefix), place.end + 2 * len(suffix)
    is_moved = len(anchor.exact) >= options.alone_min_characters and place.slice(text.text) == anchor.exact
    count = elsewhere = 0
    for first, run in old.runs():
        is_here = [start <= text.places[at][0] < end for at in text.seeds.get(run, ())]
        is_of_quote = old.places[first][0] < high and old.places[first + SEED_WORDS - 1][1] > low
        count += 1
        elsewhere += not all(is_here) and (is_of_quote or any(is_here) or not is_moved)
    return elsewhere / count if count else 0.0


def _is_sure(anchor: Anchor, place: _Candidate, options: NotebookOptions) -> bool:
    """A word or two, and words that stood in the article more than once, must stand between what they stood between;
    of longer ones it is enough that what stands on one side of them is as it was."""
    least = options.context_min_percent / 100
    if anchor.copies > 1 or len(anchor.exact) < options.alone_min_characters:
        return min(place.before, place.after) >= least
    return place.quote == 1 or max(place.before, place.after) >= least


def _is_rival(best: _Candidate, other: _Candidate, options: NotebookOptions) -> bool:
    """Whether another place could be meant as well as the best one: half of the words are there, or none, but all
    around them is."""
    has_words = other.quote >= RIVAL_QUOTE and best.worth - other.worth < options.margin_percent / 100
    return has_words or _is_where_it_was(other, options)


def _is_where_it_was(place: _Candidate, options: NotebookOptions) -> bool:
    """All around is as it was: if the words are gone from here, those that stand elsewhere are others."""
    return min(place.before, place.after) >= options.context_min_percent / 100


def _exact_places(anchor: Anchor, text: str) -> Iterator[Span]:
    at = text.find(anchor.exact)
    for _ in range(EXACT_COPIES_MAX + 1):
        if at < 0:
            return
        yield Span(at, at + len(anchor.exact))
        at = text.find(anchor.exact, at + 1)


def _aligned_places(anchor: Anchor, text: Words) -> Iterator[tuple[Span, bool]]:
    """What the words have become where they, or what stood around them, can be seen to stand; and whether anything of
    the words is there."""
    old = Words(anchor.prefix + anchor.exact + anchor.suffix)
    marked = [
        at
        for at, (start, end) in enumerate(old.places)
        if start < len(anchor.prefix) + len(anchor.exact) and end > len(anchor.prefix)
    ]
    if not marked:
        return
    slack = BUCKET_WORDS + len(marked) // 2
    for low, high in _shifts(old, text):
        first = max(0, low - slack)
        window: list[str | None] = [*text.words[first : high + len(old.words) + slack]]
        for _ in range(PLACES_PER_SHIFT):
            pairs = [(a, first + b) for a, b in _pairs(old.words, window)]
            held = _densest([pair for pair in pairs if marked[0] <= pair[0] <= marked[-1]])
            if not held:
                before = [text.places[b][1] for a, b in pairs if a < marked[0]]
                after = [text.places[b][0] for a, b in pairs if a > marked[-1]]
                if before and after:
                    yield Span(before[-1], after[0]), False
                break
            yield _with_edges(anchor, old, text, held[0], held[-1]), True
            for _, b in held:  # and then, what would be taken for them if these were not there
                window[b - first] = None


def _shifts(old: Words, text: Words) -> list[tuple[int, int]]:
    """The least and the greatest shift, in words, of each group of shifts that equal runs vote for."""
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
    return [limits[bucket] for bucket, _ in sorted(votes.items(), key=lambda each: (-each[1], each[0]))[:SHIFTS_MAX]]


def _pairs(old: Sequence[str], new: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Indices of the words that an alignment in order makes equal."""
    from rapidfuzz.distance import LCSseq

    for block in LCSseq.opcodes(old, new).as_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))


def _densest(pairs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The stretch of an alignment with most pairs and least between them: a pair counts 1, half is lost for each word
    that was put in or taken out. A stray pair far off does not count as a part of it. Linear."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    worth, first = 0.0, 0
    for at, (a, b) in enumerate(pairs):
        if at:
            before_a, before_b = pairs[at - 1]
            worth -= ((a - before_a - 1) + (b - before_b - 1)) / 2
        if worth <= 0:
            worth, first = 0.0, at
        worth += 1
        best = max(best, (worth, -first, at + 1))
    return pairs[-best[1] : best[2]]


def _with_edges(anchor: Anchor, old: Words, text: Words, first: tuple[int, int], last: tuple[int, int]) -> Span:
    """From the first to the last pair of equal words; where these are the quote's own first and last, with as much of
    them, and of the signs beside them, as was marked."""
    low, high = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
    start, end = text.places[first[1]][0], text.places[last[1]][1]
    before = old.places[first[0]][0] - low
    after = high - old.places[last[0]][1]
    if before < 0 or text.text[max(0, start - before) : start] == anchor.exact[:before]:
        start -= before
    if after < 0 or (after and text.text[end : end + after] == anchor.exact[-after:]):
        end += after
    return Span(start, end)


def _measured(anchor: Anchor, text: str, span: Span, has_words: bool) -> _Candidate:
    from rapidfuzz.distance import Indel

    before, after = anchor.prefix[-NEAR_CHARACTERS:], anchor.suffix[:NEAR_CHARACTERS]
    return _Candidate(
        span,
        Indel.normalized_similarity(anchor.exact, span.slice(text)) if has_words else 0.0,
        _likeness(before, text[max(0, span.start - len(before)) : span.start], at_edge=span.start == 0),
        _likeness(after, text[span.end : span.end + len(after)], at_edge=span.end == len(text)),
    )


def _likeness(kept: str, there: str, *, at_edge: bool) -> float:
    """Of context. Where the words stood at the edge of the text, only that is like it."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(kept, there) if kept else float(at_edge)
