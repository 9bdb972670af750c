"""Labels a difference with the part of its sentence that says what it is about."""

import re
from collections.abc import Sequence
from functools import cache

from tui.articles.model import Article
from tui.text.canonical import one_line
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import word_spans

LABEL_CHARACTERS_MAX = 60
_CLAUSE_WORDS_MIN = 5
"""Minimum number of words that say what a difference is about; a shorter clause is joined with the one before it."""
_FIRST = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "these", "those", "no", "all", "most", "many"}
    | {"some", "more", "other", "each", "every", "as", "he", "she", "it", "they", "we", "i", "you", "only", "just"}
)
"""Function words that can begin a label in the middle of a clause."""
_LAST = frozenset(
    {"them", "him", "it", "us", "me", "you", "all", "more", "most", "so", "too", "now", "then", "there", "here", "up"}
    | {"down", "out", "off", "again", "not", "both", "other", "few", "same", "own"}
)
"""Function words that can end a label."""
_PARTICIPLE_ENDING = "ed"
_LEADING_ON = ("ed", "ing")
"""Endings of words after which a phrase often goes on: based ON, getting THROUGH."""
_JOINTS = frozenset("-‐‑/")
_SIGNS = frozenset("$£€¥@#")
"""Signs that belong to the word after them."""


def label_of(article: Article, differing: Span, passage: Span) -> str:
    """Return the clause around the differing words, or as many of its phrases as fit: “a 48-page indictment”."""
    sentence = _sentence(article.text, differing, passage)
    clause = _clause(article.text, differing, sentence)
    if len(clause) > LABEL_CHARACTERS_MAX:
        clause = _phrases_around(article, differing, clause)
    clause = _without_loose_end(article, differing, clause)
    if lead := _lead().match(article.text, clause.start, differing.start):
        clause = Span(lead.end(), clause.end)
    label = _without_full_stop(clause.slice(article.text).strip(" '’,;:!?"))
    is_balanced = label.count("“") == label.count("”") and label.count('"') % 2 == 0
    return one_line(label if is_balanced else _quotation_marks().sub("", label), LABEL_CHARACTERS_MAX)


def quotation_label(article: Article, differing: Span, parts: Sequence[Span]) -> str:
    """Return the words of a quotation, given by its parts, around the differing ones, in quotation marks."""
    part = next((each for each in parts if each.covers(differing)), differing)
    return f"“{label_of(article, differing, part)}”"


def _sentence(text: str, differing: Span, passage: Span) -> Span:
    """Return the sentence, or line, that contains the differing words, as far as it lies in the passage."""
    found = (each for each in sentences(text, passage) if each.start <= differing.start <= each.end)
    sentence = next(found, passage)
    start = text.rfind("\n", sentence.start, differing.start) + 1
    end = text.find("\n", differing.end, sentence.end)
    return Span(max(sentence.start, start), end if end >= 0 else max(sentence.end, differing.end))


def _clause(text: str, differing: Span, sentence: Span) -> Span:
    """Return the part between two punctuation marks that contains the differing words, joined with those before it."""
    borders = list(_border().finditer(text, sentence.start, sentence.end))
    ends = [border.start() for border in borders if border.start() >= differing.end]
    starts = [border.end() for border in borders if border.end() <= differing.start]
    end = ends[0] if ends else sentence.end
    while starts and len(list(word_spans(text, starts[-1], end))) < _CLAUSE_WORDS_MIN:
        starts.pop()
    start = starts[-1] if starts else sentence.start
    if len(list(word_spans(text, start, end))) < _CLAUSE_WORDS_MIN and len(ends) > 1:
        end = ends[1]
    while start < differing.start and text[start].isspace():
        start += 1
    return Span(start, end)


@cache
def _border() -> re.Pattern[str]:
    return re.compile(r"[,;:](?=\s)|[()\[\]—]|(?<=\s)[–-]{1,2}(?=\s)")


def _without_full_stop(label: str) -> str:
    """Return a label without the full stop of its sentence; that of an abbreviation stays: the U.S."""
    return label if label[-3:-2] == "." else label.rstrip(".…")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"(?:and|but|or|which|who|that) ")


@cache
def _quotation_marks() -> re.Pattern[str]:
    return re.compile(r"[“”\"]")


