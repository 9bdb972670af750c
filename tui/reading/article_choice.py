"""The choice among the articles in the given files: which rows match, which are marked, and their order."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from tui.articles.batches.duplicates import Runs, runs_of, shared_runs
from tui.articles.listing import Listing
from tui.articles.summary import ArticleSummary
from tui.reading.panes import PANES_MAX
from tui.text.fold import fold_text


def needs_choice(listing: Listing) -> bool:
    """Return True if the user must choose: a download contains addresses, or more articles than there are panes.

    Files that were named one by one, or are in a folder, are all opened.
    """
    from_downloads = [listed for listed in listing.articles if listed.origin.number or listed.draft.is_address]
    has_addresses = any(listed.draft.is_address for listed in from_downloads)
    return bool(from_downloads) and (len(listing.articles) > PANES_MAX or has_addresses)


def runs_by_number(listing: Listing) -> dict[int, Runs]:
    """Map article numbers to the runs of words in their texts, for showing which articles share most."""
    return {listed.number: runs_of(listed.draft.text) for listed in listing.articles if listed.draft.text}


class ArticleChoice(Struct):
    """The rows of the dialog, and which of them are marked."""

    rows: Sequence[ArticleSummary]
    marked: list[int] = field(default_factory=list)
    """Numbers of the marked articles, in the order in which they were marked."""
    runs: Mapping[int, Runs] = field(default_factory=dict)
    """Runs of words by article number; empty until they are computed."""
    _texts: dict[int, str] = field(default_factory=dict)
    """Article number → text that is compared with the user's input."""

    def __post_init__(self) -> None:
        self._texts = {row.number: fold_text(_searched(row)) for row in self.rows}

    def toggle(self, number: int) -> None:
        """Mark an article, or remove its mark."""
        if number in self.marked:
            self.marked.remove(number)
        else:
            self.marked.append(number)

    def shared_percent(self) -> dict[int, int]:
        """Map numbers to the percentage of word runs (of the shorter text) shared with the first marked article.

        Empty if none is marked, or the runs are not computed yet.
        """
        own = self.runs.get(self.marked[0]) if self.marked else None
        if not own:
            return {}
        others = {number: runs for number, runs in self.runs.items() if number != self.marked[0]}
        counts = shared_runs(own, others.values())
        smaller = [max(1, min(len(own), len(runs))) for runs in others.values()]
        return {number: 100 * count // size for number, count, size in zip(others, counts, smaller, strict=True)}

    def visible_rows(self, typed: str) -> list[ArticleSummary]:
        """Return the rows that contain every word typed.

        Order: the marked ones, then those that share most with the first marked one, then by number.
        """
        words = fold_text(typed).split()
        fitting = [row for row in self.rows if all(word in self._texts[row.number] for word in words)]
        percents = self.shared_percent()
        place = {number: index for index, number in enumerate(self.marked)}
        return sorted(
            fitting,
            key=lambda row: (place.get(row.number, len(place)), -percents.get(row.number, 0), row.number),
        )

    def chosen(self, highlighted: int | None) -> tuple[int, ...]:
        """Return the numbers to open: the marked ones, or else the highlighted one."""
        return tuple(self.marked) or (() if highlighted is None else (highlighted,))


def _searched(row: ArticleSummary) -> str:
    return f"{row.number} {row.published} {row.outlet} {row.headline} {row.byline}"


def length_text(row: ArticleSummary) -> str:
    """Return the length of an article, such as “52 words”; “to fetch” for an address."""
    return "to fetch" if row.is_address else f"{row.words:,} words"


def likeness_text(row: ArticleSummary, percents: Mapping[int, int]) -> str:
    """Return how similar an article is: “same as 1”, “much like 1”, “34 % shared”; empty if there is nothing to say."""
    if row.duplicate_of is not None:
        return f"{'same as' if row.is_exact_duplicate else 'much like'} {row.duplicate_of}"
    return f"{percent} % shared" if (percent := percents.get(row.number, 0)) else ""
