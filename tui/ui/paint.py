"""Paints one screen line of an article as styled cells.

Only this module turns characters into cells. The pieces of a line tile it, so that no text is lost or doubled.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style

from tui.articles.model import ASIDE, ZoneKind
from tui.reading.highlights.hits import spans_within
from tui.reading.highlights.runs import Layer, LayerKind, Run, in_painting_order
from tui.reading.quotes.word_differences import Difference, DifferenceKind
from tui.reading.views import FACT_KEY
from tui.text.span import Span
from tui.ui.labels import Label
from tui.ui.theme.palette import Palette

LETTER_CELLS, SIGN_CELLS = 2, 1
GUTTER_CELLS = LETTER_CELLS + SIGN_CELLS + 2
"""Width left of the text, in cells: the group's letter, the kind's sign, the bar of the current passage, a space."""
MORE_SIGN = "+"
"""Sign for additional passages that begin on the line, before a letter or in place of the kind's sign."""
CURRENT_BAR = "▌"
SELECTED_BAR = "┃"
MARKED_SIGN = "*"
"""Sign in the margin for lines that the user has annotated."""
UNBOLD = Style(bold=False)
UNEMPHASISED = Style(underline=False, bold=False)
NO_REVERSE = Style(reverse=False)
HIT = Layer(LayerKind.HIT, "")


class GroupLook(Struct, frozen=True):
    """The look of a group."""

    hue: int
    """Index in the palette's hues."""
    name_only: bool


class Light(Struct, frozen=True):
    """The highlights on an article's text at one moment."""

    runs: Sequence[Run] = ()
    """Runs that tile the text."""
    groups: Mapping[str, GroupLook] | None = None
    current: tuple[Span, ...] = ()
    current_group: str = ""
    """Id of the current passage's group; empty if the current stop is a name, a quote or a search hit."""
    is_wide: bool = False
    """True if the current stop is a whole sentence, which is highlighted less than a name or a search hit."""
    is_compared: bool = False
    """True if the current stop is compared with other wordings."""
    differs: tuple[Difference, ...] = ()
    """Words in the current passage that differ from, or are missing in, the other wording; in order, disjoint."""
    hits: tuple[Span, ...] = ()
    """Hits of a search, over the runs; in order, disjoint."""


class _Places(Struct, frozen=True):
    """The positions of the runs, for searching."""

    starts: Sequence[int]
    marks: Sequence[Span]
    """Spans that the user has annotated."""
    mark_ends: Sequence[int]

    @staticmethod
    def of(runs: Sequence[Run]) -> "_Places":
        marks = [run.span for run in runs if run.layers and run.layers[-1].kind is LayerKind.ANNOTATION]
        return _Places([run.span.start for run in runs], marks, [span.end for span in marks])


