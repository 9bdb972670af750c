"""Attributes each quotation in an article to a speaker: by its own sentence, or else by the surrounding ones."""

from collections.abc import Callable, Sequence

from tui.articles.model import ZoneKind
from tui.mentions.lexicon import LanguageWords, grammar_words
from tui.mentions.rule import Rule
from tui.mentions.speech.cues import CueReader
from tui.mentions.speech.discourse import Discourse, addressee_of
from tui.mentions.speech.finding import AttributedQuotation, Attribution, Unsaid, inherit_speaker
from tui.mentions.speech.item_steps import skip_opening
from tui.mentions.speech.labels import is_name_of_thing
from tui.mentions.speech.noun_phrases import Speaker
from tui.mentions.speech.reported_speech import ReportedClause, reports_in
from tui.mentions.speech.rules.attribution_rules import SentenceRules
from tui.mentions.speech.rules.other_languages import OtherLanguageRules
from tui.mentions.speech.sentence_items import ItemKind, Sentence
from tui.mentions.speech.speaker_phrases import SpeakerReader
from tui.mentions.word_sets import person_nouns
from tui.text.quotation import Quotation

_PICTURES = frozenset({ZoneKind.CAPTION, ZoneKind.CREDIT})
_RUN_MAX = 8
"""Maximum number of quotations in a paragraph that take their speaker from a later one, or continue an earlier one."""
_HEADING_WORDS = 8
"""Maximum number of words in a heading that is only a quotation."""
_GAP_MAX = 24
"""Maximum number of items between two parts of one quotation."""
_LEAD_MAX = 10
"""Maximum number of items, including the colon, that introduce a quotation after another one."""
_RULES_AFTER = frozenset({Rule.SAID_AFTER, Rule.NAME_SAID_AFTER})
"""Rules that read the words after a quotation."""
_INNER_MARKS = " \u00a0'\"’”"
_OPEN_ENDS = frozenset(",?!—–…-")
"""Last characters of a quotation that is followed by its attribution."""


def _is_thing(speaker: Speaker) -> bool:
    """Return True for a subject that is neither a person nor people, and speaks only if a verb says so: The fund."""
    people = person_nouns() | grammar_words("crowd", "somebody")
    words = speaker.text.lower().split()[:_RUN_MAX]
    named = any(word in people or word.removesuffix("s") in people or word.endswith("men") for word in words)
    return speaker.person is None and not named


