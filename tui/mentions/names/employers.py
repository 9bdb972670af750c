"""Finds the first word of a role's noun phrase, including what precedes the role: Fox News | host; farm | minister."""

from collections.abc import Sequence, Set
from functools import cache

from tui.mentions.lexicon import countries, function_words, grammar, places, reporting_verbs, role_words
from tui.mentions.names.name_words import Word, starts_sentence

_REACH = 12
"""Maximum number of words in an office and the words before it that belong to it."""
_IN_FIRM = frozenset({"co", "company", "partners", "sons", "means"})
"""Words that follow “and” in the name of a firm or a committee."""
_CLOSING = frozenset({") ", "> ", "” ", "’ ", '" ', "' "})
"""Gaps after a word that may belong to the noun phrase: the Port Authority (PA) | chairman."""
_TIMES = frozenset(
    {"day", "days", "week", "weekend", "month", "months", "year", "years", "quarter", "time", "morning", "night"}
)
MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()  # noqa: SIM905
)
_FIRST = frozenset({"former", "ex", "then", "acting", "late", "retired", "visiting"})
"""Words in a role that are not preceded by a noun: former | mayor."""


def employer_start(words: Sequence[Word], start: int, named: Set[int] = frozenset()) -> int | None:
    """Return the index of the first word of the noun phrase whose role begins at word `start`; None if it is unclear.

    Fox News | host (Ann Berg); Securities and Exchange | Commission chairman (Tom Lind). `named` contains the indices
    of the last words of the people named earlier.
    """
    if words[start].possessive:
        return _owner_start(words, start)
    n = start
    joins_names = False
    while n > 0 and start - n < _REACH:
        word, previous = words[n], words[n - 1]
        if word.gap == "-" or word.gap == " & " or _ends_initials(words, n):
            n -= 1
            continue
        if word.gap != " ":
            is_list = joins_names and word.gap == ", " and previous.capital and n - 1 not in named
            return None if is_list or word.gap in _CLOSING else n
        if previous.possessive:
            return n
        if previous.text in ("and", "of") and n > 1:
            before = _and_start(words, n, named) if previous.text == "and" else _of_start(words, n)
            if before is None or before == n:
                return before
            joins_names = previous.text == "and" and words[before].capital
            n = before
        elif previous.capital and _is_of_body(words, n, start):
            n -= 1
            if starts_sentence(words, n):
                return n
        elif _goes_before(words, n):
            n -= 1
        else:
            return None if _may_go_before(previous.text) and word.text[0].islower() else n
    return n


def _goes_before(words: Sequence[Word], n: int) -> bool:
    """Return True if the lower-case word before word `n` belongs to its noun phrase: central bank | governor."""
    previous, word = words[n - 1], words[n]
    if previous.text in role_words().qualifiers:
        return True
    is_small = previous.text.islower() and word.text[0].islower() and word.folded not in _FIRST
    return is_small and _is_plain_noun(previous.text)


def _may_go_before(word: str) -> bool:
    """Return True for a word in -ing that may belong to an office, but could be a verb: navigating | officer."""
    is_verb = word in reporting_verbs().bases or word in function_words() or word in _VERBS
    return word.islower() and word.endswith("ing") and not is_verb


@cache
def _is_plain_noun(word: str) -> bool:
    """Return True for a lower-case word that can be a noun or an adjective before an office: farm, financial."""
    roles, verbs = role_words(), grammar()
    if word in roles.activities | roles.fields | roles.qualifiers | roles.roles:
        return True
    if not word.isalpha() or word in function_words() or word in _TIMES | verbs.day:
        return False
    is_verb = word in verbs.finite | verbs.past | verbs.headline | _VERBS or word in reporting_verbs().bases
    return not (is_verb or word.endswith(("ing", "ed", "ly")))


_VERBS = frozenset(
    """meet meets include includes require requires join joins replace replaces support supports sued sue owes owe
    oppose appoint hire beat fought sought taught allow help helps let lets bring brings keeps keep made saw told asks
    greet thank thanks invite succeed face faces forces defeat impeach oust remove persuade certain likely
    alongside including following""".split()  # noqa: SIM905  (a word list reads better so)
)
"""Verbs, and other words outside the noun phrase, that may come right before an office."""


