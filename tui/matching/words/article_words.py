"""Splits an article into the words that are compared, with their sentences, quotations and flags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Article
from tui.matching.words.stock_phrases import attributions, in_stock_phrases
from tui.matching.words.vocabulary import Vocabulary, word_key
from tui.text.quotation import Quotation, quotations
from tui.text.segmentation import words_of_language
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.words.arrays import Bools as Bools
    from tui.matching.words.arrays import Ints as Ints


_BLOCK_WORDS_MAX = 2000
"""Maximum number of words in a block; a longer “paragraph” is a text that has lost its line breaks.

It is compared in pieces, because the memory for a common subsequence grows with the product of the lengths.
"""


class IndexedArticle(Struct, eq=False):
    """Words of an article outside its aside zones. Arrays are parallel, with one entry per word."""

    article: Article
    starts: list[int]
    """Canonical offset of each word."""
    ends: list[int]
    keys: list[str]
    """Keys by which words are compared if only spelling may differ."""
    stem_ids: Ints
    """Ids of the stems, before spellings of one name are joined."""
    blocks: Ints
    """First word of the block that contains the word: no passage crosses the border of a block.

    A block is a paragraph without its aside zones, or a piece of one that is far too long.
    """
    block_ends: Ints
    """Word after the last one of that block."""
    sentences: Ints
    """Number of each word's sentence."""
    sentence_starts: list[int]
    """Canonical offset of each sentence."""
    quotations: tuple[Quotation, ...]
    quotation_words: list[tuple[int, int]]
    """Words of each quotation as a half-open range."""
    quoted: list[int]
    """Number of the outermost quotation around each word, or -1."""
    capital: Bools
    """True for a word with a capital that is not due to a sentence's beginning or a headline."""
    stock: Bools
    """True for a word in a stock phrase of reporting (config/words/stock-phrases.txt)."""
    attribution: Bools
    """True for a verb of speech outside quotation marks, and for a name beside one."""
    figure: Bools
    """True for a word that begins with a digit."""
    small: Bools
    """True for a word that begins with a lower-case letter."""

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, at: int) -> str:
        """Return a word as written."""
        return self.article.text[self.starts[at] : self.ends[at]]


def read_article(article: Article, vocabulary: Vocabulary) -> IndexedArticle:
    """Index the words of an article, in linear time. The ids are valid for this vocabulary only."""
    import numpy as np

    text = article.text
    starts: list[int] = []
    ends: list[int] = []
    sentence_of: list[int] = []
    blocks: list[tuple[int, int]] = []
    sentence_starts: list[int] = []
    for block in kept_blocks(article):
        first = len(starts)
        for sentence in sentences(text, block):
            sentence_starts.append(sentence.start)
            for start, end in words_of_language(text, sentence.start, sentence.end, article.language):
                starts.append(start)
                ends.append(end)
                sentence_of.append(len(sentence_starts) - 1)
        blocks += _pieces(first, len(starts), sentence_of)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    key_of = {word: word_key(word, article.language) for word in set(words)}
    keys = [key_of[word] for word in words]
    ids = vocabulary.ids(words, article.language)
    sizes = [last - first for first, last in blocks]
    all_quotations = quotations(text, article.paragraphs)
    quotation_words = [(bisect_left(starts, q.inner.start), bisect_left(starts, q.inner.end)) for q in all_quotations]
    upper = np.array([text[start].isupper() for start in starts], dtype=bool)
    sentence_numbers = np.array(sentence_of, dtype=np.int64)
    capital, outermost = _capitals(upper, sentence_numbers, blocks), _outermost(quotation_words, len(starts))
    return IndexedArticle(
        article=article,
        starts=starts,
        ends=ends,
        keys=keys,
        stem_ids=np.array(ids, dtype=np.int64),
        blocks=np.repeat(np.array([first for first, _ in blocks], dtype=np.int64), sizes),
        block_ends=np.repeat(np.array([last for _, last in blocks], dtype=np.int64), sizes),
        sentences=sentence_numbers,
        sentence_starts=sentence_starts,
        quotations=all_quotations,
        quotation_words=quotation_words,
        quoted=outermost,
        capital=capital,
        stock=in_stock_phrases(keys),
        attribution=attributions(keys, capital, outermost),
        figure=np.array([key[:1].isdigit() for key in keys], dtype=bool),
        small=np.array([text[start].islower() for start in starts], dtype=bool),
    )


def kept_blocks(article: Article) -> list[Span]:
    """Return the paragraphs without their aside zones, in order. Linear in both."""
    aside, at = article.aside, 0
    if not aside:
        return list(article.paragraphs)
    blocks: list[Span] = []
    for paragraph in article.paragraphs:
        start = paragraph.start
        while at < len(aside) and aside[at].start < paragraph.end:
            if aside[at].start > start:
                blocks.append(Span(start, aside[at].start))
            start = max(start, aside[at].end)
            if start > paragraph.end:
                break  # the zone continues in the next paragraph
            at += 1
        if start < paragraph.end:
            blocks.append(Span(start, paragraph.end))
    return blocks


def _pieces(first: int, last: int, sentence_of: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Split a range of words into ranges of at most `_BLOCK_WORDS_MAX`, between sentences if possible."""
    while last - first > _BLOCK_WORDS_MAX:
        limit = first + _BLOCK_WORDS_MAX
        cut = bisect_left(sentence_of, sentence_of[limit], first, limit)
        cut = cut if cut > first else limit
        yield first, cut
        first = cut
    yield first, last


def _outermost(quotation_words: Sequence[tuple[int, int]], words: int) -> list[int]:
    outermost = [-1] * words
    for number, (first, last) in reversed(list(enumerate(quotation_words))):
        outermost[first:last] = [number] * (last - first)
    return outermost


def _capitals(upper: Bools, sentence_numbers: Ints, blocks: Sequence[tuple[int, int]]) -> Bools:
    """Find the capitals that suggest names.

    A block with more than half its words capitalised is a headline.
    """
    import numpy as np

    capital = upper.copy()
    if len(upper):
        capital[1:] &= sentence_numbers[1:] == sentence_numbers[:-1]
        capital[0] = False
    upper_before = np.concatenate(([0], np.cumsum(upper)))
    borders = np.array(blocks, dtype=np.int64).reshape(-1, 2)
    is_headline = 2 * np.diff(upper_before[borders]).ravel() > np.diff(borders).ravel()
    for first, last in borders[is_headline].tolist():
        capital[first:last] = False
    return capital
