"""Finds the metadata of a page, each field from the best source: JSON-LD, then meta tags, then the visible page.

Values suggested only by the page's layout or address are marked as guesses.
"""

import html
from collections.abc import Iterator, Mapping, Sequence

import lxml.html
from msgspec import Struct, field

from tui.articles.addresses import host_of, is_address
from tui.articles.model import FieldOrigin
from tui.articles.readers.blocks import TextBlock
from tui.articles.readers.html.authors import joined_authors
from tui.articles.readers.html.dates import iso_date
from tui.articles.readers.html.json_ld import Node, article_node, names, organisation_names
from tui.articles.readers.html.outlet_names import BETWEEN, best_outlet, goes_with_host, without_site_name
from tui.articles.readers.html.visible import visible_authors, visible_date, visible_headline
from tui.text.canonical import one_line
from tui.text.language import detect, language_code
from tui.text.spaces import single_spaced

_META: Mapping[str, tuple[str, ...]] = {
    "headline": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title",
                 "headline"),
    "published": ("article:published_time", "og:article:published_time", "datepublished", "og:published_time",
                  "parsely-pub-date", "sailthru.date", "article.published", "published_time", "publish-date",
                  "publish_date", "publishdate", "pubdate", "date", "dc.date.issued", "dcterms.issued", "dc.date",
                  "dcterms.date", "dc.date.created", "dcterms.created", "article_date_original", "displaydate",
                  "cxenseparse:recs:publishtime", "timestamp", "release_date", "og:pubdate", "article:published"),
    "byline": ("author", "byl", "article:author", "article:author_name", "parsely-author", "sailthru.author",
               "dc.creator", "dcterms.creator", "dc.contributor", "og:author", "article.author",
               "cxenseparse:author", "authors", "creator"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name",
               "cxenseparse:publisher", "source_organization"),
    "language": ("og:locale", "content-language", "language", "dc.language"),
}  # fmt: skip
"""Names of meta tags for each field, best first."""
_APP_NAMES = (
    "al:ios:app_name",
    "al:iphone:app_name",
    "al:android:app_name",
    "twitter:app:name:iphone",
    "twitter:app:name:googleplay",
)
_META_COUNT_MAX = 1_000


_TELLING_CHARACTERS = 400
"""Minimum length of a text whose language can be detected reliably, in characters."""


class PageMetadata(Struct):
    fields: dict[str, str] = field(default_factory=dict)
    origins: list[FieldOrigin] = field(default_factory=list)
    record: Node = field(default_factory=dict)
    """JSON-LD record of the article; empty if there is none."""

    def take(self, name: str, value: str, origin: str, *, is_guess: bool = False) -> None:
        """Set a field, unless it is already set or the value is blank."""
        if value and name not in self.fields:
            self.fields[name] = value
            self.origins.append(FieldOrigin(name, origin, is_guess))


def page_metadata(tree: lxml.html.HtmlElement, address: str = "") -> PageMetadata:
    """Return the metadata of a page. address: where the page was saved from, if known from outside it."""
    meta = _meta_tags(tree)
    title = _clean(" ".join(tree.xpath("//head/title[1]//text()") or tree.xpath("(//title)[1]//text()")))
    result = PageMetadata()
    _find_address(result, tree, meta, address)
    url = result.fields.get("url", "")
    result.record = article_node(tree, url, title)
    _find_outlet(result, tree, meta, title)
    _find_headline(result, tree, meta, title)
    _find_date(result, tree, meta)
    _find_byline(result, tree, meta)
    _find_language(result, tree, meta)
    return result


