"""Contradictions between two passages. In each pair of sentences, square brackets mark the words that contradict."""

import re

from tests.rows import each_row
from tui.matching.differences.contradictions import contradicting_units
from tui.matching.differences.edits import differences
from tui.matching.differences.units import compared_units, joined_keys
from tui.text.span import Span


def marked(left: str, right: str) -> tuple[str, str]:
    """Both sentences with brackets around what contradicts."""
    here, there = compared_units(left, Span(0, len(left))), compared_units(right, Span(0, len(right)))
    keys, other_keys = joined_keys(here, there, left, right)
    contradicting = contradicting_units(here, there, differences(here, keys, there, other_keys))
    spans = [here[at].span if is_left else None for is_left, at in contradicting]
    other_spans = [None if is_left else there[at].span for is_left, at in contradicting]
    return with_brackets(left, spans), with_brackets(right, other_spans)


def with_brackets(text: str, spans: list[Span | None]) -> str:
    for span in sorted((span for span in spans if span), reverse=True):
        text = f"{text[: span.start]}[{span.slice(text)}]{text[span.end :]}"
    return text


def check(left: str, right: str) -> None:
    """The same is found whichever of the two comes first."""
    one, other = (re.sub(r"[\[\]]", "", text) for text in (left, right))
    assert marked(one, other) == (left, right)
    assert marked(other, one) == (right, left)


NUMBERS = [
    ("the storm sank [35] boats near Kelmar", "the storm sank [41] boats near Kelmar"),
    ("[35] boats sank near Kelmar", "[41] boats sank near Kelmar"),
    ("[14] men and [17] women were killed", "[17] men and [14] women were killed"),
    ("they met on [Tuesday] in Oslo", "they met on [Friday] in Oslo"),
    # a number that is named elsewhere, or a moment that may be that day
    ("they met on Sunday in Oslo", "they met yesterday in Oslo"),
    ("they met today in Oslo", "they met yesterday in Oslo"),
    ("they met last week in Oslo", "they met in May in Oslo"),
    ("they met the first time in Oslo", "they met the 2010 time in Oslo"),
    ("the ferry had [dozens] of cars", "the ferry had [12] cars"),
]


@each_row(("left", "right"), NUMBERS)
def test_numbers_and_dates_contradict_when_both_cannot_be_true(left: str, right: str) -> None:
    check(left, right)


COUNTED = [
    # another fate, in the same place or after words that are equal
    ("the fire in Kelmar injured 14 dockers", "the fire in Kelmar killed 20 dockers"),
    ("the fire injured at least 14 dockers", "the fire killed at least 20 dockers"),
    ("police said 14 were injured in the Kelmar fire", "police said 20 were killed in the Kelmar fire"),
    ("police said 14 people had been injured in Kelmar", "police said 20 people had been killed in Kelmar"),
    ("the fire injured [14] dockers in Kelmar", "the fire hurt [20] dockers in Kelmar"),
    ("police said [14] were injured in the Kelmar fire", "police said [20] were wounded in the Kelmar fire"),
    ("police said [14] died and six were hurt in Kelmar", "police said [23] died and six were hurt in Kelmar"),
    ("the fire in Kelmar injured [14] dockers", "the fire in Kelmar hit [20] dockers"),
    # another unit of measure
    ("the crate in the hold weighed 100 kg when found", "the crate in the hold weighed 220 lb when found"),
    ("the crate in the hold weighed [100] kg when found", "the crate in the hold weighed [220] kg when found"),
    ("the crate in the hold weighed [100] kg when found", "the crate in the hold weighed [220] when found"),
    ("in the hold 100 kg coal burned near Kelmar", "in the hold 220 lb coal burned near Kelmar"),
    ("in the hold [100] kilos coal burned near Kelmar", "in the hold [220] kg coal burned near Kelmar"),
    ("in the hold [100] kg coal burned near Kelmar", "in the hold [220] crates coal burned near Kelmar"),
    # other things, in the plural
    ("in the fire 35 residents burned near Kelmar", "in the fire 40 homes burned near Kelmar"),
    ("in the fire [35] soldiers burned near Kelmar", "in the fire [40] troops burned near Kelmar"),
    ("in the fire [35] residents burned near Kelmar", "in the fire [40] sheep burned near Kelmar"),
    ("the fire drove out 35 residents in Kelmar", "the fire drove out 40 homes in Kelmar"),
    ("the fire drove out 35 old residents in Kelmar", "the fire drove out 40 new homes in Kelmar"),
    ("the fire drove out [35] old residents in Kelmar", "the fire drove out [40] young residents in Kelmar"),
    ("the fire drove out [35] residents of homes in Kelmar", "the fire drove out [40] in Kelmar"),
    ("the fire drove out 35 sheep in Kelmar", "the fire drove out 40 homes in Kelmar"),
    # one, which may be a person
    ("the storm sank [one] boat near Kelmar", "the storm sank [two] boats near Kelmar"),
    ("the storm sank [one] sheep near Kelmar", "the storm sank [two] sheep near Kelmar"),
    ("the storm sank one old boat near Kelmar", "the storm sank two boats near Kelmar"),
    ("the storm sank one boat near Kelmar", "the storm sank two yachts near Kelmar"),
    ("the storm near Kelmar sank one of them", "the storm near Kelmar sank two of them"),
]


