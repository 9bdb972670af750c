"""Options for finding annotated passages again. The shipped values are in config/notebook.yaml."""

from typing import Annotated

import msgspec

Characters = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class NotebookOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    context_characters: Characters
    """Number of characters of context stored on each side of an annotated passage."""
    context_max_characters: Characters
    """Maximum number of characters of context, for a passage that less would not distinguish from its copies."""
    quote_min_percent: Percent
    """Minimum similarity, in percent, of words that are accepted as the annotated ones."""
    context_min_percent: Percent
    """Minimum similarity, in percent, of the context on one side."""
    alone_min_characters: Characters
    """Minimum length of unchanged words that need no context if they occur only once in both texts, in characters."""
    margin_percent: Percent
    """Lead that the accepted place needs over any other, in percent."""
    twin_min_percent: Percent
    """Share of words and context, in percent, that also occurs elsewhere, from which no place is accepted."""
    wait_seconds: Annotated[float, msgspec.Meta(ge=0, le=600)]
    """Maximum wait for another program that is writing, in seconds."""
