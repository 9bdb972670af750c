"""Names of one person in several languages, and names of two people: each spelling stands in an article of its own."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from tui.articles.make import article_from_text
from tui.articles.model import Article
from tui.mentions.find import find
from tui.mentions.options import MentionsOptions
from tui.settings.load import load_settings

SETTINGS = load_settings()
FRAMES = {
    "en": "Many people had been waiting for {} in the city. “It has been a long day for us,” said {} on Tuesday.",
    "de": "Viele Menschen hatten in der Stadt auf {} gewartet. „Es war für uns ein langer Tag“, sagte {} am Dienstag.",
    "fr": "Beaucoup de gens attendaient {} dans la ville. « La journée a été longue pour nous », a dit {} mardi.",
    "es": "Mucha gente esperaba a {} en la ciudad. «Ha sido un día muy largo para nosotros», dijo {} el martes.",
    "it": "Molte persone aspettavano {} in città. «È stata una lunga giornata per noi», ha detto {} martedì.",
    "ru": "В городе многие ждали, и {} приехал. «Это был долгий день для всех нас», — сказал {} во вторник.",
    "uk": "У місті багато хто чекав, і {} приїхав. «Це був довгий день для всіх нас», — сказав {} у вівторок.",
}


def read_names(path: Path) -> Iterator[tuple[bool, list[tuple[str, str]]]]:
    """Yield for each line: is it one person? and the spellings with their languages."""
    is_one = True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            is_one = line == "[one]"
        elif line and not line.startswith("#"):
            spellings = [spelling.partition(" ") for spelling in line.split(" | ")]
            yield is_one, [(language, name) for language, _, name in spellings]


def _article(language: str, name: str, number: int) -> Article:
    return article_from_text(
        FRAMES[language].format(name, name), SETTINGS.articles, outlet=f"{language}{number}", language=language
    )


def people(path: Path, options: MentionsOptions, *, errors: bool) -> Counter[str]:
    """Count the pairs of spellings that are to be joined or kept apart, and those that are joined."""
    counts: Counter[str] = Counter()
    for is_one, spellings in read_names(path):
        for (n, one), (m, other) in combinations(enumerate(spellings), 2):
            articles = [_article(*one, n), _article(*other, m)]
            mentions = find(articles, options).mentions
            person = [{m.person for m in mentions if m.passage.article == article.id} for article in articles]
            is_joined = len(person[0]) == 1 and person[0] == person[1]
            kind = "one" if is_one else "apart"
            counts[kind] += 1
            counts[f"{kind} joined"] += is_joined
            if is_joined != is_one or not all(person):
                counts[f"{kind} not found"] += not all(person)
                if errors:
                    print(f"  {kind}: {one[1]} | {other[1]} {'' if all(person) else '(not found)'}")
        counts["lines one" if is_one else "lines apart"] += 1
    return counts
