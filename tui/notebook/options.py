"""How marked passages are found again. The shipped values stand in config/notebook.yaml."""

from typing import Annotated

import msgspec

Characters = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class NotebookOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    context_characters: Characters
    """Kept of the text before a marked passage, and of the text after it."""
    context_max_characters: Characters
    """The same, where the passage could not be told apart otherwise."""
    quote_min_percent: Percent
    """From this likeness on, words are taken for those that were marked."""
    context_min_percent: Percent
    """How alike the text on one side of them must be at least."""
    alone_min_characters: Characters
    """Unchanged words of this length that stood and stand only once need no text around them."""
    margin_percent: Percent
    """How much better than any other place the one that is taken must be."""
    twin_min_percent: Percent
    """From this share of words and context on that stands elsewhere, too, no place is taken."""
    wait_seconds: Annotated[float, msgspec.Meta(ge=0, le=600)]
    """How long to wait for another program that writes."""