@each_row(("left", "right"), COUNTED)
def test_numbers_contradict_only_if_they_count_the_same(left: str, right: str) -> None:
    check(left, right)


RANKS = [
    ("it was the [third] strike in a decade at the port", "it was the [first] strike in a decade at the port"),
    ("it was the [third] strike at the old port", "it was the [first] strike at the new port"),
    ("in the old port of Kelmar he came [third]", "in the old port of Kelmar he came [second]"),
    ("in the old port of Kelmar he came [third] in", "in the old port of Kelmar he came [second]"),
    ("the old [third] strike hit Kelmar harbour", "the new [first] strike hit Kelmar harbour"),
    # among other things
    ("it was the third strike in a decade at the port", "it was the first strike since May at the port"),
    ("it was the third long strike at the port", "it was the first short strike at the port"),
]


@each_row(("left", "right"), RANKS)
def test_ranks_contradict_unless_other_words_follow_them(left: str, right: str) -> None:
    check(left, right)


SHORT_STRETCHES = [
    ("the storm sank [35] old fishing boats in the harbour", "the storm sank [41] small fishing boats in the harbour"),
    ("the storm sank [35] old fishing boats in the harbour", "the storm sank [41] in the harbour"),
    ("the storm sank 35 old wooden fishing boats in the harbour", "the storm sank 41 yachts in the harbour"),
    ("the storm sank 35 old wooden fishing boats in the harbour", "the storm sank 41 in the harbour"),
    ("the storm sank 35 old wooden fishing boats", "the storm sank 41 small yachts"),
]


@each_row(("left", "right"), SHORT_STRETCHES)
def test_numbers_contradict_only_if_at_most_four_words_in_a_row_differ(left: str, right: str) -> None:
    check(left, right)


def test_moved_words_do_not_lengthen_the_differing_stretch() -> None:
    check(
        "the storm sank [35] fishing boats off the coast of Kelmar, police said",
        "police said the storm sank [41] fishing boats off the coast of Kelmar",
    )
    check(
        "with great sorrow the mayor of Kelmar [never] spoke about the storm",
        "the mayor of Kelmar spoke about the storm with great sorrow",
    )


QUANTITIES = [
    ("the storm killed 40 people", "the storm killed at least 40 people"),
    ("killed 40 people", "killed nearly 40 people"),
    ("the storm killed almost 40 people", "the storm killed over 40 people"),
    ("the storm killed nearly all 40 people", "the storm killed 40 people"),
    ("the storm came on Friday", "the storm came around noon on Friday"),
    ("the storm killed many people in Kelmar", "the storm killed several people in Kelmar"),
    ("the storm killed [all] people in Kelmar", "the storm killed [most] people in Kelmar"),
    ("the storm sank more than 35 boats near Kelmar", "the storm sank 41 boats near Kelmar"),
    ("the storm sank more than [35] boats near Kelmar", "the storm sank [31] boats near Kelmar"),
    ("at most 35 boats sank near Kelmar", "31 boats sank near Kelmar"),
    ("at most [35] boats sank near Kelmar", "[41] boats sank near Kelmar"),
    ("more than [35] boats sank near Kelmar", "[31] boats sank near Kelmar"),
]


@each_row(("left", "right"), QUANTITIES)
def test_a_vaguer_amount_does_not_contradict(left: str, right: str) -> None:
    check(left, right)


SENSES = [
    ("the price of wheat went [up] sharply in Kelmar", "the price of wheat went [down] sharply in Kelmar"),
    ("the crew left the ship [before] the fire broke out", "the crew left the ship [after] the fire broke out"),
    ("the court called the strike [lawful] and fair", "the court called the strike [unlawful] and fair"),
    ("the harbour chief [supports] the new quay", "the harbour chief [opposes] the new quay"),
    ("the old captain was found [alive] in Kelmar", "the old captain was found [dead] in Kelmar"),
    # another status: told, and no contradiction
    ("the council may sell the old quay", "the council will sell the old quay"),
    # something else differs that may turn it round again
    ("the price of wheat went up sharply in Kelmar", "the price of wheat never went down sharply in Kelmar"),
    ("the crew left the ship before the fire broke out", "the crew boarded the ship after the fire broke out"),
]


@each_row(("left", "right"), SENSES)
def test_words_that_reverse_the_meaning_contradict(left: str, right: str) -> None:
    check(left, right)


NAMES = [
    ("police in [Kelmar] closed the old harbour road", "police in [Vorden] closed the old harbour road"),
    ("the harbour road was closed by [Anna] [Berg]", "the harbour road was closed by [Tomas] [Lind]"),
    ("the harbour road was closed by Mr Berg", "the harbour road was closed by Minister Berg"),
    ("police in Kelmar closed the old harbour road", "soldiers in Vorden closed the old harbour road"),
    (
        "police in [Anna] [Maria] [Berg] closed the old harbour road",
        "police in [Vorden] closed the old harbour road",
    ),
    ("police in Anna Maria Berg Lund closed the old harbour road", "police in Vorden closed the old harbour road"),
    ("Kim Chol Su closed the old harbour road", "Kim Cholsu closed the old harbour road"),
    ("police in the Kelmars closed the old harbour road", "police in the Kelmar closed the old harbour road"),
]


