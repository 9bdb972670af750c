"""Searches for a regular expression: hits, errors, time limit."""

import subprocess

import pytest

from tests.reading.made import coverage_of
from tests.rows import each_row
from tui.reading.place import pattern_search
from tui.reading.place.pattern_search import PatternError, pattern_tour

ARTICLES = coverage_of(a="Zero, zeros and “zéro”.\nZero again.", b="No such thing.").articles


def never():
    return False


def found(pattern):
    tour = pattern_tour(ARTICLES, pattern, never)
    texts = {article.id: article.text for article in ARTICLES}
    return [stop.passage.span.slice(texts[stop.passage.article]) for stop in tour.stops]


@each_row(
    ("pattern", "hits"),
    [
        (r"z[eé]ros?", ["Zero", "zeros", "zéro", "Zero"]),
        ("^zero", ["Zero", "Zero"]),
        (r"\bn\w+", ["No"]),
        ("x*", []),
        (r"(?-i:Z)ero", ["Zero", "Zero"]),
    ],
)
def test_pattern_matches_in_any_case_and_empty_matches_are_no_hits(pattern, hits):
    assert found(pattern) == hits


@each_row(
    ("pattern", "told"), [("a(b", "at character 2"), ("[a", "character"), ("*", "repeat"), ("(" * 500, "not a pattern")]
)
def test_invalid_pattern_error_names_the_position(pattern, told):
    with pytest.raises(PatternError, match=told):
        found(pattern)


def test_endless_pattern_is_stopped(monkeypatch):
    monkeypatch.setattr(pattern_search, "PATTERN_SECONDS", 0.3)
    endless = coverage_of(a="a" * 60 + "!").articles
    with pytest.raises(PatternError, match="too long"):
        pattern_tour(endless, "(a+)+$", never)


def test_cancelled_pattern_is_stopped():
    endless = coverage_of(a="a" * 60 + "!").articles
    assert pattern_tour(endless, "(a+)+$", lambda: True) is None


def test_process_that_ends_while_it_is_cancelled_leaves_nothing_open(monkeypatch):
    ended = []

    def communicate(process, timeout=None):
        process.wait()
        ended.append(process)
        raise subprocess.TimeoutExpired("pattern", timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", communicate)
    assert pattern_tour(ARTICLES, "zero", lambda: True) is None
    assert ended[0].stdout.closed


def test_long_text_reaches_the_process_complete():
    (article,) = coverage_of(a="harbour " * 300_000).articles
    assert len(pattern_tour([article], "h.rb", never).stops) == pattern_search.HITS_MAX


def test_pattern_of_thousands_of_characters_is_rejected():
    with pytest.raises(PatternError, match="longer than"):
        found("a" * 2000)
