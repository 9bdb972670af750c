"""A stretch of an article as somebody else quotes it: the words, and where they stand."""

from tui.articles.model import Article
from tui.text.span import Span

QUOTED = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("‘", "’"))


def citation(article: Article, span: Span, quoted: str = "") -> str:
    """“Text” — Outlet, “Headline”, date, URL; on one line, without what is not known of the article.

    quoted: the words of a quotation without the outlet's own between its parts, where it has several. Text that is a
    quotation already, from its first mark to its last, gets no second pair of marks.
    """
    words = " ".join((quoted or span.slice(article.text)).split())
    parts = (article.outlet, f"“{article.headline}”" if article.headline else "", article.published, article.url)
    where = ", ".join(part for part in parts if part)
    text = words if _is_quoted(words) else f"“{words}”"
    return f"{text} — {where}" if where else text


def _is_quoted(words: str) -> bool:
    inside = words[1:-1]
    return any(
        len(words) > 1 and words.startswith(opening) and words.endswith(closing) and not {opening, closing} & {*inside}
        for opening, closing in QUOTED
    )
