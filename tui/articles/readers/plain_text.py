"""Plain text."""

from tui.articles.draft import Draft
from tui.text.canonical import canonical


def read_plain_text(text: str) -> Draft:
    return Draft(canonical(text))
