"""A table of cases that is one test: all rows are tried, and those that fail are reported together.

Thousands of rows that are tests of their own take longer to collect, to hand out and to report than to run. A row whose
test needs a fixture of its own (a folder, a patch) remains a test: `pytest.mark.parametrize`.
"""

import inspect
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Any

import pytest

SHOWN_CHARACTERS_MAX = 400
"""Of a row that fails."""


def each_row(
    names: str | tuple[str, ...], rows: Collection[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Call the test with the values of each row by these names, as `pytest.mark.parametrize` would in tests of their
    own; what else it takes are fixtures, which all rows share."""
    arguments = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
    table = [row if len(arguments) > 1 else (row,) for row in rows]
    assert not any(isinstance(value, type(pytest.param())) for value in (*rows, *table)), (
        "rows have no marks and no ids"
    )

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def run(**fixtures: Any) -> None:
            assert table, "there are no rows"
            failures = [
                error
                for row in table
                if (error := _failure(test, dict(zip(arguments, row, strict=True)) | fixtures, row))
            ]
            if len(failures) == 1:
                raise failures[0]
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(table)} rows failed", failures)

        run.__signature__ = _without(test, arguments)  # type: ignore[attr-defined]
        return run

    return decorate


def _failure(test: Callable[..., None], values: dict[str, Any], row: tuple[Any, ...]) -> Exception | None:
    """The error with which the test of a row ends, with the row in a note."""
    try:
        test(**values)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - the other rows are tried, whatever it is
        shown = ", ".join(map(repr, row))
        failure = error if isinstance(error, Exception) else AssertionError(str(error))
        failure.add_note(f"in the row: {shown[:SHOWN_CHARACTERS_MAX]}")
        return failure
    return None


def _without(test: Callable[..., None], names: Iterable[str]) -> inspect.Signature:
    signature = inspect.signature(test)
    assert set(names) <= set(signature.parameters), f"the test takes {signature}"
    return signature.replace(parameters=[p for name, p in signature.parameters.items() if name not in names])
