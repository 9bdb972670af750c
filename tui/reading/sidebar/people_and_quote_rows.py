"""Builds the sidebar rows of people, their mentions, speakers and quotes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tui.articles.model import ASIDE, Article, Coverage, ZoneKind
from tui.mentions.model import Mention, MentionSet, Person, Quote, QuoteKind
from tui.reading.place.speech_stops import quote_stop, report_stop
from tui.reading.quotes.group_cache import QuoteGroups
from tui.reading.quotes.quoted_speakers import (
    UNATTRIBUTED,
    SpeakerKey,
    WordsBySpeaker,
    doubt_of,
    quoted_words,
    sole_article,
    sole_article_with_count,
)
from tui.reading.sidebar.row import SidebarRow, SidebarRowKind, differences_in_row, quote_text
from tui.reading.status.attribution import assessment_text
from tui.reading.status.line import IN_ZONE
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span

if TYPE_CHECKING:  # slow import: the text is painted first
    from tui.reading.quotes.quote_groups import QuoteGroup, Wording

CONTEXT_BEFORE_CHARACTERS = 14
"""Number of characters before a name in its row."""
CONTEXT_AFTER_CHARACTERS = 90
"""Number of characters after a name in its row; the screen cuts them to its width."""
ALIASES_MAX = 3
"""Maximum number of aliases in a person's details."""

REPORTED = "reported: "
TRANSLATED = "translated: "
"""Prefix of speech quoted in translation."""


def people_rows(coverage: Coverage, mentions: MentionSet) -> tuple[SidebarRow, ...]:
    """Return a row per person, most mentioned first; people named only in bylines, teasers and tails come last."""
    articles_by_person: dict[str, list[str]] = defaultdict(list)
    aside_zones: dict[str, ZoneKind] = {}
    for mention in mentions.mentions:
        if mention.zone not in ASIDE:
            articles_by_person[mention.person].append(mention.passage.article)
        else:
            aside_zones.setdefault(mention.person, mention.zone)
    in_account: list[SidebarRow] = []
    aside: list[SidebarRow] = []
    for person in mentions.people:
        counts = _counts_by_article(coverage.articles, articles_by_person[person.id])
        faint = not any(counts)
        entries = aside if faint else in_account
        entries.append(
            SidebarRow(
                SidebarRowKind.PERSON,
                person.id,
                person.name,
                counts=counts,
                unit=IN_ZONE.get(aside_zones.get(person.id, ZoneKind.BODY), "") if faint else "",
                only_article=sole_article_with_count(coverage, counts),
                faint=faint,
                person=person.id,
                has_children=True,
                search_text=" ".join(person.aliases),
            )
        )
    return (*in_account, *aside)


def person_detail_rows(
    coverage: Coverage, mentions: MentionSet, person_id: str, groups: QuoteGroups | None
) -> Iterator[SidebarRow]:
    """Yield a row with the details of a person, then a row per mention; nothing for an unknown person.

    groups: the quote groups used to count each outlet's quoted words; None omits the counts.
    """
    person = next((person for person in mentions.people if person.id == person_id), None)
    if person is None:
        return
    key = (person.id, "")
    quotes = [quote for quote in mentions.quotes if groups.speaker_of(quote) == key] if groups else []
    yield from _details(person, quoted_words(coverage, quotes, lambda _: key).get(key))
    for mention in mentions.mentions:
        if mention.person == person.id:
            yield mention_row(coverage, mention)


def _details(person: Person, quoted_words: WordsBySpeaker | None) -> Iterator[SidebarRow]:
    parts = [f"quoted {'·'.join(map(str, quoted_words.words))} words"] if quoted_words else []
    parts += person.roles[:1]
    if person.aliases:
        parts.append(f"also {', '.join(person.aliases[:ALIASES_MAX])}")
    if parts:
        yield SidebarRow(SidebarRowKind.ABOUT, person.id, " · ".join(parts), faint=True, person=person.id)


def quote_rows(
    coverage: Coverage,
    mentions: MentionSet,
    groups: QuoteGroups,
    *,
    has_matches: bool = True,
    with_reported: bool = False,
) -> tuple[SidebarRow, ...]:
    """Return a heading per speaker, most quoted first, followed by a row per quote group; unattributed ones come last.

    has_matches: False if the articles have not been compared yet, in which case no quote is marked as one outlet's
    alone. with_reported: True to list reported speech that no outlet quotes.
    """
    quotes_by_id = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}
    listed_groups = [group for group in groups.groups if with_reported or any(map(_is_quoted, group.wordings))]
    words = quoted_words(coverage, mentions.quotes, groups.speaker_of)
    names = {(person.id, ""): person.name for person in mentions.people}
    entries: list[SidebarRow] = []
    for key, speaker_groups in _by_speaker(listed_groups, words):
        only_article = sole_article(coverage, chain.from_iterable(group.articles for group in speaker_groups))
        counts = words[key].words if key in words else ()
        name = names.get(key) or speaker_groups[0].speaker_text or "unattributed"
        entries.append(
            SidebarRow(
                SidebarRowKind.SPEAKER,
                key[0],
                name,
                counts=counts,
                unit="words",
                only_article=only_article,
                faint=not any(counts),
                person=key[0],
            )
        )
        for group in speaker_groups:
            group_only = sole_article(coverage, group.articles) if has_matches and not only_article else ""
            articles = () if only_article else group.articles
            entries.append(_quote_row(coverage, mentions, group, quotes_by_id, articles, group_only))
    return tuple(entries)