class Painter:
    """Paints lines of one article and caches mixed styles; make a new one when the highlights change.

    `before`, the previous painter of the same text, passes on what it knows about unchanged runs: an article may have
    thousands, and a step changes none.
    """

    def __init__(self, text: str, palette: Palette, light: Light, previous: "Painter | None" = None) -> None:
        self._text = text
        self._palette = palette
        self._light = light
        has_same_runs = previous is not None and previous._light.runs is light.runs
        self._places: _Places = previous._places if previous is not None and has_same_runs else _Places.of(light.runs)
        self._differs_ends = [difference.span.end for difference in light.differs]
        self._mixed: dict[tuple[object, ...], Style] = {}

    def line(self, start: int, end: int, selected: Span | None) -> list[Segment]:
        """Return `text[start:end]` as segments for the screen; a newline in a hard-wrapped paragraph is a space."""
        text = self._text
        return [Segment(text[a:b].replace("\n", " "), style) for a, b, style in self._pieces(start, end, selected)]

    def gutter(self, start: int, end: int, label: Label, selected: Span | None = None) -> list[Segment]:
        """Return the cells left of a line."""
        is_current = any(span.start < end and start < span.end for span in self._light.current)
        is_selected = selected is not None and selected.start < end and start < selected.end
        is_marked = self._has_mark(start, end)
        if not label.letter and not (
            is_current or is_selected or is_marked
        ):  # most lines: one piece paints faster than four
            return [Segment(" " * GUTTER_CELLS, self._palette.base)]
        look = (self._light.groups or {}).get(label.group)
        style = self._palette.base + (self._palette.letters[look.hue] if look else self._palette.muted)
        bar_style = self._palette.base + self._palette.accent
        room = LETTER_CELLS + SIGN_CELLS
        has_room = len(label.letter) < LETTER_CELLS
        letter = (MORE_SIGN * (label.more and has_room) + label.letter).rjust(LETTER_CELLS)[:room]
        sign = MORE_SIGN if label.more and not has_room else label.sign
        return [
            Segment(letter, style),
            Segment(sign.ljust(room)[: room - len(letter)], style + UNBOLD),
            Segment(CURRENT_BAR if is_current else " ", bar_style),
            Segment(SELECTED_BAR if is_selected else MARKED_SIGN if is_marked else " ", bar_style),
        ]

    def _has_mark(self, start: int, end: int) -> bool:
        at = bisect_right(self._places.mark_ends, start)
        return at < len(self._places.marks) and self._places.marks[at].start < end

    def _pieces(self, start: int, end: int, selected: Span | None) -> Iterator[tuple[int, int, Style]]:
        first = max(0, bisect_right(self._places.starts, start) - 1)
        cuts = {start, end}
        runs: list[Run] = []
        for run in self._light.runs[first:]:
            if run.span.start >= end:
                break
            runs.append(run)
            cuts.add(max(start, run.span.start))
        first_difference = bisect_right(self._differs_ends, start)
        differs = takewhile(lambda difference: difference.span.start < end, self._light.differs[first_difference:])
        hits = spans_within(self._light.hits, start, end)
        overlays = chain(
            self._light.current, (difference.span for difference in differs), hits, (selected,) if selected else ()
        )
        for span in overlays:
            cuts.update(offset for offset in (span.start, span.end) if start < offset < end)
        ordered = sorted(cuts)
        at = 0
        for a, b in pairwise(ordered):
            while at + 1 < len(runs) and runs[at].span.end <= a:
                at += 1
            layers = runs[at].layers if runs else ()
            if any(a in hit for hit in hits):
                layers = in_painting_order((*layers, HIT))
            yield a, b, self._style(layers, a, selected)

    def _style(self, layers: tuple[Layer, ...], offset: int, selected: Span | None) -> Style:
        is_current = any(offset in span for span in self._light.current)
        difference = self._difference(offset) if is_current else None
        is_selected = selected is not None and offset in selected
        key = (layers, is_current, difference, is_selected)
        if key not in self._mixed:
            self._mixed[key] = self._palette.legible(self._mix(layers, is_current, difference, is_selected))
        return self._mixed[key]

    def _difference(self, offset: int) -> DifferenceKind | None:
        at = bisect_right(self._differs_ends, offset)
        differs = self._light.differs
        return differs[at].kind if at < len(differs) and offset in differs[at].span else None

    def _mix(
        self, layers: Sequence[Layer], is_current: bool, difference: DifferenceKind | None, is_selected: bool
    ) -> Style:
        palette = self._palette
        groups = self._light.groups or {}
        style = palette.base
        under = ""
        for layer in layers:
            if layer.kind is LayerKind.ZONE:
                style += self._zone(ZoneKind(layer.key))
            elif layer.kind is LayerKind.GROUP and layer.key in groups:
                look = groups[layer.key]
                overlaps = bool(under) and under != layer.key
                style += palette.name_only if look.name_only else self._group(look, layer, overlaps=overlaps)
                under = under if look.name_only else layer.key
            elif layer.kind is LayerKind.SHARED:
                style = palette.base + palette.faint
            elif layer.kind is LayerKind.ONLY_HERE:
                style += palette.mention if layer.key == FACT_KEY else palette.accent
            elif layer.kind is LayerKind.MENTION:
                style += palette.mention
            elif layer.kind is LayerKind.HIT:
                style += palette.hit
            elif layer.kind is LayerKind.ANNOTATION:
                style += palette.marks[layer.key]
        look_now = groups.get(self._light.current_group)
        if is_current:
            spot = palette.hit if self._light.is_wide else palette.spot
            style += palette.currents[look_now.hue] if look_now else spot
            if self._light.is_compared:  # bold then means differing words, no longer a quote or a headline
                style += UNEMPHASISED
        if difference is not None:
            style += palette.differences[difference]
        if difference is DifferenceKind.WORDING:
            style += palette.gaps[look_now.hue] if look_now else NO_REVERSE
        return style + palette.selection if is_selected else style

    def _group(self, look: GroupLook, layer: Layer, *, overlaps: bool) -> Style:
        if layer.is_possible:
            return self._palette.possible[look.hue]
        return (self._palette.overlaps if overlaps else self._palette.groups)[look.hue]

    def _zone(self, zone: ZoneKind) -> Style:
        if zone in ASIDE:
            return self._palette.faint
        styles = {
            ZoneKind.HEADLINE: self._palette.headline,
            ZoneKind.STANDFIRST: self._palette.standfirst,
            ZoneKind.CAPTION: self._palette.caption,
        }
        return styles.get(zone, self._palette.base)
