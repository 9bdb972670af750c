"""Flattens overlapping highlights of one text into runs that can be painted one after the other.

Invariant: the runs tile the text. They are in order, none is empty, each begins where the previous one ended, and a
character has exactly the layers whose spans contain it.
"""

from collections.abc import Iterable
from enum import IntEnum
from operator import itemgetter

from msgspec import Struct

from tui.text.span import Span


class LayerKind(IntEnum):
    """The meaning of a highlight, in painting order: a higher number covers a lower one."""

    ZONE = 0
    GROUP = 1
    SHARED = 2
    """A shared passage, drawn dim in the view of what only one outlet reports."""
    ONLY_HERE = 3
    """Something that only one outlet reports."""
    MENTION = 4
    HIT = 5
    ANNOTATION = 6
    """Something that the user has highlighted, noted or judged."""


class Layer(Struct, frozen=True, order=True, gc=False):
    kind: LayerKind
    key: str
    """Kind of a zone, id of a group or person, category of one outlet's content, or an annotation's colour or kind."""
    rank: int = 0
    """Painting order within one kind; a higher rank covers a lower one."""
    is_possible: bool = False
    """True for a passage that may say the same as others, but cannot be believed unread; it is drawn faint."""


class Run(Struct, frozen=True, gc=False):
    """A stretch of text with the same layers throughout."""

    span: Span
    layers: tuple[Layer, ...]
    """Layers in painting order; empty if nothing is highlighted."""


def in_painting_order(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return layers so that each covers those before it."""
    return tuple(sorted(layers, key=lambda layer: (layer.kind, layer.rank, layer.key)))


def flatten_layers(length: int, highlights: Iterable[tuple[Span, Layer]]) -> tuple[Run, ...]:
    """Return runs that tile `text[0:length]`. Spans are cut to the text; empty ones are dropped. O(n log n)."""
    edges: list[tuple[int, bool, Layer]] = []
    for span, layer in highlights:
        start, end = min(span.start, length), min(span.end, length)
        if start < end:
            edges += [(start, True, layer), (end, False, layer)]
    edges.sort(key=itemgetter(0))
    runs: list[Run] = []
    depth: dict[Layer, int] = {}
    at = 0
    for offset, is_start, layer in edges:
        if at < offset:
            runs.append(Run(Span(at, offset), in_painting_order(depth) if len(depth) > 1 else tuple(depth)))
            at = offset
        count = depth.get(layer, 0) + (1 if is_start else -1)
        if count:
            depth[layer] = count
        else:
            del depth[layer]
    if at < length:
        runs.append(Run(Span(at, length), ()))
    return tuple(runs)
