"""Reported speech without marks: “Wallace said he had seen no signs”, “…, officials said”, “According to him, …”.

Only with a clear cue: a verb of speech with its subject and a clause, or “according to”. What a sentence puts in marks
is left to the quotations.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.said_by import Attribution
from tui.mentions.speech.sentence_items import Frame, ItemKind, SentenceItem
from tui.text.span import Span

_SHORTEST = 3
"""Words that reported speech has at least."""
_TO_THAT = 9
"""Items between a verb and “that”: told reporters in London on Friday that …"""
_TO_VERB = 14
"""Items from a clause's beginning in which its own verb must stand."""
_AFTER_VERB = 7
"""Items that may follow the verb of an attribution that ends a sentence: said on Tuesday in a statement."""
_WINDOW = 80
"""Items of one sentence in which reports are looked for; it bounds the work where a “sentence” has no end."""


_SAY = frozenset({"say", "tell", "add"})


class ReportedClause(Struct, frozen=True):
    content: Span
    frame: int
    by: Attribution


def reports_in(number: int, frame: Frame, cues: CueReader) -> Iterator[ReportedClause]:
    """The reports of one sentence, in order; none lies in another."""
    end = 0
    for at in range(min(len(frame.items), _WINDOW)):
        if at < end:
            continue
        found = _according_to(frame.items, cues, at) or _of_verb(frame.items, cues, at)
        if found is not None and found[0].start >= (frame.items[end].start if end else 0):
            content, by = found
            yield ReportedClause(content, number, by)
            end = next(
                (n for n in range(at, len(frame.items)) if frame.items[n].start >= content.end), len(frame.items)
            )


def _of_verb(items: Sequence[SentenceItem], cues: CueReader, verb: int) -> tuple[Span, Attribution] | None:
    base = reporting_verbs().bases.get(items[verb].lower)
    if base is None or base not in grammar().reports_clause or not cues.reports(verb, strong=False):
        return None
    if cues.is_passive(verb) or _is_denied(items, verb) or (speaker := cues.subject(verb)) is None:
        return None
    if (first := _clause_after(items, verb, base)) is not None:
        rule = "reported-that" if items[first - 1].lower in ("that", "whether", "if") else "reported-clause"
        return _report(items, first, _clause_end(items, first), speaker, cues.cue(verb), rule)
    if (last := _clause_before(items, verb, speaker, base)) is not None:
        return _report(items, 0, last, speaker, cues.cue(verb), "reported-before")
    return None


def _according_to(items: Sequence[SentenceItem], cues: CueReader, at: int) -> tuple[Span, Attribution] | None:
    if at + 1 >= len(items) or items[at].lower != "according" or items[at + 1].lower != "to":
        return None
    if (speaker := cues.reader.after_preposition(at + 1)) is None:
        return None
    cue = Span(items[at].start, items[at + 1].end)
    if at > 0:
        return _report(items, 0, at, speaker, cue, "reported-according-to") if _has_verb(items, 0) else None
    comma = (
        n for n in range(2, min(len(items), _TO_VERB)) if items[n].text == "," and items[n].start >= speaker.span.end
    )
    if (first := next(comma, None)) is None:
        return None
    return _report(items, first + 1, _clause_end(items, first + 1), speaker, cue, "reported-according-to")


def _is_denied(items: Sequence[SentenceItem], verb: int) -> bool:
    """Whether nothing was said: did not say, declined to say, would say."""
    near = [item.lower for item in items[max(0, verb - 3) : verb]]
    return any(word in grammar().unsaid or word.endswith(("n’t", "n't")) for word in near)


