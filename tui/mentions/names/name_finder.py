"""Finds the names of people in one paragraph: runs of capitalised words, with the evidence for a person."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.mentions.lexicon import (
    EITHER,
    Gender,
    family_first,
    function_words,
    given_names,
    grammar,
    not_names,
    places,
    reporting_verbs,
    role_words,
    surnames,
)
from tui.mentions.names.byline_authors import is_photo_credit
from tui.mentions.names.capital_runs import (
    PARTICLES,
    SUFFIXES,
    capital_runs,
    is_nationality,
    is_role,
    name_bounds,
    title_case_name_bounds,
    without_nickname,
)
from tui.mentions.names.foreign_names import evidence_in
from tui.mentions.names.identity import FullName
from tui.mentions.names.name_spellings import spelling_of
from tui.mentions.names.name_words import Word, starts_sentence
from tui.mentions.names.person_evidence import evidence_around, names_thing
from tui.mentions.names.roles import is_reign, kin_before, kin_gender, title_gender
from tui.text.span import Span

_LONGEST = 5
"""Maximum number of words in a name, without its title."""
_KIN_WORDS = 2
_AUTHOR = 1.5
"""Points for a name in a byline in the position of an author."""


class NameUse(Struct, frozen=True):
    """A place that may name a person."""

    first: int
    last: int
    """Half-open end of the name in the paragraph's words, which starts at `first`."""
    span: Span
    text: str
    names: tuple[str, ...]
    """Words of the name, folded, without a suffix."""
    suffix: str
    title_from: int
    """Index of the first word of the title before the name; `first` without a title."""
    gender: Gender
    """Gender indicated by the title."""
    reigns: bool
    """True if the title is one used with a given name: King, Pope."""
    evidence: float
    title: frozenset[str] = frozenset()
    """Words of the title before the name, folded."""
    is_thing: bool = False
    """True if the previous word identifies it as a firm, a ship or the like: the law firm Patton Boggs."""
    spelled: str = ""
    """Full name, if the text only gives a part of it: Tom (and Liz Marsh)."""
    spelling: str = ""
    """Language of the spelling, for `text.name_sounds`; empty for English."""

    @property
    def full_name(self) -> FullName:
        return FullName(self.names, self.suffix, self.gender, self.spelling)


def name_uses(
    text: str,
    words: Sequence[Word],
    lowercase: frozenset[str],
    authors: frozenset[int] = frozenset(),
    *,
    title_case: bool = False,
    language: str = "",
) -> list[NameUse]:
    """Return the names in a paragraph, of two words or with a title, in order, with the evidence for each.

    title_case: True if capitals carry no information here. lowercase: words that the articles also write in lower case.
    authors: indices of the words at which an author's name begins in a byline. language: that of the article if it is
    not English.
    """
    title_case = title_case and not authors
    uses: list[NameUse] = []
    roles = role_words().roles
    for first, last in capital_runs(words, language):
        if last - first == 1 and not (first and words[first - 1].folded in roles):
            continue  # a single word is a name only after a title
        if last - first <= _KIN_WORDS and (kin := kin_before(words, last - 1)):
            uses.append(_relative(words[last - 1], last - 1, kin))
            continue
        first = next((n for n in range(first + 1, last) if n in authors), first)
        bounds = title_case_name_bounds(words, first, last) if title_case else name_bounds(words, first, last)
        for start, end, title_from in bounds:
            use = _name_use(text, words, start, end, title_from, lowercase, title_case=title_case)
            if use is not None and not is_photo_credit(text, use.span):
                if language:
                    points = evidence_in(language, words, use.title_from, use.first, use.last)
                    use = replace(use, evidence=use.evidence + points, spelling=spelling_of(use.text, language))
                uses += couple_before(words, use)
                uses.append(replace(use, evidence=use.evidence + _AUTHOR) if use.title_from in authors else use)
    return uses


def _relative(word: Word, n: int, kin: str) -> NameUse:
    span, names, title = Span(word.start, word.end), (word.folded,), frozenset({kin})
    return NameUse(n, n + 1, span, word.text, names, "", n, kin_gender(kin), True, 3.0, title)


