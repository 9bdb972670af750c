"""What a match is: a quote, a statement in the same, edited or reordered words, or only a name. And why, in words."""

from collections import Counter
from dataclasses import dataclass

from tui.matching.align import Alignment, PairAligner
from tui.matching.index import Index, IndexedArticle
from tui.matching.model import MatchKind
from tui.matching.options import KindOptions
from tui.matching.vocabulary import WordClass, word_key


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an alignment rests on. Weights in nats."""

    weights: dict[int, float]
    """Shared id → weight, stop words left out; heaviest first."""
    telling: tuple[int, ...]
    """The shared ids that are no name, title or common word."""
    telling_weight: float
    left_quoted: float
    """Share of the shared weight that stands inside quotation marks."""
    right_quoted: float
    same_words: bool
    """The same words in the same order, but for spelling."""
    order: float
    """Share of the shared words that keep their order."""


def evidence(pair: PairAligner, index: Index, found: Alignment) -> Evidence:
    left, right = pair.left, pair.right
    here, there = left.ids[found.left : found.left_end], right.ids[found.right : found.right_end]
    shared = Counter(here) & Counter(there)
    classes = index.vocabulary.classes
    content = {number: pair.weight(number) for number in shared if classes[number] is not WordClass.STOP}
    weights = dict(sorted(content.items(), key=lambda item: (-item[1], index.vocabulary.stems[item[0]])))
    telling = tuple(
        number
        for number in weights
        if classes[number] in (WordClass.PLAIN, WordClass.NUMBER) and number not in index.names
    )
    return Evidence(
        weights,
        telling,
        sum(weights[number] for number in telling),
        _quoted_share(left, found.left, found.left_end, weights),
        _quoted_share(right, found.right, found.right_end, weights),
        _keys(left, found.left, found.left_end) == _keys(right, found.right, found.right_end),
        _order(here, there, shared),
    )


def _quoted_share(read: IndexedArticle, first: int, last: int, weights: dict[int, float]) -> float:
    total = inside = 0.0
    for at in range(first, last):
        weight = weights.get(read.ids[at], 0.0)
        total += weight
        inside += weight if read.quoted[at] >= 0 else 0.0
    return inside / total if total else 0.0


def _keys(read: IndexedArticle, first: int, last: int) -> list[str]:
    return [word_key(read.word(at)) for at in range(first, last)]


def _order(here: list[int], there: list[int], shared: Counter[int]) -> float:
    from rapidfuzz.distance import LCSseq

    left = [number for number in here if number in shared]
    right = [number for number in there if number in shared]
    return LCSseq.similarity(left, right) / min(len(left), len(right)) if shared else 0.0


def kind_of(found: Evidence, options: KindOptions) -> MatchKind:
    if len(found.telling) < options.statement_words or found.telling_weight < options.statement_weight:
        return MatchKind.NAME
    if max(found.left_quoted, found.right_quoted) >= options.quoted_share:
        return MatchKind.QUOTE
    if found.same_words:
        return MatchKind.VERBATIM
    return MatchKind.REORDERED if found.order < options.reordered_share else MatchKind.EDITED


def quoted_by_both(found: Evidence, options: KindOptions) -> bool:
    return min(found.left_quoted, found.right_quoted) >= options.quoted_share
