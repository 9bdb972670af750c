"""The coverage table: what the articles tell, and which of them have it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from enum import StrEnum

from msgspec import Struct

from tui.articles.model import ASIDE, Coverage, Passage, ZoneKind
from tui.matching.model import MatchGroup
from tui.mentions.model import Mention, MentionSet, Person, QuoteKind
from tui.reading.coverage.number_mentions import NumberMention, describe_number, number_mentions
from tui.reading.highlights.match_kinds import kind_at
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.partial_matches import PartialMatchIndex
from tui.reading.quotes.quote_groups import QuoteGroup, Wording
from tui.reading.sidebar.row import quote_text
from tui.reading.stops import Stop, StopKind
from tui.text.fold import fold_text
from tui.text.span import Span

TEXT_CHARACTERS_MAX = 240
"""Of a wording in its row."""
IN_OTHER_WORDS = "in other words or in part"
"""What an article has that has it in another row."""

_SET_OFF = frozenset({ZoneKind.HEADLINE, ZoneKind.STANDFIRST, ZoneKind.CAPTION})
_NOT_SAID = frozenset({QuoteKind.SCARE, QuoteKind.TITLE})


class RowKind(StrEnum):
    QUOTE = "quote"
    PASSAGE = "passage"
    PERSON = "person"
    FIGURE = "figure"


class CoverageOrder(StrEnum):
    SPREAD = "most outlets first"
    PLACE = "by place"
    KIND = "by kind"


class CoverageCell(Struct, frozen=True):
    """What one article has of it."""

    text: str
    """How often, or in what way: quote, reported, headline; of a number, as it is written."""
    stop: Stop


class CoverageRow(Struct, frozen=True):
    kind: RowKind
    key: str
    """Id of the group or the person; of a number what it comes to."""
    text: str
    note: str
    """Who speaks, a passage's letter; else empty."""
    cells: tuple[CoverageCell | None, ...]
    """Per article in pane order."""
    folded: str
    """What a filter looks in."""
    otherwise: frozenset[int] = frozenset()
    """Numbers of the articles that have no cell here, but the same in other words or in part, in another row."""

    @property
    def spread(self) -> int:
        """How many articles have it."""
        return sum(cell is not None for cell in self.cells)

    @property
    def place(self) -> tuple[int, Span]:
        """Where it stands first."""
        return next((number, cell.stop.passage.span) for number, cell in enumerate(self.cells) if cell is not None)


def rows(
    coverage: Coverage, shown: VisibleGroups, mentions: MentionSet, groups: Sequence[QuoteGroup]
) -> tuple[CoverageRow, ...]:
    """Every quote, passage, person and number of the accounts, in this order."""
    maker = _TableBuilder(coverage, shown, mentions, PartialMatchIndex(shown.grouping, groups))
    return (
        *maker.quotes(groups),
        *map(maker.passage, shown.groups),
        *maker.people(),
        *maker.figures(),
    )


def arrange_rows(
    table: Sequence[CoverageRow], kind: RowKind | None, query: str, order: CoverageOrder
) -> list[CoverageRow]:
    """The rows of a kind (None: all) that hold every word of a query, whatever its case and accents."""
    words = fold_text(query).split()
    found = [row for row in table if kind in (None, row.kind) and all(word in row.folded for word in words)]
    kinds = list(RowKind)
    keys: Mapping[CoverageOrder, Callable[[CoverageRow], tuple[object, ...]]] = {
        CoverageOrder.SPREAD: lambda row: (-row.spread, row.place),
        CoverageOrder.PLACE: lambda row: row.place,
        CoverageOrder.KIND: lambda row: (kinds.index(row.kind), -row.spread, row.place),
    }
    return sorted(found, key=keys[order])


def missing_outlets(row: CoverageRow, names: Sequence[str], *, found: bool = True) -> str:
    """“not found in RT”, or “found only in RT” where that is shorter; empty where it was found in all, be it in other
    words. names: of outlets, in pane order. found: whether to say so; else only “not in RT”."""
    having = [name for name, cell in zip(names, row.cells, strict=True) if cell is not None]
    lacking = [name for number, name in enumerate(names) if row.cells[number] is None and number not in row.otherwise]
    if not lacking:
        return ""
    if not row.otherwise and (len(having) < len(lacking) or len(having) == 1):
        return f"{'found ' if found else ''}only in {', '.join(having)}"
    return f"not {'found ' if found else ''}in {', '.join(lacking)}"


def cell_text(row: CoverageRow, number: int) -> str:
    """What an article has of it, in words; empty where nothing was found."""
    cell = row.cells[number]
    return cell.text if cell is not None else IN_OTHER_WORDS if number in row.otherwise else ""


