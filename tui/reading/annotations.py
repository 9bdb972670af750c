"""The user's annotations in the open articles: highlights, notes and verdicts, and which one a key refers to.

The notebook stores them, and finds their places again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.reading.highlights.by_hand import HandMatch
from tui.reading.highlights.runs import Layer, LayerKind
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.text.canonical import one_line
from tui.text.excerpts import in_marks
from tui.text.span import Span

SEPARATOR = " · "
TEXT_CHARACTERS_MAX = 200
"""Maximum number of characters of a note in the status line."""

SAME = "same"
"""Judgement of a verdict that the passages say the same."""
IN_OWN_WORDS = "other"
"""Judgement of a verdict whose text is the judgement."""


class AnnotationKind(StrEnum):
    HIGHLIGHT = "highlight"
    NOTE = "note"
    VERDICT = "verdict"


class Annotation(Struct, frozen=True):
    """A highlight, note or verdict of the user, with its places."""

    key: str
    """Id of its notebook item."""
    kind: AnnotationKind
    passages: tuple[Passage, ...]
    """Passages in open articles, in pane order."""
    text: str
    """User's own words."""
    tags: tuple[str, ...]
    colour: str
    """Colour of a highlight; empty for other kinds."""
    judgement: str
    """Judgement of a verdict, IN_OWN_WORDS if its text is the judgement; empty for other kinds."""
    is_reworded: bool
    """True if the words in the article have changed since it was made."""


class LastAnnotated(Struct, frozen=True):
    """The passage that was annotated last.

    Annotating drops the selection, so further keys refer to this passage until something else becomes current or
    another article gets the focus.
    """

    passage: Passage
    article_text: str
    """Text of the article; in another text the offsets are meaningless."""
    stop: Stop | None
    focus: str

    def still_applies(self, session: ReadingSession) -> bool:
        """Return True if neither the current stop, the focus nor the text has changed since."""
        articles = session.coverage.articles
        text = next((article.text for article in articles if article.id == self.passage.article), None)
        return (session.stop, session.focus, text) == (self.stop, self.focus, self.article_text)


class OrphanedAnnotation(Struct, frozen=True):
    """An annotation of an open article that no longer has a certain place, because the text has changed."""

    key: str
    kind: AnnotationKind
    article: str
    quote: str
    """Words that were annotated."""
    text: str
    tags: tuple[str, ...]
    colour: str = ""
    judgement: str = ""
    sha256: str = ""
    """SHA-256 of the text in which they were annotated."""
    prefix: str = ""
    """Text before them in that text."""
    suffix: str = ""
    """Text after them in that text."""
    candidate: str = ""
    """Words now at the likeliest place, if it is uncertain; empty if nothing similar exists."""


class Annotations(Struct, frozen=True, dict=True):
    """All annotations of the open articles."""

    annotations: tuple[Annotation, ...] = ()
    """Annotations with a place, in order of place."""
    orphans: tuple[OrphanedAnnotation, ...] = ()

    @cached_property
    def by_article(self) -> Mapping[str, Sequence[tuple[Span, Annotation]]]:
        """Article id → (span, annotation), in order of place."""
        pairs: dict[str, list[tuple[Span, Annotation]]] = {}
        for annotation in self.annotations:
            for passage in annotation.passages:
                pairs.setdefault(passage.article, []).append((passage.span, annotation))
        return {article: sorted(spans, key=lambda pair: pair[0]) for article, spans in pairs.items()}

    def touching(self, passage: Passage, kinds: Iterable[AnnotationKind] = tuple(AnnotationKind)) -> Annotation | None:
        """Return the smallest annotation of these kinds that overlaps a passage; of equals, the latest."""
        kind_set = frozenset(kinds)
        candidates = [
            (len(span), -number, annotation)
            for number, (span, annotation) in enumerate(self.by_article.get(passage.article, ()))
            if annotation.kind in kind_set and span.overlap(passage.span)
        ]
        return min(candidates, key=lambda candidate: candidate[:2])[2] if candidates else None


def annotations_in_unchanged(annotations: Annotations, old: Coverage, new: Coverage) -> Annotations:
    """Return the annotations in articles with an unchanged text; the others must be located again first."""
    texts = {article.id: article.text for article in old.articles}
    unchanged = {article.id for article in new.articles if texts.get(article.id) == article.text}
    remaining = []
    for annotation in annotations.annotations:
        passages = tuple(passage for passage in annotation.passages if passage.article in unchanged)
        if passages:
            remaining.append(replace(annotation, passages=passages))
    orphans = tuple(orphan for orphan in annotations.orphans if orphan.article in unchanged)
    return Annotations(tuple(remaining), orphans)


def annotation_layers(annotations: Annotations, article_id: str) -> Iterator[tuple[Span, Layer]]:
    """Yield an article's annotation layers, each with the highlight's colour or the annotation's kind as key."""
    for span, annotation in annotations.by_article.get(article_id, ()):
        yield span, Layer(LayerKind.ANNOTATION, annotation.colour or annotation.kind, rank=-len(span))


