"""Data type for a fetched page."""

from msgspec import Struct


class FetchedPage(Struct, frozen=True):
    """A page as the server sent it, with text in UTF-8."""

    url: str
    """Address that the user named."""
    final_url: str
    """Address that answered, after all redirects."""
    fetched: str
    """Time of the answer, in ISO 8601 and UTC."""
    ending: str
    """File extension for its type: `.html`."""
    data: bytes

    @property
    def day(self) -> str:
        """The day on which it was fetched, in ISO 8601."""
        return self.fetched[:10]