def _meta_tags(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the meta tags by lower-case name."""
    tags: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]")[:_META_COUNT_MAX]:
        content = element.get("content", "").strip()
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and content:
            tags.setdefault(name.strip().casefold(), []).append(content)
    return tags


def _clean(text: object) -> str:
    """Return a string on one line with entities unescaped, even if escaped twice; "" if it is not a string."""
    if not isinstance(text, str):
        return ""
    return single_spaced(one_line(html.unescape(html.unescape(text)), limit=500))


def _from_meta(meta: Mapping[str, list[str]], name: str) -> Iterator[tuple[str, str]]:
    """Yield the values of a field's meta tags, each with the tag's name."""
    for tag in _META[name]:
        for content in meta.get(tag, ()):
            yield _clean(content), f"meta {tag}"


def _find_address(
    result: PageMetadata, tree: lxml.html.HtmlElement, meta: Mapping[str, list[str]], address: str
) -> None:
    canonical = [href.strip() for href in tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")]
    shared = meta.get("og:url", [])
    whole = [each for each in (*canonical, *shared) if is_address(each)]
    result.take("url", next((each for each in whole if _has_path(each)), ""), "canonical link")
    result.take("url", address, "saved page")
    result.take("url", next(iter(whole), ""), "canonical link")


def _has_path(address: str) -> bool:
    return bool(address.partition("://")[2].partition("/")[2].strip("/"))


def _find_outlet(result: PageMetadata, tree: lxml.html.HtmlElement, meta: Mapping[str, list[str]], title: str) -> None:
    host = host_of(result.fields.get("url", ""))
    stated = [(_clean(name), "JSON-LD") for name in names(result.record.get("publisher"))]
    stated += list(_from_meta(meta, "outlet"))
    stated += [(_clean(name), "JSON-LD") for name in organisation_names(tree) if goes_with_host(_clean(name), host)]
    stated += [(_clean(each), f"meta {tag}") for tag in _APP_NAMES for each in meta.get(tag, ())]
    outlet, origin, is_guess = best_outlet(stated, host, title)
    result.take("outlet", outlet, origin, is_guess=is_guess)


def _find_headline(
    result: PageMetadata, tree: lxml.html.HtmlElement, meta: Mapping[str, list[str]], title: str
) -> None:
    outlet, host = result.fields.get("outlet", ""), host_of(result.fields.get("url", ""))
    shown = visible_headline(tree, _clean)
    stated = [(_clean(result.record.get("headline")), "JSON-LD"), (_clean(result.record.get("name")), "JSON-LD")]
    for headline, origin in (*stated, *_from_meta(meta, "headline")):
        plain = without_site_name(headline, outlet, host)
        if not plain or plain.casefold() == outlet.casefold():
            continue
        if shown and shown.casefold() in map(str.casefold, BETWEEN.split(plain)):
            plain = shown  # “Opinion | Bridge shut”
        begun = plain.rstrip("….").strip().casefold()
        if shown and shown.casefold() != begun and shown.casefold().startswith(begun):
            result.take("headline", shown, "heading")  # search engines accept at most 110 characters
        result.take("headline", plain, origin)
    result.take("headline", shown, "heading")
    result.take("headline", without_site_name(title, outlet, host), "page title", is_guess=True)


def _find_date(result: PageMetadata, tree: lxml.html.HtmlElement, meta: Mapping[str, list[str]]) -> None:
    result.take("published", iso_date(_clean(result.record.get("datePublished"))), "JSON-LD")
    for value, origin in _from_meta(meta, "published"):
        result.take("published", iso_date(value), origin)
    value, origin, is_guess = visible_date(tree)
    result.take("published", value, origin, is_guess=is_guess)
    if "published" not in result.fields:
        result.take("published", _guessed_date(tree), "page text", is_guess=True)


def _guessed_date(tree: lxml.html.HtmlElement) -> str:
    from htmldate import find_date

    try:
        return iso_date(find_date(tree, original_date=True, extensive_search=False) or "")
    except Exception:  # noqa: BLE001 - a guess is not worth an error
        return ""


def _find_byline(result: PageMetadata, tree: lxml.html.HtmlElement, meta: Mapping[str, list[str]]) -> None:
    outlet = result.fields.get("outlet", "")
    stated = names(result.record.get("author")) or names(result.record.get("creator"))
    result.take("byline", joined_authors(map(_clean, stated), outlet), "JSON-LD")
    for tag in _META["byline"]:
        result.take("byline", joined_authors(map(_clean, meta.get(tag, ())), outlet), f"meta {tag}")
    shown, origin, is_guess = visible_authors(tree)
    authors = joined_authors(map(_clean, shown), outlet, must_look_like_names=is_guess)
    result.take("byline", authors, origin, is_guess=is_guess)


def _find_language(result: PageMetadata, tree: lxml.html.HtmlElement, meta: Mapping[str, list[str]]) -> None:
    stated = [(value, "html lang") for value in tree.xpath("/html/@lang | /html/@*[local-name()='lang']")[:1]]
    stated += [(value, "JSON-LD") for value in names(result.record.get("inLanguage"))]
    for value, origin in (*stated, *_from_meta(meta, "language")):
        try:
            code = language_code(value.strip().replace("_", "-").split(",")[0])
        except ValueError:
            continue
        result.take("language", code, origin)


def drop_template_language(metadata: PageMetadata, blocks: Sequence[TextBlock]) -> None:
    """Drop the page's language if the article's differs: the template of an edition may name its country's language."""
    text = "\n".join(block.text for block in blocks)
    stated, own = metadata.fields.get("language", ""), detect(text) if len(text) >= _TELLING_CHARACTERS else ""
    if own and stated and own.partition("-")[0] != stated.partition("-")[0]:
        del metadata.fields["language"]
        metadata.origins = [origin for origin in metadata.origins if origin.field != "language"]
        metadata.take("language", own, "text", is_guess=True)
