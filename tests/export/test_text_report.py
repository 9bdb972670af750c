"""The readable reports name every outlet and keep to the width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.export.made import AnalysedEvent
from tui.export.text_report import matches_report, mentions_report
from tui.export.wrap import cell_width, wrap_text

MATCHES = """\
The fire

The Post  Ferry burns
Star      Inferno
日本 Sun  Sea

2 shared passages

1. quote, sure: quoted in both
   The Post
     We had eleven minutes
   Star
     Eleven minutes we had

2. edited, sure: shares: two, people
   The Post
     Two people died
   Star
     Two people were dead
   日本 Sun
     Two died

Names and stock phrases they share: Brandvold
"""

MENTIONS = """\
The fire

The Post  Ferry burns
Star      Inferno
日本 Sun  Sea

People
  Ilse Brandvold (also Brandvold): The Post 1, Star 1

Quotes in The Post
  Ilse Brandvold (guessed: “… said” later in the sentence): “We had eleven
      minutes,”

Quotes in Star
  the coastguard (guessed: the subject of the sentence): Two people … dead

Quotes in 日本 Sun
  none
"""


def test_report_of_shared_passages(sample: AnalysedEvent) -> None:
    assert matches_report(sample.coverage, sample.grouping, width=80) == MATCHES


def test_report_of_people_and_quotes(sample: AnalysedEvent) -> None:
    assert mentions_report(sample.coverage, sample.mentions, width=80) == MENTIONS


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_keep_to_the_width_and_have_no_control_characters(hostile: AnalysedEvent, width: int) -> None:
    for report in (
        matches_report(hostile.coverage, hostile.grouping, width=width),
        mentions_report(hostile.coverage, hostile.mentions, width=width),
    ):
        assert max(map(cell_width, report.split("\n"))) <= width
        assert not any(character < " " and character != "\n" for character in report)


@given(st.text(st.sampled_from("ab 日本e\u0301\n-")), st.integers(12, 40))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    lines = list(wrap_text(text, width, first_prefix="- ", prefix="  "))
    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(line[2:].split()) for line in lines) == "".join(text.split())


def test_a_word_of_a_million_characters_is_wrapped_in_linear_time() -> None:
    assert sum(1 for _ in wrap_text("x" * 1_000_000, 50)) == 20_000


def test_the_report_says_whose_people_are_guesses(sample: AnalysedEvent) -> None:
    mentions = replace(sample.mentions, unsure=("sun",))
    report = mentions_report(sample.coverage, mentions, width=80)
    assert "  The people found in 日本 Sun are guesses: crosslight has no name lists" in report
    assert "are guesses" not in mentions_report(sample.coverage, sample.mentions, width=80)
