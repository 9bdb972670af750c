"""Whether the list of differences has what was changed in a copy of an article, and nothing else.

    python tests/bench/planted_differences.py --data FOLDER [--count N] [--seed N] [--errors]

FOLDER: `quotes-polnear.jsonl.gz` and `statements-news.jsonl.gz`, real news with quotations and speakers marked by hand.
Each event is an article and a copy of it in which a few things are changed: a number, a date, a unit, a name, a
speaker, a denial, or words of a quotation. A change is found if a row of the list shows it; a row that shows none of
the changes is false. Articles with an even number are for tuning, those with an odd one are held out.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _plants import Plant, Source, outside, planted, plants, spread
from draft_alterations import article, polnear, statements

from tui.api import event_from_articles
from tui.reading.differences.model import DifferenceRow
from tui.settings.load import load_settings

SETTINGS = load_settings()
PER_COPY = 4
VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|could|did|does)\b(?! not|n[’']t)(?= [a-z])")
DENIAL = re.compile(r" not\b")
LISTED = {"number", "date", "unit", "name", "speaker", "denial"}


def changes(source: Source, random: Random) -> Iterator[Plant]:
    """Yield possible changes of every kind that the list is meant to have."""
    for plant in plants(source, random, ["nothing"]):
        if plant.kind in LISTED or plant.kind.startswith("quotation"):
            yield plant
    for match in outside(source, VERB):
        yield Plant("denial", match.end(), match.end(), " not", (match.span(),))
    for match in outside(source, DENIAL):
        yield Plant("denial", *match.span(), "", ((match.start() - 1, match.end()),))


class Tally:
    def __init__(self) -> None:
        self.found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.false_rows: Counter[str] = Counter()
        self.copies = 0

    def compare(self, source: Source, these: Sequence[Plant], *, errors: bool) -> None:
        text, moved = planted(source.text, these)
        original, copy = article("Herald", source.text), article("Star", text)
        rows = event_from_articles([original, copy], "An event", SETTINGS).differences()
        places = [
            [(moved(start), moved(end)) for start, end in (*plant.seen, (plant.start, plant.end))] for plant in these
        ]
        self.copies += 1
        for plant, spans in zip(these, places, strict=True):
            there = [row for row in rows if shows(row, copy.id, spans)]
            level = "possible" if there and all(row.sureness.value == "possible" for row in there) else "sure"
            self.found[plant.kind][level if there else "missed"] += 1
            if errors and not there:
                before, after = source.text[plant.start - 60 : plant.start], source.text[plant.end : plant.end + 60]
                was = source.text[plant.start : plant.end]
                print(f"MISSED {source.id} {plant.kind}: …{before}[{was} → {plant.new}]{after}…".replace("\n", " "))
        for row in rows:
            if not any(shows(row, copy.id, spans) for spans in places):
                self.false_rows[row.what.value] += 1
                if errors:
                    print(f"FALSE {source.id} {row.what.value} {row.about}:")
                    for side in row.passages:
                        words = [span.slice(original.text if side.passage.article == original.id else text)
                                 for span in side.differing]  # fmt: skip
                        print("     ", side.passage.article, words)


def shows(row: DifferenceRow, article_id: str, places: Sequence[tuple[int, int]]) -> bool:
    """Return True if a row shows one of these places of the copy."""
    return any(
        start <= span.end and span.start <= end
        for side in row.passages
        if side.passage.article == article_id
        for span in (*side.differing, *(() if side.differing else (side.passage.span,)))
        for start, end in places
    )


def table(name: str, tally: Tally) -> None:
    print(f"\n{name}\n{'changed':32}{'n':>6}{'sure':>8}{'possible':>10}{'missed':>8}{'found':>8}")
    total: Counter[str] = Counter()
    for kind, results in [*sorted(tally.found.items()), ("all", total)]:
        total += results if kind != "all" else Counter()
        found = 1 - results["missed"] / max(1, results.total())
        row = "".join(f"{results[level]:>{width}}" for level, width in (("sure", 8), ("possible", 10), ("missed", 8)))
        print(f"{kind:32}{results.total():>6}{row}{found:>8.3f}")
    print(f"false rows in {tally.copies} copies: {tally.false_rows.total()}", dict(tally.false_rows) or "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("tuning", "held out"))
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    sources = [
        *polnear(arguments.data / "quotes-polnear.jsonl.gz"),
        *statements(arguments.data / "statements-news.jsonl.gz"),
    ]
    tallies, counts, done, number = {"tuning": Tally(), "held out": Tally()}, Counter[str](), 0, 0
    while done < arguments.count and number < 20 * len(sources):
        at = number % len(sources)
        source, half = sources[at], ("tuning", "held out")[at % 2]
        number += 1
        if arguments.half in (None, half) and (
            these := spread(list(changes(source, random)), random, counts, PER_COPY)
        ):
            done += len(these)
            counts.update(plant.kind for plant in these)
            tallies[half].compare(source, these, errors=arguments.errors)
    for half, tally in tallies.items():
        if tally.found:
            table(half, tally)


if __name__ == "__main__":
    main()
