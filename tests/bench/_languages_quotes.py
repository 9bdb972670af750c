"""Quotations and their speakers in articles of several languages."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tui.articles.make import article_from_text
from tui.mentions.find import find
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.mentions.options import MentionsOptions
from tui.settings.load import load_settings
from tui.text.names import fold_full_name
from tui.text.span import Span

SETTINGS = load_settings()
_MARKED = re.compile(r"„([^“”]+)[“”]|“([^”]+)”|« ?([^»]+?) ?»|»([^«]+)«|^— ([^—]+?), —", re.MULTILINE)
_SMALL = frozenset("die der das le la les el los il lo der des the в из l'".split())  # noqa: SIM905


class QuotedArticle(Struct, frozen=True):
    language: str
    text: str
    speakers: tuple[str, ...]
    """The speaker of each marked stretch in order; `-` for none."""


def read_articles(path: Path) -> Iterator[QuotedArticle]:
    for block in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        language, _, rest = block.partition("\n")
        lines = rest.strip().split("\n")
        speakers = tuple(name.strip() for name in lines[-1].removeprefix("=").split("|"))
        yield QuotedArticle(language.strip(), "\n\n".join(lines[:-1]), speakers)


def gold_of(article: QuotedArticle) -> list[tuple[Span, str]]:
    """Return the marked stretches and their speakers. Raises ValueError if their numbers differ."""
    spans = [Span(*found.span(found.lastindex or 0)) for found in _MARKED.finditer(article.text)]
    if len(spans) != len(article.speakers):
        title = article.text.split("\n")[0]
        raise ValueError(f"{title}: {len(spans)} marked stretches, {len(article.speakers)} speakers")
    return list(zip(spans, article.speakers, strict=True))


def quotes(path: Path, options: MentionsOptions, *, errors: bool) -> dict[str, Counter[str]]:
    """Count quotations shown, to be found, found, and with the right speaker, by language."""
    by_language: dict[str, Counter[str]] = {}
    for marked in read_articles(path):
        counts = by_language.setdefault(marked.language, Counter())
        article = article_from_text(marked.text, SETTINGS.articles, outlet="outlet")
        mentions = find([article], options)
        shown = [(part, quote) for quote in _shown(mentions) for part in quote.parts]
        gold = [(span, speaker) for span, speaker in gold_of(marked) if speaker != "-"]
        found = [(speaker, quote) for span, speaker in gold for part, quote in shown if _iou(span, part) >= 0.8]
        counts += Counter(
            shown=len(shown), gold=len(gold), found=len(found), language=article.language == marked.language
        )
        counts["articles"] += 1
        for speaker, quote in found:
            is_right = _names_same(speaker, quote, mentions)
            counts["right"] += is_right
            if errors and not is_right:
                words = quote.parts[0].slice(article.text)
                print(
                    f"  {marked.language} speaker: {words[:50]} → {quote.speaker_text!r} ({quote.rule}), is {speaker}"
                )
        if errors:
            _print_misses(marked.language, article.text, gold, [part for part, _ in shown])
        by_language[marked.language] = counts
    return by_language


def _shown(mentions: MentionSet) -> list[Quote]:
    return [quote for quote in mentions.quotes if quote.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT)]


def _print_misses(language: str, text: str, gold: list[tuple[Span, str]], shown: list[Span]) -> None:
    for span, speaker in gold:
        if not any(_iou(span, part) >= 0.8 for part in shown):
            print(f"  {language} missed: {span.slice(text)[:60]} ({speaker})")
    for part in shown:
        if not any(_iou(span, part) >= 0.8 for span, _ in gold):
            print(f"  {language} extra: {part.slice(text)[:60]}")


def _iou(a: Span, b: Span) -> float:
    overlap = a.overlap(b)
    return overlap / (len(a) + len(b) - overlap)


def _names_same(gold: str, quote: Quote, mentions: MentionSet) -> bool:
    """Return True if the speaker shares a word with the gold name: a person's name, else the words in the text."""
    person = next((person for person in mentions.people if person.id == quote.speaker), None)
    words = set(fold_full_name(person.name if person else quote.speaker_text).split())
    return bool(words & set(fold_full_name(gold).split()) - _SMALL)
