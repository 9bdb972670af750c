"""Finds runs of capitalised words, and the bounds of the name in each run."""

from collections.abc import Iterator, Sequence

from tui.mentions.lexicon import (
    countries,
    family_first,
    function_words,
    given_names,
    not_names,
    places,
    reporting_verbs,
    role_words,
    surnames,
)
from tui.mentions.names.name_words import Word, is_blank, is_shortened, starts_sentence

PARTICLES = frozenset(
    "de da do dos das di del della du des la le van von der den ter ten zu bin ibn al el ben abu".split()  # noqa: SIM905
) | frozenset("фон дер ван де да ди дель ла ле бин бен ибн аль эль ду дос".split())  # noqa: SIM905
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def capital_runs(words: Sequence[Word], language: str = "") -> Iterator[tuple[int, int]]:
    """Yield the longest runs of capitalised words, including particles inside, as half-open index ranges.

    In a `language` other than English, a particle after a whole name may be a preposition: Karl Weber von der Polizei.
    """
    end = 0
    for n, word in enumerate(words):
        if n < end or not word.capital:
            continue
        end = n + 1
        while end < len(words) and _linked(words, end):
            if words[end].capital:
                end += 1
                continue
            if language and end - n > 1 and words[end - 1].folded not in given_names():
                break
            at = end
            while at < len(words) and at - end < 3 and words[at].text in PARTICLES and words[at].gap.isspace():
                at += 1
            if at == end or at == len(words) or not _may_follow_particle(words[at]):
                break
            end = at + 1
        yield n, end


def _may_follow_particle(word: Word) -> bool:
    """Return True for a capitalised word that can follow a particle: de Gaulle, al-Assad."""
    return word.capital and (word.gap.isspace() or word.gap == "-")


def _linked(words: Sequence[Word], n: int) -> bool:
    """Return True if word `n` can belong to the same name as the previous word."""
    gap = words[n].gap
    if words[n - 1].possessive:
        return False
    if is_blank(gap) or _opens_nickname(words, n) or (gap in _BRACKETS and words[n].capital):
        return gap != "] " or _closes_addition(words, n)
    if gap in _AFTER_NICKNAME:
        return any(_opens_nickname(words, first) for first in range(max(1, n - _NICKNAME), n))
    if gap == ", " and words[n].folded in SUFFIXES:
        return True
    return gap in (". ", ".", ".\u00a0") and is_shortened(words[n - 1]) and words[n - 1].folded not in SUFFIXES


_BRACKETS = frozenset({" [", "] "})
"""Gaps around a name inserted by an editor: President [Barack] Obama."""


def _closes_addition(words: Sequence[Word], n: int) -> bool:
    """Return True if what an editor adds ends before word `n`; not for a credit: [Ann Berg/The Courier] Source."""
    for word in words[max(0, n - _NICKNAME) : n][::-1]:
        if word.gap.endswith("["):
            return True
        if not is_blank(word.gap):
            return False
    return False


_BEFORE_NICKNAME = frozenset({" “", ' "', " ‘", " '", " ("})
_AFTER_NICKNAME = frozenset({"” ", '" ', "’ ", "' ", ") "})
_NICKNAME = 3
"""Maximum number of words in a nickname."""


def _opens_nickname(words: Sequence[Word], n: int) -> bool:
    """Return True if a nickname in quotation marks or brackets begins at word `n`, inside a name.

    James “Jim” Marsh; Dwayne (The Rock) Johnson.
    """
    if words[n].gap not in _BEFORE_NICKNAME or not words[n].capital:
        return False
    for last in range(n + 1, min(len(words), n + _NICKNAME + 1)):
        if words[last].gap in _AFTER_NICKNAME:
            family = words[last]
            is_name = words[n - 1].folded in given_names() or family.folded in surnames()
            return is_name and family.capital and words[n - 1].folded not in not_names() and not is_role(words[n - 1])
        if not is_blank(words[last].gap):
            return False
    return False


