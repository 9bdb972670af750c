"""From articles, groups, people and quotes to the rows that are exported."""

from collections.abc import Mapping

from tui import __version__
from tui.articles.model import Article, Coverage, Passage
from tui.export.options import Include
from tui.export.rows import (
    FORMAT,
    FORMAT_NUMBER,
    ArticleRow,
    ExportDocument,
    GroupRow,
    MentionRow,
    PassageRow,
    PersonRow,
    QuoteRow,
    WordingRow,
)
from tui.export.told import mention_counts
from tui.matching.model import Grouping, GroupMatches, Match, MatchGroup, MatchKind
from tui.mentions.model import MentionSet, Quote
from tui.text.span import Span

CONTEXT_CHARACTERS = 60
"""Text kept before and after a passage, by which it is found again in another copy of the article."""


def export_document(
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    include: Include,
    settings: Mapping[str, object],
) -> ExportDocument:
    """The rows that are asked for. `mentions` may be None when neither people nor quotes are.

    Raises ValueError when they are wanted and not given.
    """
    if mentions is None and (include.people or include.quotes):
        raise ValueError("people and quotes can only be exported after they were found")
    groups = [group for group in grouping.groups if include.names or group.kind is not MatchKind.NAME]
    matches = GroupMatches(grouping)
    return ExportDocument(
        format=FORMAT,
        format_number=FORMAT_NUMBER,
        version=__version__,
        title=coverage.title,
        settings=dict(settings),
        articles=tuple(map(article_row, coverage.articles)),
        groups=tuple(_group_row(coverage, each, matches) for each in groups) if include.passages else None,
        people=_person_rows(coverage, mentions) if mentions and include.people else None,
        quotes=_quote_rows(coverage, mentions) if mentions and include.quotes else None,
    )


def article_row(article: Article) -> ArticleRow:
    return ArticleRow(
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


def _group_row(coverage: Coverage, group: MatchGroup, matches: GroupMatches) -> GroupRow:
    passages = tuple(_passage_row(coverage, group, passage, matches) for passage in group.passages)
    return GroupRow(group.id, group.kind.value, group.score, passages)


def _passage_row(coverage: Coverage, group: MatchGroup, passage: Passage, matches: GroupMatches) -> PassageRow:
    article = coverage.article(passage.article)
    text, span = article.text, passage.span
    best = matches.best_at(group.id, passage)
    return PassageRow(
        article=article.id,
        outlet=article.outlet,
        headline=article.headline,
        byline=article.byline,
        published=article.published,
        url=article.url,
        sha256=article.sha256,
        start=span.start,
        end=span.end,
        text=span.slice(text),
        prefix=text[max(0, span.start - CONTEXT_CHARACTERS) : span.start],
        suffix=text[span.end : span.end + CONTEXT_CHARACTERS],
        zone=article.zone_at(span.start).value,
        score=best.score if best else group.score,
        kind=(best.kind if best else group.kind).value,
        reason=best.reason if best else "",
        elsewhere=tuple(
            _wording_row(coverage, other, matches.best_between(group.id, passage, other))
            for other in group.passages
            if other.article != passage.article
        ),
    )


def _wording_row(coverage: Coverage, passage: Passage, match: Match | None) -> WordingRow:
    return WordingRow(
        article=passage.article,
        outlet=coverage.article(passage.article).outlet,
        start=passage.span.start,
        end=passage.span.end,
        text=coverage.text_of(passage),
        score=match.score if match else None,
        kind=match.kind.value if match else None,
        reason=match.reason if match else None,
    )


def _person_rows(coverage: Coverage, found: MentionSet) -> tuple[PersonRow, ...]:
    mentions: dict[str, list[MentionRow]] = {}
    counts = mention_counts(found)
    for mention in found.mentions:
        article, span = coverage.article(mention.passage.article), mention.passage.span
        text = span.slice(article.text)
        row = MentionRow(article.id, article.outlet, span.start, span.end, text, mention.form.value, mention.zone.value)
        mentions.setdefault(mention.person, []).append(row)
    return tuple(
        PersonRow(
            id=person.id,
            name=person.name,
            aliases=person.aliases,
            roles=person.roles,
            counts={article.id: counts[person.id, article.id] for article in coverage.articles},
            mentions=tuple(mentions.get(person.id, ())),
        )
        for person in found.people
    )


def _quote_rows(coverage: Coverage, found: MentionSet) -> tuple[QuoteRow, ...]:
    names = {person.id: person.name for person in found.people}
    return tuple(_quote_row(coverage.article(quote.article), quote, names) for quote in found.quotes)


def _quote_row(article: Article, quote: Quote, names: Mapping[str, str]) -> QuoteRow:
    def words(span: Span | None) -> str:
        return span.slice(article.text) if span else ""

    return QuoteRow(
        id=quote.id,
        article=article.id,
        outlet=article.outlet,
        headline=article.headline,
        url=article.url,
        published=article.published,
        sha256=article.sha256,
        parts=tuple((part.start, part.end) for part in quote.parts),
        texts=tuple(map(words, quote.parts)),
        kind=quote.kind.value,
        speaker=quote.speaker,
        speaker_name=names.get(quote.speaker or "", ""),
        speaker_text=quote.speaker_text,
        cue=words(quote.cue),
        rule=quote.rule,
        zone=quote.zone.value,
    )
