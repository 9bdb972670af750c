"""Commands of selecting: where a selection begins, how it changes, and what is copied."""

from tests.reading.made import at, coverage_of, mentions_of, quote_of
from tui.articles.model import Passage
from tui.reading.place.session import ReadingSession
from tui.reading.selection.commands import SelectionCommands
from tui.reading.selection.selection import SelectionUnit
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span

COVERAGE = coverage_of(a="It began at noon. Nobody was hurt.", b="It ended at night.")


def reading(view="It began at noon"):
    session = ReadingSession(COVERAGE, cutoff=50, step=5, kinds=())
    session.look(at(COVERAGE, "a", view))
    return session, SelectionCommands(session)


def words(selecting):
    return selecting.plain_text()


def test_selection_begins_with_first_sentence_in_view_and_grows():
    _, selecting = reading("at noon. Nobody was")
    selecting.grow()
    assert words(selecting) == "Nobody was hurt."
    selecting.grow()
    assert words(selecting) == "It began at noon. Nobody was hurt."
    selecting.shrink()
    assert words(selecting) == "Nobody was hurt." and selecting.size_text() == "3 words"


def test_selection_begins_with_a_sentence_continued_in_view():
    _, selecting = reading("began at")
    selecting.grow()
    assert words(selecting) == "It began at noon."


def test_word_and_sentence_keys_begin_with_a_word_and_a_sentence():
    for unit, expected in ((SelectionUnit.WORD, "It"), (SelectionUnit.SENTENCE, "It began at noon.")):
        _, selecting = reading()
        selecting.stretch(unit, forward=True)
        assert words(selecting) == expected


def test_sentence_key_begins_with_the_sentence_of_the_current_stop():
    session, selecting = reading()
    session.go(Stop(StopKind.HIT, at(COVERAGE, "a", "began"), "x"))
    selecting.stretch(SelectionUnit.SENTENCE, forward=True)
    assert words(selecting) == "It began at noon."


def test_sentence_steps_cross_paragraphs_to_either_end():
    coverage = coverage_of(a="One came. Two went.\n\nThree stayed.")
    session = ReadingSession(coverage, cutoff=50, step=5, kinds=())
    session.look(at(coverage, "a", "One came. Two went.\n\nThree"))
    selecting = SelectionCommands(session)
    said = []
    for forward in (True, True, True, True, False, False, False):
        selecting.step(forward=forward)
        said.append(words(selecting))
    assert said == ["One came.", "Two went.", "Three stayed.", "Three stayed.", "Two went.", "One came.", "One came."]


def test_sentence_step_from_part_of_a_sentence_selects_that_sentence():
    _, selecting = reading()
    selecting.drag("a", 3, 8)
    selecting.step(forward=True)
    assert words(selecting) == "It began at noon."
    selecting.step(forward=True)
    assert words(selecting) == "Nobody was hurt."


def test_selection_begins_with_the_current_stop():
    session, selecting = reading()
    session.go(Stop(StopKind.HIT, at(COVERAGE, "a", "at noon"), "x"))
    assert words(selecting) == "at noon"  # also without a selection, what is current is what is copied
    selecting.grow()
    assert words(selecting) == "at noon" and selecting.current is not None


def test_selection_begins_at_the_clicked_word():
    session, selecting = reading()
    session.go(Stop(StopKind.HIT, at(COVERAGE, "a", "It"), "x"))
    selecting.point("a", at(COVERAGE, "a", "noon").span.start + 1)
    selecting.grow()
    assert words(selecting) == "noon"


def test_clicked_word_is_forgotten_once_the_current_stop_changes():
    session, selecting = reading()
    selecting.point("a", at(COVERAGE, "a", "noon").span.start)
    session.go(Stop(StopKind.HIT, at(COVERAGE, "a", "It"), "x"))
    selecting.grow()
    assert words(selecting) == "It"


def test_selection_out_of_view_begins_again():
    session, selecting = reading()
    selecting.grow()
    session.look(Passage("b", Span(3, 18)))
    selecting.grow()
    assert words(selecting) == "It ended at night."


def test_drag_can_be_extended_at_either_edge():
    _, selecting = reading()
    selecting.drag("a", 3, 11)
    assert words(selecting) == "began at"
    selecting.stretch(SelectionUnit.WORD, forward=True)
    assert words(selecting) == "began at noon"
    selecting.turn()
    selecting.stretch(SelectionUnit.WORD, forward=False)
    assert words(selecting) == "It began at noon"


def test_a_double_click_selects_the_word():
    _, selecting = reading()
    selecting.drag("a", 4, 4, SelectionUnit.WORD)
    assert words(selecting) == "began"


def test_nothing_selected_and_nothing_current_copies_nothing():
    _, selecting = reading()
    assert (selecting.plain_text(), selecting.citation(), selecting.size_text()) == ("", "", "nothing")
    assert selecting.shrink() is None and selecting.turn() is None
    assert not selecting.clear()


def test_the_citation_names_the_outlet():
    _, selecting = reading()
    selecting.drag("a", 0, 8)
    assert selecting.citation() == "“It began” — a"


def test_changed_text_of_the_article_clears_the_selection():
    session, selecting = reading()
    selecting.grow()
    session.coverage = coverage_of(a="Other words altogether.", b="It ended at night.")
    assert selecting.current is None and selecting.plain_text() == ""


def test_only_the_quoted_words_of_a_quote_in_parts_are_copied():
    coverage = coverage_of(a="“We knew,” the mayor said, “and left.”")
    session = ReadingSession(coverage, cutoff=50, step=5, kinds=())
    quote = quote_of(coverage, "a", "We knew,", "and left.", speaker_text="the mayor")
    session.set_mentions(mentions_of(quote))
    session.go(Stop(StopKind.QUOTE, Passage("a", quote.span), quote.id))
    selecting = SelectionCommands(session)
    assert selecting.plain_text() == "We knew, … and left."
    assert selecting.citation().startswith("“We knew, … and left.” — ")
