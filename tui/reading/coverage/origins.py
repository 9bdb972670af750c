"""Counts the independent origins of a row in the coverage table: “5 outlets, 2 origins”."""

from tui.articles.model import ArticleRole, Coverage
from tui.checking.origins import OriginCounter
from tui.reading.coverage.row import CoverageRow, RowKind

_CARRIED = (RowKind.QUOTE, RowKind.PASSAGE)


class RowOrigins:
    """Counts the origins of quotes and passages, after the articles have been read for copies and credits."""

    def __init__(self) -> None:
        self.coverage: Coverage | None = None
        """Articles that were read."""
        self._counter: OriginCounter | None = None

    def read(self, coverage: Coverage) -> None:
        """Read the articles, in linear time. Drafts do not count."""
        articles = [article for article in coverage.articles if article.role is not ArticleRole.DRAFT]
        self._counter = OriginCounter(articles)
        self.coverage = coverage

    def text(self, row: CoverageRow) -> str:
        """Return the origins of a row in words; empty for other rows, one outlet, and before the articles are read."""
        if self._counter is None or row.kind not in _CARRIED:
            return ""
        origins = self._counter.of(cell.stop.passage for cell in row.cells if cell is not None)
        return str(origins) if origins.outlets > 1 else ""
