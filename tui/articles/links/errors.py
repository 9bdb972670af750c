"""The error for a page that cannot be fetched."""

from tui.files import UnreadableFile


class LinkError(UnreadableFile):
    """A page that cannot or must not be fetched; `reason` says why, and what to try."""
