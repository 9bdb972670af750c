"""Judges one quotation in a draft."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.articles.model import Article
from tui.checking.alignment import ALIGNED_WORDS_MAX, Alignment, closest
from tui.checking.capitals import differing_capitals, is_title
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, WordDifference
from tui.checking.negations import opposites
from tui.checking.source_pieces import (
    DraftPiece,
    bracket_remarks,
    bracketed,
    ends_between,
    left_out_between,
    may_go_on,
    pieces_of,
    quoted_segments,
    runs_apart,
    runs_in_order,
    sentence_after,
    sentence_before,
    spanning,
)
from tui.checking.speakers import SpeakerFit, Speakers
from tui.checking.strands import DOCUMENT, SourceWords, WordRun, quoted_words
from tui.mentions.model import Quote, QuoteKind
from tui.text.fold import fold_text
from tui.text.span import Span
from tui.text.tokens import word_spans

_ALTERED_SHARE = 0.5
"""Minimum share of a quotation's words, 0 to 1, that a source must have for an altered version of it."""
_QUOTED_SHARE = 0.5
_NEARLY_ALL = 0.85
"""Share of a quotation's words, 0 to 1, in one quotation of a source from which on it is not two quotations joined."""
_REPORTED_SHARE, _REPORTED_WORDS = 0.75, 5
"""Minimum share and number of equal words if the source has them outside quotation marks."""
_RUNS_MAX = 200
"""Maximum number of places with the exact words that are judged; bounds the work for endless repetition."""
_RANK = (
    CheckVerdict.VERBATIM,
    CheckVerdict.LOOK_HERE,
    CheckVerdict.CUT_SHORT,
    CheckVerdict.OTHER_SPEAKER,
    CheckVerdict.ONLY_REPORTED,
)
"""Verdicts on places with the exact words, best first."""
_BESIDE = 250
"""Number of characters on either side in which the draft may quote the rest of the sentence."""
_BESIDE_SHARE = 0.6
_SENTENCE_WORDS_MIN = 3
"""Minimum number of words in a sentence without a full stop; fewer are words in a headline: ‘Garbage’."""
_APART = "in the source, these words are quoted separately"
_IN_TWO_SOURCES = "these words are in different sources, or in a different order"


class DraftQuotation(Struct, frozen=True):
    """A quotation in the draft, or a part of one."""

    span: Span
    quote: Quote | None
    """Quote that it belongs to; None if it belongs to none."""

    @property
    def ends_quote(self) -> bool:
        return self.quote is None or self.quote.parts[-1] == self.span


