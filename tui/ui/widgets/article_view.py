"""Draws one article, wrapped and highlighted, line by line (Textual's Line API)."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.articles.model import Article
from tui.reading.highlights.hits import spans_within
from tui.reading.highlights.runs import flatten_layers
from tui.reading.place.anchor import OffsetMapper
from tui.text.span import Span
from tui.ui.labels import LINES_TRIED, NO_LABEL, Label, Labelled, by_line, shown_at
from tui.ui.messages import PaneFocused, TextPainted
from tui.ui.paint import GUTTER_CELLS, Light, Painter
from tui.ui.textual.fast_render import filtered
from tui.ui.theme.palette import Palette
from tui.ui.widgets.marked_scrollbar import MarkedScrollBar, StartLines
from tui.ui.widgets.text_selection_mouse import TextMouse
from tui.ui.wrap import WrappedText, cells

STRIPS_MAX = 400
"""Maximum number of painted lines that are cached: a few screens of them."""
RIGHT_MARGIN_CELLS = 1
SCROLLBAR_CELLS = 1


class ArticleView(TextMouse, can_focus=True, inherit_bindings=False):
    """An article with its scroll position and highlights; it does not handle keys."""

    def __init__(self, article: Article, palette: Palette, measure_cells: int) -> None:
        super().__init__(article)
        self._palette = palette
        self._measure_cells = measure_cells
        self._light = Light(runs=flatten_layers(len(article.text), ()))
        self._labelled: Labelled = ()
        self._painter = Painter(article.text, palette, self._light)
        self._lines = self._visible_lines
        self._unfolded: tuple[Span, ...] | None = None
        self._thin: Mapping[int, int] = {}
        """Line that replaces folded lines → their number."""
        self._line_labels: dict[int, Label] = {}
        self._strips: OrderedDict[int, Strip] = OrderedDict()
        self._annotated: Sequence[Span] = ()
        self._wrapped_width = 0
        self._is_painted = False
        self._left_cells = 0
        self._selected: Span | None = None

    # --- what is shown ---------------------------------------------------------------------------------------

    def set_article(self, article: Article) -> None:
        """Set the article, possibly with a different name or text; the place is kept by the words around it."""
        old, self.article = self.article, article
        if article.text != old.text or article.paragraphs != old.paragraphs:
            top = self.top
            self._resume = OffsetMapper(old.text, article.text).offset(top) if top else 0
            self._selected = None
            self._lines = self._visible_lines = WrappedText("", (), 1)
            self._unfolded, self._thin = None, {}
            self._wrapped_width = 0
            self.set_light(Light(runs=flatten_layers(len(article.text), ())), (), ())

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.vertical_scrollbar.set_palette(palette)
        self._relight(self._light)

    def fold(self, unfolded: tuple[Span, ...] | None) -> None:
        """Fold the lines that contain none of these spans; None unfolds all. The text at the top stays in place."""
        if unfolded == self._unfolded:
            return
        self._unfolded, top = unfolded, self.view.span.start
        self._fold()
        self._label_lines()
        self._mark_scrollbar()
        self._strips.clear()
        self.virtual_size = Size(0, self._virtual_height)
        self.scroll_line(self._visible_lines.line_of(top) if top else 0)
        self.refresh()

    def _fold(self) -> None:
        self._visible_lines, self._thin = self._lines, {}
        if self._unfolded is not None:
            from tui.ui.folding import FoldedLines  # loaded when something is folded

            self._visible_lines = folded_lines = FoldedLines(self._lines, self._unfolded)
            self._thin = folded_lines.hidden_counts

    def set_light(self, light: Light, labelled: Labelled, annotated: Sequence[Span]) -> None:
        """Set all highlights. annotated: the spans shown in the scroll bar, in order."""
        self._annotated = annotated
        if light.runs is self._light.runs and labelled is self._labelled:
            self._set_hits(light)
        else:
            self._labelled = labelled
            self._label_lines()
            self._relight(light)
        self._mark_scrollbar()

    def _set_hits(self, light: Light) -> None:
        """Repaint the lines on which a search has other hits than before."""
        previous_hits = self._light.hits
        self.set_current(light)
        for line in [line for line in self._strips if line < len(self._visible_lines)]:
            place = self._visible_lines.starts[line], self._visible_lines.ends[line]
            if spans_within(previous_hits, *place) != spans_within(light.hits, *place):
                del self._strips[line]
                self.refresh_lines(line)

    def set_current(self, light: Light) -> None:
        """Repaint the lines of the current passage and of the previous one, as nothing else has changed."""
        previous_light, self._light = self._light, light
        self._painter = Painter(self.article.text, self._palette, light, self._painter)
        for span in (*previous_light.current, *light.current):
            on = self._visible_lines.lines_of(span)
            lines = range(on.start, max(on.stop, on.start + LINES_TRIED))  # labels may be lower down
            for line in lines:
                self._strips.pop(line, None)
            self.refresh_lines(lines.start, len(lines))
        self._mark_current()

    def _relight(self, light: Light) -> None:
        self._light = light
        self._painter = Painter(self.article.text, self._palette, light)
        self._strips.clear()
        self.refresh()

    def _mark_scrollbar(self) -> None:
        self.vertical_scrollbar.mark(StartLines(self._annotated, self._visible_lines))
        self._mark_current()

    def _mark_current(self) -> None:
        current = [line for span in self._light.current for line in self._visible_lines.lines_of(span)]
        self.vertical_scrollbar.mark_current(current)

    def _label_lines(self) -> None:
        self._line_labels = by_line(self._labelled, self._visible_lines, self._thin)

    def _label_of(self, line: int) -> Label:
        current, group = self._light.current, self._light.current_group
        starts = [self._visible_lines.line_of(span.start) for span in current] if group else []
        if not any(0 <= line - start < LINES_TRIED for start in starts):
            return self._line_labels.get(line, NO_LABEL)  # most lines: no need to check the current label
        own_label = next(
            (label for span, label in self._labelled if label.group == group and span in current), NO_LABEL
        )
        return shown_at(line, self._line_labels, own_label, starts)

    @property
    def is_wrapped(self) -> bool:
        """True if the lines fit the width; False after being shown until the layout is done."""
        return bool(self.size) and self._wrapped_width == self.scrollable_content_region.width

    def forget_width(self) -> None:
        """Forget the width when hidden, as it may be different later."""
        self._wrapped_width = 0

    # --- Textual ---------------------------------------------------------------------------------------------

    @property
    def vertical_scrollbar(self) -> MarkedScrollBar:
        """The scroll bar with marks, in place of Textual's own, which it creates on first use."""
        if not isinstance(self._vertical_scrollbar, MarkedScrollBar):
            self._vertical_scrollbar = bar = MarkedScrollBar(self._palette)
            bar.display = False
            self.app._start_widget(self, bar)
            return bar
        return self._vertical_scrollbar

    def on_mount(self) -> None:
        self.show_vertical_scrollbar = True

    def on_resize(self) -> None:
        if not self.is_wrapped or self.virtual_size.height != self._virtual_height:
            self._rewrap()

    def set_measure(self, measure_cells: int) -> None:
        """Wrap the text again for a different maximum line length; the text at the top stays in place."""
        self._measure_cells = measure_cells
        if self.is_wrapped:
            self._rewrap()
            self.refresh()

    def expect(self, width_cells: int) -> None:
        """Wrap for the expected width, so that the first layout knows the height and needs no second one."""
        self._wrap_to(width_cells - SCROLLBAR_CELLS)

    def _rewrap(self) -> None:
        width_cells = self.scrollable_content_region.width
        self._wrapped_width = width_cells
        top = self.view.span.start
        self._wrap_to(width_cells)
        self._mark_scrollbar()
        if self._resume is not None:
            top, self._resume = self._resume, None
            self.scroll_to(y=self._visible_lines.line_of(top), animate=False, force=True, immediate=True)
        elif top:
            self.scroll_line(self._visible_lines.line_of(top))

    def _wrap_to(self, width_cells: int) -> None:
        room = max(1, width_cells - GUTTER_CELLS - RIGHT_MARGIN_CELLS)
        measure = min(room, self._measure_cells)
        self._left_cells = (room - measure) // 2
        if measure != self._lines.width_cells or not len(self._lines):
            self._lines = WrappedText(self.article.text, self.article.paragraphs, measure)
            self._fold()
            self._label_lines()
        self._strips.clear()
        self.virtual_size = Size(0, self._virtual_height)  # a line is never wider than the pane

    def on_focus(self) -> None:
        self.post_message(PaneFocused(self.article.id))

    @property
    def caret(self) -> int:
        """The first character of the selection, of the current stop, or of the view."""
        spans = (*((self._selected,) if self._selected else ()), *self._light.current)
        return spans[0].start if spans else self.view.span.start

    def set_selected(self, span: Span | None) -> None:
        """Set the user's selection in this article."""
        if span != self._selected:
            self._selected = span
            self._strips.clear()
            self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        if not self.is_wrapped or not self._is_painted:
            if not self.is_wrapped:
                self._rewrap()  # the first frame may come before the first resize event
            self._is_painted = True
            self.post_message(TextPainted())
        # Bypasses Textual's processing of each line for borders, padding and tints, which text does not need and which
        # takes as long as painting it.
        top = self.scroll_offset.y
        strips = filtered(self, [self._strip(top + y) for y in crop.line_range], self._palette)
        if crop.column_span != (0, self.outer_size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        return self._strip(self.scroll_offset.y + y)

    def _strip(self, line: int) -> Strip:
        strip = self._strips.get(line)
        if strip is None:
            strip = self._strips[line] = self._paint(line)
            if len(self._strips) > STRIPS_MAX:
                self._strips.popitem(last=False)
        return strip

    def _paint(self, line: int) -> Strip:
        # As wide as the text, without the scroll bar, so that Textual need not divide it.
        width, base = self.outer_size.width - SCROLLBAR_CELLS, self._palette.base
        if line >= len(self._visible_lines):
            return Strip.blank(width, base)
        start, end = self._visible_lines.starts[line], self._visible_lines.ends[line]
        label = self._label_of(line)
        if start == end and not label.letter:
            return Strip.blank(width, base)
        if line in self._thin:
            thin = Segment(f"· {self._thin[line]} lines ·", base + self._palette.faint)
            return Strip([Segment(" " * (self._left_cells + GUTTER_CELLS), base), thin]).adjust_cell_length(width, base)
        gutter = self._painter.gutter(start, end, label, self._selected)
        text = self._painter.line(start, end, self._selected)
        left_margin = self._left_cells
        used_cells = left_margin + GUTTER_CELLS + sum(cells(segment.text) for segment in text)
        margin = [Segment(" " * left_margin, base)] if left_margin else []
        padding = [Segment(" " * (width - used_cells), base)] if used_cells < width else []
        strip = Strip([*margin, *gutter, *text, *padding], max(used_cells, width))
        return strip if used_cells <= width else strip.adjust_cell_length(width, base)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        self.refresh(Region(0, y_start - self.scroll_offset.y, self.size.width, line_count))
