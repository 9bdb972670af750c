"""Quote groups are made once for all who ask, and not on the screen's time where there are many."""

import pytest

from tests.reading.made import coverage_of, grouping_of, mentions_of, quote_of
from tui.articles.model import Coverage
from tui.cancel import Cancelled
from tui.mentions.model import MentionSet
from tui.reading.quotes.group_cache import MANY, NO_MATCHES, GroupingInput, QuoteGroupCache, group_quotes

COVERAGE = coverage_of(daily="“Rain,” said Ann.")
QUOTE = quote_of(COVERAGE, "daily", "Rain,", speaker="ann")
FEW = GroupingInput(COVERAGE, mentions_of(QUOTE), NO_MATCHES)
MUCH = GroupingInput(COVERAGE, mentions_of(*[QUOTE] * (MANY + 1)), NO_MATCHES)


def test_they_are_made_when_first_asked_for_and_remembered():
    quotations = QuoteGroupCache()
    assert quotations.known(FEW) is None
    made = quotations.at_hand(FEW)
    assert made is quotations.at_hand(GroupingInput(FEW.coverage, FEW.mentions, FEW.grouping)) is quotations.known(FEW)
    assert quotations.known(GroupingInput(COVERAGE, mentions_of(QUOTE), NO_MATCHES)) is None, "these are other mentions"


def test_many_are_at_hand_only_after_somebody_has_made_them():
    quotations = QuoteGroupCache()
    assert quotations.at_hand(MUCH) is None
    made = group_quotes(MUCH)
    quotations.take(MUCH, made)
    assert quotations.at_hand(MUCH) is made
    assert QuoteGroupCache().of(MUCH).groups == made.groups


def test_a_quote_leads_to_its_group_and_to_the_speaker_of_that():
    groups = group_quotes(FEW)
    assert groups.of_quote[QUOTE.id] is groups.by_id[groups.groups[0].id] is groups.groups[0]
    assert groups.speaker_of(QUOTE) == ("ann", "")
    stranger = quote_of(COVERAGE, "daily", "said", speaker_text="The Port")
    assert groups.speaker_of(stranger) == ("", "the port")


@pytest.mark.parametrize("asked", [1, 2])
def test_putting_them_together_is_given_up_between_two_passages(asked):
    coverage = coverage_of(daily="“Rain is near,” said Ann.", herald="“Rain is near,” Ann said. “Rain is near.”")
    near = ("daily", "Rain is near", "herald", "Rain is near")
    found = GroupingInput(coverage, mentions_of(), grouping_of(coverage, near, near))
    answers = iter([False] * (asked - 1) + [True])
    with pytest.raises(Cancelled):
        group_quotes(found, lambda: next(answers))


def test_what_could_not_be_put_together_is_remembered_until_something_else_is_found():
    quotations = QuoteGroupCache()
    assert not quotations.are_lost(MUCH)
    quotations.lose(MUCH)
    assert quotations.are_lost(GroupingInput(MUCH.coverage, MUCH.mentions, MUCH.grouping)) and not quotations.are_lost(
        FEW
    )


def test_where_nobody_is_quoted_there_is_nothing_to_put_together_behind_the_screen(monkeypatch):
    monkeypatch.setattr("tui.reading.quotes.group_cache.MANY", -1)
    assert not GroupingInput(Coverage("", ()), MentionSet((), (), ()), NO_MATCHES).is_much
