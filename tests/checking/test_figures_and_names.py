"""The verdict on numbers with their units, dates and full names."""

import pytest
from msgspec.structs import replace

from tests.checking.conftest import Check, article, only_item
from tui.checking.figures.contexts import figures_of
from tui.checking.figures.judge import FigureJudge
from tui.checking.model import CheckKind

SOURCE = (
    "The fire in the warehouse killed 12 people and injured 43 on Tuesday, the police said. It took 180 firefighters "
    "six hours to put out the flames, which spread over 10 miles of dry grass. The owner, Jonas Lindqvist, has run the "
    "company since 2009 and lost $3.5 million. Anna Berg, a neighbour, had called the police in March."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The police said the fire killed 12 people.",
        "The fire in the warehouse killed twelve people, the police said.",
        "Jonas Lindqvist, the owner of the warehouse, lost $3.5m in the fire.",
        "The flames spread over 10 miles of grass.",
        "It left 12 local people dead.",
        "He says the company is $3.5 million poorer.",
    ],
)
def test_an_equal_number_of_the_same_thing_is_verbatim(verdicts: Check, draft: str) -> None:
    assert [verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, SOURCE)] == ["verbatim"]


@pytest.mark.parametrize(
    "draft",
    [
        "The fire in the warehouse killed 21 people, the police said.",
        "The fire in the warehouse killed 43 people and injured many on that day.",
        "The flames spread over 10 kilometres of dry grass, the police said.",
        "The owner, Jonas Lindqvist, has run the company and lost £3.5 million.",
    ],
)
def test_another_number_or_unit_in_the_same_place_is_altered(verdicts: Check, draft: str) -> None:
    assert [verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, SOURCE)] == ["altered"]


def test_a_number_of_something_else_is_to_be_looked_at(verdicts: Check) -> None:
    draft = "A choir of 180 sang outside the town hall."
    assert verdicts(CheckKind.NUMBER, draft, SOURCE) == [("180", "look here")]


def test_a_number_missing_from_all_sources_is_in_no_source(verdicts: Check) -> None:
    assert verdicts(CheckKind.NUMBER, "A choir of 77 sang outside.", SOURCE) == [("77", "in no source")]


def test_a_weekday_is_checked_as_a_date(verdicts: Check) -> None:
    draft = "The fire killed and injured people on Thursday, the police said. The company has existed since 2009."
    assert verdicts(CheckKind.DATE, draft, SOURCE) == [("Thursday", "altered"), ("2009", "verbatim")]


def test_figures_inside_quotation_marks_are_part_of_the_quotation(verdicts: Check) -> None:
    assert verdicts(CheckKind.NUMBER, "“We saw 12 people,” Anna Berg said.", SOURCE) == []


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Jonas Lindqvist", "verbatim"),
        ("Jonas Lundqvist", "altered"),
        ("Johan Lindqvist", "altered"),
        ("Peter Lindqvist", "in no source"),
        ("Robert Miller", "in no source"),
    ],
)
def test_a_full_name_must_match_exactly(verdicts: Check, name: str, verdict: str) -> None:
    draft = f"The owner, {name}, spoke to reporters. Mr. {name.split()[1]} said nothing about the cause."
    assert (name, verdict) in verdicts(CheckKind.NAME, draft, SOURCE)


def test_a_given_name_that_no_source_has_needs_a_look(verdicts: Check) -> None:
    source = "The owner, Mr. Lindqvist, lost everything. Lindqvist said so."
    assert verdicts(CheckKind.NAME, "The owner, Peter Lindqvist, lost everything.", source) == [
        ("Peter Lindqvist", "look here")
    ]


def test_a_short_form_of_a_given_name_is_altered(verdicts: Check) -> None:
    draft = "The senator, Richard Durbin, spoke to reporters. Mr. Durbin said nothing else."
    source = "The senator, Dick Durbin, spoke to reporters. Durbin said nothing else."
    assert verdicts(CheckKind.NAME, draft, source) == [("Richard Durbin", "altered")]


def test_a_weekday_is_found_before_or_after_what_it_dates(verdicts: Check) -> None:
    draft = "Jonas Lindqvist told the Harbour Gazette programme about the warehouse fire on Thursday."
    source = "In an interview shown Thursday on the Harbour Gazette programme, Lindqvist was asked about the warehouse."
    assert verdicts(CheckKind.DATE, draft, source) == [("Thursday", "verbatim")]