def without_nickname(words: Sequence[Word]) -> list[Word]:
    """Return the words of a name without those in quotation marks or brackets."""
    plain: list[Word] = []
    inside = False
    for n, word in enumerate(words):
        if n and word.gap in _BEFORE_NICKNAME:
            inside = True
        elif n and word.gap in _AFTER_NICKNAME:
            inside = False
        if not inside:
            plain.append(word)
    return plain


def is_nationality(word: Word) -> bool:
    """Return True for a country, its people or its adjective; for UN and US only in capitals (not Kim Jong Un)."""
    return word.folded in countries() and (len(word.text) > 3 or word.text.isupper())


def is_role(word: Word) -> bool:
    roles = role_words()
    return word.folded in roles.titles or word.folded in roles.roles


def name_bounds(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield (first, last, start of the title) of the name in a run, without the words before and after the name."""
    start = first
    initial = start + 1 < last and is_shortened(words[start]) and words[start + 1].gap.startswith(".")
    is_function_word = words[start].folded in function_words() and words[start].folded not in given_names()
    leads = is_function_word or _is_participle(words[start]) or _is_verb_of_speech(words, start, last)
    if leads and not initial and starts_sentence(words, start):
        start += 1
    start = title_from = _skip_place(words, start, last)
    for n in range(last - 2, start - 1, -1):
        if is_role(words[n]) and not _is_given_before_family(words, n, start, last):
            start = n + 1
            break
    start = _skip_unlisted_title(words, _skip_qualifiers(words, start, last), last)
    if start == title_from and 0 < start < last:
        title_from = _role_before(words, start)
    end = last
    if end - start > 2 and (_is_thing(words[end - 1]) or _is_firm(words[end - 1])):
        return  # George Washington Bridge
    while end - start > 2 and (
        _is_job_word(words[end - 1]) or _is_honour(words, end - 1) or _begins_next(words, start, end - 1)
    ):
        end -= 1
    if end - start >= 1:
        yield start, end, title_from


def _is_participle(word: Word) -> bool:
    """Return True for a word in -ing before a name that is not itself a name: Hosting (Cook)."""
    name = word.folded
    return name.endswith("ing") and len(name) > 5 and name not in given_names() and name not in surnames()


def _is_verb_of_speech(words: Sequence[Word], n: int, last: int) -> bool:
    """Return True for a verb of speech before a name that is not part of it: Said, Quipped."""
    verbs, name = reporting_verbs(), words[n].folded
    if last - n < 2 or name not in verbs.strong or name in verbs.plain or name.endswith("ing"):
        return False
    may_be_name = name in given_names() or name in surnames()
    leads = last < len(words) and words[last].gap.lstrip("’'s").startswith((":", ", “", ', "'))
    return not may_be_name or leads or (last - n > 2 and words[n + 1].folded in given_names())


def _is_given_before_family(words: Sequence[Word], n: int, first: int, last: int) -> bool:
    """Return True if a word like Dean, Earl or King is part of the name: it is a given name or follows one."""
    word = words[n]
    if word.folded in family_first() and "-" in words[n + 1].text:
        return True  # Son Heung-min
    if word.folded in ("king", "prince", "judge", "bishop", "major", "justice"):
        return n > first and words[n - 1].folded in given_names() and words[last - 1].folded in SUFFIXES
    return n == first and word.folded in given_names() and last - n == 2


def _skip_qualifiers(words: Sequence[Word], start: int, last: int) -> int:
    """Return the index after the rest of a title: Defense Sergey Shoigu, Russian Sergey Lavrov, UK Liz Truss."""
    while last - start > 1:
        word = words[start]
        is_qualifier = word.folded in role_words().qualifiers
        leads = is_qualifier or word.folded in not_names() or is_nationality(word)
        leads = leads or (word.folded.endswith("s") and word.folded[:-1] in not_names())  # Paris Airports
        leads = leads or (word.folded in places() and word.folded not in given_names())
        leaves_name = last - start > 2 or (is_qualifier and words[start + 1].folded in surnames())
        if not (leads and leaves_name):
            return start
        start += 1
    return start


def _skip_unlisted_title(words: Sequence[Word], start: int, last: int) -> int:
    """Return the index of the given name after a title that is not listed: San Francisco Supervisor Jane Kim."""
    if last - start < 3 or (start and words[start - 1].folded in role_words().titles):
        return start  # Gen. Qamar Javed Lind
    stem = words[start].folded.partition("-")[0]
    if last - start == 3 and words[start + 1].folded == "ben" and words[start + 2].folded not in surnames():
        return start  # Samir Ben Achour; not: Skipper Ben Marsh
    if stem in given_names() or stem in family_first() or is_shortened(words[start]):
        return start
    for n in range(start + 1, last - 1):
        if (
            words[n].capital
            and words[n].folded in given_names()
            and words[n].folded not in places()
            and "-" not in words[n].text
        ):
            return n
    return start


def _skip_place(words: Sequence[Word], start: int, last: int) -> int:
    """Return the index after a place of several words: New York | Fed, San Francisco | Supervisor Jane Kim."""
    for length in (3, 2):
        if last - start > length and " ".join(word.folded for word in words[start : start + length]) in places():
            return start + length
    return start


def _role_before(words: Sequence[Word], n: int) -> int:
    """Return the index of a lower-case role right before the name (spokesman Josh Earnest), otherwise `n`."""
    previous = words[n - 1]
    if words[n].gap.isspace() and not previous.possessive and previous.folded in role_words().roles:
        return n - 1
    return n


def _is_job_word(word: Word) -> bool:
    """Return True for a word after a name that is not part of it: Dan Sabbagh Defence (and security editor)."""
    if word.folded in surnames() or word.folded in SUFFIXES:
        return False
    return word.folded in role_words().qualifiers or word.folded in not_names() or is_role(word)


def _is_thing(word: Word) -> bool:
    """Return True for a word that makes a thing of the name before it: Bridge, Foundation; not a day or a job."""
    is_job = word.folded in role_words().qualifiers or is_role(word) or word.folded in surnames()
    return word.folded in not_names() and not is_job and word.folded[:3] not in _DAYS_AND_MONTHS


def _is_firm(word: Word) -> bool:
    """Return True for the plural of a role, which makes a firm of the name before it: Keystone Lind Advisers."""
    return word.folded.endswith("s") and word.folded[:-1] in role_words().roles and word.folded not in surnames()


def _begins_next(words: Sequence[Word], start: int, n: int) -> bool:
    """Return True for a word after a full name that belongs to what follows: Ann Berg This (is so)."""
    word, family = words[n], words[n - 1]
    if words[start].folded in family_first() or family.text in PARTICLES or is_shortened(family):
        return False
    is_day = word.folded.endswith("day") and word.folded in not_names()
    is_function_word = len(word.text) > 1 and word.folded in function_words() and word.folded not in surnames()
    return is_day or (is_function_word and family.folded not in given_names() and word.folded not in given_names())


_DAYS_AND_MONTHS = frozenset(
    "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec mor aft eve nig".split()  # noqa: SIM905
)
"""First three letters of time words that may follow a name: told Ann Berg Monday."""


def _is_honour(words: Sequence[Word], n: int) -> bool:
    """Return True for letters in capitals after a name that is not all in capitals: Helen Marsh KC."""
    word = words[n]
    honour = word.text.isupper() and 2 <= len(word.text) <= 4 and not words[n - 1].text.isupper()
    return honour and word.folded not in surnames() and word.folded not in SUFFIXES


def title_case_name_bounds(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield the bounds in a title-case line, where only a given name shows where a name begins."""
    n = first
    while n < last - 1:
        ends_place = n > first and f"{words[n - 1].folded} {words[n].folded}" in places()
        if words[n].folded in given_names() and not ends_place and _can_be_family_name(words[n + 1]):
            yield n, n + 2, n
            n += 1
        n += 1


def _can_be_family_name(word: Word) -> bool:
    name = word.folded
    return len(name) > 2 and not (
        name in function_words() or name in not_names() or is_role(word) or word.text.isupper()
    )
