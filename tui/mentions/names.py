"""Finding names of people in one paragraph: runs of capitalised words, weighed by what speaks for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tui.mentions.evidence import evidence_around
from tui.mentions.lexicon import (
    EITHER,
    FEMALE,
    MALE,
    Gender,
    countries,
    family_first,
    function_words,
    given_names,
    not_names,
    places,
    role_words,
    surnames,
)
from tui.mentions.words import Word, is_blank, is_shortened, looks_like_title_case, starts_sentence
from tui.text.span import Span

PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "abu",
    }
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST = 5
"""Words that a name has at most, without its title."""


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where a person may be named."""

    first: int
    last: int
    """Indices of the paragraph's words, half-open: the name itself."""
    span: Span
    text: str
    names: tuple[str, ...]
    """The name's words, folded, without a suffix."""
    suffix: str
    title_from: int
    """Index of the first word of the title before the name; `first` where there is none."""
    gender: Gender
    """What the title says."""
    evidence: float


def name_uses(text: str, words: Sequence[Word], lowered: frozenset[str]) -> list[NameUse]:
    """The names in a paragraph, of two words or with a title, in order, with the evidence for each.

    `lowered` are the words that the articles also write small.
    """
    title_case = looks_like_title_case(words)
    found: list[NameUse] = []
    for first, last in _runs(words):
        cores = _title_case_cores(words, first, last) if title_case else _cores(words, first, last)
        for start, end, title_from in cores:
            if use := _weighed(text, words, start, end, title_from, lowered, title_case=title_case):
                found.append(use)
    return found


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised words, particles inside included."""
    n = 0
    while n < len(words):
        if not words[n].capital:
            n += 1
            continue
        end = n + 1
        while end < len(words) and _linked(words, end):
            if words[end].capital:
                end += 1
                continue
            ahead = end
            while (
                ahead < len(words) and ahead - end < 3 and words[ahead].text in PARTICLES and words[ahead].gap.isspace()
            ):
                ahead += 1
            if ahead == end or ahead == len(words) or not (words[ahead].capital and words[ahead].gap.isspace()):
                break
            end = ahead + 1
        yield n, end
        n = end


def _linked(words: Sequence[Word], n: int) -> bool:
    """Whether word `n` can belong to the same name as the one before."""
    gap = words[n].gap
    if words[n - 1].possessive:
        return False
    if is_blank(gap):
        return True
    if gap == ", " and words[n].folded in SUFFIXES:
        return True
    return gap in (". ", ".", ".\u00a0") and is_shortened(words[n - 1]) and words[n - 1].folded not in SUFFIXES


def is_nationality(word: Word) -> bool:
    """A country, its people or its adjective; UN and US only in capitals, since Kim Jong Un is none."""
    return word.folded in countries() and (len(word.text) > 3 or word.text.isupper())


def is_role(word: Word) -> bool:
    roles = role_words()
    return word.folded in roles.titles or word.folded in roles.roles


def _cores(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """(first, last, title from) of the name in a run: without what leads to it and what follows."""
    start = first
    if (
        starts_sentence(words, start)
        and words[start].folded in function_words()
        and words[start].folded not in given_names()
    ):
        start += 1
    start = title_from = _past_place(words, start, last)
    for n in range(last - 2, start - 1, -1):
        if is_role(words[n]) and not _is_given_before_family(words, n, start, last):
            start = n + 1
            break
    start = _to_given(words, _past_qualifiers(words, start, last), last)
    if start == title_from and 0 < start < last:
        title_from = _role_before(words, start)
    end = last
    while end - start > 2 and _trails(words[end - 1]):
        end -= 1
    if end - start >= 1:
        yield start, end, title_from


def _is_given_before_family(words: Sequence[Word], n: int, first: int, last: int) -> bool:
    """Whether a word like Dean, Earl or King is part of the name: after a given name, or itself one."""
    word = words[n]
    if word.folded in ("king", "prince", "judge", "bishop", "major", "justice"):
        return n > first and words[n - 1].folded in given_names() and words[last - 1].folded in SUFFIXES
    return n == first and word.folded in given_names() and last - n == 2


def _past_qualifiers(words: Sequence[Word], start: int, last: int) -> int:
    """Past what a title leaves before the name: Defense Sergey Shoigu, Russian Sergey Lavrov, UK Liz Truss."""
    while last - start > 1:
        word = words[start]
        led = last - start > 2 or word.folded in role_words().qualifiers
        leading = word.folded in role_words().qualifiers or word.folded in not_names() or is_nationality(word)
        place = word.folded in places() and word.folded not in given_names()
        if not (led and (leading or place)) or (last - start == 2 and words[start + 1].folded not in surnames()):
            return start
        start += 1
    return start


def _to_given(words: Sequence[Word], start: int, last: int) -> int:
    """Past a title that no list knows: San Francisco Supervisor Jane Kim."""
    if last - start < 3 or words[start].folded in given_names() or len(words[start].text) == 1:
        return start
    for n in range(start + 1, last - 1):
        if words[n].folded in given_names() and words[n].folded not in places() and "-" not in words[n].text:
            return n
    return start


def _past_place(words: Sequence[Word], start: int, last: int) -> int:
    """Past a place of several words: New York (Fed), San Francisco (Supervisor Jane Kim)."""
    for length in (3, 2):
        if last - start > length and " ".join(word.folded for word in words[start : start + length]) in places():
            return start + length
    return start


def _role_before(words: Sequence[Word], n: int) -> int:
    """Index of a role in small letters right before the name: spokesman Josh Earnest."""
    before = words[n - 1]
    if words[n].gap.isspace() and not before.possessive and before.folded in role_words().roles:
        return n - 1
    return n


def _trails(word: Word) -> bool:
    """Dan Sabbagh Defence (and security editor)."""
    if word.folded in surnames() or word.folded in SUFFIXES:
        return False
    return word.folded in role_words().qualifiers or word.folded in not_names() or is_role(word)


def _title_case_cores(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """In a title-case line only a given name says where a name begins."""
    n = first
    while n < last - 1:
        placed = n > first and f"{words[n - 1].folded} {words[n].folded}" in places()
        if words[n].folded in given_names() and not placed and _can_be_family_name(words[n + 1]):
            yield n, n + 2, n
            n += 1
        n += 1


def _can_be_family_name(word: Word) -> bool:
    name = word.folded
    return len(name) > 2 and not (
        name in function_words() or name in not_names() or is_role(word) or word.text.isupper()
    )


def _weighed(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    title_from: int,
    lowered: frozenset[str],
    *,
    title_case: bool,
) -> NameUse | None:
    suffix = words[last - 1].folded if words[last - 1].folded in SUFFIXES and last - first > 1 else ""
    core = words[first : last - 1] if suffix else words[first:last]
    if len(core) > _LONGEST or any(_never_in_name(word) for word in core):
        return None
    titled = title_from < first
    if is_role(core[-1]) and core[-1].folded not in surnames():
        return None
    if len(core) == 1 and not (titled and _can_be_single(words, first, title_from)):
        return None
    names = tuple(word.folded for word in core)
    if " ".join(names) in places():
        return None
    score = _from_words(core, lowered, title_case=title_case) + 3.0 * titled
    if not title_case:
        score += evidence_around(text, words, title_from, first, last)
    span = Span(words[first].start, words[last - 1].end)
    gender = title_gender(words[title_from:first])
    return NameUse(first, last, span, span.slice(text), names, suffix, title_from, gender, score)


def _never_in_name(word: Word) -> bool:
    name = word.folded
    if name in function_words() and name not in given_names() and name not in surnames():
        return True
    if "-" in name and any(part in not_names() for part in name.split("-")):
        return True
    if (len(name) > 3 and name[-3] in "'’") or name.endswith(("n't", "'m", "'d")):
        return True  # I’ve, we’ll, can’t
    if name in not_names() or (is_nationality(word) and name not in given_names() and name not in surnames()):
        return True
    return len(name) > 1 and (
        (word.text.isupper() and len(name) in (3, 4) and name not in surnames()) or name.isdigit()
    )


def _can_be_single(words: Sequence[Word], n: int, title_from: int) -> bool:
    """Whether a single word after a title is a family name: Mr. Kim, President Obama; not Prime Minister On."""
    word = words[n]
    name = word.folded
    if len(name) < 2 or (name in function_words() and name not in surnames()) or name in places() or is_role(word):
        return False
    title = words[n - 1]
    return title.capital and title.folded in role_words().titles and title_from < n


def _from_words(core: Sequence[Word], lowered: frozenset[str], *, title_case: bool) -> float:
    """What the words themselves say."""
    first, last = core[0].folded, core[-1].folded
    score = 0.0 if title_case else 1.0
    if len(core) > 1 and (first in given_names() or any(part in given_names() for part in first.split("-"))):
        score += 2.5 if first not in places() and first not in function_words() else 1.0
    elif len(core) > 1 and len(first) == 1:
        score += 1.0
    if len(core) > 1 and first in family_first() and first not in function_words():
        score += 1.5  # Xi Jinping
    if last in surnames():
        score += 1.0
    elif last in lowered or last in places():
        score -= 1.5
    if len(core) > 1 and first in lowered and first not in given_names():
        score -= 1.5
    if len(core) > 1 and "-" in core[-1].text and core[-1].text.rpartition("-")[2].islower():
        score += 1.5  # Kim Jong-un
    if len(core) > 2 and last in places():
        score -= 1.5  # Ronald Reagan Washington
    if len(core) > 3:
        score -= 1.0
    return score


@cache
def _gendered() -> dict[str, Gender]:
    roles = role_words()
    return {**dict.fromkeys(roles.male, MALE), **dict.fromkeys(roles.female, FEMALE)}


def title_gender(title: Sequence[Word]) -> Gender:
    for word in title:
        if word.folded in _gendered():
            return _gendered()[word.folded]
    return EITHER
