"""Turns the checked items of a draft into plain rows, with their words and those of the sources."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from msgspec import Struct

from tui.articles.model import Article, Coverage
from tui.checking.model import CheckedDraft, CheckedItem, CheckVerdict, FigureReason, WordDifference
from tui.text.canonical import one_line
from tui.text.counts import count_text
from tui.text.span import Span

_WORDS_SHOWN = 300
"""Maximum number of characters that a row quotes from an item and from its wording in a source."""


class SheetRow(Struct, frozen=True):
    """One line in the fact-check sheet. All strings are on one line."""

    number: int
    kind: str
    line: int
    """Line number in the draft's text, from 1."""
    words: str
    verdict: str
    source: str
    """Outlet of the source; empty if no source is close."""
    source_line: int
    source_words: str
    """Exact wording in the source."""
    reason: FigureReason | None
    explanation: str
    """Explanation: what differs or is left out, who speaks, or what to check."""
    note: str
    """User's own note on these words of the draft."""


def sheet_rows(
    coverage: Coverage, checked: CheckedDraft, note_of: Callable[[Span], str] | None = None
) -> tuple[SheetRow, ...]:
    """Return one row per item, in reading order. note_of: returns the user's note on a span of the draft."""
    draft = coverage.article(checked.draft)
    lines = {article.id: _line_starts(article) for article in coverage.articles}
    rows = []
    for number, item in enumerate(checked.items, 1):
        source = coverage.article(item.place.article) if item.place else None
        rows.append(
            SheetRow(
                number,
                item.kind.value,
                _line(lines[draft.id], item.span.start),
                _shown(item.span.slice(draft.text)),
                item.verdict.value,
                source.outlet if source else "",
                _line(lines[source.id], item.place.span.start) if source and item.place else 0,
                _shown(item.place.span.slice(source.text)) if source and item.place else "",
                item.reason,
                explanation(item, draft, source),
                note_of(item.span) if note_of else "",
            )
        )
    return tuple(rows)


def explanation(item: CheckedItem, draft: Article, source: Article | None) -> str:
    """Return the reasons for a verdict, in words; empty for what is verbatim without rounding or other words."""
    parts = []
    if source is not None:
        parts += [_difference(each, draft, source) for each in item.differences]
        if item.left_out:
            parts.append("leaves out " + ", ".join(f"“{_shown(span.slice(source.text))}”" for span in item.left_out))
    is_told_otherwise = item.verdict is CheckVerdict.VERBATIM and item.speaker and item.speaker_there != item.speaker
    if item.verdict is CheckVerdict.OTHER_SPEAKER or (is_told_otherwise and item.speaker_there):
        parts.append(f"{item.speaker or 'the draft’s speaker'} here, {item.speaker_there} there")
    return "; ".join([*parts, *([item.remark] if item.remark else [])])


def _difference(difference: WordDifference, draft: Article, source: Article) -> str:
    here, there = _shown(difference.draft.slice(draft.text)), _shown(difference.source.slice(source.text))
    if not here:
        return f"without “{there}”"
    return f"“{here}” for “{there}”" if there else f"“{here}” added"


def verdict_counts(checked: CheckedDraft) -> str:
    """Return the number of items by verdict: “12 items: 9 verbatim, 2 altered, 1 in no source”."""
    counts = [(verdict, sum(item.verdict is verdict for item in checked.items)) for verdict in CheckVerdict]
    parts = [f"{count} {verdict.value}" for verdict, count in counts if count]
    size = len(checked.items)
    return count_text(size, "item") + (f": {', '.join(parts)}" if parts else "")


def _shown(text: str) -> str:
    return one_line(text, _WORDS_SHOWN).strip()


def _line_starts(article: Article) -> Sequence[int]:
    return [0, *accumulate(len(line) + 1 for line in article.text.split("\n"))]


def _line(starts: Sequence[int], offset: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, offset)
