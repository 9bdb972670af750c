"""Articles opened while reading, saved with the view so that they open with the event the next time."""

from collections.abc import Iterable

from msgspec import Struct

from tui.articles.load_result import Origin
from tui.files import absolute_path


class AddedArticle(Struct, frozen=True):
    """The source that an article is opened from again, with absolute paths."""

    file: str
    """Path of the file; empty for a page, which has an address."""
    url: str = ""
    event: str = ""
    """Event file that lists it; empty if none does."""
    entry: str = ""
    """Path of the article in that event file."""
    number: int = 0
    """Number in a file of several articles, from 1; otherwise 0."""

    @property
    def source(self) -> str:
        """The path or address to open."""
        return self.event or self.url or self.file


def added_article(origin: Origin) -> AddedArticle:
    file = "" if origin.url else _full_path(origin.file)
    return AddedArticle(file, origin.url, _full_path(origin.event), origin.entry, origin.number)


def added_articles(origins: Iterable[Origin], named: Iterable[Origin]) -> tuple[AddedArticle, ...]:
    """Return the articles opened while reading, in order. named: origins of the articles that the user started with."""
    places = {added_article(origin) for origin in named}
    return tuple(
        place for origin in origins if (place := added_article(origin)) not in places and _is_storable(place.source)
    )


def _full_path(path: str) -> str:
    return str(absolute_path(path)) if path else ""


def _is_storable(text: str) -> bool:
    """Return False for a file name that is not valid UTF-8, which JSON cannot contain."""
    return text.isprintable() or text.encode("utf-8", "ignore").decode() == text