class _TableBuilder:
    def __init__(
        self, coverage: Coverage, shown: VisibleGroups, mentions: MentionSet, otherwise: PartialMatchIndex
    ) -> None:
        self._articles = {article.id: article for article in coverage.articles}
        self._shown = shown
        self._mentions = mentions
        self._names = {person.id: person.name for person in mentions.people}
        self._otherwise = otherwise

    def quotes(self, groups: Sequence[QuoteGroup]) -> Iterator[CoverageRow]:
        """Without titles, marks of distance, and speech that is only reported."""
        for group in groups:
            told = [wording for wording in group.wordings if self._zone(wording) not in ASIDE]
            if not any(wording.quote and wording.kind not in {*_NOT_SAID, QuoteKind.INDIRECT} for wording in told):
                continue
            fullest = group.fullest
            text = quote_text(self._articles[fullest.article].text, fullest.parts, fullest.kind)
            speaker = self._names.get(group.speaker[0]) or group.speaker_text
            by_article: defaultdict[str, list[Wording]] = defaultdict(list)
            for wording in told:
                by_article[wording.article].append(wording)
            cells = {article: self._worded(wordings) for article, wordings in by_article.items()}
            having = self._otherwise.having((wording.passage for wording in told), same_length=True)
            yield self._row(RowKind.QUOTE, group.id, text, speaker, cells, having)

    def _worded(self, wordings: Sequence[Wording]) -> CoverageCell:
        ways = []
        for wording in wordings:
            zone = self._zone(wording)
            way = (
                "reported"
                if wording.kind is QuoteKind.INDIRECT
                else "in marks"
                if wording.kind in _NOT_SAID
                else "quote"
            )
            ways.append(str(zone) if zone in _SET_OFF else way)
        first = max(wordings, key=lambda wording: bool(wording.quote))
        stop = (
            Stop(StopKind.QUOTE, first.passage, first.quote)
            if first.quote
            else Stop(StopKind.PASSAGE, first.passage, first.group)
        )
        return CoverageCell(_joined_ways(ways), stop)

    def _zone(self, wording: Wording) -> ZoneKind:
        return self._articles[wording.article].zone_at(wording.parts[0].start)

    def passage(self, group: MatchGroup) -> CoverageRow:
        ways: defaultdict[str, list[str]] = defaultdict(list)
        stops: dict[str, Stop] = {}
        for passage in group.passages:
            stop = Stop(StopKind.PASSAGE, passage, group.id)
            zone = self._articles[passage.article].zone_at(passage.span.start)
            ways[passage.article].append(str(zone if zone in _SET_OFF else kind_at(self._shown, stop)))
            stops.setdefault(passage.article, stop)
        longest = max(group.passages, key=lambda passage: len(passage.span))
        text = longest.span.slice(self._articles[longest.article].text)
        cells = {article: CoverageCell(_joined_ways(ways[article]), stop) for article, stop in stops.items()}
        having = self._otherwise.having(group.passages)
        return self._row(RowKind.PASSAGE, group.id, text, self._shown.labels[group.id], cells, having)

    def people(self) -> Iterator[CoverageRow]:
        named: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.mentions:
            if mention.zone not in ASIDE:
                named[mention.person].append(mention)
        for person in self._mentions.people:
            if person.id in named:
                yield self._person(person, named[person.id])

    def _person(self, person: Person, named: Sequence[Mention]) -> CoverageRow:
        counts = Counter(mention.passage.article for mention in named)
        cells: dict[str, CoverageCell] = {}
        for mention in named:
            article = mention.passage.article
            stop = Stop(StopKind.MENTION, mention.passage, person.id)
            cells.setdefault(article, CoverageCell(f"{counts[article]}×", stop))
        return self._row(RowKind.PERSON, person.id, person.name, person.roles[0] if person.roles else "", cells)

    def figures(self) -> Iterator[CoverageRow]:
        having: defaultdict[str, dict[str, list[NumberMention]]] = defaultdict(dict)
        for article in self._articles.values():
            for figure in number_mentions(article):
                having[figure.meaning].setdefault(article.id, []).append(figure)
        for meaning, by_article in having.items():
            places = [(article, figure) for article, found in by_article.items() for figure in found]
            first = next(((article, figure) for article, figure in places if figure.is_telling), None)
            if first is None:
                continue
            cells = {article: self._figure(article, found) for article, found in by_article.items()}
            yield self._row(RowKind.FIGURE, meaning, describe_number(self._articles[first[0]], first[1]), "", cells)

    def _figure(self, article: str, found: Sequence[NumberMention]) -> CoverageCell:
        written = _one_line(found[0].span.slice(self._articles[article].text))
        times = f" {len(found)}×" if len(found) > 1 else ""
        return CoverageCell(written + times, Stop(StopKind.HIT, Passage(article, found[0].span), written))

    def _row(
        self,
        kind: RowKind,
        key: str,
        text: str,
        note: str,
        cells: Mapping[str, CoverageCell],
        having: Set[str] = frozenset(),
    ) -> CoverageRow:
        """having: ids of the articles that have it in any row."""
        text = _one_line(text)
        if len(text) > TEXT_CHARACTERS_MAX:
            text = text[: TEXT_CHARACTERS_MAX - 1].rstrip() + "…"
        otherwise = frozenset(at for at, each in enumerate(self._articles) if each in having and each not in cells)
        in_order = tuple(map(cells.get, self._articles))
        return CoverageRow(kind, key, text, note, in_order, fold_text(f"{text} {note}"), otherwise)


def _joined_ways(ways: Sequence[str]) -> str:
    """“headline, quote 2×”."""
    return ", ".join(f"{way} {count}×" if count > 1 else way for way, count in Counter(ways).items())


def _one_line(text: str) -> str:
    return " ".join(text.split())