class Attributor:
    """Attributes the quotations of one article, sentence by sentence."""

    def __init__(
        self,
        text: str,
        quotations: Sequence[Quotation],
        discourse: Discourse,
        words: LanguageWords | None = None,
        language: str = "",
    ) -> None:
        """Prepare the attribution. `words`: those of the article's `language`; None for English, which has grammar."""
        self.text = text
        self.words = words
        self.language = language
        self.quotations = quotations
        self.discourse = discourse
        self.sentences = discourse.sentences
        self.attributed: list[AttributedQuotation] = []
        self.reports: list[ReportedClause] = []
        """Reported speech without quotation marks."""
        self.index_by_quotation: dict[int, int] = {}

    def attribute(self, check: Callable[[], None]) -> list[AttributedQuotation]:
        """Return the quotations in reading order. `check` is called at each sentence, and may raise to stop."""
        for number, sentence in enumerate(self.sentences):
            check()
            reader = SpeakerReader(self.text, self.discourse, number)
            cues = CueReader(reader, self.discourse.options.cue_reach_words)
            rules = self._rules(sentence, cues)
            sentence.subject = reader.topic()
            for place, item in enumerate(sentence.items):
                if item.kind is ItemKind.QUOTE:
                    self._attribute_item(number, sentence, place, rules)
            if self.words is None:
                reports = list(reports_in(number, sentence, cues))
                self.reports += reports
                sentence.speakers += [person for report in reports if (person := report.attribution.speaker.person)]
            self.discourse.record_sentence(number)
        return self.attributed

    def _rules(self, sentence: Sentence, cues: CueReader) -> SentenceRules | OtherLanguageRules:
        if self.words is None:
            return SentenceRules(sentence, cues)
        return OtherLanguageRules(sentence, cues, self.words, self.language)

    def _attribute_item(
        self, number: int, sentence: Sentence, place: int, rules: SentenceRules | OtherLanguageRules
    ) -> None:
        """Attribute the quotation at item `place` of a sentence and append it to the result."""
        index = sentence.items[place].quotation
        inner = self.quotations[index].inner
        ends_open = inner.slice(self.text)[-4:].rstrip(_INNER_MARKS)[-1:] in _OPEN_ENDS
        finding = rules.attribute(place, ends_open=ends_open)
        quote = AttributedQuotation(index, number, place, None)
        if isinstance(finding, Unsaid):
            quote.is_unsaid = True
        else:
            quote.attribution = finding
        follows = self.quotations[index].follows
        if follows is not None and (previous := self.index_by_quotation.get(follows)) is not None:
            self._continue(quote, previous)
        elif quote.attribution is None:
            if not quote.is_unsaid:
                self._inherit(quote, sentence)
        else:
            self._join_parts(quote)
            self._attribute_previous(quote)
        self.index_by_quotation[index] = len(self.attributed)
        self.attributed.append(quote)
        if quote.attribution is not None and (speaker := quote.attribution.speaker.person) is not None:
            sentence.speakers.append(speaker)
        if quote.attribution is not None and quote.attribution.cue is not None:
            sentence.addressee = addressee_of(sentence.items, quote.attribution.cue) or sentence.addressee

    def _continue(self, quote: AttributedQuotation, previous: int) -> None:
        """Share the speaker among the parts of a quotation over several paragraphs, wherever the speaker is named."""
        quote.part_of = previous
        if quote.attribution is None and (by := self.attributed[previous].attribution) is not None:
            quote.attribution = inherit_speaker(by, Rule.CONTINUES)
        elif quote.attribution is not None:
            index: int | None = previous
            while index is not None:
                part = self.attributed[index]
                if part.attribution is not None and part.attribution.rule != Rule.PREVIOUS_PARAGRAPH:
                    break
                part.attribution = inherit_speaker(quote.attribution, Rule.CONTINUES)
                index = part.part_of

    def _join_parts(self, quote: AttributedQuotation) -> None:
        """Join two quotations with one cue between them: “…,” Wallace said, “…”"""
        if not self.attributed or quote.attribution is None or quote.attribution.cue is None:
            return
        previous = self.attributed[-1]
        if (
            previous.sentence == quote.sentence
            and previous.attribution is not None
            and previous.attribution.cue == quote.attribution.cue
            and self._is_utterance(previous)
        ):
            between = self.sentences[quote.sentence].items[previous.place + 1 : quote.place]
            leads = quote.rule == Rule.SAID_BEFORE or (quote.rule == Rule.CLAUSE_BEFORE and self._is_set_off(quote))
            leads = leads and not self._is_name(quote)
            if leads and len(between) < _GAP_MAX:
                quote.part_of = len(self.attributed) - 1

    def _is_name(self, quote: AttributedQuotation) -> bool:
        """Return True if the quoted words are surely a name: told “The Ann Berg Show” radio program."""
        inner = self.quotations[quote.quotation].inner.slice(self.text)
        return is_name_of_thing(inner, self.sentences[quote.sentence].items, quote.place)

    def _is_set_off(self, quote: AttributedQuotation) -> bool:
        """Return True if a comma or a dash precedes the quotation, as before the second part of one."""
        items = self.sentences[quote.sentence].items
        return quote.place > 0 and items[quote.place - 1].text in (",", ";", "—", "–", "-")

    def _attribute_previous(self, quote: AttributedQuotation) -> None:
        """Give the speaker to unattributed quotations right before this one in the paragraph."""
        for previous in reversed(self.attributed[-_RUN_MAX:]):
            if previous.attribution is not None or previous.is_unsaid:
                return
            if self._paragraph(previous) != self._paragraph(quote):
                return
            if quote.attribution is not None and self.sentences[previous.sentence].only_quotes:
                previous.attribution = inherit_speaker(quote.attribution, Rule.LATER_IN_PARAGRAPH)

    def _paragraph(self, quote: AttributedQuotation) -> int:
        return self.sentences[quote.sentence].paragraph

    def _is_utterance(self, quote: AttributedQuotation) -> bool:
        """Return True if the quotation ends like speech, with a full stop or as before a cue."""
        inner = self.quotations[quote.quotation].inner
        return self.text[inner.end - 1] in _OPEN_ENDS | {"."}

    def _inherit(self, quote: AttributedQuotation, sentence: Sentence) -> None:
        """Attribute a quotation by the previous quotation or sentence, if its own sentence does not."""
        previous = self.attributed[-1] if self.attributed else None
        same_paragraph = previous is not None and self._paragraph(previous) == sentence.paragraph
        if previous is not None and same_paragraph and previous.attribution is not None:
            if sentence.only_quotes or quote.place == 0:
                quote.attribution = inherit_speaker(previous.attribution, Rule.SAME_PARAGRAPH)
                if self._follows_attribution(previous, quote):
                    quote.part_of = self._utterance_before(quote)
                return
            if previous.sentence == quote.sentence and self.words is None:
                if self._is_utterance(previous) and self._is_set_off(quote) and previous.rule in _RULES_AFTER:
                    quote.attribution, quote.part_of = previous.attribution, len(self.attributed) - 1
                else:
                    quote.attribution = inherit_speaker(previous.attribution, Rule.SAME_SENTENCE)
                return
        if self.words is not None or self._is_heading(quote) or sentence.zone in _PICTURES:
            return
        if sentence.only_quotes or (quote.place == 0 and self._may_stand_alone(quote)):
            self._attribute_by_context(quote, sentence)
        elif previous is not None and previous.attribution and self._is_led_to_without_name(quote, previous):
            quote.attribution = inherit_speaker(previous.attribution, Rule.PREVIOUS_PARAGRAPH)
        elif self._word_count(quote) > self.discourse.options.scare_words:
            self._attribute_to_subject(quote, quote.sentence, Rule.SUBJECT)
            if quote.attribution is None:
                quote.attribution = self._speaker_of_sentence_before(quote)

    def _is_heading(self, quote: AttributedQuotation) -> bool:
        """Return True for a few quoted words alone in their paragraph that do not end like a sentence: “A good day”"""
        quotation, sentence = self.quotations[quote.quotation], self.sentences[quote.sentence]
        is_whole = quotation.opened and quotation.closed and len(sentence.items) == 1
        neighbours = self.sentences[max(0, quote.sentence - 1) : quote.sentence + 2]
        is_alone = sum(other.paragraph == sentence.paragraph for other in neighbours) == 1
        is_short = self._word_count(quote) <= _HEADING_WORDS
        return is_whole and is_alone and is_short and not self._is_utterance(quote)

    def _is_led_to_without_name(self, quote: AttributedQuotation, previous: AttributedQuotation) -> bool:
        """Return True if a colon introduces the quotation and nobody was named since the last: It ended with: “…”"""
        items = self.sentences[quote.sentence].items[: quote.place]
        is_short = 1 < len(items) < _LEAD_MAX and items[-1].text == ":"
        is_next = self._paragraph(quote) - self._paragraph(previous) <= 1
        return is_short and is_next and all(item.kind in (ItemKind.WORD, ItemKind.PUNCTUATION) for item in items)

    def _speaker_of_sentence_before(self, quote: AttributedQuotation) -> Attribution | None:
        """Return the speaker of the previous sentence, if this one continues it: …, Wallace said. It is only “…”"""
        sentence, number = self.sentences[quote.sentence], quote.sentence - 1
        if number < 0 or self.sentences[number].paragraph != sentence.paragraph:
            return None
        report = self._report_in(number)
        if report is not None and report.rule == Rule.REPORTED_BEFORE:
            return inherit_speaker(report, Rule.SENTENCE_BEFORE)
        first = skip_opening(sentence.items, quote.place)
        if first >= quote.place or sentence.items[first].lower != "they":
            return None
        reader = SpeakerReader(self.text, self.discourse, number)
        limit = len(self.sentences[number].items)
        speaker = reader.opening_subject(limit) or reader.opening_phrase(limit)
        return Attribution(speaker, None, Rule.SENTENCE_BEFORE) if speaker and not speaker.person else None

    def _report_in(self, sentence: int) -> Attribution | None:
        """Return the attribution of the last speech that a sentence just read reports without quotation marks."""
        report = self.reports[-1] if self.reports else None
        return report.attribution if report is not None and report.sentence == sentence else None

    def _follows_attribution(self, previous: AttributedQuotation, quote: AttributedQuotation) -> bool:
        """Return True if a sentence that consists of quotations follows the attribution: “…,” Wallace said. “…”"""
        return self.sentences[quote.sentence].only_quotes and quote.sentence == previous.sentence + 1

    def _utterance_before(self, quote: AttributedQuotation) -> int | None:
        """Return the index of the quotation that began the previous sentence and is continued by this one."""
        for n in range(len(self.attributed) - 1, max(-1, len(self.attributed) - _RUN_MAX), -1):
            previous = self.attributed[n]
            if previous.sentence != quote.sentence - 1:
                return None
            if previous.place == 0 and previous.rule in _RULES_AFTER:
                return n
        return None

    def _may_stand_alone(self, quote: AttributedQuotation) -> bool:
        """Return True if a quotation at the start of a sentence may be speech: not a “Daily Show” host."""
        return self._is_utterance(quote) or self._word_count(quote) > self.discourse.options.scare_words

    def _attribute_by_context(self, quote: AttributedQuotation, sentence: Sentence) -> None:
        """Attribute a quotation without other words by the previous sentence, or else by the previous paragraph."""
        if quote.sentence == 0:
            return
        previous = self.sentences[quote.sentence - 1]
        report = self._report_in(quote.sentence - 1)
        if previous.paragraph == sentence.paragraph and report is not None and not self._ends_with_colon(previous):
            quote.attribution = inherit_speaker(report, Rule.SENTENCE_BEFORE)  # …, Lind said. “…”
        elif previous.paragraph == sentence.paragraph:
            rule = Rule.INTRODUCED if self._ends_with_colon(previous) else Rule.SENTENCE_BEFORE
            self._attribute_to_subject(quote, quote.sentence - 1, rule)
        elif previous.zone is sentence.zone and previous.paragraph == sentence.paragraph - 1:
            last = self.attributed[-1] if self.attributed else None
            if self._ends_with_colon(previous):
                self._attribute_to_subject(quote, quote.sentence - 1, Rule.INTRODUCED)
            elif last is not None and last.attribution is not None and self._paragraph(last) == previous.paragraph:
                quote.attribution = inherit_speaker(last.attribution, Rule.PREVIOUS_PARAGRAPH)
            elif report is not None:
                quote.attribution = inherit_speaker(report, Rule.PREVIOUS_PARAGRAPH)
            else:
                self._attribute_to_subject(quote, quote.sentence - 1, Rule.PREVIOUS_PARAGRAPH)

    def _attribute_to_subject(self, quote: AttributedQuotation, sentence: int, rule: Rule) -> None:
        reader = SpeakerReader(self.text, self.discourse, sentence)
        limit = quote.place if sentence == quote.sentence else len(self.sentences[sentence].items)
        speaker = reader.subject(limit)
        if speaker is None and rule == Rule.INTRODUCED:
            speaker = reader.source(limit) or reader.opening_phrase(limit)
        if speaker is not None and not (rule == Rule.PREVIOUS_PARAGRAPH and _is_thing(speaker)):
            quote.attribution = Attribution(speaker, None, rule)

    @staticmethod
    def _ends_with_colon(sentence: Sentence) -> bool:
        return bool(sentence.items) and sentence.items[-1].text == ":"

    def _word_count(self, quote: AttributedQuotation) -> int:
        return len(self.quotations[quote.quotation].inner.slice(self.text).split())
