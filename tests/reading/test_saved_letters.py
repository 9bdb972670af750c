"""Saved letters: in a reopened event, each group that still exists has its letter again."""

import pytest
from msgspec.structs import replace

from tests.reading.made import at, coverage_of
from tests.rows import each_row
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


def saved_letters_of(coverage: Coverage = BOTH, before: SavedLetters | None = None) -> SavedLetters:
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


def test_groups_get_their_letters_back_in_any_order() -> None:
    assert reopened(saved_letters_of(), BOTH, *LOOSER) == KEPT


def test_new_group_does_not_get_letter_of_hidden_group() -> None:
    assert reopened(saved_letters_of(), BOTH, MAYOR, ("dawn", "At dawn")) == {"mayor": "C", "dawn": "D"}


def test_letters_of_groups_not_found_this_time_are_saved_again() -> None:
    letters = Letters()
    restore_letters(letters, BOTH, saved_letters_of())
    letters.assign(groups(BOTH, FERRY), "ab")
    assert reopened(saved_letters(letters, BOTH, "ab", saved_letters_of()), BOTH, *LOOSER) == KEPT


def test_group_in_changed_article_is_recognised_by_its_words() -> None:
    """Ids are made from places: behind the new sentence every one of them is another group's, or nobody's."""
    longer = coverage_of(a="UPDATED. " + A, b=B)
    assert reopened(saved_letters_of(), longer, ("x", "ferry sank"), ("ferry", "Nobody came"), ("help", "UPDATED")) == {
        "x": "B",
        "ferry": "A",
        "help": "D",
    }


def test_unused_letters_of_a_changed_article_are_saved_again() -> None:
    longer = coverage_of(a="UPDATED. " + A, b=B)
    letters = Letters()
    restore_letters(letters, longer, saved_letters_of())
    letters.assign(groups(longer, ("x", "ferry sank")), "ab")
    again = saved_letters(letters, longer, "ab", saved_letters_of())
    assert reopened(again, longer, ("x", "ferry sank"), ("y", "Nobody came"), ("z", "The mayor")) == {
        "x": "B",
        "y": "A",
        "z": "C",
    }


def test_letter_of_removed_words_is_not_reused() -> None:
    assert reopened(
        saved_letters_of(), coverage_of(a=A.replace("Nobody came", "No one came"), b=B), ("y", "No one")
    ) == {"y": "D"}


def test_groups_keep_letters_when_article_order_changes_their_ids() -> None:
    turned = coverage_of(b=B, a=A)
    letters = Letters()
    restore_letters(letters, turned, saved_letters_of())
    both = MatchGroup("other", (at(turned, "b", "the ferry sank"), at(turned, "a", "ferry sank")), 60, MatchKind.EDITED)
    letters.assign([both], "ba")
    assert letters["other"] == "B"


def test_reopened_article_changes_no_letter() -> None:
    kept = saved_letters_of(coverage_of(b=A))
    letters = Letters()
    restore_letters(letters, coverage_of(a=A, b=A), kept)
    passages = [at(coverage_of(a=A, b=A), article, "ferry sank") for article in "ab"]
    letters.assign([MatchGroup("now begins in a", tuple(passages), 60, MatchKind.VERBATIM)], "ab")
    assert letters["now begins in a"] == "B"


def test_letters_of_closed_articles_are_saved_and_not_reused() -> None:
    three = coverage_of(a=A, b=B, c="Divers found the bell.")
    letters = Letters()
    letters.assign(groups(three, ("bell", "Divers found"), FERRY), "abc")
    kept = saved_letters(letters, three, "abc", SavedLetters())
    again = reopened(saved_letters_of(before=kept), three, ("bell", "Divers found"), *LOOSER)
    assert again == {"ferry": "A", "bell": "B", "help": "C", "mayor": "D"}


def test_only_the_first_letters_are_saved_if_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_view, "LETTERS_MAX", 2)
    assert [(each.group, each.letter) for each in saved_letters_of().letters] == [("help", "A"), ("ferry", "B")]
    assert (
        len(
            saved_letters_of(
                before=SavedLetters(("c",), (SavedLetter("bell", "Z", "c", TextAnchor(0, "Divers"), 6),))
            ).letters
        )
        == 2
    )


def test_no_two_groups_share_a_letter() -> None:
    kept = saved_letters_of()
    twice = replace(kept, letters=tuple(replace(each, letter="A") for each in kept.letters))
    assert sorted(reopened(twice, BOTH, *LOOSER).values()) == ["A", "B", "C"]


@each_row("letter", ["", "a", "AB", "A1", "A02", "A99999", "\x1b[2J", "Ä"])
def test_invalid_saved_letters_are_ignored(letter: str) -> None:
    kept = SavedLetters(
        ("a", "b"), (SavedLetter("ferry", letter, "a", TextAnchor(A.index("ferry"), "ferry sank"), 10),)
    )
    assert reopened(kept, BOTH, FERRY) == {"ferry": "A"}


@each_row(("offset", "characters"), [(-5, 10), (10**9, 10), (4, -3), (4, 10**9)])
def test_impossible_saved_places_are_harmless(offset: int, characters: int) -> None:
    kept = SavedLetters(("a", "b"), (SavedLetter("ferry", "C", "a", TextAnchor(offset, "ferry"), characters),))
    assert set(reopened(kept, BOTH, *LOOSER)) == {"ferry", "help", "mayor"}
