"""Who is who: the names of all the articles joined into people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct, field

from tui.mentions.lexicon import EITHER, Gender, family_first, given_names, surnames
from tui.mentions.runs import PARTICLES
from tui.text.names import name_groups, same_spelling, spelling_keys

_NAMESAKES = 50
"""People of one family name that are told apart, the most named first; it bounds the work per name."""


class Identity(Struct, eq=False):
    """One person, while the articles are read."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str
    gender: Gender
    forms: Counter[str] = field(default_factory=Counter)
    """How often each written form was used."""
    full_in: Counter[int] = field(default_factory=Counter)
    """Per article, how often named in full or with a title, outside asides."""
    aside_in: Counter[int] = field(default_factory=Counter)
    """The same inside asides."""

    @property
    def name(self) -> str:
        """The most frequent of the forms with most to them: a full name before a bare one."""
        full = [form for form in self.forms if " " in form] or list(self.forms)
        return max(full, key=lambda form: (self.forms[form], len(form)))

    @property
    def weight(self) -> int:
        return self.full_in.total()


def parted(names: Sequence[str], bare: Counter[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(given names, family name) of a folded name; `bare` counts the words that stand alone in the articles.

    The family name comes first where the language does so (Kim Jong-un), or where only the first word is used alone.
    """
    names = tuple(names)
    if len(names) == 1:
        return (), names
    for n, name in enumerate(names[:-1]):
        if name in PARTICLES and n > 0:
            return names[:n], names[n:]
    if _starts_with_family(names, bare):
        return names[1:], names[:1]
    return names[:-1], names[-1:]


def _starts_with_family(names: tuple[str, ...], bare: Counter[str]) -> bool:
    first, second, last = names[0], names[1], names[-1]
    if first not in family_first():
        western = first in given_names() or last in surnames()
        return not western and bare[first] > 1 and bare[last] == 0
    if second in given_names() and bare[last] >= bare[first]:
        return False
    return "-" in second or len(names) == 3 or first not in given_names() or bare[first] > bare[last]


def given_fit(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How well given names agree: 3 the same, 2 another spelling or a nickname, 1 an initial or middle name, 0 not."""
    if not a or not b:
        return 0
    if a[1:] and b[1:] and a[1][0] != b[1][0]:
        return 0
    if a[0] == b[0]:
        return 3
    if min(len(a[0]), len(b[0])) == 1:
        return int(a[0][0] == b[0][0])
    if same_spelling(a[0].replace("-", ""), b[0].replace("-", "")) or same_spelling("".join(a), "".join(b)):
        return 2
    if name_groups(a[0]) & name_groups(b[0]) and _gender_of(a).fits(_gender_of(b)):
        return 2
    if a[0] in b[1:] or b[0] in a[1:]:
        return 1
    return 0


def _gender_of(given: Sequence[str]) -> Gender:
    return given_names().get(given[0].partition("-")[0], EITHER) if given else EITHER


class People:
    """The identities found so far, looked up by family name and by given name."""

    def __init__(self) -> None:
        self.identities: list[Identity] = []
        self.trusted: set[tuple[str, ...]] = set()
        """The folded full names that name somebody."""
        self.bare: Counter[str] = Counter()
        """How often each capitalised word stands alone in the articles."""
        self._by_family: dict[str, list[Identity]] = {}
        self._by_given: dict[str, list[Identity]] = {}

    def of_full(self, given: tuple[str, ...], family: tuple[str, ...], suffix: str, title: Gender) -> Identity | None:
        """The person whose name fits a full name best."""
        gender = title if title != EITHER else _gender_of(given)
        best: Identity | None = None
        best_fit = 0
        for other in self.of_family(family[-1]):
            fit = given_fit(given, other.given)
            if (
                fit > best_fit
                and _distinct_suffix(other.suffix) == _distinct_suffix(suffix)
                and gender.fits(other.gender)
            ):
                best, best_fit = other, fit
        return best

    def add_full(self, given: tuple[str, ...], family: tuple[str, ...], suffix: str, title: Gender) -> Identity:
        """The person whom a full name means: one with a fitting name, else a new one."""
        gender = title if title != EITHER else _gender_of(given)
        best = self.of_full(given, family, suffix, title)
        if best is None:
            best = Identity(given, family, suffix, gender)
            self._put(best)
        elif len(given) > len(best.given) or len(best.given[0]) == 1:
            self._index(self._by_given, given[0], best)
            best.given = given
        if best.gender == EITHER:
            best.gender = gender
        return best

    def add_family(self, family: str, title: Gender) -> Identity:
        """A person of whom only a title and the family name are known."""
        identity = Identity((), (family,), "", title)
        self._put(identity)
        return identity

    def of_family(self, family: str) -> list[Identity]:
        """Everyone with this family name in any spelling, first found first."""
        return _distinct(one for key in spelling_keys(family) for one in self._by_family.get(key, ()))

    def of_given(self, given: str) -> list[Identity]:
        return self._by_given.get(given, [])[:_NAMESAKES]

    def _put(self, identity: Identity) -> None:
        self.identities.append(identity)
        for key in spelling_keys(identity.family[-1]):
            self._index(self._by_family, key, identity)
        if identity.given:
            self._index(self._by_given, identity.given[0], identity)

    @staticmethod
    def _index(table: dict[str, list[Identity]], key: str, identity: Identity) -> None:
        held = table.setdefault(key, [])
        if len(held) < _NAMESAKES and identity not in held:
            held.append(identity)


def _distinct_suffix(suffix: str) -> str:
    """Only Jr. and Sr. tell two living people apart; numbers come and go from outlet to outlet."""
    return suffix if suffix in ("jr", "sr") else ""


def _distinct(identities: Iterable[Identity]) -> list[Identity]:
    return list(islice(dict.fromkeys(identities), _NAMESAKES))
