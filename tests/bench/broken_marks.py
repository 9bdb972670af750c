"""How far one broken quotation mark spreads: how much narration becomes quoted, and how much of what was said is lost.

    python tests/bench/broken_marks.py --data FOLDER [--count N] [--seed N] [--show KIND]

FOLDER has `quotes-polnear.jsonl.gz` and `statements-news.jsonl.gz`. In articles whose double marks are balanced, a
seeded sample of marks is broken, one at a time and in each of the ways of `BREAKS`. Gold is what the marks enclosed
before. The table gives, for each kind of break, the characters of narration that became quoted for one break (their
mean, and the share of breaks with more than 40), the quoted characters that were lost, and the share of the wrongly
quoted characters in quotations that say that a mark is missing. `--show` prints the worst of one kind.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tui.text.quotation import Quotation, quotations
from tui.text.quotation_marks import Family
from tui.text.span import Span

SHOWN = 30
FAR = 40
"""Characters of wrongly quoted narration from which a break counts as a runaway."""
WINDOW = 12
"""Paragraphs before and after the broken one that are read: no quotation of the data is longer."""


class Marked(NamedTuple):
    """One stretch of an article with the quotations that its marks enclose, and the offset of the mark to break."""

    text: str
    quoted: tuple[Span, ...]
    mark: int
    is_opening: bool


BREAKS: dict[str, Callable[[str, bool], str]] = {
    "deleted, opening": lambda mark, opening: "" if opening else mark,
    "deleted, closing": lambda mark, opening: mark if opening else "",
    "doubled": lambda mark, _: mark * 2,
    "doubled, a blank between": lambda mark, _: f"{mark} {mark}",
    "turned round": lambda _, opening: "”" if opening else "“",
    "straight": lambda *_: '"',
    "single, curly": lambda _, opening: "‘" if opening else "’",
    "apostrophe": lambda *_: "’",
    "single, straight": lambda *_: "'",
    "two singles": lambda *_: "''",
    "TeX": lambda _, opening: "``" if opening else "''",
    "low German": lambda _, opening: "„" if opening else "“",
    "guillemet": lambda _, opening: "«" if opening else "»",
}
INSERTED = {"inches": " 5'10\"", "inches without feet": ' 10"', "prime": ' 6" long'}
"""Signs that are no quotation marks, put after a word of narration in the paragraph."""


def texts_of(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "quotes-polnear.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)
    with gzip.open(folder / "statements-news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from json.loads(line)["texts"].values()


def paragraphs_of(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[^\n]*[^\s][^\n]*", text)]


def pairs_of(text: str) -> list[Span] | None:
    """Return the stretches inside double marks, or None if the marks of a paragraph are not balanced pairs."""
    pairs = []
    for paragraph in paragraphs_of(text):
        body = paragraph.slice(text)
        if re.search(r"''|``|[«»„]", body):
            return None
        marks = [mark.start() for mark in re.finditer('[“”"]', body)]
        glyphs = "".join(body[at] for at in marks)
        if not re.fullmatch('(?:“”|"")*', glyphs):
            return None
        pairs += [
            Span(paragraph.start + at + 1, paragraph.start + to) for at, to in zip(marks[::2], marks[1::2], strict=True)
        ]
    return pairs


def marked_in(text: str) -> list[Marked]:
    """Return one `Marked` for each double mark of an article, with the paragraphs around it as its text."""
    pairs = pairs_of(text)
    if pairs is None:
        return []
    paragraphs = paragraphs_of(text)
    result = []
    for pair in pairs:
        number = next(n for n, paragraph in enumerate(paragraphs) if pair.start <= paragraph.end)
        start = paragraphs[max(0, number - WINDOW)].start
        end = paragraphs[min(len(paragraphs) - 1, number + WINDOW)].end
        inside = tuple(Span(p.start - start, p.end - start) for p in pairs if start <= p.start and p.end <= end)
        part = text[start:end]
        result += [Marked(part, inside, pair.start - 1 - start, True), Marked(part, inside, pair.end - start, False)]
    return result


def replaced(marked: Marked, at: int, length: int, by: str) -> tuple[str, list[int]]:
    """Return the text with `length` characters at `at` replaced, and the old offset of each of its characters."""
    text = marked.text[:at] + by + marked.text[at + length :]
    return text, [*range(at), *[-1] * len(by), *range(at + length, len(marked.text))]


def outermost(text: str) -> list[Quotation]:
    return [quotation for quotation in quotations(text, paragraphs_of(text)) if quotation.depth == 0]


def singles_in(text: str) -> set[int]:
    """Return the offsets that single marks enclose before any mark is broken: they count neither way."""
    return {at for q in outermost(text) if q.family is Family.SINGLE for at in range(q.outer.start, q.outer.end)}


class Result(NamedTuple):
    wrong: int
    """Characters of narration that became quoted."""
    lost: int
    """Quoted characters that are no longer quoted."""
    admitted: int
    """Those of `wrong` in quotations that say that one of their marks is missing."""
    text: str
    context: str
    """What surrounds the broken mark."""


def result_of(marked: Marked, text: str, places: Sequence[int]) -> Result:
    neutral = singles_in(marked.text) | {at for pair in marked.quoted for at in (pair.start - 1, pair.end)} | {-1}
    gold = {at for pair in marked.quoted for at in range(pair.start, pair.end)}
    found: dict[int, bool] = {}
    for quotation in outermost(text):
        is_whole = quotation.opened and quotation.closed
        found |= dict.fromkeys((places[at] for at in range(quotation.inner.start, quotation.inner.end)), is_whole)
    wrong = [at for at in found if at not in gold and at not in neutral]
    context = marked.text[max(0, marked.mark - 300) : marked.mark + 300]
    lost = sum(at not in found for at in gold if not marked.text[at].isspace())
    return Result(len(wrong), lost, sum(not found[at] for at in wrong), text, context)


def broken(marked: Marked, kind: str) -> Result | None:
    if kind in INSERTED:
        return _inserted(marked, INSERTED[kind])
    mark = marked.text[marked.mark]
    by = BREAKS[kind](mark, marked.is_opening)
    if by == mark:
        return None
    return result_of(marked, *replaced(marked, marked.mark, 1, by))


def _inserted(marked: Marked, sign: str) -> Result | None:
    """Put the sign after the first word of narration that follows the closing mark in its paragraph."""
    following = re.compile(r"[^\n“”\"‘’']*?\w(?=[ ])").match(marked.text, marked.mark + 1)
    if marked.is_opening or following is None:
        return None
    return result_of(marked, *replaced(marked, following.end(), 0, sign))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=400, help="breaks of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", metavar="KIND", help="print the worst of this kind")
    given = parser.parse_args()
    everything = [marked for text in texts_of(given.data) for marked in marked_in(text)]
    print(f"{len(everything)} marks")
    print(f"{'kind':26} {'breaks':>6} {'wrong':>7} {'far':>6} {'lost':>7} {'admitted':>8}")
    total: list[Result] = []
    for kind in [*BREAKS, *INSERTED]:
        order = random.Random(f"{given.seed} {kind}").sample(everything, len(everything))
        results: list[Result] = []
        for marked in order:
            result = broken(marked, kind)
            if result is not None:
                results.append(result)
            if len(results) == given.count:
                break
        _print(kind, results)
        total += results
        if given.show == kind:
            _show(results)
    _print("all", total)


def _print(kind: str, results: Sequence[Result]) -> None:
    count = len(results)
    wrong = sum(result.wrong for result in results)
    admitted = sum(result.admitted for result in results) / (wrong or 1)
    far = sum(result.wrong > FAR for result in results) / count
    lost = sum(result.lost for result in results) / count
    print(f"{kind:26} {count:6} {wrong / count:7.1f} {far:6.3f} {lost:7.1f} {admitted:8.2f}")


def _show(results: Sequence[Result]) -> None:
    for result in sorted(results, key=lambda result: -max(result.wrong, result.lost))[:SHOWN]:
        print(f"  --- {result.wrong} wrong, {result.lost} lost")
        if result.lost > result.wrong:
            print(f"   {result.context!r}")
        for quotation in outermost(result.text):
            if len(quotation.inner) > FAR:
                print(f"   [{quotation.opened:d}{quotation.closed:d}] {quotation.outer.slice(result.text)!r}")


if __name__ == "__main__":
    main()
