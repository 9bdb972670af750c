"""Cites a passage in an article: its words and its source."""

from tui.articles.model import Article
from tui.text.spaces import single_spaced
from tui.text.span import Span

QUOTE_MARK_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("‘", "’"))


def citation(article: Article, span: Span, quoted_words: str = "") -> str:
    """Return “Text” — Outlet, “Headline”, date, URL, on one line, without the fields that the article lacks.

    quoted_words: the words of a quote in several parts, without the outlet's own words between them. Text inside one
    pair of quotation marks gets no second pair.
    """
    words = single_spaced(quoted_words or span.slice(article.text))
    parts = (article.outlet, f"“{article.headline}”" if article.headline else "", article.published, article.url)
    source = ", ".join(part for part in parts if part)
    text = words if _has_quote_marks(words) else f"“{words}”"
    return f"{text} — {source}" if source else text


def _has_quote_marks(words: str) -> bool:
    inside = words[1:-1]
    return any(
        len(words) > 1 and words.startswith(opening) and words.endswith(closing) and not {opening, closing} & {*inside}
        for opening, closing in QUOTE_MARK_PAIRS
    )
