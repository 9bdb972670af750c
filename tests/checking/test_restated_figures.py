"""Figures that a draft gives in another form than its sources: converted, worked out, as a share, as a day."""

import pytest
from msgspec.structs import replace

from tests.checking.conftest import Check, article, only_item
from tui.checking.figures.contexts import figures_of
from tui.checking.figures.judge import FigureJudge
from tui.checking.model import CheckKind, FigureReason


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("It began at half past twelve in the harbour.", "It began at 12:30 p.m. in the harbour."),
        ("It began at two o’clock in the harbour.", "It began at 2 a.m. in the harbour."),
        ("It began at 11.30 GMT in the harbour.", "It began at 11:30 GMT in the harbour."),
        ("Six in ten of the sailors voted for it.", "60 percent of the sailors voted for it."),
        ("The peak is 2,400 metres high.", "The 2,400m (7,800ft) peak was closed."),
        ("Its shares rose by 48.1 and 20.8 percent.", "Its shares rose by 48.1 percent and 20.8 percent."),
        ("The vote rose by 3 points in the harbour.", "The vote rose by 3 percentage points in the harbour."),
        ("Russia banned the meat in January.", "Russia banned the meat on January 14."),
        ("Dana Brat, the mayor, 49, spoke.", "Brat, 49, has been blamed for the flood."),
    ],
)
def test_a_figure_in_another_form_is_the_same(verdicts: Check, draft: str, source: str) -> None:
    kinds = (CheckKind.NUMBER, CheckKind.DATE)
    assert {verdict for kind in kinds for _, verdict in verdicts(kind, draft, source)} == {"verbatim"}


@pytest.mark.parametrize(
    ("draft", "source", "remark"),
    [
        (
            "The boat sank 93 miles west of Brede.",
            "The boat sank 150km west of Brede.",
            "converted: the source has 150km",
        ),
        (
            "One in nine sailors voted for it.",
            "11 percent of the sailors voted for it.",
            "rounded: the source has 11 percent",
        ),
        ("The harbour was dug in the 1980s.", "The harbour was dug in 1986.", "rounded: the source has 1986"),
    ],
)
def test_a_converted_or_rounded_figure_is_verbatim_and_says_what_the_source_has(
    draft: str, source: str, remark: str
) -> None:
    item, _ = only_item(draft, source)
    assert (item.verdict.value, item.remark) == ("verbatim", remark)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The boat sank 110 miles west of Brede.", "The boat sank 150km west of Brede."),
        ("The boat sank 150 miles west of Brede.", "The boat sank 150km west of Brede."),
        ("One in five sailors voted for it.", "11 percent of the sailors voted for it."),
    ],
)
def test_a_figure_converted_wrongly_is_not_verbatim(draft: str, source: str) -> None:
    item, _ = only_item(draft, source)
    assert item.verdict.value in ("altered", "in no source", "look here")


def test_a_draft_must_not_be_more_exact_than_its_source() -> None:
    item, _ = only_item("Some 66 percent of the power is nuclear.", "About two-thirds of the power is nuclear.")
    assert (item.verdict.value, item.remark) == ("look here", "the source has “two-thirds”")


@pytest.mark.parametrize(
    ("draft", "calculation"),
    [
        ("The flood killed 246 people and injured 128: 374 in all.", "246 + 128"),
        ("The flood killed 246 people and injured 128, or 118 fewer.", "246 − 128"),
        (
            "The flood killed 246 people and injured 128, one body in 1986 and one in 2013, over 27 years.",
            "2013 − 1986",
        ),
    ],
)
def test_a_number_that_the_writer_worked_out_is_to_be_looked_at(draft: str, calculation: str) -> None:
    source = "The flood killed 246 people and injured 128. One body was found in 1986 and one in 2013."
    judge = FigureJudge(article("draft", draft), [article("paper", source)])
    item = judge.judge(figures_of(article("draft", draft))[-1])
    assert (item.verdict.value, item.reason) == ("look here", FigureReason.WORKED_OUT)
    assert item.remark.endswith(f": {calculation}")


def test_numbers_that_no_source_has_explain_nothing(verdicts: Check) -> None:
    draft = "The flood killed 246 people and injured 131: 377 in all."
    source = "The flood killed 246 people and injured 128."
    assert verdicts(CheckKind.NUMBER, draft, source)[-1] != ("377", "look here")


def test_a_sum_with_a_tiny_part_is_a_coincidence(verdicts: Check) -> None:
    source = "The party holds 33 seats in the harbour towns, and three leaders spoke."
    draft = "Three leaders spoke. The party holds 33 seats in the harbour towns and 36 in all."
    assert verdicts(CheckKind.NUMBER, draft, source)[-1][0] == "36"
    assert "look here" not in [verdict for _, verdict in verdicts(CheckKind.NUMBER, draft, source)]


def test_a_number_with_its_digits_in_another_order_is_altered(verdicts: Check) -> None:
    source = "Last year alone, the fleet was involved in 886 missions, the longest west of Loop Head."
    assert verdicts(CheckKind.NUMBER, "They flew 868 missions last year.", source) == [("868", "altered")]


def test_a_weekday_and_a_day_of_the_month_can_be_one_day() -> None:
    for words, there in (("on Tuesday", "on 24 November"), ("on 24 November", "on Tuesday")):
        draft = article("draft", f"The bridge fell {words}.")
        source = article("paper", f"The bridge fell {there}.")
        verdicts = []
        for published in ("2026-11-25", "2026-11-18", ""):
            figure_judge = FigureJudge(draft, [replace(source, published=published)])
            verdicts.append(figure_judge.judge(figures_of(draft)[0]).verdict.value == "verbatim")
        assert verdicts == [True, words == "on Tuesday", False]


def test_last_night_is_the_day_before_the_source_was_published() -> None:
    source = replace(article("paper", "The council closed the pool last night."), published="2026-11-26")
    for day, verdict in (("Wednesday", "verbatim"), ("Thursday", "in no source")):
        draft = article("draft", f"The council closed the pool on {day}.")
        assert FigureJudge(draft, [source]).judge(figures_of(draft)[0]).verdict.value == verdict


def test_a_day_that_depends_on_another_one_is_to_be_looked_at(verdicts: Check) -> None:
    draft = "The bridge fell on Tuesday, and the mayor left the next day."
    assert verdicts(CheckKind.DATE, draft, "The bridge fell on Tuesday, and the mayor left on Wednesday.") == [
        ("Tuesday", "verbatim"),
        ("next day", "look here"),
    ]


@pytest.mark.parametrize(
    ("name", "source", "verdict"),
    [
        ("Zorka Cousins", "Association president Zorka Cousin said so.", "altered"),
        ("Penelope Fillon", "Fillon had employed his wife, Penelope, for years.", "look here"),
    ],
)
def test_a_name_is_found_where_the_source_has_none_that_is_surely_a_persons(
    verdicts: Check, name: str, source: str, verdict: str
) -> None:
    assert (name, verdict) in verdicts(CheckKind.NAME, f"{name}, 49, spoke to reporters. {name} left.", source)
