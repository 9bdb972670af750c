"""Reads RSS and Atom feeds: articles if the feed contains their whole text, otherwise addresses."""

from typing import TYPE_CHECKING

from tui.articles.batches.html import paragraphs_of, parse_html
from tui.articles.batches.labels import language_of
from tui.articles.batches.model import ARTICLES_MAX, Address, Batch, BatchArticle, Gathered, TooManyArticles
from tui.articles.batches.tables import iso_or_raw
from tui.files import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

LAYOUT = "feed"
_TEXT_WORDS_MIN = 150
"""Minimum number of words of an Atom entry that counts as the whole article."""


def read_feed(data: bytes) -> Batch:
    """Read a feed. Raises UnreadableFile if it is not XML, or declares entities."""
    from lxml import etree

    if b"<!DOCTYPE" in data[:5_000] or b"<!ENTITY" in data:
        raise UnreadableFile("its XML declares entities, which no feed needs, so it was not opened")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile("its XML is broken; download the feed again") from error
    if root is None:
        raise UnreadableFile("its XML is broken; download the feed again")
    outlet = _feed_title(root)
    language = language_of(
        _child_text(root, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    )
    articles: list[BatchArticle] = []
    addresses: list[Address] = []
    for number, entry in enumerate(root.iter("{*}item", "{*}entry")):
        if number >= ARTICLES_MAX:
            raise TooManyArticles
        _take(entry, outlet, language, articles, addresses)
    return Batch(LAYOUT, tuple(articles), tuple(addresses))


def _take(
    entry: "_Element", outlet: str, language: str, articles: list[BatchArticle], addresses: list[Address]
) -> None:
    gathered = Gathered()
    gathered.add("headline", _plain(_child_text(entry, "title")), "title")
    gathered.add("outlet", _child_text(entry, "source") or outlet, "feed title")
    gathered.add("byline", _authors(entry), "author")
    gathered.add(
        "published", iso_or_raw(_first_text(entry, "pubDate", "published", "date", "issued", "updated")), "date"
    )
    gathered.add("url", _link(entry), "link")
    gathered.add("language", language, "feed language")
    body = _body(entry)
    if body:
        articles.append(gathered.article(body, None))
    elif url := gathered.values.pop("url", ""):
        addresses.append(Address(url, **gathered.values))


def _body(entry: "_Element") -> list[str]:
    encoded = _child_text(entry, "encoded")
    text = encoded or _child_text(entry, "content")
    paragraphs = paragraphs_of(parse_html(f"<div>{text}</div>")) if text.strip() else []
    is_whole = bool(encoded) or sum(len(paragraph.split()) for paragraph in paragraphs) >= _TEXT_WORDS_MIN
    return paragraphs if is_whole else []


def _feed_title(root: "_Element") -> str:
    channel = next(root.iter("{*}channel"), root)
    return _plain(_child_text(channel, "title"))


def _plain(text: str) -> str:
    """Return a title without the markup that some feeds escape into it."""
    return " ".join(paragraphs_of(parse_html(f"<div>{text}</div>"))) if "<" in text or "&" in text else text


def _child_text(element: "_Element", name: str) -> str:
    for parent in (element, *element.iterfind("{*}channel")):
        for child in parent.iterfind(f"{{*}}{name}"):
            if text := "".join(str(piece) for piece in child.itertext()).strip():
                return text
    return ""


def _first_text(entry: "_Element", *names: str) -> str:
    return next((text for name in names if (text := _child_text(entry, name))), "")


def _authors(entry: "_Element") -> str:
    names = [
        _child_text(author, "name") or "".join(author.itertext()).strip() for author in entry.iterfind("{*}author")
    ]
    creators = ["".join(creator.itertext()).strip() for creator in entry.iterfind("{*}creator")]
    return "; ".join(filter(None, creators or names))


def _link(entry: "_Element") -> str:
    for link in entry.iterfind("{*}link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href") or ""
        if (link.text or "").strip():
            return (link.text or "").strip()
    guid = _child_text(entry, "guid")
    return guid if guid.startswith(("http://", "https://")) else ""
