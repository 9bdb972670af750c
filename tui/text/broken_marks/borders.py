"""Estimates where a quotation with a missing mark begins or ends."""

import re
from functools import cache

from tui.text.broken_marks.narration import end_of_lead, has_speech_verb, is_narrated, is_spoken, sentences_in, words_in
from tui.text.reporting import is_attribution, speech_verbs
from tui.text.span import Span

_MARK_MAX = 6
"""Maximum length of a closing mark with the comma and the blanks after it, in characters."""

_WORD_MAX = 20
"""Maximum length of the word before an opening mark that is looked at, in characters."""
_SHORT = 4
"""Maximum number of words at the beginning of a paragraph that are a fragment of speech or a title as a whole."""
_CLAUSE_MAX = 90
"""Maximum length of a clause after a quotation that is searched for its verb, in characters."""


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…][)\]]?\s+(?=[^\Wa-z_])")


@cache
def _clause_end() -> re.Pattern[str]:
    """Return the pattern of the end of a clause, including the closing mark of a nested quotation."""
    return re.compile(r"[,?!]['’\"”]?+\s++")


@cache
def _last_words() -> re.Pattern[str]:
    """Return the pattern of two or three words that end a stretch: he wrote. | the mayor said."""
    return re.compile(r"[\w’'-]{1,40}(?: [\w’'-]{1,40}){1,2}\.\s*+")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r":\s+(?=[^\Wa-z_])")


@cache
def _fragment_end() -> re.Pattern[str]:
    """Return the pattern of the end of a fragment: a comma, a semicolon, a dash between blanks, or a full stop."""
    return re.compile(r"[,;:]\s|\s[—–-]+\s|[.!?…][)\]]?(?:\s|\Z)")


def start_without_mark(text: str, start: int, end: int, *, begins: bool, limit: int) -> int | None:
    """Return the start of a quotation that closes at `end` but has no opening mark; None for a stray mark.

    `text[start:end]` contains no other quotation; the paragraph ends at `limit`. At the beginning of a paragraph
    (`begins`), the quotation is all of it, what follows a colon, or the sentences after the outlet's own; later, it is
    what follows the first sentence, which names the speaker of the previous quotation.
    """
    is_told = is_attributed_after(text, end, limit)
    if not begins:
        match = _sentence_end().search(text, start, end)
        if match is None:
            comma = text.find(", ", start, end) if text[start:end].strip() else -1
            return comma + 2 if comma >= 0 else None
        start, is_told = match.end(), True
    elif (match := _colon().search(text, start, end)) is not None and end - match.end() > 1:
        return match.end()
    return _start_of_speech(text, start, end, is_told=is_told)


def is_attributed_after(text: str, mark: int, limit: int) -> bool:
    """Return True if an attribution follows the closing mark at `mark`, in the same clause before `limit`."""
    start = mark + 1
    while start < min(limit, mark + _MARK_MAX) and (text[start] in "'’\"”," or text[start].isspace()):
        start += 1
    if is_attribution(text, start, limit):
        return True
    clause_end = _fragment_end().search(text, start, min(limit, start + _CLAUSE_MAX))
    clause = Span(start, clause_end.start() if clause_end else min(limit, start + _CLAUSE_MAX))
    ends_open = text[mark - 1 : mark] in (",", "?", "!")
    return ends_open and (text[start : start + 1].isupper() or has_speech_verb(text, clause))


def _start_of_speech(text: str, start: int, end: int, *, is_told: bool) -> int | None:
    """Return the start of the last sentences of `text[start:end]` that are not the outlet's own; None if all are.

    If somebody says “I” in the first one, it is all of them. Sentences in which nobody does count as spoken only if the
    quotation is surely speech (`is_told`).
    """
    sentences = list(sentences_in(text, start, end))
    if not sentences:
        return None
    is_short = len(words_in(text, Span(start, end))) <= _SHORT
    begins_spoken = is_spoken(text, sentences[0]) and not is_narrated(text, sentences[0], strictly=True)
    ends_as_fragment = not is_told and text[end - 1 : end].isalnum()
    if is_short or (begins_spoken and not ends_as_fragment):
        return _past_blanks(text, start, end)
    if ends_as_fragment:
        return None
    first: int | None = None
    for sentence in reversed(sentences):
        if (lead := end_of_lead(text, sentence)) is not None:
            first = lead
            break
        is_last = is_told and first is None
        if not is_last and (
            is_narrated(text, sentence, strictly=not is_told) or not (is_told or is_spoken(text, sentence))
        ):
            break
        first = sentence.start
    return _past_blanks(text, first, end) if first is not None else None


def end_without_mark(text: str, start: int, end: int, *, named: bool = False) -> int:
    """Return the end of a quotation that opens before `start` and is not closed before `end`.

    It ends before its attribution (“…, Wallace said”); without one, at `end` without trailing blanks. With `named`,
    only an attribution that names the speaker counts, or one that ends the stretch: “he said” elsewhere may be part of
    the quotation.
    """
    for match in _clause_end().finditer(text, start, end):
        is_last = named and bool(_last_words().fullmatch(text, match.end(), end))
        if is_attribution(text, match.end(), end, named=named and not is_last):
            return match.start() + len(match[0].rstrip())
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def end_of_unclosed(text: str, mark: int, start: int, end: int) -> int:
    """Return the end of a quotation that has no closing mark and is known not to continue after `end`.

    `mark` is the offset of its opening mark. Besides `end_without_mark`, it ends before a sentence that is the outlet's
    own; and a fragment inside the outlet's sentence at the first comma, dash or full stop.
    """
    end = end_without_mark(text, start, end)
    if _opens_fragment(text, mark, start):
        match = _fragment_end().search(text, start, end)
        return match.start() + (not match[0][0].isspace()) if match is not None else end
    for n, sentence in enumerate(sentences_in(text, start, end)):
        if n and is_narrated(text, sentence):
            return _before_blanks(text, start, sentence.start)
    return end


def is_fragment_with_narration(text: str, mark: int, inner: Span) -> bool:
    """Return True if a quotation begins as a fragment, and sentences in which nobody says “I” follow in its paragraph.

    It then lacks its closing mark, and does not go on in the next paragraph. `mark` is the offset of its opening mark.
    """
    if not _opens_fragment(text, mark, inner.start):
        return False
    _, *others = sentences_in(text, inner.start, inner.end)
    return bool(others) and not any(is_spoken(text, sentence) for sentence in others)


def _opens_fragment(text: str, mark: int, start: int) -> bool:
    """Return True if a quotation begins in the middle of the outlet's sentence: called it “shameful | said “We"""
    line = text[max(0, mark - _WORD_MAX) : mark].rpartition("\n")[2].rstrip(" \u00a0")
    if text[start : start + 1].islower():
        return bool(line)
    last = line.rpartition(" ")[2]
    return last[-1:].isalnum() and last not in speech_verbs() and last != "that"


def _before_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _past_blanks(text: str, start: int, end: int) -> int | None:
    while start < end and text[start].isspace():
        start += 1
    return start if start < end else None