def _clause_after(items: Sequence[SentenceItem], verb: int, base: str) -> int | None:
    """Where the clause begins that a verb governs: after “that”, or at once."""
    for n in range(verb + 1, min(len(items), verb + _TO_THAT)):
        item = items[n]
        if item.kind is ItemKind.QUOTE or (item.kind is ItemKind.MARK and item.text not in ",.-"):
            break
        asks = base == "ask" and item.lower in ("whether", "if")
        if asks or (item.lower == "that" and base != "ask"):
            return n + 1 if _has_verb(items, n + 1) and items[n + 1].lower not in grammar().finite else None
        if item.lower in grammar().clause_start:
            break
    first = verb + 1
    if base == "tell":
        first = _past_told(items, first)
    if base not in grammar().reports_bare or first >= len(items):
        return None
    plainly = _begins_clause(items, first)
    if not plainly and not (base == "say" and _may_begin_clause(items[first])):
        return None
    pronoun = items[first].lower in grammar().he_she | grammar().other_pronoun
    surely = not plainly or (base not in _SAY and not pronoun)
    return first if _has_verb(items, first, surely=surely) else None


def _past_told(items: Sequence[SentenceItem], n: int) -> int:
    """Past whom somebody told: told reporters | he had seen"""
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
    """Analysts said attacks had made it likely; not “said in London”."""
    nowhere = grammar().preposition | grammar().clause_start | grammar().auxiliary
    return item.kind is ItemKind.WORD and item.lower not in nowhere


def _clause_end(items: Sequence[SentenceItem], first: int) -> int:
    """Where the outlet's own words go on: …, but | …, while | …, according to."""
    for n in range(first, len(items) - 1):
        if items[n].text in (",", "—", "–") and items[n + 1].lower in grammar().own_words:
            return n
    return len(items)


def _has_verb(items: Sequence[SentenceItem], first: int, *, surely: bool = False) -> bool:
    """Whether what begins at `first` has a finite verb of its own, before any mark but a comma.

    With `surely` before any mark, and one that is no participle: argued the case based on it.
    """
    for item in items[first + 1 : first + _TO_VERB]:
        if item.kind is ItemKind.QUOTE or item.text in (";", ":") or (surely and item.kind is ItemKind.MARK):
            return False
        participle = item.lower.endswith("ed") and len(item.lower) > 4 and not surely
        finite = item.lower in grammar().finite or item.lower.endswith(("n’t", "n't")) or participle
        if item.kind is ItemKind.WORD and finite:
            return True
    return False


def _clause_before(items: Sequence[SentenceItem], verb: int, speaker: Speaker, base: str) -> int | None:
    """The comma that ends a clause which “…, Wallace said” or “…, said Wallace” follows at the end of its sentence."""
    if base not in grammar().reports_bare or base == "tell":
        return None
    start, end = min(speaker.span.start, items[verb].start), max(speaker.span.end, items[verb].end)
    comma = next((n - 1 for n in range(verb, 0, -1) if items[n].start == start), None)
    if comma is None or items[comma].text != ",":
        return None
    left = [item for item in items[verb + 1 :] if item.start >= end]
    closes = len(left) <= _AFTER_VERB and not any(item.kind is ItemKind.QUOTE or item.text in ",;:" for item in left)
    return comma if closes and _has_verb(items, 0) else None


def _report(
    items: Sequence[SentenceItem], first: int, last: int, speaker: Speaker, cue: Span, rule: str
) -> tuple[Span, Attribution] | None:
    """The report whose words are `items[first:last]`, the marks around them left out; None where it is no clause."""
    while last > first and items[last - 1].kind is ItemKind.MARK and items[last - 1].text not in ")%":
        last -= 1
    while first < last and items[first].kind is ItemKind.MARK and items[first].text not in "($€£":
        first += 1
    told = items[first:last]
    words = sum(item.kind in (ItemKind.WORD, ItemKind.NAME) for item in told)
    if words < _SHORTEST or any(item.kind is ItemKind.QUOTE for item in told):
        return None
    content = Span(told[0].start, told[-1].end)
    if content.overlap(speaker.span) or content.overlap(cue):
        return None
    return content, Attribution(speaker, cue, rule)
