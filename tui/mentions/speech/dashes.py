"""Finds speech introduced by a dash, as in Russian, Ukrainian, Spanish and French: — Мы готовы, — сказал министр."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from tui.articles.model import Article
from tui.mentions.lexicon import LanguageWords
from tui.text.quotation import Quotation
from tui.text.quotation_marks import Family
from tui.text.span import Span

_LANGUAGES = frozenset({"ru", "uk", "es", "fr", "it", "pt", "pl"})


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"[—–―][ \u00a0]?(?=[^\W\d_]|¿|¡)")


@cache
def _closing() -> re.Pattern[str]:
    """Match the punctuation before the reporting words, the dash, and the first two words after it."""
    return re.compile(
        r"[,.!?…](?P<dash>[ \u00a0]?[—–―][ \u00a0]?)(?P<first>[^\W\d_]{2,20})(?: (?P<second>[^\W\d_]{2,20}))?"
    )


@cache
def _again() -> re.Pattern[str]:
    """Match the dash before the next spoken part."""
    return re.compile(r"[,.][ \u00a0]?[—–―][ \u00a0]?")


def with_dashes(
    article: Article, quotations: Sequence[Quotation], words: LanguageWords | None
) -> tuple[Quotation, ...]:
    """Return the quotations in an article together with the speech in paragraphs that begin with a dash, in order."""
    if words is None or article.language not in _LANGUAGES or not re.search("[—–―]", article.text):
        return tuple(quotations)
    spans = [span for paragraph in article.paragraphs for span in _speech(article.text, paragraph, words)]
    outside = [n for n, quotation in enumerate(quotations) if not any(quotation.outer.overlap(span) for span in spans)]
    new_indices: dict[int | None, int] = {}
    combined = [
        *(quotations[n] for n in outside),
        *(Quotation(span, span, False, False, 0, Family.DOUBLE) for span in spans),
    ]
    order = sorted(range(len(combined)), key=lambda n: (combined[n].outer.start, combined[n].depth))
    for new, old in enumerate(order):
        if old < len(outside):
            new_indices[outside[old]] = new
    return tuple(replace(combined[n], follows=new_indices.get(combined[n].follows)) for n in order)


def _speech(text: str, paragraph: Span, words: LanguageWords) -> Iterator[Span]:
    """Yield the spoken parts of a paragraph that begins with a dash: before the reporting words, and after a dash."""
    opening = _opening().match(text, paragraph.start, paragraph.end)
    if opening is None:
        return
    closing = next(
        (each for each in _closing().finditer(text, opening.end(), paragraph.end) if _is_speech(each, words)), None
    )
    if closing is None:
        return
    yield Span(opening.end(), closing.start() + (closing[0][0] in "!?…"))
    again = _again().search(text, closing.end(), paragraph.end)
    if again is not None and again.end() < paragraph.end:
        yield Span(again.end(), paragraph.end)


def _is_speech(closing: re.Match[str], words: LanguageWords) -> bool:
    first, second = closing["first"], closing["second"] or ""
    return first.islower() and (first in words.speech_verbs or f"{first} {second}" in words.speech_verbs)
