"""Converts quote groups to plain data: each outlet's wording of every quote."""

from collections.abc import Iterator, Mapping, Sequence

from tui.articles.model import Coverage
from tui.export.document import QuoteWordingRow
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet
from tui.reading.quotes.quote_groups import QuoteGroup, Wording, quote_groups


class QuoteWordings:
    """The quote groups of a coverage, with a look-up by quote."""

    def __init__(self, coverage: Coverage, mentions: MentionSet, grouping: Grouping) -> None:
        """Group the quotes. grouping: the passages shared at the cutoff, which connect quotes."""
        self._articles = {article.id: article for article in coverage.articles}
        self.groups: Sequence[QuoteGroup] = quote_groups(coverage, mentions, grouping)
        self.group_of: Mapping[str, QuoteGroup] = {
            wording.quote: group for group in self.groups for wording in group.wordings if wording.quote
        }

    def rows(self, group: QuoteGroup) -> tuple[QuoteWordingRow, ...]:
        """Return every wording of a group, in pane order and by place."""
        return tuple(self._row(wording) for wording in group.wordings)

    def in_other_articles(self, quote: str, article: str) -> tuple[QuoteWordingRow, ...]:
        """Return the wordings of a quote in the articles other than its own."""
        return tuple(row for row in self.rows(self.group_of[quote]) if row.article != article)

    def groups_with_any(self, quotes: frozenset[str]) -> Iterator[QuoteGroup]:
        """Yield the groups that contain at least one of the quotes."""
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
            is_translated=wording.is_translated,
        )
