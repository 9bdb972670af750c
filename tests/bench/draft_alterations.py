"""Whether the check of a draft reports what was altered, and leaves alone what was not.

    python tests/bench/draft_alterations.py --data FOLDER [--count N] [--seed N] [--errors]

FOLDER: `quotes-polnear.jsonl.gz` and `statements-news.jsonl.gz`, real news with quotations and speakers marked by hand.
Each draft is an article with a few planted alterations; its sources are that article and others, of the same event
where there are some. An alteration counts as reported if an item there is *altered*, *other speaker* or *in no source*;
*look here* and *cut short* are counted apart. Every item without an alteration should be *verbatim*. Articles with an
even number are for tuning, those with an odd one are held out.
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _articles import read_rows
from _plants import Plant, Source, Speaker, planted, plants, spread

from tui.api import article_from_text
from tui.articles.model import Article
from tui.checking.check import check
from tui.checking.model import CheckedItem, CheckVerdict
from tui.mentions.find import find
from tui.settings.load import load_settings
from tui.text.canonical import canonical

SETTINGS = load_settings()
REPORTED = frozenset({CheckVerdict.ALTERED, CheckVerdict.OTHER_SPEAKER, CheckVerdict.IN_NO_SOURCE})
PER_DRAFT = 5
QUOTE_WORDS_MIN = 4


def polnear(path: Path) -> Iterator[Source]:
    rows = [row for row in read_rows(path) if canonical(row["text"]) == row["text"]]
    for number, row in enumerate(rows):
        marked = [(tuple(mark["span"]), mark["quote"]) for mark in row["marked"] if mark["quote"] is not None]
        speakers = []
        for index, quote in enumerate(row["quotes"]):
            parts = tuple(span for span, owner in marked if owner == index)
            words = [tuple(span) for span in quote["source"]]
            name = row["text"][slice(*words[0])].strip() if len(words) == 1 else ""
            if parts and quote["kind"] != "indirect" and is_name(name):
                speakers.append((words[0], parts, name))
        others = [rows[(number + step) % len(rows)]["text"] for step in (1, 2)]
        yield Source(row["id"], row["text"], [span for span, _ in marked], speakers, others)


PRONOUNS = frozenset({"He", "She", "They", "It", "We"})


def is_name(words: str) -> bool:
    if words in PRONOUNS or "’" in words or "'" in words:
        return False
    return 1 <= len(words.split()) <= 3 and all(word[:1].isupper() and word[1:2].islower() for word in words.split())


def statements(path: Path) -> Iterator[Source]:
    for row in read_rows(path):
        for outlet, text in row["texts"].items():
            if canonical(text) == text:
                quotes = [each for each in row["quotes"] if each["outlet"] == outlet and not each.get("not_a_quote")]
                parts = [tuple(part) for each in quotes for part in _parts(each)]
                others = [other for name, other in row["texts"].items() if name != outlet]
                speakers = [named for each in quotes if (named := _named_beside(text, each))]
                yield Source(f"{row['id']} {outlet}", text, parts, speakers, others)


def _named_beside(text: str, quote: dict[str, Any]) -> Speaker | None:
    """Return the speaker's name right after a quotation, beside a verb of speech."""
    name, parts = quote["speaker"] or "", [(part[0], part[1]) for part in _parts(quote)]
    if not is_name(name):
        return None
    words = rf"(?:{re.escape(name)}|{re.escape(name.split()[-1])})"
    for part in parts:
        after = re.compile(
            rf"[”\"'’, ]{{1,3}} ?(?:said|says) ({words})\b|[”\"'’, ]{{1,3}} ?({words}) (?:said|says|told)\b"
        )
        if said := after.match(text, part[1]):
            return said.span(1 if said[1] else 2), (part,), name
    return None


def _parts(quote: dict[str, Any]) -> list[list[int]]:
    return quote["parts"] if isinstance(quote["parts"][0], list) else [quote["parts"]]


def article(name: str, text: str) -> Article:
    return article_from_text(text, SETTINGS.articles, outlet=name)


