"""Merges the names in all the articles into people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct, field

from tui.mentions.lexicon import EITHER, Gender, given_names, surnames
from tui.mentions.names.name_order import split_name
from tui.mentions.names.name_similarity import (
    FILIAL,
    family_sounds_like,
    gender_of,
    given_fit,
    given_sounds_like,
    is_lead,
    is_order_free,
    is_slip,
    parts_of,
    sounds,
)
from tui.mentions.names.name_spellings import NamesBySound
from tui.text.names import fold_name, spelling_keys

_FORMS = 8
"""Maximum number of full forms of one name, the longest ones, that can show that another is a part of it."""
_NAMESAKES = 50
"""Maximum number of people with one family name that are distinguished, most mentioned first; bounds the work."""


class Identity(Struct, eq=False):
    """One person, while the articles are being read."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str
    gender: Gender
    forms: Counter[str] = field(default_factory=Counter)
    """Written form → number of times it is used."""
    full_counts: Counter[int] = field(default_factory=Counter)
    """Article number → number of times it names the person in full or with a title, outside ASIDE zones."""
    aside_counts: Counter[int] = field(default_factory=Counter)
    """Article number → the same count inside ASIDE zones."""
    author_count: int = 0
    """Number of such names in bylines and credits of all articles."""
    full_names: dict[tuple[str, ...], None] = field(default_factory=dict)
    """Full names merged into this person, folded, in order."""
    articles_with_full_name: set[int] = field(default_factory=set)
    """Numbers of the articles that name the person in full, in any of these forms."""
    titles: Counter[str] = field(default_factory=Counter)
    """Word of a title before the full name → number of times it is used."""
    spelled: str = ""
    """Full name, if the articles only give a part of it: Tom (and Liz Marsh)."""
    reigns: bool = False
    """True if the person is known by a title and a given name: King Charles."""

    @property
    def name(self) -> str:
        """The most frequent full name; if there is none, the most frequent single name."""
        full_names = [form for form in self.forms if " " in form and not self._is_family_name(form)]
        longest = sorted(full_names, key=len)[-_FORMS:]
        full_names = [form for form in full_names if not _ends_longer(form, longest)]
        if not full_names and self.spelled:
            return self.spelled
        return max(full_names or list(self.forms), key=lambda form: (self.forms[form], len(form)))

    def _is_family_name(self, form: str) -> bool:
        """Return True if a form is only a family name of several words: de León."""
        return bool(self.given) and len(form.split()) == len(self.family) > 1

    @property
    def weight(self) -> int:
        return self.full_counts.total()

    @property
    def is_author(self) -> bool:
        """True if only bylines and credits name the person in full, so that the person is not in the news."""
        return self.author_count > 0 and not self.weight and self.author_count == self.aside_counts.total()


def _ends_longer(form: str, full_names: Sequence[str]) -> bool:
    """Return True for family names of several words that end a longer form: (Joel) Eriksson Ek."""
    is_tail = any(other.endswith(f" {form}") for other in full_names)
    return is_tail and fold_name(form.split()[0]) not in given_names()


class FullName(Struct, frozen=True):
    """A full name as written in the articles, folded."""

    names: tuple[str, ...]
    suffix: str
    title: Gender
    """Gender indicated by the title."""
    spelling: str = ""
    """Language of the spelling; empty for English."""


