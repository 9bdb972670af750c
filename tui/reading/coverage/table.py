"""The coverage table: which article reports which quote, passage, person and number."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.articles.model import ASIDE, Coverage, Passage, ZoneKind
from tui.matching.model import MatchGroup, MatchKind
from tui.mentions.model import Mention, MentionSet, Person, QuoteKind
from tui.reading.coverage.number_mentions import (
    NumberMention,
    bare_value,
    bare_values,
    describe_number,
    number_mentions,
)
from tui.reading.coverage.number_rows import numbers_by_thing
from tui.reading.coverage.row import SAME_WORDS, CoverageCell, CoverageRow, RowKind, missing_outlets
from tui.reading.coverage.same_words import SameWords
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.match_kinds import POSSIBLE_SIGN, kind_at
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.partial_matches import PartialMatchIndex
from tui.reading.place.presence import Presence
from tui.reading.quotes.quote_groups import QuoteGroup, Wording, quote_groups
from tui.reading.quotes.quote_line import quote_text
from tui.reading.quotes.quoted_speakers import QUOTED_KINDS, doubt_of, in_doubt
from tui.reading.stops import Stop, StopKind
from tui.text.fold import fold_text
from tui.text.spaces import single_spaced

if TYPE_CHECKING:
    from tui.matching.find import MatchSet

TEXT_CHARACTERS_MAX = 240
"""Maximum length of a row's text, in characters; a longer one is cut with an ellipsis."""
_DISPLAY_ZONES = frozenset({ZoneKind.HEADLINE, ZoneKind.STANDFIRST, ZoneKind.CAPTION})


class CoverageOrder(StrEnum):
    SPREAD = "most outlets first"
    PLACE = "by place"
    KIND = "by kind"


def rows(
    coverage: Coverage,
    visible_groups: VisibleGroups,
    mentions: MentionSet,
    groups: Sequence[QuoteGroup],
    presence: Presence,
) -> tuple[CoverageRow, ...]:
    """Return a row for every quote, passage, person and number of the accounts, in this order."""
    partial_matches = PartialMatchIndex(visible_groups.grouping, groups)
    builder = _TableBuilder(coverage, visible_groups, mentions, partial_matches, presence)
    return (
        *builder.quotes(groups),
        *map(builder.passage, visible_groups.groups),
        *builder.people(),
        *builder.numbers(),
    )


def rows_of_matches(
    coverage: Coverage, matches: "MatchSet", cutoff_score: float, mentions: MentionSet
) -> tuple[CoverageRow, ...]:
    """Return the rows as `rows` does, from the engines' results at a cutoff from 0 to 100."""
    grouping = matches.at(cutoff_score)
    visible_groups = VisibleGroups(coverage, grouping, set(MatchKind) - {MatchKind.NAME}, Letters())
    groups = quote_groups(coverage, mentions, grouping)
    return rows(coverage, visible_groups, mentions, groups, Presence(matches))


def arrange_rows(
    table: Sequence[CoverageRow], kind: RowKind | None, query: str, order: CoverageOrder, outlets: Sequence[str] = ()
) -> list[CoverageRow]:
    """Return the rows of a kind (None: all) that contain every word of a query, in any case and accents, sorted.

    outlets: their names, in pane order; with them, a query also finds text such as “only in RT”.
    """
    words = fold_text(query).split()
    of_kind = [row for row in table if kind in (None, row.kind)]
    missing_texts = [missing_outlets(row, outlets, verbose=False) if words and outlets else "" for row in of_kind]
    searched = [f"{row.search_text} {fold_text(text)}" for row, text in zip(of_kind, missing_texts, strict=True)]
    matches = [row for row, text in zip(of_kind, searched, strict=True) if all(word in text for word in words)]
    kinds = list(RowKind)
    keys: Mapping[CoverageOrder, Callable[[CoverageRow], tuple[object, ...]]] = {
        CoverageOrder.SPREAD: lambda row: (-row.spread, row.place),
        CoverageOrder.PLACE: lambda row: row.place,
        CoverageOrder.KIND: lambda row: (kinds.index(row.kind), -row.spread, row.place),
    }
    return sorted(matches, key=keys[order])


