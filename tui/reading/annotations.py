"""What the reader has marked, as it stands in the open articles, and what the keys that mark mean.

How it is kept, and how it finds its place again, is the notebook's business.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.reading.highlights.runs import Layer, LayerKind
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.text.canonical import one_line
from tui.text.span import Span

SEPARATOR = " · "
TEXT_CHARACTERS_MAX = 200
"""Of a note, in the status line."""


IN_OWN_WORDS = "other"
"""The judgement of a verdict that stands in its text."""


class AnnotationKind(StrEnum):
    HIGHLIGHT = "highlight"
    NOTE = "note"
    VERDICT = "verdict"


class Annotation(Struct, frozen=True):
    """Something that the reader made, with the places where it stands."""

    key: str
    """Its id in the notebook."""
    kind: AnnotationKind
    passages: tuple[Passage, ...]
    """In the order of the panes; those of open articles only."""
    text: str
    """In the reader's own words."""
    tags: tuple[str, ...]
    colour: str
    """A highlight's; empty for others."""
    judgement: str
    """A verdict's; empty for others. IN_OWN_WORDS where it stands in the text."""
    changed: bool
    """Whether the article now words it otherwise than when it was marked."""


class LastAnnotated(Struct, frozen=True):
    """What was selected when it was highlighted, which drops the selection: keys that mark go on with it until
    something else is current or the reader looks into another article."""

    passage: Passage
    article_text: str
    """In another text the place means nothing."""
    stop: Stop | None
    focus: str

    def goes_on(self, session: ReadingSession) -> bool:
        articles = session.coverage.articles
        text = next((article.text for article in articles if article.id == self.passage.article), None)
        return (session.stop, session.focus, text) == (self.stop, self.focus, self.article_text)


class OrphanedAnnotation(Struct, frozen=True):
    """Something marked in an open article whose text has changed since, and which has no certain place in it now."""

    key: str
    kind: AnnotationKind
    article: str
    quote: str
    """The words that were marked."""
    text: str
    tags: tuple[str, ...]
    colour: str = ""
    judgement: str = ""
    sha256: str = ""
    """Of the text in which they were marked."""
    prefix: str = ""
    """What stood before them there, and after them."""
    suffix: str = ""


class Annotations(Struct, frozen=True, dict=True):
    """All that the reader has marked in the open articles."""

    marks: tuple[Annotation, ...] = ()
    """In the order of their places."""
    lost: tuple[OrphanedAnnotation, ...] = ()

    @cached_property
    def by_article(self) -> Mapping[str, Sequence[tuple[Span, Annotation]]]:
        """Per article, in order of place."""
        found: dict[str, list[tuple[Span, Annotation]]] = {}
        for mark in self.marks:
            for passage in mark.passages:
                found.setdefault(passage.article, []).append((passage.span, mark))
        return {article: sorted(each, key=lambda pair: pair[0]) for article, each in found.items()}

    def touching(self, passage: Passage, kinds: Iterable[AnnotationKind] = tuple(AnnotationKind)) -> Annotation | None:
        """The smallest mark of these kinds that shares a character with a passage; of several, the latest made."""
        wanted = frozenset(kinds)
        found = [
            (len(span), -number, mark)
            for number, (span, mark) in enumerate(self.by_article.get(passage.article, ()))
            if mark.kind in wanted and span.overlap(passage.span)
        ]
        return min(found, key=lambda each: each[:2])[2] if found else None


def kept_annotations(notes: Annotations, before: Coverage, now: Coverage) -> Annotations:
    """What stands in articles whose text has stayed; the rest is not known until it has been found again."""
    texts = {article.id: article.text for article in before.articles}
    same = {article.id for article in now.articles if texts.get(article.id) == article.text}
    marks = []
    for mark in notes.marks:
        passages = tuple(passage for passage in mark.passages if passage.article in same)
        if passages:
            marks.append(replace(mark, passages=passages))
    return Annotations(tuple(marks), tuple(lost for lost in notes.lost if lost.article in same))


def annotation_layers(notes: Annotations, article_id: str) -> Iterator[tuple[Span, Layer]]:
    """Where marks lie on an article. The layer's key is a highlight's colour, else the kind of the mark."""
    for span, mark in notes.by_article.get(article_id, ()):
        yield span, Layer(LayerKind.ANNOTATION, mark.colour or mark.kind, rank=-len(span))


