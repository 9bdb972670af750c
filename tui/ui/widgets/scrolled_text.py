"""The scroll position of an article, in lines and in offsets of its text."""

from tui.articles.model import Article, Passage
from tui.text.span import Span
from tui.ui.textual.lean import LeanScrollView
from tui.ui.wrap import WrappedText


class ScrolledText(LeanScrollView, inherit_bindings=False):
    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self._visible_lines = WrappedText("", (), 1)
        self._resume: int | None = None
        """Offset to show at the top once the text is wrapped."""

    def resume(self, offset: int) -> None:
        """Begin with this character at the top."""
        self._resume = offset

    @property
    def top(self) -> int:
        """The first character on the screen; before wrapping, the one that will be."""
        if self._resume is not None or not len(self._visible_lines):
            return self._resume or 0
        line = min(self.scroll_offset.y, len(self._visible_lines) - 1)
        is_blank = self._visible_lines.starts[line] == self._visible_lines.ends[line]
        return self._visible_lines.starts[min(line + is_blank, len(self._visible_lines) - 1)]

    @property
    def view(self) -> Passage:
        """The visible part of the article."""
        if not len(self._visible_lines):
            return Passage(self.article.id, Span(0, 0))
        top = min(self.scroll_offset.y, len(self._visible_lines) - 1)
        bottom = min(top + max(1, self.size.height), len(self._visible_lines)) - 1
        start = self._visible_lines.starts[top]
        return Passage(self.article.id, Span(start, max(start, self._visible_lines.ends[bottom])))

    @property
    def _virtual_height(self) -> int:
        # The last line may be scrolled to the top, so that a passage near the end can be level with any other.
        return len(self._visible_lines) + self.app.size.height - 1

    def is_at(self, offset: int) -> bool:
        """Return True if the line of this character is the top one."""
        return not len(self._visible_lines) or self.scroll_offset.y == self._visible_lines.line_of(offset)

    def lines_of(self, span: Span) -> range:
        return self._visible_lines.lines_of(span)

    def row_of(self, span: Span, context_lines: int) -> int:
        """Return the screen row of a span after the least scrolling that shows it with context around it."""
        lines, height = self.lines_of(span), max(1, self.size.height)
        context = min(context_lines, max(0, (height - len(lines)) // 2))
        row = lines.start - self.scroll_offset.y
        lowest = max(context, height - context - len(lines))
        return min(max(row, context), lowest, lines.start)

    def scroll_row(self, span: Span, row: int) -> None:
        """Scroll so that the first line of `span` is on screen row `row`, as far as the article's length allows."""
        self.scroll_line(self.lines_of(span).start - row)

    def scroll_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def scroll_lines(self, lines: int) -> None:
        self.scroll_line(min(self.scroll_offset.y + lines, self._last_top))

    def scroll_edge(self, to_end: bool) -> None:
        self.scroll_line(self._last_top if to_end else 0)

    @property
    def _last_top(self) -> int:
        """The top line when the end of the article is at the bottom of the screen."""
        return max(0, len(self._visible_lines) - self.size.height)
