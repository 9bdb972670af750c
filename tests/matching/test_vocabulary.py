"""Which words count as the same."""

import pytest

from tui.matching.vocabulary import Vocabulary, join_spellings, respelled, word_key


@pytest.mark.parametrize(
    ("british", "american"),
    [("colour", "color"), ("neighbours", "neighbors"), ("organised", "organized"), ("analysing", "analyzing"),
     ("centre", "center"), ("theatres", "theaters"), ("travelled", "traveled"), ("defence", "defense"),
     ("programme", "program"), ("grey", "gray"), ("emphasises", "emphasizes"), ("cancelling", "canceling")],
)  # fmt: skip
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert respelled(british) == respelled(american) == american


@pytest.mark.parametrize("word", ["four", "there", "killed", "filled", "rise", "our", "called", "here"])
def test_other_words_keep_their_spelling(word: str) -> None:
    assert respelled(word) == word


@pytest.mark.parametrize(
    ("word", "key"),
    [("Russia’s", "russia"), ("1,000", "1000"), ("US", "u.s"), ("U.S", "u.s"), ("us", "us"), ("it's", "it's"),
     ("Café", "cafe"), ("‘close’", "close")],
)  # fmt: skip
def test_key(word: str, key: str) -> None:
    assert word_key(word) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("meeting", "met's"), ("Britain", "British"), ("two", "2"), ("US", "American"), ("invading", "invade")],
)
def test_words_with_one_id(one: str, other: str) -> None:
    ids = Vocabulary().ids([one, other, one])
    assert ids[0] == ids[2]
    assert (ids[0] == ids[1]) is (one != "meeting")


def test_stop_words_are_known_as_such() -> None:
    vocabulary = Vocabulary()
    vocabulary.ids(["The", "storm", "hasn’t"])
    assert vocabulary.stops == [True, False, True]


A, B, BOTH = frozenset("a"), frozenset("b"), frozenset("ab")


@pytest.mark.parametrize(("one", "other"), [("sergey", "sergei"), ("zelensky", "zelenskiy"), ("shoigu", "shoygu")])
def test_transliterations_of_a_name_are_joined(one: str, other: str) -> None:
    assert join_spellings([(one, A), (other, B)], 0.8, 5) in ({one: other}, {other: one})


@pytest.mark.parametrize(
    ("one", "other"), [("austria", "australia"), ("johnson", "johnston"), ("niger", "nigeria"), ("kim", "kym")]
)
def test_other_names_are_not(one: str, other: str) -> None:
    """The last two may be one, but are too short to be sure of."""
    assert join_spellings([(one, A), (other, B)], 0.8, 5) == {}


def test_two_spellings_in_one_article_are_two_names() -> None:
    assert join_spellings([("sergey", A), ("sergei", BOTH)], 0.8, 5) == {}


def test_joining_does_not_depend_on_the_order() -> None:
    names = [("sergey", A), ("sergei", B), ("serguei", frozenset("c")), ("lavrov", A)]
    assert join_spellings(names, 0.8, 5) == join_spellings(names[::-1], 0.8, 5)
