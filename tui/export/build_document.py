"""Builds the document of an export from the articles, groups, people and quotes."""

import re
from collections.abc import Mapping
from typing import Any

from tui import __version__
from tui.articles.model import Article, Coverage, Passage
from tui.export.document import (
    FORMAT,
    FORMAT_NUMBER,
    DifferenceExportRow,
    DifferingRow,
    ExportDocument,
    ExportedArticle,
    GroupRow,
    MentionRow,
    OrphanRow,
    PassageRow,
    PersonRow,
    QuoteRow,
    TextRow,
    WordingRow,
)
from tui.export.options import Include, OrphanedNote, UserNote, UserText
from tui.export.shared import mention_counts
from tui.export.wordings import QuoteWordings
from tui.matching.model import Grouping, GroupMatches, Match, MatchGroup, MatchKind
from tui.mentions.model import MentionSet, Quote
from tui.mentions.sureness import Sureness
from tui.reading.differences.find import find_differences
from tui.reading.differences.model import DifferenceRow
from tui.reading.differences.wording import missing_from
from tui.reading.highlights.letters import Letters
from tui.reading.status.attribution import assessment_text
from tui.text.span import Span

CONTEXT_CHARACTERS = 60
"""Number of characters exported before and after a passage, which help to find it in another copy of the article."""

_PLAIN_ID = re.compile(r"[a-z0-9-]+\Z")


def export_document(
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    include: Include,
    settings: Mapping[str, object],
    letters: Letters | None = None,
) -> ExportDocument:
    """Return the document with the selected parts.

    mentions: may be None if neither people nor quotes are selected. letters: those on the reading screen; without them
    the groups get the letters that a new reader would show. Raises ValueError if mentions are needed and missing.
    """
    if mentions is None and include.needs_mentions:
        raise ValueError("people and quotes have to be found before they can be exported")
    rows = _RowBuilder(coverage, include)
    return ExportDocument(
        format=FORMAT,
        format_number=FORMAT_NUMBER,
        version=__version__,
        title=coverage.title,
        settings=dict(settings),
        articles=tuple(map(article_row, coverage.articles)),
        groups=rows.groups(grouping, letters or Letters()) if include.passages else None,
        people=rows.people(mentions) if mentions and include.people else None,
        quotes=rows.quotes(mentions, grouping) if mentions and include.quotes else None,
        texts=tuple(map(rows.text, include.texts)) if include.texts or include.marks else None,
        orphans=tuple(map(rows.orphan, include.orphans)) if include.orphans or include.marks else None,
        differences=rows.differences(mentions, grouping) if mentions and include.differences else None,
    )


def article_row(article: Article) -> ExportedArticle:
    return ExportedArticle(
        id=article.id,
        outlet=article.outlet,
        headline=article.headline,
        byline=article.byline,
        published=article.published,
        url=article.url,
        path=article.path,
        characters=len(article.text),
        sha256=article.sha256,
        accessed=article.accessed,
    )


def chosen_groups(grouping: Grouping, include: Include) -> list[MatchGroup]:
    """Return the selected groups, in the order of the grouping."""
    if include.only_groups is not None:
        return [group for group in grouping.groups if group.id in include.only_groups]
    return [group for group in grouping.groups if include.names or group.kind is not MatchKind.NAME]


def chosen_quotes(mentions: MentionSet, include: Include) -> list[Quote]:
    """Return the selected quotes; reported speech has to be selected by id."""
    if include.only_quotes is None:
        return list(mentions.quotes)
    return [quote for quote in (*mentions.quotes, *mentions.reported) if quote.id in include.only_quotes]


