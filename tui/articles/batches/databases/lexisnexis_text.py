"""Reads LexisNexis downloads as plain text: `1 of 40 DOCUMENTS`, the outlet, the date, the headline, capital labels."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from tui.articles.batches.blocks import Block, text_blocks
from tui.articles.batches.dates import whole_date
from tui.articles.batches.labels import has_capital_label, is_copyright, labelled_field, language_of, stated_length
from tui.articles.batches.model import ARTICLES_MAX, Batch, BatchArticle, Gathered, TooManyArticles

LAYOUT = "LexisNexis text"
_SEPARATOR = re.compile(
    r"[ \t\f\u00a0]*(?:(\d{1,6}) of (\d{1,6}) DOCUMENTS?|Dokument (\d{1,6}) von (\d{1,6})"
    r"|Document (\d{1,6}) (?:de|sur) (\d{1,6})|Documento (\d{1,6}) de (\d{1,6}))[ \t\u00a0]*"
)
_DATE_BLOCKS_MAX = 5
"""Number of blocks at the top of a document that are searched for the date; deeper ones are headline or body."""
_BELOW_LENGTH = frozenset({"headline", "dateline", "standfirst", "byline", "series", "graphic"})
"""Fields whose labels may follow the length; any other label there is the beginning of the body."""
_TOP = frozenset({"headline", "byline", "section", "length", "dateline", "standfirst", "series", "edition"})
_TOP_LINES = 60
"""Number of lines below the document number that are searched for the date or the first label."""
_TAIL = frozenset({"graphic", "correction", "notes"})
"""Fields below the body that may extend over several paragraphs."""

_BODY_MARK = ("BODY:",)
"""Line that old downloads print above the body."""


def read_lexisnexis_text(text: str) -> Batch:
    lines = text.removeprefix("\ufeff").splitlines()
    separators = list(islice(_separators(lines), ARTICLES_MAX + 1))
    if len(separators) > ARTICLES_MAX:
        raise TooManyArticles
    starts = [separator.line for separator in separators]
    documents = [lines[start + 1 : end] for start, end in pairwise([*starts, len(lines)])]
    notice = _missing(separators)
    return Batch(LAYOUT, tuple(map(_article, map(text_blocks, documents))), notices=(notice,) if notice else ())


class _Separator(Struct, frozen=True):
    """The line above a document: `3 of 40 DOCUMENTS`."""

    line: int
    """Index of the line."""
    number: int
    total: int


def _separators(lines: Sequence[str]) -> Iterator[_Separator]:
    """Yield the lines at which documents begin. A similar line inside a body is skipped, as no document follows it."""
    for index, line in enumerate(lines):
        match = _SEPARATOR.fullmatch(line) if "o" in line else None
        if match and _stands_alone(lines, index) and _begins_document(lines, index):
            number, total = (int(group) for group in match.groups() if group)
            yield _Separator(index, number, total)


def _missing(separators: Sequence[_Separator]) -> str:
    """Say which documents of a download are missing; empty if none is, or if it was assembled from several."""
    totals = {separator.total for separator in separators}
    numbers = {separator.number for separator in separators}
    if len(totals) != 1 or len(numbers) != len(separators) or len(separators) >= max(totals):
        return ""
    return f"it contains {len(separators):,} of the {max(totals):,} documents that the search found"


def _begins_document(lines: Sequence[str], index: int) -> bool:
    """Return True if a document begins below the line: a date or a top label precedes any label of a tail."""
    for line in lines[index + 1 : index + 1 + _TOP_LINES]:
        if whole_date(line):
            return True
        if has_capital_label(line):
            return labelled_field(line)[0] in _TOP
    return False


def _stands_alone(lines: Sequence[str], index: int) -> bool:
    line_above, line_below = lines[index - 1] if index else "", lines[index + 1] if index + 1 < len(lines) else ""
    return not line_above.strip() and not line_below.strip()


def _article(blocks: list[Block]) -> BatchArticle:
    gathered = Gathered()
    end = _tail_start(blocks)
    for block in blocks[end:]:
        _take_tail(gathered, block)
    start = _take_top(gathered, blocks[:end])
    header, body_start = _header(blocks[:end], start)
    is_odd = _repeats_label(blocks[:end], start)
    headline = [block for block in header[is_odd:] if not has_capital_label(block[0])]
    headline = [*header[:is_odd], *headline]
    for block in header[is_odd:]:
        _take_labelled(gathered, block)
    for name, block in zip(("headline", "standfirst"), headline, strict=False):
        gathered.add(name, " ".join(block), "line below the date")
    stated = gathered.values.pop("length", "")
    return gathered.article((" ".join(block) for block in blocks[body_start:end]), stated_length(stated))


def _take_top(gathered: Gathered, blocks: Sequence[Block]) -> int:
    """Take outlet, date and edition; return the index of the block below them."""
    candidates = blocks[:_DATE_BLOCKS_MAX]
    at = next((index for index, block in enumerate(candidates) if whole_date(block[0])), None)
    if at is None:
        gathered.add("outlet", " ".join(_last_block(blocks[:1])), "line above the headline")
        return 1
    gathered.add("outlet", " ".join(_last_block(blocks[:at])), "line above the date")
    gathered.add("published", whole_date(blocks[at][0]), "line below the outlet")
    gathered.add("edition", " ".join(blocks[at][1:]), "line below the date")
    return at + 1


def _last_block(blocks: Sequence[Block]) -> list[str]:
    """Return the lines of the last block that are not a copyright notice."""
    for block in reversed(blocks):
        if lines := [line for line in block if not is_copyright(line)]:
            return lines
    return []


def _header(blocks: Sequence[Block], start: int) -> tuple[list[Block], int]:
    """Return the blocks from the headline to the last label above the body, and the index of the body's first block."""
    index, has_length, has_label = start + _repeats_label(blocks, start), False, False
    labels_seen: set[str] = set()
    while index < len(blocks):
        name = labelled_field(blocks[index][0])[0] if has_capital_label(blocks[index][0]) else ""
        is_header = bool(name) and name not in labels_seen and (not has_length or name in _BELOW_LENGTH)
        if has_label and not is_header:
            break
        has_label = has_label or is_header
        names = [labelled_field(line)[0] for line in blocks[index] if has_capital_label(line)]
        labels_seen.update(names)
        has_length = has_length or "length" in names
        index += 1
    if not has_label:  # only the headline can be distinguished from the body
        index = min(start + 1, len(blocks))
    is_marked = index < len(blocks) and blocks[index] == _BODY_MARK
    return list(blocks[start:index]), index + is_marked


