"""Reads roles (offices and parts that people play) from titles and appositions, and matches “the UK minister”.

The title before a name also indicates a gender, a reign or an honour.
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import pairwise, product

from msgspec import Struct

from tui.mentions.lexicon import (
    EITHER,
    FEMALE,
    MALE,
    Gender,
    countries,
    given_names,
    grammar,
    grammar_words,
    places,
    role_words,
    surnames,
)
from tui.mentions.names.name_words import Word, starts_sentence
from tui.text.names import fold_name

_SAME_HEAD = {
    "secretary": "minister", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman",
    "chair": "chairman", "chairperson": "chairman", "congresswoman": "congressman", "rep": "congressman",
    "representative": "congressman", "sen": "senator", "gov": "governor", "premier": "minister", "chief": "head",
    "director": "head", "adviser": "advisor", "pres": "president", "ceo": "executive", "atty": "attorney",
}  # fmt: skip
_SAME_FIELD = {"defence": "defense", "premier": "prime"}


_RANKS = frozenset({"vice", "deputy", "assistant", "associate", "shadow", "counterpart"})
"""Words that turn an office into a different one."""


_RANKS_AND_PARTIES = frozenset(
    """majority minority democratic republican gop former senior deputy executive managing general national general
    communications press communication campaign""".split()  # noqa: SIM905  (a word list reads better so)
)
_OF_A_BODY = frozenset(
    {"head", "spokesman", "host", "anchor", "reporter", "editor", "executive", "manager", "chairman"}
)
"""Offices that every organisation has."""


@cache
def _bodies(role: str) -> frozenset[str]:
    """Return the capitalised words in a role that name an organisation, such as Pentagon; not parties or countries."""
    words = role_pattern().findall(role)[:_ROLE_WORDS]
    names = {word.lower() for word in words if word[0].isupper() and word.lower() not in grammar().determiner}
    return frozenset(names - role_words().roles - role_words().titles - _RANKS_AND_PARTIES - countries().keys())


def _may_be_same(bodies_a: Set[str], bodies_b: Set[str]) -> bool:
    """Return True unless two roles name different organisations; an abbreviation matches any: Fed, Federal Reserve."""
    if not bodies_a or not bodies_b:
        return True
    pairs = list(product(bodies_a, bodies_b))
    is_short = any(len(name) < _ACRONYM for name in bodies_a | bodies_b)
    return is_short or any(a.startswith(b) or b.startswith(a) for a, b in pairs)


_FORMER = frozenset({"former", "ex", "late", "retired", "ousted", "deposed"})
"""First words of a role that its holder has no longer."""
_ACRONYM = 4
"""Minimum length of an organisation's name that is not considered an abbreviation, in letters."""
_ROLE_WORDS = 12
"""Maximum number of words in a role that are searched for its organisation."""


class Role(Struct, frozen=True):
    text: str
    """Text of the role as written, without an article."""
    heads: frozenset[str]
    fields: frozenset[str]
    """Fields of the office: defense, foreign, prime."""
    country: str

    @property
    def is_former(self) -> bool:
        """True if the person no longer holds the office: former chief, ex-minister."""
        first = self.text.lower().split(" ", 1)[0]
        return first in _FORMER or first.startswith("ex-")

    def may_be(self, office: "Role") -> bool:
        """Return True if a noun phrase with this role can refer to a holder of the office."""
        if not self.heads & office.heads or (self.country and office.country and self.country != office.country):
            return False
        if (self.fields | self.heads) & _RANKS != (office.fields | office.heads) & _RANKS:
            return False  # the president, the vice president
        if _is_general_secretary(self.text) != _is_general_secretary(office.text):
            return False  # a minister, the general secretary of a union
        if self.heads <= _OF_A_BODY and not _may_be_same(_bodies(self.text), _bodies(office.text)):
            return False  # the Pentagon chief, the White House director
        return self.fields <= office.fields or (not office.fields and self.country == office.country != "")

    def closeness(self, office: "Role") -> int:
        return 2 * bool(self.fields & office.fields) + bool(self.country and self.country == office.country)


def _is_general_secretary(role: str) -> bool:
    words = role.lower().replace("-", " ")
    return "general secretary" in words or "secretary general" in words


ENDS_HEAD = frozenset(
    """at who which to of for in on from with by against that under as than over between after before about into like
    turned during""".split()  # noqa: SIM905  (a word list reads better so)
)
"""Words that end the part of a phrase that names the role: a critic | of the president."""


_OPEN_ENDS = frozenset({"and", "or"})


@cache
def role_pattern() -> re.Pattern[str]:
    """Return the pattern of a word in a role."""
    return re.compile(r"\w(?:[\w-]++|[.](?=\w)){0,999}")


