"""Counts with their nouns, as messages and reports write them."""


def count_text(count: int, singular: str, plural: str = "") -> str:
    """Return a count with its noun: “1 passage”, “2 passages”. plural: defaults to the singular with an s."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
