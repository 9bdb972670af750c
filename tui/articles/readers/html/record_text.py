"""Takes an article's text from the page's record for search engines, if the page itself shows next to nothing of it."""

import re
from collections.abc import Sequence
from html import unescape

from tui.articles.readers.blocks import TextBlock, folded
from tui.articles.readers.html.page_text import parsed_page
from tui.articles.readers.html.plain_blocks import plain_blocks

RECORD_NOTICE = "the page shows no text without scripts; the text is from its record for search engines (JSON-LD)"
_CHARACTERS_MIN = 200
_SHARE_MAX = 1 / 4
"""Maximum length of the page's own text, as a share of that in the record. A record is often only a teaser."""
_TAG = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)


def record_blocks(record: dict[str, object], blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the blocks of the record's text; empty if the page has its own text, or if the article has to be paid."""
    text = record.get("articleBody")
    is_free = str(record.get("isAccessibleForFree", "")).strip().casefold() not in ("false", "no", "0")
    if not isinstance(text, str) or len(text) < _CHARACTERS_MIN or not is_free:
        return []
    if sum(len(folded(block.text)) for block in blocks) > _SHARE_MAX * len(folded(text)):
        return []
    text = unescape(text)
    return plain_blocks(parsed_page(text)) if _TAG.search(text) else [TextBlock(line) for line in text.split("\n")]