def test_a_family_name_is_not_found_in_an_ordinary_word_spelled_alike(verdicts: Check) -> None:
    draft = "The governor, Adam Sharp, spoke. Adam Sharp said nothing."
    source = "The owner was sharp tongued, and Anna Berg said so."
    assert verdicts(CheckKind.NAME, draft, source) == [("Adam Sharp", "in no source")] * 2


def test_a_given_name_that_is_also_a_month_is_not_a_date(verdicts: Check) -> None:
    draft = "The governor, Jan Brewer, spoke to reporters. Ms. Brewer said that Jan Brewer had read it."
    assert verdicts(CheckKind.DATE, draft, SOURCE) == []


def test_the_same_weekday_alone_does_not_make_it_the_same_thing(verdicts: Check) -> None:
    assert verdicts(CheckKind.DATE, "The choir sang on Tuesday.", SOURCE) == [("Tuesday", "look here")]


def test_a_persons_name_inside_the_name_of_a_bridge_is_checked(verdicts: Check) -> None:
    source = "The George Washington Bridge was closed for two days, the police said."
    draft = "The Albert Washington Bridge was closed for two days, the police said."
    assert ("Albert Washington", "in no source") in verdicts(CheckKind.NAME, draft, source)
    assert verdicts(CheckKind.NAME, source, source) == [("George Washington", "verbatim")]


def test_a_day_is_verbatim_where_the_sentences_say_the_same(verdicts: Check) -> None:
    source = (
        "The council rejected the bridge over the Orne on Monday, after the engineers had warned of cracks.\n\n"
        "Its neighbours in Brede vote on Friday."
    )
    draft = "On Monday, warned of cracks by its engineers, the council rejected a bridge over the Orne."
    assert verdicts(CheckKind.DATE, draft, source) == [("Monday", "verbatim")]
    assert verdicts(CheckKind.DATE, "The mayor went home on Friday.", source) == [("Friday", "look here")]


@pytest.mark.parametrize(
    ("draft", "source", "verdict"),
    [
        ("The firm lost a quarter of a million dollars.", "The firm lost $250,000 last year.", "verbatim"),
        ("It passed with 234 votes to 193 today.", "The law passed 234-193.", "verbatim"),
        ("The party holds 242 seats.", "The party has a 242-190 seat advantage.", "verbatim"),
        ("Ms. Maynard, 41, won easily.", "Ms. Maynard, 41, becomes the second judge from Brede.", "verbatim"),
        ("Dana Brat, 49, teaches at a college.", "The 49-year-old teaches at a small college.", "verbatim"),
        ("The bridge has stood for 24 years.", "The harbour was dug 24 years ago.", "look here"),
        ("The bridge is in its 17th year.", "They argue about the 17-year wait for a ferry.", "look here"),
        (
            "He thinks the wall will cost $10 billion.",
            "The wall will, he thinks, have a cost of $8 billion.",
            "altered",
        ),
        ("The fund will lend the town $40 million.", "The fund will lend the town €40 million.", "altered"),
        ("It happened two years later.", "The voters passed it in 2012, and it happened after it.", "in no source"),
    ],
)
def test_a_number_in_another_form_is_recognised(verdicts: Check, draft: str, source: str, verdict: str) -> None:
    assert {given for _, given in verdicts(CheckKind.NUMBER, draft, source)} == {verdict}


def test_an_amount_that_the_draft_gives_beside_is_not_the_one_altered(verdicts: Check) -> None:
    source = "Officers seized 2,763 pounds in the first year and 3,690 pounds in the second year."
    draft = "Officers seized 3,690 pounds in the second year, up from 2,673 pounds in the first."
    assert verdicts(CheckKind.NUMBER, draft, source) == [("3,690 pounds", "verbatim"), ("2,673 pounds", "altered")]


@pytest.mark.parametrize(
    ("there", "verdict"),
    [
        ("Anna K. Berg", "verbatim"),
        ("Anna K. Berg III", "verbatim"),
        ("Anna Karin Berg", "look here"),
        ("Anna Bergh", "altered"),
    ],
)
def test_only_an_initial_may_be_left_out_of_a_name(verdicts: Check, there: str, verdict: str) -> None:
    source = f"{there} spoke first. Ms. {there.removesuffix(' III').split()[-1]} left."
    assert verdicts(CheckKind.NAME, "Anna Berg spoke first. Ms. Berg left.", source) == [("Anna Berg", verdict)]


