"""Every attribution rule has a phrase in plain words."""

from msgspec.structs import replace

from tests.reading.made import at, coverage_of, quote_of
from tui.mentions.rule import Rule
from tui.reading.status.attribution import attribution_text

TEXT = "“It will rain,” told  reporters Ann."
COVERAGE = coverage_of(daily=TEXT)
QUOTE = quote_of(COVERAGE, "daily", "It will rain,", speaker_text="Ann")


def test_every_rule_explains_the_speaker_it_chooses() -> None:
    assert [rule for rule in Rule if bool(rule.evidence) != rule.is_attribution] == []


def test_the_reason_quotes_the_words_that_report() -> None:
    quote = replace(QUOTE, rule=Rule.SAID_AFTER, cue=at(COVERAGE, "daily", "told  reporters").span)
    text = COVERAGE.article("daily").text
    assert attribution_text(quote, text) == "speaker: “told reporters …” after the quote"


def test_a_quote_without_a_speaker_has_no_reason() -> None:
    assert attribution_text(replace(QUOTE, rule=Rule.NOBODY), TEXT) == ""
