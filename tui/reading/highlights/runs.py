"""Highlights: overlapping layers on one text → flat runs, ready to paint.

Invariant: the runs of a text tile it. They are in order, none is empty, each begins where the one before ended, and
a character has exactly the layers whose spans hold it.
"""

from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from tui.text.span import Span


class LayerKind(IntEnum):
    """What a highlight says of the text; a later one is painted over an earlier one."""

    ZONE = 0
    GROUP = 1
    SHARED = 2
    """A passage, where what an outlet alone has is to stand out."""
    ALONE = 3
    MENTION = 4
    HIT = 5
    MARKED = 6
    """By the reader's own hand."""


class Layer(Struct, frozen=True, order=True):
    kind: LayerKind
    key: str
    """A zone's kind, a group's id, a person's id, a sort of what one outlet alone has, the look of
    what the reader has marked; else empty."""
    rank: int = 0
    """Among those of a kind, the higher is painted over the lower."""


class Run(Struct, frozen=True):
    """A stretch of text on which the same layers lie."""

    span: Span
    layers: tuple[Layer, ...]
    """In painting order; empty where nothing is highlighted."""


def _painting_order(layer: Layer) -> tuple[LayerKind, int, str]:
    return layer.kind, layer.rank, layer.key


def flatten_layers(length: int, highlights: Iterable[tuple[Span, Layer]]) -> tuple[Run, ...]:
    """Runs over `text[0:length]`. Spans are cut to the text; empty ones are left out. O(n log n) in the highlights."""
    edges: list[tuple[int, bool, Layer]] = []
    for span, layer in highlights:
        start, end = min(span.start, length), min(span.end, length)
        if start < end:
            edges += [(start, True, layer), (end, False, layer)]
    edges.sort(key=itemgetter(0))
    runs: list[Run] = []
    depth: dict[Layer, int] = {}
    at = 0
    for offset, here in groupby(edges, key=itemgetter(0)):
        if at < offset:
            runs.append(Run(Span(at, offset), tuple(sorted(depth, key=_painting_order) if len(depth) > 1 else depth)))
            at = offset
        for _, opens, layer in here:
            count = depth.get(layer, 0) + (1 if opens else -1)
            if count:
                depth[layer] = count
            else:
                del depth[layer]
    if at < length:
        runs.append(Run(Span(at, length), ()))
    return tuple(runs)
