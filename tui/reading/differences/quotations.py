"""Compares quotations of one utterance in two outlets: different or fewer words inside the marks, another speaker."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.articles.model import Coverage, Passage
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.minor_rewordings import is_minor_rewording
from tui.matching.model import MatchSureness
from tui.mentions.model import MentionSet, Quote
from tui.mentions.sureness import Sureness
from tui.reading.differences.labels import quotation_label
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.reading.differences.quoted_words import QuotedWords, alike_pairs, quoted_words
from tui.reading.differences.utterances import (
    Gap,
    Utterance,
    cut_end,
    hidden_gaps,
    share_of_sentences,
    share_of_shorter,
    utterance,
)
from tui.reading.quotes.quoted_speakers import QUOTED_KINDS, name_words
from tui.text.names import fold_full_name, fold_name
from tui.text.tokens import word_spans

_SURE_SHARE = 0.85
"""Minimum share of common words for two quotations by one speaker to be surely the same utterance."""
_SENTENCE_SHARE = 0.6
"""Minimum share of common words in the longer of two whole sentences, if less sure; otherwise they are two utterances.

The shorter stretch must always have the same share.
"""
_UNNAMED_SHARE = 0.8
"""Minimum share of common words if no person is known for both."""
_OTHER_SPEAKER_SHARE = 0.85
_OTHER_SPEAKER_WORDS = 7
"""Minimum number of common words that are not a coincidence under different speakers."""
_DOCUMENTS = frozenset({"letter", "report", "suit", "lawsuit", "indictment", "complaint", "memo", "email", "filing"})
"""Documents that can be quoted, and have words of their own."""
_SPEAKS_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "lawyer", "attorney", "aide", "adviser", "advisor"}
    | {"representative", "reading", "quoted", "quoting", "cited", "citing", "reportedly", "according"}
)
"""Words beside a quotation which show that its speaker may give the words of somebody else."""
_WRITTEN = _DOCUMENTS | {"wrote", "writes", "writing", "written", "read", "reads", "reading"}
"""Words which show that a person’s words come from a document."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "one", "his", "her", "its", "their", "i", "we"})
_CONTEXT_WORDS = 2
"""Number of words on either side of a difference that identify another place with the same wording."""
_OTHER_CLAUSE_WORDS = 2
"""Minimum number of content words after a negation that make it part of words found on one side only."""
_TRUSTED = (Sureness.SURE, Sureness.LIKELY)


def quotation_differences(coverage: Coverage, mentions: MentionSet) -> Iterator[PairDifference]:
    """Yield the differences between quotations of one utterance in two outlets."""
    comparer = _QuotationComparer(coverage, mentions)
    for left, right in alike_pairs(comparer.quotations):
        shared = utterance(left, right)
        if shared is not None:
            yield from comparer.differences(left, right, shared)


