"""Offices and parts: read from titles and appositions, and matched with “the UK minister”."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from tui.mentions.lexicon import countries, grammar, reporting_verbs, role_words
from tui.mentions.names.name_words import Word
from tui.text.names import fold_name
from tui.text.span import Span

_REACH = 9
"""Words that a role before a name has at most."""
_SAME_HEAD = {
    "secretary": "minister", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chair": "chairman", "chairperson": "chairman", "congresswoman": "congressman", "rep": "congressman",
    "representative": "congressman", "sen": "senator", "gov": "governor", "premier": "minister", "chief": "head",
    "director": "head", "adviser": "advisor", "pres": "president", "ceo": "executive", "atty": "attorney",
}  # fmt: skip
_SAME_FIELD = {"defence": "defense", "premier": "prime"}


class Role(Struct, frozen=True):
    text: str
    """As written, without an article."""
    heads: frozenset[str]
    fields: frozenset[str]
    """What the office is for: defense, foreign, prime."""
    country: str

    def may_be(self, held: "Role") -> bool:
        """Whether a noun phrase with this role can mean a holder of the other."""
        if not self.heads & held.heads or (self.country and held.country and self.country != held.country):
            return False
        return self.fields <= held.fields or (not held.fields and self.country == held.country != "")

    def closeness(self, held: "Role") -> int:
        return 2 * bool(self.fields & held.fields) + bool(self.country and self.country == held.country)


_ENDS_HEAD = frozenset(
    {"at", "who", "which", "to", "of", "for", "in", "on", "from", "with", "by", "against", "that", "under"}
)
"""What ends the part of a phrase in which its office stands: a critic | of the president."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w(?:[\w-]|[.](?=\w))*+")


def role_of(text: str, words: Iterable[str] | None = None) -> Role | None:
    """The role that a phrase names; None where no word of it is a role. A leading article is dropped from its text."""
    lowered = [fold_name(word) for word in (words if words is not None else _words().findall(text))]
    roles = role_words()
    known = roles.roles | roles.titles
    heads, fields = [], set()
    for n, word in enumerate(lowered):
        stop = next((at for at, before in enumerate(lowered[:n]) if before in _ENDS_HEAD), None)
        if stop is None and word in known:
            heads.append(_SAME_HEAD.get(word, word))
        elif word in roles.qualifiers or word in ("defense", "security"):
            fields.add(_SAME_FIELD.get(word, word))
    if not heads:
        return None
    pairs = [*lowered, *(f"{a} {b}" for a, b in pairwise(lowered))]
    country = next((countries()[word] for word in reversed(pairs) if word in countries()), "")
    while text.partition(" ")[0].lower() in grammar().determiner:
        text = text.partition(" ")[2]
    return Role(text.strip(" ,"), frozenset(heads), frozenset(fields - set(heads)), country)


def role_before(text: str, words: Sequence[Word], title_from: int, first: int) -> Role | None:
    """The role right before a name, by itself or before a comma: Minister of Defense | His British counterpart,"""
    start = title_from
    if all(word.folded in role_words().courtesy for word in words[title_from:first]) and first > title_from:
        return None
    after_comma = first > 0 and words[first].gap == ", "
    if after_comma:
        start = _apposition_start(words, first)
        if start == first or not any(_is_role(word) for word in words[start:first]):
            return None
    elif title_from > 0 or first > title_from:
        start = _back(words, title_from)
    while start < first and words[start].folded in ("then", "now", "yet", "but", "meanwhile") and words[start].capital:
        start += 1
    while start < first and words[start].folded in role_words().courtesy:
        start += 1
    if start == first:
        return None
    return role_of(text[words[start].start : words[first - 1].end], [word.text for word in words[start:first]])


def _back(words: Sequence[Word], n: int) -> int:
    """Where the role begins whose last part stands at `n`: Russia’s | Minister | of | Defense."""
    start = n
    while start > 0 and n - start < _REACH and words[start].gap.strip(". ") in ("",) and words[start].gap != "":
        before = words[start - 1]
        fits = _is_role(before) or before.folded in role_words().qualifiers or before.folded in countries()
        if not (fits or (before.folded in ("of", "for", "state", "and") and start < n + 1)):
            break
        start -= 1
        if before.possessive:
            break
    while start < n and words[start].folded in ("of", "for", "and"):
        start += 1
    return start


def _apposition_start(words: Sequence[Word], first: int) -> int:
    start = first
    while start > 0 and first - start < _REACH:
        before = words[start - 1]
        if start != first and not words[start].gap.isspace():
            break
        start -= 1
        determiner = before.folded in grammar().determiner or before.possessive
        if determiner and not (
            start > 0 and words[start - 1].folded in grammar().preposition and not _role_within(words, start, first)
        ):
            break
    return start


def _role_within(words: Sequence[Word], start: int, end: int) -> bool:
    return any(_is_role(word) for word in words[start:end])


def _is_role(word: Word) -> bool:
    return word.folded in role_words().roles or word.folded in role_words().titles


_AHEAD = 160
"""Characters behind a name in which its apposition must end."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?: \([^)]{1,30}\))?, (?=[\w’'])")


@cache
def _apposition_end() -> re.Pattern[str]:
    """What ends an apposition; a full stop does not after an initial or a shortened title: adviser to Mr. Obama."""
    return re.compile(
        r"[,;:“”\"—–()\n]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bSt)[.](?=\s|$)"
    )


def role_after(text: str, end: int) -> Role | None:
    """The role after a name that ends at `end`, between commas: Ben Wallace, the defence secretary,"""
    found = apposition_after(text, end)
    if found is None:
        return None
    phrase = found.slice(text)
    words = _words().findall(phrase)
    near = [fold_name(word) for word in words[:6]]
    if not any(word in role_words().roles for word in near) or not _is_noun_phrase(phrase.split()):
        return None
    return role_of(_whole(phrase), _words().findall(_whole(phrase)))


def apposition_after(text: str, end: int) -> Span | None:
    """What commas set off behind a name that ends at `end`."""
    start = _opening().match(text, end, end + _AHEAD)
    if start is None:
        return None
    closing = _apposition_end().search(text, start.end(), start.end() + _AHEAD)
    return Span(start.end(), closing.start()) if closing is not None and closing.start() > start.end() else None


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Whether words are no clause: not “each candidate made appeals”, “and Sheriff Dunn met”, “the senator said”."""
    first = words[0].lower()
    if first in grammar().clause_start | grammar().other_clause | {"and", "then", "now", "who"}:
        return False
    for n, word in enumerate(words):
        plain = word.strip(".,").lower()
        if plain in ("who", "whose", "which", "that") or (plain.endswith("ing") and n > 0):
            return True
        said = plain in reporting_verbs().strong and plain not in reporting_verbs().plain
        acts = plain in grammar().finite or plain in grammar().he_she or said
        if n and word[0].islower() and (acts or plain in grammar().be | {"has", "had"}):
            return False
    return True


_RELATIVE = frozenset({"who", "whose", "which", "that", "when", "where"})


def _whole(phrase: str) -> str:
    """The noun phrase without the clause that hangs on it: the mayor | who left; a Republican | trying to unseat"""
    words = phrase.split()
    roles = role_words().roles | role_words().titles
    for n, word in enumerate(words):
        plain = word.strip(".,’'").lower()
        hangs = plain in ("who", "whose", "which", "that", "when", "where") or (
            plain.endswith("ing") and len(plain) > 5
        )
        if n and hangs and any(before.strip(".,’'").lower() in roles for before in words[:n]) and word[0].islower():
            return " ".join(words[:n])
    return phrase
