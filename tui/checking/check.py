"""Checks every quotation, number, date and full name in a draft against its sources; the package's entry point."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from tui.articles.model import ASIDE, Article
from tui.cancel import checker
from tui.checking.block_quotations import block_quotations
from tui.checking.figures.contexts import figures_of
from tui.checking.figures.judge import FigureJudge
from tui.checking.full_names import NameJudge, likely_names
from tui.checking.model import CheckedDraft, CheckedItem
from tui.checking.quotations import DraftQuotation, QuotationJudge
from tui.checking.speakers import Speakers
from tui.checking.strands import SourceWords
from tui.mentions.model import MentionForm, MentionSet, Quote
from tui.text.quotation import quotations
from tui.text.span import Span


def check(
    draft: Article,
    sources: Sequence[Article],
    mentions: MentionSet,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> CheckedDraft:
    """Check a draft against its sources.

    mentions: the people and quotes in the draft and its sources together. Raises Cancelled.
    """
    step = checker(cancelled)
    source_quotes, words = _source_words(draft, sources, mentions)
    step()
    stretches = list(_draft_quotations(draft, mentions.quotes))
    stretches = sorted(
        (*stretches, *block_quotations(draft, words, [stretch.span for stretch in stretches])),
        key=lambda stretch: stretch.span,
    )
    judge = QuotationJudge(draft, words, source_quotes, Speakers(draft, sources, mentions))
    items = list(_checked_quotations(stretches, judge, step))
    quotation_spans = _Spans(stretch.span for stretch in stretches)
    names = _Spans(mention.passage.span for mention in mentions.mentions if mention.passage.article == draft.id)
    figure_judge = FigureJudge(draft, sources)
    for figure in figures_of(draft):
        step()
        if not quotation_spans.cover(figure.span) and not names.cover(figure.span):  # Jan Brewer is not a month
            items.append(figure_judge.judge(figure))
    name_judge = NameJudge(draft, words, sources, mentions.mentions)
    for span in _full_names(draft, mentions, names):
        step()
        if not quotation_spans.cover(span):
            items.append(name_judge.judge(span))
    items.sort(key=lambda item: (item.span, item.kind))
    return CheckedDraft(draft.id, tuple(source.id for source in sources), tuple(items))


def _full_names(draft: Article, mentions: MentionSet, names: "_Spans") -> Iterator[Span]:
    """Yield the full names of people in the draft, outside bylines and boilerplate. names: all mentions in it."""
    for mention in mentions.mentions:
        if mention.passage.article == draft.id and mention.form is MentionForm.FULL and mention.zone not in ASIDE:
            yield mention.passage.span
    for span in likely_names(draft):
        if not names.touch(span) and draft.zone_at(span.start) not in ASIDE:
            yield span


def check_quotations(draft: Article, sources: Sequence[Article], mentions: MentionSet) -> tuple[CheckedItem, ...]:
    """Check only the quotations."""
    source_quotes, words = _source_words(draft, sources, mentions)
    judge = QuotationJudge(draft, words, source_quotes, Speakers(draft, sources, mentions))
    return tuple(_checked_quotations(_draft_quotations(draft, mentions.quotes), judge, checker(None)))


def _source_words(draft: Article, sources: Sequence[Article], mentions: MentionSet) -> tuple[list[Quote], SourceWords]:
    ids = {source.id for source in sources}
    quotes = [quote for quote in mentions.quotes if quote.article in ids]
    return quotes, SourceWords(draft, sources, quotes)


def _checked_quotations(
    stretches: Iterable[DraftQuotation], judge: QuotationJudge, step: Callable[[], None]
) -> Iterator[CheckedItem]:
    for stretch in stretches:
        step()
        if (item := judge.judge(stretch)) is not None:
            yield item


def _draft_quotations(draft: Article, quotes: Sequence[Quote]) -> Iterator[DraftQuotation]:
    """Yield every quotation in the draft that is not inside another one, and the turns of a transcript.

    Bylines and boilerplate are skipped.
    """
    quote_of = {part: quote for quote in quotes if quote.article == draft.id for part in quote.parts}
    inner_spans = [quotation.inner for quotation in quotations(draft.text, draft.paragraphs) if quotation.depth == 0]
    inner_index = _Spans(inner_spans)
    turns = [part for part in quote_of if not inner_index.touch(part)]
    for span in sorted((*inner_spans, *turns)):
        if draft.zone_at(span.start) not in ASIDE:
            yield DraftQuotation(span, quote_of.get(span))


class _Spans:
    """Spans in order, for fast look-ups by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def cover(self, span: Span) -> bool:
        """Return True if a span lies inside one of these."""
        number = bisect_right(self._starts, span.start)
        return bool(number) and self._reach[number - 1] >= span.end

    def touch(self, span: Span) -> bool:
        """Return True if a span overlaps any of these."""
        number = bisect_left(self._starts, span.end)
        return bool(number) and self._reach[number - 1] > span.start
