"""Words a difference for the user: its heading, its title, and each outlet's text around the differing words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tui.articles.model import Article, Coverage
from tui.matching.model import MatchSureness
from tui.reading.differences.model import CONTRADICTIONS, DifferenceClass, DifferenceRow, DifferingPassage
from tui.text.counts import count_text
from tui.text.spaces import single_spaced
from tui.text.span import Span

CONTRADICTED, QUOTED_OTHERWISE, OTHER_SPEAKER, OTHER_STATUS = (
    "Contradictions",
    "Quoted differently",
    "Same words, different speaker",
    "Different status",
)
HEADINGS = (CONTRADICTED, QUOTED_OTHERWISE, OTHER_SPEAKER, OTHER_STATUS)
"""Headings of the list, in order."""
_HEADING_OF = {
    DifferenceClass.WORDING: QUOTED_OTHERWISE,
    DifferenceClass.SPEAKER: OTHER_SPEAKER,
    DifferenceClass.STATUS: OTHER_STATUS,
}
_ROW_NOUNS = {
    CONTRADICTED: ("contradiction", "contradictions"),
    QUOTED_OTHERWISE: ("quotation", "quotations"),
    OTHER_SPEAKER: ("speaker", "speakers"),
    OTHER_STATUS: ("status", "statuses"),
}
"""Heading → the singular and plural nouns for its rows."""
_NAMES = {
    DifferenceClass.NUMBER: "number",
    DifferenceClass.DATE: "date",
    DifferenceClass.TIME: "time",
    DifferenceClass.NAME: "name",
    DifferenceClass.NEGATION: "said and denied",
    DifferenceClass.SENSE: "opposite sense",
    DifferenceClass.WORDING: "quotation",
    DifferenceClass.SPEAKER: "speaker",
    DifferenceClass.STATUS: "status",
}
NONE_FOUND = "No differences found of the kinds that crosslight looks for."
SCOPE = (
    "In what the outlets share, crosslight looks for different numbers, dates, times, names, quotations, speakers and "
    "statuses, and for denials. Differences of other kinds are not listed, and some of these kinds are missed."
)
"""What a list of differences covers, so that nobody takes it for all of them."""
CONTEXT_CHARACTERS = 90
"""Number of characters of a passage shown before the first and after the last differing word."""
ELLIPSIS = "…"


def heading_of(row: DifferenceRow) -> str:
    return CONTRADICTED if row.what in CONTRADICTIONS else _HEADING_OF[row.what]


def title_of(row: DifferenceRow) -> str:
    """Return the title of a row: “number, possible: … pages of Clinton's emails”."""
    kind = _NAMES[row.what]
    sureness = ", possible" if row.sureness is MatchSureness.POSSIBLE else ""
    return f"{kind}{sureness}: {row.about}" if row.about else f"{kind}{sureness}"


def missing_from(coverage: Coverage, row: DifferenceRow) -> Sequence[Article]:
    """Return the articles with neither a wording nor a passage that shares one, in pane order."""
    return [article for article in coverage.articles if article.id not in (*row.articles, *row.similar)]


def without_wording_text(coverage: Coverage, row: DifferenceRow) -> str:
    """Return which outlets have something similar to a row's wordings, and which have not; empty if all have one."""
    similar = [coverage.article(article).outlet for article in row.similar]
    return missing_text((article.outlet for article in missing_from(coverage, row)), similar)


def missing_text(missing: Iterable[str], similar: Iterable[str] = ()) -> str:
    """Return as text which outlets share a passage with a row's wordings, and which do not; empty if there are none.

    Those that do not may still report the same in a different sentence.
    """
    parts = (("something similar in", ", ".join(similar)), ("not found in these words in", ", ".join(missing)))
    return "; ".join(f"{text} {names}" for text, names in parts if names)


def summary_of(rows: Sequence[DifferenceRow]) -> str:
    """Return the number of differences by class: “4 differences: 1 contradiction, 3 quotations”."""
    headings = Counter(map(heading_of, rows))
    parts = [f"{n} {_ROW_NOUNS[heading][n > 1]}" for heading in HEADINGS if (n := headings[heading])]
    total = count_text(len(rows), "difference")
    return parts[0] if len(parts) == 1 else f"{total}: {', '.join(parts)}" if parts else total


def shown_span(article: Article, side: DifferingPassage) -> Span:
    """Return the part of a passage that is shown: the differing words and some context."""
    whole = side.passage.span
    if not side.differing:
        end = min(whole.end, whole.start + 2 * CONTEXT_CHARACTERS)
        return Span(whole.start, _word_border(article.text, end, whole))
    start = max(whole.start, side.differing[0].start - CONTEXT_CHARACTERS)
    end = min(whole.end, side.differing[-1].end + CONTEXT_CHARACTERS)
    start, end = _word_border(article.text, start, whole), _word_border(article.text, end, whole)
    while start < side.differing[0].start and article.text[start].isspace():
        start += 1
    return Span(start, end)


def _word_border(text: str, at: int, whole: Span) -> int:
    """Return the nearest offset at or before `at` that does not split a word."""
    while whole.start < at < whole.end and not text[at - 1].isspace() and not text[at].isspace():
        at -= 1
    return at


def marked_text(article: Article, side: DifferingPassage, opening: str, closing: str) -> str:
    """Return the displayed part of a passage on one line, with marks around the differing words."""
    shown = shown_span(article, side)
    parts: list[str] = []
    at = shown.start
    for span in side.differing:
        parts += [article.text[at : span.start], opening, span.slice(article.text), closing]
        at = span.end
    parts.append(article.text[at : shown.end])
    text = single_spaced("".join(parts))
    before = ELLIPSIS if shown.start > side.passage.span.start else ""
    after = ELLIPSIS if shown.end < side.passage.span.end else ""
    return f"{before}{text}{after}"
