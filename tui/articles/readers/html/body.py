"""Extracts the paragraphs of an article with trafilatura, restores embedded posts, and gives each its role."""

from collections.abc import Iterable, Iterator
from copy import deepcopy

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Document

from tui.articles.readers.blocks import TextBlock
from tui.articles.readers.html.roles import PageRoles
from tui.text.entities import without_entities

_BULLET = "• "
_CELL_CHARACTERS = 500
_BLOCK_TAGS = ("p", "list", "quote", "table", "head", "ab")


_SHORT_CHARACTERS = 500
_ELEMENTS_MAX = 5_000
"""Maximum number of elements in a page for the less strict search, which takes quadratic time."""
_MUCH_MORE = 4
"""Minimum ratio of the text found by the less strict search to that of the strict one, if that found hardly any."""


def article_blocks(tree: lxml.html.HtmlElement) -> list[TextBlock]:
    """Return the article's blocks, each with its role; empty if there is no article."""
    blocks = _extracted(tree, is_strict=True)
    characters = sum(len(block.text) for block in blocks)
    if characters < _SHORT_CHARACTERS and sum(1 for _ in tree.iter()) < _ELEMENTS_MAX:
        others = _extracted(tree, is_strict=False)
        if sum(len(block.text) for block in others) > _MUCH_MORE * characters:
            blocks = others
    return PageRoles(tree).with_roles(blocks)


def _extracted(tree: lxml.html.HtmlElement, *, is_strict: bool) -> list[TextBlock]:
    """Return the blocks that trafilatura extracts.

    is_strict: use its own rules in their precise form, without the two other methods that it falls back to.
    """
    plain = deepcopy(tree)
    etree.strip_elements(plain, "script", with_tail=False)  # their records contain no visible text
    _drop_hidden(plain)
    _unframe(plain)
    document = trafilatura.bare_extraction(
        plain, favor_precision=is_strict, fast=is_strict, include_comments=False, with_metadata=False
    )
    return list(_blocks(document.body)) if isinstance(document, Document) and document.body is not None else []


def _drop_hidden(tree: lxml.html.HtmlElement) -> None:
    """Remove short elements that the page hides: dialogs, and texts for scripts. A hidden article may be wanted."""
    for element in tree.xpath("//body//*[@hidden]"):
        if element.getparent() is not None and not _is_long(element):
            element.drop_tree()


def _unframe(tree: lxml.html.HtmlElement) -> None:
    """Turn tables that only lay out the page into blocks: trafilatura joins all the paragraphs in a cell."""
    frames = {next(cell.iterancestors("table"), None) for cell in tree.iter("td") if _is_long(cell)} - {None}
    inside = [
        element
        for element in tree.iter("tbody", "thead", "tr", "td", "th")
        if frames and next(element.iterancestors("table"), None) in frames
    ]
    for element in (*frames, *inside):
        element.tag = "div"


def _is_long(element: lxml.html.HtmlElement) -> bool:
    """Return True if an element has more text than a cell with a value."""
    characters = 0
    for text in element.itertext():
        characters += len(text.strip())
        if characters > _CELL_CHARACTERS:
            return True
    return False


def _blocks(element: etree._Element) -> Iterator[TextBlock]:
    """Yield the blocks of an element of trafilatura's result."""
    yield from _paragraphs(element.text)
    for child in element:
        match child.tag:
            case "list":
                yield from _items(child)
            case "table":
                rows = [" | ".join(filter(None, map(_text, row.iter("cell")))) for row in child.iter("row")]
                yield from _close(row for row in rows if row)
            case _ if next(child.iterdescendants(*_BLOCK_TAGS), None) is not None:
                yield from _blocks(child)
            case _:
                yield from _paragraphs(_text(child))
        yield from _paragraphs(child.tail)


def _items(element: etree._Element) -> Iterator[TextBlock]:
    items = list(element.iter("item"))
    is_numbered = element.get("rend") == "ol"
    texts = [_text(item) for item in items]
    yield from _close(
        f"{f'{number}. ' if is_numbered else _BULLET}{text}" for number, text in enumerate(texts, 1) if text
    )


def _close(texts: Iterable[str]) -> Iterator[TextBlock]:
    for index, text in enumerate(texts):
        yield TextBlock(text, is_close=index > 0)


def _paragraphs(text: str | None) -> Iterator[TextBlock]:
    """Yield a paragraph for each line; a line break on a page works like a paragraph."""
    for line in (text or "").split("\n"):
        if line.strip():
            yield TextBlock(without_entities(line.strip()))


def _text(element: etree._Element) -> str:
    """Return the text of an element, with a newline for each line break."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else "" if child.tag == "graphic" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts).strip()
