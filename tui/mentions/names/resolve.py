"""From name uses to people: full names first, over all the articles, then the bare family and given names."""

from collections import Counter
from collections.abc import Callable, Sequence, Set

from msgspec import Struct

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.mentions.lexicon import (
    EITHER,
    countries,
    function_words,
    given_names,
    grammar,
    not_names,
    places,
    places_like_names,
    reporting_verbs,
    role_words,
    surnames,
)
from tui.mentions.names.byline_authors import author_starts
from tui.mentions.names.capital_runs import is_role
from tui.mentions.names.identity import FullName, People, parted
from tui.mentions.names.name_finder import NameUse, name_uses
from tui.mentions.names.name_words import Word, looks_like_title_case, paragraph_words
from tui.mentions.options import MentionsOptions
from tui.text.span import Span


class ParagraphNames(Struct):
    """One paragraph with what was found in it."""

    span: Span
    zone: ZoneKind
    words: list[Word]
    uses: list[NameUse]
    title_case: bool
    capitals: list[int]
    """Places of the words with a capital."""


def read_names(article: Article, lowered: frozenset[str], check: Callable[[], None]) -> list[ParagraphNames]:
    """The words and name uses of each paragraph. `check` is called at each: it may raise to stop the work."""
    found = []
    for paragraph in article.paragraphs:
        check()
        words = paragraph_words(article.text, paragraph)
        zone = article.zone_at(paragraph.start)
        signed = zone in (ZoneKind.BYLINE, ZoneKind.CREDIT)
        authors = author_starts(words, article.language, article.outlet) if signed else frozenset[int]()
        capitals = [n for n, word in enumerate(words) if word.capital]
        uses = name_uses(article.text, words, lowered, authors)
        found.append(ParagraphNames(paragraph, zone, words, uses, looks_like_title_case(words), capitals))
    return found


def lowered_words(articles: Sequence[Article]) -> frozenset[str]:
    """Words that the articles also write with a small letter."""
    found: set[str] = set()
    for article in articles:
        found.update(word for word in article.text.split() if word[0].islower())
    return frozenset(word.strip(".,;:!?…“”\"'’‘()") for word in found)


def collect_people(read: Sequence[Sequence[ParagraphNames]], options: MentionsOptions) -> People:
    """Everyone who is named in full or with a title in any of the articles."""
    uses = [(n, paragraph, use) for n, article in enumerate(read) for paragraph in article for use in paragraph.uses]
    bare = _bare_words(read)
    trusted = {use.names for _, _, use in uses if use.evidence >= options.name_evidence}
    known_alone = {use.names[0] for _, _, use in uses if len(use.names) == 1} | speaking_words(read)
    trusted |= {
        use.names for _, _, use in uses if use.evidence >= options.name_evidence / 2 and use.names[-1] in known_alone
    }
    trusted -= {family for names in trusted if len(family := parted(names, bare)[1]) > 1}  # Van Gogh alone
    families = {names[-1] for names in trusted}
    trusted -= {use.names for _, _, use in uses if use.spelled and use.names[0] in families}  # Clinton and Donald Trump
    people = People(bare)
    people.articles = len(read)
    people.juniors = sole_juniors(read, uses)
    people.tails = tails_of(trusted)
    people.placed = placed_words(read)
    people.trusted = trusted = trusted - set(people.tails)
    _add_names(people, [(n, p, use) for n, p, use in uses if len(use.names) > 1 and use.names in trusted])
    for n, paragraph, use in uses:
        if len(use.names) == 1:
            _add_titled(people, n, paragraph.zone, use)
    return people


def _add_names(people: People, full: Sequence[tuple[int, ParagraphNames, NameUse]]) -> None:
    """The full names, the most frequent first."""
    times = Counter(use.names for _, _, use in full)
    articles: dict[FullName, set[int]] = {}
    for n, _, use in full:
        articles.setdefault(use.full_name, set()).add(n)
    for name in sorted(articles, key=lambda name: -times[name.names]):
        people.add_name(name, frozenset(articles[name]))
    for n, paragraph, use in full:
        identity = people.of_name(use.full_name)
        assert identity is not None
        identity.titles.update(use.title)
        identity.spelled = identity.spelled or use.spelled
        (identity.aside_in if paragraph.zone in ASIDE else identity.full_in)[n] += 1


def _add_titled(people: People, n: int, zone: ZoneKind, use: NameUse) -> None:
    """A single name after a title: somebody's whom the articles name in full, else a person known by no other name."""
    honours = bool(use.title & role_words().honour)
    named = people.of_title(use.names[0], reigns=use.reigns, honours=honours)
    known = [one for one in named if one.gender.fits(use.gender)]
    if not known:
        known = [people.add_family(use.names[0], use.gender, reigns=use.reigns)]
    if not known[0].given and zone not in ASIDE:
        known[0].full_in[n] += 1


