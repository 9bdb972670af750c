"""The compared form of a text: what a reader would call the same letters is the same, with a way back.

Case, accents, kinds of quotation marks and dashes, no-break spaces, ligatures and full-width forms are folded;
letters, digits and everything else that carries meaning stay. For matching, and for finding text in the reader.
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
    **dict.fromkeys("\u200c\u200d\u00ad", ""),  # joiners and the soft hyphen are not seen
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
}  # fmt: skip


class FoldedText(Struct, frozen=True):
    """A folded text and, for each of its characters, where in the canonical text it comes from."""

    text: str
    offsets: Sequence[int]
    """Canonical offset per folded character, never falling, and the canonical length at the end: `len(text) + 1`."""

    def span(self, start: int, end: int) -> Span:
        """The canonical span of `self.text[start:end]`: whole characters, an accent with its letter.

        Raises ValueError unless `0 <= start <= end <= len(self.text)`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"not a span of the folded text: {start}–{end}")
        if start == end:
            return Span(self.offsets[start], self.offsets[start])
        # One canonical character can stand for several folded ones: go on to where the next one begins.
        last = self.offsets[end - 1]
        index_after = end if self.offsets[end] > last else bisect_right(self.offsets, last)
        return Span(self.offsets[start], self.offsets[index_after])

    def at(self, offset: int) -> int:
        """The first folded character that stands at the canonical `offset` or after it."""
        return bisect_left(self.offsets, offset)


def fold(text: str) -> FoldedText:
    """The compared form of `text`. Linear; for ASCII only a `lower()`. Folding what is folded changes nothing."""
    if text.isascii():
        return FoldedText(text.lower().replace("`", "'"), range(len(text) + 1))
    table = {ord(c): fold_character(c) for c in set(text)}
    folded_text = text.translate(table)
    if all(len(f) == 1 for f in table.values()):
        return FoldedText(folded_text, range(len(text) + 1))
    places = chain.from_iterable(repeat(at, len(table[ord(c)])) for at, c in enumerate(text))
    return FoldedText(folded_text, (*places, len(text)))


def fold_text(text: str) -> str:
    """`fold(text).text`, without the way back."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(fold_character, text))


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Return the characters that one is compared as: none for a combining accent, several for a ligature."""
    if "\uac00" <= character <= "\ud7a3":
        return character  # taken apart, a Korean syllable would match the beginning of another
    parts = unicodedata.normalize("NFKD", _ALIKE.get(character, character)).casefold()
    parts = unicodedata.normalize("NFKD", parts)
    return "".join(_ALIKE.get(c, c) for c in parts if not _is_accent(c))


def _is_accent(character: str) -> bool:
    """A mark over or under a letter that a search ignores; the vowel signs of Indic scripts are letters."""
    place = unicodedata.combining(character)  # 10–35 Hebrew and Arabic points, from 200 on marks around a letter
    return place >= 200 or 10 <= place <= 35
