"""From what the reader has marked to what is exported of it."""

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from tui.articles.model import Passage
from tui.export.formats import HIGHLIGHTS, NOTES
from tui.export.options import Include, OrphanedNote, UserNote, UserText
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, OrphanedAnnotation, verdict_text


def with_annotations(
    include: Include, notes: Annotations, parts: Collection[str], grouping: Grouping, mentions: MentionSet | None
) -> Include:
    """The same with what the reader has marked, and with the reader's words on the groups and quotes that were marked
    as such. What has no place in the articles any more is named, too.

    parts: of `names.MARKS`.
    """
    marks = [mark for mark in notes.marks if _is_of(mark, parts)]
    return replace(
        include,
        marks=True,
        texts=(*include.texts, *(own for mark in marks for own in own_texts(mark))),
        orphans=(*include.orphans, *(_orphan(lost) for lost in notes.lost if _is_of(lost, parts))),
        words={**include.words, **_words_on(marks, grouping, mentions)},
    )


def own_texts(mark: Annotation) -> Iterator[UserText]:
    """One for each place of a mark."""
    for passage in mark.passages:
        yield UserText(
            passage,
            UserNote(mark.text, mark.tags),
            kind=str(mark.kind),
            item=mark.key,
            colour=mark.colour,
            verdict=mark.judgement,
            changed=mark.changed,
        )


def _is_of(mark: Annotation | OrphanedAnnotation, parts: Collection[str]) -> bool:
    is_highlight = mark.kind is AnnotationKind.HIGHLIGHT
    return (HIGHLIGHTS in parts and is_highlight) or (NOTES in parts and (not is_highlight or bool(mark.text)))


def _orphan(lost: OrphanedAnnotation) -> OrphanedNote:
    return OrphanedNote(
        article=lost.article,
        sha256=lost.sha256,
        exact=lost.quote,
        prefix=lost.prefix,
        suffix=lost.suffix,
        words=UserNote(lost.text, lost.tags),
        kind=str(lost.kind),
        item=lost.key,
        colour=lost.colour,
        verdict=lost.judgement,
    )


def _words_on(marks: Iterable[Annotation], grouping: Grouping, mentions: MentionSet | None) -> dict[str, UserNote]:
    """Group or quote → what was written on it: on its very place, in one article or in all of them."""
    there = {group.id: frozenset(group.passages) for group in grouping.groups}
    for quote in (*mentions.quotes, *mentions.reported) if mentions else ():
        there[quote.id] = frozenset(Passage(quote.article, span) for span in (quote.span, *quote.parts))
    found: dict[str, UserNote] = {}
    for mark in marks:
        words = UserNote(verdict_text(mark.judgement, mark.text), mark.tags)
        if words != UserNote():
            for of, places in there.items():
                if places.issuperset(mark.passages):
                    found[of] = _joined(found.get(of, UserNote()), words)
    return found


def _joined(one: UserNote, other: UserNote) -> UserNote:
    note = "\n".join(filter(None, (one.note, other.note)))
    return UserNote(note, tuple(dict.fromkeys((*one.tags, *other.tags))))
