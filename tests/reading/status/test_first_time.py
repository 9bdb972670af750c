"""Signs and numbers are explained where they first appear, and nowhere else."""

from tests.reading.made import coverage_of, grouping_of
from tui.matching.model import MatchKind
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.session import ReadingSession
from tui.reading.status.first_time import FirstTimes

WORDS = ["It will rain.", "Ann will come.", "Bob stays at home.", "Carol sleeps late."]
COVERAGE = coverage_of(daily=" ".join(WORDS), herald=" ".join(WORDS))


def test_each_sign_and_number_is_explained_once_and_where_it_first_appears():
    session = ReadingSession(COVERAGE, cutoff=50, step=4, kinds=set(MatchKind))
    grouping = grouping_of(COVERAGE, *(("daily", words, "herald", words) for words in WORDS))
    session.visible_groups = VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters())
    first_times = FirstTimes(str)
    assert "less likely passages are hidden" in first_times.explanation(session)
    explained = []
    for stop in session.visible_groups.stops["daily"]:
        session.go(stop)
        text = first_times.explanation(session)
        assert first_times.explanation(session) == text, "it stays while the passage is current"
        explained.append(text.split(":")[0])
    assert explained == [
        "A~",
        "bars at the right edge",
        "",
        "",
    ]
    assert first_times.about_people("DA·HE", has_others=False).endswith("DA·HE")
    assert first_times.about_people("DA·HE", has_others=False) == ""
    assert first_times.about_quotes(5, 5) == "", "there is nothing to explain"
    assert first_times.about_quotes(5, 3).startswith("5 quotes in 3 rows") and first_times.about_quotes(5, 3) == ""


def test_explanations_fit_beside_the_name_of_a_passage_in_80_columns():
    session = ReadingSession(COVERAGE, cutoff=50, step=4, kinds=set(MatchKind))
    grouping = grouping_of(COVERAGE, *(("daily", words, "herald", words) for words in WORDS))
    session.visible_groups = VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters())
    first_times, room_cells = FirstTimes(str), 80 - 2 - len("passage 11/18 A reordered · ")
    for stop in session.visible_groups.stops["daily"]:
        session.go(stop)
        assert len(first_times.explanation(session)) <= room_cells
    assert len(FirstTimes(str).about_people("MP·KB·PMHG·DF·SC", has_others=True)) <= 78
