"""Texts edited at random, with the truth: where each character of the old text stands in the new one."""

import random
import re
from collections.abc import Callable
from typing import NamedTuple


class Word(NamedTuple):
    """A word, or what stands between two."""

    text: str
    at: int | None
    """Where it began in the old text; None for what was put in. A word that took the place of another one has that
    one's place: what was marked there is now this."""
    copied: bool = False


Paragraph = list[Word]


class Edited(NamedTuple):
    text: str
    origin: list[int | None]
    """Per character of the new text: the character of the old one that stands here, or the beginning of the word whose
    place its word has taken; None for what was put in."""
    copied: list[bool]
    """Per character: whether it is a copy, made elsewhere."""

    def stands_at(self, start: int, end: int) -> set[int]:
        """Where the characters of old[start:end] now stand, blank ones aside; of those that are gone, the copies."""
        found: dict[tuple[bool, int], list[int]] = {}
        for at, (character, old, copied) in enumerate(zip(self.text, self.origin, self.copied, strict=True)):
            if old is not None and start <= old < end and not character.isspace():
                found.setdefault((copied, old), []).append(at)
        kept = {old for copied, old in found if not copied}
        return {at for (copied, old), places in found.items() if not copied or old not in kept for at in places}


def edited(text: str, chance: random.Random, share: float, moves: int) -> Edited:
    """share: of the words that are changed, taken out, or get others put before them. moves: of whole paragraphs and
    sentences, which are moved, taken out, copied to another place, or exchanged."""
    vocabulary = re.findall(r"\w+", text)
    paragraphs = [words_of(match[0], match.start()) for match in re.finditer(r"[^\n]+\n*", text)]
    for _ in range(moves):
        chance.choice(MOVES)(paragraphs, chance)
    new: list[Word] = []
    for paragraph in paragraphs:
        for word in paragraph:
            new += _changed(word, chance, share, vocabulary)
    return joined(text, new)


def joined(text: str, new: list[Word]) -> Edited:
    """The new text of these words, of which those with a place are from `text`."""
    origin: list[int | None] = []
    copied: list[bool] = []
    for word in new:
        origin += _origins(text, word)
        copied += [word.copied] * len(word.text)
    return Edited("".join(word.text for word in new), origin, copied)


def words_of(text: str, start: int) -> Paragraph:
    return [Word(match[0], start + match.start()) for match in re.finditer(r"\w+|\W", text)]


def _origins(text: str, word: Word) -> list[int | None]:
    if word.at is None:
        return [None] * len(word.text)
    stands = text.startswith(word.text, word.at)
    return [word.at + offset if stands else word.at for offset in range(len(word.text))]


def _changed(word: Word, chance: random.Random, share: float, vocabulary: list[str]) -> list[Word]:
    if not word.text[0].isalnum() or chance.random() >= share:
        return [word]
    other = chance.choice(vocabulary)
    return chance.choice([[word._replace(text=other)], [Word(other, None), Word(" ", None), word], []])


def _move(paragraphs: list[Paragraph], chance: random.Random) -> None:
    paragraphs.insert(chance.randrange(len(paragraphs)), paragraphs.pop(chance.randrange(len(paragraphs))))


def _take_out(paragraphs: list[Paragraph], chance: random.Random) -> None:
    if len(paragraphs) > 2:
        del paragraphs[chance.randrange(len(paragraphs))]


def _copy(paragraphs: list[Paragraph], chance: random.Random) -> None:
    """The copy is another place: who marked the one did not mark the other."""
    copy = [word._replace(copied=True) for word in chance.choice(paragraphs)]
    paragraphs.insert(chance.randrange(len(paragraphs) + 1), copy)


def _take_out_sentence(paragraphs: list[Paragraph], chance: random.Random) -> None:
    paragraph = chance.choice(paragraphs)
    stops = [at for at, word in enumerate(paragraph) if word.text in ".?!"]
    if len(stops) > 1:
        at = chance.randrange(len(stops) - 1)
        del paragraph[stops[at] + 1 : stops[at + 1] + 1]


def _rewrite(paragraphs: list[Paragraph], chance: random.Random) -> None:
    """Another paragraph's words, most of them, in its place: alike enough to be taken for it."""
    at = chance.randrange(len(paragraphs))
    other = chance.choice(paragraphs)
    paragraphs[at] = [word._replace(copied=True) for word in other if chance.random() < 0.8] or paragraphs[at]


MOVES: list[Callable[[list[Paragraph], random.Random], None]] = [_move, _take_out, _copy, _take_out_sentence, _rewrite]


def marked(text: str, chance: random.Random) -> tuple[int, int]:
    """A stretch as a reader marks it: a few letters, a word, a phrase, sentences, a paragraph."""
    borders = [match.start() for match in re.finditer(r"\b\w", text)]
    ends = [match.end() for match in re.finditer(r"\w\b[.,”]?", text)]
    first = chance.randrange(len(borders))
    count = chance.choice([1, 1, 2, 3, 5, 8, 13, 20, 35, 60, 120])
    last = min(first + count, len(borders)) - 1
    if chance.random() < 0.1:
        return borders[first], min(len(text), borders[first] + chance.randint(1, 12))
    return borders[first], max(ends[last], borders[first] + 1)
