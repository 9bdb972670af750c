"""Reads Europresse and Eureka downloads (HTML): an `article` element per document, whose parts have known classes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.articles.batches.dates import find_date
from tui.articles.batches.html import classes, paragraphs_of, text_of, with_class
from tui.articles.batches.labels import stated_length
from tui.articles.batches.model import Batch, BatchArticle, Gathered
from tui.text.language import detect

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LAYOUT = "Europresse"
_ISSUE = re.compile(r",? (?:no|nº|n°|nr|num|issue)\.? ?\d[\w./-]{0,20}$", re.IGNORECASE)
"""Issue number after an outlet's name."""
_DETAILS = frozenset(
    ["DocPublicationName", "DocHeader", "DocTitreSousSection", "titreArticle", "titreArticleVisu", "rdp__subtitle"]
)
_AUTHORS = ("docAuthors", "sm-margin-bottomNews")


def is_europresse(root: "HtmlElement") -> bool:
    return any(with_class(article, "DocPublicationName") for article in root.iterdescendants("article"))


def read_europresse(root: "HtmlElement") -> Batch:
    articles = [article for article in root.iterdescendants("article") if with_class(article, "DocPublicationName")]
    return Batch(LAYOUT, tuple(map(_article, articles)))


def _article(article: "HtmlElement") -> BatchArticle:
    gathered = Gathered()
    outlet = next(iter(with_class(article, "DocPublicationName")))
    gathered.add("outlet", _ISSUE.sub("", text_of(outlet)), "DocPublicationName")
    _take_header(gathered, article)
    _take_headline(gathered, article)
    gathered.add("byline", _byline(article), "line below the headline")
    body = _body(article)
    gathered.add("language", detect(" ".join(body)), "guess from the text")
    stated = next((length for line in _further_lines(article) if (length := stated_length(line)) is not None), None)
    return gathered.article(body, stated)


def _take_header(gathered: Gathered, article: "HtmlElement") -> None:
    for name in ("DocHeader", "DocTitreSousSection"):
        for element in with_class(article, name):
            line = text_of(element)
            gathered.add("published", find_date(line), name)
            section = line.split(", ")[0]
            gathered.add("section", section if not find_date(section) and "," in line else "", name)
    for header in article.iterdescendants("header"):
        gathered.add("published", find_date(text_of(header)), "header")


def _take_headline(gathered: Gathered, article: "HtmlElement") -> None:
    for name in ("titreArticleVisu", "titreArticle"):
        for element in with_class(article, name):
            gathered.add("headline", text_of(element), name)


def _byline(article: "HtmlElement") -> str:
    """Return the authors: an element with their class, or else the plain line below the headline."""
    for name in _AUTHORS:
        for element in with_class(article, name):
            if line := text_of(element):
                return line
    return next((line for line in _further_lines(article, below=True) if stated_length(line) is None), "")


def _further_lines(article: "HtmlElement", *, below: bool = False) -> Iterator[str]:
    """Yield the lines of the header that are not outlet, date or headline. below: only those below the headline."""
    is_below = not below
    for header in article.iterdescendants("header"):
        for child in header:
            if not isinstance(child.tag, str):
                continue
            names = classes(child).union(
                *(classes(each) for each in child.iterdescendants() if isinstance(each.tag, str))
            )
            if is_below and not names & _DETAILS and (line := text_of(child)):
                yield line
            is_below = is_below or bool(names & {"titreArticle", "titreArticleVisu"})


def _body(article: "HtmlElement") -> list[str]:
    for name in ("docOcurrContainer", "DocText"):
        if elements := with_class(article, name):
            return [line for element in elements for line in paragraphs_of(element)]
    return [line for section in article.iterdescendants("section") for line in paragraphs_of(section)]
