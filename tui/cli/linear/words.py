"""Turns the signs on the screen into words, one line each, for speech and braille."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tui.articles.model import Article, Passage
from tui.mentions.model import Person
from tui.reading.coverage.row import CoverageRow, RowKind, cell_text
from tui.reading.highlights.match_kinds import POSSIBLE_SIGN
from tui.reading.quotes.quote_line import without_end_comma
from tui.reading.status.line import SEPARATOR
from tui.text.excerpts import in_marks
from tui.text.fold import fold_text
from tui.text.spaces import single_spaced

Row = TypeVar("Row")
NUMBER_DIGITS_MAX = 9
"""Maximum number of digits in a typed number, as Python refuses to parse very long ones."""
OPENING_MARKS = "“„«\"‘'"
_COUNTER = re.compile(r"(?<!\d)(\d{1,9})/(\d{1,9})(?!\d)")
_TIMES = re.compile(r"(?<!\d)(\d{1,9})×")
_POSSIBLE = re.compile(rf"\b([A-Z]+){re.escape(POSSIBLE_SIGN)}(?=\W|$)")

_PASSAGE = re.compile(r"^(passage(?: \d+ of \d+)?(?: in all articles)?) ([A-Z]+) (.*)")
_QUOTE = re.compile(r"^(quote \d+ of \d+) ")
_PERSON = re.compile(r"^(.*\S) (\d+ of \d+)$")
_HINT = re.compile(r"^next: next of (\d+)|^press possible for possible$")


def in_words(text: str) -> str:
    """Return a text in words: “2 of 9” for “2/9”, “twice” for “2×”, “B, possible” for “B?”, commas for dots."""
    text = _COUNTER.sub(r"\1 of \2", text)
    text = _TIMES.sub(lambda match: times(int(match[1])), text)
    text = _POSSIBLE.sub(r"\1, possible", text)
    return text.replace(SEPARATOR, ", ").replace(" / ", " and ")


def times(count: int) -> str:
    """Return a count in words: “once”, “twice” or “3 times”."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def status_in_words(head: str, details: str) -> tuple[str, str]:
    """Return the two parts of a status line in words."""
    parts = filter(None, details.split(SEPARATOR))
    head = _PERSON.sub(r"\1, \2", _QUOTE.sub(r"\1, ", _PASSAGE.sub(r"\1, \2, \3", in_words(head))))
    return head, "; ".join(_HINT.sub(_hint, in_words(part)) for part in parts)


def _hint(match: re.Match[str]) -> str:
    """Return a key hint in words: “next steps through 4 here” for “next: next of 4 here”."""
    return f"next steps through {match[1]}" if match[1] else "type “possible” to include possible ones"


def sentence(*parts: str) -> str:
    """Join the parts that are not empty into sentences: each begins with a capital and ends with a full stop."""
    return " ".join(_sentence(part.strip()) for part in parts if part.strip())


def _sentence(part: str) -> str:
    last = part.rstrip("”’\"'")[-1:]
    return f"{part[0].upper()}{part[1:]}" + ("" if last in (".", "!", "?", ":", "…") else ".")


def chosen(rows: Sequence[Row], number: str) -> Row | None:
    """Return the item with this number, from 1; None if it is not a number, or there is no such item."""
    is_number = number.isdecimal() and len(number) <= NUMBER_DIGITS_MAX
    return rows[int(number) - 1] if is_number and 1 <= int(number) <= len(rows) else None


def chosen_person(people: Sequence[Person], name: str) -> Person | None:
    """Return the person with this number (from 1), name or alias, or else the first whose name contains the words."""
    if name.isdecimal():
        return chosen(people, name)
    folded = fold_text(name)
    exact = (person for person in people if folded in map(fold_text, (person.name, *person.aliases)))
    partial = (person for person in people if folded in fold_text(person.name))
    return next(exact, None) or next(partial, None)


def quoted(article: Article, passage: Passage) -> str:
    """Return the words of a passage on one line, in quotation marks unless they already begin with one."""
    words = without_end_comma(single_spaced(passage.span.slice(article.text)))
    return words if words.startswith(tuple(OPENING_MARKS)) else in_marks(words)


def coverage_sentence(row: CoverageRow, articles: Iterable[Article]) -> str:
    """Return a row of the coverage table as a sentence: its content, then each outlet's text or “not found”."""
    kind = "number" if row.kind is RowKind.NUMBER else str(row.kind)  # exports have always called it “figure”
    about = f"{kind}: {row.text}" + (f", {in_words(row.note)}" if row.note else "")
    cells = (
        f"{article.outlet} {in_words(cell_text(row, pane) or 'not found')}" for pane, article in enumerate(articles)
    )
    return sentence(about, "; ".join(cells))