def _repeats_label(blocks: Sequence[Block], start: int) -> bool:
    """Return True if two lines below the date have the same label: the first of them is the headline."""
    names = [labelled_field(block[0])[0] if has_capital_label(block[0]) else "" for block in blocks[start : start + 2]]
    return len(names) == 2 and bool(names[0]) and names[0] == names[1]


def _take_labelled(gathered: Gathered, block: Block) -> None:
    """Take the labelled lines of a block; a line without a label continues the previous one."""
    name, label, value = "", "", ""
    for line in block:
        if has_capital_label(line):
            _add(gathered, name, value, label)
            (name, value), label = labelled_field(line), line.split(":")[0].strip()
        else:
            value += f" {line}"
    _add(gathered, name, value, label)


def _add(gathered: Gathered, name: str, value: str, label: str) -> None:
    source = f"{label} line"
    if name == "language":
        gathered.add(name, language_of(value), source)
    elif name in ("headline", "byline", "section", "standfirst", "edition", "url", "length"):
        gathered.add(name, value, source)


def _take_tail(gathered: Gathered, block: Block) -> None:
    for line in block:
        name, value = labelled_field(line) if has_capital_label(line) else ("", "")
        if name in ("language", "url"):
            _add(gathered, name, value, line.split(":")[0].strip())


def _tail_start(blocks: Sequence[Block]) -> int:
    """Return the index of the first block below the body: labels, index terms and the copyright notice."""
    start = len(blocks)
    while start > 1 and is_copyright(blocks[start - 1][0]):
        start -= 1
    while start > 1 and has_capital_label(blocks[start - 1][0]):
        start -= 1
    names = [labelled_field(block[0])[0] if has_capital_label(block[0]) else "" for block in blocks[:start]]
    length = names.index("length") if "length" in names else -1
    last = max((index for index, name in enumerate(names) if name in _TAIL and index > length + 1), default=None)
    return start if last is None else last