_ARABIC_PARTICLES = frozenset({"ben", "bin", "ibn", "bint"})
"""Words between a given and a family name that hardly occur in anything else: Samir Ben Achour."""
_PATRONYMICS = ("ovich", "evich", "ovna", "evna")
"""Endings of Russian patronymics: Pavel Ivanovich Morozov."""
_COUPLE = 3
"""Maximum number of people before a full name who share its family name: Ed, Sue and Amy Barker."""


def couple_before(words: Sequence[Word], use: NameUse) -> list[NameUse]:
    """Return the given names that share the family name of the following full name, in order: Tom and Liz Marsh."""
    at = use.title_from
    if len(use.names) < 2 or at < 1:
        return []
    if words[at - 1].text == "and" and words[at].gap == " ":
        at -= 1
    elif words[at].gap != " & ":
        return []
    uses: list[NameUse] = []
    while len(uses) < _COUPLE and at > 0 and _shares_family(words, at - 1):
        at -= 1
        word = words[at]
        spelled = f"{word.text} {words[use.last - 1].text}"
        names = (word.folded, use.names[-1])
        span = Span(word.start, word.end)
        partner = NameUse(at, at + 1, span, word.text, names, "", at, EITHER, False, use.evidence, spelled=spelled)
        uses.insert(0, partner)
        if word.gap != ", ":
            break
    return uses


def _shares_family(words: Sequence[Word], n: int) -> bool:
    """Return True if word `n` is a given name without its own family name."""
    word = words[n]
    is_linked = words[n + 1].gap in (" ", ", ", " & ")
    starts_name = n == 0 or not (words[n - 1].capital and word.gap == " ") or starts_sentence(words, n - 1)
    is_given = word.folded in given_names() and word.folded not in places()
    return is_linked and starts_name and word.capital and not word.possessive and is_given


def _name_use(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    title_from: int,
    lowercase: frozenset[str],
    *,
    title_case: bool,
) -> NameUse | None:
    suffix = words[last - 1].folded if words[last - 1].folded in SUFFIXES and last - first > 1 else ""
    core = without_nickname(words[first : last - 1] if suffix else words[first:last])
    if len(core) > _LONGEST:
        return None
    if len(core) > 1 and core[-1].folded in grammar().company_ending:
        return None  # Vandal Electronics Co
    if any(_never_in_name(word) and not _may_be_name(core, n, title_case, suffix) for n, word in enumerate(core)):
        return None
    has_title = title_from < first
    if title_case and _is_headline_word(core[-1], lowercase):
        return None  # Perry Wins
    if is_role(core[-1]) and core[-1].folded not in surnames() and not _is_given_first(core):
        return None
    if len(core) == 1 and not (has_title and _can_be_single(words, first, title_from)):
        return None
    if has_title and words[first - 1].text.isupper() and words[first - 1].folded in grammar().ship_prefix:
        return None  # HMS Ann Ross
    if len(core) > 1 and len(core[-1].text) == 1 and core[-1].text != "X":
        return None  # [George W.] Bush
    names = _names_in(core)
    if " ".join(names) in places() or " ".join(names) in not_names():
        return None
    score = _evidence_of_words(core, lowercase, title_case=title_case) + 3.0 * has_title
    if not title_case:
        score += evidence_around(text, words, title_from, first, last)
    span = Span(words[first].start, words[last - 1].end)
    gender = title_gender(words[title_from:first])
    reigns = is_reign(words[title_from:first])
    title = frozenset(word.folded for word in words[title_from:first])
    is_thing = names_thing(text, words, title_from, first, last)
    return NameUse(
        first, last, span, span.slice(text), names, suffix, title_from, gender, reigns, score, title, is_thing
    )


def _is_headline_word(word: Word, lowercase: frozenset[str]) -> bool:
    """Return True if a word in a title-case line is a verb or a noun, not a family name: Wins, Breaks, Harbor."""
    name = word.folded
    if name in surnames():
        return False
    verb = reporting_verbs().bases.get(name) not in (None, name)
    return verb or name in grammar().headline or (name.endswith("s") and name[:-1] in lowercase)


