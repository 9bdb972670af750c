"""Writes the readable reports of `crosslight matches` and `crosslight mentions`."""

from collections.abc import Iterable, Iterator

from tui import __version__
from tui.articles.model import ASIDE, Coverage
from tui.export.shared import mention_counts, speaker_name
from tui.export.wrap import cell_width, wrap_text
from tui.matching.model import Grouping, GroupMatches, MatchGroup, MatchKind, best
from tui.mentions.model import MentionSet, Person, Quote, QuoteKind
from tui.mentions.sureness import UNSURE
from tui.reading.quotes.quote_line import GAP
from tui.reading.quotes.quoted_speakers import in_doubt
from tui.reading.status.attribution import assessment_text
from tui.text.counts import count_text
from tui.text.spaces import single_spaced

_SPEECH_KINDS = frozenset({QuoteKind.DIRECT, QuoteKind.FRAGMENT, QuoteKind.INDIRECT})
_OUTLET_CELLS_MAX = 32


def made_by() -> str:
    """Return the last line of a report, which identifies it among articles."""
    return f"\nMade by crosslight {__version__}\n"


def matches_report(coverage: Coverage, grouping: Grouping, *, width: int) -> str:
    """Return the shared passages in reading order, wrapped to `width` cells; shared names come last."""
    shared = [group for group in grouping.groups if group.kind is not MatchKind.NAME]
    names = [group for group in grouping.groups if group.kind is MatchKind.NAME]
    matches = GroupMatches(grouping)
    lines = [*report_head(coverage, width), only_article_text(coverage) or count_text(len(shared), "shared passage")]
    for number, group in enumerate(shared, 1):
        lines += ["", *_group(coverage, group, number, matches, width)]
    if names:
        words = list(dict.fromkeys(single_spaced(coverage.text_of(group.passages[0])) for group in names))
        lines += ["", *wrap_text("Names and stock phrases they share: " + "; ".join(words), width, prefix="  ")]
    return "\n".join(lines) + "\n"


def mentions_report(coverage: Coverage, mentions: MentionSet, *, width: int) -> str:
    """Return the people with their mentions per outlet, then the quotes of each outlet, wrapped to `width` cells."""
    lines = [*report_head(coverage, width), "People"]
    counts = mention_counts(mentions)
    for person in mentions.people:
        by_outlet = [
            f"{article.outlet} {counts[person.id, article.id]}"
            for article in coverage.articles
            if counts[person.id, article.id]
        ]
        if by_outlet:
            lines += wrap_text(f"{_person(person)}: {', '.join(by_outlet)}", width, first_prefix="  ", prefix="      ")
    for article in coverage.articles:
        if article.id in mentions.unsure:
            guesses = (
                f"The people found in {article.outlet} are guesses: crosslight has no name lists for its language."
            )
            lines += wrap_text(guesses, width, first_prefix="  ", prefix="  ")
    for article in coverage.articles:
        quotes = [
            quote
            for quote in mentions.quotes
            if quote.article == article.id and quote.kind in _SPEECH_KINDS and quote.zone not in ASIDE
        ]
        lines += ["", *wrap_text(f"Quotes in {article.outlet}", width)]
        lines += _quotes(quotes, article.text, mentions, width)
    return "\n".join(lines) + "\n"


def only_article_text(coverage: Coverage) -> str:
    """Return that there is nothing to compare, if only one article is open; otherwise empty."""
    return (
        ""
        if len(coverage.articles) != 1
        else "Only one article, so there is nothing to compare it with: give two or more."
    )


def report_head(coverage: Coverage, width: int) -> Iterator[str]:
    if coverage.title:
        yield from wrap_text(coverage.title, width)
        yield ""
    column = min(
        _OUTLET_CELLS_MAX, width // 2, max((cell_width(article.outlet) for article in coverage.articles), default=0)
    )
    indent = " " * (column + 2)
    for article in coverage.articles:
        size = cell_width(article.outlet)
        if size > column:
            yield from wrap_text(article.outlet, width)
        first = f"{article.outlet}{indent[size:]}" if size <= column else indent
        yield from wrap_text(article.headline, width, first_prefix=first, prefix=indent)
    yield ""


def _group(coverage: Coverage, group: MatchGroup, number: int, matches: GroupMatches, width: int) -> Iterator[str]:
    first, match = f"{number}. ", best(matches.of(group.id))
    assessment = f"{group.kind.value}, {group.sureness.value}"
    title = assessment + (f": {match.reason}" if match and match.reason else "")
    yield from wrap_text(title, width, first_prefix=first, prefix=" " * len(first))
    for passage in group.passages:
        sureness = matches.sureness_at(group, passage)
        doubt = "" if sureness is group.sureness else f" ({sureness.value})"
        outlet = f"{coverage.article(passage.article).outlet}{doubt}"
        yield from wrap_text(outlet, width, first_prefix="   ", prefix="   ")
        yield from wrap_text(coverage.text_of(passage), width, first_prefix="     ", prefix="     ")


def _person(person: Person) -> str:
    return f"{person.name} (also {', '.join(person.aliases)})" if person.aliases else person.name


def _quotes(quotes: Iterable[Quote], text: str, mentions: MentionSet, width: int) -> Iterator[str]:
    """Yield the lines of an outlet's quotes; a speaker who is not sure has the doubt and its reason in brackets."""
    names = {person.id: person.name for person in mentions.people}
    is_empty = True
    for quote in quotes:
        is_empty = False
        speaker = speaker_name(names.get(quote.speaker or "", ""), quote.speaker_text)
        sureness = mentions.sureness(quote)
        doubt = assessment_text(quote, sureness, text).removeprefix("speaker ") if sureness in UNSURE else ""
        words = GAP.join(single_spaced(part.slice(text)) for part in quote.parts)
        text_in_marks = words if quote.kind is QuoteKind.INDIRECT else f"“{words}”"
        yield from wrap_text(f"{in_doubt(speaker, doubt)}: {text_in_marks}", width, first_prefix="  ", prefix="      ")
    if is_empty:
        yield "  none"
