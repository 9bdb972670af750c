"""Finds quotations in the sources from which one in the draft differs by a negation: “They do”, “They do not”."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tui.checking.alignment import AlignedRun, Alignment
from tui.checking.source_pieces import ends_between
from tui.checking.strands import SourceWords, Strand, WordRun

_NEGATIONS = frozenset({"not", "never", "no"})
_OPPOSITES = {"nobody": "everybody", "nothing": "everything", "none": "all", "nowhere": "everywhere"}
_CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_AUXILIARIES = frozenset({"do", "does", "did"})
_EVER = "always"
_CORE_WORDS = range(2, 13)
"""Numbers of words without the negation that are looked for; in longer ones, the closest wording is clear anyway."""
_COMPLETE_BELOW = 4
"""Number of words below which they must be a complete sentence or quotation in the source."""
_NEGATION_WORDS_MAX = 3
_PLACES_MAX = 200
"""Maximum number of places of a word that are examined; bounds the work for endless repetition."""


def opposites(words: SourceWords, keys: Sequence[str]) -> list[Alignment]:
    """Return the first quotation with the same words and a negation more or less, as a list; empty if there is none."""
    core, is_negated = _affirmed(keys)
    if len(core) not in _CORE_WORDS:
        return []
    core_places = [at for at, key in enumerate(core) if words.postings.get(key)]
    if not core_places:
        return []
    rarest = min(core_places, key=lambda at: len(words.postings[core[at]]))
    for number, at in words.postings[core[rarest]][:_PLACES_MAX]:
        for run in _runs_around(words.strands[number], at, len(core)):
            source_core, is_source_negated = _affirmed(run.strand.keys[run.first : run.last])
            if source_core == core and is_negated != is_source_negated and _is_complete(run, len(core)):
                return [_aligned(run, keys)]
    return []


def _affirmed(keys: Sequence[str]) -> tuple[list[str], bool]:
    """Return the words without their negation, and True if there was one: “we do not know” is “we know”."""
    core: list[str] = []
    is_negated = False
    for at, key in enumerate(keys):
        word = key.removesuffix("?")
        stem = _CONTRACTED.get(word) or (word.removesuffix("n't") if word.endswith("n't") else word)
        follows = at + 1 < len(keys)
        if stem != word:
            is_negated = not is_negated
            core += [] if stem in _AUXILIARIES and follows else [stem]
        elif word in _NEGATIONS:
            is_negated = not is_negated
            if core and follows and core[-1] in _AUXILIARIES:
                core.pop()
        elif word in _OPPOSITES:
            is_negated = not is_negated
            core.append(_OPPOSITES[word])
        elif word != _EVER:
            core.append(word)
    return core, is_negated


def _runs_around(strand: Strand, at: int, size: int) -> Iterator[WordRun]:
    """Yield the quoted words around a place that may be as many words and a negation."""
    for first in range(max(0, at - size - _NEGATION_WORDS_MAX), at + 1):
        for last in range(max(at + 1, first + size), min(len(strand.keys), first + size + _NEGATION_WORDS_MAX) + 1):
            if all(strand.quote_ids[first:last]):
                yield WordRun(strand, first, last)


def _is_complete(run: WordRun, size: int) -> bool:
    """Return True if the words are many, or a sentence or quotation of their own."""
    if size >= _COMPLETE_BELOW:
        return True
    strand, first, last = run.strand, run.first, run.last
    text, places, ids = strand.article.text, strand.places, strand.quote_ids
    begins = not first or ids[first - 1] != ids[first] or ends_between(text, places[first - 1][1], places[first][0])
    ends = last == len(places) or ids[last] != ids[last - 1] or ends_between(text, places[last - 1][1], places[last][0])
    return begins and ends


def _aligned(run: WordRun, keys: Sequence[str]) -> Alignment:
    """Return the alignment of the draft's words with a place."""
    source_keys = run.strand.keys[run.first : run.last]
    matcher = SequenceMatcher(None, list(keys), list(source_keys), autojunk=False)
    blocks = [
        AlignedRun(block.a, run.first + block.b, block.size) for block in matcher.get_matching_blocks() if block.size
    ]
    return Alignment(run, tuple(blocks), 1.0, 1.0)
