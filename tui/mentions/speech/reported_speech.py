"""Finds reported speech without quotation marks: Wallace said he had seen no signs | …, officials said.

It needs a clear cue: a reporting verb with its subject and a clause, or “according to”. Words in quotation marks are
handled with the quotations.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.finding import Attribution
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.sentence_items import ItemKind, Sentence, SentenceItem
from tui.mentions.speech.unnamed_people import head_noun, is_plural
from tui.text.span import Span

_SHORTEST = 3
"""Minimum number of words in reported speech."""
_TO_THAT = 9
"""Number of items after a verb that are searched for “that”: told reporters in London on Friday that …"""
_TO_VERB = 14
"""Number of items at the beginning of a clause that are searched for its verb."""
_AFTER_VERB = 7
"""Number of items that may follow the verb of a final attribution: said on Tuesday in a statement."""
_WINDOW = 80
"""Number of items in a sentence that are searched for reported speech; bounds the work if a “sentence” never ends."""
_SAY = frozenset({"say", "tell", "add"})


class ReportedClause(Struct, frozen=True):
    """One clause of reported speech, the number of its sentence, and its attribution."""

    content: Span
    sentence: int
    attribution: Attribution


@cache
def _reporting_words() -> frozenset[str]:
    """Return the words that may report a clause: “according” and the forms of reporting verbs with clauses."""
    clauses = grammar().reports_clause
    return frozenset(form for form, base in reporting_verbs().bases.items() if base in clauses) | {"according"}


def reports_in(number: int, sentence: Sentence, cues: CueReader) -> Iterator[ReportedClause]:
    """Yield the reported clauses in one sentence, in order; none is inside another."""
    end, reporting = 0, _reporting_words()
    cues_at = [n for n, item in enumerate(sentence.items[:_WINDOW]) if item.lower in reporting]
    for at in cues_at:
        if at < end:
            continue
        report = _according_to(sentence.items, cues, at) or _report_of_verb(sentence.items, cues, at)
        if report is not None and report[0].start >= (sentence.items[end].start if end else 0):
            content, attribution = report
            yield ReportedClause(content, number, attribution)
            end = next(
                (n for n in range(at, len(sentence.items)) if sentence.items[n].start >= content.end),
                len(sentence.items),
            )


def _report_of_verb(items: Sequence[SentenceItem], cues: CueReader, verb: int) -> tuple[Span, Attribution] | None:
    base = reporting_verbs().bases.get(items[verb].lower)
    if base is None or base not in grammar().reports_clause or not cues.reports(verb, strong=False):
        return None
    if cues.is_passive(verb) or _is_denied(items, verb):
        return None
    if (inverted := _inverted_subject(items, cues, verb)) is not None:
        last = _clause_before(items, verb, inverted, base)
        return None if last is None else _report(items, 0, last, inverted, cues.cue(verb), Rule.REPORTED_BEFORE)
    if (speaker := cues.subject(verb)) is None:
        return None
    if (first := _clause_after(items, verb, base)) is not None:
        rule = Rule.REPORTED_THAT if items[first - 1].lower in ("that", "whether", "if") else Rule.REPORTED_CLAUSE
        return _report(items, first, _clause_end(items, first), speaker, cues.cue(verb), rule)
    if (last := _clause_before(items, verb, speaker, base)) is not None:
        return _report(items, 0, last, speaker, cues.cue(verb), Rule.REPORTED_BEFORE)
    return None


def _inverted_subject(items: Sequence[SentenceItem], cues: CueReader, verb: int) -> Speaker | None:
    """Return the pronoun or plural noun after a verb that follows a comma, if the attribution ends with it.

    It was over, said | he. | It was over, said | union officials | on Friday.
    """
    if verb < 1 or items[verb - 1].text != "," or items[verb].lower not in reporting_verbs().strong:
        return None
    if items[verb].lower.endswith("ing") or verb + 1 >= len(items) or not _is_lower_word(items[verb + 1]):
        return None
    if (speaker := cues.reader.subject_after(verb)) is None:
        return None
    phrase = [item for item in items[verb + 1 :] if item.start < speaker.span.end]
    if not (phrase[0].lower in grammar().he_she or is_plural(phrase) or head_noun(phrase) in grammar().crowd):
        return None
    following = next((item for item in items[verb + 1 :] if item.start >= speaker.span.end), None)
    if following is None or following.kind is ItemKind.PUNCTUATION:
        return speaker
    return speaker if following.lower in grammar().preposition | grammar().day else None


def _is_lower_word(item: SentenceItem) -> bool:
    return item.kind is ItemKind.WORD and item.text[0].islower()


def _according_to(items: Sequence[SentenceItem], cues: CueReader, at: int) -> tuple[Span, Attribution] | None:
    if at + 1 >= len(items) or items[at].lower != "according" or items[at + 1].lower != "to":
        return None
    if (speaker := cues.reader.source_of(at + 1)) is None:
        return None
    cue = Span(items[at].start, items[at + 1].end)
    if at > 0:
        return _report(items, 0, at, speaker, cue, Rule.REPORTED_ACCORDING_TO) if _has_verb(items, 0) else None
    comma = (
        n for n in range(2, min(len(items), _TO_VERB)) if items[n].text == "," and items[n].start >= speaker.span.end
    )
    if (first := next(comma, None)) is None:
        return None
    return _report(items, first + 1, _clause_end(items, first + 1), speaker, cue, Rule.REPORTED_ACCORDING_TO)


def _is_denied(items: Sequence[SentenceItem], verb: int) -> bool:
    """Return True if nothing was said: did not say, declined to say, would say."""
    words = [item.lower for item in items[max(0, verb - 3) : verb]]
    return any(word in grammar().unsaid or word.endswith(("n’t", "n't")) for word in words)


def _clause_after(items: Sequence[SentenceItem], verb: int, base: str) -> int | None:
    """Return the first item of the clause governed by a verb: after “that”, or right after the verb."""
    for n in range(verb + 1, min(len(items), verb + _TO_THAT)):
        item = items[n]
        if item.kind is ItemKind.QUOTE or (item.kind is ItemKind.PUNCTUATION and item.text not in ",.-"):
            break
        asks = base == "ask" and item.lower in ("whether", "if")
        if asks or (item.lower == "that" and base != "ask"):
            return n + 1 if _has_verb(items, n + 1) and items[n + 1].lower not in grammar().finite else None
        if item.lower in grammar().clause_start:
            break
    first = verb + 1
    if base == "tell":
        first = _skip_addressee(items, first)
    if base not in grammar().reports_bare or first >= len(items):
        return None
    begins_clause = _begins_clause(items, first)
    if not begins_clause and not (base == "say" and _may_begin_clause(items[first])):
        return None
    is_pronoun = items[first].lower in grammar().he_she | grammar().other_pronoun
    strict = not begins_clause or (base not in _SAY and not is_pronoun)
    return first if _has_verb(items, first, strict=strict) else None


def _skip_addressee(items: Sequence[SentenceItem], n: int) -> int:
    """Return the item after the addressee of “tell”: told reporters | he had seen"""
    while n < len(items) and items[n].kind is ItemKind.WORD and items[n].lower in grammar().determiner:
        n += 1
    return n + 1


def _begins_clause(items: Sequence[SentenceItem], n: int) -> bool:
    item = items[n]
    if item.kind is ItemKind.NAME:
        return True
    starts = grammar().determiner | grammar().he_she | grammar().other_pronoun | grammar().clause_subject
    return item.kind is ItemKind.WORD and (item.lower in starts or item.text[0].isupper())


def _may_begin_clause(item: SentenceItem) -> bool:
    """Return True for a word that may begin a clause: Analysts said attacks had made it likely; not: said in London."""
    nowhere = grammar().preposition | grammar().clause_start | grammar().auxiliary
    return item.kind is ItemKind.WORD and item.lower not in nowhere


def _clause_end(items: Sequence[SentenceItem], first: int) -> int:
    """Return the comma after which the outlet's own words continue, otherwise the end.

    …, but | …, while | …, according to
    """
    for n in range(first, len(items) - 1):
        if items[n].text in (",", "—", "–") and items[n + 1].lower in grammar().own_words:
            return n
    return len(items)


def _has_verb(items: Sequence[SentenceItem], first: int, *, strict: bool = False) -> bool:
    """Return True if the clause at `first` has a finite verb before any semicolon, colon or quotation.

    If `strict`, it must precede any punctuation, and a form in -ed does not count: argued the case based on it.
    """
    for item in items[first + 1 : first + _TO_VERB]:
        if item.kind is ItemKind.QUOTE or item.text in (";", ":") or (strict and item.kind is ItemKind.PUNCTUATION):
            return False
        participle = item.lower.endswith("ed") and len(item.lower) > 4 and not strict
        finite = item.lower in grammar().finite or item.lower.endswith(("n’t", "n't")) or participle
        if item.kind is ItemKind.WORD and finite:
            return True
    return False


def _clause_before(items: Sequence[SentenceItem], verb: int, speaker: Speaker, base: str) -> int | None:
    """Return the comma after a clause that is followed by a final “…, Wallace said” or “…, said Wallace”."""
    if base not in grammar().reports_bare or base == "tell":
        return None
    start, end = min(speaker.span.start, items[verb].start), max(speaker.span.end, items[verb].end)
    comma = next((n - 1 for n in range(verb, 0, -1) if items[n].start == start), None)
    if comma is None or items[comma].text != ",":
        return None
    following = [item for item in items[verb + 1 :] if item.start >= end]
    if len(following) > _AFTER_VERB or any(item.kind is ItemKind.QUOTE or item.text in ",;:" for item in following):
        return None
    return comma if _has_verb(items, 0) else None


def _report(
    items: Sequence[SentenceItem], first: int, last: int, speaker: Speaker, cue: Span, rule: Rule
) -> tuple[Span, Attribution] | None:
    """Return the span and attribution of the report `items[first:last]`, without surrounding punctuation.

    None if it is too short, contains a quotation, or overlaps its own attribution.
    """
    while last > first and items[last - 1].kind is ItemKind.PUNCTUATION and items[last - 1].text not in ")%":
        last -= 1
    while first < last and items[first].kind is ItemKind.PUNCTUATION and items[first].text not in "($€£":
        first += 1
    clause = items[first:last]
    words = sum(item.kind in (ItemKind.WORD, ItemKind.NAME) for item in clause)
    if words < _SHORTEST or any(item.kind is ItemKind.QUOTE for item in clause):
        return None
    content = Span(clause[0].start, clause[-1].end)
    if content.overlap(speaker.span) or content.overlap(cue):
        return None
    return content, Attribution(speaker, cue, rule)
