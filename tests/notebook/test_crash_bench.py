"""The crash benchmark: its kills land inside a write, and its exit status is 1 when something acknowledged is lost."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUN = """
import sqlite3, sys
from tests.bench import notebook_crash
from tui.notebook.store import Notebook
sys.argv = ["notebook_crash.py", "--kills", "2", "--processes", "2", "--writes", "3"]
"""
LOSE = """
add = Notebook.add
def lose(notebook, what, records):
    item = add(notebook, what, records)
    notebook._file.connection.execute("DELETE FROM version WHERE item = ?", (item.id,))
    return item
Notebook.add = lose
"""


def bench(*code: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "\n".join([RUN, *code, "sys.exit(notebook_crash.main())"])]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_kills_inside_a_write_lose_nothing():
    ended = bench()
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.count("2 kills inside a write") == 4
    assert "6 there" in ended.stdout


def test_the_exit_status_shows_that_something_was_lost():
    ended = bench(LOSE)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "marking: 2 kills inside a write" in ended.stdout
    assert " 0 lost" not in ended.stdout.split("\n")[0]
