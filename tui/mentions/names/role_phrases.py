"""Finds the noun phrase before a name that states the person's role: a title, or an apposition with its comma."""

from collections.abc import Sequence, Set

from msgspec.structs import replace

from tui.mentions.lexicon import countries, grammar, role_words
from tui.mentions.names.appositions import is_noun_phrase, qualifies
from tui.mentions.names.capital_runs import PARTICLES
from tui.mentions.names.employers import MONTHS, body_start, employer_start
from tui.mentions.names.name_words import Word, is_shortened, starts_sentence
from tui.mentions.names.roles import ENDS_HEAD, Role, role_of, role_text

_REACH = 9
"""Maximum number of words in a role before a name."""


def role_before(
    text: str,
    words: Sequence[Word],
    title_from: int,
    first: int,
    *,
    is_possessive: bool = False,
    is_title_case: bool = False,
    named: Set[int] = frozenset(),
) -> Role | None:
    """Return the role right before a name, with or without a comma: Minister of Defense; “His British counterpart,”.

    In a title-case line, the capitals before a role do not show that they belong to it. `named` contains the indices of
    the last words of the people named earlier. The role has no text if its beginning is unclear.
    """
    after_comma = first > 0 and words[first].gap == ", "
    start = _opening_of_role(words, title_from, first, is_possessive=is_possessive)
    if start is None or not _is_role_phrase(words, start, first, after_comma=after_comma):
        return None
    role = role_of(text[words[start].start : words[first - 1].end], [word.text for word in words[start:first]])
    if role is None or is_title_case or (after_comma and not words[start].possessive):
        return role
    opening = employer_start(words, start, named)
    if opening is None or _has_stray_name(words[start:first]):
        return replace(role, text="")
    return replace(role, text=role_text(text[words[opening].start : words[first - 1].end]))


def role_in_commas(words: Sequence[Word], first: int) -> Sequence[Word]:
    """Return the words of a role with a determiner before the comma before a name; empty if there is none.

    the mayor of Vorden, (Lind); not: the mayor met, (Lind); the mayor of the town, (Blue Ridge).
    """
    if not first or words[first].gap != ", ":
        return ()
    start = _apposition_start(words, first)
    if first - 2 > start and words[first - 2].folded in grammar().determiner:
        return ()
    has_determiner = words[start].folded in grammar().determiner or words[start].possessive
    is_role = has_determiner and _names_role(words[start:first])
    return words[start:first] if is_role and _is_role_phrase(words, start, first, after_comma=True) else ()


def _opening_of_role(words: Sequence[Word], title_from: int, first: int, *, is_possessive: bool) -> int | None:
    """Return the index of the first word of the role before a name, judged by its own words; None without a role."""
    start = title_from
    if all(word.folded in role_words().courtesy for word in words[title_from:first]) and first > title_from:
        return None
    if first > 0 and words[first].gap == ", ":
        start = _apposition_start(words, first)
        if is_possessive or start == first or not _names_role(words[start:first]):
            return None  # indicted by the attorney, (Lind)’s lawyer said
    elif title_from > 0 or first > title_from:
        start = _title_start(words, title_from)
    while start < first and words[start].folded in ("then", "now", "yet", "but", "meanwhile") and words[start].capital:
        start += 1
    while start < first and words[start].folded in role_words().courtesy | grammar().day | MONTHS:
        start += 1
    start = _own_title_start(words, start, first)
    return start if start < first else None


def _is_role_phrase(words: Sequence[Word], start: int, first: int, *, after_comma: bool) -> bool:
    """Return True if the words before a name are a noun phrase that states its role."""
    if not _ends_role(words[first - 1]):
        return False
    if after_comma:
        return is_noun_phrase([word.text for word in words[start:first]]) and _heads_role(words, start, first)
    is_any = start > 0 and words[start - 1].folded in ("a", "an") and words[start].text[0].isupper()
    return not is_any  # a President (Lind) would sign it


def _has_stray_name(words: Sequence[Word]) -> bool:
    """Return True if a title ends with a capitalised word that is not an office: Commerce Minister Salim | (Lind)."""
    last = words[-1]
    if not last.capital or is_office(last) or any(word.text in ENDS_HEAD for word in words):
        return False
    return any(_is_role(word) for word in words[:-1]) and last.folded not in countries()


