"""Finds the keys that README and docs name, with the words that say what each does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLAYED_TABLE = re.compile(r"^\|(?:[^|\n]*\|)? keys \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", re.MULTILINE)
"""A table with a column “keys” (several, one after the other): tests/ui/test_documented_keys.py plays its rows."""
BLOCK = re.compile(r"\n\n|\n(?=\||- |\d\. )")
"""Ends a paragraph, a row of a table or an item of a list."""
SPAN = re.compile(r"`([^`]+)`")
KEY = re.compile(r"(?:ctrl|alt|shift)\+\w+|[Ff]1|enter|esc|tab|space|delete|shift\+tab|\S")
"""A key as the pages write it; the names that settings use (pageup, left …) are words."""
WITHIN_RUN = re.compile(r"[\s,/–…]*(?:and|to|or)?[\s,/–…]*")
"""Parts keys that are named together: `n` `N`, `1` to `9`."""
LINK = re.compile(r"\[([^\]]*)\]\([^)\s]+\)")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z`*])")


class KeyRun(Struct, frozen=True):
    """Keys that a sentence names together, and the words of the sentence around them."""

    page: str
    keys: tuple[str, ...]
    after: str
    """Words up to the next key of the sentence."""
    before: str
    """Words since the previous key of the sentence."""

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.keys)} ({self.before!r} … {self.after!r})"


def key_runs(page: str, text: str) -> Iterator[KeyRun]:
    """Yield the keys of a page outside its code and outside the tables that are played."""
    plain = LINK.sub(r"\1", PLAYED_TABLE.sub("\n", CODE_BLOCK.sub("", text)))
    for block in BLOCK.split(plain):
        for sentence in SENTENCE_END.split(" ".join(block.split())):
            yield from _runs_of_sentence(page, sentence.strip("| ").replace("\\|", "¦"))


def _runs_of_sentence(page: str, sentence: str) -> Iterator[KeyRun]:
    spans = [span for span in SPAN.finditer(sentence) if KEY.fullmatch(span[1])]
    runs: list[list[re.Match[str]]] = []
    for span in spans:
        if runs and WITHIN_RUN.fullmatch(sentence, runs[-1][-1].end(), span.start()):
            runs[-1].append(span)
        else:
            runs.append([span])
    borders = [0, *chain.from_iterable((run[0].start(), run[-1].end()) for run in runs), len(sentence)]
    parts = [sentence[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True)]
    for number, run in enumerate(runs):
        keys = tuple(span[1].replace("¦", "|") for span in run)
        yield KeyRun(page, keys, parts[number + 1], parts[number])


class Claim(Struct, frozen=True):
    """What a page says that a key does, on which screen."""

    screen: str
    command: str
    key: str


Phrases = Mapping[str, Mapping[str, Sequence[str]]]
"""Screen → command → words with which the pages describe it."""
Bound = Mapping[str, Mapping[str, Sequence[str]]]
"""Screen → key → its commands there."""


def claims(run: KeyRun, phrases: Phrases, bound: Bound) -> list[Claim]:
    """Return a claim for each key of the run, or nothing if a key does not do what the words around it say."""
    return _claims(run.keys, run.after, phrases, bound) or _claims(run.keys, run.before, phrases, bound)


def _claims(keys: Sequence[str], words: str, phrases: Phrases, bound: Bound) -> list[Claim]:
    """Keys named together are described in their order."""
    at = 0
    claims_of_keys = []
    for key in keys:
        places = [
            (place, screen, command)
            for screen, commands in bound.items()
            for command in commands.get(key, ())
            for phrase in phrases[screen].get(command, ())
            if (place := words.find(phrase, at)) >= 0
        ]
        if not places:
            return []
        at, screen, command = min(places)
        claims_of_keys.append(Claim(screen, command, key))
    return claims_of_keys