class _QuotationComparer:
    def __init__(self, coverage: Coverage, mentions: MentionSet) -> None:
        articles = {article.id: article for article in coverage.articles}
        self._mentions = mentions
        self._names = {person.id: person.name for person in mentions.people}
        self._name_words = {person.id: name_words(person) for person in mentions.people}
        quotes = (quote for quote in mentions.quotes if quote.kind in QUOTED_KINDS)
        self.quotations = [quoted_words(articles[quote.article], quote) for quote in quotes]
        self._keys: defaultdict[str, str] = defaultdict(str)
        """Article id → keys of its quoted words, in one string."""
        for quotation in self.quotations:
            self._keys[quotation.article.id] += f" {' '.join(quotation.keys)} |"

    def differences(self, left: QuotedWords, right: QuotedWords, shared: Utterance) -> Iterator[PairDifference]:
        if self._have_other_speakers(left.quote, right.quote):
            if self._is_same_speech(shared) and not self._names_both(left, right):
                yield self._speaker(left, right, shared)
            return
        if self._have_unlike_sources(left, right):
            return
        gaps = [gap for gap in shared.gaps if not self._is_told_elsewhere(left, right, gap)]
        hidden = [gap for gap in hidden_gaps(left, right, shared) if _denies(left, right, gap)]
        if shared.share < _SURE_SHARE and share_of_sentences(left, right, shared) < _SENTENCE_SHARE:
            return
        if share_of_shorter(left, right, shared) < _SENTENCE_SHARE:
            return
        is_same = self._have_same_speaker(left.quote, right.quote)
        if not is_same and shared.share < _UNNAMED_SHARE:
            return
        cut = cut_end(left, right, shared) if is_same else None
        if cut is not None and self._is_quoted_elsewhere(left, right, cut):
            cut = None
        if hidden or any(_denies(left, right, gap) for gap in gaps):
            denials = [*hidden, *(gap for gap in gaps if _denies(left, right, gap))]
            yield self._difference(DifferenceClass.NEGATION, left, right, shared, denials)
        elif weighty := [*(gap for gap in gaps if not _is_minor(left, right, gap)), *([cut] if cut else [])]:
            yield self._difference(DifferenceClass.WORDING, left, right, shared, weighty)

    @staticmethod
    def _is_same_speech(shared: Utterance) -> bool:
        return shared.share >= _OTHER_SPEAKER_SHARE and shared.shared >= _OTHER_SPEAKER_WORDS

    def _have_unlike_sources(self, left: QuotedWords, right: QuotedWords) -> bool:
        """Return True if one outlet quotes a person, and the other a document that this person did not write."""
        one, other = left.quote, right.quote
        if any(self._mentions.sureness(quote) not in _TRUSTED for quote in (one, other)):
            return False
        if (one.speaker is None) is (other.speaker is None):
            return False
        spoken, document = (left, right) if one.speaker else (right, left)
        person, text = spoken.quote.speaker, document.quote.speaker_text
        words = set(fold_full_name(text).split())
        if words & self._name_words[person or ""] or not words & _DOCUMENTS:
            return False
        return _WRITTEN.isdisjoint(_words_around(spoken))

    def _have_same_speaker(self, one: Quote, other: Quote) -> bool:
        return one.speaker is not None and one.speaker == other.speaker

    def _have_other_speakers(self, one: Quote, other: Quote) -> bool:
        """Return True if the two outlets name different speakers."""
        return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker

    def _names_both(self, left: QuotedWords, right: QuotedWords) -> bool:
        """Return True if a speaker is not sure, or one may speak for the other: Sasse, adding that Gorsuch …"""
        if any(self._mentions.sureness(side.quote) is not Sureness.SURE for side in (left, right)):
            return True
        if any(not _SPEAKS_FOR.isdisjoint(_words_around(side)) for side in (left, right)):
            return True
        return self._is_named_beside(left, right.quote) or self._is_named_beside(right, left.quote)

    def _is_named_beside(self, words: QuotedWords, other: Quote) -> bool:
        """Return True if the sentences of a quotation contain a word from the name of the other outlet's speaker."""
        names = self._name_words[other.speaker or ""]
        return not names.isdisjoint(_words_around(words))

    def _is_told_elsewhere(self, left: QuotedWords, right: QuotedWords, gap: Gap) -> bool:
        """Return True if one of the outlets has the other's wording in another quotation: two utterances.

        That quotation must also contain half of the other outlet's sentence.
        """
        return self._has_wording(right.article.id, left, gap) or self._has_wording(left.article.id, right, gap.turned())

    def _has_wording(self, article: str, words: QuotedWords, gap: Gap) -> bool:
        from rapidfuzz.distance import LCSseq

        wording = words.keys[max(0, gap.left - _CONTEXT_WORDS) : gap.left_end + _CONTEXT_WORDS]
        if f" {' '.join(wording)} " not in self._keys[article]:
            return False
        begin, end = words.sentence_begin(min(gap.left, len(words.keys) - 1)), words.sentence_end(gap.left_end - 1)
        sentence = words.keys[begin : max(end, gap.left_end)]
        rivals = (each.keys for each in self.quotations if each.article.id == article)
        return any(
            2 * LCSseq.similarity(rival, sentence) >= len(sentence)
            and f" {' '.join(wording)} " in f" {' '.join(rival)} "
            for rival in rivals
        )

    def _is_quoted_elsewhere(self, left: QuotedWords, right: QuotedWords, cut: Gap) -> bool:
        """Return True if the outlet that quotes less has the omitted words in another quotation."""
        is_left = cut.left < cut.left_end
        words = left.keys[cut.left : cut.left_end] if is_left else right.keys[cut.right : cut.right_end]
        pairs = list(pairwise(words))
        keys = self._keys[(right if is_left else left).article.id]
        return 2 * sum(f" {' '.join(pair)} " in keys for pair in pairs) >= len(pairs)

    def _difference(
        self, what: DifferenceClass, left: QuotedWords, right: QuotedWords, shared: Utterance, gaps: Sequence[Gap]
    ) -> PairDifference:
        ordered = sorted(gaps)
        first, last = ordered[0], ordered[-1]
        left_first, right_first = _beginning(left, right, first), _beginning(right, left, first.turned())
        left_side = left.sentences_of(left_first, last.left_end, 0, shared.whole.left_end)
        right_side = right.sentences_of(right_first, last.right_end, 0, shared.whole.right_end)
        is_sure = self._have_same_speaker(left.quote, right.quote) and shared.share >= _SURE_SHARE
        differing = left.span_of(first.left, last.left_end)
        about = self._speaker_of_both(left, right) or quotation_label(left.article, differing, left.quote.parts)
        return PairDifference(
            what,
            MatchSureness.SURE if is_sure else MatchSureness.POSSIBLE,
            _passage(left, *left_side, [(gap.left, gap.left_end) for gap in ordered]),
            _passage(right, *right_side, [(gap.right, gap.right_end) for gap in ordered]),
            about,
        )

    def _speaker_of_both(self, left: QuotedWords, right: QuotedWords) -> str:
        """Return the name of the speaker, or else words that say who it is; empty if there are only pronouns."""
        names = [self._names.get(side.quote.speaker or "", "") for side in (left, right)]
        words = [side.quote.speaker_text for side in (left, right) if side.quote.speaker_text.lower() not in _PRONOUNS]
        return next(filter(None, (*names, *words)), "")

    def _speaker(self, left: QuotedWords, right: QuotedWords, shared: Utterance) -> PairDifference:
        whole = shared.whole
        return PairDifference(
            DifferenceClass.SPEAKER,
            MatchSureness.SURE,
            _passage(left, whole.left, whole.left_end, []),
            _passage(right, whole.right, whole.right_end, []),
            f"{self._speaker_of(left.quote)} / {self._speaker_of(right.quote)}",
        )

    def _speaker_of(self, quote: Quote) -> str:
        return self._names.get(quote.speaker or "", "") or quote.speaker_text


