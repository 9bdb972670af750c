"""Build quotes from attributed quotations: join the parts of one quote and classify each."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tui.articles.model import Article
from tui.mentions.lexicon import function_words, grammar, reporting_verbs
from tui.mentions.model import Quote, QuoteKind
from tui.mentions.names.identity import Identity
from tui.mentions.options import MentionsOptions
from tui.mentions.speech.attribution import AttributedQuotation
from tui.mentions.speech.finding import Attribution
from tui.mentions.speech.reported_speech import ReportedClause
from tui.mentions.speech.sentence_items import ItemKind, Sentence, SentenceItem
from tui.mentions.sureness import NOBODY, Sureness, at_most
from tui.text.quotation import Quotation
from tui.text.span import Span

_NAMING_RULES = frozenset({"said-after", "name-said-after", "said-before", "transcript", "introduced"})
"""Rules that need words of speech beside the quotation, so what they attribute is no title and no scare quote."""
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
    for first, members in sorted(groups.items()):
        kind = _kind(article.text, quotations, sentences, [attributed[n] for n in members], options)
        parts = tuple(quotations[attributed[n].quotation].inner for n in members)
        quote_id = f"{article.id}-q{len(quotes) + 1}"
        quotes.append(_quote(article, quote_id, parts, kind, attributed[first].attribution, ids))
    return quotes


def _quote(
    article: Article,
    quote_id: str,
    parts: tuple[Span, ...],
    kind: QuoteKind,
    attribution: Attribution | None,
    ids: Mapping[Identity, str],
) -> Quote:
    zone = article.zone_at(parts[0].start)
    if attribution is None or kind in (QuoteKind.SCARE, QuoteKind.TITLE):
        return Quote(quote_id, article.id, parts, kind, None, "", None, None, NOBODY, zone)
    speaker = attribution.speaker
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
        at_most=at_most(attribution.at_most, Sureness.GUESSED) if speaker.is_guess else attribution.at_most,
    )


def reported_of(article: Article, reports: Sequence[ReportedClause], ids: Mapping[Identity, str]) -> list[Quote]:
    """Return the article's reported speech without quote marks, in order."""
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
    is_label = words <= options.scare_words and _is_label(sentence.items, first.place)
    if is_label or _is_entitled(sentence.items, first.place):
        return QuoteKind.TITLE if inner[:1].isupper() else QuoteKind.SCARE
    title = _is_title(inner, sentence.items, first.place)
    if title and (rule not in _NAMING_RULES or _is_shown_on(sentence.items, first.place)):
        return QuoteKind.TITLE
    if len(members) > 1 or (rule in _NAMING_RULES and _is_sentence(inner)):
        return QuoteKind.DIRECT
    if words >= options.direct_words:
        return QuoteKind.DIRECT
    if first.attribution is not None and not (rule in _WEAK_RULES and _is_called(sentence.items, first.place)):
        return QuoteKind.FRAGMENT
    return QuoteKind.DIRECT if sentence.only_quotes and _is_sentence(inner) else QuoteKind.SCARE


def _is_sentence(inner: str) -> bool:
    return inner[:1].isupper() and inner[-1:] in ".,?!…—"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w’'-]*")


def _is_title(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True for a title of a work, in capitals after a word that leads to one: on “Meet the Press”, the film
    “Jaws”."""
    words = _word().findall(inner)
    if not words or inner[-1] in "?!" or len(words) > 10:
        return False
    if not all(word[0].isupper() or word in function_words() for word in words) or not words[0][0].isupper():
        return False
    previous = items[place - 1] if place else None
    if previous is not None and previous.text == "," and place > 1 and items[place - 2].lower in grammar().work:
        return True  # In his new book, “Doomed to Succeed,”
    if previous is None:
        return False
    leads = previous.lower in grammar().leads_to_title or previous.possessive or previous.lower.endswith(("’s", "'s"))
    return leads and (len(words) > 1 or (previous.lower in grammar().work and inner[-1] not in ".,"))


def _is_shown_on(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if the words before a quotation show a title, even beside “he said”: on “Meet the Press”."""
    previous = items[place - 1]
    is_possessive = previous.possessive or previous.lower.endswith(("’s", "'s"))
    return previous.text == "," or previous.lower in ("on", "in") or is_possessive


def _is_entitled(items: Sequence[SentenceItem], place: int) -> bool:
    return place > 0 and items[place - 1].lower in ("entitled", "titled")


def _is_label(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if the quotation is in the middle of a compound noun: Downing Street ‘reality check’ briefing."""
    if place < 2 or place + 1 >= len(items):
        return False
    previous, following = items[place - 1], items[place + 1]
    if previous.kind is not ItemKind.WORD or following.kind is not ItemKind.WORD:
        return False
    starts_compound = previous.text[0].isupper() and previous.lower not in function_words()
    is_noun = following.text[0].islower() and following.lower not in function_words()
    return starts_compound and is_noun and following.lower not in reporting_verbs().bases


def _is_called(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True after a word of naming: so-called “…”."""
    previous = items[place - 1] if place else None
    if previous is None or previous.kind is not ItemKind.WORD:
        return False
    return previous.lower in ("so-called", "dubbed", "nicknamed")
