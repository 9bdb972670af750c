"""The outline beside the text: people and quotes as a list of entries, each of which leads somewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tui.articles.model import ASIDE, Article, Coverage
from tui.mentions.model import Mention, MentionSet, Person, Quote, QuoteKind
from tui.mentions.sureness import DOUBTED, Sureness
from tui.reading.place.speech_stops import quote_stop, report_stop
from tui.reading.quotes.group_cache import QuoteGroups
from tui.reading.quotes.quoted_speakers import (
    UNATTRIBUTED,
    QuotedWords,
    SpeakerKey,
    only_counted,
    only_in,
    quoted_words,
)
from tui.reading.sidebar.row import SidebarRow, SidebarRowKind, difference_marks, quote_text
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span

if TYPE_CHECKING:  # the text is painted before anything that finds is loaded
    from tui.reading.quotes.quote_groups import QuoteGroup, Wording

BEFORE_CHARACTERS = 14
"""Context shown before a name in its row."""
AFTER_CHARACTERS = 90
"""Context shown after it; the screen cuts it to its width."""
ALIASES_TOLD = 3

REPORTED = "reported: "
"""Before a wording that is the outlet's own."""

FAINT = frozenset({QuoteKind.SCARE, QuoteKind.TITLE})
"""Quotation marks that are nobody's speech: shown, but faded."""


Known = Mapping[str, Quote]
"""Quotes by id."""


def people_rows(coverage: Coverage, mentions: MentionSet) -> tuple[SidebarRow, ...]:
    """A row per person, most mentioned first; whom only bylines and teasers name come last."""
    by_person: dict[str, list[str]] = defaultdict(list)
    for mention in mentions.mentions:
        if mention.zone not in ASIDE:
            by_person[mention.person].append(mention.passage.article)
    told: list[SidebarRow] = []
    aside: list[SidebarRow] = []
    for person in mentions.people:
        counts = _per_article(coverage.articles, by_person[person.id])
        faint = not any(counts)
        entries = aside if faint else told
        entries.append(
            SidebarRow(
                SidebarRowKind.PERSON,
                person.id,
                person.name,
                counts=counts,
                only=only_counted(coverage, counts),
                faint=faint,
                person=person.id,
                has_more=True,
                more=" ".join(person.aliases),
            )
        )
    return (*told, *aside)


def person_detail_rows(
    coverage: Coverage, mentions: MentionSet, person_id: str, groups: QuoteGroups | None
) -> Iterator[SidebarRow]:
    """What is known of somebody, and a row per mention. groups: by which it is counted how much of the person each
    outlet quotes; without them nothing is said of it."""
    person = next((person for person in mentions.people if person.id == person_id), None)
    if person is None:
        return
    key = (person.id, "")
    said = [quote for quote in mentions.quotes if groups.speaker_of(quote) == key] if groups else []
    yield from _about(person, quoted_words(coverage, said, lambda _: key).get(key))
    for mention in mentions.mentions:
        if mention.person == person.id:
            yield mention_row(coverage, mention)


def _about(person: Person, said: QuotedWords | None) -> Iterator[SidebarRow]:
    parts = [f"quoted {'·'.join(map(str, said.words))} words"] if said else []
    parts += person.roles[:1]
    if person.aliases:
        parts.append(f"also {', '.join(person.aliases[:ALIASES_TOLD])}")
    if parts:
        yield SidebarRow(SidebarRowKind.ABOUT, person.id, " · ".join(parts), faint=True, person=person.id)


def quote_rows(
    coverage: Coverage,
    mentions: MentionSet,
    groups: QuoteGroups,
    *,
    compared: bool = True,
    with_reported: bool = False,
) -> tuple[SidebarRow, ...]:
    """A heading per speaker, most quoted first, and below it a row per quote group; without a speaker come last.

    compared: whether the groups were made of what the articles share; before that nobody can say that only one has a
    quote. with_reported: whether reported speech that no outlet quotes is listed, too.
    """
    known = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}
    shown = [group for group in groups.groups if with_reported or any(map(_is_quoted, group.wordings))]
    words = quoted_words(coverage, mentions.quotes, groups.speaker_of)
    names = {(person.id, ""): person.name for person in mentions.people}
    entries: list[SidebarRow] = []
    for key, said in _by_speaker(shown, words):
        having = [group.articles for group in said]
        only = only_in(coverage, chain.from_iterable(having))
        counts = words[key].words if key in words else ()
        name = names.get(key) or said[0].speaker_text or "unattributed"
        entries.append(
            SidebarRow(
                SidebarRowKind.SPEAKER,
                key[0],
                name,
                counts=counts,
                unit="words",
                only=only,
                faint=not any(counts),
                person=key[0],
            )
        )
        for group, articles in zip(said, having, strict=True):
            group_only = only_in(coverage, articles) if compared and not only else ""
            entries.append(_group_entry(coverage, mentions, group, known, () if only else articles, group_only))
    return tuple(entries)


