"""Every attribution rule has a phrase in plain words."""

import re
from pathlib import Path

from msgspec.structs import replace

from tests.reading.made import at, coverage_of, quote_of
from tui.mentions.sureness import NOBODY
from tui.reading.status.attribution import RULE_PHRASES, attribution_text

TEXT = "“It will rain,” told  reporters Ann."
COVERAGE = coverage_of(daily=TEXT)
QUOTE = quote_of(COVERAGE, "daily", "It will rain,", speaker_text="Ann")
DOCUMENTED_RULES = re.findall(
    r"^\| `([a-z-]+)` \|.*\| (?:sure|likely|guessed) \|$",
    (Path(__file__).parents[3] / "docs/people-and-quotes.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_documented_rule_has_a_phrase() -> None:
    assert len(DOCUMENTED_RULES) > 20
    assert set(RULE_PHRASES) == set(DOCUMENTED_RULES)


def test_the_reason_quotes_the_words_that_report() -> None:
    quote = replace(QUOTE, rule="said-after", cue=at(COVERAGE, "daily", "told  reporters").span)
    text = COVERAGE.article("daily").text
    assert attribution_text(quote, text) == "speaker: “told reporters …” after the quote"


def test_a_quote_without_a_speaker_has_no_reason() -> None:
    assert attribution_text(replace(QUOTE, rule=NOBODY), TEXT) == ""
