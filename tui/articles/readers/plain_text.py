"""Reads plain text."""

from textwrap import dedent

from tui.articles.draft import Draft
from tui.text.broken_words import without_broken_words
from tui.text.canonical import canonical
from tui.text.entities import without_entities
from tui.text.typescript import with_paragraph_gaps


def read_plain_text(text: str) -> Draft:
    """Return the text by paragraphs, with words broken at line ends rejoined, because nobody could search for them.

    HTML entities, which only a copied page source has, become characters, and a margin before all lines is dropped.
    """
    text = text.replace("\r\n", "\n")
    text = dedent(text) if text.startswith((" ", "\t")) else text
    text = with_paragraph_gaps(without_entities(text))
    return Draft(canonical(without_broken_words(text)))