class _TableBuilder:
    def __init__(
        self,
        coverage: Coverage,
        visible_groups: VisibleGroups,
        mentions: MentionSet,
        partial_matches: PartialMatchIndex,
        presence: Presence,
    ) -> None:
        self._articles = {article.id: article for article in coverage.articles}
        self._visible_groups = visible_groups
        self._mentions = mentions
        self._names = {person.id: person.name for person in mentions.people}
        self._quotes = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}
        self._partial_matches = partial_matches
        self._presence = presence
        self._words = SameWords(coverage.articles)

    def quotes(self, groups: Sequence[QuoteGroup]) -> Iterator[CoverageRow]:
        """Yield the rows of quotes, without titles, scare quotes, and speech that no outlet quotes."""
        for group in groups:
            wordings = [wording for wording in group.wordings if self._zone(wording) not in ASIDE]
            if not any(wording.quote and wording.kind in QUOTED_KINDS for wording in wordings):
                continue
            fullest = group.fullest
            text = quote_text(self._articles[fullest.article].text, fullest.parts, fullest.kind)
            name = self._names.get(group.speaker[0]) or group.speaker_text
            quotes = [self._quotes[wording.quote] for wording in group.wordings if wording.quote]
            speaker = in_doubt(name, doubt_of(self._mentions, quotes))
            by_article: defaultdict[str, list[Wording]] = defaultdict(list)
            for wording in wordings:
                by_article[wording.article].append(wording)
            cells = {article: self._quote_cell(in_article) for article, in_article in by_article.items()}
            cells |= self._same_words(fullest, cells)
            passages = [wording.passage for wording in wordings]
            sharing = self._partial_matches.articles_sharing(passages, same_length=True)
            yield self._row(RowKind.QUOTE, group.id, text, speaker, cells, sharing, *self._may_have(passages))

    def _same_words(self, wording: Wording, cells: Collection[str]) -> Mapping[str, CoverageCell]:
        """Return cells for further articles in which the words of a quotation stand without its marks."""
        if len(wording.parts) > 1:
            return {}
        words = wording.parts[0].slice(self._articles[wording.article].text)
        stops = {article: self._words.stop(article, words) for article in self._articles if article not in cells}
        return {article: CoverageCell(SAME_WORDS, stop) for article, stop in stops.items() if stop is not None}

    def _quote_cell(self, wordings: Sequence[Wording]) -> CoverageCell:
        forms = []
        for wording in wordings:
            zone = self._zone(wording)
            form = (
                "reported"
                if wording.kind is QuoteKind.INDIRECT
                else "in marks"
                if not wording.kind.is_speech
                else "quote"
            )
            forms.append(str(zone) if zone in _DISPLAY_ZONES else form)
        first = max(wordings, key=lambda wording: bool(wording.quote))
        stop = (
            Stop(StopKind.QUOTE, first.passage, first.quote)
            if first.quote
            else Stop(StopKind.PASSAGE, first.passage, first.group)
        )
        return CoverageCell(_join_forms(forms), stop)

    def _zone(self, wording: Wording) -> ZoneKind:
        return self._articles[wording.article].zone_at(wording.parts[0].start)

    def passage(self, group: MatchGroup) -> CoverageRow:
        forms: defaultdict[str, list[str]] = defaultdict(list)
        stops: dict[str, Stop] = {}
        for passage in group.passages:
            stop = Stop(StopKind.PASSAGE, passage, group.id)
            zone = self._articles[passage.article].zone_at(passage.span.start)
            forms[passage.article].append(str(zone if zone in _DISPLAY_ZONES else kind_at(self._visible_groups, stop)))
            stops.setdefault(passage.article, stop)
        longest = max(self._visible_groups.surest(group), key=lambda passage: len(passage.span))
        text = longest.span.slice(self._articles[longest.article].text)
        cells = {article: CoverageCell(_join_forms(forms[article]), stop) for article, stop in stops.items()}
        sharing = self._partial_matches.articles_sharing(group.passages)
        similar = self._may_have(group.passages) if group.kind is not MatchKind.NAME else ()
        sign = POSSIBLE_SIGN if group.id in self._visible_groups.possible else ""
        label = f"{self._visible_groups.labels[group.id]}{sign}"
        return self._row(RowKind.PASSAGE, group.id, text, label, cells, sharing, *similar)

    def _may_have(self, passages: Sequence[Passage]) -> tuple[Set[str], ...]:
        """Return the ids of the articles that perhaps have the passages, and of all with something similar.

        Empty if every article has them.
        """
        if len({passage.article for passage in passages}) == len(self._articles):
            return ()
        presence = self._presence
        return presence.articles_that_perhaps_have(passages), presence.articles_that_may_have(passages)

    def people(self) -> Iterator[CoverageRow]:
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.mentions:
            if mention.zone not in ASIDE:
                mentions[mention.person].append(mention)
        for person in self._mentions.people:
            if person.id in mentions:
                yield self._person(person, mentions[person.id])

    def _person(self, person: Person, mentions: Sequence[Mention]) -> CoverageRow:
        counts = Counter(mention.passage.article for mention in mentions)
        cells: dict[str, CoverageCell] = {}
        for mention in mentions:
            article = mention.passage.article
            stop = Stop(StopKind.MENTION, mention.passage, person.id)
            cells.setdefault(article, CoverageCell(f"{counts[article]}×", stop))
        return self._row(RowKind.PERSON, person.id, person.name, person.roles[0] if person.roles else "", cells)

    def numbers(self) -> Iterator[CoverageRow]:
        """Yield a row for each thing counted by a number."""
        keys: Counter[str] = Counter()
        values = {article.id: bare_values(article, number_mentions(article)) for article in self._articles.values()}
        for meaning, by_article in numbers_by_thing(list(self._articles.values())):
            places = [(article, number) for article, numbers in by_article.items() for number in numbers]
            first = next(((article, number) for article, number in places if number.is_notable), None)
            if first is None:
                continue
            keys[meaning] += 1
            key = meaning if keys[meaning] == 1 else f"{meaning} ({keys[meaning]})"
            cells = {article: self._number_cell(article, numbers) for article, numbers in by_article.items()}
            text = describe_number(self._articles[first[0]], first[1])
            may_have = {article for article, given in values.items() if bare_value(meaning) in given}
            yield self._row(RowKind.NUMBER, key, text, "", cells, may_have=may_have)

    def _number_cell(self, article: str, numbers: Sequence[NumberMention]) -> CoverageCell:
        digits = single_spaced(numbers[0].span.slice(self._articles[article].text))
        times = f" {len(numbers)}×" if len(numbers) > 1 else ""
        return CoverageCell(digits + times, Stop(StopKind.HIT, Passage(article, numbers[0].span), digits))

    def _row(
        self,
        kind: RowKind,
        key: str,
        text: str,
        note: str,
        cells: Mapping[str, CoverageCell],
        sharing: Set[str] = frozenset(),
        may_have: Set[str] = frozenset(),
        similar: Set[str] = frozenset(),
    ) -> CoverageRow:
        """Return one row.

        Article ids: sharing: those that have it in any row. may_have: those that perhaps have it. similar: those with
        anything similar.
        """
        text = single_spaced(text)
        if len(text) > TEXT_CHARACTERS_MAX:
            text = text[: TEXT_CHARACTERS_MAX - 1].rstrip() + "…"
        in_other_words = frozenset(
            pane for pane, article in enumerate(self._articles) if article in sharing and article not in cells
        )
        uncertain = frozenset(
            pane
            for pane, article in enumerate(self._articles)
            if article in may_have and article not in cells and pane not in in_other_words
        )
        close = in_other_words | uncertain
        faint = frozenset(
            pane
            for pane, article in enumerate(self._articles)
            if article in similar and article not in cells and pane not in close
        )
        in_order = tuple(map(cells.get, self._articles))
        searched = fold_text(f"{text} {note}")
        return CoverageRow(kind, key, text, note, in_order, searched, in_other_words, uncertain, faint)


def _join_forms(forms: Sequence[str]) -> str:
    """Return the forms with their counts: “headline, quote 2×”."""
    return ", ".join(f"{form} {count}×" if count > 1 else form for form, count in Counter(forms).items())
