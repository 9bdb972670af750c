"""Assigns roles to an article's paragraphs by their elements and the class names of the elements around them."""

import re
from collections.abc import Iterator, Sequence

import lxml.html
from msgspec.structs import replace

from tui.articles.model import ZoneKind
from tui.articles.readers.blocks import TextBlock, folded

_BLOCK_TAGS = frozenset(
    {
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "td", "th", "dt", "dd", "figcaption", "blockquote",
        "section", "article", "aside", "header", "footer", "ul", "ol", "table", "tr", "tbody", "main", "figure",
        "address", "time", "nav", "form",
    }
)  # fmt: skip
_CHUNK = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ROLE_WORDS: tuple[tuple[ZoneKind, frozenset[str]], ...] = (
    (ZoneKind.CAPTION, frozenset({"caption", "figcaption", "cutline"})),
    (ZoneKind.CREDIT, frozenset({"credit", "credits", "photocredit"})),
    (ZoneKind.FURNITURE, frozenset({
        "share", "sharing", "social", "follow", "newsletter", "newsletters", "signup", "subscribe", "subscription",
        "promo", "promotion", "advert", "ad", "ads", "advertisement", "advertorial", "sponsor", "sponsored", "paywall",
        "comments", "commentary", "tags", "taglist", "topics", "breadcrumb", "breadcrumbs", "disclaimer", "toolbar",
        "bio", "footer", "donate", "donation", "membership", "cta", "poll", "consent", "cookie", "cookies", "toc",
    })),
    (ZoneKind.TEASER, frozenset({
        "related", "recommended", "recommendations", "recirc", "recirculation", "teaser", "teasers", "trending",
        "popular", "readmore",
    })),
    (ZoneKind.BYLINE, frozenset({
        "byline", "bylines", "author", "authors", "contributor", "contributors", "timestamp", "pubdate",
    })),
    (ZoneKind.STANDFIRST, frozenset({"standfirst", "dek", "deck", "subtitle", "subheadline"})),
)  # fmt: skip
"""Words in class names that indicate a role, the most reliable first."""
_ANCESTORS_MAX = 8
_AROUND_CHARACTERS_MAX = 1_500
_AROUND_SHARE_MAX = 0.3
"""Maximum share of the article in an element that determines a paragraph's role; a larger one is the article."""
_SHORT_CHARACTERS = 160
_TEASER_CHARACTERS_MAX = 200
_SHORT_ONLY = frozenset({ZoneKind.BYLINE, ZoneKind.CREDIT})
_LINKED_SHARE = 0.9


class PageRoles:
    """Index of the elements of a page by their text, for finding where a paragraph is."""

    def __init__(self, tree: lxml.html.HtmlElement) -> None:
        self._by_text: dict[str, lxml.html.HtmlElement] = {}
        for element in _text_blocks(tree):
            self._by_text.setdefault(folded(element.text_content()[:5_000]), element)

    def with_roles(self, blocks: Sequence[TextBlock]) -> list[TextBlock]:
        """Return the blocks, each with its role; the default is body."""
        characters = sum(len(block.text) for block in blocks)
        first_body = next((index for index, block in enumerate(blocks) if len(block.text) > _SHORT_CHARACTERS), 0)
        with_roles = []
        for index, block in enumerate(blocks):
            element = self._by_text.get(folded(block.text.removeprefix("• ")))
            kind = ZoneKind.BODY if element is None else _role(element, block.text, characters)
            if kind is ZoneKind.STANDFIRST and index > first_body:
                kind = ZoneKind.BODY
            with_roles.append(replace(block, kind=kind))
        return with_roles


def _text_blocks(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Yield the elements that contain text but no other block."""
    for element in tree.iter():
        if element.tag in _BLOCK_TAGS and next(element.iterdescendants(*_BLOCK_TAGS), None) is None:
            yield element


def _role(element: lxml.html.HtmlElement, text: str, article_characters: int) -> ZoneKind:
    around_max = min(_AROUND_CHARACTERS_MAX, article_characters * _AROUND_SHARE_MAX)
    ancestor, depth = element, 0
    while ancestor is not None and ancestor.tag not in ("body", "html") and depth < _ANCESTORS_MAX:
        if depth and len(ancestor.text_content()) > around_max:
            break
        kind = _own_role(ancestor)
        if kind is not None and (kind not in _SHORT_ONLY or len(text) <= _SHORT_CHARACTERS):
            return kind
        ancestor, depth = ancestor.getparent(), depth + 1
    return ZoneKind.TEASER if _is_link(element, text) else ZoneKind.BODY


def _own_role(element: lxml.html.HtmlElement) -> ZoneKind | None:
    if element.tag == "figcaption":
        return ZoneKind.CAPTION
    if element.tag in ("aside", "nav", "footer", "form"):
        return ZoneKind.FURNITURE
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('data-component', '')}"[:500]
    words = {word.casefold() for word in _CHUNK.findall(names)}
    return next((kind for kind, telling in _ROLE_WORDS if words & telling), None)


def _is_link(element: lxml.html.HtmlElement, text: str) -> bool:
    """Return True for a paragraph that consists only of a link: the headline of another story."""
    if element.tag not in ("p", "li", "div") or len(text) > _TEASER_CHARACTERS_MAX or len(text.split()) < 3:
        return False
    linked = sum(len(folded(link.text_content())) for link in element.iter("a"))
    return linked >= _LINKED_SHARE * len(folded(text))
