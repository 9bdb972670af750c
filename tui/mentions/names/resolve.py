"""From name uses to people: full names first, over all the articles, then the bare family and given names."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.articles.model import ASIDE, Article, ZoneKind
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


def read_names(article: Article, lowered: frozenset[str], check: Callable[[], None]) -> list[ParagraphNames]:
    """The words and name uses of each paragraph. `check` is called at each: it may raise to stop the work."""
    found = []
    for paragraph in article.paragraphs:
        check()
        words = paragraph_words(article.text, paragraph)
        zone = article.zone_at(paragraph.start)
        signed = zone in (ZoneKind.BYLINE, ZoneKind.CREDIT)
        authors = author_starts(words, article.language, article.outlet) if signed else frozenset[int]()
        uses = name_uses(article.text, words, lowered, authors)
        found.append(ParagraphNames(paragraph, zone, words, uses, looks_like_title_case(words)))
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
    titled = {use.names[0] for _, _, use in uses if len(use.names) == 1}
    trusted |= {
        use.names for _, _, use in uses if use.evidence >= options.name_evidence / 2 and use.names[-1] in titled
    }
    trusted -= {family for names in trusted if len(family := parted(names, bare)[1]) > 1}  # Van Gogh alone
    people = People(bare)
    people.trusted = trusted
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
        (identity.aside_in if paragraph.zone in ASIDE else identity.full_in)[n] += 1


def _add_titled(people: People, n: int, zone: ZoneKind, use: NameUse) -> None:
    """A single name after a title: somebody's whom the articles name in full, else a person known by no other name."""
    known = [one for one in people.of_title(use.names[0], reigns=use.reigns) if one.gender.fits(use.gender)]
    if not known:
        known = [people.add_family(use.names[0], use.gender, reigns=use.reigns)]
    if not known[0].given and zone not in ASIDE:
        known[0].full_in[n] += 1


def _bare_words(read: Sequence[Sequence[ParagraphNames]]) -> Counter[str]:
    """How often each capitalised word stands alone, not beside another one."""
    bare: Counter[str] = Counter()
    for article in read:
        for paragraph in article:
            words = paragraph.words
            for n, word in enumerate(words):
                beside = n > 0 and words[n - 1].capital and word.gap.isspace() and not is_role(words[n - 1])
                ahead = n + 1 < len(words) and words[n + 1].capital and words[n + 1].gap.isspace()
                if word.capital and not beside and (word.possessive or not ahead):
                    bare[word.folded] += 1
    return bare
