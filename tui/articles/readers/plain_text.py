"""Reads plain text."""

from tui.articles.draft import Draft
from tui.text.broken_words import without_broken_words
from tui.text.canonical import canonical
from tui.text.typescript import with_paragraph_gaps


def read_plain_text(text: str) -> Draft:
    """Return the text by paragraphs, with words broken at line ends rejoined, because nobody could search for them."""
    return Draft(canonical(without_broken_words(with_paragraph_gaps(text.replace("\r\n", "\n")))))
