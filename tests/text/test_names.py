"""Spellings of names: what is one name, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.names import folded_name, same_name, same_spelling, spelling_keys

SAME = [
    ("Sergey", "Sergei"),
    ("Zelensky", "Zelenskiy"),
    ("Zelensky", "Zelenskyy"),
    ("Kyiv", "Kiev"),
    ("Kharkiv", "Kharkov"),
    ("Liz", "Elizabeth"),
    ("Bill", "William"),
    ("Müller", "Mueller"),
    ("Müller", "Muller"),
    ("Erdoğan", "Erdogan"),
    ("Dmitry", "Dmitri"),
    ("Gaddafi", "Qaddafi"),
    ("Mohammed", "Muhammad"),
    ("Yevgeny", "Evgeny"),
    ("Truss’s", "Truss"),
    ("Łukasz", "Lukasz"),
]
DIFFERENT = [
    ("Austria", "Australia"),
    ("Johnson", "Johnston"),
    ("Vitali", "Wladimir"),
    ("Khamenei", "Khomeini"),
    ("Iran", "Iraq"),
    ("Niger", "Nigeria"),
    ("Slovakia", "Slovenia"),
    ("Bill", "Hillary"),
    ("Shaun", "Peter"),
    ("Clinton", "Clifton"),
    ("Obama", "Osama"),
    ("Biden", "Baden"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_that_only_look_alike_are_not(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


@given(st.text(max_size=20), st.text(max_size=20))
def test_being_the_same_name_needs_no_order(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@given(st.text(alphabet="abeikyz’é-", min_size=1, max_size=12))
def test_folding_twice_changes_nothing_more(word: str) -> None:
    once = folded_name(word.strip("’-"))
    assert folded_name(once) == once or once.endswith("'s")


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_share_a_key_to_look_them_up_by(a: str, b: str) -> None:
    first, second = folded_name(a), folded_name(b)
    if same_spelling(first, second):
        assert set(spelling_keys(first)) & set(spelling_keys(second))
