"""Who is quoted, in which outlet, with how many words; and what one outlet alone has."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from tui.articles.model import ASIDE, Coverage
from tui.mentions.model import Person, Quote, QuoteKind
from tui.text.names import fold_full_name
from tui.text.tokens import word_count

QUOTED = frozenset({QuoteKind.DIRECT, QuoteKind.FRAGMENT})
"""Somebody's own words, as far as the outlet says."""

SpeakerKey = tuple[str, str]
"""A person's id and an empty text; for speakers who are no person, an empty id and the folded words that name them.
Both are empty where nobody could be named."""

UNATTRIBUTED: SpeakerKey = ("", "")


class QuotedWords(Struct, frozen=True):
    """How much somebody is quoted, per article in pane order. Bylines, teasers and tails do not count."""

    words: tuple[int, ...]
    quotes: tuple[int, ...]


def speaker_key(quote: Quote) -> SpeakerKey:
    return (quote.speaker, "") if quote.speaker else ("", fold_full_name(quote.speaker_text))


def called(person: Person) -> frozenset[str]:
    """The folded words of a person's names and roles."""
    return frozenset(fold_full_name(" ".join((person.name, *person.aliases, *person.roles))).split())


def quoted_words(
    coverage: Coverage, quotes: Iterable[Quote], speaker_of: Callable[[Quote], SpeakerKey] = speaker_key
) -> dict[SpeakerKey, QuotedWords]:
    """Everybody whose own words some article quotes. Indirect speech and marks of distance are not counted."""
    place = {article.id: number for number, article in enumerate(coverage.articles)}
    texts = [article.text for article in coverage.articles]
    counts: defaultdict[SpeakerKey, tuple[list[int], list[int]]] = defaultdict(
        lambda: ([0] * len(texts), [0] * len(texts))
    )
    for quote in quotes:
        if quote.kind in QUOTED and quote.zone not in ASIDE:
            words, times = counts[speaker_of(quote)]
            at = place[quote.article]
            words[at] += sum(word_count(texts[at], part.start, part.end) for part in quote.parts)
            times[at] += 1
    return {key: QuotedWords(tuple(words), tuple(times)) for key, (words, times) in counts.items()}


def only_in(coverage: Coverage, articles: Iterable[str]) -> str:
    """The one article of several that has it; empty where more have it, or none, or only one is open."""
    having = set(articles)
    return next(iter(having)) if len(having) == 1 and len(coverage.articles) > 1 else ""


def only_counted(coverage: Coverage, counts: Sequence[int]) -> str:
    """As `only_in`, from counts in pane order."""
    return only_in(coverage, (article.id for article, count in zip(coverage.articles, counts, strict=True) if count))
