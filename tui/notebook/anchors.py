"""Makes anchors: the data that finds a place in an article again after the article has changed."""

from tui.articles.model import Article
from tui.notebook.model import Anchor
from tui.notebook.options import NotebookOptions
from tui.text.span import Span


def anchor(article: Article, span: Span, options: NotebookOptions) -> Anchor:
    """Make the anchor of a span. Raises ValueError for a span that is empty or not within the text.

    If the words occur more than once, context is added until words and context occur once. If no allowed length is
    enough, there is no context: nothing in a changed text could tell the copies apart, so no place will be guessed.
    """
    text = article.text
    if not span.start < span.end <= len(text):
        raise ValueError(f"no text at {span.start}–{span.end}")
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
    """Count the occurrences of words in a text, overlapping ones included: “ana” occurs twice in “banana”."""
    count, at = 0, text.find(words)
    while at >= 0:
        count += 1
        at = text.find(words, at + 1)
    return count


def _around(text: str, span: Span, length: int) -> str:
    return text[max(0, span.start - length) : span.end + length]
