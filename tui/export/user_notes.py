"""Adds the user's annotations to an export."""

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from tui.articles.model import Passage
from tui.export.formats import HIGHLIGHTS, NOTES
from tui.export.options import Include, OrphanedNote, UserNote, UserText
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, OrphanedAnnotation, verdict_text


def with_annotations(
    include: Include, annotations: Annotations, parts: Collection[str], grouping: Grouping, mentions: MentionSet | None
) -> Include:
    """Return the selection with the user's annotations, including orphans, and with notes on groups and quotes.

    parts: the annotations to export, from `formats.ANNOTATION_PARTS`.
    """
    exported = [annotation for annotation in annotations.annotations if _is_exported(annotation, parts)]
    return replace(
        include,
        marks=True,
        texts=(*include.texts, *(text for annotation in exported for text in user_texts(annotation))),
        orphans=(*include.orphans, *(_orphan(orphan) for orphan in annotations.orphans if _is_exported(orphan, parts))),
        words={**include.words, **_notes_on(exported, grouping, mentions)},
    )


def user_texts(annotation: Annotation) -> Iterator[UserText]:
    """Yield one text for each passage of an annotation."""
    for passage in annotation.passages:
        yield UserText(
            passage,
            UserNote(annotation.text, annotation.tags),
            kind=str(annotation.kind),
            item=annotation.key,
            colour=annotation.colour,
            verdict=annotation.judgement,
            changed=annotation.is_reworded,
        )


def _is_exported(annotation: Annotation | OrphanedAnnotation, parts: Collection[str]) -> bool:
    is_highlight = annotation.kind is AnnotationKind.HIGHLIGHT
    return (HIGHLIGHTS in parts and is_highlight) or (NOTES in parts and (not is_highlight or bool(annotation.text)))


def _orphan(orphan: OrphanedAnnotation) -> OrphanedNote:
    return OrphanedNote(
        article=orphan.article,
        sha256=orphan.sha256,
        exact=orphan.quote,
        prefix=orphan.prefix,
        suffix=orphan.suffix,
        words=UserNote(orphan.text, orphan.tags),
        kind=str(orphan.kind),
        item=orphan.key,
        colour=orphan.colour,
        verdict=orphan.judgement,
        candidate=orphan.candidate,
    )


def _notes_on(
    annotations: Iterable[Annotation], grouping: Grouping, mentions: MentionSet | None
) -> dict[str, UserNote]:
    """Return the notes on exactly the passages of a group or quote, by its id."""
    passages_of = {group.id: frozenset(group.passages) for group in grouping.groups}
    for quote in (*mentions.quotes, *mentions.reported) if mentions else ():
        passages_of[quote.id] = frozenset(Passage(quote.article, span) for span in (quote.span, *quote.parts))
    notes: dict[str, UserNote] = {}
    for annotation in annotations:
        note = UserNote(verdict_text(annotation.judgement, annotation.text), annotation.tags)
        if note != UserNote():
            for item_id, passages in passages_of.items():
                if passages.issuperset(annotation.passages):
                    notes[item_id] = _merge(notes.get(item_id, UserNote()), note)
    return notes


def _merge(note: UserNote, addition: UserNote) -> UserNote:
    text = "\n".join(filter(None, (note.note, addition.note)))
    return UserNote(text, tuple(dict.fromkeys((*note.tags, *addition.tags))))