def _is_of_body(words: Sequence[Word], n: int, start: int) -> bool:
    """Return True if the capitalised word before word `n` belongs to its noun phrase: Hughes Tool Co | chairman."""
    at, previous = n - 1, words[n - 1]
    begins = starts_sentence(words, at)
    is_small = begins and previous.folded in function_words() - role_words().fields
    if is_small and f"{previous.folded} {words[n].folded}" not in places():  # New York
        return False
    if previous.folded in grammar().day | MONTHS | role_words().courtesy:
        return False
    if begins and previous.folded in reporting_verbs().bases and previous.folded != "state":
        return False
    is_far = n == start and words[n].capital and words[n].folded in role_words().titles
    return not (is_far and _is_place_of_event(words, at))


def _is_place_of_event(words: Sequence[Word], last: int) -> bool:
    """Return True if the capitals that end at word `last` are the place of an event: in New York | President (Lind)."""
    first = last
    while first > 0 and words[first - 1].capital and words[first].gap == " ":
        if words[first - 1].folded in grammar().placing:
            break
        first -= 1
    name = " ".join(word.folded for word in words[first : last + 1])
    is_place = name in places() or name in countries()
    return is_place and first > 0 and words[first].gap == " " and words[first - 1].folded in grammar().placing


def _and_start(words: Sequence[Word], n: int, named: Set[int]) -> int | None:
    """Return the index before “and” if both sides of it form one phrase, `n` if they do not, None if it is unclear."""
    left, right, roles = words[n - 2], words[n], role_words()
    if n - 2 in named or left.possessive or words[n - 1].gap != " ":
        return n
    is_office = left.folded in roles.roles or left.folded in roles.titles
    begins_office = right.folded in roles.roles | roles.titles | roles.qualifiers or right.folded in countries()
    if not left.capital:
        joins = right.text.islower() and (is_office if begins_office else left.text in roles.fields)
        return n - 2 if joins else n
    if is_office:
        return n - 2 if right.folded in roles.roles | roles.titles | roles.qualifiers else n
    if left.folded in roles.fields or right.folded in _IN_FIRM:
        return n - 2
    return n if begins_office or (right.capital and right.folded in roles.fields) else None


def _of_start(words: Sequence[Word], n: int) -> int:
    """Return the index before “of” if it is part of an organisation's name: Bank of | Japan governor; otherwise `n`."""
    left, right, roles = words[n - 2], words[n], role_words()
    is_office = left.folded in roles.roles or left.folded in roles.titles
    if not left.capital or is_office or words[n - 1].gap != " " or right.folded in roles.titles:
        return n
    is_body = left.folded in roles.bodies
    is_inside = not starts_sentence(words, n - 2) and right.folded not in roles.qualifiers
    return n - 2 if right.capital and (is_body or is_inside) else n


def _owner_start(words: Sequence[Word], n: int) -> int | None:
    """Return the index of the first word of the noun phrase whose possessive is word `n`: Donald | Trump’s lawyer.

    None if another noun is joined to it: the port and harbour’s | lawyer.
    """
    while n > 0 and words[n].gap == " ":
        previous, is_capital = words[n - 1], words[n].capital
        belongs = previous.capital if is_capital else _is_plain_noun(previous.text)
        is_small = previous.folded in function_words() and f"{previous.folded} {words[n].folded}" not in places()
        if not belongs or previous.possessive or is_small or previous.folded in grammar().day:
            return None if previous.text == "and" and not is_capital else n
        n -= 1
    return n


def body_start(words: Sequence[Word], start: int, n: int) -> int:
    """Return the index of the first word of the organisation whose office begins at word `start`.

    Rovers Action | Executive Director; Penn | State quarterback.
    """
    while start > 0 and n - start < _REACH and words[start].gap == " ":
        previous = words[start - 1]
        is_time = previous.folded in grammar().day or previous.folded in function_words()
        if not previous.capital or previous.possessive or is_time or starts_sentence(words, start - 1):
            break
        start -= 1
    return start


def _ends_initials(words: Sequence[Word], n: int) -> bool:
    """Return True if the full stop before word `n` only ends initials: U.N. | envoy."""
    return words[n].gap == ". " and "." in words[n - 1].text
