"""The outline beside the text: people and quotes as a list of entries, each of which leads somewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.mentions.model import Mention, MentionSet, Quote, QuoteKind
from tui.reading.tour import Stop, StopKind
from tui.text.span import Span

BEFORE_CHARACTERS = 14
"""Context shown before a name in its row."""
AFTER_CHARACTERS = 90
"""Context shown after it; the screen cuts it to its width."""

FAINT = frozenset({QuoteKind.SCARE, QuoteKind.TITLE})
"""Quotation marks that are nobody's speech: shown, but faded."""


class EntryKind(StrEnum):
    PERSON = "person"
    SPEAKER = "speaker"
    MENTION = "mention"
    QUOTE = "quote"


class Entry(Struct, frozen=True):
    """One row. Headings (a person, a speaker) hold the rows below them."""

    kind: EntryKind
    key: str
    """A person's id, or a quote's; empty for the heading of quotes that nobody could be given."""
    text: str
    counts: tuple[int, ...] = ()
    """Headings: how often, per article in pane order."""
    article: str = ""
    """Rows: the article's id."""
    mark: Span | None = None
    """Rows: where the name stands in `text`."""
    stop: Stop | None = None
    faint: bool = False
    """Not the outlet's own account (a byline, a teaser), or nobody's speech (a scare quote)."""
    open: bool = False
    """Headings: whether the rows below are shown."""


def mention_stops(mentions: MentionSet, person_id: str) -> tuple[Stop, ...]:
    """Where a person is named, in pane order; bylines and teasers only when there is nothing else."""
    named = [m for m in mentions.mentions if m.person == person_id]
    told = [m for m in named if m.zone not in ASIDE] or named
    return tuple(Stop(StopKind.MENTION, m.passage, person_id) for m in told)


def quote_stops(mentions: MentionSet) -> tuple[Stop, ...]:
    """Every quote of the accounts themselves, in pane order."""
    return tuple(quote_stop(q) for q in mentions.quotes if q.zone not in ASIDE)


def quote_stop(quote: Quote) -> Stop:
    return Stop(StopKind.QUOTE, Passage(quote.article, quote.span), quote.id)


def people(coverage: Coverage, mentions: MentionSet, opened: str | None = None) -> tuple[Entry, ...]:
    """A heading per person, most mentioned first; below the opened one, a row per mention."""
    by_person: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.mentions:
        by_person[mention.person].append(mention)
    told: list[Entry] = []
    aside: list[Entry] = []
    for person in mentions.people:
        named = by_person[person.id]
        counts = _per_article(coverage.articles, (m.passage.article for m in named if m.zone not in ASIDE))
        faint = not any(counts)
        entries = aside if faint else told
        is_open = person.id == opened
        entries.append(Entry(EntryKind.PERSON, person.id, person.name, counts, faint=faint, open=is_open))
        if is_open:
            entries += (_mention_entry(coverage, mention) for mention in named)
    return (*told, *aside)


def quotes(coverage: Coverage, mentions: MentionSet) -> tuple[Entry, ...]:
    """A heading per speaker, most quoted first, and below it the quotes; those without a speaker come last."""
    by_speaker: dict[str, list[Quote]] = defaultdict(list)
    for quote in mentions.quotes:
        by_speaker[quote.speaker or quote.speaker_text].append(quote)
    names = {person.id: person.name for person in mentions.people}

    def weight(item: tuple[str, list[Quote]]) -> tuple[bool, int]:
        key, said = item
        return key == "", -sum(q.zone not in ASIDE and q.kind not in FAINT for q in said)

    entries: list[Entry] = []
    for key, said in sorted(by_speaker.items(), key=weight):
        counts = _per_article(coverage.articles, (q.article for q in said if q.zone not in ASIDE))
        name = names.get(key, key) or "unattributed"
        entries.append(Entry(EntryKind.SPEAKER, key if key in names else "", name, counts, faint=not any(counts)))
        entries += (_quote_entry(coverage, quote) for quote in said)
    return tuple(entries)


def _per_article(articles: Sequence[Article], ids: Iterable[str]) -> tuple[int, ...]:
    counts = Counter(ids)
    return tuple(counts[article.id] for article in articles)


def _mention_entry(coverage: Coverage, mention: Mention) -> Entry:
    text = coverage.article(mention.passage.article).text
    span = mention.passage.span
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - BEFORE_CHARACTERS)
    if start and text[start - 1].isalnum():  # begin at a word
        start = min(span.start, text.find(" ", start, span.start) + 1 or span.start)
    while text[start] == " " and start < span.start:
        start += 1
    line_end = text.find("\n", span.end)
    end = min(span.end + AFTER_CHARACTERS, line_end if line_end >= 0 else len(text))
    return Entry(
        EntryKind.MENTION,
        mention.person,
        text[start:end],
        article=mention.passage.article,
        mark=Span(span.start - start, span.end - start),
        stop=Stop(StopKind.MENTION, mention.passage, mention.person),
        faint=mention.zone in ASIDE,
    )


def _quote_entry(coverage: Coverage, quote: Quote) -> Entry:
    text = coverage.article(quote.article).text
    words = " … ".join(part.slice(text).replace("\n", " ") for part in quote.parts)
    # An indirect quote has no marks of its own; every other one is shown in the house's.
    shown = words if quote.kind is QuoteKind.INDIRECT else f"“{words}”"
    return Entry(
        EntryKind.QUOTE,
        quote.id,
        shown,
        article=quote.article,
        stop=quote_stop(quote),
        faint=quote.zone in ASIDE or quote.kind in FAINT,
    )