def role_of(text: str, words: Iterable[str] | None = None) -> Role | None:
    """Return the role that a phrase names, without its article; None if no word in the phrase is a role."""
    folded_words = [fold_name(word) for word in (words if words is not None else role_pattern().findall(text))]
    roles = role_words()
    heads, fields = [], set()
    is_in_head = True
    for n, word in enumerate(folded_words):
        is_in_head = is_in_head and not (n and folded_words[n - 1] in ENDS_HEAD)
        is_owner = n + 1 < len(folded_words) and folded_words[n + 1] == "s"  # the attorney’s office
        if is_in_head and not is_owner and (word in roles.roles or word in roles.titles):
            heads.append(_SAME_HEAD.get(word, word))
        elif word in roles.qualifiers or word in ("defense", "security"):
            fields.add(_SAME_FIELD.get(word, word))
    if not heads:
        return None
    pairs = [*folded_words, *(f"{a} {b}" for a, b in pairwise(folded_words))]
    country = next((countries()[word] for word in reversed(pairs) if word in countries()), "")
    return Role(role_text(text), frozenset(heads), frozenset(fields - set(heads)), country)


def role_text(phrase: str) -> str:
    """Return a noun phrase without its article and without an incomplete ending."""
    while phrase.partition(" ")[0].lower() in grammar().determiner:
        phrase = phrase.partition(" ")[2]
    while phrase.rpartition(" ")[2].lower() in _OPEN_ENDS | grammar_words("preposition", "determiner"):
        phrase = phrase.rpartition(" ")[0]
    return _singular(phrase.strip(" ,"))


def _singular(role: str) -> str:
    """Return a title before several names in the singular: Sens (Ann Berg and Tom Lind) → Sen.

    The name of a firm that ends in such a word is unchanged: analyst at Berg Brothers.
    """
    *words, last = role.lower().split(" ")
    is_office = last.endswith("s") and last[:-1] in role_words().titles | role_words().roles
    return role[:-1] if is_office and ENDS_HEAD.isdisjoint(words) else role


@cache
def _gendered() -> dict[str, Gender]:
    roles = role_words()
    return {**dict.fromkeys(roles.male, MALE), **dict.fromkeys(roles.female, FEMALE)}


def is_reign(title: Sequence[Word]) -> bool:
    """Return True if a title ends with a word used with a given name: Crown Prince."""
    return bool(title) and title[-1].folded in role_words().reign


def is_honour(title: Sequence[Word]) -> bool:
    """Return True if a title ends with a word used with the given name of somebody with a family name: Sir."""
    return bool(title) and title[-1].folded in role_words().honour


def title_gender(title: Sequence[Word]) -> Gender:
    for word in title:
        if word.folded in _gendered():
            return _gendered()[word.folded]
    return EITHER


_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_BEFORE_KIN = 3
"""Maximum number of words from the possessive to the word for the relative: her late | husband."""


def kin_before(words: Sequence[Word], n: int) -> str:
    """Return the word before the given name at word `n` that says whose relative it is; empty if there is none."""
    word, kin = words[n], words[n - 1].text.lower() if n else ""
    if kin not in grammar().kin or word.gap not in (" ", ", "):
        return ""
    following = words[n + 1] if n + 1 < len(words) else None
    is_enclosed = word.gap == ", " and following is not None and following.gap == ", "
    if word.folded in places() or not (word.folded in given_names() or (is_enclosed and word.text.istitle())):
        return ""
    if following is not None and (
        (following.capital and following.gap == " ") or (word.gap == ", " and following.gap == " ")
    ):
        return ""
    owners = words[max(0, n - _BEFORE_KIN) : n - 1]
    is_owned = any(owner.text.lower() in _OWNERS or owner.possessive for owner in owners)
    if words[n - 1].capital and (kin in role_words().titles or kin in ("mother", "uncle", "aunt")):
        return ""  # Father Michael, Uncle Sam
    is_owned = is_owned or starts_sentence(words, n - 1) or (n > 1 and words[n - 2].text == "New")  # Mum Tracey
    return kin if is_owned else ""


def kin_gender(kin: str) -> Gender:
    """Return the gender that a word for a relative shows."""
    if kin in grammar().somebody_male:
        return MALE
    return FEMALE if kin in grammar().somebody_female else EITHER


_LIKE_WORDS = frozenset({"general", "private", "major", "pc", "pm", "count", "chief", "official"})
"""Titles that also begin the names of firms and things."""


def may_name_thing(title: Set[str], name: str) -> bool:
    """Return True if a title and one word may name a firm or a thing: General Tire, Private Collection."""
    return title - role_words().qualifiers - countries().keys() <= _LIKE_WORDS and name not in surnames()
