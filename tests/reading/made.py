"""Builders of articles, matches, quotes and people, so that these tests depend on no rules."""

from tui.articles.model import Article, Coverage, Passage, ZoneKind
from tui.matching.find import MatchSet
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.place.presence import Presence
from tui.settings.load import load_settings
from tui.text.span import Span


def coverage_of(**texts: str) -> Coverage:
    """Article id → text, of one paragraph each."""
    return Coverage(
        "", tuple(Article(name, name, "", "", "", "", text, (Span(0, len(text)),), ()) for name, text in texts.items())
    )


def at(coverage: Coverage, article: str, words: str) -> Passage:
    start = coverage.article(article).text.index(words)
    return Passage(article, Span(start, start + len(words)))


def grouping_of(coverage: Coverage, *pairs: tuple[str, str, str, str], kind: MatchKind = MatchKind.EDITED) -> Grouping:
    """pairs: article, words, other article, words. Each is a group of its own."""
    matches = []
    groups = []
    for number, (left, words, right, other) in enumerate(pairs):
        match = Match(f"m{number}", at(coverage, left, words), at(coverage, right, other), 80, kind, "")
        matches.append(match)
        groups.append(MatchGroup(f"g{number}", (match.left, match.right), 80, kind))
    return Grouping(tuple(groups), tuple(matches), {f"m{number}": f"g{number}" for number in range(len(matches))})


def quote_of(
    coverage: Coverage,
    article: str,
    *words: str,
    speaker: str | None = None,
    speaker_text: str = "",
    kind: QuoteKind = QuoteKind.DIRECT,
    zone: ZoneKind = ZoneKind.BODY,
) -> Quote:
    parts = tuple(at(coverage, article, part).span for part in words)
    text = speaker_text or speaker or ""
    return Quote(f"{article}:{parts[0].start}", article, parts, kind, speaker, text, None, None, Rule.NOBODY, zone)


def mentions_of(*quotes: Quote, people: tuple[Person, ...] = (), mentions: tuple[Mention, ...] = ()) -> MentionSet:
    said = tuple(quote for quote in quotes if quote.kind is not QuoteKind.INDIRECT)
    reported = tuple(quote for quote in quotes if quote.kind is QuoteKind.INDIRECT)
    return MentionSet(people, mentions, said, reported)


def mention_of(coverage: Coverage, person: str, article: str, words: str, zone: ZoneKind = ZoneKind.BODY) -> Mention:
    return Mention(person, at(coverage, article, words), MentionForm.FULL, zone)


def presence_of(coverage: Coverage, *matches: Match) -> Presence:
    """Return the presence for articles in which nothing comes close, but for these matches."""
    ids = tuple(article.id for article in coverage.articles)
    return Presence(MatchSet(ids, matches, load_settings().matching.groups))
