"""Kinds of errors that people reported of this and neighbouring tools, each with sentences of our own."""

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.matching.differences.reasons import explain
from tui.matching.differences.word_changes import ChangeKind, WordChange, word_changes
from tui.matching.model import MatchKind
from tui.text.span import Span


def changes(left: str, right: str) -> tuple[WordChange, ...]:
    one, other = make_article("one", left), make_article("other", right)
    return word_changes(one, Span(0, len(left)), other, Span(0, len(right)))


def contradictions(left: str, right: str) -> list[tuple[str, str]]:
    pairs = [(c.left.slice(left), c.right.slice(right)) for c in changes(left, right) if c.is_contradiction]
    turned = [(c.right.slice(left), c.left.slice(right)) for c in changes(right, left) if c.is_contradiction]
    assert pairs == turned, "the same is found whichever comes first"
    return pairs


def reason(left: str, right: str) -> str:
    one, other = make_article("one", left), make_article("other", right)
    return explain(one, Span(0, len(left)), other, Span(0, len(right)), MatchKind.EDITED, lambda word: 0.0)


SMALL_WORDS = [
    ("Wheat was trading up 7% at noon in Vorden.", "Wheat was trading down 7% at noon in Vorden.", ("up", "down")),
    ("The pilot called the tower before the left engine failed.",
     "The pilot called the tower after the left engine failed.", ("before", "after")),
    ("Most farmers voted for the new canal.", "Most farmers voted against the new canal.", ("for", "against")),
    ("The judge found that the sale of the mill was lawful.",
     "The judge found that the sale of the mill was unlawful.", ("lawful", "unlawful")),
    ("The vet said the mushrooms were toxic to horses.", "The vet said the mushrooms were non-toxic to horses.",
     ("toxic", "non-toxic")),
    ("All three climbers were found alive below the hut.", "All three climbers were found dead below the hut.",
     ("alive", "dead")),
]  # fmt: skip


@each_row(("left", "right", "pair"), SMALL_WORDS)
def test_words_that_reverse_the_meaning_are_contradictions(left: str, right: str, pair: tuple[str, str]) -> None:
    assert contradictions(left, right) == [pair]
    assert f"“{pair[0]}” for “{pair[1]}”" in reason(left, right)


def test_a_different_status_is_reported_but_is_no_contradiction() -> None:
    left, right = "The diocese may close the chapel in June.", "The diocese will close the chapel in June."
    assert not contradictions(left, right)
    assert "“may” for “will”" in reason(left, right)


ONE_FIGURE = [
    ("About 25 000 fans waited in the rain.", "About 25,000 fans waited in the rain."),
    ("About 25\u00a0000 fans waited in the rain.", "About 25,000 fans waited in the rain."),
    ("About 1\u2009250\u2009000 fans waited in the rain.", "About 1.25 million fans waited in the rain."),
    ("A quarter of the harvest was lost.", "25 percent of the harvest was lost."),
    ("Two-fifths of the harvest was lost.", "40% of the harvest was lost."),
    ("The farm was sold for EUR 12 million.", "The farm was sold for €12m."),
    ("The siren sounded at midday in Vorden.", "The siren sounded at 12:00 in Vorden."),
    ("Thirty per cent of the trees fell.", "30% of the trees fell."),
    ("The vote was 61-38 in the chamber.", "The vote was 61 to 38 in the chamber."),
    ("He carried 500g of barley and 44km of rope.", "He carried 500 grammes of barley and 44 kilometres of rope."),
    ("She walked toward the pier.", "She walked towards the pier."),
]


@each_row(("left", "right"), ONE_FIGURE)
def test_one_number_in_two_notations_is_word_for_word(left: str, right: str) -> None:
    assert {change.change for change in changes(left, right)} == {ChangeKind.EQUAL}


