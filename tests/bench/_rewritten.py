"""How well quotations are found when an outlet sets its marks in another way, or loses some.

Articles whose double marks are balanced are rewritten: another pair of marks for every quotation, or one mark a
paragraph taken away. Gold is each stretch inside the double marks; found by IoU ≥ .8, one to one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tui.text.quotation import quotations
from tui.text.quotation_marks import Family
from tui.text.span import Span

PAIRS = {"“ ”": "“”", '" "': '""', "« »": "«»", "„ “": "„“", "‘ ’": "‘’", "' '": "''"}
DOUBLE = '“”"'


def paragraphs_of(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[^\n]*[^\s][^\n]*", text)]


def balanced(row: dict[str, Any]) -> bool:
    """Whether each double mark of the article opens or closes one of its marked stretches, none of them nested."""
    spans = [tuple(marked["span"]) for marked in row["marked"]]
    text = row["text"]
    flanked = all(
        text[start - 1 : start] in DOUBLE and text[end : end + 1] in DOUBLE and "\n" not in text[start:end]
        for start, end in spans
    )
    marks = sum(text.count(mark) for mark in DOUBLE)
    return bool(spans) and flanked and marks == 2 * len(spans) and "''" not in text and "``" not in text


def rewritten(text: str, spans: Sequence[Span], mark: Callable[[int], tuple[str, str]]) -> tuple[str, list[Span]]:
    """The text with the marks of quotation n replaced by `mark(n)`, and where the quotations stand in it."""
    pieces: list[str] = []
    moved: list[Span] = []
    at = length = 0
    for n, span in enumerate(spans):
        opening, closing = mark(n)
        before = text[at : span.start - 1]
        start = length + len(before) + len(opening)
        moved.append(Span(start, start + len(span)))
        pieces += (before, opening, span.slice(text), closing)
        at, length = span.end + 1, start + len(span) + len(closing)
    return "".join((*pieces, text[at:])), moved


def f1_of(texts: Iterator[tuple[str, list[Span]]], single: Sequence[set[str]]) -> tuple[float, list[str]]:
    """`single`: what stands in single marks of its own in each text; it counts neither way."""
    right = shown = wanted = 0
    missed = []
    for (text, gold), neutral in zip(texts, single, strict=True):
        shallow = [one for one in quotations(text, paragraphs_of(text)) if one.depth == 0]
        in_single = any(text[span.start - 1] in "‘'" for span in gold)
        shallow = [one for one in shallow if in_single or one.family is not Family.SINGLE]
        found = [one.inner for one in shallow if one.inner.slice(text).replace("’", "'") not in neutral]
        shown += len(found)
        wanted += len(gold)
        for span in gold:
            hit = next((one for one in found if _iou(one, span) >= 0.8), None)
            if hit is None:
                missed.append(text[max(0, span.start - 30) : span.end + 30].replace("\n", "⏎"))
                continue
            found.remove(hit)
            right += 1
    return 2 * right / (shown + wanted), missed


def _iou(one: Span, other: Span) -> float:
    both = one.overlap(other)
    return both / (len(one) + len(other) - both or 1)


def rewritten_marks(rows: Sequence[dict[str, Any]], *, errors: bool) -> None:
    fit = [(row["text"], [Span(*marked["span"]) for marked in row["marked"]]) for row in rows if balanced(row)]
    single = [_in_single_marks(text) - {span.slice(text) for span in spans} for text, spans in fit]
    results = {}
    for name, pair in PAIRS.items():
        curly = "’" if name == "‘ ’" else "'"
        texts = [(re.sub(r"(?<=\w)['’](?=\w)|(?<=s)['’](?= )", curly, text), spans) for text, spans in fit]
        results[name] = f1_of(
            (rewritten(text, spans, lambda _, pair=pair: (pair[0], pair[1])) for text, spans in texts), single
        )
    results["lost opening"] = f1_of((_losing(text, spans, opening=True) for text, spans in fit), single)
    results["lost closing"] = f1_of((_losing(text, spans, opening=False) for text, spans in fit), single)
    figures = ", ".join(f"{name} {f1:.3f}" for name, (f1, _) in results.items())
    print(f"marks rewritten in {len(fit)} balanced articles, F1: {figures}")
    for name, (_, missed) in results.items() if errors else ():
        for line in missed:
            print(f"   missed with {name}: {line!r}")


def _in_single_marks(text: str) -> set[str]:
    found = quotations(text, paragraphs_of(text))
    return {q.inner.slice(text).replace("’", "'") for q in found if q.depth == 0 and q.family is Family.SINGLE}


def _losing(text: str, spans: Sequence[Span], *, opening: bool) -> tuple[str, list[Span]]:
    """Quotations at a paragraph's beginning lose the opening mark; the last ones of paragraphs the closing mark."""

    def mark(n: int) -> tuple[str, str]:
        before = spans[n].start - 1
        first = before == 0 or text[before - 1] == "\n"
        last = n + 1 == len(spans) or "\n" in text[spans[n].end : spans[n + 1].start]
        return ("" if opening and first else "“"), ("" if not opening and last and first else "”")

    return rewritten(text, spans, mark)
