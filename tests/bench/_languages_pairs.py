"""Statements in translation: pairs of articles in two languages with statements that they share, and near ones."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from msgspec import Struct

from tui import api
from tui.articles.make import article_from_text
from tui.articles.model import Article, Coverage
from tui.matching.model import Match, MatchKind
from tui.reading.differences.find import find_differences
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
_SENTENCES = 3
"""Sentences of one paragraph."""


class ArticlePair(Struct, frozen=True):
    left: Article
    right: Article
    rows: tuple[tuple[str, Span, Span], ...]
    """The tag of each pair of sentences, and their places."""


def read_pairs(path: Path) -> Iterator[ArticlePair]:
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n## ")[1:]):
        languages, _, rest = block.partition("\n")
        rows = [tuple(part.strip() for part in line.split(" | ")) for line in rest.strip().split("\n")]
        shuffled = list(range(len(rows)))
        Random(number).shuffle(shuffled)
        left, right = languages.split()
        left_article, left_spans = _article(left, number, [row[1] for row in rows])
        right_article, right_spans = _article(right, number, [rows[n][2] for n in shuffled])
        places = [(row[0], left_spans[n], right_spans[shuffled.index(n)]) for n, row in enumerate(rows)]
        yield ArticlePair(left_article, right_article, tuple(places))


def _article(language: str, number: int, sentences: list[str]) -> tuple[Article, list[Span]]:
    paragraphs = [" ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)]
    article = article_from_text("\n\n".join(paragraphs), SETTINGS.articles, outlet=f"{language}{number}")
    starts = [article.text.index(sentence) for sentence in sentences]
    return article, [Span(start, start + len(text)) for start, text in zip(starts, sentences, strict=True)]


def translation_matches(event: api.Event) -> list[Match]:
    """Return the matches between languages at the default cutoff."""
    grouping = event.matches().at(event.settings.matching.cutoff_score())
    return [match for match in grouping.matches if match.kind is MatchKind.TRANSLATION]


def pairs(path: Path, *, errors: bool) -> Counter[str]:
    """Count statements, those found, false matches, and differences that are listed."""
    counts: Counter[str] = Counter()
    all_pairs = list(read_pairs(path))
    for pair in all_pairs:
        event = api.Event(Coverage("", (pair.left, pair.right)), SETTINGS)
        matches = translation_matches(event)
        counts["pairs"] += 1
        counts["shown"] += len(matches)
        counts["sure"] += sum(match.sureness.value == "sure" for match in matches)
        matched = set()
        for match in matches:
            row = next((n for n, row in enumerate(pair.rows) if _is_row(match, row)), None)
            is_right = row is not None and pair.rows[row][0] in "SD"
            matched.add(row if is_right else None)
            counts["false"] += not is_right
            counts["false sure"] += not is_right and match.sureness.value == "sure"
            if errors and not is_right:
                sides = " | ".join(map(event.coverage.text_of, (match.left, match.right)))
                print(f"  false: {sides} {match.level}")
        for n, (tag, left, right) in enumerate(pair.rows):
            counts[tag] += 1
            counts[f"{tag} found"] += n in matched
            if errors and tag in "SD" and n not in matched:
                print(f"  missed {tag}: {left.slice(pair.left.text)} | {right.slice(pair.right.text)}")
        counts["listed"] += _listed(event, pair, errors=errors)
    for one, other in combinations(all_pairs, 2):
        event = api.Event(Coverage("", (one.left, other.right)), SETTINGS)
        counts["unrelated"] += 1
        counts["unrelated matches"] += len(translation_matches(event))
    return counts


def _is_row(match: Match, row: tuple[str, Span, Span]) -> bool:
    return bool(match.left.span.overlap(row[1]) and match.right.span.overlap(row[2]))


def _listed(event: api.Event, pair: ArticlePair, *, errors: bool) -> int:
    """Count the D rows of which a contradiction is listed, and print contradictions elsewhere."""
    grouping = event.matches().at(event.settings.matching.cutoff_score())
    rows = [row for row in find_differences(event.coverage, event.mentions(), grouping) if row.is_contradiction]
    right = [tag for tag, left, _ in pair.rows if tag == "D" and any(_touches(row, left, pair) for row in rows)]
    for row in rows if errors else ():
        if not any(tag == "D" and _touches(row, left, pair) for tag, left, _ in pair.rows):
            print("  listed:", row.what.value, [event.coverage.text_of(each.passage)[:70] for each in row.passages])
    return len(right)


def _touches(row: object, left: Span, pair: ArticlePair) -> bool:
    passages = getattr(row, "passages", ())
    return any(each.passage.article == pair.left.id and each.passage.span.overlap(left) for each in passages)