AGREEING = [
    ("Two-thirds of the trees fell in the gale.", "67% of the trees fell in the gale."),
    ("The bridge cost $43,350 to mend.", "The bridge cost $43,000 to mend."),
    ("Nearly $44 million was spent on the bridge.", "$43,885,310 was spent on the bridge."),
    ("It is not unlikely that the mayor knew of the leak.", "It is likely that the mayor knew of the leak."),
    ("The guard never failed to lock the gate.", "The guard locked the gate."),
    ("The mayor denied that she had not been told of the leak.", "The mayor said that she had been told of the leak."),
    ("The fair opens next Tuesday in Vorden.", "The fair opens next week in Vorden."),
    ("The bank lent billions to the port.", "The bank lent 5.7 billion to the port."),
    # other units, other scopes, parts of a sum, clauses of one side only
    ("A 100kg anchor of the port was stolen.", "A 220lb anchor of the port was stolen."),
    ("The index of the port rose 112 points at noon.", "The index of the port rose 0.3 percent at noon."),
    ("The port has reported a £7bn annual loss.", "The port has reported its 2016 annual loss."),
    (
        "The bank raised the rate for the third time in a decade.",
        "The bank raised the rate for the first time since May.",
    ),
    ("The port has held five gun tests.", "The port has held two gun tests since the beginning of last year."),
    ("A boat with 16 guests and three cooks sank.", "A boat with 19 guests and cooks sank."),
    (
        "The sailor told the coast guard that she was asleep.",
        "One who has not been named told the coast guard that she was asleep.",
    ),
    (
        "Nobody but the port has failed to sell and replace the crane.",
        "A plan was drafted to sell and replace the crane.",
    ),
    ("A serious effort was made to sink it.", "There’s no question a serious effort was made to sink it."),
    ("The mayor said 35 residents were already gone.", "The mayor said 40 homes were already gone."),
    ("It is a 770-foot-tall crane.", "It is a 770ft tall crane."),
    ("The port marked its near 50-year rule.", "The port marked its 48-year rule."),
    ("All we did was quote the wise old captain.", "We said nothing, all we did was quote the wise old captain."),
    ("It was the boat of Anna Cholas of the port guard.", "It was the boat of Anna Chol as of the port guard."),
]


@each_row(("left", "right"), AGREEING)
def test_statements_that_can_both_be_true_are_no_contradiction(left: str, right: str) -> None:
    assert contradictions(left, right) == []


AT_ODDS = [
    ("The ticket was priced at £15 by the theatre.", "The ticket was priced at €15 by the theatre.", ("£15", "€15")),
    ("Vorden beat Kelmar 4-1 in the final.", "Vorden beat Kelmar 1-4 in the final.", ("4-1", "1-4")),
    ("A 48-page report was sent to the mayor.", "A 47-page report was sent to the mayor.", ("48", "47")),
    ("The rate rose 5 percentage points in May.", "The rate rose 5 percent in May.", ("5", "5 percent")),
]


@each_row(("left", "right", "pair"), AT_ODDS)
def test_numbers_that_exclude_each_other_are_contradictions(left: str, right: str, pair: tuple[str, str]) -> None:
    assert contradictions(left, right) == [pair]


def test_an_ellipsis_that_hides_a_denial_is_a_contradiction() -> None:
    left = "“They will not sell the orchard until the heirs agree,” said Ines Prado."
    right = "“They will … sell the orchard,” said Ines Prado."
    assert [one for one, _ in contradictions(left, right)] == ["will not"]


def test_a_number_that_the_other_article_has_elsewhere_is_no_contradiction() -> None:
    left = "There is a two-in-three chance of rain in Vorden."
    right = "There is a one-in-three chance of rain in Vorden. A two-in-three chance would have stopped the fair."
    one, other = make_article("one", left), make_article("other", right)
    seen = word_changes(one, Span(0, len(left)), other, Span(0, right.index(".") + 1))
    assert not any(change.is_contradiction for change in seen)


def test_a_denial_just_outside_a_passage_is_no_contradiction() -> None:
    left, right = "Nobody thinks the bridge was safe for lorries.", "The bridge was not safe for lorries."
    one, other = make_article("one", left), make_article("other", right)
    seen = word_changes(one, Span(left.index("the bridge"), len(left)), other, Span(0, len(right)))
    assert not any(change.is_contradiction for change in seen)
