"""Finds headline, date and authors on the visible page, for pages without them in their records."""

from collections.abc import Callable

import lxml.html

from tui.articles.readers.html.dates import iso_date
from tui.text.spaces import single_spaced

_AUTHORS_MAX = 12
_NAME_CHARACTERS_MAX = 80
_HEADLINE_CHARACTERS = range(8, 300)


def visible_headline(tree: lxml.html.HtmlElement, clean: Callable[[object], str]) -> str:
    """Return the heading of the article: marked as headline, the only h1, or the first h1 in the article; or ""."""
    marked = tree.xpath("//*[@itemprop='headline'][not(self::meta)]")
    tops = tree.xpath("//h1")
    inside = tree.xpath("//article//h1 | //main//h1")
    for elements in (marked[:1], tops if len(tops) == 1 else inside[:1]):
        for element in elements:
            text = clean(element.text_content()[:2_000])
            if len(text) in _HEADLINE_CHARACTERS:
                return text
    return ""


def visible_date(tree: lxml.html.HtmlElement) -> tuple[str, str, bool]:
    """Return the date of publication, its source, and whether it is a guess; ("", …) if no element has one."""
    marked = "//*[@itemprop='datePublished'] | //time[@pubdate]"
    for element in tree.xpath(marked)[:20]:
        value = element.get("datetime") or element.get("content") or element.text_content()[:100]
        if moment := iso_date(value):
            return moment, "time element", False
    for element in tree.xpath("//article//time[@datetime] | //header//time[@datetime] | //main//time[@datetime]")[:20]:
        if _is_of_update(element):
            continue
        if moment := iso_date(element.get("datetime")):
            return moment, "time element", True
    for element in tree.xpath(
        "//*[@class][contains(@class, 'ublish') or contains(@class, 'date') or contains(@class, 'time')]"
    )[:40]:
        if not _is_of_update(element) and (moment := iso_date(single_spaced(element.text_content()[:200]))):
            return moment, "date on the page", True
    return "", "", False


def _is_of_update(element: lxml.html.HtmlElement) -> bool:
    words = f"{element.get('class', '')} {element.get('itemprop', '')}".casefold()
    return "modified" in words or "updated" in words


def visible_authors(tree: lxml.html.HtmlElement) -> tuple[list[str], str, bool]:
    """Return the authors marked on the page, the source, and whether it is a guess."""
    for path, origin, is_guess in (
        ("//*[@itemprop='author']//*[@itemprop='name']", "author element", False),
        ("//*[@itemprop='author'][not(.//*[@itemprop='name'])]", "author element", False),
        ("//article//a[contains(concat(' ', @rel, ' '), ' author ')] | //header//a[@rel='author'] | //a[@rel='author']",
         "author link", True),
        ("//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'authorName')]"
         "[not(ancestor::aside or ancestor::footer)]", "byline element", True),
    ):  # fmt: skip
        texts = [
            single_spaced(element.get("content") or " ".join(element.itertext())[:500])
            for element in tree.xpath(path)[:_AUTHORS_MAX]
        ]
        short = [text for text in texts if 2 < len(text) <= _NAME_CHARACTERS_MAX]
        if short:
            return (short if not is_guess or origin == "author link" else short[:1]), origin, is_guess
    return [], "", False
