"""Where the known people are named: in full, by family name, by given name."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.articles.model import Article
from tui.mentions.lexicon import (
    EITHER,
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
from tui.mentions.names.name_finder import NameUse, is_honour, is_reign, title_gender
from tui.mentions.names.name_words import Word, is_blank, is_shortened, starts_sentence
from tui.mentions.names.resolve import ParagraphNames, is_place_at, may_be_place
from tui.text.span import Span

_MONTHS = frozenset({"april", "may", "june", "august"})
_ELSEWHERE = 0.5
"""What a naming per other article counts, against one in the article that is read."""
_TITLE_WORDS = 4
"""Words of a title before a bare name that are read."""


class Named(Struct, frozen=True):
    """A place where a person is named."""

    identity: Identity
    span: Span
    form: MentionForm
    paragraph: int
    title_from: int
    """Index, in the paragraph's words, of the first word of a title before the name; `first` where there is none."""
    first: int
    last: int


class MentionFinder:
    """Finds every place of one article where a known person is named."""

    def __init__(self, number: int, article: Article, people: People) -> None:
        self.number = number
        self.article = article
        self.people = people
        self.so_far: Counter[Identity] = Counter()
        """How often this article named each person before the place that is looked at."""

    def find(self, paragraphs: Sequence[ParagraphNames], check: Callable[[], None]) -> list[Named]:
        """In reading order. `check` is called at each paragraph: it may raise to stop the work."""
        found: list[Named] = []
        for number, paragraph in enumerate(paragraphs):
            check()
            uses = {use.first: use for use in paragraph.uses}
            end = 0
            for n in paragraph.capitals:
                if n < end:
                    continue
                named = self._full(uses[n], number) if n in uses else None
                named = named or self._single(paragraph, n, number)
                if named is None:
                    continue
                self.so_far[named.identity] += 1
                named.identity.forms[named.span.slice(self.article.text)] += 1
                found.append(named)
                end = named.last
        return found

    def _full(self, use: NameUse, paragraph: int) -> Named | None:
        if (tail := self.people.of_tail(use.names)) is not None:
            form = MentionForm.SURNAME
            return Named(tail, use.span, form, paragraph, use.title_from, use.first, use.last)
        if len(use.names) < 2 or use.names not in self.people.trusted:
            return None
        identity = self.people.of_name(use.full_name)
        if identity is None:
            return None
        form = MentionForm.GIVEN if use.spelled else MentionForm.FULL
        return Named(identity, use.span, form, paragraph, use.title_from, use.first, use.last)

    def _single(self, paragraph: ParagraphNames, n: int, number: int) -> Named | None:
        """A word that stands alone and is somebody's family or given name."""
        words, word = paragraph.words, paragraph.words[n]
        title_from = n
        while 0 < title_from > n - _TITLE_WORDS and is_role(words[title_from - 1]) and _beside(words, title_from):
            title_from -= 1
        if not self._can_stand_alone(paragraph, n, title_from) or (title_from == n and not self._is_sure(words, n)):
            return None
        identity = self._by_family(word, words[title_from:n])
        called_by_given = is_honour(words[title_from:n]) and identity is not None and word.folded in identity.given
        form = MentionForm.GIVEN if called_by_given else MentionForm.SURNAME
        if identity is None:
            identity, form = self._by_given(paragraph, n), MentionForm.GIVEN
        if identity is None:
            return None
        first, last = _with_particles(words, n, identity) if form is MentionForm.SURNAME else n, n + 1
        if _is_another(words, first, identity):
            return None
        if identity.suffix and last < len(words) and words[last].folded == identity.suffix:
            last += 1
        span = Span(words[first].start, words[last - 1].end)
        return Named(identity, span, form, number, min(title_from, first), first, last)

    def _is_sure(self, words: Sequence[Word], n: int) -> bool:
        """Whether a word that is mostly something else is a name here: May said; not “in May”, “in Austin”."""
        word = words[n]
        if may_be_place(word.folded):
            return not is_place_at(words, n) and (word.folded not in self.people.placed or _speaks(words, n))
        if word.folded in function_words() or word.folded in _MONTHS:
            governed = n > 0 and is_blank(word.gap) and words[n - 1].folded in grammar().preposition
            return not governed and (word.possessive or _speaks(words, n) or _acts(words, n))
        if word.folded in self.people.lowered and starts_sentence(words, n):  # Brown dogs barked
            return word.possessive or _acts(words, n) or _speaks(words, n) or not _leads_to_noun(words, n)
        return True

    def _can_stand_alone(self, paragraph: ParagraphNames, n: int, title_from: int) -> bool:
        """Whether what stands beside the word leaves it a person: not Trump Tower, not Dow Jones."""
        words, word = paragraph.words, paragraph.words[n]
        if len(word.text) < 2 or (word.text.isupper() and len(word.text) < 4 and not paragraph.title_case):
            return False
        if not word.possessive and n + 1 < len(words) and _beside(words, n + 1):
            after = words[n + 1]
            if after.capital and (after.folded in not_names() or (not paragraph.title_case and _goes_on(after))):
                return False
        if title_from < n or n == 0 or not _beside(words, n) or paragraph.title_case:
            return True
        before = words[n - 1]
        if not before.capital or before.possessive:
            return True
        begins = starts_sentence(words, n - 1)
        known = is_role(before) or is_nationality(before) or (before.folded in function_words() and begins)
        return known or before.folded in places() or (begins and before.folded not in given_names()) or _leads(before)

    def _by_family(self, word: Word, title_words: Sequence[Word]) -> Identity | None:
        """The person meant by a family name: the most named of this article's, else of the other articles'."""
        titled = bool(title_words)
        title = title_gender(title_words)
        honours = is_honour(title_words)
        named = self.people.of_title(word.folded, reigns=is_reign(title_words), honours=honours)
        candidates = [one for one in named if one.gender.fits(title)]
        candidates = [one for one in candidates if not one.suffix] or candidates
        offices = {each.folded for each in title_words} - role_words().courtesy
        holders = [one for one in candidates if offices & one.titles.keys()]
        here = [one for one in candidates if one.weight or self.so_far[one]]
        candidates = holders or here or (candidates if titled else [])
        if title != EITHER:
            known = [one for one in candidates if one.full_in[self.number] or self.so_far[one]]
            candidates = [one for one in known if one.gender == title] or candidates
        return max(candidates, key=self._prominence, default=None)

    def _prominence(self, identity: Identity) -> tuple[float, int]:
        """How often this article names somebody, and the others do: a minor namesake's full name outdoes nobody."""
        here = identity.full_in[self.number] + self.so_far[identity]
        elsewhere = (identity.weight - identity.full_in[self.number]) / max(1, self.people.articles - 1)
        return here + elsewhere * _ELSEWHERE, identity.weight

    def _by_given(self, paragraph: ParagraphNames, n: int) -> Identity | None:
        word = paragraph.words[n]
        if word.folded not in given_names() or word.folded in places() or word.folded in function_words():
            return None
        if paragraph.title_case and word.folded in self.people.lowered:
            return None  # Meeting on Birth Bill
        before = paragraph.words[n - 1] if n and _beside(paragraph.words, n) else None
        leads = before is not None and before.capital and not before.possessive
        if leads and before is not None and not (is_role(before) or before.folded in function_words()):
            return None  # Morning Joe
        ahead = not word.possessive and n + 1 < len(paragraph.words) and _beside(paragraph.words, n + 1)
        if ahead and paragraph.words[n + 1].capital:
            return None
        candidates = [one for one in self.people.of_given(word.folded) if one.full_in[self.number] or self.so_far[one]]
        return max(candidates, key=self._prominence, default=None)


