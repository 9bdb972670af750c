"""Roles: offices and parts that people play, read from titles and appositions, and matched with “the UK minister”."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from tui.mentions.lexicon import countries, function_words, grammar, reporting_verbs, role_words
from tui.mentions.names.name_words import Word, is_shortened
from tui.text.names import fold_name
from tui.text.span import Span

_REACH = 9
"""Most words of a role before a name."""
_SAME_HEAD = {
    "secretary": "minister", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chair": "chairman", "chairperson": "chairman", "congresswoman": "congressman", "rep": "congressman",
    "representative": "congressman", "sen": "senator", "gov": "governor", "premier": "minister", "chief": "head",
    "director": "head", "adviser": "advisor", "pres": "president", "ceo": "executive", "atty": "attorney",
}  # fmt: skip
_SAME_FIELD = {"defence": "defense", "premier": "prime"}


class Role(Struct, frozen=True):
    text: str
    """The role as written, without an article."""
    heads: frozenset[str]
    fields: frozenset[str]
    """The fields of the office: defense, foreign, prime."""
    country: str

    def may_be(self, office: "Role") -> bool:
        """Return True if a noun phrase with this role can mean a holder of the office."""
        if not self.heads & office.heads or (self.country and office.country and self.country != office.country):
            return False
        return self.fields <= office.fields or (not office.fields and self.country == office.country != "")

    def closeness(self, office: "Role") -> int:
        return 2 * bool(self.fields & office.fields) + bool(self.country and self.country == office.country)


_ENDS_HEAD = frozenset(
    """at who which to of for in on from with by against that under as than over between after before about into like
    turned""".split()  # noqa: SIM905  (a word list reads better so)
)
"""Words that end the part of a phrase which names the role: a critic | of the president."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w(?:[\w-]|[.](?=\w))*+")


def role_of(text: str, words: Iterable[str] | None = None) -> Role | None:
    """Return the role that a phrase names, without its article; None if no word of the phrase is a role."""
    folded_words = [fold_name(word) for word in (words if words is not None else _words().findall(text))]
    roles = role_words()
    heads, fields = [], set()
    for n, word in enumerate(folded_words):
        is_in_head = not any(previous in _ENDS_HEAD for previous in folded_words[:n])
        is_owner = n + 1 < len(folded_words) and folded_words[n + 1] == "s"  # the attorney’s office
        if is_in_head and not is_owner and (word in roles.roles or word in roles.titles):
            heads.append(_SAME_HEAD.get(word, word))
        elif word in roles.qualifiers or word in ("defense", "security"):
            fields.add(_SAME_FIELD.get(word, word))
    if not heads:
        return None
    pairs = [*folded_words, *(f"{a} {b}" for a, b in pairwise(folded_words))]
    country = next((countries()[word] for word in reversed(pairs) if word in countries()), "")
    while text.partition(" ")[0].lower() in grammar().determiner:
        text = text.partition(" ")[2]
    return Role(_singular(text.strip(" ,")), frozenset(heads), frozenset(fields - set(heads)), country)


def _singular(role: str) -> str:
    """Return a title before several names in the singular: Sens (Ann Berg and Tom Lind) → Sen."""
    last = role.rpartition(" ")[2].lower()
    return role[:-1] if last.endswith("s") and last[:-1] in role_words().titles else role


def role_before(text: str, words: Sequence[Word], title_from: int, first: int) -> Role | None:
    """Return the role right before a name, with or without a comma: Minister of Defense | His British counterpart,"""
    start = title_from
    if all(word.folded in role_words().courtesy for word in words[title_from:first]) and first > title_from:
        return None
    after_comma = first > 0 and words[first].gap == ", "
    if after_comma:
        start = _apposition_start(words, first)
        if start == first or not any(_is_role(word) for word in words[start:first]):
            return None
    elif title_from > 0 or first > title_from:
        start = _title_start(words, title_from)
    while start < first and words[start].folded in ("then", "now", "yet", "but", "meanwhile") and words[start].capital:
        start += 1
    while start < first and words[start].folded in role_words().courtesy:
        start += 1
    start = _own_title_start(words, start, first)
    if start == first or not _ends_role(words[first - 1]):
        return None
    if after_comma and not _is_noun_phrase([word.text for word in words[start:first]]):
        return None
    return role_of(text[words[start].start : words[first - 1].end], [word.text for word in words[start:first]])


def _ends_role(word: Word) -> bool:
    """Return False for the last word of what is no role of the name after it: supporter of | Ann; brother and | Ann;
    the conservative Mr. | Lind."""
    return word.folded not in grammar().preposition | {"and", "or", "but"} | role_words().courtesy


