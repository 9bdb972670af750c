"""Takes a last look at pairs that may be one story or two: the matcher searches both articles for shared passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.archive.reading import draft_of, stored_articles
from tui.archive.store import Archive
from tui.articles.make import article_from_draft
from tui.articles.model import Article
from tui.articles.options import ArticlesOptions
from tui.matching.find import find
from tui.matching.model import MatchKind
from tui.matching.options import MatchingOptions

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[tuple[int], np.dtype[np.float32]]
    Ints = np.ndarray[tuple[int], np.dtype[np.int64]]

READ_MAX = 600
"""Maximum number of pairs read after articles were added, the most doubtful first; bounds the time."""
DOUBT_BELOW, DOUBT_ABOVE = 0.16, 0.08
"""Distances below and above the minimum similarity for one story within which a pair is doubtful."""
_WEIGHT, _USUAL = 0.3, 0.05
"""Weight of the passage share in the similarity of a pair, and the usual share for articles on one subject.

The share is that of the shorter article in passages of both; only what exceeds the usual share counts.
"""


class Reader(Struct, frozen=True):
    """The matcher with its options."""

    articles: ArticlesOptions
    matching: MatchingOptions

    def shares(self, archive: Archive, pairs: Sequence[tuple[int, int]], check: Callable[[], None]) -> list[float]:
        """Return the share of the shorter article of each pair that is in passages of both."""
        stored = stored_articles(archive, sorted({article for pair in pairs for article in pair}))
        articles = {each.id: article_from_draft(draft_of(each), self.articles, id=str(each.id)) for each in stored}
        shares = []
        for one, other in pairs:
            check()
            shares.append(self._share(articles[one], articles[other]))
        return shares

    def _share(self, one: Article, other: Article) -> float:
        matches = find([one, other], self.matching).at(self.matching.cutoff_score()).matches
        spans = [match.left.span for match in matches if match.kind is not MatchKind.NAME]
        return sum(span.end - span.start for span in spans) / max(1, min(len(one.text), len(other.text)))


def doubtful(likeness: Floats, least: float) -> Ints:
    """Return the positions of the doubtful pairs, the most doubtful first, up to the number that are read."""
    import numpy as np

    places = np.flatnonzero((likeness >= least - DOUBT_BELOW) & (likeness <= least + DOUBT_ABOVE))
    return places[np.argsort(np.abs(likeness[places] - least), kind="stable")][:READ_MAX]


def moved(likeness: Floats, shares: Sequence[float]) -> Floats:
    """Return the similarity of pairs after they have been read."""
    import numpy as np

    steps = np.float32(_WEIGHT) * (np.minimum(np.array(shares, dtype=np.float32), 1) - np.float32(_USUAL))
    moved_likeness: Floats = np.clip(likeness + steps, 0, 1)
    return moved_likeness
