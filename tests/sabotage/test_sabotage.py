"""Every fault still fits the program, and every line of the table of promises has one that breaks it."""

import importlib
from pathlib import Path

import pytest

from tests.bench import promises
from tests.bench.promised.model import Outcome
from tests.bench.promises import PROMISES
from tests.rows import each_row
from tests.sabotage.sabotages import SABOTAGES, Sabotage, sabotaged

ROOT = Path(__file__).parents[2]


@each_row("sabotage", SABOTAGES)
def test_every_fault_applies_and_leaves_a_module_that_compiles(sabotage: Sabotage) -> None:
    text = (ROOT / sabotage.file).read_text(encoding="utf-8")
    changed = sabotaged(text, sabotage)
    assert changed != text
    compile(changed, sabotage.file, "exec")


def test_every_promise_has_a_fault_that_breaks_it() -> None:
    assert {sabotage.line for sabotage in SABOTAGES} == {promise.name for promise in PROMISES}


@each_row("promise", PROMISES)
def test_every_promise_can_be_checked(promise) -> None:
    module, function = promise.check.split(":")
    assert callable(getattr(importlib.import_module(module), function))
    assert promise.short <= promise.full


@each_row("promise", PROMISES)
def test_partial_counts_of_a_promise_add_up(promise) -> None:
    for count in (1, promise.short, promise.full, promise.full + 1):
        assert [number for part in promise.ranges(count) for number in part] == list(range(count))


def test_a_run_that_was_ended_goes_on_where_it_was(tmp_path, monkeypatch) -> None:
    (exports,) = (promise for promise in PROMISES if promise.name == "exports")
    begun: list[range] = []

    def check(promise, numbers: range) -> Outcome:
        begun.append(numbers)
        if len(begun) == 2:
            raise KeyboardInterrupt
        return Outcome(len(numbers), figures={"formats": 1})

    monkeypatch.setattr(promises, "_check_apart", check)
    with pytest.raises(KeyboardInterrupt):
        promises._check_all(exports, 300, tmp_path / "results")
    outcome = promises._check_all(exports, 300, tmp_path / "results")
    assert begun == [range(100), range(100, 200), range(100, 200), range(200, 300)]
    assert outcome == Outcome(300, figures={"formats": 3})