def sole_juniors(
    read: Sequence[Sequence[ParagraphNames]], uses: Sequence[tuple[int, ParagraphNames, NameUse]]
) -> frozenset[str]:
    """Family names that one article gives only to somebody called Jr., whom it also names without the Jr.

    Where a Jr. stands beside the bare family name (Trump Jr. left), or another full name has it, there is an elder.
    """
    juniors = {(n, use.names[-1]) for n, _, use in uses if use.suffix == "jr"}
    elders = {use.names[-1] for n, _, use in uses if use.suffix != "jr" and (n, use.names[-1]) in juniors}
    bare: set[str] = set()
    for n, article in enumerate(read):
        for paragraph in article:
            for at in paragraph.capitals:
                words, name = paragraph.words, paragraph.words[at].folded
                beside = at > 0 and words[at - 1].capital and words[at].gap in (" ", ". ")
                if (n, name) in juniors and not beside:
                    has_suffix = at + 1 < len(words) and words[at + 1].folded == "jr"
                    (elders if has_suffix else bare).add(name)
    return frozenset(bare - elders)


def speaking_words(read: Sequence[Sequence[ParagraphNames]]) -> set[str]:
    """Capitalised words that stand alone beside a verb of speech: Vance said."""
    verbs = reporting_verbs()
    speaks = verbs.strong - verbs.plain
    found: set[str] = set()
    for article in read:
        for paragraph in article:
            words = paragraph.words
            for n in paragraph.capitals:
                word = words[n]
                if word.possessive or len(word.text) < 3:
                    continue
                after = words[n + 1] if n + 1 < len(words) and words[n + 1].gap.isspace() else None
                before = words[n - 1] if n and word.gap.isspace() else None
                behind = before is not None and before.text in speaks and not (after is not None and after.capital)
                ahead = after is not None and after.text in speaks and not (before is not None and before.capital)
                if behind or ahead:
                    found.add(word.folded)
    return found - not_names() - function_words()


def tails_of(trusted: Set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Names of several words with which a longer one ends, and that begin with no given name → the longer one."""
    tails: dict[tuple[str, ...], tuple[str, ...]] = {}
    for names in trusted:
        for n in range(1, len(names) - 1):
            if names[n] not in given_names() or names[n] in surnames() or not _same_gender(names[0], names[n]):
                tails[names[n:]] = names
    return tails


def _same_gender(one: str, other: str) -> bool:
    return given_names().get(one, EITHER).fits(given_names().get(other, EITHER))


def placed_words(read: Sequence[Sequence[ParagraphNames]]) -> frozenset[str]:
    """Names of places and people that the articles give to a place: flew to Austin; Austin, Texas; WASHINGTON —"""
    found: set[str] = set()
    for article in read:
        for paragraph in article:
            words = paragraph.words
            for n in paragraph.capitals:
                if may_be_place(words[n].folded) and is_place_at(words, n):
                    found.add(words[n].folded)
    return frozenset(found)


def may_be_place(name: str) -> bool:
    return name in places() or name in countries() or name in places_like_names()


_ADDRESSING = frozenset({"according", "close", "loyal", "next", "thanks", "spoken"})


def _is_addressed(words: Sequence[Word], to: int) -> bool:
    """Whether the word before a preposition says that a person follows: spoke to Jordan, a letter from Jordan."""
    before = words[to - 1].folded if to > 0 else ""
    said = before in reporting_verbs().bases and words[to].text in ("to", "from", "at")
    return (
        said or before in grammar().utterance or before in ("according", "close", "loyal", "next", "thanks", "spoken")
    )


def is_place_at(words: Sequence[Word], n: int) -> bool:
    """Whether what stands beside a name says that a place is meant."""
    before = words[n - 1] if n and words[n].gap.isspace() else None
    after = words[n + 1] if n + 1 < len(words) else None
    placing = before is not None and before.text.lower() in grammar().placing and not _is_addressed(words, n - 1)
    of_country = before is not None and before.text == "of" and words[n].folded in countries()
    goes_on = words[n].possessive or (after is not None and after.capital and after.gap == " ")
    placed = (placing or of_country) and not goes_on
    in_state = after is not None and after.gap == ", " and (after.folded in places() or after.folded in countries())
    dateline = n == 0 and words[0].text.isupper() and after is not None and any(m in after.gap for m in "(—–-")
    return placed or in_state or dateline


def _bare_words(read: Sequence[Sequence[ParagraphNames]]) -> Counter[str]:
    """How often each capitalised word stands alone, not beside another one."""
    bare: Counter[str] = Counter()
    for article in read:
        for paragraph in article:
            words = paragraph.words
            for n in paragraph.capitals:
                word = words[n]
                beside = n > 0 and words[n - 1].capital and word.gap.isspace() and not is_role(words[n - 1])
                ahead = n + 1 < len(words) and words[n + 1].capital and words[n + 1].gap.isspace()
                if not beside and (word.possessive or not ahead):
                    bare[word.folded] += 1
    return bare
