"""Options for finding annotated passages again. The shipped values are in config/notebook.yaml."""

from typing import Annotated

import msgspec

Characters = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class NotebookOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    context_characters: Characters
    """Characters of context that are stored before an annotated passage, and after it."""
    context_max_characters: Characters
    """Largest context, for a passage that could not be told from its copies with less."""
    quote_min_percent: Percent
    """Least likeness of words that are accepted as the annotated ones."""
    context_min_percent: Percent
    """Least likeness of the context on one side."""
    alone_min_characters: Characters
    """Length from which unchanged words need no context, if they occur only once in both texts."""
    margin_percent: Percent
    """Lead over any other place that the accepted place needs."""
    twin_min_percent: Percent
    """Share of words and context that also occurs elsewhere from which no place is accepted."""
    wait_seconds: Annotated[float, msgspec.Meta(ge=0, le=600)]
    """Seconds to wait for another program that is writing."""
