"""Builds the sidebar rows of the user's highlights, notes and verdicts."""

from tui.articles.model import Coverage
from tui.reading.annotations import SEPARATOR, Annotations, OrphanedAnnotation, annotation_text, verdict_text
from tui.reading.sidebar.row import AnnotationEntry
from tui.reading.stops import Stop, StopKind
from tui.text.excerpts import in_marks, shortened

CANDIDATE_CHARACTERS_MAX = 80


def annotation_rows(coverage: Coverage, annotations: Annotations) -> list[AnnotationEntry]:
    """Return a row for each annotation, in order of place, then orphaned and uncertain ones, which have no place."""
    rows = []
    for annotation in annotations.annotations:
        words = coverage.text_of(annotation.passages[0]).replace("\n", " ")
        text = annotation_text(verdict_text(annotation.judgement, annotation.text), words, annotation.tags)
        rows.append(
            AnnotationEntry(
                annotation.key,
                text,
                article=annotation.passages[0].article,
                search_text=f"{words} {annotation.text} {annotation.kind} {annotation.colour}",
                stop=Stop(StopKind.NOTE, annotation.passages[0], annotation.key),
            )
        )
    for orphan in annotations.orphans:
        text = _orphan_text(orphan)
        rows.append(
            AnnotationEntry(
                orphan.key,
                text,
                article=orphan.article,
                search_text=orphan.kind,
                faint=True,
            )
        )
    return rows


def _orphan_text(orphan: OrphanedAnnotation) -> str:
    """Return “orphaned: my note · “the words””, or “unsure: “the words” · perhaps “the best candidate””."""
    text = annotation_text(orphan.text, orphan.quote.replace("\n", " "), orphan.tags)
    if not orphan.candidate:
        return f"orphaned: {text}"
    return f"unsure: {text}{SEPARATOR}perhaps {in_marks(shortened(orphan.candidate, CANDIDATE_CHARACTERS_MAX))}"
