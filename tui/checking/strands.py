"""Indexes the words of the sources for exact search, ignoring case, accents and the shape of punctuation marks."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from tui.articles.model import Article, ArticleRole, Passage
from tui.matching.differences.fact_words import number_words
from tui.mentions.model import Quote
from tui.text.fold import fold_text
from tui.text.quotation import quotations
from tui.text.span import Span
from tui.text.tokens import word_spans

_OCCURRENCES_MAX = 2_000
"""Maximum number of places of one word that are examined; bounds the work for endless repetition."""
DOCUMENT = "="
"""Placeholder for a quote's id if a whole document is somebody's words: a statement, a transcript."""
UNATTRIBUTED = "-"
"""Placeholder for the id of a quotation that is not among the quotes of the mentions."""
_MINUS = frozenset("-−–")


class Strand(Struct, frozen=True, dict=True):
    """A sequence of words in one article: its whole text, or one quotation with its parts joined."""

    article: Article
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]
    quote_ids: Sequence[str]
    """Id of the quote that contains each word; empty outside quotation marks."""

    def passage(self, first: int, last: int) -> Passage:
        """Return the passage from word `first` up to, but not including, word `last`."""
        return Passage(self.article.id, Span(self.places[first][0], self.places[last - 1][1]))


class WordRun(Struct, frozen=True):
    """The words in a strand from `first` up to, but not including, `last`."""

    strand: Strand
    first: int
    last: int

    @property
    def passage(self) -> Passage:
        return self.strand.passage(self.first, self.last)

    @property
    def quote_ids(self) -> frozenset[str]:
        return frozenset(self.strand.quote_ids[self.first : self.last])


def exact_keys(text: str, places: Sequence[tuple[int, int]]) -> list[str]:
    """Return the key by which each word is compared.

    A currency sign, a minus sign and a question mark belong to the adjacent word, because they change the meaning.
    """
    keys = []
    for start, end in places:
        key = _folded(text[start:end])
        if key[0].isdigit():
            key = _sign_before(text, start) + key
        keys.append(key + "?" if text[end : end + 1] == "?" else key)
    return keys


def quoted_words(text: str, span: Span) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the places and keys of the words in a quotation; “[T]he” is the word “the”."""
    places: list[tuple[int, int]] = []
    for start, end in word_spans(text, span.start, span.end):
        if places and places[-1][1] + 1 == start and text[places[-1][0] - 1] + text[start - 1] == "[]":
            places[-1] = places[-1][0], end
        else:
            places.append((start, end))
    keys = exact_keys(text, places)
    if places and places[-1][1] == span.end and text[span.end + 1 : span.end + 2] == "?":  # “Did you read it”?
        keys[-1] = f"{keys[-1].removesuffix('?')}?"
    return places, [key.replace("]", "") for key in keys]


@lru_cache(maxsize=1 << 16)  # words recur in and across the texts
def _folded(word: str) -> str:
    return fold_text(word)


def _sign_before(text: str, start: int) -> str:
    """Return the currency sign or minus before a number; a hyphen after a word is not a minus."""
    before = text[start - 1 : start]
    if not before or before in number_words().currencies:
        return before
    follows_blank = start < 2 or not text[start - 2].isalnum()
    return "-" if before in _MINUS and follows_blank else ""


