"""Alterations that are planted into real articles, to see whether the check of a draft reports them.

None of them asks the program where a quotation, a number or a name is: quotations and speakers come from the marks that
people made in the data, numbers and names from patterns and lists.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from tui.shipped import shipped_text

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w:/-])(?!,\d)")
SPELLED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
SPELLED_NUMBER = re.compile(rf"\b(?:{'|'.join(SPELLED)})\b")
MONTHS = ["January", "February", "April", "June", "July", "August", "September", "October", "November", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DATE = re.compile(rf"\b(?:{'|'.join(MONTHS + DAYS)})\b")
UNITS = {
    "percent": "million", "million": "billion", "billion": "million", "miles": "yards", "years": "months",
    "months": "weeks", "weeks": "days", "days": "weeks", "hours": "days", "minutes": "hours", "year": "month",
}  # fmt: skip
UNIT = re.compile(rf"(?<=\d )(?:{'|'.join(UNITS)})\b")
OPPOSITES = {
    "above": "below", "more": "less", "less": "more", "before": "after", "after": "before", "never": "always",
    "always": "never", "up": "down", "good": "bad", "bad": "good", "all": "some", "can": "cannot", "will": "may",
    "first": "last", "should": "could", "best": "worst", "right": "wrong", "support": "oppose", "must": "might",
}  # fmt: skip
PAIR = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")


class Plant(NamedTuple):
    kind: str
    start: int
    end: int
    """What is replaced, in the text."""
    new: str
    seen: tuple[tuple[int, int], ...]
    """Where in the text the report is due: the quotation, or the place itself."""


Speaker = tuple[tuple[int, int], tuple[tuple[int, int], ...], str]
"""The words that name a speaker, that speaker's quotations, and the name."""


class Source(NamedTuple):
    """One article of the data, with what people marked in it."""

    id: str
    text: str
    quotations: Sequence[tuple[int, int]]
    """Stretches inside quotation marks that are somebody's words."""
    speakers: Sequence[Speaker]
    others: Sequence[str]
    """The outlets' other articles on the event."""


def plants(source: Source, random: Random, foreign: Sequence[str]) -> Iterator[Plant]:
    """Yield possible alterations of every kind. foreign: quotations of other events."""
    for make in (_quotations, _numbers, _dates, _units, _names, _speakers):
        yield from make(source, random)
    yield from _invented(source, random, foreign)


def _quotations(source: Source, random: Random) -> Iterator[Plant]:
    vocabulary = sorted({word[0] for word in WORD.finditer(source.text) if len(word[0]) > 5 and word[0].islower()})
    for start, end in source.quotations:
        words = list(WORD.finditer(source.text, start, end))
        if len(words) < 4:
            continue
        seen = ((start, end),)
        word = random.choice(words[1:-1])
        yield Plant("quotation: word left out", word.start(), word.end() + 1, "", seen)
        word = random.choice(words[1:])
        yield Plant("quotation: word added", word.start(), word.start(), "not ", seen)
        word = random.choice(words)
        new = random.choice([each for each in vocabulary if each != word[0]])
        yield Plant("quotation: word replaced", word.start(), word.end(), new, seen)
        opposite = [word for word in words if word[0] in OPPOSITES]
        if opposite:
            word = random.choice(opposite)
            yield Plant("quotation: sense turned", word.start(), word.end(), OPPOSITES[word[0]], seen)


