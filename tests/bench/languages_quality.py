"""How well outlets in other languages are read side by side: names, quotations, and statements in translation.

    python tests/bench/languages_quality.py [--half 1|2|3] [--errors] [--only names,quotes,pairs]

The data are in `data/languages/`, written for this project in two halves: the rules were made with the first, and the
second was written afterwards. Prints the table of `docs/other-languages.md`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from _languages_names import people
from _languages_pairs import pairs
from _languages_quotes import quotes

from tui.settings.load import load_settings

DATA = Path(__file__).parent / "data" / "languages"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def print_names(path: Path, *, errors: bool) -> None:
    counts = people(path, load_settings().mentions, errors=errors)
    joined, wrong = _share(counts["one joined"], counts["one"]), _share(counts["apart joined"], counts["apart"])
    print(
        f"{path.name}: {counts['lines one']} names, pairs of spellings joined {joined:.3f} of {counts['one']}; "
        f"{counts['apart']} pairs to keep apart, joined {wrong:.3f}"
    )


def print_quotes(path: Path, *, errors: bool) -> None:
    by_language = quotes(path, load_settings().mentions, errors=errors)
    for language, counts in (*by_language.items(), ("all", _sum(by_language.values()))):
        f1 = _share(2 * counts["found"], counts["shown"] + counts["gold"])
        print(
            f"{path.name} {language}: {counts['articles']} articles, {counts['gold']} quotations, F1 {f1:.3f}, "
            f"speaker right {_share(counts['right'], counts['found']):.3f}, "
            f"language detected in {counts['language']}"
        )


def print_pairs(path: Path, *, errors: bool) -> None:
    counts = pairs(path, errors=errors)
    print(
        f"{path.name}: {counts['pairs']} pairs of articles, found {_share(counts['S found'], counts['S']):.3f} of "
        f"{counts['S']}, with a difference {counts['D found']} of {counts['D']} (listed: {counts['listed']}); false "
        f"{_share(counts['false'], counts['shown']):.3f} of {counts['shown']} (near ones: {counts['N']}); sure "
        f"{counts['sure']}, of these false {counts['false sure']}; {counts['unrelated']} unrelated pairs: "
        f"{counts['unrelated matches']} matches"
    )


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total += counter
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("1", "2", "3"), help="only this half of the data")
    parser.add_argument("--errors", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--only", default="names,quotes,pairs", help="which parts")
    arguments = parser.parse_args()
    printers = {"names": print_names, "quotes": print_quotes, "pairs": print_pairs}
    for part in arguments.only.split(","):
        for half in arguments.half or "123":
            path = DATA / f"{part}-{half}.txt"
            if path.is_file():
                printers[part](path, errors=arguments.errors)


if __name__ == "__main__":
    main()
