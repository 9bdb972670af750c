"""Other numbers in the place of those that two articles give for the same thing."""

import math
import re
from collections.abc import Sequence
from random import Random
from typing import Any

from tui.api import event_from_articles
from tui.articles.model import Article
from tui.reading.differences.comparable_figures import are_comparable
from tui.reading.differences.figure_pairs import figures_by_article
from tui.reading.differences.figures import Figure, rarity
from tui.reading.differences.same_figures import count_same_thing
from tui.settings.load import Settings

FACTOR_MIN, FACTOR_MAX = 0.08, 1.0
"""Distance of a planted number from the right one, as the logarithm of their ratio; half only differ in one digit."""
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def another_number(words: str, random: Random) -> str | None:
    """Return the words with another number; None if they have none that can be replaced."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    if digits is None:
        small = next((word for word in SMALL if re.search(rf"\b{word}\b", words, re.IGNORECASE)), None)
        if small is None:
            return None
        at = SMALL.index(small) + random.choice((-2, -1, 1, 2))
        other = SMALL[at] if 0 <= at < len(SMALL) else ""
        return re.sub(rf"\b{small}\b", other, words, flags=re.IGNORECASE) if other else None
    number = digits[0].rstrip(",")
    value = float(number.replace(",", ""))
    if not value:
        return None
    other = _another_digit(number, random) if random.random() < 0.5 else _another_amount(number, value, random)
    is_other = float(other.replace(",", "")) != value
    return words[: digits.start()] + other + words[digits.start() + len(number) :] if is_other else None


def _another_digit(number: str, random: Random) -> str:
    at = random.choice([at for at, sign in enumerate(number) if sign in "123456789"])
    return number[:at] + random.choice("123456789".replace(number[at], "")) + number[at + 1 :]


def _another_amount(number: str, value: float, random: Random) -> str:
    value *= math.exp(random.choice((-1, 1)) * random.uniform(FACTOR_MIN, FACTOR_MAX))
    if "." in number:
        return f"{value:.{len(number.split('.')[1])}f}"
    zeros = len(number) - len(number.rstrip("0,")) - number[len(number.rstrip("0,")) :].count(",")
    whole = max(1, round(value / 10**zeros)) * 10**zeros
    return f"{whole:,}" if "," in number else str(whole)


def told_by_both(articles: Sequence[Article], random: Random, settings: Settings) -> list[tuple[Figure, list[Figure]]]:
    """Return numbers that two articles give for the same thing: one's number, and all places of it in the other."""
    figures = figures_by_article(event_from_articles(articles, settings=settings).coverage)
    weights = rarity(figure for some in figures.values() for figure in some)
    found: dict[tuple[str, str], tuple[Figure, list[Figure]]] = {}
    for at, left in enumerate(articles):
        for right in articles[at + 1 :]:
            for figure in figures[left.id]:
                for rival in figures[right.id]:
                    if figure.meaning == rival.meaning and _can_differ(figure, rival, weights):
                        same = [each for each in figures[right.id] if each.meaning == rival.meaning]
                        found.setdefault((right.id, rival.meaning), (figure, sorted(same, key=lambda each: each.span)))
    pairs = list(found.values())
    random.shuffle(pairs)
    return pairs


def _can_differ(figure: Figure, rival: Figure, weights: Any) -> bool:
    is_copy = figure.sentence.slice(figure.article.text) == rival.sentence.slice(rival.article.text)
    return (
        not (is_copy or figure.is_date or rival.is_date)
        and figure.counts_something
        and are_comparable(figure, rival)
        and count_same_thing(figure, rival, weights)
    )
