"""Articles that were opened while reading, saved with the view so that they open with the event the next time."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from tui.articles.load_result import Origin


class AddedArticle(Struct, frozen=True):
    """The place that an article is opened from again; paths are in full."""

    file: str
    """Empty for a page, which has an address."""
    url: str = ""
    event: str = ""
    """The event file that lists it; empty if none does."""
    entry: str = ""
    """Its place in that event file."""
    number: int = 0
    """Its number in a file of several articles, from 1; else 0."""

    @property
    def source(self) -> str:
        """Path or address to be opened."""
        return self.event or self.url or self.file


def added_article(origin: Origin) -> AddedArticle:
    file = "" if origin.url else _full_path(origin.file)
    return AddedArticle(file, origin.url, _full_path(origin.event), origin.entry, origin.number)


def added_articles(origins: Iterable[Origin], named: Iterable[Origin]) -> tuple[AddedArticle, ...]:
    """Return what was opened while reading, in order. named: origins of the articles that the user started with."""
    places = {added_article(origin) for origin in named}
    return tuple(
        place for origin in origins if (place := added_article(origin)) not in places and _is_storable(place.source)
    )


def _full_path(path: str) -> str:
    return str(Path(path).absolute()) if path else ""


def _is_storable(text: str) -> bool:
    """Return False for a file name that is not valid UTF-8, which no JSON can hold."""
    return text.isprintable() or text.encode("utf-8", "ignore").decode() == text
