"""Writes a quote on one line, as lists, tables and exports show it."""

from collections.abc import Iterable, Sequence

from tui.mentions.model import QuoteKind
from tui.reading.quotes.word_differences import Difference
from tui.text.span import Span

GAP = " … "
"""Separator between the parts of a quote that the outlet has split."""
REPORTED = "reported: "
TRANSLATED = "translated: "
"""Prefix of speech quoted in translation."""


def without_end_comma(words: str) -> str:
    """Return quoted words without the comma or semicolon that stands before “she said”."""
    return words.rstrip(" ,;")


def quote_text(text: str, parts: Sequence[Span], kind: QuoteKind, lead: str = "") -> str:
    """Return `lead` and a quote on one line, in “ ”; reported speech has no quotation marks."""
    words = without_end_comma(GAP.join(part.slice(text).replace("\n", " ") for part in parts))
    return f"{lead}{words}" if kind is QuoteKind.INDIRECT else f"{lead}“{words}”"


def differences_in_quote_text(
    parts: Sequence[Span], kind: QuoteKind, differences: Iterable[Difference], lead: str = ""
) -> tuple[Difference, ...]:
    """Return the differences as places in the `quote_text` of the parts; those outside the parts are dropped."""
    shifted = []
    at = len(lead) + (kind is not QuoteKind.INDIRECT)
    bases = []
    for part in parts:
        bases.append(at - part.start)
        at += len(part) + len(GAP)
    for difference in differences:
        for part, base in zip(parts, bases, strict=True):
            if part.overlap(difference.span):
                start, end = max(part.start, difference.span.start), min(part.end, difference.span.end)
                shifted.append(Difference(Span(start + base, end + base), difference.kind))
    return tuple(shifted)
