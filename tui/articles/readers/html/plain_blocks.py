"""Returns all the text of a page as blocks, for pages that are only text: chapters of a book, emails."""

from collections.abc import Iterator

import lxml.html

from tui.articles.model import ZoneKind
from tui.articles.readers.blocks import TextBlock
from tui.text.spaces import single_spaced

_BLOCK_TAGS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr", "section", "article", "header", "footer",
    "ul", "ol", "table", "tbody", "figure", "figcaption", "pre", "dt", "dd", "body", "center", "td", "th",
})  # fmt: skip
_BULLET = "•"
_NO_TEXT = frozenset({"script", "style", "template", "noscript", "head", "title"})


def plain_blocks(tree: lxml.html.HtmlElement) -> list[TextBlock]:
    """Return a block for each paragraph, list item, table row or other block of the page."""
    lines: list[tuple[list[str], ZoneKind, bool]] = [([], ZoneKind.BODY, False)]
    for text, starts_block, kind, is_close in _stretches(tree):
        if starts_block:
            lines.append(([], kind, is_close))
        lines[-1][0].append(text)
    blocks: list[TextBlock] = []
    for texts, kind, is_close in lines:
        text = single_spaced("".join(texts))
        if blocks and blocks[-1].text == _BULLET:  # the bullet of an item whose text is in a separate paragraph
            blocks[-1] = TextBlock(f"{_BULLET} {text}", kind, blocks[-1].is_close)
        elif text:
            blocks.append(TextBlock(text, kind, is_close))
    return [block for block in blocks if block.text.strip() != _BULLET]


def _stretches(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, bool, ZoneKind, bool]]:
    """Yield the text of the page in order; each piece with whether a block starts there, its role, and closeness."""
    skipped = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        is_block = element.tag in _BLOCK_TAGS or element.tag == "br"
        if element.tag in _NO_TEXT:
            skipped += 1 if event == "start" else -1
        kind = ZoneKind.CAPTION if element.tag == "figcaption" else ZoneKind.BODY
        if event == "start" and not skipped:
            bullet = f"{_BULLET} " if element.tag == "li" else ""
            is_close = element.tag in ("li", "tr") and element.getprevious() is not None
            yield bullet + (element.text or ""), is_block, kind, is_close
        elif event == "end" and not skipped:
            yield element.tail or "", is_block and element.tag != "br", ZoneKind.BODY, False
