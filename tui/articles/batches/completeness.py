"""Checks the text read from an article against the length that the download states."""

from tui.articles.batches.model import BatchArticle

_TOLERANCE_WORDS = 2
_TOLERANCE_PERCENT = 3
"""Tolerance in percent, because databases count words a little differently: “part-time”, “£ 5”."""


def length_mismatch(article: BatchArticle) -> str:
    """Describe the difference between the words read and the stated length; empty if they agree or none is stated.

    Databases count the body alone, or with the headline, or with everything above it.
    """
    stated = article.stated_words
    if stated is None:
        return ""
    headline, standfirst, byline = (
        len(text.split()) for text in (article.headline, article.standfirst, article.byline)
    )
    body = article.words
    counts = (body, body + headline, body + standfirst, body + headline + standfirst, body + headline + byline)
    tolerance = max(_TOLERANCE_WORDS, stated * _TOLERANCE_PERCENT / 100)
    if any(abs(stated - count) <= tolerance for count in counts):
        return ""
    return f"states {stated:,} words, but {body:,} were read"
