"""How the outlets word each quotation: quote groups as plain data."""

from collections.abc import Iterator, Mapping, Sequence

from tui.articles.model import Coverage
from tui.export.document import QuoteWordingRow
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet
from tui.reading.quotes.quote_groups import QuoteGroup, Wording, quote_groups


class QuoteWordings:
    """The quote groups of what was found, and for each quote its own."""

    def __init__(self, coverage: Coverage, found: MentionSet, grouping: Grouping) -> None:
        """grouping: the passages that are shared at the cutoff, by which quotes are found to be one."""
        self._articles = {article.id: article for article in coverage.articles}
        self.groups: Sequence[QuoteGroup] = quote_groups(coverage, found, grouping)
        self.group_of: Mapping[str, QuoteGroup] = {
            wording.quote: group for group in self.groups for wording in group.wordings if wording.quote
        }

    def rows(self, group: QuoteGroup) -> tuple[QuoteWordingRow, ...]:
        """Every wording, in pane order, then by place."""
        return tuple(self._row(wording) for wording in group.wordings)

    def elsewhere(self, quote: str, article: str) -> tuple[QuoteWordingRow, ...]:
        """How the articles other than the quote's own word it."""
        return tuple(row for row in self.rows(self.group_of[quote]) if row.article != article)

    def with_one_of(self, quotes: frozenset[str]) -> Iterator[QuoteGroup]:
        """The groups that have at least one of these."""
        for group in self.groups:
            if any(wording.quote in quotes for wording in group.wordings):
                yield group

    def _row(self, wording: Wording) -> QuoteWordingRow:
        article = self._articles[wording.article]
        return QuoteWordingRow(
            article=article.id,
            outlet=article.outlet,
            parts=tuple((part.start, part.end) for part in wording.parts),
            texts=tuple(part.slice(article.text) for part in wording.parts),
            kind=wording.kind.value,
            quote=wording.quote or None,
        )
