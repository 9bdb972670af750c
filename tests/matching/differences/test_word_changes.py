"""Word changes: which words of two passages are equal, and which differ."""

import pytest
from msgspec.structs import replace

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.matching.differences.word_changes import WordChange, word_changes
from tui.text.span import Span


def found(left: str, right: str) -> tuple[WordChange, ...]:
    one, other = make_article("one", left), make_article("other", right)
    return word_changes(one, Span(0, len(left)), other, Span(0, len(right)))


def marks(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(mark.change.value, mark.left.slice(left), mark.right.slice(right)) for mark in found(left, right)]


def at_odds(left: str, right: str) -> list[tuple[str, str, str]]:
    return [
        (str(mark.fact), mark.left.slice(left), mark.right.slice(right))
        for mark in found(left, right)
        if mark.is_contradiction
    ]


def test_equal_replaced_dropped_and_added_words() -> None:
    assert marks("a plan to curb violence now", "the bold plan to reduce violence") == [
        ("replaced", "a", "the bold"),
        ("equal", "plan to", "plan to"),
        ("replaced", "curb", "reduce"),
        ("equal", "violence", "violence"),
        ("dropped", "now", ""),
    ]


@each_row(
    ("left", "right"),
    [
        ("Defence", "defense"),
        ("Russia’s", "Russia"),
        ("1,000", "1000"),
        ("ORGANISED", "organized"),
        ("U.S", "US"),
        ("two", "2"),
        ("a hundred and five", "105"),
        ("twenty-five thousand", "25,000"),
        ("$1bn", "one billion dollars"),
        ("5%", "five per cent"),
        ("2.5m", "2,500,000"),
        ("half a million", "500,000"),
        ("two-thirds", "2 thirds"),
        ("Feb. 11th", "11 February"),
        ("3pm", "15:00"),
        ("didn’t", "did not"),
        ("cannot", "can’t"),
        ("Sergey", "Sergei"),
        ("Kyiv", "Kiev"),
    ],
)
def test_spelling_is_no_difference(left: str, right: str) -> None:
    assert [mark.change for mark in found(left, right)] == ["equal"]


@each_row(("left", "right"), [("has", "had"), ("will", "would"), ("US", "us"), ("may", "May 5")])
def test_words_that_read_differently_are_a_difference(left: str, right: str) -> None:
    assert marks(left, right) == [("replaced", left, right)]


@pytest.mark.parametrize(("one", "other"), [("Sergey met Sergei", "Sergei left"), ("Austria", "Australia")])
def test_two_different_names_stay_different(one: str, other: str) -> None:
    assert [mark for mark in marks(one, other) if mark[0] != "equal"]


@each_row(
    ("fact", "here", "there"),
    [
        ("number", "35", "41"),
        ("number", "two", "three"),
        ("number", "dozens", "hundreds"),
        ("number", "12", "dozens"),
        ("number", "half", "two thirds"),
        ("number", "5%", "5"),
        ("quantity", "all", "most"),
    ],
)
def test_different_amounts_are_contradictions(fact: str, here: str, there: str) -> None:
    left, right = f"police said {here} people drowned", f"police said {there} people drowned"
    said = at_odds(left, right)
    assert [each[0] for each in said] == [fact]
    assert here.startswith(said[0][1]) and there.startswith(said[0][2])


@each_row(
    ("here", "there"),
    [
        ("on Tuesday", "on Wednesday"),
        ("on 11 Feb", "on Feb 12"),
        ("last week", "next week"),
        ("at 10:30", "at 11:30"),
        ("in May", "in June"),
        ("in March 2021", "in May 2021"),
        ("at noon", "at midnight"),
    ],
)
def test_different_times_are_contradictions(here: str, there: str) -> None:
    said = at_odds(f"the ferry sank {here} near the port", f"the ferry sank {there} near the port")
    assert [each[0] for each in said] == ["date"]


@each_row(
    ("here", "there"),
    [
        ("was guilty", "was not guilty"),
        ("will go", "won’t go"),
        ("confirmed it", "denied it"),
        ("found one proof", "found no proof"),
        ("agreed to resign", "refused to resign"),
        ("went with her", "went without her"),
    ],
)
def test_a_denial_is_a_contradiction(here: str, there: str) -> None:
    for left, right in [(here, there), (there, here)]:
        said = at_odds(f"the minister {left} on Friday", f"the minister {right} on Friday")
        assert [each[0] for each in said] == ["negation"]