def outside(source: Source, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches in paragraphs of prose, outside the quotations."""
    marked = [(start - 2, end + 2) for start, end in source.quotations]
    for match in pattern.finditer(source.text):
        if not any(start <= match.start() < end for start, end in marked) and _is_prose(source.text, match.start()):
            yield match


def _is_prose(text: str, at: int) -> bool:
    """True inside a paragraph of some length: no headline, no byline, no table."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return (len(text) if end < 0 else end) - start >= 120


def _numbers(source: Source, random: Random) -> Iterator[Plant]:
    for match in outside(source, NUMBER):
        yield _place("number", match, _other_number(match[0], random))
    for match in outside(source, SPELLED_NUMBER):
        yield _place("number", match, random.choice([each for each in SPELLED if each != match[0]]))


def _other_number(digits: str, random: Random) -> str:
    """Change one digit, or swap two: 1,234 becomes 1,324."""
    places = [at for at, digit in enumerate(digits) if digit.isdigit()]
    while True:
        at = random.choice(places)
        new = digits[:at] + random.choice("123456789") + digits[at + 1 :]
        if new != digits:
            return new


def _dates(source: Source, random: Random) -> Iterator[Plant]:
    for match in outside(source, DATE):
        names = MONTHS if match[0] in MONTHS else DAYS
        yield _place("date", match, random.choice([each for each in names if each != match[0]]))


def _units(source: Source, random: Random) -> Iterator[Plant]:
    for match in outside(source, UNIT):
        number = re.search(r"[\d.,]+ \Z", source.text[: match.start()])
        start = number.start() if number else match.start()
        yield Plant("unit", match.start(), match.end(), UNITS[match[0]], ((start, match.end()),))


def _names(source: Source, random: Random) -> Iterator[Plant]:
    given, family = _listed("given"), _listed("surnames")
    for match in outside(source, PAIR):
        if match[1].lower() not in given or match[2].lower() not in family:
            continue
        for part, names in ((1, given), (2, family)):
            new = random.choice(sorted(names)).capitalize()
            if new.isalpha() and new != match[part] and f"{new} {match[2]}" not in source.text:
                yield Plant("name", *match.span(part), new, (match.span(),))


def _listed(name: str) -> frozenset[str]:
    lines = shipped_text(f"config/names/{name}.txt").split("\n")
    return frozenset(word for line in lines if line[:1] not in ("#", "[") for word in line.split() if word.isascii())


def _speakers(source: Source, random: Random) -> Iterator[Plant]:
    names = sorted({name for _, _, name in source.speakers})
    for (start, end), parts, name in source.speakers:
        family = name.split()[-1]
        rivals = [other for other in names if other.split()[-1] != family and family not in other]
        if rivals:
            yield Plant("speaker", start, end, random.choice(rivals), parts)


def _invented(source: Source, random: Random, foreign: Sequence[str]) -> Iterator[Plant]:
    words = [word[0] for word in WORD.finditer(source.text)]
    for start, end in source.quotations:
        size = len(source.text[start:end].split())
        if size < 5:
            continue
        place = random.randrange(max(1, len(words) - size))
        shuffled = words[place : place + size]
        random.shuffle(shuffled)
        seen = ((start, end),)
        yield Plant("invented: of another event", start, end, random.choice(foreign), seen)
        yield Plant("invented: the article’s words shuffled", start, end, " ".join(shuffled), seen)


def _place(kind: str, match: re.Match[str], new: str) -> Plant:
    return Plant(kind, match.start(), match.end(), new, (match.span(),))


APART = 300
"""Characters between two alterations of a text, so that one does not spoil the surroundings of the other."""


def spread(pool: Sequence[Plant], random: Random, counts: Counter[str], most: int) -> list[Plant]:
    """Choose at most so many alterations that lie apart, each of another kind, those that are rare so far first."""
    result: list[Plant] = []
    pool = sorted(random.sample(pool, len(pool)), key=lambda plant: counts[plant.kind])
    for plant in pool:
        clear = all(not _are_close(plant, each) for each in result)
        if clear and plant.kind not in {each.kind for each in result}:
            result.append(plant)
        if len(result) == most:
            break
    return sorted(result, key=lambda plant: plant.start)


def _are_close(one: Plant, other: Plant) -> bool:
    (start, end), (other_start, other_end) = _extent(one), _extent(other)
    return start - APART <= other_end and other_start - APART <= end


def _extent(plant: Plant) -> tuple[int, int]:
    starts, ends = zip(*plant.seen, strict=True)
    return min(plant.start, *starts), max(plant.end, *ends)


Maker = Callable[[Source, Random], Iterator[Plant]]


def planted(text: str, chosen: Sequence[Plant]) -> tuple[str, Callable[[int], int]]:
    """Return the text with the alterations, which are in order and disjoint, and the function that maps offsets."""
    pieces, at, moves, moved = [], 0, [], 0
    for plant in chosen:
        pieces += [text[at : plant.start], plant.new]
        at = plant.end
        moved += len(plant.new) - (plant.end - plant.start)
        moves.append((plant.end, moved))
    return "".join(
        [*pieces, text[at:]]
    ), lambda offset: offset + max(((end, shift) for end, shift in moves if end <= offset), default=(0, 0))[1]