def _own_title_start(words: Sequence[Word], start: int, first: int) -> int:
    """Return the index after a linking word that divides a role from the title of the name: a critic of | President
    (Lind); the speaker and | President (Lind)."""
    for n in range(first - 1, start + 1, -1):
        is_title = words[n].capital and words[n].folded in role_words().titles
        follows_role = is_title and _is_role(words[n - 2]) and words[n - 2].text.islower()
        if follows_role and words[n - 1].folded in ("of", "for", "to", "and"):
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
    return start


def personal_title_start(words: Sequence[Word], n: int) -> int:
    """Return the index of the first word of the title right before word `n`, without what another noun governs: a
    lawyer for | Mr. (Lind); | former Secretary of State (Lind)."""
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


def _is_role(word: Word) -> bool:
    return word.folded in role_words().roles or word.folded in role_words().titles


_AHEAD = 160
"""Characters after a name in which its apposition must end."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?: \([^)]{1,30}\))?, (?=[\w’'])")


@cache
def _apposition_end() -> re.Pattern[str]:
    """Match the end of an apposition; a full stop after an initial or a title is none: adviser to Mr. Obama."""
    return re.compile(
        r"[,;:“”\"—–()\n]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bSt)[.](?=\s|$)"
    )


def role_after(text: str, end: int) -> Role | None:
    """Return the role between commas after a name that ends at `end`: Ben Wallace, the defence secretary,"""
    span = apposition_after(text, end)
    if span is None:
        return None
    phrase = span.slice(text)
    opening = [fold_name(word) for word in _words().findall(phrase)[:6]]
    if not any(word in role_words().roles for word in opening) or not _is_noun_phrase(phrase.split()):
        return None
    return role_of(_without_clause(phrase))


def apposition_after(text: str, end: int) -> Span | None:
    """Return the span that commas set off after a name that ends at `end`."""
    start = _opening().match(text, end, end + _AHEAD)
    if start is None:
        return None
    closing = _apposition_end().search(text, start.end(), start.end() + _AHEAD)
    return Span(start.end(), closing.start()) if closing is not None and closing.start() > start.end() else None


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Return False if the words are a clause or begin with a verb: each candidate made appeals; told a broadcaster."""
    first = words[0].lower()
    if first in grammar().clause_start | grammar().other_clause | {"and", "then", "now", "who", "just", "not"}:
        return False
    if first in function_words() - grammar().determiner or (first.endswith("ing") and not _qualifies(first)):
        return False
    if _is_plural_role(words):
        return False
    if _is_verb_phrase(words):
        return False
    for n, word in enumerate(words):
        plain = word.strip(".,").lower()
        if plain in ("who", "whose", "which", "that") or (plain.endswith("ing") and n > 0):
            return True
        speaks = plain in reporting_verbs().strong and plain not in reporting_verbs().plain
        acts = plain in grammar().finite or plain in grammar().he_she or speaks
        if n and word[0].islower() and (acts or plain in grammar().be | {"has", "had"}):
            return False
    return True


def _qualifies(word: str) -> bool:
    """Return True for a word in -ing that is part of a role: the acting director, the sitting president."""
    return word in role_words().qualifiers | role_words().roles | {"sitting", "leading", "presiding", "founding"}


def _is_plural_role(words: Sequence[str]) -> bool:
    """Return True if the noun of a phrase means several people: two senior officials of the port."""
    for word in words:
        plain = word.strip(".,").lower()
        if plain in _ENDS_HEAD:
            return False
        if plain.endswith("s") and plain[:-1] in role_words().roles | {"chief"}:
            return True
    return False


def _is_verb_phrase(words: Sequence[str]) -> bool:
    """Return True if words begin with a verb: told broadcaster NRK; not if that is an adjective: accused ringleader."""
    verb = words[0].lower()
    speaks = verb in reporting_verbs().bases and verb not in reporting_verbs().plain and not verb.endswith("ing")
    if not words[0].islower() or not (speaks or verb in grammar().finite | grammar().past):
        return False
    noun = words[1].strip(".,").lower() if len(words) > 1 else ""
    is_adjective = verb.endswith("ed") or verb == "paid"
    return not (is_adjective and (noun in role_words().roles or noun in role_words().qualifiers))


_RELATIVE = frozenset({"who", "whose", "which", "that", "when", "where"})


def _without_clause(phrase: str) -> str:
    """Return a noun phrase without its relative clause: the mayor | who left; a Republican | trying to unseat."""
    words = phrase.split()
    roles = role_words().roles | role_words().titles
    for n, word in enumerate(words):
        plain = word.strip(".,’'").lower()
        starts_clause = plain in _RELATIVE or (plain.endswith("ing") and len(plain) > 5)
        follows_role = any(previous.strip(".,’'").lower() in roles for previous in words[:n])
        if starts_clause and follows_role and word[0].islower():
            return " ".join(words[:n])
    return phrase
