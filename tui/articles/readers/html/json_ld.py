"""Finds the article among the JSON-LD records that a page provides for search engines."""

import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.html

_SCRIPTS_MAX = 50
_SCRIPT_CHARACTERS_MAX = 2_000_000
_NODES_MAX = 5_000
_DEPTH_MAX = 20
_ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "opinionnewsarticle", "analysisnewsarticle", "liveblogposting",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "report", "scholarlyarticle",
    "socialmediaposting", "satiricalarticle", "advertisercontentarticle", "techarticle", "medicalscholarlyarticle",
})  # fmt: skip
_ORGANISATION_TYPES = frozenset({"organization", "newsmediaorganization", "website"})
_LISTS = ("itemListElement", "isPartOf", "relatedLink", "mentions", "citation", "liveBlogUpdate", "comment", "hasPart")
"""Keys that contain other articles."""
_WRAPPINGS = ("<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>", ";")
"""Wrappers that old pages put around a script."""
_TRAILING_COMMA = re.compile(r",(\s{0,100}[\]}])")

Node = dict[str, Any]


def article_node(tree: lxml.html.HtmlElement, address: str, title: str) -> Node:
    """Return the record of the page's article, with references to other records resolved; empty if there is none.

    If there are several, it is the one with the page's address or title, or else the most detailed one.
    """
    nodes = list(_nodes(tree))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _types(node) & _ARTICLE_TYPES]
    if not articles:
        return {}
    best = max(articles, key=lambda node: (_is_of(node, address, title), _says(node)))
    return {key: _resolved(value, by_id) for key, value in best.items()}


def organisation_names(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the names of the site and of organisations in the page's records."""
    return [
        name
        for node in _nodes(tree)
        if _types(node) & _ORGANISATION_TYPES
        for name in names([node.get("name"), node.get("alternateName")])
    ]


def names(value: object) -> list[str]:
    """Return the names in an author or a publisher: a string, a record with a name, or a list of them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value[:50] for name in names(item)]
    return names(value.get("name")) if isinstance(value, dict) else []


def _types(node: Node) -> set[str]:
    types = node.get("@type", ())
    type_names = types if isinstance(types, list) else [types]
    return {type_name.rpartition("/")[2].casefold() for type_name in type_names if isinstance(type_name, str)}


def _is_of(node: Node, address: str, title: str) -> bool:
    main = node.get("mainEntityOfPage")
    addresses = [node.get("url"), main.get("@id") if isinstance(main, dict) else main, node.get("@id")]
    if address and any(
        isinstance(candidate, str) and candidate.split("#")[0].rstrip("/") == address.rstrip("/")
        for candidate in addresses
    ):
        return True
    headline = node.get("headline")
    return isinstance(headline, str) and bool(headline.strip()) and headline.strip().casefold() in title.casefold()


def _says(node: Node) -> int:
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "articleBody"))


def _resolved(value: object, by_id: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value[:50]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value


def _nodes(tree: lxml.html.HtmlElement) -> Iterator[Node]:
    """Yield the records of a page, outermost first, except those in lists of other articles."""
    count = 0
    scripts = tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
    for script in scripts[:_SCRIPTS_MAX]:
        queue: list[tuple[object, int]] = [(_parse_json(script.text or ""), 0)]
        while queue and count < _NODES_MAX:
            value, depth = queue.pop(0)
            if isinstance(value, list) and depth < _DEPTH_MAX:
                queue[:0] = [(item, depth + 1) for item in value[:1000]]
            elif isinstance(value, dict):
                count += 1
                yield value
                below = [item for key, item in value.items() if key not in _LISTS and isinstance(item, dict | list)]
                queue.extend((item, depth + 1) for item in below if depth < _DEPTH_MAX)


def _unwrapped(text: str) -> str:
    for wrapping in _WRAPPINGS:
        text = text.strip().removeprefix(wrapping).removesuffix(wrapping)
    return text


def _parse_json(text: str) -> object:
    text = text[:_SCRIPT_CHARACTERS_MAX].strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _unwrapped(text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