def test_a_weekday_that_no_source_has_is_altered_where_the_sentence_has_another_one(verdicts: Check) -> None:
    source = "Jonas Lindqvist, who owns the warehouse, said on Tuesday that he saw no sign of sparks there."
    draft = "Jonas Lindqvist, the owner, said of the warehouse on Sunday that he saw no sign of sparks."
    assert verdicts(CheckKind.DATE, draft, source) == [("Sunday", "altered")]
    assert verdicts(CheckKind.DATE, "The choir sings on Sunday.", source) == [("Sunday", "in no source")]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Officers found about 3,700 pounds of it in the harbour.", "verbatim"),
        ("Officers found nearly 3,700 pounds of it in the harbour.", "verbatim"),
        ("Officers found more than 3,700 pounds of it in the harbour.", "altered"),
        ("Officers found 3,700 pounds of it in the harbour.", "altered"),
        ("Officers found about 3,900 pounds of it in the harbour.", "altered"),
    ],
)
def test_a_number_that_the_draft_calls_rounded_is_verbatim_if_it_rounds_to_the_one_there(
    draft: str, verdict: str
) -> None:
    item, _ = only_item(draft, "Officers found 3,690 pounds of it in the harbour.")
    assert item.verdict.value == verdict
    assert item.remark == ("rounded: the source has 3,690 pounds" if verdict == "verbatim" else "")


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Fares rise by 15 to 20 percent.", "Fares rise by 15% to 20%."),
        ("It costs between $5 and $10 million.", "It costs between $5 million and $10 million."),
        ("He was arrested at 11:38 at the bridge.", "He was arrested at 11:38 p.m. at the bridge."),
        ("She scored in the 88th against Brede.", "She scored in the 88th minute against Brede."),
    ],
)
def test_a_unit_that_one_text_leaves_out_is_understood(verdicts: Check, draft: str, source: str) -> None:
    items = [verdict for kind in (CheckKind.NUMBER, CheckKind.DATE) for _, verdict in verdicts(kind, draft, source)]
    assert set(items) == {"verbatim"}


def test_a_time_in_the_other_half_of_the_day_is_another_one(verdicts: Check) -> None:
    source = "He was arrested at 11:38 p.m. at the bridge."
    assert verdicts(CheckKind.DATE, "He was arrested at 11:38 a.m. at the bridge.", source) != [
        ("11:38 a.m", "verbatim")
    ]


def test_yesterday_is_a_weekday_if_the_day_of_publication_is_known(verdicts: Check) -> None:
    draft, source = article("draft", "The bridge fell on Tuesday."), article("paper", "The bridge fell yesterday.")
    for published, verdict in (("2026-11-25", "verbatim"), ("2026-11-26", "in no source"), ("", "in no source")):
        figure_judge = FigureJudge(draft, [replace(source, published=published)])
        assert figure_judge.judge(figures_of(draft)[0]).verdict.value == verdict


def test_a_number_that_the_draft_gives_as_well_does_not_stand_in_the_place_of_another_one(verdicts: Check) -> None:
    source = (
        "The intruder climbed a five-foot fence and an eight-foot gate and then hopped a three-foot fence, they said."
    )
    draft = "He got over a fence of five feet, a gate of eight feet, and one of three feet."
    assert [verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, source)] == ["verbatim"] * 3


def test_outlets_that_disagree_are_not_held_against_a_number_that_one_of_them_has(verdicts: Check) -> None:
    sources = (
        "Eight people were wounded in the school, said the ministry.",
        "Two people were hurt in the school, it said.",
    )
    draft = "Eight people were hurt in the school, the ministry said."
    assert verdicts(CheckKind.NUMBER, draft, *sources) == [("Eight", "verbatim")]


def test_an_initial_that_no_source_gives_is_to_be_looked_at(verdicts: Check) -> None:
    draft, source = "Anna K. Berg spoke first. Ms. Berg left.", "Anna Berg spoke first. Ms. Berg left."
    assert verdicts(CheckKind.NAME, draft, source) == [("Anna K. Berg", "look here")]


@pytest.mark.parametrize(
    ("name", "there", "verdict"),
    [
        ("Kim Jong Un", "Kim Jong-un", "verbatim"),
        ("J.K. Rowling", "JK Rowling", "verbatim"),
        ("Kim Jong An", "Kim Jong-un", "look here"),
    ],
)
def test_hyphens_and_full_stops_in_a_name_do_not_count(verdicts: Check, name: str, there: str, verdict: str) -> None:
    assert verdicts(CheckKind.NAME, f"{name} wrote it.", f"{there} wrote it.") == [(name, verdict)]
