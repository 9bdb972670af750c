"""Builds the sentence that says which of two wordings truncates a quotation, and what it omits."""

from tui.articles.model import Article
from tui.text.spaces import single_spaced
from tui.text.span import Span

CUT_CHARACTERS_MAX = 400
"""Maximum number of characters shown from the rest of a truncated quote."""


def truncation_sentence(first: Article, first_span: Span, second: Article, second_span: Span) -> str:
    """Return the sentence about two wordings; empty if neither is truncated."""
    from tui.matching.differences.truncated_quotes import truncation

    cut = truncation(first, first_span, second, second_span)
    if cut is None:
        return ""
    short, long = (first, second) if cut.left_is_shorter else (second, first)
    words = single_spaced(cut.missing_words.slice(long.text))
    if len(words) > CUT_CHARACTERS_MAX:
        words = words[:CUT_CHARACTERS_MAX].rstrip() + "…"
    verb = "cuts the quotation short" if cut.inside_sentence else "quotes less"
    return f"{short.outlet} {verb}; {long.outlet} has “{words}”"
