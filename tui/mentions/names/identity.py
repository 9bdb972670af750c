"""Who is who: the names of all the articles joined into people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct, field

from tui.mentions.lexicon import EITHER, Gender, family_first, given_names, surnames
from tui.mentions.names.capital_runs import PARTICLES
from tui.mentions.names.name_similarity import (
    FILIAL,
    family_sounds_like,
    gender_of,
    given_fit,
    given_sounds_like,
    is_lead,
    is_order_free,
    one_letter_more,
    parts_of,
    sounds,
)
from tui.text.names import spelling_keys

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
    full_names: dict[tuple[str, ...], None] = field(default_factory=dict)
    """The full names joined in this person, folded, in order."""
    named_in: set[int] = field(default_factory=set)
    """The articles that name the person in full, in any of these forms."""
    titles: Counter[str] = field(default_factory=Counter)
    """Words of the titles before the full name."""
    spelled: str = ""
    """The full name, where the articles only give it in part: Tom (and Liz Marsh)."""
    reigns: bool = False
    """Known by a title and a given name: King Charles."""

    @property
    def name(self) -> str:
        """The most frequent of the forms with most to them: a full name before a bare one."""
        full = [form for form in self.forms if " " in form]
        if not full and self.spelled:
            return self.spelled
        full = full or list(self.forms)
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
    if len(names) == 2 and _is_two_syllables(second) and first not in given_names():
        return True
    if first not in family_first():
        western = first in given_names() or last in surnames()
        return not western and bare[first] > 1 and bare[last] == 0
    if second in given_names() and bare[last] >= bare[first]:
        return False
    return "-" in second or len(names) == 3 or first not in given_names() or bare[first] > bare[last]


def _is_two_syllables(given: str) -> bool:
    """Whether a folded given name looks like a Korean or Chinese one: suk-yeol, min-jae; not Jean-Claude."""
    parts = given.split("-")
    return len(parts) == 2 and all(2 <= len(part) <= 5 and part not in surnames() for part in parts)


class FullName(Struct, frozen=True):
    """A full name as the articles write it, folded."""

    names: tuple[str, ...]
    suffix: str
    title: Gender
    """What its title says of the gender."""


class People:
    """The identities found so far, looked up by full name, family name and given name."""

    def __init__(self, bare: Counter[str]) -> None:
        self.identities: list[Identity] = []
        self.trusted: set[tuple[str, ...]] = set()
        """The folded full names that name somebody."""
        self.bare = bare
        """How often each capitalised word stands alone in the articles."""
        self.tails: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Family names of several words → the full name that ends with them: López Obregón."""
        self.juniors: frozenset[str] = frozenset()
        """Family names that an article gives to nobody but somebody called Jr., whom it also names without it."""
        self.articles = 1
        """How many articles are read together."""
        self.lowered: frozenset[str] = frozenset()
        """Words that the articles also write small."""
        self.placed: frozenset[str] = frozenset()
        """Names that the articles also give to a place: in Austin."""
        self._by_words: dict[tuple[str, ...], Identity] = {}
        self._by_last_given: dict[str, list[Identity]] = {}
        """People whose family name leads, under the last of their given names: Mr. Trong."""
        self._by_name: dict[FullName, Identity] = {}
        self._by_family: dict[str, list[Identity]] = {}
        self._by_given: dict[str, list[Identity]] = {}
        self._by_parts: dict[str, list[Identity]] = {}
        """Under all parts in alphabetical order, and under the first two."""

    def of_name(self, name: FullName) -> Identity | None:
        """Whom a full name that was added means."""
        return self._by_name.get(name)

    def add_name(self, name: FullName, articles: frozenset[int]) -> Identity:
        """The person whom a full name means that stands in these articles: one with a fitting name, else a new one."""
        given, family = parted(name.names, self.bare)
        family_leads = family == name.names[: len(family)]
        gender = name.title if name.title != EITHER or family_leads else gender_of(given)
        found = self._fitting(name, given, family, gender, articles)
        if found is None:
            found = Identity(given, family, name.suffix, gender)
            self.identities.append(found)
        elif family[-1] == found.family[-1] and (len(given) > len(found.given) or len(found.given[0]) == 1):
            found.given = given
        if found.gender == EITHER:
            found.gender = gender
        found.full_names[name.names] = None
        found.named_in |= articles
        self._by_name[name] = found
        self._by_words[name.names] = found
        if family_leads:
            self._index(self._by_last_given, given[-1], found)
        self._put(found, name.names, given, family)
        return found

    def _fitting(
        self, name: FullName, given: tuple[str, ...], family: tuple[str, ...], gender: Gender, articles: frozenset[int]
    ) -> Identity | None:
        """The surest first: family and given names fit; the same parts in another order; more names; the sound."""

        def may_be(other: Identity) -> bool:
            suffixes = {_distinct_suffix(other.suffix), _distinct_suffix(name.suffix)}
            apart = "sr" in suffixes or name.names[-1] not in self.juniors or not other.named_in.isdisjoint(articles)
            same_suffix = len(suffixes) == 1 or not apart  # one outlet leaves Jr. out
            return same_suffix and bool(other.given) and gender.fits(other.gender)

        fits = ((given_fit(given, one.given), one) for one in self.of_family(family[-1]) if may_be(one))
        fit, best = max(fits, key=lambda pair: pair[0], default=(0, None))
        if fit and best is not None:
            return best
        parts = parts_of(name.names)
        for one in filter(may_be, self._by_parts.get(_any_order(parts), ())):
            if is_order_free(name.names):
                return one
        for one in filter(may_be, self._by_parts.get(_lead(parts), ())):
            leads = islice(one.full_names, _NAMESAKES)
            if any(is_lead(known, name.names) or is_lead(name.names, known) for known in leads):
                return one
        for one in filter(may_be, self._sounding(family[-1])):
            slip = one_letter_more(given[0], one.given[0]) and family[-1] == one.family[-1] if given else False
            if self._sounds_like(one, given, family) and (slip or one.named_in.isdisjoint(articles)):
                return one
        return None

    @staticmethod
    def _sounds_like(one: Identity, given: tuple[str, ...], family: tuple[str, ...]) -> bool:
        if spelling_keys(family[-1]) == spelling_keys(one.family[-1]):
            return given_sounds_like(given, one.given)
        return family_sounds_like(family[-1], one.family[-1]) and given_fit(given, one.given) >= _SAME_GIVEN

    def add_family(self, family: str, title: Gender, *, reigns: bool = False) -> Identity:
        """A person of whom only a title and one name are known: a family name, or the name by which one `reigns`."""
        identity = Identity((), (family,), "", title, reigns=reigns)
        self.identities.append(identity)
        self._put(identity, (), (), (family,))
        return identity

    def of_family(self, family: str) -> list[Identity]:
        """Everyone with this family name in any spelling, first found first."""
        keys = spelling_keys(_without_article(family))
        return _distinct(one for key in keys for one in self._by_family.get(key, ()))

    def of_tail(self, names: tuple[str, ...]) -> Identity | None:
        """Whom a family name of several words means."""
        return self._by_words.get(self.tails.get(names, ()))

    def of_title(self, name: str, *, reigns: bool, honours: bool = False) -> list[Identity]:
        """Everyone whom a title and this one name can mean; one who `reigns` is called by a given name, and after Sir
        stands one, too."""
        if honours and (given := [one for one in self.of_given(name) if one.family]):
            return given
        if not reigns:
            return self.of_family(name) or self._by_last_given.get(name, [])[:_NAMESAKES]
        crowned = [one for one in self.of_family(name) if one.reigns]
        return crowned or [one for one in self.of_given(name) if one.family[0] in FILIAL]

    def _sounding(self, family: str) -> list[Identity]:
        return self._by_family.get(f"~{sounds(family)[0]}", [])

    def of_given(self, given: str) -> list[Identity]:
        return self._by_given.get(given, [])[:_NAMESAKES]

    def _put(self, identity: Identity, names: tuple[str, ...], given: tuple[str, ...], family: tuple[str, ...]) -> None:
        for key in (*spelling_keys(_without_article(family[-1])), f"~{sounds(family[-1])[0]}"):
            self._index(self._by_family, key, identity)
        if given:
            self._index(self._by_given, given[0], identity)
        if len(parts := parts_of(names)) > 1:
            self._index(self._by_parts, _any_order(parts), identity)
            self._index(self._by_parts, _lead(parts), identity)

    @staticmethod
    def _index(table: dict[str, list[Identity]], key: str, identity: Identity) -> None:
        held = table.setdefault(key, [])
        if len(held) < _NAMESAKES and identity not in held:
            held.append(identity)


def _without_article(family: str) -> str:
    """Al-Mansour is Al Mansour is Mansour."""
    lead, hyphen, rest = family.partition("-")
    return rest if hyphen and lead in ("al", "el") and len(rest) > 2 else family


def _any_order(parts: Sequence[str]) -> str:
    return " ".join(sorted(parts))


def _lead(parts: Sequence[str]) -> str:
    return " ".join((*parts[:2], "…"))


_SAME_GIVEN = 2
"""From which fit on given names are the same name, not just an initial of it."""


def _distinct_suffix(suffix: str) -> str:
    """Only Jr. and Sr. tell two living people apart; numbers come and go from outlet to outlet."""
    return suffix if suffix in ("jr", "sr") else ""


def _distinct(identities: Iterable[Identity]) -> list[Identity]:
    return list(islice(dict.fromkeys(identities), _NAMESAKES))
