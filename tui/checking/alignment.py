"""Finds the wording in a source that is closest to words in a draft, and the words in which they differ."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.checking.strands import SourceWords, Strand, WordRun
from tui.text.language import stop_words

_CANDIDATES = 6
"""Maximum number of likely places that are aligned."""
ALIGNED_WORDS_MAX = 600
"""Maximum number of words aligned in a quotation; of a longer one, only the beginning is aligned."""
_WORDS_MIN = 3
"""Minimum number of words in a quotation that can be recognised after a word has changed."""
_CONTENT_WORDS_MIN = 2
"""Minimum number of equal content words; a single one may be a coincidence: “It was a prank”, “a prank”."""
_STOP_WEIGHT = 0.35
"""Weight of a function word; other words weigh 1."""
_SLACK_WORDS = 4
_EDGE_WORDS_MAX = 8
"""Maximum number of words at an edge that may replace the same number of others."""
_SENTENCE_ENDS = frozenset(".!?…")
_ALONE_GAP = 2
"""Number of words between a single equal word at the edge and the rest that make it a coincidence."""


class AlignedRun(Struct, frozen=True):
    """A run of `size` equal words, from word `draft` in the draft's words and from word `source` in the strand."""

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
    """Share of the draft's words that are equal, 0 to 1; function words weigh less."""
    quoted_share: float
    """Share of the equal words that are in quotation marks in the source."""

    def changes(self, draft_words: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield the differences: first and last word in the draft's words, then in the strand's; half-open."""
        draft, source = 0, self.run.first
        for block in self.blocks:
            if block.draft > draft or block.source > source:
                yield draft, block.draft, source, block.source
            draft, source = block.draft + block.size, block.source + block.size
        if draft < draft_words or source < self.run.last:
            yield draft, draft_words, source, self.run.last


def closest(words: SourceWords, keys: Sequence[str], language: str) -> list[Alignment]:
    """Return alignments of the draft's words with likely places in the sources, closest first."""
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
    blocks = _pulled_to_neighbour(strand, _in_one_quotation(strand, blocks, weights))
    blocks = _without_stray_edges(blocks, weights)
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


def _pulled_to_neighbour(strand: Strand, blocks: list[AlignedRun]) -> list[AlignedRun]:
    """Return the blocks with the first one right before the second, if the same words are there as well.

    “… above the drop. The Cup is ours”: the first word of “the Cup” is not that of “the drop”.
    """
    if len(blocks) < 2 or blocks[0].draft + blocks[0].size != blocks[1].draft:
        return blocks
    first, start = blocks[0], blocks[1].source - blocks[0].size
    there = strand.keys[first.source : first.source + first.size]
    is_same = start > first.source and list(strand.keys[start : blocks[1].source]) == list(there)
    return [AlignedRun(first.draft, start, first.size), *blocks[1:]] if is_same else blocks


def _in_one_quotation(strand: Strand, blocks: list[AlignedRun], weights: Sequence[float]) -> list[AlignedRun]:
    """Return the heaviest of the groups of blocks that the reporter's words between two quotations separate.

    A quotation in parts has its own strand, so the two sides are different quotations here.
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
    """Return the word up to this many words further (back if negative), in one sentence of one quotation.

    It bounds the words that replace others in the draft.
    """
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
    """Return the blocks without coincidental single words at the edges, which are far from the rest in the source."""
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
