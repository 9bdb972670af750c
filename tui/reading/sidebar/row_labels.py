"""Labels texts with the same beginning by the first word in which they differ."""

from collections.abc import Sequence
from itertools import islice, pairwise

from msgspec import Struct

from tui.text.tokens import word_spans

WORDS_MAX = 16
"""Maximum number of words in a text that are compared with the others."""
LETTERS = 4
"""Number of letters of a word that are compared, so that a title equals its abbreviation: Captain, Capt."""


class RowLabel(Struct, frozen=True):
    """A text, and the words by which it differs from the others."""

    text: str
    starts: tuple[int, ...] = ()
    """Starts of the words shared with the beginning of another text, and of the first one that differs."""
    unique_end: int = 0
    """End of the first word that differs; 0 if that is the very first word, or none differs."""


def row_labels(texts: Sequence[str]) -> list[RowLabel]:
    """Return a label for each text, in order; equal texts get no distinguishing word."""
    words = [list(islice(word_spans(text), WORDS_MAX)) for text in texts]
    keys = [
        [text[start : min(end, start + LETTERS)].casefold() for start, end in text_words]
        for text, text_words in zip(texts, words, strict=True)
    ]
    shared = [0] * len(texts)  # maximum number of words that a text shares with the beginning of another
    in_order = sorted(range(len(texts)), key=keys.__getitem__)
    for left, right in pairwise(in_order):
        count = _common_prefix(keys[left], keys[right])
        shared[left], shared[right] = max(shared[left], count), max(shared[right], count)
    labels = []
    for text, text_words, count in zip(texts, words, shared, strict=True):
        if 0 < count < len(text_words):
            starts = tuple(start for start, _ in text_words[: count + 1])
            labels.append(RowLabel(text, starts, text_words[count][1]))
        else:
            labels.append(RowLabel(text))
    return labels


def _common_prefix(left: Sequence[str], right: Sequence[str]) -> int:
    """Return the number of words that both begin with."""
    count = 0
    for left_word, right_word in zip(left, right, strict=False):
        if left_word != right_word:
            break
        count += 1
    return count