def _beside(words: Sequence[Word], n: int) -> bool:
    """Whether only a blank, or the stop of a shortened title, parts word `n` from the one before."""
    gap = words[n].gap
    return is_blank(gap) or (gap in (". ", ".\u00a0") and is_shortened(words[n - 1]))


def _acts(words: Sequence[Word], n: int) -> bool:
    """Whether a verb follows the name: May has no plans, Black left."""
    after = words[n + 1] if n + 1 < len(words) else None
    if after is None or not is_blank(after.gap) or not after.text[0].islower():
        return False
    verb, verbs = after.text, grammar()
    listed = verb in verbs.finite or verb in verbs.auxiliary or verb in verbs.past or verb in reporting_verbs().bases
    return listed or (verb.endswith("ed") and len(verb) > 4)


def _speaks(words: Sequence[Word], n: int) -> bool:
    """Whether a verb of speech stands beside the name: Austin said, said Austin."""
    verbs = reporting_verbs()
    after = words[n + 1] if n + 1 < len(words) and is_blank(words[n + 1].gap) else None
    before = words[n - 1] if n and is_blank(words[n].gap) else None
    told = after is not None and after.text in verbs.strong and after.text not in verbs.plain
    return told or (before is not None and before.text in verbs.strong and before.text not in verbs.plain)


def _leads_to_noun(words: Sequence[Word], n: int) -> bool:
    after = words[n + 1] if n + 1 < len(words) and is_blank(words[n + 1].gap) else None
    return after is not None and after.text[0].islower() and after.text not in function_words()


def _leads(before: Word) -> bool:
    """A particle or an initial, of which the person's own name says whether it belongs."""
    return before.folded in PARTICLES or len(before.text) == 1


def _with_particles(words: Sequence[Word], n: int, identity: Identity) -> int:
    """Where the family name begins whose last part is word `n`: von der Leyen."""
    for part in reversed(identity.family[:-1]):
        if n == 0 or not (is_blank(words[n].gap) or words[n].gap == "-") or words[n - 1].folded != part:
            break
        n -= 1
    return n


def _is_another(words: Sequence[Word], n: int, identity: Identity) -> bool:
    """Whether a particle or an initial before the name says that it is somebody else's: A. Smith, not Jaden Smith."""
    if n == 0 or not _beside(words, n) or not words[n - 1].capital:
        return False
    before = words[n - 1]
    if len(before.text) == 1:
        return not any(name.startswith(before.folded) for name in identity.given)
    return before.folded in PARTICLES and not starts_sentence(words, n - 1)


def _goes_on(after: Word) -> bool:
    """Whether the capitalised word after a name makes it part of something else: Johnson City."""
    return not (
        after.folded in function_words()
        or is_role(after)
        or after.folded in SUFFIXES
        or after.folded in reporting_verbs().bases
    )
