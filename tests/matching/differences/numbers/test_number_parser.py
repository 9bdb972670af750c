"""Numbers and dates: what comes to the same reads the same, and nothing else is taken for a figure."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit, compared_units
from tui.text.span import Span

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """In British English: two thousand three hundred and twenty-one."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // size)} {name}" + (joint + spelled(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


def read(text: str, language: str = "en") -> tuple[ComparedUnit, ...]:
    return compared_units(text, Span(0, len(text)), language)


def facts(text: str) -> list[tuple[Fact, str]]:
    return [(unit.fact, unit.span.slice(text)) for unit in read(text) if unit.fact]


def test_two_numbers_in_words_are_a_result_only_where_a_result_can_stand() -> None:
    assert facts("passed by a vote of nine to four") == [(Fact.NUMBER, "nine to four")]
    for words in ("nine to five", "face one to one talks", "rose by two to three percent", "two votes to a friend"):
        assert all(len(number.split()) <= 2 for _, number in facts(words)), words


@given(st.integers(0, 999_999_999))
def test_a_number_in_words_equals_the_number_in_digits(number: int) -> None:
    (words,), (digits,), (parted,) = (read(form) for form in (spelled(number), str(number), f"{number:,}"))
    assert words.key == digits.key == parted.key


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_two_numbers_have_one_key_only_when_they_are_equal(one: int, other: int) -> None:
    assert (read(str(one))[0].key == read(f"{other:,}")[0].key) is (one == other)


@each_row(
    ("forms", "fact"),
    [
        (("$1bn", "$1 billion", "one billion dollars", "1,000m dollars"), Fact.NUMBER),
        (("5%", "5 per cent", "five percent", "5.0%"), Fact.NUMBER),
        (("half a million", "500,000", "0.5m"), Fact.NUMBER),
        (("two-thirds", "two thirds", "2 thirds"), Fact.NUMBER),
        (("a dozen", "12", "twelve"), Fact.NUMBER),
        (("3rd", "third"), Fact.NUMBER),
        (("8-5", "8 to 5", "8 votes to 5", "eight votes to five", "eight votes against five"), Fact.NUMBER),
        (("2-1", "two-to-one"), Fact.NUMBER),
        (("11 Feb", "Feb. 11", "February 11th", "the eleventh of February"), Fact.DATE),
        (("3pm", "3 p.m.", "15:00", "3:00 pm"), Fact.DATE),
        (("last week", "past week", "previous week"), Fact.DATE),
    ],
)
def test_notations_of_one_number_have_one_meaning(forms: tuple[str, ...], fact: Fact) -> None:
    seen = [[unit for unit in read(form) if unit.fact] for form in forms]
    assert {len(units) for units in seen} == {1}
    assert len({(unit.fact, unit.meaning) for (unit,) in seen}) == 1 and seen[0][0].fact is fact


def test_words_that_only_look_like_numbers_are_not_numbers() -> None:
    assert facts("They may march over the house, won again, and sat in the sun until he wed.") == []


def test_a_quantity_phrase_counts_only_before_a_number() -> None:
    assert facts("over the hill") == []
    assert facts("over 100") == [(Fact.QUANTITY, "over"), (Fact.NUMBER, "100")]
    assert facts("no fewer than 100") == [(Fact.QUANTITY, "no fewer than"), (Fact.NUMBER, "100")]


def test_adjacent_numbers_stay_separate() -> None:
    assert [text for _, text in facts("one two three")] == ["one", "two", "three"]
    assert [text for _, text in facts("in 2019, two men; 3 1")] == ["2019", "two", "3", "1"]


@each_row("text", ["hundred " * 3000, "one million " * 2000, "9" * 6000, "half a " * 3000, "5 " * 3000])
def test_absurdly_large_numbers_are_parsed(text: str) -> None:
    assert read(text)


def test_other_languages_have_digits_only() -> None:
    assert [unit.fact for unit in read("no 35 de maio", "pt") if unit.fact] == [Fact.NUMBER]
