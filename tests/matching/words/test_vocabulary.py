"""Which words count as the same."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.matching.words import vocabulary
from tui.matching.words.vocabulary import Vocabulary, join_spellings, respell, stop_words, word_key
from tui.text.names import same_spelling
from tui.text.tokens import word_spans

WORDS = st.sampled_from(
    ["Own", "owned", "Others", "other", "willing", "Will", "will", "Kyiv", "Kiev", "1,000", "5%", "US", "U.N",
     "Russian", "colour", "Häuser", "Haus", "die", "Die", "l’accord", "accords", "Россия", "России", "it's",
     "x’s", "don’t"]
)  # fmt: skip
LANGUAGES = st.sampled_from(["en", "de", "fr", "ru", "ko", ""])


@pytest.mark.parametrize(
    ("british", "american"),
    [("colour", "color"), ("neighbours", "neighbors"), ("organised", "organized"), ("analysing", "analyzing"),
     ("centre", "center"), ("theatres", "theaters"), ("travelled", "traveled"), ("defence", "defense"),
     ("programme", "program"), ("grey", "gray"), ("emphasises", "emphasizes"), ("cancelling", "canceling")],
)  # fmt: skip
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert respell(british) == respell(american) == american


@each_row("word", ["four", "there", "killed", "filled", "rise", "our", "called", "here"])
def test_words_outside_the_spelling_list_are_unchanged(word: str) -> None:
    assert respell(word) == word


@pytest.mark.parametrize(
    ("word", "key"),
    [("Russia’s", "russia"), ("1,000", "1000"), ("US", "u.s"), ("U.S", "u.s"), ("us", "us"), ("it's", "it's"),
     ("Café", "cafe"), ("‘close’", "close"), ("1,250,000.5", "1250000.5"), ("2,5", "2,5"), ("1,00,000", "100000"),
     ("5%", "5"), ("1,000bn", "1000bn"), ("U.N", "un"), ("UN", "un"), ("U.S.A", "u.s"), ("I.T", "i.t"),
     ("ministers’", "ministers"), ("O’Brien’s", "o'brien")],
)  # fmt: skip
def test_words_have_the_expected_keys(word: str, key: str) -> None:
    assert word_key(word) == key


@each_row(
    ("one", "other"),
    [
        ("meeting", "meetings"),
        ("Britain", "British"),
        ("two", "2"),
        ("US", "American"),
        ("5bn", "5"),
        ("1,200m", "1200"),
        ("5%", "five"),
        ("percent", "cent"),
        ("Dutch", "Netherlands"),
        ("Kyiv", "KYIV"),
        ("invading", "invade"),
    ],
)
def test_equal_words_in_other_forms_share_one_id(one: str, other: str) -> None:
    first, second = Vocabulary().ids([one, other])
    assert first == second


@each_row(
    ("one", "other"),
    [("meeting", "met"), ("Austria", "Australia"), ("5", "50"), ("5th", "5"), ("US", "us"), ("own", "owned")],
)
def test_different_words_have_different_ids(one: str, other: str) -> None:
    first, second = Vocabulary().ids([one, other])
    assert first != second


@pytest.mark.parametrize(
    ("word", "language", "key"),
    [("1.000,5", "de", "1000.5"), ("1.000", "en", "1.000"), ("2,5%", "fr", "2.5"), ("10.30", "de", "10.30"),
     ("l’accord", "fr", "accord"), ("D’Artagnan", "fr", "artagnan"), ("aujourd’hui", "fr", "aujourd'hui"),
     ("dell’Ucraina", "it", "ucraina"), ("D’Artagnan", "en", "d'artagnan"), ("colour", "de", "colour"),
     ("Straße", "de", "strasse")],
)  # fmt: skip
def test_words_of_other_languages_have_the_expected_keys(word: str, language: str, key: str) -> None:
    assert word_key(word, language) == key


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("Häuser", "Haus", "de"), ("développé", "développée", "fr"), ("России", "Россия", "ru"),
     ("l’accord", "accords", "fr"), ("elecciones", "elección", "es"), ("1.000", "1000", "de"),
     ("STRASSE", "Straße", "de"), ("Moscow", "MOSCOW", "ko")],
)  # fmt: skip
def test_words_in_other_forms_share_one_id_in_their_language(one: str, other: str, language: str) -> None:
    first, second = Vocabulary().ids([one, other], language)
    assert first == second


def test_without_a_stemmer_words_stay_as_they_are() -> None:
    numbered = Vocabulary()
    assert len(set(numbered.ids(["meeting", "meetings", "the"], "ko"))) == 3
    assert numbered.stops == [False, False, False]


def test_a_text_in_an_unknown_language_is_read_as_english() -> None:
    words = ["Meetings", "meeting", "the", "1,000"]
    numbered = Vocabulary()
    assert numbered.ids(words, "") == numbered.ids(words, "en")
    assert word_key("Defence", "") == "defense"
    assert stop_words("") == stop_words("en")


def test_a_stop_word_of_one_language_is_none_of_another() -> None:
    numbered = Vocabulary()
    (english,) = numbered.ids(["die"])
    (german,) = numbered.ids(["die"], "de")
    assert (numbered.stops[english], numbered.stops[german]) == (False, True)


def test_a_name_has_one_id_in_all_languages() -> None:
    numbered = Vocabulary()
    assert numbered.ids(["Lawrow", "Berlin"], "de") == numbered.ids(["Lawrow", "Berlin"], "en")


@given(st.lists(st.tuples(WORDS, LANGUAGES)), st.randoms())
def test_which_words_share_an_id_does_not_depend_on_their_order(words: list[tuple[str, str]], random: Random) -> None:
    def shared(order: list[tuple[str, str]]) -> set[tuple[frozenset[tuple[str, str]], str, bool]]:
        numbered = Vocabulary()
        by_id: dict[int, set[tuple[str, str]]] = {}
        for word, language in order:
            by_id.setdefault(numbered.ids([word], language)[0], set()).add((word, language))
        return {(frozenset(them), numbered.stems[id_], numbered.stops[id_]) for id_, them in by_id.items()}

    assert shared(words) == shared(random.sample(words, len(words)))


@given(st.text())
def test_taking_the_key_of_a_key_changes_nothing_for_english_text(text: str) -> None:
    for start, end in word_spans(text):
        assert word_key(word_key(text[start:end])) == word_key(text[start:end])


@given(st.lists(st.sampled_from(["don", "s", "colour", "tre", "ise", "our", "'", "’", "1", ",", "000", "%", ".", "U"])))
def test_taking_the_key_of_a_key_changes_nothing_for_made_up_words(pieces: list[str]) -> None:
    assert word_key(word_key("".join(pieces))) == word_key("".join(pieces))


@given(st.text(), LANGUAGES)
def test_any_word_has_a_key_and_an_id_in_any_language(text: str, language: str) -> None:
    words = [text, *text.split(" ")]
    ids = Vocabulary().ids(words, language)
    assert len(ids) == len(words)
    assert all(isinstance(word_key(word, language), str) for word in words)


@pytest.mark.parametrize(
    ("word", "language", "key"),
    [("d'" * 300_000 + "x", "fr", "x"), ("x" + "'s" * 300_000, "en", "x"),
     ("1" + ",000" * 300_000, "en", "1" + "000" * 300_000),
     ("1" + ",000" * 300_000 + ",", "en", "1" + ",000" * 300_000 + ","), ("U." * 300_000 + "U", "en", "u" * 300_001)],
    ids=["elided", "possessive", "grouped", "hardly grouped", "short form"],
)  # fmt: skip
def test_a_word_of_any_length_has_its_key(word: str, language: str, key: str) -> None:
    assert word_key(word, language) == key


def test_stop_words_are_known_as_such() -> None:
    numbered = Vocabulary()
    numbered.ids(["The", "storm", "hasn’t"])
    assert numbered.stops == [True, False, True]


A, B, BOTH = frozenset("a"), frozenset("b"), frozenset("ab")


@each_row(("one", "other"), [("sergey", "sergei"), ("zelensky", "zelenskiy"), ("shoigu", "shoygu")])
def test_transliterations_of_a_name_are_joined(one: str, other: str) -> None:
    assert join_spellings([(one, A), (other, B)], 0.8, 5) in ({one: other}, {other: one})


@each_row(("one", "other"), [("austria", "australia"), ("johnson", "johnston"), ("niger", "nigeria"), ("kim", "kym")])
def test_different_names_are_not_joined(one: str, other: str) -> None:
    """The last two may be one, but are too short to be sure of."""
    assert join_spellings([(one, A), (other, B)], 0.8, 5) == {}


def test_two_spellings_in_one_article_are_two_names() -> None:
    assert join_spellings([("sergey", A), ("sergei", BOTH)], 0.8, 5) == {}


@each_row(("one", "other"), [("kyiv", "kiev"), ("peking", "beijing"), ("lawrow", "lavrov")])
def test_listed_spellings_are_joined_however_short_or_unlike(one: str, other: str) -> None:
    assert join_spellings([(one, A), (other, B)], 0.8, 5) in ({one: other}, {other: one})


def test_a_veto_holds_for_listed_spellings_too() -> None:
    assert join_spellings([("kyiv", BOTH), ("kiev", B)], 0.8, 5) == {}


def test_joining_does_not_depend_on_the_order() -> None:
    names = [("sergey", A), ("sergei", B), ("serguei", frozenset("c")), ("lavrov", A)]
    joined = {frozenset(join_spellings(order, 0.8, 5).items()) for order in permutations(names)}
    assert joined == {frozenset({("sergey", "sergei"), ("serguei", "sergei")})}


NAMES = st.sampled_from(
    ["sergei", "sergey", "serguei", "kyiv", "kiev", "kiew", "zelensky", "zelenskiy", "selenskyj", "hasan", "hassan",
     "lavrov", "lawrow", "austria", "australia"]
)  # fmt: skip


@given(st.dictionaries(NAMES, st.frozensets(st.sampled_from("abcd"), min_size=1)), st.randoms())
def test_joined_names_have_one_id_unless_an_article_uses_both(names: dict[str, frozenset[str]], random: Random) -> None:
    joined = join_spellings(random.sample(sorted(names.items()), len(names)), 0.6, 5)
    assert joined == join_spellings(names.items(), 0.6, 5)
    for name, target in joined.items():
        assert target not in joined
        assert same_spelling(name, target)
        members = [target, *(other for other, to in joined.items() if to == target)]
        assert sum(len(names[member]) for member in members) == len(frozenset().union(*map(names.__getitem__, members)))


def test_names_with_a_common_key_are_compared_with_only_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """“ab”, “abb”, “abbb” …: what doubled letters spell has one key."""
    compared = 0

    def never(*_: object) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(vocabulary, "_is_one_name", never)
    names = [("a" + "b" * count, frozenset(str(count))) for count in range(1, 1000)]
    assert join_spellings(names, 0.8, 5) == {}
    assert 0 < compared <= 16 * len(names)
