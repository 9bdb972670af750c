"""Spellings of names: what is one name, and what only looks like it."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.shipped import shipped_text
from tui.text.names import fold_name, has_spellings, same_name, same_spelling, skeleton, spelling_keys

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
    ("Nawalny", "Navalny"),
    ("Abramovich", "Abramovitch"),
    ("Medvedev", "Medvedyev"),
    ("Beijing", "Peking"),
    ("Mumbai", "Bombay"),
    ("Türkiye", "Turkey"),
    ("Köln", "Cologne"),
    ("Moscow", "Moskau"),
    ("Tchaikovsky", "Chaikovsky"),
    ("Khashoggi", "Kaschoggi"),
    ("Djokovic", "Đoković"),
    ("Hawai’i", "Hawaii"),
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
    ("Lowell", "Lovell"),
    ("Guyana", "Guiana"),
    ("Webber", "Weber"),
    ("Warner", "Varner"),
    ("Mitchell", "Michel"),
    ("Butcher", "Boucher"),
    ("Jessie", "Essie"),
    ("Conyers", "Conners"),
    ("Iceland", "Ireland"),
    ("Columbia", "Colombia"),
    ("Anderson", "Andersen"),
    ("Europe", "Europa"),
    ("Dominica", "Dominican"),
    ("Mali", "Malawi"),
]


@each_row(("a", "b"), SAME)
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@each_row(("a", "b"), DIFFERENT)
def test_names_that_only_look_similar_are_different(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


@given(st.text(max_size=20), st.text(max_size=20))
def test_comparing_names_is_symmetric(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@given(st.text(alphabet="abeikyz’é-", min_size=1, max_size=12))
def test_folding_a_name_twice_changes_nothing(word: str) -> None:
    once = fold_name(word.strip("’-"))
    assert fold_name(once) == once or once.endswith("'s")


@each_row(("a", "b"), SAME)
def test_spellings_share_a_key_to_look_them_up_by(a: str, b: str) -> None:
    first, second = fold_name(a), fold_name(b)
    if same_spelling(first, second):
        assert set(spelling_keys(first)) & set(spelling_keys(second))


LINES = [line.split() for line in shipped_text("config/names/spellings.txt").split("\n") if line and line[0] != "#"]


def test_the_list_of_spellings_holds_folded_words_each_on_one_line() -> None:
    words = [word for line in LINES for word in line]
    assert [word for word in words if fold_name(word) != word or "-" in word] == []
    assert len(set(words)) == len(words)


def test_spellings_of_one_line_are_one_name_and_those_of_two_are_not() -> None:
    line_of = {word: number for number, line in enumerate(LINES) for word in line}
    alike: dict[str, list[str]] = {}
    for word in line_of:
        alike.setdefault(skeleton(word), []).append(word)
    assert all(same_spelling(line[0], word) and same_spelling(word, line[0]) for line in LINES for word in line[1:])
    for words in alike.values():
        for one, other in combinations(words, 2):
            assert same_spelling(one, other) is (line_of[one] == line_of[other])


def test_a_word_alone_on_its_line_is_kept_apart_from_another() -> None:
    keys = Counter(skeleton(word) for line in LINES for word in line)
    assert [line for line in LINES if len(line) == 1 and keys[skeleton(line[0])] == 1] == []


def test_words_of_the_spelling_list_are_recognised() -> None:
    assert has_spellings("kyiv")
    assert not has_spellings("london's")
