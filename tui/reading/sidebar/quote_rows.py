"""Builds the sidebar rows of speakers, their quotes, and the wordings of a quote."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from tui.articles.model import ASIDE, Coverage
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.reading.place.speech_stops import quote_stop, report_stop
from tui.reading.quotes.group_cache import QuoteGroups
from tui.reading.quotes.quote_line import REPORTED, TRANSLATED, differences_in_quote_text, quote_text
from tui.reading.quotes.quoted_speakers import doubt_of, sole_article
from tui.reading.quotes.quotes_by_speaker import quotes_by_speaker
from tui.reading.sidebar.row import AboutEntry, QuoteEntry, SidebarRow, SpeakerEntry, WordingEntry
from tui.reading.status.attribution import assessment_text

if TYPE_CHECKING:  # slow import: the text is painted first
    from tui.reading.quotes.quote_groups import QuoteGroup


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
    quotes_by_id = _quotes_by_id(mentions)
    rows: list[SidebarRow] = []
    for speaker in quotes_by_speaker(coverage, mentions, groups, with_reported=with_reported):
        only_article = sole_article(coverage, chain.from_iterable(group.articles for group in speaker.groups))
        rows.append(
            SpeakerEntry(
                speaker.person,
                speaker.name,
                counts=speaker.words,
                only_article=only_article,
                faint=not any(speaker.words),
                person=speaker.person,
            )
        )
        for group in speaker.groups:
            group_only = sole_article(coverage, group.articles) if has_matches and not only_article else ""
            articles = () if only_article else group.articles
            rows.append(_quote_row(coverage, mentions, group, quotes_by_id, articles, group_only))
    return tuple(rows)


def _quotes_by_id(mentions: MentionSet) -> dict[str, Quote]:
    return {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}


def _quote_row(
    coverage: Coverage,
    mentions: MentionSet,
    group: "QuoteGroup",
    quotes_by_id: Mapping[str, Quote],
    articles: tuple[str, ...],
    only_article: str,
) -> QuoteEntry:
    ids = tuple(wording.quote for wording in group.wordings if wording.quote)
    quotes = [quotes_by_id[quote] for quote in ids]
    fullest = quotes_by_id[group.fullest.quote]
    other_wordings = (wording for wording in group.wordings if wording.quote != fullest.id)
    return QuoteEntry(
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

    quotes_by_id = _quotes_by_id(mentions)
    quotes = [quotes_by_id[wording.quote] for wording in group.wordings if wording.quote]
    if doubt_of(mentions, quotes):
        surest = mentions.surest(quotes)
        text = coverage.article(surest.article).text
        reason = assessment_text(surest, mentions.sureness(surest), text)
        yield AboutEntry(group.id, reason, faint=True, person=group.speaker[0])
    for wording, wording_differences in zip(group.wordings, differences(coverage, group), strict=True):
        quote = quotes_by_id.get(wording.quote)
        lead = TRANSLATED if wording.is_translated else ""
        lead += REPORTED if wording.kind is QuoteKind.INDIRECT else ""
        yield WordingEntry(
            wording.quote or group.id,
            quote_text(coverage.article(wording.article).text, wording.parts, wording.kind, lead),
            article=wording.article,
            differences=differences_in_quote_text(wording.parts, wording.kind, wording_differences, lead),
            stop=quote_stop(quote) if quote else report_stop(wording),
            person=(quote.speaker or "") if quote else group.speaker[0],
            quotes=(wording.quote,) if quote else (),
        )
