"""Articles for the benchmarks: read from a file, or made so that they look like news."""

import gzip
import json
import re
from collections.abc import Sequence
from itertools import accumulate, product
from pathlib import Path
from random import Random
from typing import Any

from tui.articles.model import Article
from tui.text.span import Span

WORDS_PER_REPORT_SENTENCE = 30
"""The common report has one sentence for so many words of an article."""
TAKEN_SHARE = 0.4
"""Of the report's sentences, those that an article takes over: two articles share about five in 900 words."""
KEPT_WORDS = 0.85
"""Of a sentence that is taken over, the words that stay; half of the others are left out, half are replaced."""
FUNCTION_SHARE, TOPIC_SHARE = 0.42, 0.12
"""Of the words of a text. The rest are words of the language, of which function words took the first ranks."""
QUOTED_SHARE, COUNTED_SHARE = 0.25, 0.35
"""Of the sentences of an article that is told like news: those that somebody says, and those with a number."""
SPEAKERS = ("Anna Berg", "Tomas Lind", "Mira Holt", "Jonas Falk", "Sara Moen", "Erik Dahl")
FUNCTION_WORDS: Sequence[str] = (
    *("the", "of", "to", "and", "a", "in", "said", "that", "for", "on", "was", "with", "as", "by", "is", "at", "it"),
    *("from", "he", "his", "has", "were", "be", "have", "who", "not", "its", "are", "will", "but", "had", "been"),
    *("which", "they", "their", "would", "more", "after", "about", "an", "this", "she", "her", "or", "one", "two"),
)


def article_of(article_id: str, text: str) -> Article:
    """A body without zones; a paragraph is what blank lines part."""
    paragraphs = tuple(Span(*found.span()) for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text) if found[0].strip())
    return Article(article_id, article_id, "", "", "", "", text, paragraphs, ())


def read_rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles_of(row: dict[str, Any]) -> list[Article]:
    return [article_of(name, text) for name, text in sorted(row["texts"].items())]


class Language:
    """A made language with the statistics of news: word frequencies after Zipf and Mandelbrot, and a topic."""

    def __init__(self) -> None:
        syllables = ["".join(parts) for parts in product("bdfgklmnprst", "aeiou")]
        words = ["".join(parts) for parts in product(syllables, ("l", "n", "r", "st"), syllables)]
        Random(0).shuffle(words)
        self._topic, self._general = words[:150], words[150:]
        self._topic[:30] = [word.capitalize() for word in self._topic[:30]]
        self._weights = {
            id(known): list(accumulate(1 / rank for rank in range(first, first + len(known))))
            for known, first in ((FUNCTION_WORDS, 1), (self._topic, 4), (self._general, 20))
        }

    def word(self, random: Random) -> str:
        drawn = random.random()
        known: Sequence[str] = self._general
        if drawn < FUNCTION_SHARE + TOPIC_SHARE:
            known = FUNCTION_WORDS if drawn < FUNCTION_SHARE else self._topic
        return random.choices(known, cum_weights=self._weights[id(known)])[0]

    def sentence(self, random: Random) -> list[str]:
        return [self.word(random) for _ in range(random.randint(8, 30))]

    def told(self, random: Random) -> list[str]:
        """A sentence that may have a number, and may be a quotation: then its last word is the speaker."""
        sentence = self.sentence(random)
        if random.random() < COUNTED_SHARE:
            sentence[random.randrange(1, len(sentence))] = f"{random.randint(11, 4000):,}"
        speaker = random.choice(SPEAKERS)
        return [*sentence, speaker] if random.random() < QUOTED_SHARE else sentence

    def edited(self, sentence: Sequence[str], random: Random) -> list[str]:
        kept = []
        for word in sentence:
            if word in SPEAKERS or random.random() < KEPT_WORDS:
                kept.append(word)
            elif random.random() < 0.5:
                kept.append(self.word(random))
        return kept or list(sentence)


def made_articles(count: int, words: int, *, are_told: bool = False) -> list[Article]:
    """Articles of about so many words on one event: sentences of one report, edited, among sentences of their own.

    are_told: with numbers and quotations, as in news.
    """
    language = Language()
    random = Random(words)
    sentence = language.told if are_told else language.sentence
    report = [sentence(random) for _ in range(max(2, words // WORDS_PER_REPORT_SENTENCE))]
    articles = []
    for number in range(count):
        random = Random(f"{words} {number}")
        taken = random.sample(report, max(1, round(TAKEN_SHARE * len(report))))
        body = [language.edited(each, random) for each in taken]
        length = sum(map(len, body))
        while length < words:
            body.append(sentence(random))
            length += len(body[-1])
        random.shuffle(body)
        articles.append(article_of(f"made-{number:03}", _text(body, random)))
    return articles


def _text(body: Sequence[Sequence[str]], random: Random) -> str:
    """Paragraphs of one to three sentences."""
    text = ""
    for sentence in body:
        first, *rest = sentence
        between = "" if not text else "\n\n" if random.random() < 0.5 else " "
        speaker = rest.pop() if rest and rest[-1] in SPEAKERS else ""
        told = " ".join([first[:1].upper() + first[1:], *rest])
        text += f"{between}“{told},” {speaker} said." if speaker else f"{between}{told}."
    return text
