"""Counts the quoted words of each speaker in each outlet, and finds what only one outlet has."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from tui.articles.model import ASIDE, Coverage
from tui.mentions.model import MentionSet, Person, Quote, QuoteKind
from tui.mentions.sureness import UNSURE, Sureness
from tui.text.names import fold_full_name
from tui.text.tokens import word_count

QUOTED_KINDS = frozenset({QuoteKind.DIRECT, QuoteKind.FRAGMENT})
"""Kinds of quote that give a speaker's own words, according to the outlet."""

SpeakerKey = tuple[str, str]
"""Key of a speaker: a person's id and "", or else "" and the folded words for the speaker.

Both are empty if the quote is unattributed.
"""

UNATTRIBUTED: SpeakerKey = ("", "")
SPEAKERS_DIFFER = "speakers differ"
"""Shown beside the speaker of a quote that two outlets give to two people."""


class WordsBySpeaker(Struct, frozen=True):
    """The numbers of a speaker's quoted words and quotes in each article, in pane order. Only the story counts."""

    words: tuple[int, ...]
    quotes: tuple[int, ...]


def speaker_key(quote: Quote) -> SpeakerKey:
    return (quote.speaker, "") if quote.speaker else ("", fold_full_name(quote.speaker_text))


def doubt_of(mentions: MentionSet, quotes: Iterable[Quote]) -> str:
    """Return `likely` or `guessed` for the surest speaker of the quotes; empty if that one is sure or unknown.

    Return “speakers differ” if the outlets name several people.
    """
    quotes = tuple(quotes)
    if len({quote.speaker for quote in quotes if quote.speaker}) > 1:
        return SPEAKERS_DIFFER
    levels = {mentions.sureness(quote) for quote in quotes}
    return next((doubt.value for doubt in UNSURE if doubt in levels), "") if Sureness.SURE not in levels else ""


def in_doubt(speaker: str, doubt: str) -> str:
    """Return a speaker with any doubt in brackets: “Ann (likely)”."""
    return f"{speaker} ({doubt})" if speaker and doubt else speaker


def name_words(person: Person) -> frozenset[str]:
    """Return the folded words of a person's names and roles."""
    return frozenset(fold_full_name(" ".join((person.name, *person.aliases, *person.roles))).split())


def quoted_words(
    coverage: Coverage, quotes: Iterable[Quote], speaker_of: Callable[[Quote], SpeakerKey] = speaker_key
) -> dict[SpeakerKey, WordsBySpeaker]:
    """Map each quoted speaker to the numbers of words and quotes. Reported speech and scare quotes do not count."""
    numbers = {article.id: number for number, article in enumerate(coverage.articles)}
    texts = [article.text for article in coverage.articles]
    counts: defaultdict[SpeakerKey, tuple[list[int], list[int]]] = defaultdict(
        lambda: ([0] * len(texts), [0] * len(texts))
    )
    for quote in quotes:
        if quote.kind in QUOTED_KINDS and quote.zone not in ASIDE:
            word_counts, quote_counts = counts[speaker_of(quote)]
            number = numbers[quote.article]
            word_counts[number] += sum(word_count(texts[number], part.start, part.end) for part in quote.parts)
            quote_counts[number] += 1
    return {key: WordsBySpeaker(tuple(words), tuple(quotes)) for key, (words, quotes) in counts.items()}


def sole_article(coverage: Coverage, articles: Iterable[str]) -> str:
    """Return the id of the only article among these; empty if there are several or none, or only one is open."""
    article_ids = set(articles)
    return next(iter(article_ids)) if len(article_ids) == 1 and len(coverage.articles) > 1 else ""


def sole_article_with_count(coverage: Coverage, counts: Sequence[int]) -> str:
    """Return the id of the only article with a count above 0, as `sole_article` does. counts: in pane order."""
    return sole_article(
        coverage, (article.id for article, count in zip(coverage.articles, counts, strict=True) if count)
    )
