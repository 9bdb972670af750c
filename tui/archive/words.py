"""Turns texts into numbers for comparison: terms (stems), and keys (pairs of stems near each other).

The same function is used for DuckDB and for Spark, so that both find the same pairs of articles.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.archive.chunks import ChunkHashes, Chunks, PlaceTable, slices
from tui.matching.words.vocabulary import ENGLISH, stem_of
from tui.text.tokens import words_in

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[tuple[int], np.dtype[np.int64]]

WINDOW_WORDS = 4
"""Number of content words within which two words make a key, as in the matcher."""
WORDS_MAX = 50_000
"""Maximum number of words of an article that are indexed; a longer text is not an article."""
TEXTS_MAX = 1 << 13
"""Maximum number of texts that can be indexed at once."""
_KNOWN_WORDS_MAX = 1_000_000
"""Maximum number of cached words per language; bounds the memory for texts of any kind."""
_KNOWN_CHUNKS_MAX = 1_000_000

_MARKS_AROUND = ".,;:!?()[]<>\"'-/"
"""Punctuation before or after a word that is not part of it."""

_STOP, _LOWER, _FIGURE, TITLE = 1, 2, 4, 8
"""Flags of a word in an article. A term is a name if none of its words is in lower case."""
_MARK_BITS = 4
_ARTICLE_BITS = 13
_MIX, _SECOND_MIX = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F


class Terms(Struct, frozen=True):
    """The distinct stems in some texts. Parallel arrays, sorted by term, then by text."""

    texts: Ints
    """Number of the text, from 0."""
    terms: Ints
    """Hash of the stem, as a signed 32-bit number."""
    counts: Ints
    marks: Ints


class IndexedTexts(Struct, frozen=True):
    """Some texts as numbers."""

    terms: Terms
    key_texts: Ints
    """Number of the text with each key; a key can occur several times."""
    keys: Ints
    """Keys, as signed 32-bit numbers."""
    words: list[int]
    """Number of words in each text."""


class _Codes(dict[str, int]):
    """Word as written → hash of its stem and flags of the word."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.salt = zlib.crc32(language.encode()) << 32
        """Salt that distinguishes the hashes of its chunks from those of other languages."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS_MAX:
            self.clear()
        code = self[word] = self._code(word)
        return code

    def _code(self, word: str) -> int:
        if word.isascii():
            if word.isdigit():
                return zlib.crc32(word.encode()) << _MARK_BITS | _FIGURE
            if not word.isupper() and (lower := word.lower()) != word:  # stemmed like the lower-case word
                return self[lower] & ~_LOWER | _LOWER * word[:1].islower()
        stem, is_stop = stem_of(word, self._language)
        marks = _STOP * (is_stop or not stem) | _LOWER * word[:1].islower() | _FIGURE * word[:1].isdigit()
        return zlib.crc32(stem.encode()) << _MARK_BITS | marks


class _ChunkCodes:
    """The codes of the words in chunks, which are the parts between spaces: mostly a word with its punctuation.

    No word contains a space, so that a text need not be searched for words if its chunks are known.
    """

    def __init__(self) -> None:
        self._codes = array("q")
        """Codes of all chunks, one chunk after another."""
        self._sizes = array("q")
        """Number of words in each chunk."""
        self._places = PlaceTable()
        self.hashes = ChunkHashes()

    @property
    def is_full(self) -> bool:
        return len(self._sizes) > _KNOWN_CHUNKS_MAX or len(self._codes) > 4 * _KNOWN_CHUNKS_MAX

    def clear(self) -> None:
        self._codes, self._sizes, self._places = array("q"), array("q"), PlaceTable()

    def places(self, chunks: Chunks, words: Sequence[_Codes]) -> Ints:
        """Return the position of each chunk; new ones are added. words: those for the language of each text."""
        import numpy as np

        salts = np.array([each.salt for each in words], dtype=np.uint64)
        hashes = chunks.hashes ^ salts[chunks.text_of]
        places = self._places.find(hashes)
        unknown = np.flatnonzero(places < 0)
        if len(unknown):
            different, first, which = np.unique(hashes[unknown], return_index=True, return_inverse=True)
            new = len(self._sizes) + np.arange(len(different))
            self._places.add(different, new)
            places[unknown] = new[which]
            for chunk, text in chunks.at(unknown[first]):
                self._add(chunk, words[text])
        return places

    def _add(self, chunk: str, words: _Codes) -> None:
        word = chunk.strip(_MARKS_AROUND)
        if word in words or (word.isascii() and word.isalnum()):
            self._codes.append(words[word])
            self._sizes.append(1)
        else:
            codes = list(map(words.__getitem__, words_in(chunk, 0, len(chunk))))
            self._codes.extend(codes)
            self._sizes.append(len(codes))

    def at(self, places: Ints) -> tuple[Ints, Ints]:
        """Return the codes of chunks one after another, and the number of words in each chunk."""
        import numpy as np

        sizes = np.frombuffer(self._sizes, dtype=np.int64) if self._sizes else np.empty(0, dtype=np.int64)
        codes = np.frombuffer(self._codes, dtype=np.int64) if self._codes else np.empty(0, dtype=np.int64)
        counts, starts = sizes[places], (np.cumsum(sizes) - sizes)[places]
        shifts = np.repeat(starts - (np.cumsum(counts) - counts), counts)
        return codes[np.arange(len(shifts)) + shifts], counts


class Indexer:
    """Indexes texts; words that occurred before need not be stemmed again."""

    def __init__(self) -> None:
        self._codes: dict[str, _Codes] = {}
        self._chunk_codes = _ChunkCodes()

    def index(self, texts: Sequence[str], headlines: Sequence[str], languages: Sequence[str]) -> IndexedTexts:
        """Return the terms and keys of at most `TEXTS_MAX` texts.

        headlines: their words count twice, and once more in the similarity of two articles. languages: codes, or empty.
        """
        import numpy as np

        codes, text_of, words = self._codes_of(texts, languages)
        titles, title_of, _ = self._codes_of(headlines, languages)
        is_content = codes & _STOP == 0
        stems, stem_texts = codes[is_content] >> _MARK_BITS, text_of[is_content]
        key_texts, keys = _keys(stems, stem_texts)
        all_codes = np.concatenate((codes[is_content], (titles | TITLE)[titles & _STOP == 0]))
        all_texts = np.concatenate((stem_texts, title_of[titles & _STOP == 0]))
        return IndexedTexts(_terms(all_codes, all_texts), key_texts, keys, words)

    def _codes_of(self, texts: Sequence[str], languages: Sequence[str]) -> tuple[Ints, Ints, list[int]]:
        """Return the codes of all texts in one array, the text number of each, and the number of words in each text."""
        import numpy as np

        if self._chunk_codes.is_full:
            self._chunk_codes.clear()
        places, text_of = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        words = [self._words_in(language or ENGLISH) for language in languages]
        for part in slices(texts):
            chunks = self._chunk_codes.hashes.of(texts[part])
            places.append(self._chunk_codes.places(chunks, words[part]))
            text_of.append(chunks.text_of + part.start)
        codes, counts = self._chunk_codes.at(np.concatenate(places))
        return _shortened(codes, np.repeat(np.concatenate(text_of), counts), len(texts))

    def _words_in(self, language: str) -> _Codes:
        codes = self._codes.get(language)
        if codes is None:
            codes = self._codes[language] = _Codes(language)
        return codes

    def codes(self, text: str, language: str) -> list[int]:
        """Return the code of each word in a text, in order."""
        codes = self._words_in(language or ENGLISH)
        return list(map(codes.__getitem__, words_in(text, 0, len(text))[:WORDS_MAX]))


def _shortened(codes: Ints, text_of: Ints, texts: int) -> tuple[Ints, Ints, list[int]]:
    """Drop words beyond the limit for indexing; also return the number of words in each text."""
    import numpy as np

    words = np.bincount(text_of, minlength=texts)
    if words.max(initial=0) > WORDS_MAX:
        is_indexed = np.arange(len(codes)) - np.repeat(np.cumsum(words) - words, words) < WORDS_MAX
        codes, text_of, words = codes[is_indexed], text_of[is_indexed], np.minimum(words, WORDS_MAX)
    return codes, text_of, words.tolist()


def query_terms(indexer: Indexer, text: str, language: str) -> list[int]:
    """Return the distinct terms of some words, in order, without stop words."""
    codes = (code for code in indexer.codes(text, language) if not code & _STOP)
    return list(dict.fromkeys(signed(code >> _MARK_BITS) for code in codes))


def signed(number: int) -> int:
    """Return an unsigned 32-bit number as a signed one."""
    return number - (1 << 32) if number >= 1 << 31 else number


def is_name(mark: int) -> bool:
    """Return True for a term that an article always capitalises, and that is not a number."""
    return not mark & (_LOWER | _FIGURE)


def is_figure(mark: int) -> bool:
    return bool(mark & _FIGURE)


def _keys(stems: Ints, texts: Ints) -> tuple[Ints, Ints]:
    import numpy as np

    key_texts, keys = [], []
    for distance in range(1, WINDOW_WORDS):
        first, second = stems[:-distance], stems[distance:]
        is_pair = (texts[distance:] == texts[:-distance]) & (first != second)
        first, second = first[is_pair], second[is_pair]
        keys.append(pair_keys(np.minimum(first, second), np.maximum(first, second)))
        key_texts.append(texts[:-distance][is_pair])
    return np.concatenate(key_texts), np.concatenate(keys)


def pair_keys(smaller: Ints, larger: Ints) -> Ints:
    """Return one signed 32-bit number for each pair of hashes."""
    import numpy as np

    mixed = smaller.astype(np.uint64) * np.uint64(_MIX) + larger.astype(np.uint64) * np.uint64(_SECOND_MIX)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_MIX)
    keys: Ints = (mixed >> np.uint64(32)).astype(np.uint32).view(np.int32).astype(np.int64)
    return keys


def _terms(codes: Ints, texts: Ints) -> Terms:
    """Count the terms of each text, and combine the flags of its words."""
    import numpy as np

    marks_mask = (1 << _MARK_BITS) - 1
    packed = (codes >> _MARK_BITS) << (_ARTICLE_BITS + _MARK_BITS) | texts << _MARK_BITS | codes & marks_mask
    packed.sort()
    pairs = packed >> _MARK_BITS
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(pairs)), dtype=bool), pairs[1:] != pairs[:-1])))
    if not len(starts):
        return Terms(starts, starts, starts, starts)
    counts = np.diff(np.append(starts, len(pairs)))
    marks = np.bitwise_or.reduceat(packed & marks_mask, starts)
    terms = (pairs[starts] >> _ARTICLE_BITS).astype(np.uint32).view(np.int32).astype(np.int64)
    return Terms(pairs[starts] & ((1 << _ARTICLE_BITS) - 1), terms, counts, marks)
