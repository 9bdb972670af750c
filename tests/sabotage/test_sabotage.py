"""Every fault still fits the program, and every line of the table of promises has one that breaks it."""

import importlib
from pathlib import Path

import pytest

from tests.bench.promises import PROMISES
from tests.sabotage.sabotages import SABOTAGES, Sabotage, sabotaged

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda sabotage: sabotage.name)
def test_every_fault_applies_and_leaves_a_module_that_compiles(sabotage: Sabotage) -> None:
    text = (ROOT / sabotage.file).read_text(encoding="utf-8")
    changed = sabotaged(text, sabotage)
    assert changed != text
    compile(changed, sabotage.file, "exec")


def test_every_promise_has_a_fault_that_breaks_it() -> None:
    assert {sabotage.line for sabotage in SABOTAGES} == {promise.name for promise in PROMISES}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
def test_every_promise_can_be_checked(promise) -> None:
    module, function = promise.check.split(":")
    assert callable(getattr(importlib.import_module(module), function))
    assert promise.short <= promise.full
