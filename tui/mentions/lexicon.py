"""Loads the word lists in `config/names`, `config/words` and `config/languages`, each when it is first needed."""

from functools import cache
from typing import NamedTuple

from tui.shipped import shipped_lines, shipped_path, shipped_sections
from tui.text.names import fold_full_name


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


class Gender(NamedTuple):
    """The genders that a word allows for a person; both set means either."""

    male: bool
    female: bool

    def fits(self, gender: "Gender") -> bool:
        return (self.male and gender.male) or (self.female and gender.female)


MALE = Gender(True, False)
FEMALE = Gender(False, True)
EITHER = Gender(True, True)


@cache
def given_names() -> dict[str, Gender]:
    """Return frequent given names, folded, each with its gender."""
    genders = {"m": MALE, "f": FEMALE, "u": EITHER}
    return {
        name: genders[section]
        for section, lines in shipped_sections("config/names/given.txt").items()
        for line in lines
        for name in line.split()
    }


@cache
def surnames() -> frozenset[str]:
    return _words(shipped_lines("config/names/surnames.txt"))


@cache
def family_first() -> frozenset[str]:
    """Return family names that come before the given name."""
    return _words(shipped_lines("config/names/family-first.txt"))


@cache
def places() -> frozenset[str]:
    """Return place names, in lower case; some have several words."""
    return frozenset(shipped_lines("config/names/places.txt"))


@cache
def places_like_names() -> frozenset[str]:
    """Return places whose names are more often those of people."""
    return _words(shipped_lines("config/names/places-like-names.txt"))


@cache
def not_names() -> frozenset[str]:
    """Return capitalised words that never belong to a person's name."""
    return _words(shipped_lines("config/names/not-names.txt"))


@cache
def function_words() -> frozenset[str]:
    return _words(shipped_lines("config/words/function-words.txt"))


@cache
def countries() -> dict[str, str]:
    """Map each country, people, adjective and capital to the country, in lower case; some have several words."""
    table: dict[str, str] = {}
    for line in shipped_lines("config/names/nations.txt"):
        words = [word.replace("_", " ") for word in line.split()]
        table.update(dict.fromkeys(words, words[0]))
    return table


class RoleWords(NamedTuple):
    titles: frozenset[str]
    """Words that may come before a name without an article: president."""
    roles: frozenset[str]
    """Heads of noun phrases that name an office, or a role that somebody plays."""
    qualifiers: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    reign: frozenset[str]
    """Titles before a given name: king, pope."""
    courtesy: frozenset[str]
    honour: frozenset[str]
    """Titles that may also come before the given name of somebody with a family name: sir."""
    fields: frozenset[str]
    """Fields that an office is responsible for: agriculture, foreign."""
    bodies: frozenset[str]
    """Nouns for organisations whose name continues with “of”: Bank of Japan."""
    activities: frozenset[str]


@cache
def role_words() -> RoleWords:
    sections = {name: _words(lines) for name, lines in shipped_sections("config/names/roles.txt").items()}
    sections["title"] = sections["title"].union(*(language_words(code).titles for code in languages()))
    plural = ("title", "role", "qualifier", "field")
    return RoleWords(**{f"{name}s" if name in plural else name: words for name, words in sections.items()})


class LanguageWords(NamedTuple):
    """The words of attribution in a language other than English, in folded lower case."""

    speech_verbs: frozenset[str]
    according: frozenset[str]
    titles: frozenset[str]
    by: frozenset[str]
    """Words that precede the author in a byline."""


class LanguageGrammar(NamedTuple):
    """Further words for the rules of attribution, in lower case; empty if `config/languages/` does not list them."""

    so: frozenset[str]
    """Words that come between a quotation and its speaker."""
    man: frozenset[str]
    woman: frozenset[str]
    """Nouns for women by what they do."""
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    """Other pronouns, which do not refer to anybody in particular."""
    definite: frozenset[str]
    indefinite: frozenset[str]
    into: frozenset[str]
    """Prepositions."""
    to_him: frozenset[str]
    """Phrases for “according to him”."""
    to_her: frozenset[str]
    reported: frozenset[str]
    """Verb forms that occur only in reported speech: er sei."""
    impersonal: frozenset[str]
    """Reporting verbs whose subject is not a person: hieß es."""


@cache
def _language_sections(code: str) -> dict[str, frozenset[str]]:
    if code not in languages():
        return {}
    return {name: _words(lines) for name, lines in shipped_sections(f"config/languages/{code}.txt").items()}


@cache
def language_words(code: str) -> LanguageWords:
    """Return the words of the language with this ISO 639-1 code; empty if `config/languages/` has none."""
    sections = _language_sections(code)
    said, according, title, by = (sections.get(name, frozenset()) for name in ("said", "according", "title", "by"))
    return LanguageWords(said, according, title | frozenset(map(fold_full_name, title)), by)


