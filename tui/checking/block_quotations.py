"""Finds the paragraphs of a draft that are quotations without quotation marks, such as a block quote."""

from collections.abc import Iterator, Sequence

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.checking.alignment import closest
from tui.checking.quotations import DraftQuotation
from tui.checking.strands import SourceWords, exact_keys
from tui.text.span import Span
from tui.text.tokens import word_spans

_WORDS_MIN = 8
"""Minimum number of words; fewer are likely to be the same by coincidence."""
_SHARED_RUN = 5
"""Number of words in a row that a source's quotation must share with the paragraph."""
_SHARE, _QUOTED_SHARE = 0.8, 0.95
"""Minimum share of the paragraph's words in a source, and of these in quotation marks there."""


def block_quotations(draft: Article, words: SourceWords, marked: Sequence[Span]) -> Iterator[DraftQuotation]:
    """Yield the paragraphs without quotations whose words a source has inside quotation marks.

    marked: the places of the draft's other quotations.
    """
    for paragraph in draft.paragraphs:
        zone = draft.zone_at(paragraph.start)
        has_marks = any(span.start < paragraph.end and paragraph.start < span.end for span in marked)
        if has_marks or zone in ASIDE or zone is ZoneKind.HEADLINE:
            continue
        keys = exact_keys(draft.text, list(word_spans(draft.text, paragraph.start, paragraph.end)))
        if len(keys) >= _WORDS_MIN and _has_quoted_run(keys, words) and _is_quoted(keys, words, draft.language):
            yield DraftQuotation(paragraph, None)


def _has_quoted_run(keys: Sequence[str], words: SourceWords) -> bool:
    """Return True if several of its words in a row are inside quotation marks in a source."""
    runs = (run for at in range(0, len(keys), 2) for run in words.runs_of(keys[at : at + _SHARED_RUN]))
    return any(run.last - run.first == _SHARED_RUN and "" not in run.quote_ids for run in runs)


def _is_quoted(keys: Sequence[str], words: SourceWords, language: str) -> bool:
    near = closest(words, keys, language or "en")
    return bool(near) and near[0].share >= _SHARE and near[0].quoted_share >= _QUOTED_SHARE
