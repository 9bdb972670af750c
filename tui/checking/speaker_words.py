"""Tells names from descriptions in the words for a speaker."""

import re
from functools import cache

from tui.articles.model import Article
from tui.checking.descriptions import describe
from tui.matching.words.vocabulary import word_key
from tui.mentions.model import Quote
from tui.mentions.rule import Rule
from tui.text.names import fold_full_name
from tui.text.span import Span
from tui.text.tokens import words_in

GRAMMAR = frozenset(
    {"the", "a", "an", "of", "in", "for", "and", "to", "at", "on", "who", "s", "his", "her", "their", "its"}
)
_SPELLED_ALIKE = 0.85
"""Minimum similarity of two full names, 0 to 1, of which one is a misspelling of the other."""
_TITLES = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr"})
_PREPOSITIONS = frozenset({"to", "of", "with", "for", "from", "by", "against", "about", "on", "like", "than"})
_PREPOSITION_LENGTH_MAX = 12
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "this", "that", "these", "those", "some", "another"})


def is_same(draft: Quote, source: Quote) -> bool:
    """Return True if both texts name one person, or use the same words for the speaker and no pronoun."""
    if draft.speaker and draft.speaker == source.speaker:
        return True
    return are_written_alike(draft, source) and draft.anaphor is source.anaphor is None


def are_written_alike(draft: Quote, source: Quote) -> bool:
    return bool(draft.speaker_text) and fold_full_name(draft.speaker_text) == fold_full_name(source.speaker_text)


def are_put_alike(draft: Quote, source: Quote) -> bool:
    """Return True if two quotations name their speakers in one construction: a report by Berg, a report by Lind."""
    are_named = all(has_name(quote) or is_name(quote.speaker_text) for quote in (draft, source))
    is_one_rule = draft.rule is source.rule and draft.rule is not Rule.FULLER_QUOTE
    return are_named and is_one_rule and draft.anaphor is source.anaphor is None


def are_misspelt(name: str, other: str) -> bool:
    """Return True if one of two folded full names is a misspelling of the other."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(name, other) >= _SPELLED_ALIKE


def follows_preposition(text: str, start: int) -> bool:
    """Return True if a preposition precedes a name, apart from its title: in a letter to Mr. Callahan."""
    words = reversed(text[max(0, start - _PREPOSITION_LENGTH_MAX) : start].split())
    return next((word.lower() in _PREPOSITIONS for word in words if word not in _TITLES), False)


def has_name(quote: Quote) -> bool:
    """Return True if the words next to a quotation name a person."""
    return quote.speaker is not None and quote.anaphor is None


def is_common(quote: Quote) -> bool:
    """Return True if no word for a speaker is capitalised: a spokeswoman for the port."""
    return not any(word[:1].isupper() for word in quote.speaker_text.split()[1:])


def is_name(speaker_text: str) -> bool:
    """Return True if the noun of a description is capitalised: the White House, but not a White House official."""
    return any(word[:1].isupper() and word_key(word) == describe(speaker_text).head for word in speaker_text.split())


def has_capital(speaker_text: str) -> bool:
    """Return True if a content word is capitalised: Verizon, the White House."""
    return any(word[:1].isupper() for word in speaker_text.split() if word.lower() not in GRAMMAR | PRONOUNS)


def is_speaker(quote: Quote) -> bool:
    """Return True if the words for a speaker are a name, a pronoun, or a noun for people or organisations."""
    words = quote.speaker_text
    is_noun = describe(words).may_speak or is_name(words) or words.lower() in PRONOUNS
    return bool(quote.speaker or quote.anaphor) or is_noun or not describes(words)


def describes(speaker_text: str) -> bool:
    """Return True for words that may refer to anybody: it, the suit, the Mexican-born journalist."""
    words = [word for word in speaker_text.split() if word.lower() not in GRAMMAR | PRONOUNS]
    return not all(word[:1].isupper() for word in words) or not words


def words_of_names(text: str) -> list[str]:
    """Return the folded words of a text, without punctuation."""
    return fold_full_name(" ".join(words_in(text, 0, len(text)))).split()


def turn_label(transcript: Article, place: Span) -> str:
    """Return the words before the colon that begin the last turn of a transcript before a place; empty if none do."""
    labels = _turn_labels().findall(transcript.text, 0, place.start + 1)
    return labels[-1] if labels else ""


@cache
def _turn_labels() -> re.Pattern[str]:
    return re.compile(r"^([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,3}):\s", re.MULTILINE)
