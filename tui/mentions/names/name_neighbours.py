"""Tells from the adjacent words what a name means: a person (May said; May has no plans), a place, a firm, a thing."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import Protocol

from msgspec import Struct

from tui.mentions.lexicon import (
    countries,
    function_words,
    given_names,
    grammar,
    grammar_words,
    not_names,
    places,
    places_like_names,
    reporting_verbs,
    surnames,
)
from tui.mentions.names.name_finder import NameUse
from tui.mentions.names.name_words import Word, is_blank
from tui.mentions.word_sets import finite_speech_verbs

_PARTNERS = 8
"""Maximum number of names in a firm that is named after its partners."""
_BEFORE_PERSON = frozenset({"according", "close", "loyal", "next", "thanks", "spoken"})
"""Words followed by a preposition and a person: according to, thanks to."""


def may_be_place(name: str) -> bool:
    return name in _place_names()


@cache
def _place_names() -> frozenset[str]:
    return places() | countries().keys() | places_like_names()


def _is_addressed(words: Sequence[Word], to: int) -> bool:
    """Return True if a person follows, judging by the word before a preposition: spoke to Jordan, a letter from him."""
    previous = words[to - 1].folded if to > 0 else ""
    speaks = previous in reporting_verbs().bases and words[to].text in ("to", "from", "at")
    return speaks or previous in grammar().utterance or previous in _BEFORE_PERSON


def is_place_at(words: Sequence[Word], n: int) -> bool:
    """Return True if the adjacent words show that a name means a place: in Austin; Austin, Texas; WASHINGTON —."""
    previous = words[n - 1] if n and words[n].gap.isspace() else None
    placing = previous is not None and previous.text.lower() in grammar().placing and not _is_addressed(words, n - 1)
    of_country = previous is not None and previous.text == "of" and words[n].folded in countries()
    following = words[n + 1] if n + 1 < len(words) else None
    continues = words[n].possessive or (following is not None and following.capital and following.gap == " ")
    if (placing or of_country) and not continues:
        return True
    if following is None:
        return False
    in_state = following.gap == ", " and (following.folded in places() or following.folded in countries())
    is_dateline = n == 0 and words[0].text.isupper() and any(mark in following.gap for mark in "(—–-")
    return in_state or is_dateline


def acts(words: Sequence[Word], n: int) -> bool:
    """Return True if a verb follows the name: May has no plans, Black left."""
    following = words[n + 1] if n + 1 < len(words) else None
    if following is None or not is_blank(following.gap) or not following.text[0].islower():
        return False
    verb, verbs = following.text, grammar()
    if verb in verbs.finite or verb in verbs.auxiliary or verb in verbs.past or verb in reporting_verbs().bases:
        return True
    return verb.endswith("ed") and len(verb) > 4


def speaks(words: Sequence[Word], n: int) -> bool:
    """Return True if a verb of speech is next to the name: Austin said, said Austin."""
    speech = finite_speech_verbs()
    following = words[n + 1] if n + 1 < len(words) and is_blank(words[n + 1].gap) else None
    previous = words[n - 1] if n and is_blank(words[n].gap) else None
    return any(word is not None and word.text in speech for word in (following, previous))


def quoted_words(words: Sequence[Word]) -> set[str]:
    """Return the single capitalised words, folded, that say something right beside a quotation mark: …,” said Osei."""
    speech = finite_speech_verbs()
    speakers: set[str] = set()
    for n in range(1, len(words)):
        next_word = words[n + 1] if n + 1 < len(words) else None
        if not words[n].capital or (next_word is not None and next_word.capital and next_word.gap.isspace()):
            continue
        is_inverted = words[n - 1].text in speech and words[n].gap == " " and _quote_end().search(words[n - 1].gap)
        is_plain = next_word is not None and next_word.text in speech and _quote_end().search(words[n].gap)
        if is_inverted or is_plain:
            speakers.add(words[n].folded)
    return speakers - not_names() - function_words()


@cache
def _quote_end() -> re.Pattern[str]:
    return re.compile(r"[,.!?…][”’»\"'] $")


def leads_to_noun(words: Sequence[Word], n: int) -> bool:
    following = words[n + 1] if n + 1 < len(words) and is_blank(words[n + 1].gap) else None
    return following is not None and following.text[0].islower() and following.text not in function_words()


def begins_firm(words: Sequence[Word], n: int) -> bool:
    """Return True if a name begins a list of names that ends with “&”, as firms do: Lind, Berg, Kral & Odou."""
    for at in range(n + 1, min(len(words), n + _PARTNERS)):
        if not words[at].capital:
            return False
        if words[at].gap == " & ":
            return at > n + 1
        if words[at].gap != ", ":
            return False
    return False


class NamedParagraph(Protocol):
    """A paragraph, with its words."""

    words: list[Word]


class WrittenWords(Struct, frozen=True):
    """Lower-case words in the articles that also end names."""

    nouns: frozenset[str]
    """Words that follow “the”, “a” or the like."""
    pairs: frozenset[tuple[str, ...]]
    """Words together with the previous word, both in lower case: block grant."""


Uses = Sequence[tuple[int, NamedParagraph, NameUse]]
Names = tuple[str, ...]


def places_only(uses: Uses) -> set[Names]:
    """Return the names used only after “in”, “near” or “at”, with nothing else that indicates a person."""
    named: dict[Names, bool] = {}
    for _, paragraph, use in uses:
        before = paragraph.words[use.first - 1].text if use.first else ""
        is_place = before in ("in", "near", "at") and use.title_from == use.first
        named[use.names] = named.get(use.names, True) and is_place
    return {names for names, is_place in named.items() if is_place}


def venues(uses: Uses) -> set[Names]:
    """Return the names that belong to a place named after somebody: landed at Ann Ross airport.

    A name with a title, or beside a verb of speech, is also a person’s.
    """
    named: set[Names] = set()
    persons: set[Names] = set()
    for _, paragraph, use in uses:
        words, after = paragraph.words, use.last
        following = words[after].text if after < len(words) and words[after].gap == " " else ""
        if following in grammar().venue and not words[after - 1].possessive:
            named.add(use.names)
        elif use.title or _is_beside_speech(words, use):
            persons.add(use.names)
    return named - persons


def common_nouns(uses: Uses, lower: WrittenWords, speakers: Set[str]) -> set[Names]:
    """Return the names that are probably things, unless something indicates a person.

    These end with a noun in the articles (the dam: Aldery Dam), also occur in lower case, or begin with an article (Le
    Matin). `speakers` are the single names beside a verb of speech.
    """
    named: set[Names] = set()
    persons: set[Names] = set()
    for _, paragraph, use in uses:
        if not _may_be_thing(use.names, lower, speakers):
            continue
        tells_person = use.title or use.suffix or _tells_person(paragraph.words, use)
        (persons if tells_person or _is_beside_speech(paragraph.words, use) else named).add(use.names)
    return named - persons


def _may_be_thing(names: Names, lower: WrittenWords, speakers: Set[str]) -> bool:
    if len(names) < 2:
        return False
    if names[-2:] in lower.pairs or (names[0] in _ARTICLES and len(names[-1]) > 3):
        return True
    is_speaker = names[-1] in speakers and names[0] in given_names()
    return names[-1] in lower.nouns and names[-1] not in surnames() and not is_speaker


_ARTICLES = frozenset({"la", "le", "les", "los", "las"})
"""Articles that begin the title of a work or a newspaper: Le Matin."""


def written_words(last_words: Set[str], paragraphs: Iterable[NamedParagraph]) -> WrittenWords:
    """Return those of the words that the articles also write in lower case."""
    nouns: set[str] = set()
    pairs: set[tuple[str, ...]] = set()
    determiners = grammar_words("determiner")
    for paragraph in paragraphs:
        for previous, word in zip(paragraph.words, paragraph.words[1:], strict=False):
            if word.text in last_words and word.gap == " ":
                if previous.folded in determiners:
                    nouns.add(word.text)
                elif not previous.capital:
                    pairs.add((previous.text, word.text))
    return WrittenWords(frozenset(nouns), frozenset(pairs))


def _is_beside_speech(words: Sequence[Word], use: NameUse) -> bool:
    speech = finite_speech_verbs()
    following = words[use.last].text if use.last < len(words) and words[use.last].gap == " " else ""
    return following in speech or bool(use.first and words[use.first - 1].text in speech)


def _tells_person(words: Sequence[Word], use: NameUse) -> bool:
    """Return True for an age, an apposition or “who” right after a name, or the “by” of a byline before it."""
    if use.first and words[use.first - 1].text.lower() in ("by", "named", "husband", "wife", "son", "daughter"):
        return True
    if use.last == len(words):
        return False
    word = words[use.last]
    return word.text in ("who", "whose", "himself", "herself") or (
        word.gap in (", ", " (") and (word.text.isdigit() or word.text in ("aged", "the", "a", "an", "his", "her"))
    )
