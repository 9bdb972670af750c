"""Tests of many rows fail if any row does, and name each of them."""

import pytest

from tests.rows import each_row


def test_all_rows_that_fail_are_named_and_the_others_are_tried() -> None:
    tried = []

    @each_row("number, expected", [(1, 1), (2, 0), (3, 0), (4, 4)])
    def holds(number: int, expected: int) -> None:
        tried.append(number)
        if number == 3:
            pytest.fail("three is refused")
        assert number == expected

    with pytest.raises(ExceptionGroup, match="2 of 4 rows failed") as failed:
        holds()
    assert tried == [1, 2, 3, 4]
    assert [error.__notes__ for error in failed.value.exceptions] == [["in the row: 2, 0"], ["in the row: 3, 0"]]


def test_one_row_that_fails_is_the_failure() -> None:
    @each_row("number", [1, 2])
    def is_one(number: int) -> None:
        assert number == 1

    with pytest.raises(AssertionError, match="assert 2 == 1"):
        is_one()


@each_row("rows", [[], [(1, 2)]])
def test_no_rows_or_rows_of_another_length_are_errors(rows: list[tuple[int, int]]) -> None:
    @each_row("a, b, c", rows)
    def never(a: int, b: int, c: int) -> None: ...

    with pytest.raises((AssertionError, ValueError)):
        never()


@each_row("left", [1, 2])
@each_row("right", [3, 4])
def test_rows_within_rows_and_fixtures_are_given(left: int, right: int, pytestconfig: pytest.Config) -> None:
    assert left < right and pytestconfig.rootpath
