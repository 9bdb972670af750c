"""From word numbers to places in the text: where a passage begins and ends for a reader."""

from collections.abc import Sequence

from tui.matching.words.article_words import IndexedArticle
from tui.text.quotation import Quotation
from tui.text.span import Span

_SIGNS = "$£€¥#"


_LOOSE_ENDS = frozenset(
    {
        *("a", "an", "the", "and", "or", "but", "that", "than", "if", "as", "its", "his", "her", "their"),
        *("of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "about", "over", "between"),
    }
)
"""A passage does not end with one of these: what they lead to is not in it."""
_LOOSE_STARTS = frozenset({"and", "or", "but", "of", "than"})


def passage_span(read: IndexedArticle, first: int, last: int, clause_words: int) -> Span:
    """What is shown for the half-open word range of an alignment.

    It loses the words that hang loose at its ends, and goes on to the borders of its clauses where no more than
    `clause_words` are missing. With the currency sign of a figure that it begins with, and both marks of a quotation
    that lies inside.
    """
    begin, end = trim_loose_words(read, first, last)
    longer, longer_end = extend_to_clause(read, begin, end, clause_words)
    begin = begin if read.word(longer).lower() in _LOOSE_STARTS else longer
    end = end if read.word(longer_end - 1).lower() in _LOOSE_ENDS else longer_end
    return span_of(read, begin, end)


def lead_in_start(read: IndexedArticle, first: int, words: int) -> int:
    """The beginning of the clause of a word, when no more than so many words lead up to it; else the word itself."""
    return extend_to_clause(read, first, first + 1, words)[0]


def trim_loose_words(read: IndexedArticle, first: int, last: int) -> tuple[int, int]:
    """A half-open word range without the words that hang loose at its ends; never empty."""
    while last - first > 1 and read.word(last - 1).lower() in _LOOSE_ENDS:
        last -= 1
    while last - first > 1 and read.word(first).lower() in _LOOSE_STARTS:
        first += 1
    return first, last


def extend_to_clause(read: IndexedArticle, first: int, last: int, words: int) -> tuple[int, int]:
    """The range with the words that are missing to the borders of its clauses, on each side where they are few."""
    begin, end = first, last
    while begin > 0 and first - begin <= words and not _parted(read, begin - 1):
        begin -= 1
    while end < len(read) and end - last <= words and not _parted(read, end - 1):
        end += 1
    return begin if first - begin <= words else first, end if end - last <= words else last


def _parted(read: IndexedArticle, at: int) -> bool:
    """Whether a clause ends after a word: at the end of its sentence, or where more than a blank or hyphen follows."""
    between = read.article.text[read.ends[at] : read.starts[at + 1]]
    if between == " ":
        return False
    if read.sentences[at] != read.sentences[at + 1]:
        return True
    return not (between.isspace() or between in "-‐‑/$£€#")


def span_of(read: IndexedArticle, first: int, last: int) -> Span:
    """The canonical span of a half-open word range."""
    text = read.article.text
    start, end = read.starts[first], read.ends[last - 1]
    if start and text[start - 1] in _SIGNS:
        start -= 1
    for quotation in _at(read, first, last):
        if not (quotation.opened and quotation.closed):
            continue
        if start <= _first_letter(text, quotation) and _last_letter(text, quotation) <= end:
            start, end = min(start, quotation.outer.start), max(end, quotation.outer.end)
    return Span(start, end)


def _at(read: IndexedArticle, first: int, last: int) -> Sequence[Quotation]:
    """The quotations that hold the first or the last word."""
    numbers = sorted({read.quoted[first], read.quoted[last - 1]} - {-1})
    return [read.quotations[number] for number in numbers]


def _first_letter(text: str, quotation: Quotation) -> int:
    at = quotation.inner.start
    while at < quotation.inner.end and not text[at].isalnum():
        at += 1
    return at


def _last_letter(text: str, quotation: Quotation) -> int:
    at = quotation.inner.end
    while at > quotation.inner.start and not text[at - 1].isalnum():
        at -= 1
    return at