def passage_to_annotate(session: ReadingSession, selected: Passage | None) -> Passage | None:
    """What a key that marks is about: what is selected, else what is current; None where nothing is."""
    if selected is not None and len(selected.span):
        return selected
    return session.stop.passage if session.stop is not None else None


def last_annotated(session: ReadingSession, passage: Passage) -> LastAnnotated:
    text = session.coverage.article(passage.article).text
    return LastAnnotated(passage, text, session.stop, session.focus)


def annotation_at(
    notes: Annotations, session: ReadingSession, selected: Passage | None, *, exactly: bool
) -> Annotation | None:
    """The mark that a key is about: the one that was jumped to, else one on what is selected or current.

    exactly: only one that has this very place; otherwise also one that touches it.
    """
    stop = session.stop
    if selected is None and stop is not None and stop.kind is StopKind.NOTE:
        return next((mark for mark in notes.marks if mark.key == stop.key), None)
    place = passage_to_annotate(session, selected)
    if place is None:
        return None
    same = next((mark for mark in reversed(notes.marks) if mark.passages[0] == place), None)
    return same if same is not None or exactly else notes.touching(place)


def describe_annotations(notes: Annotations, stop: Stop) -> str:
    """What the reader has written on what is current, on that very place; and whether its words have changed since.
    After a jump to a mark, on that one: “highlight, yellow: who says? #war · its words have changed since”."""
    if stop.kind is StopKind.NOTE:
        return SEPARATOR.join(_describe(mark) for mark in notes.marks if mark.key == stop.key)
    there = notes.by_article.get(stop.passage.article, ())
    marks = [mark for span, mark in there if span == stop.passage.span]
    return SEPARATOR.join(f"your {_describe(mark)}" for mark in marks if mark.text or mark.tags or mark.judgement)


def _describe(mark: Annotation) -> str:
    own = _text_and_tags(one_line(mark.text, TEXT_CHARACTERS_MAX), mark.tags)
    kind = ", ".join(filter(None, (mark.kind, mark.colour, _named_judgement(mark.judgement))))
    changed = "its words have changed since it was marked" if mark.changed else ""
    return SEPARATOR.join(filter(None, (f"{kind}: {own}" if own else kind, changed)))


def group_to_judge(session: ReadingSession) -> tuple[Passage, ...]:
    """The passages of the current match: the current one first, then the others in pane order. Empty where no passage
    is current that another article shares."""
    stop = session.stop
    if stop is None or stop.kind is not StopKind.PASSAGE:
        return ()
    there = session.elsewhere(stop)
    others = tuple(there[article] for article in session.order if article in there)
    return (stop.passage, *others) if others else ()


def verdicts_on(notes: Annotations, passages: Sequence[Passage]) -> list[Annotation]:
    """The reader's verdicts so far on a match of these passages: those that are on two of them."""
    verdicts = (mark for mark in notes.marks if mark.kind is AnnotationKind.VERDICT)
    return [mark for mark in verdicts if sum(passage in passages for passage in mark.passages) > 1]


def verdict_text(judgement: str, text: str) -> str:
    """“misquoted: the first word is gone”; the text alone where there is no judgement, or it stands in the text."""
    return ": ".join(filter(None, (_named_judgement(judgement), text)))


def describe_verdict(judgement: str, text: str, before: str) -> str:
    """Once it was given. before: the judgement whose place it took; empty where it took none's."""
    instead = f", instead of {before}" if before not in ("", judgement) else ""
    return f"your verdict: {verdict_text(judgement, text)}{instead}"


def _named_judgement(judgement: str) -> str:
    return "" if judgement == IN_OWN_WORDS else judgement


def annotation_text(text: str, words: str, tags: Sequence[str]) -> str:
    """“my note #tag · the words”: what the reader wrote comes first."""
    own = _text_and_tags(text, tags)
    return SEPARATOR.join(part for part in (own, f"“{words}”") if part)


def _text_and_tags(text: str, tags: Sequence[str]) -> str:
    return " ".join([text.replace("\n", " "), *(f"#{tag}" for tag in tags)]).strip()