def passage_to_annotate(session: ReadingSession, selected: Passage | None) -> Passage | None:
    """Return the passage to annotate: the selection, else the current stop; None if there is neither."""
    if selected is not None and len(selected.span):
        return selected
    return session.stop.passage if session.stop is not None else None


def last_annotated(session: ReadingSession, passage: Passage) -> LastAnnotated:
    """Record that a passage has just been annotated."""
    text = session.coverage.article(passage.article).text
    return LastAnnotated(passage, text, session.stop, session.focus)


def annotation_at(
    annotations: Annotations, session: ReadingSession, selected: Passage | None, *, exactly: bool
) -> Annotation | None:
    """Return the annotation that a key refers to: the one jumped to, else one on the selection or the current stop.

    exactly: only one on precisely this passage; otherwise also one that overlaps it.
    """
    stop = session.stop
    if selected is None and stop is not None and stop.kind is StopKind.NOTE:
        return next((annotation for annotation in annotations.annotations if annotation.key == stop.key), None)
    passage = passage_to_annotate(session, selected)
    if passage is None:
        return None
    newest_first = reversed(annotations.annotations)
    exact = next((annotation for annotation in newest_first if annotation.passages[0] == passage), None)
    return exact if exact is not None or exactly else annotations.touching(passage)


def describe_annotations(annotations: Annotations, stop: Stop) -> str:
    """Describe the annotations on precisely the current passage, or the one jumped to.

    “highlight, yellow: who says? #war · the text has changed since you marked it”"""
    if stop.kind is StopKind.NOTE:
        return SEPARATOR.join(
            _describe(annotation) for annotation in annotations.annotations if annotation.key == stop.key
        )
    pairs = annotations.by_article.get(stop.passage.article, ())
    on_passage = [annotation for span, annotation in pairs if span == stop.passage.span]
    return SEPARATOR.join(f"your {_describe(a)}" for a in on_passage if a.text or a.tags or a.judgement)


def _describe(annotation: Annotation) -> str:
    own_words = _text_and_tags(one_line(annotation.text, TEXT_CHARACTERS_MAX), annotation.tags)
    fields = (annotation.kind, annotation.colour, _judgement_label(annotation.judgement))
    kind = ", ".join(filter(None, fields))
    change = "the text has changed since you marked it" if annotation.is_reworded else ""
    return SEPARATOR.join(filter(None, (f"{kind}: {own_words}" if own_words else kind, change)))


def group_to_judge(session: ReadingSession) -> tuple[Passage, ...]:
    """Return the passages of the current match, the current one first, then the others in pane order.

    Empty unless the current stop is a passage that another article shares.
    """
    stop = session.stop
    if stop is None or stop.kind is not StopKind.PASSAGE:
        return ()
    counterparts = session.counterparts.passages_by_article(stop)
    other_passages = tuple(counterparts[article] for article in session.order if article in counterparts)
    return (stop.passage, *other_passages) if other_passages else ()


def verdicts_on(annotations: Annotations, passages: Sequence[Passage]) -> list[Annotation]:
    """Return the user's verdicts on a match: those that are on at least two of its passages."""
    verdicts = (annotation for annotation in annotations.annotations if annotation.kind is AnnotationKind.VERDICT)
    return [verdict for verdict in verdicts if sum(passage in passages for passage in verdict.passages) > 1]


def matches_by_hand(annotations: Annotations) -> tuple[HandMatch, ...]:
    """Return the matches made by the user's verdicts: places in several articles that say the same."""
    return tuple(
        HandMatch(annotation.key, annotation.passages)
        for annotation in annotations.annotations
        if annotation.judgement == SAME and len({passage.article for passage in annotation.passages}) > 1
    )


def verdict_text(judgement: str, text: str) -> str:
    """Return a judgement with its text, such as “misquoted: the first word is gone”; either part may be missing."""
    return ": ".join(filter(None, (_judgement_label(judgement), text)))


def describe_verdict(judgement: str, text: str, previous: str) -> str:
    """Describe a new verdict. previous: the judgement that it replaces; empty if none."""
    replacement = f", instead of {previous}" if previous not in ("", judgement) else ""
    return f"your verdict: {verdict_text(judgement, text)}{replacement}"


def _judgement_label(judgement: str) -> str:
    return "" if judgement == IN_OWN_WORDS else judgement


def annotation_text(text: str, words: str, tags: Sequence[str]) -> str:
    """Return an annotation as one line: “my note #tag · the words”, with the user's own words first."""
    own_words = _text_and_tags(text, tags)
    return SEPARATOR.join(part for part in (own_words, in_marks(words)) if part)


def _text_and_tags(text: str, tags: Sequence[str]) -> str:
    return " ".join([text.replace("\n", " "), *(f"#{tag}" for tag in tags)]).strip()
