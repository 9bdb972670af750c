"""What kind of thing each quotation is, and which of them are parts of one quote."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tui.articles.model import Article
from tui.mentions.lexicon import function_words, grammar, reporting_verbs
from tui.mentions.model import Quote, QuoteKind
from tui.mentions.names.identity import Identity
from tui.mentions.options import MentionsOptions
from tui.mentions.speech.attribution import AttributedQuotation
from tui.mentions.speech.reported_speech import ReportedClause
from tui.mentions.speech.said_by import Attribution
from tui.mentions.speech.sentence_items import Frame, ItemKind, SentenceItem
from tui.mentions.sureness import Sureness, at_most
from tui.text.quotation import Quotation
from tui.text.span import Span

_NAMING_RULES = frozenset({"said-after", "name-said-after", "said-before", "transcript", "introduced"})
"""Rules that need the words of speech beside the quotation: what they attribute is no title and no scare quote."""
_WEAK_RULES = frozenset(
    {
        "subject",
        "possessive",
        "same-sentence",
        "sentence-before",
        "previous-paragraph",
        "weak-before",
        "clause-before",
        "clause-after",
    }
)


def quotes_of(
    article: Article,
    quotations: Sequence[Quotation],
    frames: Sequence[Frame],
    attributed: Sequence[AttributedQuotation],
    ids: Mapping[Identity, str],
    options: MentionsOptions,
) -> list[Quote]:
    """The article's quotes in order of their first parts."""
    groups: dict[int, list[int]] = {}
    first_of: dict[int, int] = {}
    for n, one in enumerate(attributed):
        first_of[n] = n if one.splits is None else first_of[one.splits]
        groups.setdefault(first_of[n], []).append(n)
    found: list[Quote] = []
    for first, members in sorted(groups.items()):
        kind = _kind(article.text, quotations, frames, [attributed[n] for n in members], options)
        parts = tuple(quotations[attributed[n].quotation].inner for n in members)
        quote_id = f"{article.id}-q{len(found) + 1}"
        found.append(_quote(article, quote_id, parts, kind, attributed[first].by, ids))
    return found


def _quote(
    article: Article,
    quote_id: str,
    parts: tuple[Span, ...],
    kind: QuoteKind,
    by: Attribution | None,
    ids: Mapping[Identity, str],
) -> Quote:
    zone = article.zone_at(parts[0].start)
    if by is None or kind in (QuoteKind.SCARE, QuoteKind.TITLE):
        return Quote(quote_id, article.id, parts, kind, None, "", None, None, "none", zone)
    identity = by.speaker.identity
    speaker = ids[identity] if identity is not None else None
    told = by.speaker.means or by.speaker
    form = by.speaker.form
    limit = at_most(by.at_most, Sureness.GUESSED) if by.speaker.is_guess else by.at_most
    return Quote(quote_id, article.id, parts, kind, speaker, told.text, told.span, by.cue, by.rule, zone, form, limit)


def reported_of(article: Article, reports: Sequence[ReportedClause], ids: Mapping[Identity, str]) -> list[Quote]:
    """The article's reported speech without marks, in order."""
    return [
        _quote(article, f"{article.id}-r{number}", (report.content,), QuoteKind.INDIRECT, report.by, ids)
        for number, report in enumerate(reports, 1)
    ]


def _kind(
    text: str,
    quotations: Sequence[Quotation],
    frames: Sequence[Frame],
    members: Sequence[AttributedQuotation],
    options: MentionsOptions,
) -> QuoteKind:
    first = members[0]
    rule = first.by.rule if first.by else "none"
    frame = frames[first.frame]
    words = sum(len(quotations[one.quotation].inner.slice(text).split()) for one in members)
    inner = quotations[first.quotation].inner.slice(text)
    if _is_entitled(frame.items, first.place) or (words <= options.scare_words and _is_label(frame.items, first.place)):
        return QuoteKind.TITLE if inner[:1].isupper() else QuoteKind.SCARE
    title = _is_title(inner, frame.items, first.place)
    if title and (rule not in _NAMING_RULES or _is_shown_on(frame.items, first.place)):
        return QuoteKind.TITLE
    if len(members) > 1 or (rule in _NAMING_RULES and _is_sentence(inner)):
        return QuoteKind.DIRECT
    if words >= options.direct_words:
        return QuoteKind.DIRECT
    if first.by is not None and not (rule in _WEAK_RULES and _is_called(frame.items, first.place)):
        return QuoteKind.FRAGMENT
    return QuoteKind.DIRECT if frame.only_quotes and _is_sentence(inner) else QuoteKind.SCARE


def _is_sentence(inner: str) -> bool:
    return inner[:1].isupper() and inner[-1:] in ".,?!…—"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w’'-]*")


def _is_title(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """On “Meet the Press”, the film “Jaws”: capitals throughout, after a word that leads to a title."""
    words = _word().findall(inner)
    if not words or inner[-1] in "?!" or len(words) > 10:
        return False
    if not all(word[0].isupper() or word in function_words() for word in words) or not words[0][0].isupper():
        return False
    before = items[place - 1] if place else None
    if before is not None and before.text == "," and place > 1 and items[place - 2].lower in grammar().work:
        return True  # In his new book, “Doomed to Succeed,”
    if before is None:
        return False
    leads = before.lower in grammar().leads_to_title or before.possessive or before.lower.endswith(("’s", "'s"))
    return leads and (len(words) > 1 or (before.lower in grammar().work and inner[-1] not in ".,"))


def _is_shown_on(items: Sequence[SentenceItem], place: int) -> bool:
    """Whether what stands before leaves no doubt that a title follows, also beside “he said”: on “Meet the Press”."""
    before = items[place - 1]
    return (
        before.text == "," or before.lower in ("on", "in") or before.possessive or before.lower.endswith(("’s", "'s"))
    )


def _is_entitled(items: Sequence[SentenceItem], place: int) -> bool:
    return place > 0 and items[place - 1].lower in ("entitled", "titled")


def _is_label(items: Sequence[SentenceItem], place: int) -> bool:
    """Downing Street ‘reality check’ briefing: in the middle of a compound noun, nobody speaks."""
    if place == 0 or place + 1 >= len(items):
        return False
    before, after = items[place - 1], items[place + 1]
    compound = before.kind is ItemKind.WORD and before.text[0].isupper() and before.lower not in function_words()
    noun = after.kind is ItemKind.WORD and after.text[0].islower() and after.lower not in function_words()
    return compound and noun and place > 1 and after.lower not in reporting_verbs().bases


def _is_called(items: Sequence[SentenceItem], place: int) -> bool:
    """so-called “…”"""
    before = items[place - 1] if place else None
    return before is not None and before.kind is ItemKind.WORD and before.lower in ("so-called", "dubbed", "nicknamed")
