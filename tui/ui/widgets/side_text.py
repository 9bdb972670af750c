"""The text at the right edge of a row in the sidebar: counts, and the tags of outlets."""

from collections.abc import Iterable, Mapping, Sequence

from tui.reading.sidebar.row import HeadingEntry, PersonEntry, SharedEntry, SidebarRow

COUNTS_MAX = 6
"""Maximum number of outlets whose counts are shown individually; with more, their sum and number."""
TAGS_MAX = 3
"""Maximum number of outlets named beside a quote; more of them are counted."""


class SideText:
    """Writes the right edge of rows. tags: article id → short tag of its outlet, in pane order."""

    def __init__(self, tags: Mapping[str, str]) -> None:
        self._tags = tags

    def tag(self, article_id: str) -> str:
        """Return the short tag of an article's outlet."""
        return self._tags.get(article_id, "")

    def legend(self, entries: Iterable[SidebarRow]) -> Sequence[str]:
        """Return the tags in the order of the counts; empty if no row has counts by outlet."""
        headings = (entry for entry in entries if isinstance(entry, HeadingEntry))
        has_counts = any(len(heading.counts) > 1 and not heading.only_article for heading in headings)
        return list(self._tags.values()) if has_counts and len(self._tags) <= COUNTS_MAX else ()

    def counts_text(self, entry: HeadingEntry) -> str:
        """Return the counts of a heading: “7·19”, or “3 only G” for what only one outlet has."""
        if not any(entry.counts) and isinstance(entry, PersonEntry):
            return entry.zone_text
        if not any(entry.counts):
            return f"only {self.tag(entry.only_article)}" if entry.only_article and not entry.faint else ""
        total = sum(entry.counts)
        unit = f" {entry.unit.removesuffix('s') if total == 1 else entry.unit}" if entry.unit else ""
        if entry.only_article:
            return f"{total}{unit} only {self.tag(entry.only_article)}"
        if len(entry.counts) > COUNTS_MAX:
            return f"{total}{unit} in {sum(map(bool, entry.counts))}"
        return f"{'·'.join(map(str, entry.counts))}{unit}"

    def outlets_text(self, entry: SharedEntry) -> str:
        """Return the outlets that have a quote or a passage: “GUA RT”, “only GUA” or “4 of 5”."""
        tags = [self.tag(article) for article in entry.articles]
        if entry.only_article:
            return f"only {tags[0]}"
        if len(self._tags) == 1:  # then no outlet needs to be named
            return ""
        return f"{len(tags)} of {len(self._tags)}" if len(tags) > TAGS_MAX else " ".join(tags)