@each_row(("left", "right"), NAMES)
def test_a_different_name_contradicts_if_everything_around_it_is_equal(left: str, right: str) -> None:
    check(left, right)


NEGATIONS = [
    ("the bridge was safe for lorries", "the bridge [was not] safe for lorries"),
    ("the bridge was safe for heavy lorries", "the bridge was [never] safe for heavy lorries"),
    ("the bridge was safe for heavy lorries", "the bridge was [never] really safe for heavy lorries"),
    ("police found [one] trace of oil in the water", "police found [no] trace of oil in the water"),
    ("police found one trace of oil in the water", "police saw no trace of ice in the water"),
    ("the bridge was really safe for lorries", "the bridge was [never] safe for lorries"),
    ("the minister confirmed the old report", "the minister [denied] the old report"),
    # several other words differ in the same place: they may turn it round again
    ("the bridge was safe for heavy lorries", "the bridge was never really quite safe for heavy lorries"),
    ("the bridge was never safe for heavy lorries", "the bridge was probably entirely safe for heavy lorries"),
    ("the bridge was really quite safe for lorries", "the bridge was never safe for lorries"),
    # past the border of a passage, its article may say so as well
    ("the bridge was safe for lorries", "never the bridge was safe for lorries"),
    ("lorries said the bridge was safe", "lorries said the bridge was safe never"),
    # in a clause that only one has
    ("the woman, who has not been named, sold the old boat", "the woman sold the old boat"),
    ("a woman who had not sailed sold the old boat", "a woman sold the old boat"),
    ("the woman who sold the old boat was named", "the woman who sold the old boat [was not] named"),
    # beside opposite words
    ("the price of wheat never fell in Kelmar", "the price of wheat rose in Kelmar"),
    # what the other has elsewhere
    ("the bridge did not show any cracks", "the bridge showed no cracks"),
]


@each_row(("left", "right"), NEGATIONS)
def test_a_negation_that_only_one_has_contradicts(left: str, right: str) -> None:
    check(left, right)


def never(text: str) -> tuple[str, str]:
    """Two sentences, of which the second has “never” in place of `_` and the second of two words `one|other`."""
    left = re.sub(r"(\w*)\|(\w*)", r"\1", text).replace("_ ", "")
    right = re.sub(r"(\w*)\|(\w*)", r"\2", text).replace("_", "never")
    return " ".join(left.split()), " ".join(right.split())


NEGATED = [
    # a word that differs is the seventh before or after it
    "the council soon|late found the old stone bridge was _ safe for heavy lorries",
    "the council |late found the old stone bridge was _ safe for heavy lorries",
    "the council late| found the old stone bridge was _ safe for heavy lorries",
    "the old bridge was _ safe for lorries and buses from sandy|western quarries",
    "the old bridge was _ safe for lorries and buses from |western quarries",
    "the old bridge was _ safe for lorries and buses from eastern| quarries",
    # words of grammar, facts, and words that have moved
    "the|a old bridge was _ safe for the|these lorries",
    "the old bridge of|in Kelmar was _ safe for lorries",
    # one word differs in its very place
    "the bridge was _ safe|open for heavy lorries",
    # two words of meaning are equal
    "the bridge was _ safe",
    "it was _ safe for lorries",
]
NOT_NEGATED = [
    # a word that differs is the sixth before or after it
    "the council found|reckoned the old stone bridge was _ safe for heavy lorries",
    "the council found |soon the old stone bridge was _ safe for heavy lorries",
    "the council found |late the old stone bridge was _ safe for heavy lorries",
    "the council found late| the old stone bridge was _ safe for heavy lorries",
    "the old bridge was _ safe for lorries and buses sandy|western quarries",
    "the old bridge was _ safe for lorries and buses |daily from quarries",
    "the old bridge was _ safe for lorries and buses daily| from quarries",
    "the old|new bridge was _ safe for lorries",
    "old|new bridges were _ safe for lorries",
    # fewer than two words of meaning are equal
    "it was _ safe",
    "it was _ safe for us and them",
    "for lorries and on them, as to us, it was _ safe for us",
]


@each_row("text", NEGATED)
def test_a_negation_contradicts_if_everything_around_it_is_equal(text: str) -> None:
    left, right = never(text)
    check(left, right.replace("never", "[never]"))


@each_row("text", NOT_NEGATED)
def test_a_negation_does_not_contradict_if_something_near_it_differs(text: str) -> None:
    check(*never(text))


def test_numbers_around_a_negation_are_judged_separately() -> None:
    check("the [3] old bridges were safe for [5] lorries", "the [4] old bridges were [never] safe for [6] lorries")
