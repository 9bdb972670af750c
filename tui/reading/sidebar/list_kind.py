"""The lists of the sidebar: which there are, in which order they stand, and what of them a filter leaves."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from enum import StrEnum

from msgspec.structs import replace

from tui.articles.model import Passage
from tui.reading.sidebar.row import SidebarRow, SidebarRowKind
from tui.text.fold import fold, fold_text

LEVELS = {
    SidebarRowKind.PERSON: 0,
    SidebarRowKind.SPEAKER: 0,
    SidebarRowKind.PASSAGE: 0,
    SidebarRowKind.MARK: 0,
    SidebarRowKind.ABOUT: 1,
    SidebarRowKind.MENTION: 1,
    SidebarRowKind.QUOTE: 1,
    SidebarRowKind.WORDING: 2,
}
"""How deep a row stands; it belongs to the nearest row above it that stands less deep."""
FOUND = frozenset({SidebarRowKind.PERSON, SidebarRowKind.QUOTE, SidebarRowKind.PASSAGE, SidebarRowKind.MARK})
"""The rows that the lists are lists of."""


class ListKind(StrEnum):
    PEOPLE = "people"
    QUOTES = "quotes"
    PASSAGES = "passages"
    NOTES = "notes"


class ListOrder(StrEnum):
    IMPORTANCE = "importance"
    PLACE = "place"
    """Of the first time it stands in the articles, in pane order."""


def by_place(
    entries: Sequence[SidebarRow], articles: Sequence[str], named: Mapping[str, Passage]
) -> tuple[SidebarRow, ...]:
    """The rows without any above them in order of place, each with those below it.

    articles: ids in pane order. named: person id → where the person is first named, for the rows of people.
    """
    order = {article: number for number, article in enumerate(articles)}

    def place(block: Sequence[SidebarRow]) -> tuple[int, int]:
        passages = [entry.stop.passage for entry in block if entry.stop is not None]
        if block[0].kind is SidebarRowKind.PERSON and block[0].key in named:
            passages.append(named[block[0].key])
        return min(((order[p.article], p.span.start) for p in passages), default=(len(order), 0))

    blocks: list[list[SidebarRow]] = []
    for entry in entries:
        if LEVELS[entry.kind] == 0 or not blocks:
            blocks.append([])
        blocks[-1].append(entry)
    return tuple(entry for block in sorted(blocks, key=place) for entry in block)


def first_mentions(passages: Sequence[tuple[str, Passage]], articles: Sequence[str]) -> dict[str, Passage]:
    """Person id → the first of the person's passages, in pane order."""
    order = {article: number for number, article in enumerate(articles)}
    first: dict[str, Passage] = {}
    for person, passage in passages:
        known = first.get(person)
        here = (order[passage.article], passage.span.start)
        if known is None or here < (order[known.article], known.span.start):
            first[person] = passage
    return first


class ListFilter:
    """Rows that can be narrowed again and again as the reader types."""

    def __init__(self, entries: Sequence[SidebarRow]) -> None:
        self.entries = entries
        self._folded = _folded_texts(entries)

    def opened(self, key: str, below: Sequence[SidebarRow]) -> "ListFilter":
        """The same with one of the rows that the list is a list of open: `below` stands below it."""
        found = (row for row, entry in enumerate(self.entries) if entry.key == key and entry.kind in FOUND)
        row = next(found, None)
        if row is None:
            return self
        made = copy(self)
        made.entries = (*self.entries[:row], replace(self.entries[row], open=True), *below, *self.entries[row + 1 :])
        made._folded = self._folded[: row + 1] + _folded_texts(below) + self._folded[row + 1 :]
        return made

    def narrowed(self, typed: str) -> Sequence[SidebarRow]:
        """The rows that hold every word typed, in any case and without regard to accents; with what stands above
        them, and what stands below. All rows where nothing is typed."""
        words = fold_text(typed).split()
        if not words:
            return self.entries
        return self._kept(lambda text: all(word in text for word in words))

    def _kept(self, fits: Callable[[str], bool]) -> list[SidebarRow]:
        kept: list[SidebarRow] = []
        above: list[tuple[SidebarRow, bool, bool]] = []  # the rows above, whether each fits, and whether it is kept
        for entry, text in zip(self.entries, self._folded, strict=True):
            level = LEVELS[entry.kind]
            while above and LEVELS[above[-1][0].kind] >= level:
                above.pop()
            is_fitting = fits(text) or any(fitting for _, fitting, _ in above)
            if is_fitting:
                kept += (each for each, _, is_kept in above if not is_kept)
                above = [(each, fitting, True) for each, fitting, _ in above]
                kept.append(entry)
            above.append((entry, is_fitting, is_fitting))
        return kept


def _folded_texts(entries: Sequence[SidebarRow]) -> list[str]:
    """In one go: a row at a time takes several times as long."""
    whole = "\n".join(f"{entry.text} {entry.more}".replace("\n", " ") for entry in entries)
    return fold(whole).text.split("\n") if entries else []
