"""Builds quotes from attributed quotations: joins the parts of one quote and classifies each."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tui.articles.model import Article
from tui.mentions.model import Quote, QuoteKind
from tui.mentions.names.identity import Identity
from tui.mentions.options import MentionsOptions
from tui.mentions.rule import Rule
from tui.mentions.speech.finding import AttributedQuotation, Attribution
from tui.mentions.speech.labels import (
    is_entitled,
    is_label,
    is_name_of_thing,
    is_shown_on,
    is_so_called,
    is_title,
    names_institution,
)
from tui.mentions.speech.reported_speech import ReportedClause
from tui.mentions.speech.sentence_items import Sentence
from tui.mentions.sureness import Sureness, at_most
from tui.text.quotation import Quotation
from tui.text.span import Span

_NAMING_RULES = frozenset({Rule.SAID_AFTER, Rule.NAME_SAID_AFTER, Rule.SAID_BEFORE, Rule.TRANSCRIPT, Rule.INTRODUCED})
"""Rules that need reporting words beside the quotation, so that it cannot be a title or scare quotes."""
_FAR_RULES = frozenset({Rule.CLAUSE_BEFORE, Rule.ACCORDING_TO})
"""Rules with a more distant verb, which are less often right if the speaker is not a person."""
_WEAK_RULES = frozenset(
    {
        Rule.SUBJECT,
        Rule.POSSESSIVE,
        Rule.SAME_SENTENCE,
        Rule.SENTENCE_BEFORE,
        Rule.PREVIOUS_PARAGRAPH,
        Rule.WEAK_BEFORE,
        Rule.CLAUSE_BEFORE,
        Rule.CLAUSE_AFTER,
    }
)


def quotes_of(
    article: Article,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    attributed: Sequence[AttributedQuotation],
    ids: Mapping[Identity, str],
    options: MentionsOptions,
) -> list[Quote]:
    """Return the article's quotes, in order of their first parts."""
    groups: dict[int, list[int]] = {}
    first_part: dict[int, int] = {}
    for n, quotation in enumerate(attributed):
        first_part[n] = n if quotation.part_of is None else first_part[quotation.part_of]
        groups.setdefault(first_part[n], []).append(n)
    quotes: list[Quote] = []
    broken = _without_mark(article.text, quotations)
    for first, members in sorted(groups.items()):
        kind = _kind(article.text, quotations, sentences, [attributed[n] for n in members], options)
        parts = tuple(quotations[attributed[n].quotation].inner for n in members)
        quote_id = f"{article.id}-q{len(quotes) + 1}"
        quote = _quote(article, quote_id, parts, kind, attributed[first].attribution, ids)
        if any(attributed[n].quotation in broken for n in members):
            quote = replace(quote, lacks_mark=True, at_most=at_most(quote.at_most, Sureness.LIKELY))
        quotes.append(quote)
    return quotes


def _without_mark(text: str, quotations: Sequence[Quotation]) -> set[int]:
    """Return the indices of the quotations with an estimated border: one mark is missing, and they continue none.

    Those that begin with their paragraph, or end with it, are not among them: nothing else can be the border.
    """
    continued = {quotation.follows for quotation in quotations}
    unclosed = {n for n, q in enumerate(quotations) if q.opened and not q.closed and n not in continued}
    unopened = {n for n, q in enumerate(quotations) if q.closed and not q.opened and q.follows is None}
    begun_inside = {
        n
        for n in unopened
        if not _is_line_border(text[max(0, quotations[n].outer.start - 2) : quotations[n].outer.start][::-1])
    }
    return begun_inside | {
        n for n in unclosed if not _is_line_border(text[quotations[n].outer.end : quotations[n].outer.end + 2])
    }


def _is_line_border(signs: str) -> bool:
    return signs.lstrip(" \u00a0")[:1] in ("", "\n")


def _quote(
    article: Article,
    quote_id: str,
    parts: tuple[Span, ...],
    kind: QuoteKind,
    attribution: Attribution | None,
    ids: Mapping[Identity, str],
) -> Quote:
    zone = article.zone_at(parts[0].start)
    if attribution is None or not kind.is_speech:
        return Quote(quote_id, article.id, parts, kind, None, "", None, None, Rule.NOBODY, zone)
    speaker = attribution.speaker
    limit = at_most(attribution.at_most, Sureness.GUESSED) if speaker.is_guess else attribution.at_most
    if speaker.identity is None and attribution.rule in _FAR_RULES:
        limit = at_most(limit, Sureness.LIKELY)
    words = speaker.unnamed or speaker
    return Quote(
        quote_id,
        article.id,
        parts,
        kind,
        speaker=ids[speaker.identity] if speaker.identity is not None else None,
        speaker_text=words.text,
        speaker_mention=words.span,
        cue=attribution.cue,
        rule=attribution.rule,
        zone=zone,
        anaphor=speaker.form,
        at_most=limit,
    )


def reported_of(article: Article, reports: Sequence[ReportedClause], ids: Mapping[Identity, str]) -> list[Quote]:
    """Return the article's reported speech without quotation marks, in order."""
    return [
        _quote(article, f"{article.id}-r{number}", (report.content,), QuoteKind.INDIRECT, report.attribution, ids)
        for number, report in enumerate(reports, 1)
    ]


def _kind(
    text: str,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    members: Sequence[AttributedQuotation],
    options: MentionsOptions,
) -> QuoteKind:
    first = members[0]
    rule, sentence = first.rule, sentences[first.sentence]
    words = sum(len(quotations[member.quotation].inner.slice(text).split()) for member in members)
    inner = quotations[first.quotation].inner.slice(text)
    items, place = sentence.items, first.place
    if (words <= options.scare_words and is_label(items, place)) or is_entitled(items, place):
        return _kind_of_name(inner)
    weakly = rule in _WEAK_RULES - {Rule.CLAUSE_BEFORE}
    if len(members) == 1 and (is_name_of_thing(inner, items, place) or (weakly and names_institution(items, place))):
        return _kind_of_name(inner)
    if is_title(inner, items, place) and (rule not in _NAMING_RULES or is_shown_on(items, place)):
        return QuoteKind.TITLE
    if len(members) > 1 or (rule in _NAMING_RULES and _is_sentence(inner)):
        return QuoteKind.DIRECT
    if words >= options.direct_words:
        return QuoteKind.DIRECT
    if first.attribution is not None and not (rule in _WEAK_RULES and is_so_called(items, place)):
        return QuoteKind.FRAGMENT
    return QuoteKind.DIRECT if sentence.only_quotes and _is_sentence(inner) else QuoteKind.SCARE


def _kind_of_name(inner: str) -> QuoteKind:
    return QuoteKind.TITLE if inner[:1].isupper() else QuoteKind.SCARE


def _is_sentence(inner: str) -> bool:
    return inner[:1].isupper() and inner[-1:] in ".,?!…—"