@each_row(
    ("here", "there"),
    [
        ("did not see any proof", "saw no proof"),
        ("has not shown any proof", "has shown no proof"),
        ("declined to comment", "refused to comment"),
        ("nearly 40 people", "almost 40 people"),
        ("more than 40 people", "over 40 people"),
        ("went home on Tuesday", "went home"),
        ("was there", "was not only there"),
        ("two boats", "two fishing boats"),
        ("of the 40 people", "of the people"),
        ("met yesterday in Oslo", "met on Sunday in Oslo"),  # it may have been Sunday
        ("met today in Oslo", "met yesterday in Oslo"),
        ("met in 2012 in Oslo", "met last year in Oslo"),
        ("met the first time", "met the 2010 time"),
        ("of the 19 Sept. 11 deaths", "of the 19 deaths of Sept. 11"),
        ("sent all five ferries", "sent five ferries"),
        ("saw two people die and 14 were hurt", "saw 14 people hurt"),
        ("lost the boat in 2009 with nine men", "lost nine men with the boat in 2009"),
        ("said none of the ferries would sail today", "said all of the ferries would stay in port today"),
    ],
)
def test_equal_or_additional_statements_are_no_contradictions(here: str, there: str) -> None:
    assert at_odds(f"the minister {here} said Smith", f"the minister {there} said Smith") == []


@each_row(
    ("here", "there"),
    [
        ("40 people", "at least 40 people"),
        ("at least 35 people", "nearly 35 people"),
        ("at least 12 people", "14 people"),
        ("dozens of people", "35 people"),
        ("nearly 3 million people", "2,941,000 people"),
        ("12,300 people", "12,000 people"),
        ("one third of the people", "33 percent of the people"),
    ],
)
def test_rounded_and_vaguer_amounts_agree(here: str, there: str) -> None:
    assert at_odds(f"the storm killed {here} in Kelmar", f"the storm killed {there} in Kelmar") == []


@pytest.mark.parametrize(
    ("here", "there"),
    [("12 people", "13 people"), ("at least 20 people", "14 people"), ("55,000 people", "50,000 people"),
     ("up to 30 people", "45 people"), ("5.7 billion people", "millions of people"), ("£40m", "€40m")],
)  # fmt: skip
def test_incompatible_amounts_are_contradictions(here: str, there: str) -> None:
    assert at_odds(f"the storm cost {here} in Kelmar", f"the storm cost {there} in Kelmar")


@each_row(("here", "there"), [("last Tuesday", "last week"), ("last week", "last month"), ("in May", "on May 5")])
def test_dates_that_contain_each_other_agree(here: str, there: str) -> None:
    assert at_odds(f"the ferry sank {here} near the port", f"the ferry sank {there} near the port") == []


def test_facts_of_different_statements_are_no_contradictions() -> None:
    left = "the storm sank 35 old fishing boats in the harbour of Kelmar"
    right = "the storm brought down power lines in 12 villages outside of Kelmar"
    assert {mark.fact for mark in found(left, right)} == {None, "number"}
    assert at_odds(left, right) == []


def test_a_run_at_another_place_has_moved_and_both_changes_refer_to_each_other() -> None:
    left, right = "35 boats sank off the coast, police said", "police said 35 boats sank off the coast"
    seen = found(left, right)
    moved = [(at, mark) for at, mark in enumerate(seen) if mark.change == "moved"]
    assert [mark.left.slice(left) + mark.right.slice(right) for _, mark in moved] == ["police said"] * 2
    assert [mark.other_end for _, mark in moved] == [moved[1][0], moved[0][0]]


def test_a_day_at_another_place_has_moved() -> None:
    seen = marks("On Tuesday he said it was over", "He said it was over on Tuesday")
    assert ("moved", "Tuesday", "") in seen and ("moved", "", "Tuesday") in seen


def test_numbers_that_change_places_have_not_moved() -> None:
    left, right = "14 men and 17 women were killed", "17 men and 14 women were killed"
    assert at_odds(left, right) == [("number", "14", "17"), ("number", "17", "14")]


def test_word_lists_are_for_english_and_digits_for_any_language() -> None:
    left, right = "nos 35 barcos no porto", "nas 41 barcos na porto"
    one, other = (make_article(name, text) for name, text in (("one", left), ("other", right)))
    one, other = replace(one, language="pt"), replace(other, language="pt")
    seen = word_changes(one, Span(0, len(left)), other, Span(0, len(right)))
    assert [mark.fact for mark in seen if mark.fact] == ["number"]


def test_word_changes_stay_inside_the_passages() -> None:
    article = make_article("one", "before the storm after")
    assert word_changes(article, Span(7, 16), article, Span(7, 16))[0].left == Span(7, 16)
