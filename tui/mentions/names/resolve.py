"""Resolves uses of names to people: first full names in all the articles, then names after a title."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from msgspec import Struct

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.mentions.lexicon import (
    EITHER,
    function_words,
    given_names,
    grammar,
    grammar_words,
    not_names,
    role_words,
    surnames,
)
from tui.mentions.names.byline_authors import author_starts
from tui.mentions.names.capital_runs import is_role
from tui.mentions.names.foreign_names import without_leading_capitals
from tui.mentions.names.identity import FullName, People
from tui.mentions.names.name_finder import NameUse, name_uses
from tui.mentions.names.name_neighbours import (
    common_nouns,
    is_place_at,
    may_be_place,
    places_only,
    quoted_words,
    venues,
    written_words,
)
from tui.mentions.names.name_order import split_name
from tui.mentions.names.name_spellings import spelled_elsewhere
from tui.mentions.names.name_words import Word, looks_like_title_case, paragraph_words, starts_sentence
from tui.mentions.names.roles import may_name_thing
from tui.mentions.names.second_names import second_names
from tui.mentions.names.slavic_cases import INFLECTING, capitalised, in_nominative, nominatives
from tui.mentions.options import MentionsOptions
from tui.mentions.word_sets import finite_speech_verbs
from tui.text.span import Span

AUTHOR_ZONES = frozenset({ZoneKind.BYLINE, ZoneKind.CREDIT})
"""Zones that name authors and photographers, who are not people in the news."""


_SPEAKER_SHARE = 0.4
"""Share of the evidence needed otherwise, for a name whose last word says something elsewhere."""


class ParagraphNames(Struct):
    """A paragraph with its words and the uses of names in it."""

    span: Span
    zone: ZoneKind
    words: list[Word]
    uses: list[NameUse]
    title_case: bool
    capitals: list[int]
    """Indices of the capitalised words."""


def read_names(article: Article, lowercase: frozenset[str], check: Callable[[], None]) -> list[ParagraphNames]:
    """Return the words and name uses of each paragraph. `check` is called for each, and may raise to stop the work."""
    language = "" if article.language == "en" else article.language
    paragraphs = []
    for paragraph, words in zip(article.paragraphs, _words_of(article, language, check), strict=True):
        check()
        zone = article.zone_at(paragraph.start)
        is_byline = zone in AUTHOR_ZONES
        authors = author_starts(words, article.language, article.outlet) if is_byline else frozenset[int]()
        capitals = [n for n, word in enumerate(words) if word.capital]
        title_case = looks_like_title_case(words)
        uses = name_uses(article.text, words, lowercase, authors, title_case=title_case, language=language)
        paragraphs.append(ParagraphNames(paragraph, zone, words, uses, title_case, capitals))
    return paragraphs


def _words_of(article: Article, language: str, check: Callable[[], None]) -> list[list[Word]]:
    """Return the words of each paragraph.

    In languages other than English, capitals that only begin a sentence are removed, and inflected names are put in the
    nominative.
    """
    words_by_paragraph = []
    for paragraph in article.paragraphs:
        check()
        words = paragraph_words(article.text, paragraph)
        words_by_paragraph.append(without_leading_capitals(words, language) if language else words)
    if language not in INFLECTING:
        return words_by_paragraph
    table = nominatives(capitalised(words_by_paragraph))
    return [in_nominative(words, table) for words in words_by_paragraph]


def lowercase_words(articles: Sequence[Article]) -> frozenset[str]:
    """Return the words that the articles write in lower case at least once."""
    words: set[str] = set()
    for article in articles:
        words.update(word for word in set(article.text.split()) if word[0].islower())
    return frozenset(word.strip(".,;:!?…“”\"'’‘()") for word in words)


def _names_of_speakers(articles: Sequence[Sequence[ParagraphNames]], evidence_min: float) -> Iterator[tuple[str, ...]]:
    """Yield the names of two words of which the second says something elsewhere: Kwabena Osei …, “…,” said Osei."""
    paragraphs = [paragraph for article in articles for paragraph in article]
    quoted = {word for paragraph in paragraphs for word in quoted_words(paragraph.words)}
    for use in (use for paragraph in paragraphs for use in paragraph.uses):
        if use.evidence >= evidence_min and len(use.names) == 2 and use.names[-1] in quoted:
            yield use.names


def collect_people(articles: Sequence[Sequence[ParagraphNames]], options: MentionsOptions) -> People:
    """Return everyone who is named in full or with a title in any of the articles, given as their paragraphs."""
    uses = [
        (n, paragraph, use) for n, article in enumerate(articles) for paragraph in article for use in paragraph.uses
    ]
    lone_counts = _lone_word_counts(articles)
    trusted = {use.names for _, _, use in uses if use.evidence >= options.name_evidence}
    speakers = speaking_words(articles)
    single_names = {use.names[0] for _, _, use in uses if len(use.names) == 1} | speakers
    trusted |= {
        use.names for _, _, use in uses if use.evidence >= options.name_evidence / 2 and use.names[-1] in single_names
    }
    trusted |= set(_names_of_speakers(articles, _SPEAKER_SHARE * options.name_evidence))
    trusted |= {
        use.names
        for _, _, use in uses
        if use.spelling and use.evidence >= options.name_evidence / 2 and lone_counts[use.names[-1]]
    }
    trusted |= spelled_elsewhere([(n, use) for n, _, use in uses], trusted)
    trusted -= {family for names in trusted if len(family := split_name(names, lone_counts)[1]) > 1}  # Van Gogh alone
    trusted -= {use.names for _, _, use in uses if use.is_thing}
    lower = written_words(
        {names[-1] for names in trusted}, [paragraph for article in articles for paragraph in article]
    )
    trusted -= places_only(uses) | venues(uses)
    trusted -= common_nouns(uses, lower, speakers) - tails_of(trusted).keys()  # Le Drian
    families = {names[-1] for names in trusted}
    trusted -= {use.names for _, paragraph, use in uses if _asks_about(paragraph.words, use, families)}
    trusted -= {use.names for _, _, use in uses if use.spelled and use.names[0] in families}  # Clinton and Donald Trump
    people = People(lone_counts)
    people.article_count = len(articles)
    people.juniors = sole_juniors(articles, uses)
    counts = Counter(use.names for _, _, use in uses)
    people.tails = tails_of(sorted(trusted, key=lambda names: (counts[names], names)))
    people.place_uses = names_used_for_places(articles)
    people.trusted = trusted = trusted - set(people.tails)
    people.second_names = second_names([(p.words, p.uses) for article in articles for p in article], trusted)
    _add_names(people, [(n, p, use) for n, p, use in uses if len(use.names) > 1 and use.names in trusted])
    titled = [(n, paragraph, use) for n, paragraph, use in uses if len(use.names) == 1]
    things = {use.names[0] for _, _, use in titled if may_name_thing(use.title, use.names[0])}
    things -= _words_without_title(articles) if things else set()
    for n, paragraph, use in titled:
        if use.names[0] not in things:
            _add_titled(people, n, paragraph.zone, use)
    return people


def _words_without_title(articles: Sequence[Sequence[ParagraphNames]]) -> set[str]:
    """Return the capitalised words, folded, that occur somewhere without a title before them."""
    paragraphs = [paragraph for article in articles for paragraph in article]
    return {p.words[n].folded for p in paragraphs for n in p.capitals if not (n and is_role(p.words[n - 1]))}


def _asks_about(words: Sequence[Word], use: NameUse, families: Set[str]) -> bool:
    """Return True for an auxiliary and a family name at the beginning of a sentence: Will Warren (win)?"""
    first = words[use.first]
    is_auxiliary = first.folded in grammar().inverting and len(use.names) == 2
    if not is_auxiliary or use.names[-1] not in families or not starts_sentence(words, use.first):
        return False
    verb = words[use.last].text if use.last < len(words) and words[use.last].gap == " " else ""
    is_finite = verb in grammar_words("finite", "past", "auxiliary") or verb.endswith(("ed", "s"))
    return verb.islower() and not is_finite and verb not in function_words()


def _add_names(people: People, uses: Sequence[tuple[int, ParagraphNames, NameUse]]) -> None:
    """Add the full names to the people, the most frequent first."""
    counts = Counter(use.names for _, _, use in uses)
    articles: dict[FullName, set[int]] = {}
    for n, _, use in uses:
        articles.setdefault(use.full_name, set()).add(n)
    for name in sorted(articles, key=lambda name: (name.names in people.second_names, -counts[name.names])):
        people.add_name(name, frozenset(articles[name]))
    for n, paragraph, use in uses:
        identity = people.by_full_name(use.full_name)
        assert identity is not None
        identity.titles.update(use.title)
        identity.spelled = identity.spelled or use.spelled
        (identity.aside_counts if paragraph.zone in ASIDE else identity.full_counts)[n] += 1
        identity.author_count += paragraph.zone in AUTHOR_ZONES


def _add_titled(people: People, n: int, zone: ZoneKind, use: NameUse) -> None:
    """Add a single name after a title: to a person with a full name, or else to one who has no other name."""
    honours = bool(use.title & role_words().honour)
    courtesy = bool(use.title & role_words().courtesy)
    if use.title <= grammar().kin and (people.by_given(use.names[0]) or people.by_family(use.names[0])):
        return  # his wife, Melania, who is named in full elsewhere
    namesakes = people.by_title(use.names[0], reigns=use.reigns, honours=honours, courtesy=courtesy)
    if zone not in AUTHOR_ZONES:
        namesakes = [namesake for namesake in namesakes if not namesake.is_author]
    person = next((namesake for namesake in namesakes if namesake.gender.fits(use.gender)), None)
    if person is None:
        person = people.add_family(use.names[0], use.gender, reigns=use.reigns)
    if not person.given and zone not in ASIDE:
        person.full_counts[n] += 1


def sole_juniors(
    articles: Sequence[Sequence[ParagraphNames]], uses: Sequence[tuple[int, ParagraphNames, NameUse]]
) -> frozenset[str]:
    """Return the family names that one article gives only to somebody called Jr., whom it also names without Jr.

    A Jr. after the family name alone (Trump Jr. left), or another full name with it, shows that there is an elder.
    """
    juniors = {(n, use.names[-1]) for n, _, use in uses if use.suffix == "jr"}
    full = [(n, use) for n, _, use in uses if len(use.names) > 1]
    elders = {use.names[-1] for n, use in full if use.suffix != "jr" and (n, use.names[-1]) in juniors}
    without_suffix: set[str] = set()
    for n, article in enumerate(articles):
        for paragraph in article:
            for at in paragraph.capitals:
                words, name = paragraph.words, paragraph.words[at].folded
                follows_name = at > 0 and words[at - 1].capital and words[at].gap in (" ", ". ")
                follows_name = follows_name and not is_role(words[at - 1])  # Mr. Clapper
                if (n, name) in juniors and not follows_name:
                    has_suffix = at + 1 < len(words) and words[at + 1].folded == "jr"
                    (elders if has_suffix else without_suffix).add(name)
    return frozenset(without_suffix - elders)


def speaking_words(articles: Sequence[Sequence[ParagraphNames]]) -> set[str]:
    """Return the single capitalised words, folded, that are next to a verb of speech: Vance said."""
    speech = finite_speech_verbs()
    speakers: set[str] = set()
    for article in articles:
        for paragraph in article:
            words = paragraph.words
            for n in paragraph.capitals:
                word = words[n]
                neighbours = (words[n - 1].text if n else "", words[n + 1].text if n + 1 < len(words) else "")
                if speech.isdisjoint(neighbours) or word.possessive or len(word.text) < 3:
                    continue
                following = words[n + 1] if n + 1 < len(words) and words[n + 1].gap.isspace() else None
                previous = words[n - 1] if n and word.gap.isspace() else None
                starts_name = following is not None and following.capital
                ends_name = previous is not None and previous.capital
                is_inverted = previous is not None and previous.text in speech and not starts_name
                if is_inverted or (following is not None and following.text in speech and not ends_name):
                    speakers.add(word.folded)
    return speakers - not_names() - function_words()


def tails_of(trusted: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map each name that ends a longer name, without a given name first, to the last such longer name."""
    tails: dict[tuple[str, ...], tuple[str, ...]] = {}
    for names in trusted:
        for n in range(1, len(names) - 1):
            if names[n] not in given_names() or names[n] in surnames() or not _same_gender(names[0], names[n]):
                tails[names[n:]] = names
    return tails


def _same_gender(name_a: str, name_b: str) -> bool:
    return given_names().get(name_a, EITHER).fits(given_names().get(name_b, EITHER))


def names_used_for_places(articles: Sequence[Sequence[ParagraphNames]]) -> frozenset[str]:
    """Return the names, of places or people, used for a place: flew to Austin; Austin, Texas."""
    names: set[str] = set()
    for article in articles:
        for paragraph in article:
            words = paragraph.words
            for n in paragraph.capitals:
                if may_be_place(words[n].folded) and is_place_at(words, n):
                    names.add(words[n].folded)
    return frozenset(names)


def _lone_word_counts(articles: Sequence[Sequence[ParagraphNames]]) -> Counter[str]:
    """Count the uses of each capitalised word, folded, that is not adjacent to another capitalised word."""
    counts: Counter[str] = Counter()
    for article in articles:
        for paragraph in article:
            words = paragraph.words
            for n in paragraph.capitals:
                word = words[n]
                follows_name = n > 0 and words[n - 1].capital and word.gap.isspace() and not is_role(words[n - 1])
                continues = n + 1 < len(words) and words[n + 1].capital and words[n + 1].gap.isspace()
                if not follows_name and (word.possessive or not continues):
                    counts[word.folded] += 1
    return counts
