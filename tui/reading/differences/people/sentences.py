"""Finds the sentence that contains the name of a person."""

from tui.articles.model import Article
from tui.text.sentences import sentences
from tui.text.span import Span


def sentence_of(article: Article, name: Span) -> Span:
    """Return the sentence that contains a name; its paragraph if it extends over two, and the name outside of any."""
    for paragraph in article.paragraphs:
        if paragraph.covers(name):
            found = (each for each in sentences(article.text, paragraph) if each.covers(name))
            return next(found, paragraph)
    return name
