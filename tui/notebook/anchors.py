"""Anchors: from a place in an article to what it takes to find it again."""

from tui.articles.model import Article
from tui.notebook.model import Anchor
from tui.notebook.options import NotebookOptions
from tui.text.span import Span


def anchor(article: Article, span: Span, options: NotebookOptions) -> Anchor:
    """Raises ValueError for a span that is empty or not within the text.

    Where the words stand more than once, context is added until they with it stand once. Where no length allowed for
    tells them apart, there is none: then nothing in a changed text could, and the passage will not be guessed at.
    """
    text = article.text
    if not span.start < span.end <= len(text):
        raise ValueError(f"nothing stands at {span.start}–{span.end}")
    exact = span.slice(text)
    copies = count_overlapping(text, exact)
    length = options.context_characters
    while copies > 1 and text.count(_around(text, span, length)) > 1:
        if length >= options.context_max_characters:
            length = 0
            break
        length = min(2 * length, options.context_max_characters)
    prefix, suffix = text[max(0, span.start - length) : span.start], text[span.end : span.end + length]
    return Anchor(article.sha256, span.start, span.end, exact, prefix, suffix, copies)


def count_overlapping(text: str, words: str) -> int:
    """Also those that overlap: “ana” stands twice in “banana”."""
    count, at = 0, text.find(words)
    while at >= 0:
        count += 1
        at = text.find(words, at + 1)
    return count


def _around(text: str, span: Span, length: int) -> str:
    return text[max(0, span.start - length) : span.end + length]
