"""The reason for a match, in words for the reader."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.matching.differences.reasons import explain
from tui.matching.model import MatchKind
from tui.matching.words.vocabulary import stop_words, word_key
from tui.text.span import Span
from tui.text.tokens import word_spans


def weights_of(other: str) -> Callable[[str], float]:
    """A longer word weighs more; a word of grammar, or one that is not shared, nothing."""
    held = {word_key(other[start:end]) for start, end in word_spans(other)} - stop_words()
    return lambda word: float(len(word)) if word_key(word) in held else 0.0


def reason(left: str, right: str, kind: MatchKind = MatchKind.EDITED, outlet: str = "Post") -> str:
    one = replace(make_article("one", left), outlet=outlet)
    other = replace(make_article("other", right), outlet="Mail")
    return explain(one, Span(0, len(left)), other, Span(0, len(right)), kind, weights_of(right))


def test_the_heaviest_shared_words_come_first_in_the_order_of_the_passage() -> None:
    left = "the ship caught fire off Severin harbour early on Monday"
    said = reason(left, "on Monday a ship caught fire in Severin harbour")
    assert said.startswith("shares: ship, caught, Severin, harbour, Monday")


@each_row(
    ("left", "right", "kind", "part"),
    [
        ("Russia’s defence plan", "Russia’s Defense plan", MatchKind.VERBATIM, "word for word"),
        ("frank and constructive talks", "constructive and frank talks", MatchKind.REORDERED, "in a different order"),
        ("“we sink,” he said", "“we sink,” she said", MatchKind.QUOTE, "quoted in both"),
        ("“we all sink” now", "he said we all sink now", MatchKind.QUOTE, "quoted in one, reported in the other"),
        (
            "The harbour master in Severin, Moor, would not go aboard. “Steel keeps its heat longer,” he said",
            "Moor, harbour master in Severin, did not go aboard. ‘Steel holds heat longer,’ he said",
            MatchKind.QUOTE,
            "quoted in both",
        ),
        (
            "“cooperation between both our countries stands close to zero”",
            "cooperation between both countries stands “close to zero”",
            MatchKind.QUOTE,
            "partly quoted in both",
        ),
        (
            "“I counted my children again,” she sobbed",
            "“I counted my children again, and then I let somebody else count the others in the corridor,” she said",
            MatchKind.QUOTE,
            "quoted in both",
        ),
        ("he said 12 boats sank", "he said 15 boats sank", MatchKind.EDITED, "numbers differ: 12 / 15"),
        ("it sank on Monday night", "it sank on Friday night", MatchKind.EDITED, "dates differ: Monday / Friday"),
        (
            "the crew was armed at sea",
            "the crew was not armed at sea",
            MatchKind.EDITED,
            "one denies what the other says: was / was not",
        ),
        ("he lost at least 12 boats", "he lost nearly 12 boats", MatchKind.EDITED, "“at least” for “nearly”"),
        ("he lost nearly 12 boats", "he lost 12 boats", MatchKind.EDITED, "Post adds “nearly”"),
        ("the plan will curb crime", "the plan will reduce crime", MatchKind.EDITED, "“curb” for “reduce”"),
        ("the U.S. sent boats", "the United States sent boats", MatchKind.EDITED, "“U.S.” for “United States”"),
        ("boats sank, police said", "police said boats sank", MatchKind.EDITED, "“police said” moved"),
        ("the boats sank", "the boats sank swiftly at sea", MatchKind.EDITED, "Mail adds “swiftly at sea”"),
        (
            "“We did all we could to bring them home, and will not rest,” she said",
            "She said: “We did all we could to bring them home”",
            MatchKind.QUOTE,
            "Mail cuts the quotation short, without “and will not rest”",
        ),
        (
            "“We did all we could to bring them. We will never rest,” she said",
            "She said: “We did all we could to bring them”",
            MatchKind.QUOTE,
            "Mail quotes less, without “We will never rest”",
        ),
    ],
)
def test_the_reason_describes_the_changes_of_words(left: str, right: str, kind: MatchKind, part: str) -> None:
    assert part in reason(left, right, kind).split("; ")


def test_different_quotations_are_not_mentioned_in_the_reason() -> None:
    said = reason("The mayor closed it: “nobody swims”", "“closed it,” said the mayor of swims nobody", MatchKind.QUOTE)
    assert "quoted" not in said


def test_missing_words_of_a_truncated_quote_are_mentioned_once() -> None:
    said = reason(
        "“We had eleven minutes from the alarm to the order. My crew used every one of them,” she said",
        "“We had eleven minutes from the alarm to the order,” she said",
        MatchKind.QUOTE,
    )
    assert "Mail quotes less, without “My crew used" in said and "Post adds" not in said


def test_spelling_is_no_replacement_and_a_contradiction_is_mentioned_once() -> None:
    assert reason("the defence minister", "the defense minister") == "shares: defence, minister; word for word"
    assert reason("it sank on Monday night", "it sank on Friday night").count("Monday") == 1


@each_row(
    ("left", "right"),
    [
        # The alignment pairs the words that are left over in different places of the two sentences.
        (
            "Mayor denies taking gift, cannot say whether watch is his",
            "Mayor denies taking gift but is less sure of it",
        ),
        (
            "Kern closed the harbour at noon and sent every ferry back",
            "The harbour stays shut until Friday, ferry owners say",
        ),
        (
            "The union rejected the offer and drivers strike on Monday",
            "Drivers strike, the union announced, unless the offer rises",
        ),
    ],
)
def test_words_in_different_places_are_not_said_to_replace_each_other(left: str, right: str) -> None:
    assert "” for “" not in reason(left, right)


def test_the_last_word_that_differs_is_a_replacement() -> None:
    assert "“sank” for “drifted”" in reason("all three boats sank", "all three boats drifted")


def test_words_that_the_other_outlet_has_in_the_same_sentence_are_not_told_as_its_lack() -> None:
    left, right = "the crew said the boats sank swiftly", "Swiftly, as the owner put it, the crew said the boats sank"
    one, other = make_article("one", left), make_article("other", right)
    at = right.index("the crew")
    said = explain(one, Span(0, len(left)), other, Span(at, len(right)), MatchKind.EDITED, weights_of(right))
    assert "adds" not in said


def test_contradictions_come_first() -> None:
    left, right = "the crew said 12 boats sank on Monday night", "the crew said 15 boats sank on Friday night"
    assert reason(left, right).startswith("numbers differ: 12 / 15; dates differ: Monday / Friday; shares: crew")


def test_the_reason_for_a_name_is_only_that_it_is_no_statement() -> None:
    assert reason("Ben Wallace, 51", "Ben Wallace, 52", MatchKind.NAME) == "shares: Ben, Wallace; no statement"


def test_a_passage_without_weighty_words_still_has_a_reason() -> None:
    assert reason("it was he", "he was it", MatchKind.REORDERED).startswith("in a different order")


WORD = st.sampled_from(["storm", "35", "not", "“we", "sank”", "…", "\n", "\u202e", "\x1b[31m"])
HOSTILE = st.lists(st.one_of(WORD, st.text(max_size=80)), max_size=12).map(" ".join)


@given(HOSTILE, HOSTILE, st.sampled_from(MatchKind), st.text(min_size=1, max_size=300))
def test_the_reason_is_always_one_short_line(left: str, right: str, kind: MatchKind, outlet: str) -> None:
    said = reason(left, right, kind, outlet)
    assert len(said) < 600
    assert not set(said) & {"\n", "\r", "\x1b", "\u2028", "\u2029", "\x85", "\u202e"}


def test_an_endless_word_is_clipped() -> None:
    assert reason("a" * 500 + " sank", "a" * 500) == f"shares: {'a' * 29}…; Post adds “sank”"
