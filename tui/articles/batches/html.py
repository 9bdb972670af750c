"""Parses downloaded HTML into a tree, and extracts its text without breaking words."""

from typing import TYPE_CHECKING

from tui.files import UnreadableFile
from tui.text.spaces import single_spaced

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_NAMES = (
    "p div br td tr table section article li ul ol h1 h2 h3 h4 h5 h6 blockquote header footer aside pre dl dd dt figure"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())


def parse_html(text: str) -> "HtmlElement":
    """Return the tree of a page. Raises UnreadableFile for a page without any element."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFile("its HTML is empty or broken; save the page again") from error
    return root


def classes(element: "HtmlElement") -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def with_class(root: "HtmlElement", name: str) -> "list[HtmlElement]":
    """Return the elements below this one that have a class, in order."""
    return [element for element in root.iterdescendants() if isinstance(element.tag, str) and name in classes(element)]


def text_of(element: "HtmlElement") -> str:
    """Return an element's text on one line; blocks and line breaks become spaces, markup inside a word does not."""
    return " ".join(paragraphs_of(element))


def paragraphs_of(element: "HtmlElement") -> list[str]:
    """Return the text of an element by paragraphs, split at block elements and line breaks at any depth."""
    lines: list[list[str]] = [[]]
    _gather(element, lines)
    return [line for pieces in lines if (line := single_spaced("".join(pieces)))]


def _gather(element: "HtmlElement", lines: list[list[str]]) -> None:
    from lxml import etree

    for action, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        is_block = node.tag in _BLOCKS
        if is_block:
            lines.append([])
        if action == "start" and node.tag not in ("script", "style"):
            lines[-1].append(node.text or "")
        elif action == "end" and node is not element:
            lines[-1].append(node.tail or "")
