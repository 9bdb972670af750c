"""Finds the places where people are named: in full, by family name, by given name."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.articles.model import Article
from tui.mentions.lexicon import (
    EITHER,
    Gender,
    function_words,
    given_names,
    grammar,
    not_names,
    places,
    reporting_verbs,
    role_words,
)
from tui.mentions.model import MentionForm
from tui.mentions.names.capital_runs import PARTICLES, SUFFIXES, is_nationality, is_role
from tui.mentions.names.identity import Identity, People
from tui.mentions.names.name_finder import NameUse
from tui.mentions.names.name_neighbours import acts, begins_firm, is_place_at, leads_to_noun, may_be_place, speaks
from tui.mentions.names.name_words import Word, is_blank, is_shortened, starts_sentence
from tui.mentions.names.resolve import AUTHOR_ZONES, ParagraphNames
from tui.mentions.names.roles import is_honour, is_reign, title_gender
from tui.text.spaces import single_spaced
from tui.text.span import Span

_MONTHS = frozenset({"april", "may", "june", "august"})
_OTHER_ARTICLE_WEIGHT = 0.5
"""Weight of a mention per other article, relative to a mention in the current article."""
_TITLE_WORDS = 4
"""Maximum number of words of a title before a single name that are read."""


class PersonName(Struct, frozen=True):
    """A place where an article names a person."""

    identity: Identity
    span: Span
    form: MentionForm
    paragraph: int
    title_from: int
    """Index, in the paragraph's words, of the first word of a title before the name; `first` without a title."""
    first: int
    last: int
    """Half-open end of the name in the paragraph's words, which starts at `first`."""


