"""Numbers with words such as “about”, hours that share one half of the day, and parts of an amount."""

from tests.checking.conftest import Check, check_texts, only_item
from tests.rows import each_row
from tui.checking.model import CheckKind, FigureReason

MARCH = "The marchers filled the old market for hours. {} people sang there in the cold rain."


@each_row(
    ("here", "there", "verdict", "reason"),
    [
        ("In all, 300", "About 300", "verbatim", FigureReason.BOUND),
        ("In all, 300", "At least 300", "verbatim", FigureReason.BOUND),
        ("More than 300", "In all, 300", "verbatim", FigureReason.BOUND),
        ("Roughly 300", "About 300", "verbatim", None),
        ("In all, 300", "In all, 300", "verbatim", None),
        ("At least 300", "Up to 300", "altered", FigureReason.BOUND),
        ("Fewer than 300", "More than 300", "altered", FigureReason.BOUND),
    ],
)
def test_a_dropped_word_for_how_exact_a_number_is_is_told(
    here: str, there: str, verdict: str, reason: FigureReason | None
) -> None:
    item, _ = only_item(MARCH.format(here), MARCH.format(there))
    assert (item.verdict.value, item.reason) == (verdict, reason)
    assert ("in the source" in item.remark) == (reason is not None)


def test_a_source_that_gives_the_number_as_the_draft_does_is_enough() -> None:
    item, _ = only_item(MARCH.format("In all, 300"), MARCH.format("About 300"), MARCH.format("In all, 300"))
    assert (item.verdict.value, item.reason) == ("verbatim", None)


def test_an_estimate_is_told_with_its_words() -> None:
    item, _ = only_item(
        "The damage to the dyke is 4 million euros.", "The damage to the dyke is estimated at 4 million euros."
    )
    assert (item.reason, item.remark) == (FigureReason.BOUND, "“estimated at 4 million euros” in the source")


@each_row(
    ("here", "there", "found"),
    [
        ("between five and nine in the evening", "between 5 p.m. and 9 p.m.", {"verbatim"}),
        ("from five to nine in the evening", "between 5 and 9 p.m.", {"verbatim"}),
        ("5–9 p.m.", "from five in the afternoon until nine in the evening", {"verbatim"}),
        ("between 11 a.m. and 2 p.m.", "from 11 to 2 p.m.", {"verbatim"}),
        ("between five and eight in the evening", "between 5 p.m. and 9 p.m.", {"verbatim", "altered"}),
        ("from 5 a.m. to 9 p.m.", "from 5 to 9 p.m.", {"verbatim", "altered"}),
    ],
)
def test_hours_may_share_one_half_of_the_day(verdicts: Check, here: str, there: str, found: set[str]) -> None:
    draft, source = (f"The kiosk at the pier sells ice {hours}, the owner said." for hours in (here, there))
    assert {verdict for _, verdict in verdicts(CheckKind.DATE, draft, source)} == found
    assert verdicts(CheckKind.NUMBER, draft, source) == []


def test_a_range_of_a_count_is_no_time_of_day(verdicts: Check) -> None:
    draft = "The kiosk stays closed for five to nine days."
    assert {verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, draft.replace("five to nine", "5 to 9"))} == {
        "verbatim"
    }


@each_row(
    ("here", "there", "verdict"),
    [
        ("21.5 C", "21.5 degrees Celsius", "verbatim"),
        ("21.5 degrees C", "21.5C", "verbatim"),
        ("21.5 degrees", "21.5 °C", "verbatim"),
        ("21.5 F", "21.5 degrees Celsius", "altered"),
    ],
)
def test_degrees_may_have_a_letter(here: str, there: str, verdict: str) -> None:
    item, _ = only_item(*(f"The water in the bay had {words} that day, divers said." for words in (here, there)))
    assert item.verdict.value == verdict


@each_row(
    ("draft", "source", "calculation"),
    [
        (
            "The town will pay 24 million of the 60 million euros.",
            "The bridge costs 60 million euros. The town will pay two-fifths of that.",
            "two-fifths of 60 million euros",
        ),
        (
            "The town will pay two-fifths of the 60 million euros.",
            "The bridge costs 60 million euros, and the town will pay 24 million of that.",
            "24 million of 60 million euros",
        ),
    ],
)
def test_a_part_of_an_amount_is_worked_out(verdicts: Check, draft: str, source: str, calculation: str) -> None:
    remarks = [item.remark for item in check_texts(draft, source)[0].items if item.verdict.value == "look here"]
    assert [remark.rpartition(": ")[2] for remark in remarks] == [calculation]
    wrong = draft.replace("24 million", "26 million").replace("two-fifths", "three-fifths")
    assert "look here" not in [verdict for _, verdict in verdicts(CheckKind.NUMBER, wrong, source)]


POLL = "Among farmers, Lind was first (20 percent), before Berg (17 percent), Moss (14 percent) and Falk (12 percent)."


def test_numbers_of_a_list_that_follow_each_others_names_are_to_be_looked_at(verdicts: Check) -> None:
    draft = "Among farmers, Ms. Lind was first with 20 percent, Ms. Berg has 17 percent, Mr. Moss {} and Mr. Falk {}."
    for numbers, last in ((("14 percent", "12 percent"), "verbatim"), (("12 percent", "14 percent"), "look here")):
        found = [verdict for _, verdict in verdicts(CheckKind.NUMBER, draft.format(*numbers), POLL)]
        assert found == ["verbatim", "verbatim", last, last]


def test_a_number_before_and_shares_the_unit_of_the_next(verdicts: Check) -> None:
    source = "The vote was close. Holm won 3 percent and the painter Mia Rask received 1 percent."
    draft = "The vote was close: Ms. Holm has three and Mia Rask one percent."
    assert verdicts(CheckKind.NUMBER, draft, source) == [("three", "verbatim"), ("one percent", "verbatim")]


def test_a_vague_time_is_no_date(verdicts: Check) -> None:
    assert verdicts(CheckKind.DATE, "In earlier years and past months the pier was open.", POLL) == []


def test_a_unit_written_for_another_is_no_part_of_a_hundred(verdicts: Check) -> None:
    source = "The bank manages $100 million for farmers and takes 2 percent of it."
    draft = "The bank manages $100 million for farmers and takes 2 million of it."
    assert verdicts(CheckKind.NUMBER, draft, source)[1] != ("2 million", "look here")


def test_an_age_in_a_clause_is_compared(verdicts: Check) -> None:
    source = "Senator Ida Moss, 46, spoke to the press on the pier. She has 64 boats."
    for age, verdict in (("46", "verbatim"), ("64", "altered"), ("51", "altered")):
        draft = f"The boats do not belong to us, says Senator Moss, who is {age}, to a newspaper of the town."
        assert verdicts(CheckKind.NUMBER, draft, source) == [(age, verdict)]