class _RowBuilder:
    def __init__(self, coverage: Coverage, include: Include) -> None:
        self._coverage = coverage
        self._include = include
        self._articles = {article.id: article for article in coverage.articles}
        self._id_counts: dict[str, int] = {}

    def groups(self, grouping: Grouping, letters: Letters) -> tuple[GroupRow, ...]:
        letters.assign(grouping.groups, list(self._articles))
        matches = GroupMatches(grouping)
        return tuple(
            GroupRow(
                id=group.id,
                letter=letters[group.id],
                kind=group.kind.value,
                score=group.score,
                probability=group.probability,
                sureness=group.sureness.value,
                passages=tuple(self._passage(group, passage, matches) for passage in group.passages),
            )
            for group in chosen_groups(grouping, self._include)
        )

    def people(self, mentions: MentionSet) -> tuple[PersonRow, ...]:
        only = self._include.only_people
        mention_rows: dict[str, list[MentionRow]] = {}
        for mention in mentions.mentions:
            if only is None or mention.person in only:
                row = MentionRow(**self._place("m", mention.passage), form=mention.form.value)
                mention_rows.setdefault(mention.person, []).append(row)
        counts = mention_counts(mentions)
        return tuple(
            PersonRow(
                id=person.id,
                name=person.name,
                aliases=person.aliases,
                roles=person.roles,
                counts={article: counts[person.id, article] for article in self._articles},
                mentions=tuple(mention_rows.get(person.id, ())),
            )
            for person in mentions.people
            if only is None or person.id in only
        )

    def quotes(self, mentions: MentionSet, grouping: Grouping) -> tuple[QuoteRow, ...]:
        names = {person.id: person.name for person in mentions.people}
        wordings = QuoteWordings(self._coverage, mentions, grouping)
        return tuple(
            self._quote(quote, names, mentions.sureness(quote), wordings)
            for quote in chosen_quotes(mentions, self._include)
        )

    def differences(self, mentions: MentionSet, grouping: Grouping) -> tuple[DifferenceExportRow, ...]:
        return tuple(map(self._difference, find_differences(self._coverage, mentions, grouping)))

    def _difference(self, row: DifferenceRow) -> DifferenceExportRow:
        return DifferenceExportRow(
            difference=row.id,
            what=row.what.value,
            sureness=row.sureness.value,
            about=row.about,
            passages=tuple(
                DifferingRow(
                    **self._place("d", side.passage),
                    differing=tuple((span.start, span.end) for span in side.differing),
                )
                for side in row.passages
            ),
            missing=tuple(article.id for article in missing_from(self._coverage, row)),
        )

    def text(self, user_text: UserText) -> TextRow:
        return TextRow(
            **self._place("t", user_text.passage),
            kind=user_text.kind,
            item=user_text.item,
            colour=user_text.colour,
            verdict=user_text.verdict,
            changed=user_text.changed,
            note=user_text.words.note,
            tags=user_text.words.tags,
        )

    def orphan(self, orphan: OrphanedNote) -> OrphanRow:
        return OrphanRow(
            **self._source(self._articles[orphan.article]) | {"sha256": orphan.sha256},
            id=self._unique(f"o-{orphan.item}"),
            exact=orphan.exact,
            prefix=orphan.prefix,
            suffix=orphan.suffix,
            candidate=orphan.candidate,
            kind=orphan.kind,
            item=orphan.item,
            colour=orphan.colour,
            verdict=orphan.verdict,
            note=orphan.words.note,
            tags=orphan.words.tags,
        )

    def _place(self, id_prefix: str, passage: Passage) -> dict[str, Any]:
        article, span = self._articles[passage.article], passage.span
        text = article.text
        return {
            **self._source(article),
            "id": self._id(id_prefix, article, span),
            "start": span.start,
            "end": span.end,
            "exact": span.slice(text),
            "prefix": text[max(0, span.start - CONTEXT_CHARACTERS) : span.start],
            "suffix": text[span.end : span.end + CONTEXT_CHARACTERS],
            "zone": article.zone_at(span.start).value,
        }

    def _source(self, article: Article) -> dict[str, Any]:
        return {
            "article": article.id,
            "outlet": article.outlet,
            "headline": article.headline,
            "byline": article.byline,
            "published": article.published,
            "url": article.url,
            "sha256": article.sha256,
        }

    def _id(self, prefix: str, article: Article, span: Span) -> str:
        """Return a unique id of lower-case letters, digits and hyphens, as Obsidian requires of a block id."""
        name = article.id if _PLAIN_ID.match(article.id) else article.sha256[:8]
        return self._unique(f"{prefix}-{name}-{span.start}-{span.end}")

    def _unique(self, base: str) -> str:
        count = self._id_counts[base] = self._id_counts.get(base, 0) + 1
        return base if count == 1 else f"{base}-again-{count}"

    def _user_note(self, item_id: str) -> UserNote:
        return self._include.words.get(item_id, UserNote())

    def _passage(self, group: MatchGroup, passage: Passage, matches: GroupMatches) -> PassageRow:
        best = matches.best_at(group.id, passage) or group
        user_note = self._user_note(group.id)
        return PassageRow(
            **self._place("p", passage),
            score=best.score,
            probability=best.probability,
            sureness=best.sureness.value,
            kind=best.kind.value,
            reason=best.reason if isinstance(best, Match) else "",
            elsewhere=tuple(
                self._wording(counterpart, matches.best_between(group.id, passage, counterpart))
                for counterpart in group.passages
                if counterpart.article != passage.article
            ),
            note=user_note.note,
            tags=user_note.tags,
        )

    def _wording(self, passage: Passage, match: Match | None) -> WordingRow:
        article = self._articles[passage.article]
        return WordingRow(
            article=article.id,
            outlet=article.outlet,
            start=passage.span.start,
            end=passage.span.end,
            exact=passage.span.slice(article.text),
            score=match.score if match else None,
            probability=match.probability if match else None,
            sureness=match.sureness.value if match else None,
            kind=match.kind.value if match else None,
            reason=match.reason if match else None,
        )

    def _quote(self, quote: Quote, names: Mapping[str, str], sureness: Sureness, wordings: QuoteWordings) -> QuoteRow:
        text = self._articles[quote.article].text
        user_note = self._user_note(quote.id)
        return QuoteRow(
            **{**self._place("q", Passage(quote.article, quote.span)), "zone": quote.zone.value},
            quote=quote.id,
            parts=tuple((part.start, part.end) for part in quote.parts),
            texts=tuple(part.slice(text) for part in quote.parts),
            kind=quote.kind.value,
            speaker=quote.speaker,
            speaker_name=names.get(quote.speaker or "", ""),
            speaker_text=quote.speaker_text,
            cue=quote.cue.slice(text) if quote.cue else "",
            rule=quote.rule.value,
            sureness=sureness.value,
            assessment=assessment_text(quote, sureness, text),
            quote_group=wordings.group_of[quote.id].id,
            wordings=wordings.in_other_articles(quote.id, quote.article),
            note=user_note.note,
            tags=user_note.tags,
        )
