"""The outline beside the text: people and quotes as a list of entries, each of which leads somewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.mentions.model import Mention, MentionSet, Person, Quote, QuoteKind
from tui.reading.entries import Entry, EntryKind, marks_in, quote_text
from tui.reading.speakers import UNATTRIBUTED, Quoted, SpeakerKey, only_counted, only_in, quoted
from tui.reading.tour import Stop, StopKind
from tui.text.span import Span

if TYPE_CHECKING:  # the text is painted before anything that finds is loaded
    from tui.reading.quote_groups import QuoteGroup, Wording

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


def people(coverage: Coverage, mentions: MentionSet, opened: str = "") -> tuple[Entry, ...]:
    """A heading per person, most mentioned first; below the opened one, what is known of it and a row per mention."""
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
        entries.append(
            Entry(
                EntryKind.PERSON,
                person.id,
                person.name,
                counts=counts,
                only=only_counted(coverage, counts),
                faint=faint,
                open=is_open,
                person=person.id,
                more=" ".join(person.aliases),
            )
        )
        if is_open:
            entries += _about(person, quoted(coverage, mentions).get((person.id, "")))
            entries += (mention_entry(coverage, mention) for mention in named)
    return (*told, *aside)


def _about(person: Person, said: Quoted | None) -> Iterable[Entry]:
    parts = [f"quoted {'·'.join(map(str, said.words))} words"] if said else []
    parts += person.roles[:1]
    if person.aliases:
        parts.append(f"also {', '.join(person.aliases[:ALIASES_TOLD])}")
    if parts:
        yield Entry(EntryKind.ABOUT, person.id, " · ".join(parts), faint=True, person=person.id)


def quotes(
    coverage: Coverage,
    mentions: MentionSet,
    groups: "Sequence[QuoteGroup]",
    opened: str = "",
    *,
    compared: bool = True,
    with_indirect: bool = False,
) -> tuple[Entry, ...]:
    """A heading per speaker, most quoted first, and below it a row per quote group; without a speaker come last.

    opened: the id of the group below which each outlet's wording stands. compared: whether the groups were made of
    what the articles share; before that nobody can say that only one has a quote. with_indirect: whether reported
    speech that no outlet quotes is listed, too.
    """
    known = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}
    shown = [group for group in groups if with_indirect or any(_is_quoted(w) for w in group.wordings)]
    speaker_of = {w.quote: group.speaker for group in groups for w in group.wordings if w.quote}
    words = quoted(coverage, mentions, lambda quote: speaker_of[quote.id])
    names = {(person.id, ""): person.name for person in mentions.people}
    entries: list[Entry] = []
    for key, said in _by_speaker(shown, words):
        only = only_in(coverage, (article for group in said for article in group.articles))
        counts = words[key].words if key in words else ()
        name = names.get(key) or said[0].speaker_text or "unattributed"
        entries.append(
            Entry(
                EntryKind.SPEAKER,
                key[0],
                name,
                counts=counts,
                unit="words",
                only=only,
                faint=not any(counts),
                person=key[0],
            )
        )
        for group in said:
            group_only = only_in(coverage, group.articles) if compared and not only else ""
            articles = () if only else group.articles
            entries.append(_group_entry(coverage, group, known, articles, group_only, is_open=group.id == opened))
            if entries[-1].open:
                entries += _wording_entries(coverage, group, known)
    return tuple(entries)


def _is_quoted(wording: "Wording") -> bool:
    return bool(wording.quote) and wording.kind is not QuoteKind.INDIRECT


def _by_speaker(
    groups: "Iterable[QuoteGroup]", words: Mapping[SpeakerKey, Quoted]
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
    coverage: Coverage, group: "QuoteGroup", known: Known, articles: tuple[str, ...], only: str, *, is_open: bool
) -> Entry:
    said = tuple(wording.quote for wording in group.wordings if wording.quote)
    shown = known[group.fullest.quote]
    has_more = len(group.wordings) > 1
    others = (w for w in group.wordings if w.quote != shown.id)
    return Entry(
        EntryKind.QUOTE,
        group.id,
        quote_text(coverage.article(shown.article).text, shown.parts, shown.kind),
        article=shown.article,
        articles=articles,
        only=only,
        stop=quote_stop(shown),
        faint=all(known[quote].zone in ASIDE or known[quote].kind in FAINT for quote in said),
        open=is_open and has_more,
        has_more=has_more,
        more=" ".join(quote_text(coverage.article(w.article).text, w.parts, w.kind) for w in others),
        person=group.speaker[0],
        quotes=said,
    )


def _wording_entries(coverage: Coverage, group: "QuoteGroup", known: Known) -> Iterable[Entry]:
    from tui.reading.quote_groups import differences

    for wording, differing in zip(group.wordings, differences(coverage, group), strict=True):
        quote = known.get(wording.quote)
        lead = REPORTED if wording.kind is QuoteKind.INDIRECT else ""
        yield Entry(
            EntryKind.WORDING,
            wording.quote or group.id,
            quote_text(coverage.article(wording.article).text, wording.parts, wording.kind, lead),
            article=wording.article,
            differs=marks_in(wording.parts, wording.kind, differing, lead),
            stop=quote_stop(quote) if quote else _report_stop(wording),
            person=(quote.speaker or "") if quote else group.speaker[0],
            quotes=(wording.quote,) if quote else (),
        )


def _per_article(articles: Sequence[Article], ids: Iterable[str]) -> tuple[int, ...]:
    counts = Counter(ids)
    return tuple(counts[article.id] for article in articles)


def mention_entry(coverage: Coverage, mention: Mention) -> Entry:
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
    return Entry(
        EntryKind.MENTION,
        mention.person,
        text[start:end].replace("\n", " "),
        article=mention.passage.article,
        mark=Span(span.start - start, span.end - start),
        stop=Stop(StopKind.MENTION, mention.passage, mention.person),
        faint=mention.zone in ASIDE,
        person=mention.person,
    )


def _report_stop(wording: "Wording") -> Stop:
    return Stop(StopKind.PASSAGE, wording.passage, wording.group)
