"""Measures overlap: how much of each article the others contain, the origins of passages, and the use of documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from tui.articles.model import Article, ArticleRole, Coverage, Passage
from tui.cancel import checker
from tui.checking.check import check_quotations
from tui.checking.credits import Credit
from tui.checking.model import CheckedItem, CheckVerdict
from tui.checking.origins import OriginCounter, Origins, publication_time
from tui.matching.model import Grouping, MatchKind
from tui.mentions.model import MentionSet
from tui.text.sentences import sentences
from tui.text.span import Span

_TAKEN = 0.3
"""Minimum share of a sentence's words, 0 to 1, that the other article contains if it has the sentence."""
_SENTENCE_WORDS_MIN = 4


class ArticleOverlap(Struct, frozen=True):
    """The amount of one article that also appears in the others."""

    article: str
    words: int
    own: float
    """Share of the words, 0 to 1, that are in no stretch shared with another article."""
    shared: dict[str, float]
    """Id of another article → share of the words in common with it, largest first, without zeros."""
    credits: tuple[Credit, ...]
    has_time: bool
    """True if the publication time is known."""


class CarriedStatement(Struct, frozen=True):
    """A passage or quote that several articles carry."""

    id: str
    """Id of the group of passages, or of the quote group."""
    is_quote: bool
    passages: tuple[Passage, ...]
    origins: Origins


class DocumentUse(Struct, frozen=True):
    """An outlet's use of a source document."""

    document: str
    article: str
    changed: tuple[CheckedItem, ...]
    """Outlet's quotations that are in the document in some form, but not verbatim."""
    taken: tuple[Span, ...]
    """Stretches of the document that the outlet contains word for word."""
    cut: tuple[Span, ...]
    """Sentences of the document that the outlet does not contain."""
    added: tuple[Span, ...]
    """Sentences of the outlet that are not from the document."""


class Overlap(Struct, frozen=True):
    articles: tuple[ArticleOverlap, ...]
    """Articles by publication time if known, then in pane order."""
    statements: tuple[CarriedStatement, ...]
    documents: tuple[DocumentUse, ...]


def find_overlap(
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet,
    quotes: Iterable[tuple[str, Sequence[Passage]]],
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Overlap:
    """Measure the overlap of the articles, and count origins; drafts are left out.

    quotes: id and wordings of each quote group. Raises Cancelled.
    """
    step = checker(cancelled)
    articles = [article for article in coverage.articles if article.role is not ArticleRole.DRAFT]
    step()
    counter = OriginCounter(articles)
    carried = [(group.id, False, group.passages) for group in grouping.groups if group.kind is not MatchKind.NAME]
    carried += [(name, True, tuple(passages)) for name, passages in quotes]
    ids = {article.id for article in articles}
    statements = []
    for name, is_quote, all_passages in carried:
        step()
        passages = tuple(passage for passage in all_passages if passage.article in ids)
        origins = counter.of(passages)
        if origins.outlets > 1:
            statements.append(CarriedStatement(name, is_quote, passages, origins))
    documents = [article for article in articles if article.role is ArticleRole.SOURCE]
    uses = []
    for document in documents:
        for article in articles:
            step()
            if article.role is not ArticleRole.SOURCE:
                uses.append(_use(document, article, counter, mentions))
    return Overlap(_articles(articles, counter), tuple(statements), tuple(uses))


def _articles(articles: Sequence[Article], counter: OriginCounter) -> tuple[ArticleOverlap, ...]:
    by_id = {article.id: article for article in articles}
    rows = []
    for name in counter.order:
        others = [other for other in by_id if other != name]
        shares = {other: counter.copies.share(name, other) for other in others}
        ranked = sorted((other for other in others if shares[other]), key=lambda other: -shares[other])
        rows.append(
            ArticleOverlap(
                name,
                counter.copies.words(name),
                counter.copies.own_share(name, others),
                {other: shares[other] for other in ranked},
                counter.credits[name],
                publication_time(by_id[name].published) is not None,
            )
        )
    return tuple(rows)


def _use(document: Article, article: Article, counter: OriginCounter, mentions: MentionSet) -> DocumentUse:
    items = check_quotations(article, [document], mentions)
    changed = [item for item in items if item.verdict not in (CheckVerdict.VERBATIM, CheckVerdict.IN_NO_SOURCE)]
    quoted, there = [item.span for item in changed], [item.place.span for item in changed if item.place]
    return DocumentUse(
        document.id,
        article.id,
        tuple(changed),
        tuple(stretch.span for stretch in counter.copies.stretches(document.id, article.id)),
        tuple(_missing(document, article, counter, there)),
        tuple(_missing(article, document, counter, quoted)),
    )


def _missing(article: Article, other: Article, counter: OriginCounter, changed: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences in an article that the other one lacks, even in a changed quotation."""
    for span in _sentences(article):
        is_taken = counter.copies.covered_share(article.id, [other.id], span) >= _TAKEN
        if not is_taken and not any(map(span.overlap, changed)):
            yield span


def _sentences(article: Article) -> list[Span]:
    """Return the content sentences of an article, outside bylines and boilerplate."""
    spans = (span for paragraph in article.paragraphs for span in sentences(article.text, paragraph))
    aside = article.aside
    return [
        span
        for span in spans
        if len(span.slice(article.text).split()) >= _SENTENCE_WORDS_MIN and not any(map(span.overlap, aside))
    ]