class Tally:
    def __init__(self) -> None:
        self.plants: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.untouched: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.seconds: list[float] = []

    def draft(self, source: Source, these: Sequence[Plant], *, errors: bool) -> None:
        text, moved = planted(source.text, these)
        draft = article("draft", text)
        sources = [article("original", source.text), *(article(f"other {n}", t) for n, t in enumerate(source.others))]
        began = time.process_time()
        items = check(draft, sources, find([draft, *sources], SETTINGS.mentions)).items
        self.seconds.append(time.process_time() - began)
        new_names = [plant.new for plant in these if plant.kind in ("name", "speaker")]
        touched = {id(item) for item in items if any(name in item.speaker for name in new_names)}
        for plant in these:
            spans = [(moved(start), moved(end)) for start, end in plant.seen]
            there = [item for item in items if any(s < item.span.end and item.span.start < e for s, e in spans)]
            touched |= {id(item) for item in there}
            self.plants[plant.kind][outcome(there)] += 1
            if errors and outcome(there) != "reported":
                print(f"MISSED {source.id} {plant.kind}: {source.text[plant.start : plant.end]!r} -> {plant.new!r}:")
                print("    ", *(described(item, text) for item in there))
        for item in items:
            if id(item) not in touched:
                self.untouched[item.kind.value][item.verdict.value] += 1
                if errors and item.verdict is not CheckVerdict.VERBATIM:
                    print(f"ALARM {source.id} {described(item, text)}")


def described(item: CheckedItem, text: str) -> str:
    words = item.span.slice(text)[:90]
    return f"{item.kind.value} {item.verdict.value} {words!r} {item.speaker} / {item.speaker_there} {item.remark}"


def outcome(items: Sequence[CheckedItem]) -> str:
    verdicts = {item.verdict for item in items}
    if verdicts & REPORTED:
        return "reported"
    for verdict in (CheckVerdict.LOOK_HERE, CheckVerdict.CUT_SHORT, CheckVerdict.ONLY_REPORTED, CheckVerdict.VERBATIM):
        if verdict in verdicts:
            return verdict.value
    return "not seen"


COLUMNS = ("reported", "look here", "cut short", "only reported there", "verbatim", "not seen")


def table(name: str, tally: Tally) -> None:
    print(f"\n{name}\n{'planted':42}{'n':>6}" + "".join(f"{column:>21}" for column in COLUMNS))
    total: Counter[str] = Counter()
    for kind, results in sorted(tally.plants.items()):
        total += results
        print(f"{kind:42}{results.total():>6}" + "".join(f"{results[column]:>21}" for column in COLUMNS))
    print(f"{'all':42}{total.total():>6}" + "".join(f"{total[column]:>21}" for column in COLUMNS))
    print(f"share reported {total['reported'] / max(1, total.total()):.4f}")
    untouched = sum(tally.untouched.values(), Counter())
    for kind, results in sorted(tally.untouched.items()):
        rest = {verdict: count for verdict, count in results.items() if verdict != "verbatim"}
        print(f"untouched {kind:12}{results['verbatim']:>6} of {results.total()} verbatim", rest or "")
    print(f"untouched, share verbatim {untouched['verbatim'] / max(1, untouched.total()):.4f} of {untouched.total()}")
    print(f"CPU a draft: mean {sum(tally.seconds) / len(tally.seconds):.2f} s, most {max(tally.seconds):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("tuning", "held out"))
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    sources = [
        *polnear(arguments.data / "quotes-polnear.jsonl.gz"),
        *statements(arguments.data / "statements-news.jsonl.gz"),
    ]
    foreign = {
        each.id: [
            other.text[start:end]
            for other in sources
            if other.id.split()[0] != each.id.split()[0]
            for start, end in other.quotations
            if len(other.text[start:end].split()) >= QUOTE_WORDS_MIN
        ]
        for each in sources
    }
    tallies, counts, done, number = {"tuning": Tally(), "held out": Tally()}, Counter(), 0, 0
    while done < arguments.count and number < 50 * len(sources):
        at = number % len(sources)
        source, half = sources[at], ("tuning", "held out")[at % 2]
        these = spread(list(plants(source, random, foreign[source.id])), random, counts, PER_DRAFT)
        number += 1
        if these and arguments.half in (None, half):
            done += len(these)
            counts.update(plant.kind for plant in these)
            tallies[half].draft(source, these, errors=arguments.errors)
    for half, tally in tallies.items():
        if tally.plants:
            table(half, tally)


if __name__ == "__main__":
    main()