class MentionFinder:
    """Finds every place where one article names a person."""

    def __init__(self, number: int, article: Article, people: People) -> None:
        self.number = number
        self.article = article
        self.people = people
        self.counts_so_far: Counter[Identity] = Counter()
        """Number of times that this article has named each person before the current place."""

    def find(self, paragraphs: Sequence[ParagraphNames], check: Callable[[], None]) -> list[PersonName]:
        """Return the names in reading order. `check` is called at each paragraph, and may raise to stop the work."""
        names: list[PersonName] = []
        for number, paragraph in enumerate(paragraphs):
            check()
            uses = {use.first: use for use in paragraph.uses}
            end = 0
            for n in paragraph.capitals:
                if n < end:
                    continue
                name = self._full_name(uses[n], number) if n in uses else None
                if name is None and self._means_somebody(paragraph.words[n].folded):
                    name = self._single_name(paragraph, n, number)
                if name is None:
                    continue
                self.counts_so_far[name.identity] += 1
                form = single_spaced(name.span.slice(self.article.text).replace("[", "").replace("]", ""))
                name.identity.forms[form] += 1
                names.append(name)
                end = name.last
        return names

    def _full_name(self, use: NameUse, paragraph: int) -> PersonName | None:
        if (tail := self.people.by_tail(use.names)) is not None:
            form = MentionForm.SURNAME
            return PersonName(tail, use.span, form, paragraph, use.title_from, use.first, use.last)
        if len(use.names) < 2 or use.names not in self.people.trusted:
            return None
        identity = self.people.by_full_name(use.full_name)
        if identity is None:
            return None
        form = MentionForm.GIVEN if use.spelled else MentionForm.FULL
        return PersonName(identity, use.span, form, paragraph, use.title_from, use.first, use.last)

    def _single_name(self, paragraph: ParagraphNames, n: int, number: int) -> PersonName | None:
        """Return the name at word `n` if the word alone is somebody's family or given name."""
        words, word = paragraph.words, paragraph.words[n]
        title_from = n
        while 0 < title_from > n - _TITLE_WORDS and is_role(words[title_from - 1]) and _is_adjacent(words, title_from):
            title_from -= 1
        if not self._can_stand_alone(paragraph, n, title_from) or (title_from == n and not self._is_sure(words, n)):
            return None
        identity = self._by_family(word, words[title_from:n], in_byline=paragraph.zone in AUTHOR_ZONES)
        called_by_given = is_honour(words[title_from:n]) and identity is not None and word.folded in identity.given
        form = MentionForm.GIVEN if called_by_given else MentionForm.SURNAME
        if identity is None:
            identity, form = self._by_given(paragraph, n), MentionForm.GIVEN
        if identity is None:
            return None
        first, last = _with_particles(words, n, identity) if form is MentionForm.SURNAME else n, n + 1
        if _is_someone_else(words, first, identity):
            return None
        if identity.suffix and last < len(words) and words[last].folded == identity.suffix:
            last += 1
        span = Span(words[first].start, words[last - 1].end)
        return PersonName(identity, span, form, number, min(title_from, first), first, last)

    def _means_somebody(self, name: str) -> bool:
        """Return True if a folded word is anybody's family or given name; cached, as most words are looked up often."""
        answer = self.people.means_somebody.get(name)
        if answer is None:
            namesakes = self.people.by_title(name, reigns=False) or self.people.by_given(name)
            answer = self.people.means_somebody[name] = bool(namesakes)
        return answer

    def _is_sure(self, words: Sequence[Word], n: int) -> bool:
        """Return True if a word that is usually not a name is one here: May said; not “in May”, “in Austin”."""
        word = words[n]
        if may_be_place(word.folded):
            return not is_place_at(words, n) and (word.folded not in self.people.place_uses or speaks(words, n))
        if word.folded in function_words() or word.folded in _MONTHS:
            governed = n > 0 and is_blank(word.gap) and words[n - 1].folded in grammar().preposition
            return not governed and (word.possessive or speaks(words, n) or acts(words, n))
        if word.folded in self.people.lowercase and starts_sentence(words, n):  # Brown dogs barked
            return word.possessive or acts(words, n) or speaks(words, n) or not leads_to_noun(words, n)
        return True

    def _can_stand_alone(self, paragraph: ParagraphNames, n: int, title_from: int) -> bool:
        """Return False if the adjacent words make this one part of another name: Trump Tower, Dow Jones."""
        words, word = paragraph.words, paragraph.words[n]
        if len(word.text) < 2 or (word.text.isupper() and len(word.text) < 4 and not paragraph.title_case):
            return False
        if not word.possessive and n + 1 < len(words) and _is_adjacent(words, n + 1):
            following = words[n + 1]
            extends = not paragraph.title_case and _extends_name(following)
            if following.capital and (following.folded in not_names() or extends):
                return False
        if begins_firm(words, n):
            return False
        if title_from < n or n == 0 or not _is_adjacent(words, n) or paragraph.title_case:
            return True
        previous = words[n - 1]
        if not previous.capital or previous.possessive:
            return True
        begins = starts_sentence(words, n - 1)
        if is_role(previous) or is_nationality(previous) or (previous.folded in function_words() and begins):
            return True
        is_place = previous.folded in places()
        return is_place or (begins and previous.folded not in given_names()) or _is_particle_or_initial(previous)

    def _by_family(self, word: Word, title_words: Sequence[Word], *, in_byline: bool) -> Identity | None:
        """Return the person with a family name who is mentioned most in this article, or else in the others.

        An author who is named only in bylines is found only in bylines.
        """
        title = title_gender(title_words)
        honours = is_honour(title_words)
        courtesy = any(title_word.folded in role_words().courtesy for title_word in title_words)
        namesakes = self.people.by_title(word.folded, reigns=is_reign(title_words), honours=honours, courtesy=courtesy)
        candidates = [
            person for person in namesakes if person.gender.fits(title) and (in_byline or not person.is_author)
        ]
        candidates = [person for person in candidates if not person.suffix] or candidates
        offices = {title_word.folded for title_word in title_words} - role_words().courtesy
        holders = [person for person in candidates if offices & person.titles.keys()]
        in_body = [person for person in candidates if person.weight or self.counts_so_far[person]]
        candidates = holders or in_body or (candidates if title_words else [])
        if title != EITHER:
            candidates = self._of_gender(candidates, title) or candidates
        person = max(candidates, key=self._prominence, default=None)
        if person is not None and person.gender == EITHER:
            person.gender = title  # from here on, Mr. Lind is a man
        return person

    def _of_gender(self, namesakes: Sequence[Identity], title: Gender) -> list[Identity]:
        """Return the namesakes known to have the gender of a title, unless only others have been named so far.

        Mr. Lind is then not his father, whom the article names later; the gender may be known only from the title.
        """
        known = [person for person in namesakes if person.gender == title and self._is_introduced(person)]
        named = [person for person in namesakes if self.counts_so_far[person]]
        return known if not named or any(person in named for person in known) else named

    def _is_introduced(self, identity: Identity) -> bool:
        """Return True if this article names the person in full, or has already named them."""
        return bool(identity.full_counts[self.number] or self.counts_so_far[identity])

    def _prominence(self, identity: Identity) -> tuple[float, int]:
        """Return a sort key: the mentions in this article and, with less weight, in the others.

        This way the full name of a minor namesake does not win over somebody whom this article keeps mentioning.
        """
        in_article = identity.full_counts[self.number] + self.counts_so_far[identity]
        per_other_article = (identity.weight - identity.full_counts[self.number]) / max(
            1, self.people.article_count - 1
        )
        return in_article + per_other_article * _OTHER_ARTICLE_WEIGHT, identity.weight

    def _by_given(self, paragraph: ParagraphNames, n: int) -> Identity | None:
        word = paragraph.words[n]
        if word.folded not in given_names() or word.folded in places() or word.folded in function_words():
            return None
        if paragraph.title_case and word.folded in self.people.lowercase:
            return None  # Meeting on Birth Bill
        previous = paragraph.words[n - 1] if n and _is_adjacent(paragraph.words, n) else None
        leads = previous is not None and previous.capital and not previous.possessive
        if leads and previous is not None and not (is_role(previous) or previous.folded in function_words()):
            return None  # Morning Joe
        continues = not word.possessive and n + 1 < len(paragraph.words) and _is_adjacent(paragraph.words, n + 1)
        if continues and paragraph.words[n + 1].capital:
            return None
        candidates = [person for person in self.people.by_given(word.folded) if self._is_introduced(person)]
        if paragraph.zone not in AUTHOR_ZONES:
            candidates = [person for person in candidates if not person.is_author]
        return max(candidates, key=self._prominence, default=None)


