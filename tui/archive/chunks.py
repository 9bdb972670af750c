"""Numbers the chunks of texts, which are the parts between spaces: mostly a word with its punctuation.

Chunks are identified by 64-bit hashes that are computed for all characters at once, ten times as fast as with one
string per chunk. Two different chunks with the same hash would count as the same words; by chance, among a million
chunks, that happens once in forty million archives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
    Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]

SLICE_CHARACTERS = 1 << 20
"""Number of characters of texts that are processed together; bounds the memory."""
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_SLOT_MIX = 0xC2B2AE3D27D4EB4F
_SPACES = tuple(place for place in range(0x3001) if chr(place).isspace())


class Chunks(Struct, frozen=True):
    """The chunks of some texts that were joined into one. Parallel arrays, in the order of the chunks."""

    joined: str
    starts: Ints
    ends: Ints
    hashes: Hashes
    text_of: Ints
    """Number of the text that contains each chunk, from 0."""

    def at(self, places: Ints) -> Iterator[tuple[str, int]]:
        """Yield some chunks, each with the number of its text."""
        spans = zip(
            self.starts[places].tolist(), self.ends[places].tolist(), self.text_of[places].tolist(), strict=True
        )
        for start, end, text in spans:
            yield self.joined[start:end], text


class ChunkHashes:
    """Splits texts into chunks, and hashes them."""

    def __init__(self) -> None:
        self._powers = self._inverses = _powers(_BASE, 0)
        """Powers of the base by position in a text, and their inverses: they make a hash independent of position."""

    def of(self, texts: Sequence[str]) -> Chunks:
        """Return the chunks of texts in order, each with its hash."""
        import numpy as np

        joined = "\n" + "\n".join(texts) + "\n"
        codes = _code_points(joined)
        is_space = _spaces(codes)
        borders = np.flatnonzero(is_space[1:] != is_space[:-1]) + 1
        starts, ends = borders[::2], borders[1::2]
        if len(codes) > len(self._powers):
            self._powers, self._inverses = _powers(_BASE, len(codes)), _powers(_INVERSE, len(codes))
        sums = np.cumsum(codes * self._powers[: len(codes)])
        hashes = (sums[ends - 1] - sums[starts - 1]) * self._inverses[starts]
        hashes ^= (ends - starts).astype(np.uint64) * np.uint64(_SLOT_MIX)
        begins = np.cumsum([1, *(len(text) + 1 for text in texts)])
        counts = np.diff(np.searchsorted(starts, begins))
        return Chunks(joined, starts, ends, hashes, np.repeat(np.arange(len(texts)), counts))


def slices(texts: Sequence[str]) -> Iterator[slice]:
    """Divide texts into ranges of at most a certain number of characters; a longer text is a range of its own."""
    start = size = 0
    for place, text in enumerate(texts):
        if size and size + len(text) > SLICE_CHARACTERS:
            yield slice(start, place)
            start, size = place, 0
        size += len(text)
    if start < len(texts):
        yield slice(start, len(texts))


def _powers(base: int, size: int) -> Hashes:
    import numpy as np

    powers: Hashes = np.cumprod(np.full(size, base, dtype=np.uint64), dtype=np.uint64)
    return powers


def _code_points(text: str) -> np.ndarray[Any, Any]:
    import numpy as np

    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _spaces(codes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return True for the characters at which `str.split` splits."""
    import numpy as np

    table = np.zeros(_SPACES[-1] + 2, dtype=bool)
    table[list(_SPACES)] = True
    is_space: np.ndarray[Any, Any] = table[codes if codes.dtype == np.uint8 else np.minimum(codes, len(table) - 1)]
    return is_space


class PlaceTable:
    """A hash table from hash to place, for many hashes at once."""

    def __init__(self) -> None:
        self.size = 0
        self._grow(12)

    def _grow(self, bits: int) -> None:
        import numpy as np

        self._shift, self._last = np.uint64(64 - bits), (1 << bits) - 1
        self._hashes = np.zeros(1 << bits, dtype=np.uint64)
        self._places = np.full(1 << bits, -1, dtype=np.int64)

    def find(self, hashes: Hashes) -> Ints:
        """Return the place of each hash; -1 if it is not in the table."""
        import numpy as np

        slots = self._slots(hashes)
        places = self._places[slots]
        rest = np.flatnonzero((self._hashes[slots] != hashes) & (places >= 0))
        while len(rest):
            slots[rest] = (slots[rest] + 1) & self._last
            places[rest] = self._places[slots[rest]]
            rest = rest[(self._hashes[slots[rest]] != hashes[rest]) & (places[rest] >= 0)]
        return places

    def add(self, hashes: Hashes, places: Ints) -> None:
        """Add distinct hashes that are not in the table."""
        import numpy as np

        self.size += len(hashes)
        if 2 * self.size > len(self._hashes):
            is_full = self._places >= 0
            hashes, places = np.append(self._hashes[is_full], hashes), np.append(self._places[is_full], places)
            self._grow((2 * self.size).bit_length() + 1)
        slots, rest = self._slots(hashes), np.arange(len(hashes))
        while len(rest):
            free = rest[self._places[slots[rest]] < 0]
            self._places[slots[free]] = places[free]  # if two compete for one slot, the last gets it
            is_in = self._places[slots[rest]] == places[rest]
            self._hashes[slots[rest[is_in]]] = hashes[rest[is_in]]
            rest = rest[~is_in]
            slots[rest] = (slots[rest] + 1) & self._last

    def _slots(self, hashes: Hashes) -> Ints:
        import numpy as np

        slots: Ints = (hashes * np.uint64(_SLOT_MIX) >> self._shift).astype(np.int64)
        return slots
