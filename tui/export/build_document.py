"""From articles, groups, people and quotes to the rows that are exported."""

import re
from collections.abc import Mapping
from typing import Any

from tui import __version__
from tui.articles.model import Article, Coverage, Passage
from tui.export.document import (
    FORMAT,
    FORMAT_NUMBER,
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
from tui.reading.highlights.letters import Letters
from tui.text.span import Span

CONTEXT_CHARACTERS = 60
"""Text kept before and after a passage, by which it is found again in another copy of the article."""

_PLAIN_ID = re.compile(r"[a-z0-9-]+\Z")


def export_document(
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    include: Include,
    settings: Mapping[str, object],
    letters: Letters | None = None,
) -> ExportDocument:
    """The rows that are asked for. `mentions` may be None when neither people nor quotes are.

    letters: those that the reader has seen; without them the groups get the ones that they would get in the reader.
    Raises ValueError when people or quotes are wanted and not given.
    """
    if mentions is None and include.is_of_mentions:
        raise ValueError("people and quotes can only be exported after they were found")
    rows = _Rows(coverage, include)
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
    )


def chosen_groups(grouping: Grouping, include: Include) -> list[MatchGroup]:
    """The groups that are asked for, in the grouping's order."""
    if include.only_groups is not None:
        return [group for group in grouping.groups if group.id in include.only_groups]
    return [group for group in grouping.groups if include.names or group.kind is not MatchKind.NAME]


def chosen_quotes(found: MentionSet, include: Include) -> list[Quote]:
    """The quotes that are asked for; reported speech only by its id."""
    if include.only_quotes is None:
        return list(found.quotes)
    return [quote for quote in (*found.quotes, *found.reported) if quote.id in include.only_quotes]


class _Rows:
    def __init__(self, coverage: Coverage, include: Include) -> None:
        self._coverage = coverage
        self._include = include
        self._articles = {article.id: article for article in coverage.articles}
        self._taken: dict[str, int] = {}

    def groups(self, grouping: Grouping, letters: Letters) -> tuple[GroupRow, ...]:
        letters.assign(grouping.groups, list(self._articles))
        matches = GroupMatches(grouping)
        return tuple(
            GroupRow(
                id=group.id,
                letter=letters[group.id],
                kind=group.kind.value,
                score=group.score,
                passages=tuple(self._passage(group, passage, matches) for passage in group.passages),
            )
            for group in chosen_groups(grouping, self._include)
        )

    def people(self, found: MentionSet) -> tuple[PersonRow, ...]:
        only = self._include.only_people
        mentions: dict[str, list[MentionRow]] = {}
        for each in found.mentions:
            if only is None or each.person in only:
                row = MentionRow(**self._place("m", each.passage), form=each.form.value)
                mentions.setdefault(each.person, []).append(row)
        counts = mention_counts(found)
        return tuple(
            PersonRow(
                id=person.id,
                name=person.name,
                aliases=person.aliases,
                roles=person.roles,
                counts={article: counts[person.id, article] for article in self._articles},
                mentions=tuple(mentions.get(person.id, ())),
            )
            for person in found.people
            if only is None or person.id in only
        )

    def quotes(self, found: MentionSet, grouping: Grouping) -> tuple[QuoteRow, ...]:
        names = {person.id: person.name for person in found.people}
        wordings = QuoteWordings(self._coverage, found, grouping)
        return tuple(
            self._quote(quote, names, found.sureness(quote), wordings) for quote in chosen_quotes(found, self._include)
        )

    def text(self, own: UserText) -> TextRow:
        return TextRow(
            **self._place("t", own.passage),
            kind=own.kind,
            item=own.item,
            colour=own.colour,
            verdict=own.verdict,
            changed=own.changed,
            note=own.words.note,
            tags=own.words.tags,
        )

    def orphan(self, own: OrphanedNote) -> OrphanRow:
        return OrphanRow(
            **self._source(self._articles[own.article]) | {"sha256": own.sha256},
            id=self._unique(f"o-{own.item}"),
            exact=own.exact,
            prefix=own.prefix,
            suffix=own.suffix,
            kind=own.kind,
            item=own.item,
            colour=own.colour,
            verdict=own.verdict,
            note=own.words.note,
            tags=own.words.tags,
        )

    def _place(self, sort: str, passage: Passage) -> dict[str, Any]:
        article, span = self._articles[passage.article], passage.span
        text = article.text
        return {
            **self._source(article),
            "id": self._id(sort, article, span),
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

    def _id(self, sort: str, article: Article, span: Span) -> str:
        """Small Latin letters, digits and hyphens: what a block of an Obsidian note may be called."""
        name = article.id if _PLAIN_ID.match(article.id) else article.sha256[:8]
        return self._unique(f"{sort}-{name}-{span.start}-{span.end}")

    def _unique(self, plain: str) -> str:
        count = self._taken[plain] = self._taken.get(plain, 0) + 1
        return plain if count == 1 else f"{plain}-again-{count}"

    def _words(self, of: str) -> UserNote:
        return self._include.words.get(of, UserNote())

    def _passage(self, group: MatchGroup, passage: Passage, matches: GroupMatches) -> PassageRow:
        best = matches.best_at(group.id, passage)
        words = self._words(group.id)
        return PassageRow(
            **self._place("p", passage),
            score=best.score if best else group.score,
            kind=(best.kind if best else group.kind).value,
            reason=best.reason if best else "",
            elsewhere=tuple(
                self._wording(other, matches.best_between(group.id, passage, other))
                for other in group.passages
                if other.article != passage.article
            ),
            note=words.note,
            tags=words.tags,
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
            kind=match.kind.value if match else None,
            reason=match.reason if match else None,
        )

    def _quote(self, quote: Quote, names: Mapping[str, str], sureness: Sureness, wordings: QuoteWordings) -> QuoteRow:
        text = self._articles[quote.article].text
        words = self._words(quote.id)
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
            rule=quote.rule,
            sureness=sureness.value,
            quote_group=wordings.group_of[quote.id].id,
            wordings=wordings.elsewhere(quote.id, quote.article),
            note=words.note,
            tags=words.tags,
        )