def _is_adjacent(words: Sequence[Word], n: int) -> bool:
    """Return True if only a blank, or the full stop of an abbreviated title, separates word `n` from the previous."""
    gap = words[n].gap
    return is_blank(gap) or (gap in (". ", ".\u00a0") and is_shortened(words[n - 1]))


def _is_particle_or_initial(word: Word) -> bool:
    """Return True for a word that may belong to the name after it, which `_is_someone_else` decides."""
    return word.folded in PARTICLES or len(word.text) == 1


def _with_particles(words: Sequence[Word], n: int, identity: Identity) -> int:
    """Return the index of the first word of the family name that ends at word `n`: von der Leyen."""
    for part in reversed(identity.family[:-1]):
        if n == 0 or not (is_blank(words[n].gap) or words[n].gap == "-") or words[n - 1].folded != part:
            break
        n -= 1
    return n


def _is_someone_else(words: Sequence[Word], n: int, identity: Identity) -> bool:
    """Return True if a particle or an initial before the name indicates somebody else: A. Smith is not Jaden Smith."""
    if n == 0 or not _is_adjacent(words, n) or not words[n - 1].capital:
        return False
    previous = words[n - 1]
    if len(previous.text) == 1:
        return not any(name.startswith(previous.folded) for name in identity.given)
    return previous.folded in PARTICLES and not starts_sentence(words, n - 1)


def _extends_name(word: Word) -> bool:
    """Return True if a capitalised word after a name makes it part of something else: Johnson City."""
    return not (
        word.folded in function_words()
        or is_role(word)
        or word.folded in SUFFIXES
        or word.folded in reporting_verbs().bases
    )
