"""Evens out the spaces of a text."""


def single_spaced(text: str) -> str:
    """Return a text with each run of spaces and line breaks as one space, and none at its ends."""
    return " ".join(text.split())
