"""Turns ranges of words into spans of text: the borders of a passage on the screen."""

from collections.abc import Sequence

from tui.matching.search.best_borders import CommonWords
from tui.matching.search.border_words import LOOSE_ENDS, LOOSE_STARTS
from tui.matching.search.phrase_borders import phrase_borders
from tui.matching.search.settled_borders import settled_borders
from tui.matching.words.article_words import IndexedArticle
from tui.text.quotation import Quotation
from tui.text.sentences import abbreviations
from tui.text.span import Span

_SIGNS = "$£€¥#"
_BRACKET_REST = 24
"""Maximum number of characters by which a passage may end later, to include the end of a bracket."""


def passage_range(
    indexed: IndexedArticle,
    first: int,
    last: int,
    clause_words: int,
    common: CommonWords,
) -> tuple[int, int]:
    """Return the half-open word range that is shown for that of an alignment.

    It loses loose words at its ends, and moves to the best borders near.
    clause_words: words that may be missing to the border of its clause, in a language whose borders have no weights.
    """
    begin, end = trim_loose_words(indexed, first, last)
    settling = settled_borders(indexed)
    if not settling.has_weights:
        longer, longer_end = extend_to_clause(indexed, begin, end, clause_words)
        begin = begin if indexed.word(longer).lower() in LOOSE_STARTS else longer
        end = end if indexed.word(longer_end - 1).lower() in LOOSE_ENDS else longer_end
    return settling.settled(begin, end, common)


def lead_in_start(indexed: IndexedArticle, first: int, words: int) -> int:
    """Return the beginning of a word's clause if at most this many words precede the word; else the word itself."""
    return extend_to_clause(indexed, first, first + 1, words)[0]


def clause_end(indexed: IndexedArticle, last: int, words: int) -> int:
    """Return the end of the clause at a place if it has at most this many words more; else the place."""
    return extend_to_clause(indexed, last - 1, last, words)[1] if last else last


def trim_loose_words(indexed: IndexedArticle, first: int, last: int) -> tuple[int, int]:
    """Trim the loose words at the ends of a half-open word range.

    At least one word remains, and no word that ends its sentence is trimmed.
    """
    ends_sentence = phrase_borders(indexed).ends_sentence
    while last - first > 1 and indexed.keys[last - 1] in LOOSE_ENDS and not ends_sentence(last):
        last -= 1
    while last - first > 1 and indexed.keys[first] in LOOSE_STARTS:
        first += 1
    return first, last


def extend_to_clause(indexed: IndexedArticle, first: int, last: int, words: int) -> tuple[int, int]:
    """Extend a range to the borders of its clauses, on each side that lacks at most this many words."""
    begin, end = first, last
    while begin > 0 and first - begin <= words and not _ends_clause(indexed, begin - 1):
        begin -= 1
    while end < len(indexed) and end - last <= words and not _ends_clause(indexed, end - 1):
        end += 1
    return begin if first - begin <= words else first, end if end - last <= words else last


def _ends_clause(indexed: IndexedArticle, at: int) -> bool:
    """Return True if a clause ends after a word: its sentence ends, or more than a space or hyphen follows."""
    return phrase_borders(indexed).is_clause_border(at + 1, marks_part=True)


def span_of(indexed: IndexedArticle, first: int, last: int) -> Span:
    """Return the canonical span of a half-open word range.

    It includes the currency sign of a number at its start, and both quote marks of a quotation inside.
    """
    text = indexed.article.text
    start, end = indexed.starts[first], indexed.ends[last - 1]
    if start and text[start - 1] in _SIGNS:
        start -= 1
    for quotation in _quotations_at(indexed, first, last):
        if not (quotation.opened and quotation.closed):
            continue
        if start <= _first_letter(text, quotation) and _last_letter(text, quotation) <= end:
            start, end = min(start, quotation.outer.start), max(end, quotation.outer.end)
    if text[end : end + 1] == "." and _keeps_stop(text, indexed.starts[last - 1], end):
        end += 1
    if text.rfind("(", start, end) > text.rfind(")", start, end) and (closing := _closing_bracket(text, end)):
        end = closing
    return Span(start, end)


def _keeps_stop(text: str, start: int, end: int) -> bool:
    """Return True for an abbreviation whose full stop does not end a sentence: U.S., or R-Wis., the chairman."""
    word = text[start:end]
    return "." in word or (text[end + 1 : end + 2] in (",", ";", ")") and word.lower() in abbreviations())


def _closing_bracket(text: str, end: int) -> int:
    """Return the place after a bracket that closes soon after a passage, such as (D-Calif.), or 0."""
    rest = text[end : end + _BRACKET_REST + 1]
    closing = rest.find(")")
    return end + closing + 1 if closing >= 0 and not set("(\n") & set(rest[:closing]) else 0


def _quotations_at(indexed: IndexedArticle, first: int, last: int) -> Sequence[Quotation]:
    """Return the quotations that contain the first or the last word."""
    numbers = sorted({indexed.quoted[first], indexed.quoted[last - 1]} - {-1})
    return [indexed.quotations[number] for number in numbers]


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