class SourceWords:
    """All strands of the sources, with the places of each word."""

    def __init__(self, draft: Article, sources: Sequence[Article], quotes: Sequence[Quote]) -> None:
        by_article: defaultdict[str, list[Quote]] = defaultdict(list)
        for quote in quotes:
            by_article[quote.article].append(quote)
        self.strands: list[Strand] = []
        self.speech: dict[str, Strand] = {}
        """Quote id → strand of its words."""
        for article in sources:
            self._add(article, by_article[article.id])
        self.postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        """Key in the draft → numbers of a strand and of a word in it."""
        wanted = _keys_of(draft)
        for number, strand in enumerate(self.strands):
            for at, key in enumerate(strand.keys):
                if key in wanted and len(self.postings[key]) < _OCCURRENCES_MAX:
                    self.postings[key].append((number, at))

    def _add(self, article: Article, quotes: Sequence[Quote]) -> None:
        places = list(word_spans(article.text))
        spans = [(quotation.inner, UNATTRIBUTED) for quotation in quotations(article.text, article.paragraphs)]
        spans += [(part, quote.id) for quote in quotes for part in quote.parts]
        is_document = article.role is ArticleRole.SOURCE
        ids = _ids_by_word(places, spans, DOCUMENT if is_document else "")
        self.strands.append(Strand(article, places, exact_keys(article.text, places), ids))
        for quote in quotes:
            own = [place for part in quote.parts for place in word_spans(article.text, part.start, part.end)]
            strand = Strand(article, own, exact_keys(article.text, own), [quote.id] * len(own))
            self.speech[quote.id] = strand
            if len(quote.parts) > 1:
                self.strands.append(strand)
            self.strands += _without_brackets(strand)

    def runs_of(self, keys: Sequence[str]) -> list[WordRun]:
        """Return the places with exactly these words."""
        if not keys:
            return []
        rarest = min(range(len(keys)), key=lambda at: len(self.postings.get(keys[at], ())))
        runs = []
        for number, at in self.postings.get(keys[rarest], ()):
            strand, first = self.strands[number], at - rarest
            if first >= 0 and list(strand.keys[first : first + len(keys)]) == list(keys):
                runs.append(WordRun(strand, first, first + len(keys)))
        return runs

    def likely_starts(self, keys: Sequence[str], count: int) -> list[tuple[Strand, int]]:
        """Return up to `count` places with most of these words in roughly this order."""
        votes: Counter[tuple[int, int]] = Counter()
        rarest = sorted(range(len(keys)), key=lambda at: len(self.postings.get(keys[at], ())))[:_VOTING_WORDS_MAX]
        for offset in rarest:
            key = keys[offset]
            places = self.postings.get(key, ())
            for number, at in places if len(places) < _OCCURRENCES_MAX else ():
                votes[number, (at - offset) // _BUCKET] += 1.0 / (_COMMON + len(places))  # type: ignore[assignment]
        joined = {place: votes[place] + votes.get((place[0], place[1] + 1), 0) for place in votes}
        best = sorted(joined, key=lambda place: (-joined[place], place))[:count]
        return [(self.strands[number], bucket * _BUCKET) for number, bucket in best]


def _without_brackets(strand: Strand) -> list[Strand]:
    """Return a quotation without words inserted in square brackets, as a list; empty if there are none."""
    text = strand.article.text
    start = strand.places[0][0] if strand.places else 0
    end = strand.places[-1][1] if strand.places else 0
    if "[" not in text[start:end]:
        return []
    own = [at for at, (first, last) in enumerate(strand.places) if not _is_in_brackets(text, start, first, last)]
    places, keys = [strand.places[at] for at in own], [strand.keys[at] for at in own]
    return [Strand(strand.article, places, keys, strand.quote_ids[: len(own)])] if own else []


def _is_in_brackets(text: str, start: int, first: int, last: int) -> bool:
    opening = text.rfind("[", start, first)
    return opening >= 0 and "]" not in text[opening:first] and "]" in text[last : last + _BRACKET_LENGTH_MAX]


_BRACKET_LENGTH_MAX = 80
_VOTING_WORDS_MAX = 60
"""Number of a quotation's rarest words that are used to find likely places."""
_BUCKET = 4
"""Maximum shift, in words, between places of one quotation that count together."""
_COMMON = 3
"""Damping of the weight of rare words, so that several common ones outweigh one."""


def _keys_of(draft: Article) -> set[str]:
    """Return the keys of a draft, including those of its words with and without a possessive or question mark."""
    keys = set(quoted_words(draft.text, Span(0, len(draft.text)))[1])
    bare = {key.removesuffix("?").removesuffix("'s") for key in keys}
    return keys | bare | {f"{key}{end}" for key in bare for end in ("'s", "?")}


def _ids_by_word(places: Sequence[tuple[int, int]], spans: Sequence[tuple[Span, str]], outside: str) -> list[str]:
    """Return the id of the span around each word, or `outside`; later spans override earlier ones."""
    from bisect import bisect_left

    starts = [start for start, _ in places]
    ids = [outside] * len(places)
    for span, name in spans:
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            ids[at] = name
    return ids
