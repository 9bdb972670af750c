"""Who speaks each quotation of an article: by its own sentence, else by what stands before and after it."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from tui.mentions.lexicon import LanguageWords
from tui.mentions.speech.attribution_rules import FrameRules
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.discourse import Discourse, asked_by
from tui.mentions.speech.other_languages import PlainRules
from tui.mentions.speech.reported_speech import ReportedClause, reports_in
from tui.mentions.speech.said_by import Attribution, Unsaid, inherited
from tui.mentions.speech.sentence_items import Frame, ItemKind
from tui.mentions.speech.speaker_phrases import SpeakerReader
from tui.text.quotation import Quotation

_RUN = 8
"""Quotations of one paragraph that take their speaker from a later one, or belong to an earlier one, at most."""
_SPLIT = 24
"""Items between the two parts of one quotation, at most."""
_BEHIND = frozenset({"said-after", "name-said-after"})
_INNER_MARKS = " \u00a0'\"’”"
_OPEN_ENDS = frozenset(",?!—–…-")
"""What stands inside the closing mark when the words that attribute the quotation follow."""


class AttributedQuotation(Struct):
    """One quotation with what is known of it."""

    quotation: int
    frame: int
    place: int
    """SentenceItem of the frame."""
    by: Attribution | None
    splits: int | None = None
    """Index, in the result, of the attributed quotation of which this one is a further part."""
    is_unsaid: bool = False
    """Whether its sentence says that nobody said it; then it takes no speaker from elsewhere."""


class Attributor:
    """Reads the frames of one article in order."""

    def __init__(
        self, text: str, quotations: Sequence[Quotation], discourse: Discourse, words: LanguageWords | None = None
    ) -> None:
        """`words` of the article's language; None for English, of which the grammar is known."""
        self.text = text
        self.words = words
        self.quotations = quotations
        self.discourse = discourse
        self.frames = discourse.frames
        self.found: list[AttributedQuotation] = []
        self.reports: list[ReportedClause] = []
        """Reported speech without marks."""
        self.by_quotation: dict[int, int] = {}

    def attribute(self, check: Callable[[], None]) -> list[AttributedQuotation]:
        """In reading order. `check` is called at each sentence: it may raise to stop the work."""
        for number, frame in enumerate(self.frames):
            check()
            reader = SpeakerReader(self.text, self.discourse, number)
            cues = CueReader(reader, self.discourse.options.cue_reach_words)
            rules = FrameRules(frame, cues) if self.words is None else PlainRules(frame, cues, self.words)
            frame.subject = reader.about()
            for place, item in enumerate(frame.items):
                if item.kind is ItemKind.QUOTE:
                    self._one(number, frame, place, rules)
            if self.words is None:
                self.reports += reports_in(number, frame, cues)
            self.discourse.leave(number)
        return self.found

    def _one(self, number: int, frame: Frame, place: int, rules: FrameRules | PlainRules) -> None:
        quotation = frame.items[place].quotation
        inner = self.quotations[quotation].inner
        ends_open = inner.slice(self.text)[-4:].rstrip(_INNER_MARKS)[-1:] in _OPEN_ENDS
        one = AttributedQuotation(quotation, number, place, None)
        followed = self.quotations[quotation].follows
        by = rules.attribute(place, ends_open=ends_open)
        one.is_unsaid = isinstance(by, Unsaid)
        one.by = None if isinstance(by, Unsaid) else by
        if followed is not None and (before := self.by_quotation.get(followed)) is not None:
            self._continue(one, before)
        elif one.by is None:
            if not one.is_unsaid:
                self._inherit(one, frame)
        else:
            self._join_split(one)
            self._give_back(one)
        self.by_quotation[quotation] = len(self.found)
        self.found.append(one)
        if one.by is not None and (speaks := one.by.speaker.who) is not None:
            frame.speakers.append(speaks)
        if one.by is not None and one.by.cue is not None:
            frame.asked = asked_by(frame.items, one.by.cue) or frame.asked

    def _continue(self, one: AttributedQuotation, before: int) -> None:
        """A quotation that runs over paragraphs has one speaker: named at its beginning or at its end."""
        one.splits = before
        if one.by is None and (by := self.found[before].by) is not None:
            one.by = inherited(by, "continues")
        elif one.by is not None:
            at: int | None = before
            while at is not None:
                earlier = self.found[at]
                if earlier.by is not None and earlier.by.rule != "previous-paragraph":
                    break
                earlier.by = inherited(one.by, "continues")
                at = earlier.splits

    def _join_split(self, one: AttributedQuotation) -> None:
        """“…,” Wallace said, “…” — two quotations with one cue between them are parts of one."""
        if not self.found or one.by is None or one.by.cue is None:
            return
        before = self.found[-1]
        if (
            before.frame == one.frame
            and before.by is not None
            and before.by.cue == one.by.cue
            and self._is_utterance(before)
        ):
            between = self.frames[one.frame].items[before.place + 1 : one.place]
            leads = one.by.rule == "said-before" or (one.by.rule == "clause-before" and self._is_set_off(one))
            if leads and len(between) < _SPLIT:
                one.splits = len(self.found) - 1

    def _is_set_off(self, one: AttributedQuotation) -> bool:
        """Whether a comma or a dash leads to it, as to the second part of a quotation."""
        items = self.frames[one.frame].items
        return one.place > 0 and items[one.place - 1].text in (",", "—", "–", "-")

    def _give_back(self, one: AttributedQuotation) -> None:
        """Quotations right before in the paragraph that nobody was named for take the speaker named after them."""
        for before in reversed(self.found[-_RUN:]):
            if before.by is not None or before.is_unsaid or self._paragraph(before) != self._paragraph(one):
                return
            if one.by is not None and self.frames[before.frame].only_quotes:
                before.by = inherited(one.by, "later-in-paragraph")

    def _paragraph(self, one: AttributedQuotation) -> int:
        return self.frames[one.frame].paragraph

    def _is_utterance(self, one: AttributedQuotation) -> bool:
        """Whether it is set off as speech: it ends with what stands before a cue."""
        inner = self.quotations[one.quotation].inner
        return self.text[inner.end - 1] in _OPEN_ENDS | {"."}

    def _inherit(self, one: AttributedQuotation, frame: Frame) -> None:
        before = self.found[-1] if self.found else None
        same = before is not None and self._paragraph(before) == frame.paragraph
        if before is not None and same and before.by is not None:
            if frame.only_quotes or one.place == 0:
                one.by = inherited(before.by, "same-paragraph")
                if self._follows_split(before, one):
                    one.splits = self._utterance_before(one)
                return
            if before.frame == one.frame and self.words is None:
                if self._is_utterance(before) and self._is_set_off(one) and before.by.rule in _BEHIND:
                    one.by, one.splits = before.by, len(self.found) - 1
                else:
                    one.by = inherited(before.by, "same-sentence")
                return
        if self.words is not None:
            return
        if frame.only_quotes or (one.place == 0 and self._may_stand_alone(one)):
            self._from_before(one, frame)
        elif self._words(one) > self.discourse.options.scare_words:
            self._from_subject(one, one.frame, "subject")

    def _follows_split(self, before: AttributedQuotation, one: AttributedQuotation) -> bool:
        """“…,” Wallace said. “…”: the second sentence begins where the attribution ends."""
        return self.frames[one.frame].only_quotes and one.frame == before.frame + 1

    def _utterance_before(self, one: AttributedQuotation) -> int | None:
        """The quotation that this one goes on with: what the sentence before began with."""
        for n in range(len(self.found) - 1, max(-1, len(self.found) - _RUN), -1):
            earlier = self.found[n]
            if earlier.frame != one.frame - 1:
                return None
            if earlier.place == 0 and earlier.by and earlier.by.rule in ("said-after", "name-said-after"):
                return n
        return None

    def _may_stand_alone(self, one: AttributedQuotation) -> bool:
        """Whether a quotation before the outlet's own words may be speech: not a “Daily Show” host."""
        return self._is_utterance(one) or self._words(one) > self.discourse.options.scare_words

    def _from_before(self, one: AttributedQuotation, frame: Frame) -> None:
        """A quotation that stands alone: the sentence before it, else the paragraph before it, names the speaker."""
        if one.frame == 0:
            return
        before = self.frames[one.frame - 1]
        if before.paragraph == frame.paragraph:
            rule = "introduced" if self._ends_with_colon(before) else "sentence-before"
            self._from_subject(one, one.frame - 1, rule)
        elif before.zone is frame.zone and before.paragraph == frame.paragraph - 1:
            last = self.found[-1] if self.found else None
            if self._ends_with_colon(before):
                self._from_subject(one, one.frame - 1, "introduced")
            elif last is not None and last.by is not None and self._paragraph(last) == before.paragraph:
                one.by = inherited(last.by, "previous-paragraph")
            else:
                self._from_subject(one, one.frame - 1, "previous-paragraph")

    def _from_subject(self, one: AttributedQuotation, frame: int, rule: str) -> None:
        reader = SpeakerReader(self.text, self.discourse, frame)
        limit = one.place if frame == one.frame else len(self.frames[frame].items)
        speaker = reader.subject(limit)
        if speaker is None and rule == "introduced":
            speaker = reader.source(limit) or reader.opening_phrase(limit)
        if speaker is not None:
            one.by = Attribution(speaker, None, rule)

    @staticmethod
    def _ends_with_colon(frame: Frame) -> bool:
        return bool(frame.items) and frame.items[-1].text == ":"

    def _words(self, one: AttributedQuotation) -> int:
        return len(self.quotations[one.quotation].inner.slice(self.text).split())