@cache
def language_grammar(code: str) -> LanguageGrammar:
    sections = _language_sections(code)
    return LanguageGrammar(*(sections.get(name.replace("_", "-"), frozenset()) for name in LanguageGrammar._fields))


def by_words(language: str) -> frozenset[str]:
    """Return the words before the names in a byline of this language; an empty code means English."""
    return language_words(language).by if language not in ("", "en") else frozenset({"by"})


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages other than English that have word lists."""
    return tuple(sorted(path.stem for path in shipped_path("config/languages").glob("*.txt")))


@cache
def foreign_speech_words() -> frozenset[str]:
    """Return the last words of all reporting phrases in any of those languages."""
    return frozenset(phrase.split()[-1] for code in languages() for phrase in language_words(code).speech_verbs)


class ReportingVerbs(NamedTuple):
    strong: frozenset[str]
    """Forms that report speech whenever they have a subject."""
    weak: frozenset[str]
    """Forms that report speech only near quoted words."""
    bases: dict[str, str]
    """Form → base form."""
    plain: frozenset[str]
    """Base forms, which do not agree with a third-person singular subject."""


@cache
def reporting_verbs() -> ReportingVerbs:
    lists = shipped_sections("config/words/reporting-verbs.txt")
    sections = {name: [line.split() for line in lines] for name, lines in lists.items()}
    bases = {form: forms[0] for section in sections.values() for forms in section for form in forms}
    strong = frozenset(form for forms in sections["strong"] for form in forms)
    weak = frozenset(form for forms in sections["weak"] for form in forms)
    return ReportingVerbs(strong, weak - strong, bases, frozenset(bases.values()))


class Grammar(NamedTuple):
    """Closed classes of words; `config/words/grammar.txt` explains each."""

    determiner: frozenset[str]
    indefinite: frozenset[str]
    before_noun: frozenset[str]
    preposition: frozenset[str]
    clause_start: frozenset[str]
    auxiliary: frozenset[str]
    be: frozenset[str]
    he_she: frozenset[str]
    other_pronoun: frozenset[str]
    before_base: frozenset[str]
    naming: frozenset[str]
    leads_to_title: frozenset[str]
    work: frozenset[str]
    surely_verb: frozenset[str]
    phrasal: frozenset[str]
    phrasal_only: frozenset[str]
    far_subject: frozenset[str]
    utterance: frozenset[str]
    inverted: frozenset[str]
    reports_clause: frozenset[str]
    reports_bare: frozenset[str]
    clause_subject: frozenset[str]
    finite: frozenset[str]
    unsaid: frozenset[str]
    own_words: frozenset[str]
    of_company: frozenset[str]
    venue: frozenset[str]
    company_ending: frozenset[str]
    day: frozenset[str]
    somebody: frozenset[str]
    somebody_male: frozenset[str]
    somebody_female: frozenset[str]
    past: frozenset[str]
    anonymity: frozenset[str]
    vessel: frozenset[str]
    body: frozenset[str]
    by_firms: frozenset[str]
    ship_prefix: frozenset[str]
    denial: frozenset[str]
    modal: frozenset[str]
    chain: frozenset[str]
    hearsay: frozenset[str]
    inverting: frozenset[str]
    conditional: frozenset[str]
    disbelief: frozenset[str]
    account: frozenset[str]
    witnessing: frozenset[str]
    other_clause: frozenset[str]
    governing: frozenset[str]
    plural_verb: frozenset[str]
    headline: frozenset[str]
    placing: frozenset[str]
    epithet: frozenset[str]
    document: frozenset[str]
    asking: frozenset[str]
    addressing: frozenset[str]
    crowd: frozenset[str]
    bare_infinitive: frozenset[str]
    instrument: frozenset[str]
    beside: frozenset[str]
    channel: frozenset[str]
    no_speaker: frozenset[str]
    abstract: frozenset[str]
    page_label: frozenset[str]
    kin: frozenset[str]
    attitude: frozenset[str]
    perceiving: frozenset[str]
    calling: frozenset[str]
    at_somebody: frozenset[str]


@cache
def grammar() -> Grammar:
    sections = shipped_sections("config/words/grammar.txt")
    return Grammar(**{name.replace("-", "_"): _words(lines) for name, lines in sections.items()})


@cache
def grammar_words(*classes: str) -> frozenset[str]:
    """Return the words in several classes of the grammar; `function` means the function words."""
    lists = [function_words() if name == "function" else getattr(grammar(), name) for name in classes]
    return frozenset[str]().union(*lists)
