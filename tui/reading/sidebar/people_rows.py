"""Builds the sidebar rows of people and their mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tui.articles.model import ASIDE, Article, Coverage, ZoneKind
from tui.mentions.model import Mention, MentionSet, Person
from tui.reading.descriptions import IN_ZONE, description_parts
from tui.reading.quotes.group_cache import QuoteGroups
from tui.reading.quotes.quoted_speakers import quoted_words, sole_article_with_count
from tui.reading.sidebar.row import AboutEntry, MentionEntry, PersonEntry, SidebarRow
from tui.reading.status.line import SEPARATOR
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span

CONTEXT_BEFORE_CHARACTERS = 14
"""Number of characters before a name in its row."""
CONTEXT_AFTER_CHARACTERS = 90
"""Number of characters after a name in its row; the screen cuts them to its width."""


def people_rows(coverage: Coverage, mentions: MentionSet) -> tuple[PersonEntry, ...]:
    """Return a row per person, most mentioned first; people named only in bylines, teasers and tails come last."""
    articles_by_person: dict[str, list[str]] = defaultdict(list)
    aside_zones: dict[str, ZoneKind] = {}
    for mention in mentions.mentions:
        if mention.zone not in ASIDE:
            articles_by_person[mention.person].append(mention.passage.article)
        else:
            aside_zones.setdefault(mention.person, mention.zone)
    rows = [
        _person_row(coverage, person, articles_by_person[person.id], aside_zones.get(person.id, ZoneKind.BODY))
        for person in mentions.people
    ]
    return tuple(sorted(rows, key=lambda row: row.faint))


def _person_row(coverage: Coverage, person: Person, articles: Iterable[str], aside_zone: ZoneKind) -> PersonEntry:
    """Return the row of a person. articles: that of each mention in a story. aside_zone: the first one outside."""
    counts = _counts_by_article(coverage.articles, articles)
    faint = not any(counts)
    return PersonEntry(
        person.id,
        person.name,
        counts=counts,
        zone_text=IN_ZONE.get(aside_zone, "") if faint else "",
        only_article=sole_article_with_count(coverage, counts),
        faint=faint,
        person=person.id,
        has_children=True,
        search_text=" ".join(person.aliases),
    )


def person_detail_rows(
    coverage: Coverage, mentions: MentionSet, person_id: str, groups: QuoteGroups | None
) -> Iterator[SidebarRow]:
    """Yield a row with the details of a person, then a row per mention; nothing for an unknown person.

    groups: the quote groups used to count each outlet's quoted words; None omits the counts.
    """
    person = next((person for person in mentions.people if person.id == person_id), None)
    if person is None:
        return
    details = [*_quoted_words_text(coverage, mentions, person, groups), *description_parts(person)]
    if details:
        yield AboutEntry(person.id, SEPARATOR.join(details), faint=True, person=person.id)
    for mention in mentions.mentions:
        if mention.person == person.id:
            yield mention_row(coverage, mention)


def _quoted_words_text(
    coverage: Coverage, mentions: MentionSet, person: Person, groups: QuoteGroups | None
) -> Iterator[str]:
    """Yield the numbers of a person's quoted words in each article, such as “quoted 7·6·0 words”, if there are any."""
    key = (person.id, "")
    quotes = [quote for quote in mentions.quotes if groups.speaker_of(quote) == key] if groups else []
    for counts in quoted_words(coverage, quotes, lambda _: key).values():
        yield f"quoted {'·'.join(map(str, counts.words))} words"


def _counts_by_article(articles: Sequence[Article], ids: Iterable[str]) -> tuple[int, ...]:
    counts = Counter(ids)
    return tuple(counts[article.id] for article in articles)


def mention_row(coverage: Coverage, mention: Mention) -> MentionEntry:
    """Return the row for a mention: the name with the surrounding words, beginning at a whole word."""
    text = coverage.article(mention.passage.article).text
    span = mention.passage.span
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT_BEFORE_CHARACTERS)
    if start and text[start - 1].isalnum():  # begin at a word
        start = min(span.start, text.find(" ", start, span.start) + 1 or span.start)
    while text[start] == " " and start < span.start:
        start += 1
    line_end = text.find("\n", span.end)
    end = min(span.end + CONTEXT_AFTER_CHARACTERS, line_end if line_end >= 0 else len(text))
    return MentionEntry(
        mention.person,
        text[start:end].replace("\n", " "),
        article=mention.passage.article,
        name_span=Span(span.start - start, span.end - start),
        stop=Stop(StopKind.MENTION, mention.passage, mention.person),
        faint=mention.zone in ASIDE,
        person=mention.person,
    )
