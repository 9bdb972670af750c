"""Folds text for comparison, so that letters a reader would call the same are equal, and keeps the way back.

Case, accents, kinds of quotation marks and dashes, no-break spaces, ligatures and full-width forms are folded; letters,
digits and everything else that carries meaning stay. Used for matching, and for finding text in the reader.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat

from msgspec import Struct

from tui.text.span import Span

_ALIKE = {
    **dict.fromkeys("“”„‟«»‹›〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛ʼʻ`´′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u200c\u200d\u00ad", ""),  # joiners and the soft hyphen are invisible
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
}  # fmt: skip


class FoldedText(Struct, frozen=True):
    """A folded text with the canonical offset of each of its characters."""

    text: str
    offsets: Sequence[int]
    """Canonical offset of each folded character, ascending, then the canonical length: `len(text) + 1` values."""

    def span(self, start: int, end: int) -> Span:
        """Return the canonical span of `self.text[start:end]`, in whole characters: an accent stays with its letter.

        Raises ValueError unless `0 <= start <= end <= len(self.text)`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"not a span of the folded text: {start}–{end}")
        if start == end:
            return Span(self.offsets[start], self.offsets[start])
        # One canonical character can become several folded ones: continue to where the next one begins.
        last = self.offsets[end - 1]
        index_after = end if self.offsets[end] > last else bisect_right(self.offsets, last)
        return Span(self.offsets[start], self.offsets[index_after])

    def at(self, offset: int) -> int:
        """Return the index of the first folded character at or after the canonical `offset`."""
        return bisect_left(self.offsets, offset)


def fold(text: str) -> FoldedText:
    """Return the folded form of `text`. Linear in the length; for ASCII it is only a `lower()`. Idempotent."""
    if text.isascii():
        return FoldedText(text.lower().replace("`", "'"), range(len(text) + 1))
    table = {ord(c): fold_character(c) for c in set(text)}
    folded_text = text.translate(table)
    if all(len(f) == 1 for f in table.values()):
        return FoldedText(folded_text, range(len(text) + 1))
    places = chain.from_iterable(repeat(at, len(table[ord(c)])) for at, c in enumerate(text))
    return FoldedText(folded_text, (*places, len(text)))


def fold_text(text: str) -> str:
    """Return `fold(text).text`, without computing the offsets."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(fold_character, text))


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Return the folded form of a character: empty for a combining accent, several characters for a ligature."""
    if "\uac00" <= character <= "\ud7a3":
        return character  # taken apart, a Korean syllable would match the beginning of another
    parts = unicodedata.normalize("NFKD", _ALIKE.get(character, character)).casefold()
    parts = unicodedata.normalize("NFKD", parts)
    return "".join(_ALIKE.get(c, c) for c in parts if not _is_accent(c))


def _is_accent(character: str) -> bool:
    """Return True for a mark above or below a letter that a search ignores; Indic vowel signs are not ignored."""
    place = unicodedata.combining(character)  # 10–35: Hebrew and Arabic points; from 200: marks around a letter
    return place >= 200 or 10 <= place <= 35
