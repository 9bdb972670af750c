"""Rows that begin alike are told apart by how they go on."""

from collections.abc import Sequence
from itertools import islice, pairwise

from msgspec import Struct

from tui.text.tokens import word_spans

WORDS_MAX = 16
"""So many words of a text are held against those of the others."""
LETTERS = 4
"""In so many a title and its abbreviation are alike: Captain, Capt."""


class RowLabel(Struct, frozen=True):
    text: str
    starts: tuple[int, ...] = ()
    """Where the words begin that another text begins with too, and the first one that it does not."""
    told_at: int = 0
    """Where the word ends that tells it from the others; 0 where its first one does."""


def row_labels(texts: Sequence[str]) -> list[RowLabel]:
    """How each text can be told from the others. In order; texts that are alike throughout are not told apart."""
    words = [list(islice(word_spans(text), WORDS_MAX)) for text in texts]
    keys = [
        [text[start : min(end, start + LETTERS)].casefold() for start, end in its_words]
        for text, its_words in zip(texts, words, strict=True)
    ]
    alike = [0] * len(texts)
    in_order = sorted(range(len(texts)), key=keys.__getitem__)
    for one, other in pairwise(in_order):
        count = _common(keys[one], keys[other])
        alike[one], alike[other] = max(alike[one], count), max(alike[other], count)
    found = []
    for text, its_words, count in zip(texts, words, alike, strict=True):
        if 0 < count < len(its_words):
            starts = tuple(start for start, _ in its_words[: count + 1])
            found.append(RowLabel(text, starts, its_words[count][1]))
        else:
            found.append(RowLabel(text))
    return found


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for word, its_other in zip(one, other, strict=False):
        if word != its_other:
            break
        count += 1
    return count
