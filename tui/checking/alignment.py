"""Finds the wording of a source that comes closest to words of a draft, and the words in which both differ."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.checking.strands import SourceWords, Strand, WordRun
from tui.text.language import stop_words

_CANDIDATES = 6
"""Likely places that are aligned."""
ALIGNED_WORDS_MAX = 600
"""Words of a quotation that are aligned; of a longer one the beginning."""
_WORDS_MIN = 3
"""Shorter quotations are too short to be recognised once a word is changed."""
_CONTENT_WORDS_MIN = 2
"""Fewest equal words that are no words of grammar; a single one is shared by chance: “It was a prank”, “a prank”."""
_STOP_WEIGHT = 0.35
"""Weight of a word of grammar; other words weigh 1."""
_SLACK_WORDS = 4
_EDGE_WORDS_MAX = 8
"""Most words at an edge that may stand for as many others."""
_SENTENCE_ENDS = frozenset(".!?…")
_ALONE_GAP = 2
"""Words between a single equal word at the edge and the rest, from which on it is there by chance."""


class AlignedRun(Struct, frozen=True):
    """Equal words: `size` from word `draft` of the draft's and from word `source` of the strand."""

    draft: int
    source: int
    size: int

    @property
    def draft_words(self) -> range:
        return range(self.draft, self.draft + self.size)


class Alignment(Struct, frozen=True):
    run: WordRun
    blocks: tuple[AlignedRun, ...]
    share: float
    """Share of the draft's words that are equal, 0 to 1; words of grammar weigh less."""
    quoted_share: float
    """Share of the equal words that are inside quotation marks in the source."""

    def changes(self, draft_words: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield what differs: the first and last word in the draft's words, then in the strand's; half-open."""
        draft, source = 0, self.run.first
        for block in self.blocks:
            if block.draft > draft or block.source > source:
                yield draft, block.draft, source, block.source
            draft, source = block.draft + block.size, block.source + block.size
        if draft < draft_words or source < self.run.last:
            yield draft, draft_words, source, self.run.last


def closest(words: SourceWords, keys: Sequence[str], language: str) -> list[Alignment]:
    """Return alignments of the draft's words with likely places in the sources, the closest first."""
    if len(keys) < _WORDS_MIN:
        return []
    keys = keys[:ALIGNED_WORDS_MAX]
    grammar = stop_words(language)
    weights = [_STOP_WEIGHT if key.removesuffix("?") in grammar else 1.0 for key in keys]
    candidates = words.likely_starts(keys, _CANDIDATES)
    alignments = [_align(strand, start, keys, weights) for strand, start in candidates]
    return sorted((each for each in alignments if each), key=lambda each: (-each.share, -each.quoted_share))


def _align(strand: Strand, start: int, keys: Sequence[str], weights: Sequence[float]) -> Alignment | None:
    from rapidfuzz.distance import Indel

    slack = _SLACK_WORDS + len(keys) // 2
    low, high = max(0, start - slack), min(len(strand.keys), start + len(keys) + slack)
    matching = Indel.opcodes(keys, strand.keys[low:high]).as_matching_blocks()
    blocks = [AlignedRun(block.a, low + block.b, block.size) for block in matching if block.size]
    blocks = _without_stray_edges(_in_one_quotation(strand, blocks, weights), weights)
    if not blocks or sum(weights[at] == 1 for block in blocks for at in block.draft_words) < _CONTENT_WORDS_MIN:
        return None
    equal = [at for block in blocks for at in block.draft_words]
    inside = [bool(strand.quote_ids[at]) for block in blocks for at in range(block.source, block.source + block.size)]
    last = blocks[-1]
    head, tail = blocks[0].draft, len(keys) - last.draft - last.size
    first = _extended(strand, blocks[0].source, -min(head, _EDGE_WORDS_MAX))
    run = WordRun(strand, first, 1 + _extended(strand, last.source + last.size - 1, min(tail, _EDGE_WORDS_MAX)))
    share = sum(weights[at] for at in equal) / sum(weights)
    return Alignment(run, tuple(blocks), share, sum(inside) / len(inside))


def _in_one_quotation(strand: Strand, blocks: list[AlignedRun], weights: Sequence[float]) -> list[AlignedRun]:
    """Return the heaviest of the rows of blocks into which the reporter's words between two quotations divide them.

    A quotation in parts has a strand of its own, so what stands on both sides here is two quotations.
    """
    rows: list[list[AlignedRun]] = []
    for block in blocks:
        if not rows or _are_two_quotations(strand, rows[-1][-1], block):
            rows.append([])
        rows[-1].append(block)
    return max(rows, key=lambda row: sum(weights[at] for block in row for at in block.draft_words), default=[])


def _are_two_quotations(strand: Strand, block: AlignedRun, following: AlignedRun) -> bool:
    last, first = block.source + block.size - 1, following.source
    between = strand.quote_ids[last + 1 : first]
    return bool(strand.quote_ids[last] and strand.quote_ids[first]) and "" in between


def _extended(strand: Strand, at: int, words: int) -> int:
    """Return the word up to so many words on, or back if negative, in one sentence of one quotation: the words
    that stand where the draft has others."""
    step = 1 if words > 0 else -1
    for _ in range(abs(words)):
        following = at + step
        if not 0 <= following < len(strand.keys) or strand.quote_ids[following] != strand.quote_ids[at]:
            break
        first, second = sorted((at, following))
        if not _SENTENCE_ENDS.isdisjoint(strand.article.text[strand.places[first][1] : strand.places[second][0]]):
            break
        at = following
    return at


def _without_stray_edges(blocks: list[AlignedRun], weights: Sequence[float]) -> list[AlignedRun]:
    """Leave out single words at the edges that are equal by chance: far from the rest in the source."""
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[1], weights):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2], weights):
        blocks = blocks[:-1]
    return blocks


def _is_stray(edge: AlignedRun, neighbour: AlignedRun, weights: Sequence[float]) -> bool:
    first, second = sorted((edge, neighbour), key=lambda block: block.source)
    gap = second.source - first.source - first.size
    draft_gap = second.draft - first.draft - first.size
    is_light = edge.size == 1 or all(weights[edge.draft + n] < 1 for n in range(edge.size))
    return is_light and gap > draft_gap + _ALONE_GAP