def _phrases_around(article: Article, differing: Span, clause: Span) -> Span:
    """Return the phrases of a clause around the differing words that fit, those before them first.

    A phrase begins with function words, and goes on up to the next ones: the harbour master | of Vorden.
    """
    phrases = _phrases(article, clause)
    first = max((at for at, phrase in enumerate(phrases) if phrase.start <= differing.start), default=0)
    last = max(first, min((at for at, phrase in enumerate(phrases) if phrase.end >= differing.end), default=first))

    def is_short(start: int, end: int) -> bool:
        return phrases[end].end - phrases[start].start <= LABEL_CHARACTERS_MAX

    while first and is_short(first - 1, last):
        first -= 1
    while first and phrases[first].end <= differing.start and _begins_with_of(article.text, phrases[first]):
        first += 1
    if first:  # approved in 2012 AND | allows sales to adults over 21
        joints = (at for at in range(first + 1, last) if _lead().match(article.text, phrases[at].start))
        first = next((at for at in joints if phrases[at].end <= differing.start), first)
    while last + 1 < len(phrases) and is_short(first, last + 1):
        last += 1
    while last > first and phrases[last - 1].end >= differing.end and last + 1 < len(phrases):
        if not _leads_on(article.text, phrases[last]):
            break
        last -= 1
    words = _joined_words(article.text, Span(phrases[first].start, phrases[last].end))
    stops = _stop_words(article) if first else frozenset()
    while len(words) > 1 and words[0].end <= differing.start:
        key = _key(article.text, words[0])
        if key not in stops or key in _FIRST:
            break
        words = words[1:]
    return _shortened(words, differing)


def _without_loose_end(article: Article, differing: Span, clause: Span) -> Span:
    """Return a clause without function words at its end, unless they are the differing ones: … called her | AN."""
    words, loose = _joined_words(article.text, clause), _stop_words(article) - _LAST
    while len(words) > 1 and words[-1].start >= differing.end and _key(article.text, words[-1]) in loose:
        words.pop()
        clause = Span(clause.start, words[-1].end)
    return clause


def _begins_with_of(text: str, phrase: Span) -> bool:
    return _key(text, phrase).startswith("of ")


def _leads_on(text: str, phrase: Span) -> bool:
    """Return True for a phrase that is incomplete without the next one: … TO TAKE | the lead, … BASED | on it."""
    words = [_key(text, word) for word in _joined_words(text, phrase)]
    return words[0] == "to" or words[-1].endswith(_LEADING_ON)


def _phrases(article: Article, clause: Span) -> Sequence[Span]:
    text, stops = article.text, _stop_words(article)
    phrases: list[Span] = []
    was_stop = True
    for word in _joined_words(text, clause):
        key = _key(text, word)
        is_initial = text[word.start : word.end + 1].endswith(".") and len(key) == 1
        is_stop = key in stops and not is_initial and key != "per"
        begins = (is_stop or key.endswith(_PARTICIPLE_ENDING)) and not was_stop
        if phrases and not begins:
            phrases[-1] = Span(phrases[-1].start, word.end)
        else:
            phrases.append(word)
        was_stop = is_stop
    if len(phrases) > 1 and was_stop:  # do not end with “of the”
        phrases[-2:] = [Span(phrases[-2].start, phrases[-1].end)]
    return phrases or [clause]


def _joined_words(text: str, span: Span) -> list[Span]:
    """Return the words of a span; those with only a hyphen or a slash between them are one."""
    words: list[Span] = []
    for start, end in word_spans(text, span.start, span.end):
        if words and text[words[-1].end : start] in _JOINTS:
            words[-1] = Span(words[-1].start, end)
        else:
            words.append(Span(start - (start > span.start and text[start - 1] in _SIGNS), end))
    return words


def _key(text: str, word: Span) -> str:
    return word.slice(text).lower().replace("’", "'")


def _stop_words(article: Article) -> frozenset[str]:
    from tui.matching.words.vocabulary import stop_words

    return stop_words(article.language)


def _shortened(words: Sequence[Span], differing: Span) -> Span:
    """Return the words, without the first ones, or else the last ones, that are too many for a label."""
    while len(words) > 1 and words[-1].end - words[0].start > LABEL_CHARACTERS_MAX:
        words = words[1:] if words[0].end <= differing.start else words[:-1]
    return Span(words[0].start, words[-1].end)
