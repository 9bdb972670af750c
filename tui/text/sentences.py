"""Finds sentence boundaries inside a paragraph, by rules for full stops, quotation marks and attributions.

Based on the golden rules of pySBD (Sadvilkar and Neumann, 2020), in one pass and without changing the text.
"""

import re
from functools import cache

from tui.shipped import shipped_lines
from tui.text.language import stop_words
from tui.text.reporting import is_attribution
from tui.text.span import Span

_CLOSING = "”’»\"')]›“«"
_OPENING = "“‘«\"'([„‚‹"


@cache
def _end() -> re.Pattern[str]:
    """Return the pattern of a terminator with its closing marks, or the end of a tweet, and the blanks after it."""
    return re.compile(
        r"[.!?…]++[”’»\"')\]›“«]*+\s*+|[。！？؟۔]++[”’」』»]*+\s*+"
        r"|(?P<tweet>\(@\w{1,15}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}|\bpic\.twitter\.com/\w{1,15})\s*+"
    )


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations in `config/words/abbreviations.txt`, in lower case and without their final full stop."""
    lines = shipped_lines("config/words/abbreviations.txt")
    return frozenset(word for line in lines for word in line.lower().split())


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of `text[span]`, in order, without the blanks around them; none is empty.

    `span` is one paragraph. A full stop after an abbreviation, after an initial or inside a number does not end a
    sentence; nor does one inside closing marks before an attribution (“Why?” Wallace said). Linear in the length of the
    span.
    """
    spans: list[Span] = []
    start = _skip_blanks(text, span.start, span.end)
    for end in _end().finditer(text, span.start, span.end):
        if end.end() > start and _ends_sentence(text, start, end, span.end):
            _put(spans, text, start, end.end())
            start = end.end()
    _put(spans, text, start, span.end)
    return tuple(spans)


def _put(spans: list[Span], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends_sentence(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    """Return True if the terminator ends the sentence that began at `start`."""
    next_start = end.end()
    if next_start >= limit:
        return True
    head = end[0].rstrip()
    if end["tweet"] or head[0] in "。！？؟۔":
        return True
    following = text[next_start]
    if head == end[0]:
        return False
    if following.islower():
        return False
    is_closing_mark = head[-1] in _CLOSING
    if is_closing_mark and is_attribution(text, next_start, limit):
        return False
    if head.startswith(("…", "...")):
        return not is_closing_mark or following.isupper() or following in _OPENING
    return head != "." or not _is_abbreviation(text, start, end.start(), following)


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"[\w.&-]{1,20}\Z")


_BEFORE_ORDINAL = frozenset(
    "am im zum zur vom beim bis ab seit der die das dem den des jeden jedes jeder dieser dieses".split()  # noqa: SIM905
)
"""German words after which a number with a full stop is an ordinal: am 11. Februar, im 19. Jahrhundert."""


def _is_ordinal(text: str, start: int, number: int, following: str) -> bool:
    """Return True if a number with a full stop is an ordinal, as written in German, Danish or Czech."""
    before = _last_word().search(text, max(start, number - 20), number - 1) if number - 1 > start else None
    return following.isalpha() and before is not None and before[0].lower() in _BEFORE_ORDINAL


def _is_abbreviation(text: str, start: int, stop: int, following: str) -> bool:
    """Return True if the full stop at `stop` only abbreviates the word before it."""
    last_word = _last_word().search(text, max(start, stop - 20), stop)
    if last_word is None:
        return False
    word = last_word[0]
    if word.isdecimal() and len(word) <= 2:
        return _is_ordinal(text, start, last_word.start(), following)
    if len(word) == 1 and word.isalpha():
        is_initial = word.isupper() and (word != "I" or _is_middle_initial(text, start, stop))
        return is_initial or following.isdigit()  # J. Smith
    if word.lower() in abbreviations() or (word in ("No", "Nos") and following.isdigit()):
        return True
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        if word.lower() in ("a.m", "p.m"):
            return _time_zone().match(text, stop + 1) is not None
        return following not in _OPENING and not _is_small_word(text, stop)  # U.S., D.C.
    return False


_NUMBERED = frozenset({"War", "Act", "Part", "Book", "Chapter", "Class", "Division", "Phase", "Title", "Type"})
"""Capitalised words after which “I.” is a number at the end of a sentence."""


def _is_middle_initial(text: str, start: int, stop: int) -> bool:
    """Return True for the “I.” of Joseph I. Lieberman, and False for “so do I. Then” and “Elizabeth I. She”."""
    given, family = _last_word().search(text, max(start, stop - 22), stop - 2), _first_word().match(text, stop + 1)
    if given is None or family is None or not given[0][0].isupper() or given[0] in _NUMBERED:
        return False
    return family[1].lower() not in stop_words("en")


@cache
def _time_zone() -> re.Pattern[str]:
    return re.compile(r" (?:[A-Z]{1,3}T|UTC|Pacific|Eastern|Central|Mountain)\b")


def _is_small_word(text: str, stop: int) -> bool:
    """Return True if a small word with a capital follows an abbreviation, and no headline: in the U.S. The law."""
    following = _first_word().match(text, stop + 1)
    if following is None or not text[following.end() + 1 : following.end() + 2].islower():
        return False
    return len(following[1]) > 1 and following[1].lower() in stop_words("en")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(r" ([A-Z][\w’'-]{1,20})")