def _is_quoted(wording: "Wording") -> bool:
    return bool(wording.quote) and wording.kind is not QuoteKind.INDIRECT


def _by_speaker(
    groups: "Iterable[QuoteGroup]", words: Mapping[SpeakerKey, WordsBySpeaker]
) -> "list[tuple[SpeakerKey, list[QuoteGroup]]]":
    """Return (speaker, groups), most quoted words first; unattributed quotes come last."""
    by_speaker: dict[SpeakerKey, list[QuoteGroup]] = defaultdict(list)
    for group in groups:
        by_speaker[group.speaker].append(group)

    def sort_key(item: tuple[SpeakerKey, object]) -> tuple[bool, int]:
        key = item[0]
        return key == UNATTRIBUTED, -sum(words[key].words) if key in words else 0

    return sorted(by_speaker.items(), key=sort_key)


def _quote_row(
    coverage: Coverage,
    mentions: MentionSet,
    group: "QuoteGroup",
    quotes_by_id: Mapping[str, Quote],
    articles: tuple[str, ...],
    only_article: str,
) -> SidebarRow:
    ids = tuple(wording.quote for wording in group.wordings if wording.quote)
    quotes = [quotes_by_id[quote] for quote in ids]
    fullest = quotes_by_id[group.fullest.quote]
    other_wordings = (wording for wording in group.wordings if wording.quote != fullest.id)
    return SidebarRow(
        SidebarRowKind.QUOTE,
        group.id,
        quote_text(coverage.article(fullest.article).text, fullest.parts, fullest.kind),
        article=fullest.article,
        articles=articles,
        only_article=only_article,
        sureness=doubt_of(mentions, quotes),
        stop=quote_stop(fullest),
        faint=all(quote.zone in ASIDE or not quote.kind.is_speech for quote in quotes),
        has_children=len(group.wordings) > 1,
        search_text=" ".join(quote_text(coverage.article(w.article).text, w.parts, w.kind) for w in other_wordings),
        person=group.speaker[0],
        quotes=ids,
    )


def quote_wording_rows(coverage: Coverage, mentions: MentionSet, group: "QuoteGroup") -> Iterator[SidebarRow]:
    """Yield a row per wording of a quote, with the words that differ from the other wordings.

    If no attribution is sure, a row before them says how sure the speaker is and why.
    """
    from tui.reading.quotes.quote_groups import differences

    quotes_by_id = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}
    quotes = [quotes_by_id[wording.quote] for wording in group.wordings if wording.quote]
    if doubt_of(mentions, quotes):
        surest = mentions.surest(quotes)
        text = coverage.article(surest.article).text
        reason = assessment_text(surest, mentions.sureness(surest), text)
        yield SidebarRow(SidebarRowKind.ABOUT, group.id, reason, faint=True, person=group.speaker[0])
    for wording, wording_differences in zip(group.wordings, differences(coverage, group), strict=True):
        quote = quotes_by_id.get(wording.quote)
        lead = TRANSLATED if wording.is_translated else ""
        lead += REPORTED if wording.kind is QuoteKind.INDIRECT else ""
        yield SidebarRow(
            SidebarRowKind.WORDING,
            wording.quote or group.id,
            quote_text(coverage.article(wording.article).text, wording.parts, wording.kind, lead),
            article=wording.article,
            differences=differences_in_row(wording.parts, wording.kind, wording_differences, lead),
            stop=quote_stop(quote) if quote else report_stop(wording),
            person=(quote.speaker or "") if quote else group.speaker[0],
            quotes=(wording.quote,) if quote else (),
        )


def _counts_by_article(articles: Sequence[Article], ids: Iterable[str]) -> tuple[int, ...]:
    counts = Counter(ids)
    return tuple(counts[article.id] for article in articles)


def mention_row(coverage: Coverage, mention: Mention) -> SidebarRow:
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
    return SidebarRow(
        SidebarRowKind.MENTION,
        mention.person,
        text[start:end].replace("\n", " "),
        article=mention.passage.article,
        name_span=Span(span.start - start, span.end - start),
        stop=Stop(StopKind.MENTION, mention.passage, mention.person),
        faint=mention.zone in ASIDE,
        person=mention.person,
    )