def _is_quoted(wording: "Wording") -> bool:
    return bool(wording.quote) and wording.kind is not QuoteKind.INDIRECT


def _by_speaker(
    groups: "Iterable[QuoteGroup]", words: Mapping[SpeakerKey, QuotedWords]
) -> "list[tuple[SpeakerKey, list[QuoteGroup]]]":
    """Most quoted first; what nobody could be named for comes last."""
    by_speaker: dict[SpeakerKey, list[QuoteGroup]] = defaultdict(list)
    for group in groups:
        by_speaker[group.speaker].append(group)

    def weight(item: tuple[SpeakerKey, object]) -> tuple[bool, int]:
        key = item[0]
        return key == UNATTRIBUTED, -sum(words[key].words) if key in words else 0

    return sorted(by_speaker.items(), key=weight)


def _group_entry(
    coverage: Coverage, mentions: MentionSet, group: "QuoteGroup", known: Known, articles: tuple[str, ...], only: str
) -> SidebarRow:
    said = tuple(wording.quote for wording in group.wordings if wording.quote)
    shown = known[group.fullest.quote]
    others = (w for w in group.wordings if w.quote != shown.id)
    return SidebarRow(
        SidebarRowKind.QUOTE,
        group.id,
        quote_text(coverage.article(shown.article).text, shown.parts, shown.kind),
        article=shown.article,
        articles=articles,
        only=only,
        sureness=_doubt(mentions, [known[quote] for quote in said]),
        stop=quote_stop(shown),
        faint=all(known[quote].zone in ASIDE or known[quote].kind in FAINT for quote in said),
        has_more=len(group.wordings) > 1,
        more=" ".join(quote_text(coverage.article(w.article).text, w.parts, w.kind) for w in others),
        person=group.speaker[0],
        quotes=said,
    )


def _doubt(mentions: MentionSet, said: Iterable[Quote]) -> str:
    """How far to trust who said it, by the quote whose speaker is surest; empty where that is sure, or unknown."""
    found = {mentions.sureness(quote) for quote in said}
    return next((str(doubt) for doubt in DOUBTED if doubt in found), "") if Sureness.SURE not in found else ""


def quote_wording_rows(coverage: Coverage, mentions: MentionSet, group: "QuoteGroup") -> Iterator[SidebarRow]:
    """A row per wording, with what in it is otherwise elsewhere."""
    from tui.reading.quotes.quote_groups import differences

    known = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}
    for wording, differing in zip(group.wordings, differences(coverage, group), strict=True):
        quote = known.get(wording.quote)
        lead = REPORTED if wording.kind is QuoteKind.INDIRECT else ""
        yield SidebarRow(
            SidebarRowKind.WORDING,
            wording.quote or group.id,
            quote_text(coverage.article(wording.article).text, wording.parts, wording.kind, lead),
            article=wording.article,
            differs=difference_marks(wording.parts, wording.kind, differing, lead),
            stop=quote_stop(quote) if quote else report_stop(wording),
            person=(quote.speaker or "") if quote else group.speaker[0],
            quotes=(wording.quote,) if quote else (),
        )


def _per_article(articles: Sequence[Article], ids: Iterable[str]) -> tuple[int, ...]:
    counts = Counter(ids)
    return tuple(counts[article.id] for article in articles)


def mention_row(coverage: Coverage, mention: Mention) -> SidebarRow:
    """Where somebody is named, with the words around it."""
    text = coverage.article(mention.passage.article).text
    span = mention.passage.span
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - BEFORE_CHARACTERS)
    if start and text[start - 1].isalnum():  # begin at a word
        start = min(span.start, text.find(" ", start, span.start) + 1 or span.start)
    while text[start] == " " and start < span.start:
        start += 1
    line_end = text.find("\n", span.end)
    end = min(span.end + AFTER_CHARACTERS, line_end if line_end >= 0 else len(text))
    return SidebarRow(
        SidebarRowKind.MENTION,
        mention.person,
        text[start:end].replace("\n", " "),
        article=mention.passage.article,
        mark=Span(span.start - start, span.end - start),
        stop=Stop(StopKind.MENTION, mention.passage, mention.person),
        faint=mention.zone in ASIDE,
        person=mention.person,
    )