class QuotationJudge:
    """Looks up the quotations of one draft in the sources."""

    def __init__(self, draft: Article, words: SourceWords, source_quotes: Sequence[Quote], speakers: Speakers) -> None:
        self._draft = draft
        self._words = words
        self._quotes = {quote.id: speakers.with_introducer(quote) for quote in source_quotes}
        self._speakers = speakers

    def judge(self, quotation: DraftQuotation) -> CheckedItem | None:
        """Return the verdict; None if there are no words in the marks."""
        places, keys = quoted_words(self._draft.text, quotation.span)
        if not places:
            return None
        exact: list[CheckedItem] = []
        for run in self._words.runs_of(keys)[:_RUNS_MAX]:
            exact.append(self._on_run(quotation, run, places))
            if exact[-1].verdict is CheckVerdict.VERBATIM:
                return exact[-1]
        if exact:
            return min(exact, key=lambda item: _RANK.index(item.verdict))
        return self._in_pieces(quotation) or self._apart(quotation) or self._altered(quotation, places, keys)

    def _item(self, quotation: DraftQuotation, verdict: CheckVerdict, **fields: object) -> CheckedItem:
        speaker = self._speakers.name(quotation.quote)
        return CheckedItem(CheckKind.QUOTATION, quotation.span, verdict, speaker=speaker, **fields)  # type: ignore[arg-type]

    # --- the exact words ------------------------------------------------------------------------------------------

    def _on_run(self, quotation: DraftQuotation, run: WordRun, places: Sequence[tuple[int, int]]) -> CheckedItem:
        """Judge a place with exactly the words of the quotation."""
        if "" in run.quote_ids:
            return self._unquoted(quotation, run)
        quote, fit = self._best_quote(quotation, run)
        there = self._speakers.name(quote)
        if fit is SpeakerFit.OTHER:
            return self._item(quotation, CheckVerdict.OTHER_SPEAKER, place=run.passage, speaker_there=there)
        if left_out := self._cut(quotation, run, quote):
            return self._item(
                quotation, CheckVerdict.CUT_SHORT, place=run.passage, left_out=left_out, speaker_there=there
            )
        remark = self._speakers.remark(quotation.quote, quote) if fit is SpeakerFit.UNSURE else ""
        remark = remark or differing_capitals(self._draft.text, places, run) or self._brackets(quotation, run)
        verdict = CheckVerdict.LOOK_HERE if remark else CheckVerdict.VERBATIM
        return self._item(quotation, verdict, place=run.passage, speaker_there=there, remark=remark)

    def _brackets(self, quotation: DraftQuotation, run: WordRun) -> str:
        """Return a remark if the source has words in brackets at this place, and the draft has no brackets."""
        there = run.passage.span.slice(run.strand.article.text)
        brackets = bracketed(there) if "[" not in quotation.span.slice(self._draft.text) else []
        return f"the source has words in brackets here: {', '.join(brackets)}" if brackets else ""

    def _unquoted(self, quotation: DraftQuotation, run: WordRun) -> CheckedItem:
        is_title = quotation.quote is not None and quotation.quote.kind is QuoteKind.TITLE
        if run.quote_ids == {""}:
            return self._item(
                quotation, CheckVerdict.VERBATIM if is_title else CheckVerdict.ONLY_REPORTED, place=run.passage
            )
        remark = "only some of the words are inside quotation marks in the source"
        return self._item(quotation, CheckVerdict.LOOK_HERE, place=run.passage, remark=remark)

    def _best_quote(self, quotation: DraftQuotation, run: WordRun) -> tuple[Quote | None, SpeakerFit]:
        """Return the quote at a place whose speaker fits least, because all of them must fit."""
        quotes = [self._quotes.get(name) for name in sorted(run.quote_ids)]
        if run.quote_ids == {DOCUMENT}:
            return None, self._speakers.fit_document(quotation.quote, run.strand.article, run.passage.span)
        if not any(quote and quote.speaker_text for quote in quotes) and is_title(
            quotation.span.slice(self._draft.text)
        ):
            return None, SpeakerFit.SAME
        fits = [
            (self._speakers.fit(quotation.span, quotation.quote, quote), number) for number, quote in enumerate(quotes)
        ]
        fit, number = max(fits)
        return quotes[number], fit

    def _cut(self, quotation: DraftQuotation, run: WordRun, quote: Quote | None) -> tuple[Span, ...]:
        """Return what the source has in the same sentence around words that the draft presents as a complete one."""
        inner = quotation.span.slice(self._draft.text)
        is_document = run.quote_ids == {DOCUMENT}
        strand = run.strand if is_document else self._words.speech.get(quote.id) if quote else None
        if strand is None or not inner[:1].isupper():
            return ()
        start, end = run.strand.places[run.first], run.strand.places[run.last - 1]
        first, last = bisect_left(strand.places, start), bisect_left(strand.places, end) + 1
        if strand.places[first : first + 1] != [start] or strand.places[last - 1 : last] != [end]:
            return ()
        text, cuts = run.strand.article.text, []
        claims_end = quotation.ends_quote and inner[-1:] in ".!,"
        claims_start = claims_end or run.last - run.first >= _SENTENCE_WORDS_MIN
        if (
            first
            and claims_start
            and text[start[0]].islower()
            and not ends_between(text, strand.places[first - 1][1], start[0])
        ):
            cuts.append(sentence_before(text, strand.places, first))
        goes_on = last < len(strand.places) and may_go_on(text, end[1], strand.places[last][0])
        if claims_end and goes_on:
            cuts.append(sentence_after(text, strand.places, last))
        return tuple(cut for cut in cuts if not self._is_given_beside(quotation, cut.slice(text)))

    def _is_given_beside(self, quotation: DraftQuotation, words: str) -> bool:
        """Return True if the draft gives most of these words right before or after the quotation, as a separate one."""
        text, span = self._draft.text, quotation.span
        around = (text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE])
        given = {fold_text(part[start:end]) for part in around for start, end in word_spans(part)}
        keys = [fold_text(words[start:end]) for start, end in word_spans(words)]
        return len(keys) >= _SENTENCE_WORDS_MIN and sum(key in given for key in keys) >= _BESIDE_SHARE * len(keys)

    # --- an ellipsis or words in brackets -------------------------------------------------------------------------

    def _in_pieces(self, quotation: DraftQuotation) -> CheckedItem | None:
        """Judge a quotation with an ellipsis or brackets by its pieces in the sources; None if they are not there."""
        pieces = pieces_of(self._draft.text, quotation.span)
        if len(pieces) < 2 and not any(piece.inserted for piece in pieces):
            return None
        rows = [
            runs for run in self._words.runs_of(pieces[0].keys)[:_RUNS_MAX] if (runs := runs_in_order(run, pieces[1:]))
        ]
        quoted = [runs for runs in rows if all("" not in run.quote_ids for run in runs)]
        quoted = [runs for runs in quoted if "" not in spanning(runs).quote_ids] or quoted
        items = [self._on_pieces(quotation, pieces, runs) for runs in quoted or rows]
        return min(items, key=_preference, default=None)

    def _on_pieces(
        self, quotation: DraftQuotation, pieces: Sequence[DraftPiece], runs: Sequence[WordRun]
    ) -> CheckedItem:
        """Judge pieces that one text contains in the same order."""
        whole = spanning(runs)
        if any("" in run.quote_ids for run in runs):
            return self._unquoted(quotation, whole)
        quote, fit = self._best_quote(quotation, runs[0])
        is_apart = "" in whole.quote_ids
        left_out = () if is_apart else tuple(left_out_between(pieces, runs))
        remarks = [*bracket_remarks(pieces, runs), *([_APART] if is_apart else [])]
        if fit is SpeakerFit.UNSURE:
            remarks.append(self._speakers.remark(quotation.quote, quote))
        verdict = (
            CheckVerdict.OTHER_SPEAKER
            if fit is SpeakerFit.OTHER
            else CheckVerdict.CUT_SHORT
            if left_out
            else CheckVerdict.LOOK_HERE
            if remarks
            else CheckVerdict.VERBATIM
        )
        there = self._speakers.name(quote)
        return self._item(
            quotation, verdict, place=whole.passage, left_out=left_out, speaker_there=there, remark="; ".join(remarks)
        )

    def _apart(self, quotation: DraftQuotation) -> CheckedItem | None:
        """Judge words that the sources quote in several quotations; None if some are not quoted anywhere."""
        pieces = pieces_of(self._draft.text, quotation.span)
        rows = []
        for piece in pieces:
            segments = quoted_segments(self._words, piece.keys)
            if not segments:
                return None
            rows += segments
        if self._is_nearly_one(quotation):
            return None
        runs, is_one_source = runs_apart(rows)
        if not is_one_source and len(rows) > len(pieces):
            return None
        longest = max(runs, key=lambda run: run.last - run.first)
        quote, fit = max((self._best_quote(quotation, run) for run in runs), key=lambda each: each[1])
        verdict = CheckVerdict.OTHER_SPEAKER if fit is SpeakerFit.OTHER else CheckVerdict.LOOK_HERE
        remark = _APART if is_one_source else _IN_TWO_SOURCES
        there = self._speakers.name(quote)
        return self._item(quotation, verdict, place=longest.passage, speaker_there=there, remark=remark)

    def _is_nearly_one(self, quotation: DraftQuotation) -> bool:
        """Return True if one quotation in a source has nearly all of the words, so that the rest was changed."""
        keys = quoted_words(self._draft.text, quotation.span)[1]
        nearest = closest(self._words, keys, self._draft.language or "en")[:1]
        return any(each.share >= _NEARLY_ALL and each.quoted_share == 1 for each in nearest)

    def _differences(
        self, places: Sequence[tuple[int, int]], alignment: Alignment, span: Span
    ) -> Iterator[WordDifference]:
        """Yield the words that differ in more than a capital or a comma."""
        text, draft_text = alignment.run.strand.article.text, self._draft.text
        for difference in _differences(places, alignment, span):
            if fold_text(difference.draft.slice(draft_text)) != fold_text(difference.source.slice(text)):
                yield difference

    # --- other words ----------------------------------------------------------------------------------------------

    def _altered(
        self, quotation: DraftQuotation, places: Sequence[tuple[int, int]], keys: Sequence[str]
    ) -> CheckedItem:
        alignments = closest(self._words, keys, self._draft.language or "en")
        quoted = [each for each in alignments if each.quoted_share >= _QUOTED_SHARE and each.share >= _ALTERED_SHARE]
        alignments = [each for each in alignments if each in quoted or _is_surely_reported(each)]
        alignments = alignments or opposites(self._words, keys)
        if not alignments:
            return self._item(quotation, CheckVerdict.IN_NO_SOURCE)
        best = quoted[0] if quoted and quoted[0].share >= 0.8 * alignments[0].share else alignments[0]
        quote = next((self._quotes[name] for name in sorted(best.run.quote_ids) if name in self._quotes), None)
        return self._item(
            quotation, CheckVerdict.ALTERED, place=best.run.passage, speaker_there=self._speakers.name(quote),
            differences=tuple(self._differences(places, best, quotation.span)),
            remark="" if best.quoted_share >= _QUOTED_SHARE else "not inside quotation marks in the source",
        )  # fmt: skip


def _preference(item: CheckedItem) -> tuple[int, int, int]:
    """Return a sort key for the best place: rank of the verdict, amount left out, length of the remark."""
    return _RANK.index(item.verdict), sum(map(len, item.left_out)), len(item.remark)


def _is_surely_reported(alignment: Alignment) -> bool:
    """Return True if words outside quotation marks are too many and too similar for a coincidence."""
    return alignment.share >= _REPORTED_SHARE and sum(block.size for block in alignment.blocks) >= _REPORTED_WORDS


def _differences(places: Sequence[tuple[int, int]], alignment: Alignment, span: Span) -> Iterator[WordDifference]:
    theirs = alignment.run.strand.places
    for first, last, source_first, source_last in alignment.changes(min(len(places), ALIGNED_WORDS_MAX)):
        draft_start = places[first][0] if first < last else places[first - 1][1] if first else span.start
        draft = Span(draft_start, places[last - 1][1] if first < last else draft_start)
        start = theirs[source_first][0] if source_first < source_last else theirs[source_first - 1][1]
        source = Span(start, theirs[source_last - 1][1] if source_first < source_last else start)
        yield WordDifference(draft, source)