def _words_around(words: QuotedWords) -> frozenset[str]:
    """Return the folded words of the sentences that contain a quotation."""
    text = words.sentences_around
    return frozenset(fold_name(text[start:end]) for start, end in word_spans(text))


def _beginning(words: QuotedWords, other: QuotedWords, gap: Gap) -> int:
    """Return the index in `words` where a gap begins, or one less if the missing words ended its sentence."""
    is_missing = gap.left == gap.left_end > 0
    ended_sentence = words.begins_sentence(gap.left) and not other.begins_sentence(gap.right)
    return gap.left - 1 if is_missing and ended_sentence else gap.left


def _is_minor(left: QuotedWords, right: QuotedWords, gap: Gap) -> bool:
    """Return True if the words in a gap differ in nothing that a reader needs to see; an added negation always is."""
    sides = left.units[gap.left : gap.left_end], right.units[gap.right : gap.right_end]
    denials, other_denials = ([unit for unit in side if unit.fact is Fact.NEGATION] for side in sides)
    if len(denials) != len(other_denials):
        return False
    if gap.right == gap.right_end and _is_repeated(left, gap.left, gap.left_end):
        return True
    if gap.left == gap.left_end and _is_repeated(right, gap.right, gap.right_end):
        return True
    return is_minor_rewording(left.text_of(gap.left, gap.left_end), right.text_of(gap.right, gap.right_end))


def _is_repeated(words: QuotedWords, first: int, last: int) -> bool:
    """Return True if the same words stand right beside a stretch: we must, WE MUST; very, VERY bad."""
    keys, size = words.keys[first:last], last - first
    return keys in (words.keys[last : last + size], words.keys[max(0, first - size) : first])


def _denies(left: QuotedWords, right: QuotedWords, gap: Gap) -> bool:
    """Return True if only one side denies something in a gap.

    False if the negation belongs to a separate clause: I do NOT KNOW what else to SAY; we SAID nothing.
    """
    sides = (left.units[gap.left : gap.left_end], right.units[gap.right : gap.right_end])
    denials = [[at for at, unit in enumerate(side) if unit.fact is Fact.NEGATION] for side in sides]
    after = [side[places[-1] + 1 :] for side, places in zip(sides, denials, strict=True) if places]
    has_own_clause = any(sum(not unit.is_stop for unit in units) >= _OTHER_CLAUSE_WORDS for units in after)
    is_only_added = not all(sides) and any(unit.is_content for side in sides for unit in side)
    if not sum(map(len, denials)) % 2 or has_own_clause or is_only_added:
        return False
    return _denials_around(left, gap.left) % 2 != _denials_around(right, gap.right) % 2


def _denials_around(words: QuotedWords, at: int) -> int:
    """Return the number of negations in a word's sentence: THERE’S NO WAY he was a thief, he was NOT a thief."""
    inside = min(at, len(words.units) - 1)
    first, last = words.sentence_begin(inside), words.sentence_end(inside)
    return sum(unit.fact is Fact.NEGATION for unit in words.units[first:last])


def _passage(words: QuotedWords, first: int, last: int, gaps: Sequence[tuple[int, int]]) -> DifferingPassage:
    differing = tuple(words.span_of(start, end) for start, end in gaps if start < end)
    return DifferingPassage(Passage(words.article.id, words.span_of(first, last)), differing)
