"""Tells an outlet's own sentences from somebody's words, where a lost quotation mark no longer does."""

import re
from collections.abc import Iterator
from functools import cache

from tui.text.reporting import speech_verbs
from tui.text.span import Span

_SPEAKERS = frozenset(
    """i me my mine we us our ours you your yours i'm i've i'd i'll we're we've we'll we'd you're let's
    """.split()  # noqa: SIM905  (a word list reads better so)
)
"""Words of somebody who speaks, in lower case with straight apostrophes; an outlet's own sentences seldom have them."""
_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_READS = frozenset({"reads", "read"})
"""What a document does, which is no verb of speech beside a person."""
_CONTRACTIONS = ("n't", "'re", "'ve", "'ll", "'m")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…][)\]'’]?\s+(?=[^\Wa-z_])")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"\b(?:(\w{1,20})\s)?([a-z]{3,12}),\s(?=[A-Z])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_](?:[^\W_]|['’](?=\w)){0,40}")


_INITIALS = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Co|Corp|vs|No|U\.S))\Z")


def sentences_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`; a full stop after an initial or a title ends none."""
    first = start
    for match in _sentence_end().finditer(text, start, end):
        if match[0][0] == "." and _INITIALS.search(text, max(first, match.start() - 8), match.start()):
            continue
        yield Span(first, match.end())
        first = match.end()
    if first < end:
        yield Span(first, end)


def words_in(text: str, span: Span) -> list[str]:
    """Return the words of a span, with straight apostrophes."""
    return [match[0].replace("’", "'") for match in _word().finditer(text, span.start, span.end)]


def is_spoken(text: str, sentence: Span) -> bool:
    """Return True if a sentence has a word such as “I” or “you”, or a contraction."""
    return any(word.lower() in _SPEAKERS or word.endswith(_CONTRACTIONS) for word in words_in(text, sentence))


def has_speech_verb(text: str, span: Span) -> bool:
    """Return True if a span has a speech verb, or “according to”, after at least one other word or at its start."""
    words = words_in(text, span)
    return words[:2] == ["according", "to"] or any(word in speech_verbs() or word in _READS for word in words)


def is_narrated(text: str, sentence: Span, *, strictly: bool = False) -> bool:
    """Return True if a sentence tells what somebody says, and not “I”, or on which weekday something happened.

    strictly: whoever says it, and also if words such as “I” only follow the verb: he said that they owed us an answer;
    otherwise only a name, “he” or “she”, in a sentence without such words.
    """
    for n, word in enumerate(words := words_in(text, sentence)):
        if word.lower() in _SPEAKERS or word.endswith(_CONTRACTIONS):
            return False
        if n and word in speech_verbs() and words[n - 1] != "to":
            is_named = words[n - 1][0].isupper() or words[n - 1] in ("he", "she")
            return strictly or (is_named and not is_spoken(text, sentence))
    return not _WEEKDAYS.isdisjoint(words)


def end_of_lead(text: str, sentence: Span) -> int | None:
    """Return the offset after a speech verb, a comma and a blank before a capital: he said, | We shall see."""
    for match in _lead().finditer(text, sentence.start, sentence.end):
        if match[2] in speech_verbs() and match[1] not in ("I", "we", "you", "We", "You"):
            return match.end()
    return None
