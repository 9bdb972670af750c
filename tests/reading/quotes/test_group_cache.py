"""The cache of quote groups; large inputs are grouped in the background."""

import pytest

from tests.reading.made import coverage_of, grouping_of, mentions_of, quote_of
from tui.articles.model import Coverage
from tui.cancel import Cancelled
from tui.mentions.model import MentionSet
from tui.reading.quotes.group_cache import LARGE_INPUT, NO_MATCHES, GroupingInput, QuoteGroupCache, group_quotes

COVERAGE = coverage_of(daily="“Rain,” said Ann.")
QUOTE = quote_of(COVERAGE, "daily", "Rain,", speaker="ann")
FEW = GroupingInput(COVERAGE, mentions_of(QUOTE), NO_MATCHES)
MUCH = GroupingInput(COVERAGE, mentions_of(*[QUOTE] * (LARGE_INPUT + 1)), NO_MATCHES)


def test_groups_are_made_on_first_use_and_cached():
    quotations = QuoteGroupCache()
    assert quotations.cached(FEW) is None
    made = quotations.if_cheap(FEW)
    assert (
        made is quotations.if_cheap(GroupingInput(FEW.coverage, FEW.mentions, FEW.grouping)) is quotations.cached(FEW)
    )
    assert quotations.cached(GroupingInput(COVERAGE, mentions_of(QUOTE), NO_MATCHES)) is None, (
        "these are other mentions"
    )


def test_large_input_is_cheap_only_once_it_is_cached():
    quotations = QuoteGroupCache()
    assert quotations.if_cheap(MUCH) is None
    made = group_quotes(MUCH)
    quotations.store(MUCH, made)
    assert quotations.if_cheap(MUCH) is made
    assert QuoteGroupCache().compute(MUCH).groups == made.groups


def test_quote_maps_to_its_group_and_to_the_groups_speaker():
    groups = group_quotes(FEW)
    assert groups.by_quote_id[QUOTE.id] is groups.by_id[groups.groups[0].id] is groups.groups[0]
    assert groups.speaker_of(QUOTE) == ("ann", "")
    stranger = quote_of(COVERAGE, "daily", "said", speaker_text="The Port")
    assert groups.speaker_of(stranger) == ("", "the port")


@pytest.mark.parametrize("asked", [1, 2])
def test_grouping_can_be_cancelled_between_two_passages(asked):
    coverage = coverage_of(daily="“Rain is near,” said Ann.", herald="“Rain is near,” Ann said. “Rain is near.”")
    near = ("daily", "Rain is near", "herald", "Rain is near")
    found = GroupingInput(coverage, mentions_of(), grouping_of(coverage, near, near))
    answers = iter([False] * (asked - 1) + [True])
    with pytest.raises(Cancelled):
        group_quotes(found, lambda: next(answers))


def test_failed_input_is_remembered_until_the_input_changes():
    quotations = QuoteGroupCache()
    assert not quotations.has_failed(MUCH)
    quotations.mark_failed(MUCH)
    assert quotations.has_failed(
        GroupingInput(MUCH.coverage, MUCH.mentions, MUCH.grouping)
    ) and not quotations.has_failed(FEW)


def test_input_without_quotes_is_never_large(monkeypatch):
    monkeypatch.setattr("tui.reading.quotes.group_cache.LARGE_INPUT", -1)
    assert not GroupingInput(Coverage("", ()), MentionSet((), (), ()), NO_MATCHES).is_large