def _never_in_name(word: Word) -> bool:
    name = word.folded
    if name in function_words() and name not in given_names() and name not in surnames():
        return True
    if "-" in name and any(part in not_names() for part in name.split("-")):
        return True
    if (len(name) > 3 and name[-3] in "'’") or name.endswith(("n't", "'m", "'d")):
        return True  # I’ve, we’ll, can’t
    if name in not_names() or (is_nationality(word) and name not in given_names() and name not in surnames()):
        return True
    is_flight = word.text[:2].isupper() and any(letter.isdigit() for letter in name)  # Flight AB1234
    is_acronym = word.text.isupper() and len(name) in (3, 4) and name not in surnames()
    return len(name) > 1 and (is_acronym or name.isdigit() or is_flight)


def _names_in(core: Sequence[Word]) -> tuple[str, ...]:
    """Return the parts of the name, folded, with separate initials: J.K. or JK Rowling as j, k, rowling."""
    first = core[0].text
    if len(core) > 1 and ("." in first or (len(first) == 2 and first.isupper() and not core[-1].text.isupper())):
        return (*core[0].folded.replace(".", ""), *(word.folded for word in core[1:]))
    return tuple(word.folded for word in core)


def _may_be_name(core: Sequence[Word], n: int, title_case: bool, suffix: str) -> bool:
    """Return True if a word that is usually not a name is part of one here: A. Smith, Theresa May, Park Geun-hye."""
    word = core[n]
    if n + 1 < len(core) and (len(word.text) == 1 or "." in word.text) and core[n + 1].gap.startswith("."):
        return True
    if n > 0 and word.text in PARTICLES:
        return True
    if word.folded in family_first() and any("-" in part.text for part in core):
        return True
    if title_case or word.text.isupper() or len(core) == 1:
        return False
    follows_given = core[0].folded in given_names() and core[0].folded not in function_words()
    if n == 0:
        return follows_given or (bool(suffix) and is_nationality(word))  # Jan Novak
    is_family = word.folded in function_words() or (word.folded in surnames() and word.folded not in family_first())
    at_end = n == len(core) - 1
    return at_end and follows_given and is_family and core[0].folded not in places()  # Theresa May, Anna Black


def _is_given_first(core: Sequence[Word]) -> bool:
    """Return True if a hyphenated given name comes before the family name: Heung-min Son."""
    return core[-1].folded in family_first() and "-" in core[0].text


def _can_be_single(words: Sequence[Word], n: int, title_from: int) -> bool:
    """Return True if a single word after a title is a family name: Mr. Kim, President Obama; not Prime Minister On."""
    word = words[n]
    name = word.folded
    if len(name) < 2 or (name in function_words() and name not in surnames()) or name in places() or is_role(word):
        return False
    if n + 1 < len(words) and words[n + 1].text in grammar().venue:
        return False  # the Lord Nelson pub
    title = words[n - 1]
    return title.capital and title.folded in role_words().titles and title_from < n


def _evidence_of_words(core: Sequence[Word], lowercase: frozenset[str], *, title_case: bool) -> float:
    """Return points for (positive) or against a person, from the words of the name."""
    first, last = core[0].folded, core[-1].folded
    score = 0.0 if title_case else 1.0
    if len(core) > 1 and (first in given_names() or any(part in given_names() for part in first.split("-"))):
        score += 2.5 if first not in places() and first not in function_words() else 1.0
    elif len(core) > 1 and (len(first) == 1 or "." in core[0].text or (len(first) == 2 and core[0].text.isupper())):
        score += 1.0
    if len(core) > 1 and first in family_first() and first not in function_words():
        score += 1.5  # Xi Jinping
    if last in surnames():
        score += 1.0
    elif last in lowercase or last in places():
        given = not title_case and len(core) > 1 and first in given_names() and first not in lowercase
        given = given and not (last in lowercase and last.endswith("s") and last not in surnames())  # Clinton Emails
        score -= 0.5 if given and first not in places() and first not in function_words() else 1.5
    if len(core) > 1 and first in lowercase and first not in given_names():
        score -= 1.5
    if len(core) > 1 and "-" in core[-1].text and core[-1].text.rpartition("-")[2].islower():
        score += 1.5  # Kim Jong-un
    if len(core) > 2 and (core[1].folded in _ARABIC_PARTICLES or core[1].folded.endswith(_PATRONYMICS)):
        score += 2.0
    if len(core) > 2 and last in places():
        score -= 1.5  # Ronald Reagan Washington
    if sum(word.capital for word in core) > 3:
        score -= 1.0
    return score
