"""An event that is opened again has the letters that it had: the same group, the same letter, as far as it is there."""

import pytest
from msgspec.structs import replace

from tests.reading.made import at, coverage_of
from tui.articles.model import Coverage
from tui.matching.model import MatchGroup, MatchKind
from tui.reading import saved_view
from tui.reading.highlights.letters import Letters
from tui.reading.saved_view import SavedLetter, SavedLetters, TextAnchor, restore_letters, saved_letters

A = "The ferry sank at dawn. Nobody came to help. The mayor has resigned."
B = "The mayor has stepped down. At dawn the ferry sank. There was nobody to help."
BOTH = coverage_of(a=A, b=B)


def groups(coverage: Coverage, *named: tuple[str, str]) -> list[MatchGroup]:
    """named: (id, words of its first passage in the first article that has them)."""
    made = []
    for name, words in named:
        article = next(article.id for article in coverage.articles if words in article.text)
        made.append(MatchGroup(name, (at(coverage, article, words),), 60, MatchKind.EDITED))
    return made


FERRY, HELP, MAYOR = ("ferry", "ferry sank"), ("help", "Nobody came"), ("mayor", "The mayor")
LOOSER = [FERRY, HELP, MAYOR]
"""Met after `HELP` alone, so that another order than that of the text is kept."""


def left(coverage: Coverage = BOTH, before: SavedLetters | None = None) -> SavedLetters:
    letters = Letters()
    restore_letters(letters, coverage, before or SavedLetters())
    order = [article.id for article in coverage.articles]
    letters.assign(groups(coverage, HELP), order)
    letters.assign(groups(coverage, *LOOSER), order)
    return saved_letters(letters, coverage, order, before or SavedLetters())


def reopened(kept: SavedLetters, coverage: Coverage, *named: tuple[str, str]) -> dict[str, str]:
    letters = Letters()
    restore_letters(letters, coverage, kept)
    letters.assign(groups(coverage, *named), [article.id for article in coverage.articles])
    return {name: letters[name] for name, _ in named}


KEPT = {"help": "A", "ferry": "B", "mayor": "C"}


def test_groups_that_are_all_met_at_once_have_the_letters_that_they_were_given_one_after_another() -> None:
    assert reopened(left(), BOTH, *LOOSER) == KEPT


def test_a_new_one_gets_none_of_those_of_groups_that_are_not_shown_today() -> None:
    assert reopened(left(), BOTH, MAYOR, ("dawn", "At dawn")) == {"mayor": "C", "dawn": "D"}


def test_letters_that_were_not_seen_today_are_kept_on() -> None:
    letters = Letters()
    restore_letters(letters, BOTH, left())
    letters.assign(groups(BOTH, FERRY), "ab")
    assert reopened(saved_letters(letters, BOTH, "ab", left()), BOTH, *LOOSER) == KEPT


def test_a_group_whose_article_has_changed_is_known_by_its_words_and_no_other_is_taken_for_it() -> None:
    """Ids are made from places: behind the new sentence every one of them is another group's, or nobody's."""
    longer = coverage_of(a="UPDATED. " + A, b=B)
    assert reopened(left(), longer, ("x", "ferry sank"), ("ferry", "Nobody came"), ("help", "UPDATED")) == {
        "x": "B",
        "ferry": "A",
        "help": "D",
    }


def test_letters_of_a_changed_article_that_were_not_seen_today_are_kept_on() -> None:
    longer = coverage_of(a="UPDATED. " + A, b=B)
    letters = Letters()
    restore_letters(letters, longer, left())
    letters.assign(groups(longer, ("x", "ferry sank")), "ab")
    again = saved_letters(letters, longer, "ab", left())
    assert reopened(again, longer, ("x", "ferry sank"), ("y", "Nobody came"), ("z", "The mayor")) == {
        "x": "B",
        "y": "A",
        "z": "C",
    }


def test_words_that_are_gone_take_their_letter_with_them() -> None:
    assert reopened(left(), coverage_of(a=A.replace("Nobody came", "No one came"), b=B), ("y", "No one")) == {"y": "D"}


def test_articles_in_another_order_name_their_groups_otherwise_which_keep_their_letters() -> None:
    turned = coverage_of(b=B, a=A)
    letters = Letters()
    restore_letters(letters, turned, left())
    both = MatchGroup("other", (at(turned, "b", "the ferry sank"), at(turned, "a", "ferry sank")), 60, MatchKind.EDITED)
    letters.assign([both], "ba")
    assert letters["other"] == "B"


def test_an_article_that_was_out_and_is_back_changes_none() -> None:
    kept = left(coverage_of(b=A))
    letters = Letters()
    restore_letters(letters, coverage_of(a=A, b=A), kept)
    passages = [at(coverage_of(a=A, b=A), article, "ferry sank") for article in "ab"]
    letters.assign([MatchGroup("now begins in a", tuple(passages), 60, MatchKind.VERBATIM)], "ab")
    assert letters["now begins in a"] == "B"


def test_what_is_said_of_an_article_that_is_not_open_stays_and_no_other_gets_its_letters() -> None:
    three = coverage_of(a=A, b=B, c="Divers found the bell.")
    letters = Letters()
    letters.assign(groups(three, ("bell", "Divers found"), FERRY), "abc")
    kept = saved_letters(letters, three, "abc", SavedLetters())
    again = reopened(left(before=kept), three, ("bell", "Divers found"), *LOOSER)
    assert again == {"ferry": "A", "bell": "B", "help": "C", "mayor": "D"}


def test_of_very_many_the_first_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_view, "LETTERS_MAX", 2)
    assert [(each.group, each.letter) for each in left().given] == [("help", "A"), ("ferry", "B")]
    assert (
        len(left(before=SavedLetters(("c",), (SavedLetter("bell", "Z", "c", TextAnchor(0, "Divers"), 6),))).given) == 2
    )


def test_no_two_groups_that_are_met_together_have_one_letter() -> None:
    kept = left()
    twice = replace(kept, given=tuple(replace(each, letter="A") for each in kept.given))
    assert sorted(reopened(twice, BOTH, *LOOSER).values()) == ["A", "B", "C"]


@pytest.mark.parametrize("letter", ["", "a", "AB", "A1", "A02", "A99999", "\x1b[2J", "Ä"])
def test_what_this_program_would_not_call_a_letter_is_passed_over(letter: str) -> None:
    kept = SavedLetters(
        ("a", "b"), (SavedLetter("ferry", letter, "a", TextAnchor(A.index("ferry"), "ferry sank"), 10),)
    )
    assert reopened(kept, BOTH, FERRY) == {"ferry": "A"}


@pytest.mark.parametrize(("offset", "characters"), [(-5, 10), (10**9, 10), (4, -3), (4, 10**9)])
def test_places_that_no_text_has_do_no_harm(offset: int, characters: int) -> None:
    kept = SavedLetters(("a", "b"), (SavedLetter("ferry", "C", "a", TextAnchor(offset, "ferry"), characters),))
    assert set(reopened(kept, BOTH, *LOOSER)) == {"ferry", "help", "mayor"}
