"""Compares capital letters, which identify titles and can change the meaning of a quotation."""

from collections.abc import Sequence

from tui.checking.strands import WordRun

_TITLE_WORDS_MAX = 6


def differing_capitals(text: str, places: Sequence[tuple[int, int]], run: WordRun) -> str:
    """Return a remark if words other than the first differ in their capitals: us / US.

    Capitals in a headline do not count.
    """
    capitals = sum(text[start].isupper() for start, _ in places)
    if 2 * capitals > len(places):
        return ""
    for (start, end), (there, there_end) in zip(places[1:], run.strand.places[run.first + 1 : run.last], strict=True):
        word, other = text[start:end], run.strand.article.text[there:there_end]
        if word != other and word.lower() == other.lower():
            return f"capital letters differ: {word} / {other}"
    return ""


def is_title(words: str) -> bool:
    """Return True for a few words that are all capitalised: “La La Land”."""
    return len(words.split()) <= _TITLE_WORDS_MAX and all(word[:1].isupper() for word in words.split())
