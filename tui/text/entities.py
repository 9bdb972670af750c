"""Replaces HTML entities that programs have left in a text by escaping it twice."""

import re
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)


def without_entities(text: str) -> str:
    """Return a text with its entities as characters: “&ldquo;Yes&rdquo;” is “Yes” in quotation marks."""
    return unescape(text) if "&" in text and _ENTITY.search(text) else text