def _heads_role(words: Sequence[Word], start: int, end: int) -> bool:
    """Return True if the head of a noun phrase is a role: the chief of staff; not: the general election."""
    for n in range(start, end):
        word = words[n]
        is_participle = word.text.endswith("ing") and n > start and _is_role(words[n - 1]) and not qualifies(word.text)
        is_participle = is_participle and word.text not in role_words().activities
        if word.text in ENDS_HEAD or word.text == "not" or is_participle:
            return n > start and _is_role(words[n - 1])
    return _is_role(words[end - 1]) or words[end - 1].folded.rpartition("-")[2] in role_words().roles


def _names_role(words: Sequence[Word]) -> bool:
    """Return True if a phrase contains a role; a party counts only at its end: the Maine Republican.

    False for “Tuesday’s Republican debate”.
    """
    return any(
        _is_role(word)
        and not word.possessive
        and (word.folded not in _PARTIES or n + 1 == len(words) or words[n + 1].folded in ENDS_HEAD)
        for n, word in enumerate(words)
    )


_PARTIES = frozenset({"republican", "democrat", "democratic", "conservative", "liberal", "independent", "libertarian"})


def _ends_role(word: Word) -> bool:
    """Return False if this last word shows that a phrase is not the role of the following name.

    supporter of | Ann; brother and | Ann; the conservative Mr. | Lind.
    """
    is_link = word.folded in grammar().preposition or word.folded in ("and", "or", "but")
    return not is_link and word.text not in PARTICLES and word.folded not in role_words().courtesy


def _own_title_start(words: Sequence[Word], start: int, first: int) -> int:
    """Return the index after a linking word that separates a role from the name's own title.

    a critic of | President (Lind); the speaker and | President (Lind); daughter of | former Vice President (Lind).
    """
    for n in range(first - 1, start + 1, -1):
        fits = _is_role(words[n]) or words[n].folded in role_words().qualifiers
        if not fits:
            break
        linked = words[n - 1].folded in ("of", "for", "to", "and") and _is_role(words[n - 2])
        has_title = any(word.capital and word.folded in role_words().titles for word in words[n:first])
        is_plain = words[n - 2].text.islower() or starts_sentence(words, n - 2)
        if linked and has_title and is_plain and (words[n - 1].text != "and" or words[n - 2].text.islower()):
            return n
    return start


def _title_start(words: Sequence[Word], n: int) -> int:
    """Return the index of the first word of the role that ends before word `n`: Russia’s Minister of Defense."""
    start = n
    while start > 0 and n - start < _REACH and words[start].gap.strip(". ") in ("",) and words[start].gap != "":
        previous = words[start - 1]
        if "." in words[start].gap and not (is_shortened(previous) or previous.text.isupper() or "." in previous.text):
            break
        fits = _is_role(previous) or previous.folded in role_words().qualifiers or previous.folded in countries()
        if not (fits or (previous.folded in ("of", "for", "state", "and") and start < n + 1)):
            break
        start -= 1
        if previous.possessive:
            break
    while start < n and words[start].folded in ("of", "for", "and"):
        start += 1
    while 0 < start < n and words[start].gap == "-":  # four-star general
        start -= 1
    if start < n and words[start].capital and words[start].folded in role_words().qualifiers:
        start = body_start(words, start, n)
    return start


def personal_title_start(words: Sequence[Word], n: int) -> int:
    """Return the index of the first word of the title right before word `n`, without what another noun governs.

    a lawyer for | Mr. (Lind); | former Secretary of State (Lind).
    """
    start = n
    while start > 0 and n - start < _REACH:
        previous = words[start - 1]
        if previous.text == "of" and start > 1 and _is_role(words[start - 2]) and not _is_role(words[start]):
            start -= 2
        elif _is_role(previous) or previous.folded in role_words().qualifiers:
            start -= 1
        else:
            break
    return start


def _apposition_start(words: Sequence[Word], first: int) -> int:
    start = first
    while start > 0 and first - start < _REACH:
        previous = words[start - 1]
        if start != first and not (words[start].gap.isspace() or words[start].gap == "-"):
            break
        start -= 1
        determiner = previous.folded in grammar().determiner or previous.possessive
        is_governed = start > 0 and words[start - 1].folded in grammar().preposition
        if determiner and not (is_governed and not _has_role(words, start, first)):
            break
    return start


def _has_role(words: Sequence[Word], start: int, end: int) -> bool:
    return any(_is_role(word) for word in words[start:end])


def is_office(word: Word) -> bool:
    """Return True for a word in an office, or one that qualifies it: spokesman, deputy, campaign."""
    return _is_role(word) or word.folded in role_words().qualifiers


def _is_role(word: Word) -> bool:
    return word.folded in role_words().roles or word.folded in role_words().titles
