"""The annotations that keys refer to, and their rows."""

from msgspec.structs import replace

from tests.reading.made import coverage_of
from tui.articles.model import Passage
from tui.reading.annotations import (
    Annotation,
    AnnotationKind,
    Annotations,
    OrphanedAnnotation,
    annotation_at,
    annotation_layers,
    annotations_in_unchanged,
    describe_annotations,
    last_annotated,
    passage_to_annotate,
    verdicts_on,
)
from tui.reading.highlights.runs import LayerKind
from tui.reading.sidebar.annotation_rows import annotation_rows
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span


def annotation(key: str, start: int, end: int, **values: object) -> Annotation:
    passage = Passage("a", Span(start, end))
    fields = {"text": "", "tags": (), "colour": "yellow", "judgement": "", "is_reworded": False} | values
    return Annotation(key=key, kind=AnnotationKind.HIGHLIGHT, passages=(passage,), **fields)  # type: ignore[arg-type]


class Session:
    """As much of a session as is asked."""

    def __init__(self, stop: Stop | None) -> None:
        self.stop = stop


HERE = Passage("a", Span(4, 9))
STOP = Stop(StopKind.PASSAGE, HERE, "g")


def test_selection_is_annotated_rather_than_current_stop() -> None:
    selected = Passage("a", Span(0, 2))
    assert passage_to_annotate(Session(STOP), selected) == selected  # type: ignore[arg-type]
    assert passage_to_annotate(Session(STOP), None) == HERE  # type: ignore[arg-type]
    assert passage_to_annotate(Session(None), None) is None  # type: ignore[arg-type]


def test_key_refers_to_annotation_on_exact_passage_else_smallest_overlapping_one() -> None:
    wide, small = annotation("wide", 0, 30), annotation("small", 8, 12)
    session = Session(STOP)
    annotations = Annotations((wide, small))
    assert annotation_at(annotations, session, None, exactly=False) == small  # type: ignore[arg-type]
    assert annotation_at(annotations, session, None, exactly=True) is None  # type: ignore[arg-type]
    exact = annotation("exact", 4, 9)
    assert annotation_at(Annotations((wide, exact, small)), session, None, exactly=False) == exact  # type: ignore[arg-type]


def test_keys_refer_to_the_last_annotation_until_stop_focus_or_text_changes() -> None:
    session = Session(STOP)
    session.coverage, session.focus = coverage_of(a="The first text.", b="The second text."), "a"  # type: ignore[attr-defined]
    just = last_annotated(session, HERE)  # type: ignore[arg-type]
    assert just.still_applies(session)  # type: ignore[arg-type]
    for name, other in (("stop", None), ("focus", "b"), ("coverage", coverage_of(a="Another text."))):
        before = getattr(session, name)
        setattr(session, name, other)
        assert not just.still_applies(session), name  # type: ignore[arg-type]
        setattr(session, name, before)


def test_verdict_belongs_to_match_if_it_is_on_two_of_its_passages() -> None:
    places = [Passage(article, Span(4, 9)) for article in "abcd"]
    verdicts = [
        Annotation(str(number), AnnotationKind.VERDICT, on, "", (), "", "same", False)
        for number, on in enumerate([tuple(places[:2]), tuple(places[:3]), (places[0], places[3])])
    ]
    annotations = Annotations((*verdicts, annotation("highlight", 4, 9)))
    assert [each.key for each in verdicts_on(annotations, places[:2])] == ["0", "1"]
    assert [each.key for each in verdicts_on(annotations, [places[1], places[2]])] == ["1"]


def test_after_jump_to_annotation_keys_refer_to_it() -> None:
    one, two = annotation("one", 4, 9), annotation("two", 4, 9)
    session = Session(Stop(StopKind.NOTE, HERE, "one"))
    assert annotation_at(Annotations((one, two)), session, None, exactly=True) == one  # type: ignore[arg-type]


