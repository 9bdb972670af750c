"""Reads plain text."""

from tui.articles.draft import Draft
from tui.text.broken_words import without_broken_words
from tui.text.canonical import canonical


def read_plain_text(text: str) -> Draft:
    """Return the text, with words broken at line ends rejoined, because nobody could search for them."""
    return Draft(canonical(without_broken_words(text.replace("\r\n", "\n"))))