class People:
    """The identities collected so far, indexed by full name, family name and given name."""

    def __init__(self, lone_counts: Counter[str]) -> None:
        self.identities: list[Identity] = []
        self.trusted: set[tuple[str, ...]] = set()
        """Folded full names that are accepted as a person's."""
        self.lone_counts = lone_counts
        """Capitalised word → number of times the articles use it alone."""
        self.second_names: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Full name → a more frequent full name of the same person, if a text says so: also known as Ann Lind."""
        self.tails: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Family name of several words → the full name that ends with it: López Obregón."""
        self.juniors: frozenset[str] = frozenset()
        """Family names that an article gives only to somebody called Jr., whom it also names without the Jr."""
        self.article_count = 1
        """Number of articles that are read together."""
        self.lowercase: frozenset[str] = frozenset()
        """Words that the articles also write in lower case."""
        self.place_uses: frozenset[str] = frozenset()
        """Names that the articles also use for a place: in Austin."""
        self.means_somebody: dict[str, bool] = {}
        """Folded word → whether it is anybody's family or given name, once everybody has been added."""
        self._by_words: dict[tuple[str, ...], Identity] = {}
        self._by_last_given: dict[str, list[Identity]] = {}
        """Last given name → people whose family name comes first: Mr. Trong."""
        self._by_name: dict[FullName, Identity] = {}
        self._by_family: dict[str, list[Identity]] = {}
        self._by_given: dict[str, list[Identity]] = {}
        self._by_parts: dict[str, list[Identity]] = {}
        """All parts of the name in alphabetical order, or the first two parts → people."""
        self._by_sound: NamesBySound[Identity] = NamesBySound()

    def by_full_name(self, name: FullName) -> Identity | None:
        """Return the person with a full name that was added."""
        return self._by_name.get(name)

    def add_name(self, name: FullName, articles: frozenset[int]) -> Identity:
        """Add a full name used in these articles; return the person, who is new if nobody has a matching name."""
        given, family = split_name(name.names, self.lone_counts)
        family_leads = family == name.names[: len(family)]
        gender = name.title if name.title != EITHER or family_leads else gender_of(given)
        identity = self._by_words.get(self.second_names.get(name.names, ()))
        identity = identity or self._matching_identity(name, given, family, gender, articles)
        if identity is None:
            identity = Identity(given, family, name.suffix, gender)
            self.identities.append(identity)
        elif family[-1] == identity.family[-1] and (len(given) > len(identity.given) or len(identity.given[0]) == 1):
            identity.given = given
        if identity.gender == EITHER:
            identity.gender = gender
        identity.full_names[name.names] = None
        identity.articles_with_full_name |= articles
        self._by_name[name] = identity
        self._by_words[name.names] = identity
        if family_leads:
            self._index(self._by_last_given, given[-1], identity)
        self._index_names(identity, name.names, given, family)
        self._by_sound.add(identity, name.names, name.spelling, articles)
        return identity

    def _matching_identity(
        self, name: FullName, given: tuple[str, ...], family: tuple[str, ...], gender: Gender, articles: frozenset[int]
    ) -> Identity | None:
        """Return the person with a matching name, by the surest test first.

        The tests: family and given names match; the same parts in another order; one name continues the other; the
        sound.
        """

        def may_be(person: Identity) -> bool:
            suffixes = {_distinct_suffix(person.suffix), _distinct_suffix(name.suffix)}
            share_article = not person.articles_with_full_name.isdisjoint(articles)
            suffix_counts = "sr" in suffixes or name.names[-1] not in self.juniors or share_article
            same_suffix = len(suffixes) == 1 or not suffix_counts  # one outlet leaves out Jr.
            return same_suffix and bool(person.given) and gender.fits(person.gender)

        fits = ((given_fit(given, person.given), person) for person in self.by_family(family[-1]) if may_be(person))
        fit, best = max(fits, key=lambda pair: pair[0], default=(0, None))
        if fit and best is not None:
            return best
        parts = parts_of(name.names)
        for person in filter(may_be, self._by_parts.get(_any_order(parts), ())):
            if is_order_free(name.names):
                return person
        for person in filter(may_be, self._by_parts.get(_lead(parts), ())):
            full_names = islice(person.full_names, _NAMESAKES)
            if any(is_lead(full, name.names) or is_lead(name.names, full) for full in full_names):
                return person
        for person in filter(may_be, self._sounding(family[-1])):
            slip = bool(given) and family[-1] == person.family[-1] and is_slip(given[0], person.given[0])
            if self._sounds_like(person, given, family) and (
                slip or person.articles_with_full_name.isdisjoint(articles)
            ):
                return person
        return next(filter(may_be, self._by_sound.alike(name.names, name.spelling, articles)), None)

    @staticmethod
    def _sounds_like(person: Identity, given: tuple[str, ...], family: tuple[str, ...]) -> bool:
        if spelling_keys(family[-1]) == spelling_keys(person.family[-1]):
            return given_sounds_like(given, person.given)
        return family_sounds_like(family[-1], person.family[-1]) and given_fit(given, person.given) >= _SAME_GIVEN

    def add_family(self, family: str, title: Gender, *, reigns: bool = False) -> Identity:
        """Add and return a person known by a title and one name: a family name, or a given name if they reign."""
        identity = Identity((), (family,), "", title, reigns=reigns)
        self.identities.append(identity)
        self._index_names(identity, (), (), (family,))
        return identity

    def by_family(self, family: str) -> list[Identity]:
        """Return everyone with this family name in any spelling, in order of addition."""
        keys = spelling_keys(_without_article(family))
        return _distinct(person for key in keys for person in self._by_family.get(key, ()))

    def by_tail(self, names: tuple[str, ...]) -> Identity | None:
        """Return the person who has a family name of several words."""
        return self._by_words.get(self.tails.get(names, ()))

    def by_title(self, name: str, *, reigns: bool, honours: bool = False, courtesy: bool = False) -> list[Identity]:
        """Return everyone to whom a title with this single name can refer.

        The name is a given name if the title `reigns` (King), and may be one if it `honours` (Sir). With a `courtesy`
        title (Ms) it is one if nobody has it as a family name: Ms Siti, who is Siti Aishah.
        """
        if honours and (given := [person for person in self.by_given(name) if person.family]):
            return given
        if not reigns:
            family = self.by_family(name) or self._by_last_given.get(name, [])[:_NAMESAKES]
            return family or (self._by_sole_given(name) if courtesy else [])
        crowned = [person for person in self.by_family(name) if person.reigns]
        return crowned or [person for person in self.by_given(name) if person.family[0] in FILIAL]

    def _sounding(self, family: str) -> list[Identity]:
        return self._by_family.get(f"~{sounds(family)[0]}", [])

    def _by_sole_given(self, given: str) -> list[Identity]:
        """Return the only person with this given name, in a list; empty if it is a common family name: Mr Scott."""
        people = [person for person in self.by_given(given) if person.family]
        return people if len(people) == 1 and given not in surnames() else []

    def by_given(self, given: str) -> list[Identity]:
        return self._by_given.get(given, [])[:_NAMESAKES]

    def _index_names(
        self, identity: Identity, names: tuple[str, ...], given: tuple[str, ...], family: tuple[str, ...]
    ) -> None:
        for key in (*spelling_keys(_without_article(family[-1])), f"~{sounds(family[-1])[0]}"):
            self._index(self._by_family, key, identity)
        if given:
            self._index(self._by_given, given[0], identity)
        if len(parts := parts_of(names)) > 1:
            self._index(self._by_parts, _any_order(parts), identity)
            self._index(self._by_parts, _lead(parts), identity)

    @staticmethod
    def _index(table: dict[str, list[Identity]], key: str, identity: Identity) -> None:
        identities = table.setdefault(key, [])
        if len(identities) < _NAMESAKES and identity not in identities:
            identities.append(identity)


def _without_article(family: str) -> str:
    """Return a family name without its Arabic article: Al-Mansour is the same name as Mansour."""
    article, hyphen, stem = family.partition("-")
    return stem if hyphen and article in ("al", "el") and len(stem) > 2 else family


def _any_order(parts: Sequence[str]) -> str:
    return " ".join(sorted(parts))


def _lead(parts: Sequence[str]) -> str:
    return " ".join((*parts[:2], "…"))


_SAME_GIVEN = 2
"""Minimum result of `given_fit` for given names that are the same name, not just an initial of it."""


def _distinct_suffix(suffix: str) -> str:
    """Return Jr. or Sr., which distinguish two living people; drop numbers, which some outlets leave out."""
    return suffix if suffix in ("jr", "sr") else ""


def _distinct(identities: Iterable[Identity]) -> list[Identity]:
    return list(islice(dict.fromkeys(identities), _NAMESAKES))
