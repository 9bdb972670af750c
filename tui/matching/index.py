"""An article as matching sees it: its words as numbers, with what stands around them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from tui.articles.model import Article
from tui.matching.options import IndexOptions
from tui.matching.vocabulary import Vocabulary, join_spellings
from tui.text.quotation import Quotation, quotations
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import word_spans


class IndexedArticle(Struct):
    """The words of an article that take part: those outside its aside zones. Lists run parallel, one entry a word."""

    article: Article
    starts: list[int] = field(default_factory=list)
    """Canonical offset."""
    ends: list[int] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    """Number of the stretch of kept text that the word stands in: no passage goes over from one to the next."""
    sentences: list[int] = field(default_factory=list)
    """Number of the sentence that the word stands in."""
    block_words: list[tuple[int, int]] = field(default_factory=list)
    """Per block, its words as a half-open range."""
    sentence_spans: list[Span] = field(default_factory=list)
    quotations: tuple[Quotation, ...] = ()
    quotation_words: list[tuple[int, int]] = field(default_factory=list)
    """Per quotation, its words as a half-open range."""
    quoted: list[int] = field(default_factory=list)
    """Number of the quotation that the word stands in, -1 for none."""
    capital: list[bool] = field(default_factory=list)
    """Whether the word has a capital that neither a sentence's beginning nor a headline gave it."""
    counts: Counter[int] = field(default_factory=Counter)
    """Id → how often."""
    bigrams: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Two ids in one number → where the two words stand, as word numbers."""

    def __len__(self) -> int:
        return len(self.ids)

    def word(self, at: int) -> str:
        """As written."""
        return self.article.text[self.starts[at] : self.ends[at]]


class Index(Struct):
    """The articles of one comparison, and what their words have in common."""

    articles: list[IndexedArticle]
    vocabulary: Vocabulary
    names: frozenset[int]
    """Ids of words that are written with a capital also inside sentences."""


def build_index(articles: Sequence[Article], options: IndexOptions, check: Callable[[], None]) -> Index:
    """Linear in the length of the articles. `check` is called for each: it may raise to stop the work."""
    vocabulary = Vocabulary()
    indexed = []
    for article in articles:
        check()
        indexed.append(_read(article, vocabulary))
    names = _names(indexed)
    _join_names(indexed, vocabulary, names, options)
    for read in indexed:
        read.counts = Counter(read.ids)
        read.bigrams = _bigrams(read, vocabulary.stops, options.bigram_window_words)
    return Index(indexed, vocabulary, names)


def _read(article: Article, vocabulary: Vocabulary) -> IndexedArticle:
    read = IndexedArticle(article)
    text = article.text
    for block in kept_blocks(article):
        first = len(read.starts)
        for sentence in sentences(text, block):
            number = len(read.sentence_spans)
            read.sentence_spans.append(sentence)
            for start, end in word_spans(text, sentence.start, sentence.end):
                read.starts.append(start)
                read.ends.append(end)
                read.sentences.append(number)
        read.blocks.extend([len(read.block_words)] * (len(read.starts) - first))
        read.block_words.append((first, len(read.starts)))
    read.ids = vocabulary.ids(text[start:end] for start, end in zip(read.starts, read.ends, strict=True))
    read.quotations = quotations(text, article.paragraphs)
    _mark_quoted(read)
    _mark_capitals(read)
    return read


def kept_blocks(article: Article) -> list[Span]:
    """The paragraphs less the zones that do not tell the event, in order."""
    blocks: list[Span] = []
    for paragraph in article.paragraphs:
        start = paragraph.start
        for aside in article.aside:
            if aside.end <= start or aside.start >= paragraph.end:
                continue
            if aside.start > start:
                blocks.append(Span(start, aside.start))
            start = aside.end
        if start < paragraph.end:
            blocks.append(Span(start, paragraph.end))
    return blocks


def _mark_quoted(read: IndexedArticle) -> None:
    """Gives every word the outermost quotation around it."""
    read.quoted = [-1] * len(read.starts)
    for number, quotation in enumerate(read.quotations):
        first = bisect_left(read.starts, quotation.inner.start)
        last = bisect_left(read.starts, quotation.inner.end)
        read.quotation_words.append((first, last))
        for at in range(first, last):
            if read.quoted[at] < 0:
                read.quoted[at] = number


def _mark_capitals(read: IndexedArticle) -> None:
    """A block of which more than half the words have a capital is a headline in title case: it tells nothing."""
    text = read.article.text
    upper = [text[start].isupper() for start in read.starts]
    for first, last in read.block_words:
        title_case = 2 * sum(upper[first:last]) > last - first
        for at in range(first, last):
            begins = at == first or read.sentences[at] != read.sentences[at - 1]
            read.capital.append(upper[at] and not begins and not title_case)


def _names(articles: Sequence[IndexedArticle]) -> frozenset[int]:
    """Ids that stand with a capital inside sentences more often than without."""
    capital: Counter[int] = Counter()
    small: Counter[int] = Counter()
    for read in articles:
        text = read.article.text
        capital.update(number for number, upper in zip(read.ids, read.capital, strict=True) if upper)
        small.update(number for number, start in zip(read.ids, read.starts, strict=True) if text[start].islower())
    return frozenset(number for number, often in capital.items() if often > small[number])


def _join_names(
    articles: Sequence[IndexedArticle], vocabulary: Vocabulary, names: frozenset[int], options: IndexOptions
) -> None:
    """Gives the spellings of one name one id."""
    ids_of = [(read.article.id, frozenset(read.ids) & names) for read in articles]
    spelled = {}
    for number in names:
        spelled[vocabulary.stems[number]] = frozenset(article for article, ids in ids_of if number in ids)
    joined = join_spellings(spelled.items(), options.name_similarity, options.name_letters)
    if not joined:
        return
    number_of = {stem: number for number, stem in enumerate(vocabulary.stems)}
    moved = {number_of[spelling]: number_of[name] for spelling, name in joined.items()}
    for read in articles:
        read.ids = [moved.get(number, number) for number in read.ids]


def _bigrams(read: IndexedArticle, stops: Sequence[bool], window_words: int) -> dict[int, list[tuple[int, int]]]:
    """The unordered pairs of different content words that stand near each other in one block."""
    pairs: dict[int, list[tuple[int, int]]] = {}
    ids = read.ids
    for first, last in read.block_words:
        content = [at for at in range(first, last) if not stops[ids[at]]]
        for order, at in enumerate(content):
            one = ids[at]
            for then in content[order + 1 : order + window_words]:
                other = ids[then]
                if one == other:
                    continue
                key = one << 32 | other if one < other else other << 32 | one
                if key in pairs:
                    pairs[key].append((at, then))
                else:
                    pairs[key] = [(at, then)]
    return pairs
