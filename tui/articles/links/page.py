"""A fetched page."""

from msgspec import Struct


class FetchedPage(Struct, frozen=True):
    """A page as the server sent it, text in UTF-8."""

    url: str
    """The address that the user named."""
    final_url: str
    """The address that answered, behind all redirects."""
    fetched: str
    """Time of the answer, ISO 8601 in UTC."""
    ending: str
    """The ending for a file of its type: `.html`."""
    data: bytes

    @property
    def day(self) -> str:
        """The day on which it was fetched, ISO 8601."""
        return self.fetched[:10]
