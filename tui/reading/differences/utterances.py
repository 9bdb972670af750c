"""Compares two quotations: whether they are one utterance, and where their words differ."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from tui.matching.words.vocabulary import stem_of
from tui.reading.differences.quoted_words import QuotedWords, is_written_otherwise

_SHARED_SHARE = 0.7
"""Minimum share of common words, from the first to the last one, in both quotations for one utterance."""
_SHARED_MIN = 4
"""Minimum number of common words for one utterance, two of them not function words."""
_FRAGMENT_MIN = 3
"""Minimum number of common words if one quotation has no other words."""
_GAP_MAX = 5
"""Maximum number of words on either side for a reworded stretch; longer ones are omissions."""
_EDGE_MAX = 3
"""Maximum number of words of a reworded end of a sentence."""
_LEAD_MAX = 9
"""Maximum number of words on the side with more words of a reworded beginning; longer ones are another clause."""
_LEAD_RUN_MIN = 4
"""Minimum number of consecutive common words after differing words that count as reworded."""
_RUN_MIN = 2
"""Minimum number of consecutive common words that are not a coincidence."""


class Gap(NamedTuple):
    """Words between two shared stretches, half-open on both sides."""

    left: int
    left_end: int
    right: int
    right_end: int

    def turned(self) -> "Gap":
        """Return the gap with its sides swapped."""
        return Gap(self.right, self.right_end, self.left, self.left_end)


class Block(NamedTuple):
    """Equal words on both sides."""

    left: int
    right: int
    size: int


class Utterance(Struct, frozen=True):
    """The words that two quotations share, and where they differ between them."""

    whole: Gap
    """Range from the first to the last common word, half-open."""
    gaps: tuple[Gap, ...]
    """Stretches that are worded differently, in order."""
    blocks: tuple[Block, ...]
    """Shared stretches, in order."""
    shared: int
    """Number of common words."""
    share: float
    """Number of common words, as a share of the longer of the two stretches."""
    other_forms: int = 0
    """Number of words that both sides have in another form where they are worded differently: plan, plans."""


def utterance(left: QuotedWords, right: QuotedWords) -> Utterance | None:
    """Compare two quotations; return None if they are not the same utterance."""
    if is_reordered(left, right):
        return _reordered(left, right)
    blocks = _blocks(left, right)
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    whole = Gap(first.left, last.left + last.size, first.right, last.right + last.size)
    shared = sum(block.size for block in blocks)
    content = sum(not left.units[block.left + step].is_stop for block in blocks for step in range(block.size))
    share = shared / max(whole.left_end - whole.left, whole.right_end - whole.right)
    is_all = shared >= _FRAGMENT_MIN and shared == min(len(left.keys), len(right.keys))
    if content < 2 or share < _SHARED_SHARE or not (is_all or shared >= _SHARED_MIN):
        return None
    gaps = tuple(gap for gap in _gaps(left, right, blocks) if not is_written_otherwise(left, right, gap))
    other_forms = sum(_other_forms(left, right, gap) for gap in gaps)
    return Utterance(whole, gaps, tuple(blocks), shared, share, other_forms)


def _other_forms(left: QuotedWords, right: QuotedWords, gap: Gap) -> int:
    stems = [
        {stem_of(unit.key, words.article.language)[0] for unit in words.units[first:end] if unit.is_content}
        for words, first, end in ((left, gap.left, gap.left_end), (right, gap.right, gap.right_end))
    ]
    return len(stems[0] & stems[1])


_LIST_MIN, _LIST_MAX = 3, 10
"""Minimum number of content words, and maximum number of all words, of a quotation that is only reordered."""


def is_reordered(left: QuotedWords, right: QuotedWords) -> bool:
    """Return True if two short quotations have the same content words in a different order: a list of names."""
    if left.keys == right.keys or max(len(left.keys), len(right.keys)) > _LIST_MAX:
        return False
    words = [[unit.key for unit in quotation.units if unit.is_content] for quotation in (left, right)]
    return words[0] != words[1] and len(words[0]) >= _LIST_MIN and sorted(words[0]) == sorted(words[1])


def _reordered(left: QuotedWords, right: QuotedWords) -> Utterance:
    whole = Gap(0, len(left.keys), 0, len(right.keys))
    return Utterance(whole, (whole,), (Block(0, 0, len(left.keys)),), len(left.keys), 1.0)


def _blocks(left: QuotedWords, right: QuotedWords) -> list[Block]:
    """Return the stretches of equal words, without single words far from the others."""
    from rapidfuzz.distance import Indel

    matching = Indel.opcodes(left.keys, right.keys).as_matching_blocks()
    blocks = [Block(block.a, block.b, block.size) for block in matching if block.size]
    kept = [block.size >= _RUN_MIN for block in blocks]
    forwards = range(1, len(blocks))
    for at, neighbour in [*((at, at - 1) for at in forwards), *((at - 1, at) for at in reversed(forwards))]:
        kept[at] = kept[at] or (kept[neighbour] and _is_near(blocks[at], blocks[neighbour]))
    return [block for block, is_kept in zip(blocks, kept, strict=True) if is_kept]


def _is_near(block: Block, other: Block) -> bool:
    earlier, later = sorted((block, other))
    apart = max(later.left - earlier.left - earlier.size, later.right - earlier.right - earlier.size)
    return apart <= _RUN_MIN


def _gaps(left: QuotedWords, right: QuotedWords, blocks: Sequence[Block]) -> Iterator[Gap]:
    begin, other_begin = left.sentence_begin(blocks[0].left), right.sentence_begin(blocks[0].right)
    lead = Gap(begin, blocks[0].left, other_begin, blocks[0].right)
    shared = left.units[blocks[0].left : blocks[0].left + blocks[0].size]
    content = sum(not (unit.is_stop or unit.is_name) for unit in shared)
    if _is_other_lead(lead) and len(shared) >= _LEAD_RUN_MIN and content > 1:
        yield lead
    for block, following in pairwise(blocks):
        gap = Gap(block.left + block.size, following.left, block.right + block.size, following.right)
        if max(gap.left_end - gap.left, gap.right_end - gap.right) <= _GAP_MAX and _is_one_part(left, right, gap):
            yield gap
    edge = Gap(blocks[-1].left + blocks[-1].size, 0, blocks[-1].right + blocks[-1].size, 0)
    end, other_end = left.sentence_end(edge.left), right.sentence_end(edge.right)
    if 0 < end - edge.left <= _EDGE_MAX and 0 < other_end - edge.right <= _EDGE_MAX and blocks[-1].size >= _RUN_MIN:
        yield Gap(edge.left, end, edge.right, other_end)


def _is_other_lead(lead: Gap) -> bool:
    """Return True if a fragment begins with its own words where the other quotation has different ones."""
    before, other_before = lead.left_end - lead.left, lead.right_end - lead.right
    return 0 < min(before, other_before) <= _EDGE_MAX and max(before, other_before) <= _LEAD_MAX


def _is_one_part(left: QuotedWords, right: QuotedWords, gap: Gap) -> bool:
    """Return True unless an attribution, or a deliberate omission, is between the shared stretches."""
    return not (
        left.is_parted(gap.left - 1, gap.left_end)
        or right.is_parted(gap.right - 1, gap.right_end)
        or _is_omitted_near(left, gap.left, gap.left_end)
        or _is_omitted_near(right, gap.right, gap.right_end)
        or left.has_bracket(gap.left, gap.left_end)
        or right.has_bracket(gap.right, gap.right_end)
    )


def _is_omitted_near(words: QuotedWords, first: int, last: int) -> bool:
    """Return True if words are missing right after a function word that follows a sign of omission: … THE | letter."""
    return first == last > 1 and words.units[first - 1].is_stop and words.has_ellipsis(first - 2, first - 1)


def share_of_sentences(left: QuotedWords, right: QuotedWords, shared: Utterance) -> float:
    """Return the common words as a share of the longer stretch, in whole sentences; 1 if either is only a fragment."""
    if not (left.is_whole_sentence and right.is_whole_sentence):
        return 1.0
    whole = shared.whole
    first, end = left.sentences_of(whole.left, whole.left_end, 0, len(left.units))
    start, last = right.sentences_of(whole.right, whole.right_end, 0, len(right.units))
    return (shared.shared + shared.other_forms) / max(end - first, last - start)


def share_of_shorter(left: QuotedWords, right: QuotedWords, shared: Utterance) -> float:
    """Return the common words as a share of their sentences, on the side where these are shorter."""
    whole = shared.whole
    first, end = left.sentences_of(whole.left, whole.left_end, 0, len(left.units))
    start, last = right.sentences_of(whole.right, whole.right_end, 0, len(right.units))
    return (shared.shared + shared.other_forms) / min(end - first, last - start)


def hidden_gaps(left: QuotedWords, right: QuotedWords, shared: Utterance) -> Iterator[Gap]:
    """Yield the stretches that one side replaces by an ellipsis, while the other has the words."""
    for block, following in pairwise(shared.blocks):
        gap = Gap(block.left + block.size, following.left, block.right + block.size, following.right)
        if left.has_ellipsis(gap.left - 1, gap.left_end) is not right.has_ellipsis(gap.right - 1, gap.right_end):
            yield gap


_CUT_MIN = 3
"""Minimum number of words that an outlet omits at the end of a sentence to truncate a quotation."""
_CUT_MAX = 25
_CUT_SHARE = 0.9


def cut_end(left: QuotedWords, right: QuotedWords, shared: Utterance) -> Gap | None:
    """Return the words with which one side continues a sentence that the other ends as if it were complete."""
    if shared.share < _CUT_SHARE or shared.shared < _SHARED_MIN:
        return None
    at, right_at = shared.whole.left_end, shared.whole.right_end
    end, right_end = left.sentence_end(at), right.sentence_end(right_at)
    for short, cut, long, first, last in ((left, at, right, right_at, right_end), (right, right_at, left, at, end)):
        if not short.is_whole_sentence or not short.ends_whole(cut) or long.begins_sentence(first):
            continue
        content = sum(not unit.is_stop for unit in long.units[first:last])
        if _CUT_MIN <= last - first <= _CUT_MAX and content > 1:
            return Gap(cut, cut, first, last) if short is left else Gap(first, last, cut, cut)
    return None