def test_annotations_are_drawn_in_their_colour_with_the_inner_one_on_top() -> None:
    layers = [
        layer
        for _, layer in annotation_layers(
            Annotations((annotation("wide", 0, 30), annotation("in", 4, 9, colour="pink"))), "a"
        )
    ]
    assert [(layer.kind, layer.key) for layer in sorted(layers, key=lambda layer: layer.rank)] == [
        (LayerKind.ANNOTATION, "yellow"),
        (LayerKind.ANNOTATION, "pink"),
    ]


def test_rows_begin_with_the_users_words_and_orphans_come_last() -> None:
    coverage = coverage_of(a="Ferry burns\n\nTwo died.")
    first = coverage.articles[0].id
    here = Annotation("k", AnnotationKind.NOTE, (Passage(first, Span(0, 5)),), "who\nsays?", ("fire",), "", "", False)
    lost = OrphanedAnnotation("l", AnnotationKind.HIGHLIGHT, first, "gone\nwords", "", ())
    unsure = replace(lost, key="m", text="who?", candidate="other\nwords")
    rows = annotation_rows(coverage, Annotations((here,), (lost, unsure)))
    assert [row.text for row in rows] == [
        "who says? #fire · “Ferry”",
        "orphaned: “gone words”",
        "unsure: who? · “gone words” · perhaps “other words”",
    ]
    assert rows[0].stop is not None and rows[0].stop.passage == here.passages[0]
    assert rows[1].stop is None


def test_verdict_in_own_words_is_listed_and_described_by_them() -> None:
    coverage = coverage_of(a="Ferry burns\n\nTwo died.")
    place = Passage(coverage.articles[0].id, Span(0, 5))
    own = Annotation("k", AnnotationKind.VERDICT, (place,), "half true", (), "", "other", False)
    given = Annotation("l", AnnotationKind.VERDICT, (place,), "a word is gone", (), "", "misquoted", False)
    annotations = Annotations((own, given))
    assert [row.text for row in annotation_rows(coverage, annotations)] == [
        "half true · “Ferry”",
        "misquoted: a word is gone · “Ferry”",
    ]
    description = "your verdict: half true · your verdict, misquoted: a word is gone"
    assert describe_annotations(annotations, Stop(StopKind.PASSAGE, place, "g")) == description


def test_the_users_own_words_are_shown_on_their_passage() -> None:
    note = annotation("k", 4, 9, text="who\nsays?", tags=("war",), colour="", is_reworded=True)
    plain = annotation("plain", 4, 9)
    annotations = Annotations((plain, note))
    description = "highlight: who says? #war · the text has changed since you marked it"
    assert describe_annotations(annotations, STOP) == f"your {description}"
    assert describe_annotations(annotations, Stop(StopKind.NOTE, HERE, "k")) == description
    assert describe_annotations(annotations, Stop(StopKind.NOTE, HERE, "plain")) == "highlight, yellow"
    assert describe_annotations(annotations, Stop(StopKind.PASSAGE, Passage("a", Span(4, 8)), "g")) == ""


def test_long_note_is_shortened_in_status() -> None:
    note = annotation("k", 4, 9, text="word " * 1000)
    assert len(describe_annotations(Annotations((note,)), STOP)) < 300


def test_annotations_in_unchanged_articles_stay_until_the_notebook_is_read_again() -> None:
    before = coverage_of(first="The first text.", second="The second text.", third="The third text.")
    now = replace(before, articles=(before.articles[0], replace(before.articles[1], text="Another text.")))
    one, other, gone = (Passage(article, Span(4, 9)) for article in ("first", "second", "third"))
    both = replace(annotation("both", 0, 1), passages=(one, other, gone))
    annotations = Annotations(
        (both, replace(annotation("changed", 0, 1), passages=(other,))), (orphan_in("first"), orphan_in("third"))
    )
    kept = annotations_in_unchanged(annotations, before, now)
    assert [(each.key, each.passages) for each in kept.annotations] == [("both", (one,))]
    assert kept.orphans == (orphan_in("first"),)


def orphan_in(article: str) -> OrphanedAnnotation:
    return OrphanedAnnotation("lost", AnnotationKind.NOTE, article, "words", "", ())
