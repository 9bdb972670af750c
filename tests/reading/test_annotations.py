"""What the keys that mark are about, and the rows of what was marked."""

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
    describe_annotations,
    kept_annotations,
    last_annotated,
    passage_to_annotate,
    verdicts_on,
)
from tui.reading.highlights.runs import LayerKind
from tui.reading.sidebar.annotation_rows import annotation_rows
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span


def mark(key: str, start: int, end: int, **known: object) -> Annotation:
    passage = Passage("a", Span(start, end))
    fields = {"text": "", "tags": (), "colour": "yellow", "judgement": "", "changed": False} | known
    return Annotation(key=key, kind=AnnotationKind.HIGHLIGHT, passages=(passage,), **fields)  # type: ignore[arg-type]


class Session:
    """As much of a session as is asked."""

    def __init__(self, stop: Stop | None) -> None:
        self.stop = stop


HERE = Passage("a", Span(4, 9))
STOP = Stop(StopKind.PASSAGE, HERE, "g")


def test_a_selection_is_marked_before_what_is_current() -> None:
    selected = Passage("a", Span(0, 2))
    assert passage_to_annotate(Session(STOP), selected) == selected  # type: ignore[arg-type]
    assert passage_to_annotate(Session(STOP), None) == HERE  # type: ignore[arg-type]
    assert passage_to_annotate(Session(None), None) is None  # type: ignore[arg-type]


def test_a_key_is_about_the_mark_of_this_very_place_else_the_smallest_that_touches_it() -> None:
    wide, small = mark("wide", 0, 30), mark("small", 8, 12)
    session = Session(STOP)
    notes = Annotations((wide, small))
    assert annotation_at(notes, session, None, exactly=False) == small  # type: ignore[arg-type]
    assert annotation_at(notes, session, None, exactly=True) is None  # type: ignore[arg-type]
    exact = mark("exact", 4, 9)
    assert annotation_at(Annotations((wide, exact, small)), session, None, exactly=False) == exact  # type: ignore[arg-type]


def test_what_was_just_marked_goes_on_until_the_stop_the_article_in_focus_or_the_text_is_another() -> None:
    session = Session(STOP)
    session.coverage, session.focus = coverage_of(a="The first text.", b="The second text."), "a"  # type: ignore[attr-defined]
    just = last_annotated(session, HERE)  # type: ignore[arg-type]
    assert just.goes_on(session)  # type: ignore[arg-type]
    for name, other in (("stop", None), ("focus", "b"), ("coverage", coverage_of(a="Another text."))):
        before = getattr(session, name)
        setattr(session, name, other)
        assert not just.goes_on(session), name  # type: ignore[arg-type]
        setattr(session, name, before)


def test_a_verdict_is_on_a_match_when_it_is_on_two_of_its_passages() -> None:
    places = [Passage(article, Span(4, 9)) for article in "abcd"]
    verdicts = [
        Annotation(str(number), AnnotationKind.VERDICT, on, "", (), "", "same", False)
        for number, on in enumerate([tuple(places[:2]), tuple(places[:3]), (places[0], places[3])])
    ]
    notes = Annotations((*verdicts, mark("highlight", 4, 9)))
    assert [each.key for each in verdicts_on(notes, places[:2])] == ["0", "1"]
    assert [each.key for each in verdicts_on(notes, [places[1], places[2]])] == ["1"]


def test_after_a_jump_to_a_mark_keys_are_about_that_one() -> None:
    one, two = mark("one", 4, 9), mark("two", 4, 9)
    session = Session(Stop(StopKind.NOTE, HERE, "one"))
    assert annotation_at(Annotations((one, two)), session, None, exactly=True) == one  # type: ignore[arg-type]


def test_marks_lie_on_the_text_with_their_colour_the_inner_one_above() -> None:
    layers = [
        layer
        for _, layer in annotation_layers(Annotations((mark("wide", 0, 30), mark("in", 4, 9, colour="pink"))), "a")
    ]
    assert [(layer.kind, layer.key) for layer in sorted(layers, key=lambda layer: layer.rank)] == [
        (LayerKind.ANNOTATION, "yellow"),
        (LayerKind.ANNOTATION, "pink"),
    ]


def test_rows_say_the_readers_words_first_and_end_with_what_is_orphaned() -> None:
    coverage = coverage_of(a="Ferry burns\n\nTwo died.")
    first = coverage.articles[0].id
    here = Annotation("k", AnnotationKind.NOTE, (Passage(first, Span(0, 5)),), "who\nsays?", ("fire",), "", "", False)
    lost = OrphanedAnnotation("l", AnnotationKind.HIGHLIGHT, first, "gone\nwords", "", ())
    rows = annotation_rows(coverage, Annotations((here,), (lost,)))
    assert [row.text for row in rows] == ["who says? #fire · “Ferry”", "orphaned: “gone words”"]
    assert rows[0].stop is not None and rows[0].stop.passage == here.passages[0]
    assert rows[1].stop is None


def test_a_verdict_in_own_words_is_listed_and_told_by_them() -> None:
    coverage = coverage_of(a="Ferry burns\n\nTwo died.")
    place = Passage(coverage.articles[0].id, Span(0, 5))
    own = Annotation("k", AnnotationKind.VERDICT, (place,), "half true", (), "", "other", False)
    given = Annotation("l", AnnotationKind.VERDICT, (place,), "a word is gone", (), "", "misquoted", False)
    notes = Annotations((own, given))
    assert [row.text for row in annotation_rows(coverage, notes)] == [
        "half true · “Ferry”",
        "misquoted: a word is gone · “Ferry”",
    ]
    told = "your verdict: half true · your verdict, misquoted: a word is gone"
    assert describe_annotations(notes, Stop(StopKind.PASSAGE, place, "g")) == told


def test_the_readers_own_words_are_told_where_they_stand() -> None:
    note = mark("k", 4, 9, text="who\nsays?", tags=("war",), colour="", changed=True)
    plain = mark("plain", 4, 9)
    notes = Annotations((plain, note))
    told = "highlight: who says? #war · its words have changed since it was marked"
    assert describe_annotations(notes, STOP) == f"your {told}"
    assert describe_annotations(notes, Stop(StopKind.NOTE, HERE, "k")) == told
    assert describe_annotations(notes, Stop(StopKind.NOTE, HERE, "plain")) == "highlight, yellow"
    assert describe_annotations(notes, Stop(StopKind.PASSAGE, Passage("a", Span(4, 8)), "g")) == ""


def test_a_long_note_is_told_shortly() -> None:
    note = mark("k", 4, 9, text="word " * 1000)
    assert len(describe_annotations(Annotations((note,)), STOP)) < 300


def test_until_they_are_found_again_marks_are_known_in_articles_that_have_stayed() -> None:
    before = coverage_of(first="The first text.", second="The second text.", third="The third text.")
    now = replace(before, articles=(before.articles[0], replace(before.articles[1], text="Another text.")))
    one, other, gone = (Passage(article, Span(4, 9)) for article in ("first", "second", "third"))
    both = replace(mark("both", 0, 1), passages=(one, other, gone))
    notes = Annotations((both, replace(mark("changed", 0, 1), passages=(other,))), (lost_in("first"), lost_in("third")))
    kept = kept_annotations(notes, before, now)
    assert [(each.key, each.passages) for each in kept.marks] == [("both", (one,))]
    assert kept.lost == (lost_in("first"),)


def lost_in(article: str) -> OrphanedAnnotation:
    return OrphanedAnnotation("lost", AnnotationKind.NOTE, article, "words", "", ())
