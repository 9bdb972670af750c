"""Builds the documents of `crosslight matches --json` and `crosslight mentions --json`, on which scripts rely.

Fields may be added; none may be removed or change its meaning. docs/command-line.md describes them, docs/schemas/ has
their schemas.
"""

from collections.abc import Mapping

import msgspec

from tui import __version__
from tui.articles.model import Article, Coverage, Passage
from tui.export.wordings import QuoteWordings
from tui.matching.model import Grouping, GroupMatches, Match, MatchGroup
from tui.mentions.model import Mention, MentionSet, Quote
from tui.reading.quotes.quote_line import GAP
from tui.text.span import Span

Document = dict[str, object]


def matches_document(coverage: Coverage, grouping: Grouping, settings: Mapping[str, object]) -> Document:
    """Return the groups and matches of every kind in `grouping`, unfiltered."""
    matches = GroupMatches(grouping)
    return {
        **document_head("matches", coverage, settings),
        "groups": [
            {
                "id": group.id,
                "kind": group.kind.value,
                "score": group.score,
                **_belief(group),
                "passages": [
                    {
                        **_place(passage),
                        "text": coverage.text_of(passage),
                        "sureness": matches.sureness_at(group, passage).value,
                    }
                    for passage in group.passages
                ],
            }
            for group in grouping.groups
        ],
        "matches": [
            {
                "id": match.id,
                "group": grouping.group_of[match.id],
                "left": _place(match.left),
                "right": _place(match.right),
                "score": match.score,
                **_belief(match),
                "kind": match.kind.value,
                "reason": match.reason,
            }
            for match in grouping.matches
        ],
    }


def _belief(of: Match | MatchGroup) -> Document:
    return {"probability": of.probability, "sureness": of.sureness.value}


def mentions_document(
    coverage: Coverage, mentions: MentionSet, grouping: Grouping, settings: Mapping[str, object]
) -> Document:
    """Return people with their mentions, quotes with their speakers, and each outlet's wording of every quote.

    All zones are included. grouping: the passages shared at the cutoff.
    """
    wordings = QuoteWordings(coverage, mentions, grouping)
    by_person: dict[str, list[Document]] = {person.id: [] for person in mentions.people}
    for mention in mentions.mentions:
        by_person[mention.person].append(_mention(coverage, mention))
    groups = wordings.groups_with_any(frozenset(quote.id for quote in mentions.quotes))
    return {
        **document_head("mentions", coverage, settings),
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "aliases": list(person.aliases),
                "roles": list(person.roles),
                "mentions": by_person[person.id],
            }
            for person in mentions.people
        ],
        "quotes": [
            {
                **_quote(coverage, quote),
                "sureness": mentions.sureness(quote).value,
                "quote_group": wordings.group_of[quote.id].id,
            }
            for quote in mentions.quotes
        ],
        "quote_groups": [
            {
                "id": group.id,
                "speaker": group.speaker[0] or None,
                "speaker_text": group.speaker_text,
                "wordings": [msgspec.to_builtins(row) for row in wordings.rows(group)],
            }
            for group in groups
        ],
    }


def _mention(coverage: Coverage, mention: Mention) -> Document:
    place, text = _place(mention.passage), coverage.text_of(mention.passage)
    return {**place, "text": text, "form": mention.form.value, "zone": mention.zone.value}


def _quote(coverage: Coverage, quote: Quote) -> Document:
    text = coverage.article(quote.article).text
    return {
        "id": quote.id,
        "article": quote.article,
        "parts": [[part.start, part.end] for part in quote.parts],
        "text": GAP.join(part.slice(text) for part in quote.parts),
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "speaker_text": quote.speaker_text,
        "speaker_mention": _ends(quote.speaker_mention),
        "cue": _ends(quote.cue),
        "rule": quote.rule.value,
        "zone": quote.zone.value,
    }


def document_head(command: str, coverage: Coverage, settings: Mapping[str, object]) -> Document:
    return {
        "format": f"crosslight-{command}",
        "version": __version__,
        "title": coverage.title,
        "settings": dict(settings),
        "articles": [_article(article) for article in coverage.articles],
    }


def _article(article: Article) -> Document:
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "headline": article.headline,
        "characters": len(article.text),
        "sha256": article.sha256,
    }


def _place(passage: Passage) -> Document:
    return {"article": passage.article, "start": passage.span.start, "end": passage.span.end}


def _ends(span: Span | None) -> Document | None:
    return {"start": span.start, "end": span.end} if span else None
