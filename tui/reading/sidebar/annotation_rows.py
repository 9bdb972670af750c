"""Rows of the list of highlights, notes and verdicts."""

from tui.articles.model import Coverage
from tui.reading.annotations import Notes, judged, mark_text
from tui.reading.sidebar.row import Entry, EntryKind
from tui.reading.stops import Stop, StopKind


def note_rows(coverage: Coverage, notes: Notes) -> list[Entry]:
    """The rows of the list of notes: in order of place, and then those that are orphaned, which lead nowhere."""
    rows = []
    for mark in notes.marks:
        words = coverage.text_of(mark.passages[0]).replace("\n", " ")
        text = mark_text(judged(mark.judgement, mark.text), words, mark.tags)
        more = f"{words} {mark.text} {mark.kind} {mark.colour}"
        stop = Stop(StopKind.NOTE, mark.passages[0], mark.key)
        article = mark.passages[0].article
        rows.append(Entry(EntryKind.MARK, mark.key, text, article=article, more=more, stop=stop))
    for lost in notes.lost:
        text = "orphaned: " + mark_text(lost.text, lost.quote.replace("\n", " "), lost.tags)
        rows.append(Entry(EntryKind.MARK, lost.key, text, article=lost.article, more=lost.kind, faint=True))
    return rows
