"""Rows of the list of highlights, notes and verdicts."""

from tui.articles.model import Coverage
from tui.reading.annotations import Annotations, annotation_text, verdict_text
from tui.reading.sidebar.row import SidebarRow, SidebarRowKind
from tui.reading.stops import Stop, StopKind


def annotation_rows(coverage: Coverage, notes: Annotations) -> list[SidebarRow]:
    """The rows of the list of notes: in order of place, and then those that are orphaned, which lead nowhere."""
    rows = []
    for mark in notes.marks:
        words = coverage.text_of(mark.passages[0]).replace("\n", " ")
        text = annotation_text(verdict_text(mark.judgement, mark.text), words, mark.tags)
        more = f"{words} {mark.text} {mark.kind} {mark.colour}"
        stop = Stop(StopKind.NOTE, mark.passages[0], mark.key)
        article = mark.passages[0].article
        rows.append(SidebarRow(SidebarRowKind.MARK, mark.key, text, article=article, more=more, stop=stop))
    for lost in notes.lost:
        text = "orphaned: " + annotation_text(lost.text, lost.quote.replace("\n", " "), lost.tags)
        rows.append(SidebarRow(SidebarRowKind.MARK, lost.key, text, article=lost.article, more=lost.kind, faint=True))
    return rows
