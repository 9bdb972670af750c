"""Compares the speaker that a draft names with the one in a source."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import IntEnum

from tui.articles.model import Article
from tui.checking.descriptions import describe, words_and_stems
from tui.checking.speaker_clues import SpeakerClues
from tui.checking.speaker_contexts import SpeakerContexts
from tui.checking.speaker_words import (
    GRAMMAR,
    PRONOUNS,
    are_misspelt,
    are_put_alike,
    are_written_alike,
    describes,
    follows_preposition,
    has_capital,
    has_name,
    is_common,
    is_name,
    is_same,
    is_speaker,
    turn_label,
    words_of_names,
)
from tui.mentions.model import MentionForm, MentionSet, Person, Quote
from tui.mentions.rule import Rule
from tui.mentions.sureness import Sureness
from tui.text.names import fold_full_name
from tui.text.span import Span

_TRUSTED = frozenset({Sureness.SURE, Sureness.LIKELY})
_THINGS = frozenset({"it", "they"})
_SHARED_WORDS = 0.6
"""Minimum share of the shorter description's words, 0 to 1, that the other must have to be perhaps the same."""
_SHARED_WORDS_MIN = 5
"""Minimum number of shared words and stems for two sentences to introduce the same quotation, if unattributed."""
_UNSURE = "it is unclear whether draft and source name the same speaker"


class SpeakerFit(IntEnum):
    """Levels of agreement between two speakers, best first."""

    SAME = 0
    """The same speaker, or the draft names nobody."""
    UNSURE = 1
    OTHER = 2


class Speakers:
    """Decides whether two quotations have the same speaker."""

    def __init__(self, draft: Article, sources: Sequence[Article], mentions: MentionSet) -> None:
        self._draft = draft
        self._people: Mapping[str, Person] = {person.id: person for person in mentions.people}
        self._mentions = mentions
        self._articles = {article.id: article for article in (draft, *sources)}
        self._contexts = SpeakerContexts(sources, mentions)
        self._clues = SpeakerClues(draft, self._contexts)
        self.with_introducer = self._contexts.with_introducer
        self._last: dict[int, str] = {}
        """Number of a paragraph in the draft → id of the last quote in a source found with the same speaker."""
        self._meant: defaultdict[int, set[str]] = defaultdict(set)
        """Number of a paragraph in the draft → ids of the people named in it, or whose roles it gives."""
        self._named: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        """Number of a paragraph in the draft → places and ids of the people named in it, in order."""
        for mention in mentions.mentions:
            if mention.passage.article == draft.id and mention.form is not MentionForm.PRONOUN:
                start = mention.passage.span.start
                number = _paragraph(draft.paragraphs, start)
                self._meant[number].add(mention.person)
                if mention.form is not MentionForm.ROLE:
                    self._named[number].append((start, mention.person))

    def name(self, quote: Quote | None) -> str:
        """Return the speaker's name, or else the words for the speaker; empty if they name or describe nobody."""
        if quote is None or (quote.speaker_text and not is_speaker(quote)):
            return ""
        return self._people[quote.speaker].name if quote.speaker else quote.speaker_text

    def fit(self, place: Span, draft: Quote | None, source: Quote | None) -> SpeakerFit:
        """Compare the speakers of a quotation in the draft, at `place`, and of one in a source."""
        fit = self._fit(place, draft, source)
        if fit is SpeakerFit.SAME and source is not None:
            self._last[_paragraph(self._draft.paragraphs, place.start)] = source.id
        return fit

    def _fit(self, place: Span, draft: Quote | None, source: Quote | None) -> SpeakerFit:
        draft = self._clues.with_speaker(draft, self._draft)
        source = self._clues.with_speaker(source, self._articles[source.article]) if source else None
        if draft is not None and source is not None and is_same(draft, source):
            return SpeakerFit.SAME
        number = _paragraph(self._draft.paragraphs, place.start)
        if draft is not None and source is not None and self._are_put_alike(place, draft, source):
            return SpeakerFit.OTHER
        if draft is None or not self._is_attributed(draft):
            is_near = source is None or source.speaker is None or self._is_near(place, source, draft is None)
            is_continued = source is not None and source.id == self._last.get(number)
            return SpeakerFit.SAME if is_near or is_continued else SpeakerFit.UNSURE
        if source is None:
            return SpeakerFit.UNSURE
        if draft.speaker and not self._is_trusted(source) and self._contexts.names_beside(source, draft.speaker):
            return SpeakerFit.SAME
        if self._clues.are_named_alike(place, draft, source) or self._is_misspelt(draft, source):
            return SpeakerFit.SAME
        if not source.speaker_text or not self._names_speaker(draft):
            is_told = self._is_told_there(place, draft, source)
            return SpeakerFit.SAME if is_told else SpeakerFit.UNSURE
        return self._fit_written(place, draft, source)

    def _are_put_alike(self, place: Span, draft: Quote, source: Quote) -> bool:
        """Return True if two different names are in the same place of one construction: a report by Berg / by Lind."""
        are_other_names = are_put_alike(draft, source) and self._words(draft).isdisjoint(self._words(source))
        is_one = self._clues.are_named_alike(place, draft, source) or self._is_misspelt(draft, source)
        return are_other_names and not is_one

    def _fit_written(self, place: Span, draft: Quote, source: Quote) -> SpeakerFit:
        """Compare two speakers for whom both texts have a name or a description."""
        if has_name(draft) and has_name(source):
            return SpeakerFit.OTHER if self._can_decide(draft, source) else SpeakerFit.UNSURE
        if self._is_described(place, draft, source) and not self._clues.are_of_two_genders(draft, source):
            return SpeakerFit.SAME
        if (
            not self._can_decide(draft, source)
            or self._is_doubtful(place, draft, source)
            or are_written_alike(draft, source)
        ):
            return SpeakerFit.UNSURE
        return SpeakerFit.OTHER if draft.speaker and source.speaker else self._fit_words(place, draft, source)

    def _is_misspelt(self, draft: Quote, source: Quote) -> bool:
        """Return True if the draft's speaker is in no source, and the source's has a similar name.

        The name itself is reported as altered.
        """
        if not draft.speaker or not source.speaker or draft.speaker in self._contexts.people:
            return False
        name, other = (fold_full_name(self._people[each].name) for each in (draft.speaker, source.speaker))
        return are_misspelt(name, other)

    def _is_attributed(self, draft: Quote) -> bool:
        """Return True if the draft says who speaks: a name, or a noun with a reporting verb."""
        return bool(draft.speaker_text) and draft.rule is not Rule.FULLER_QUOTE and self._is_trusted(draft)

    def _names_speaker(self, draft: Quote) -> bool:
        """Return False if the words in the speaker's position do not name one: the arrest showed."""
        is_person = bool(draft.speaker or draft.anaphor) or draft.speaker_text.lower() in PRONOUNS
        return is_person or has_capital(draft.speaker_text) or describe(draft.speaker_text).may_speak

    def _is_told_there(self, place: Span, draft: Quote, source: Quote) -> bool:
        """Return True if the source’s sentence contains the words for the draft’s speaker, or vice versa."""
        there = self._contexts.of_quote(source)
        if describe(draft.speaker_text).fits(there) or self._is_near(place, source):
            return True
        shared = there & self._words_beside(place)
        is_pronoun = draft.speaker_text.lower() in PRONOUNS
        tells_same = not source.speaker_text and len(shared) >= _SHARED_WORDS_MIN
        return tells_same or (is_pronoun and any(describe(word).may_speak for word in shared))

    def _fit_words(self, place: Span, draft: Quote, source: Quote) -> SpeakerFit:
        """Compare the words for two speakers, at least one of whom is not a person."""
        words, others = self._words(draft), self._words(source)
        if not draft.speaker and not source.speaker and words and words <= others:  # a spokeswoman / one for the mayor
            return SpeakerFit.SAME
        is_thing = draft.speaker_text.lower() in _THINGS or describe(draft.speaker_text).is_organisation
        if is_thing and self._is_thing_named_near(place, source):
            return SpeakerFit.SAME
        if any(describes(quote.speaker_text) for quote in (draft, source) if not quote.speaker):
            return SpeakerFit.UNSURE
        shared = len(words & others)
        return SpeakerFit.UNSURE if shared >= _SHARED_WORDS * min(len(words), len(others)) else SpeakerFit.OTHER

    def _is_described(self, place: Span, draft: Quote, source: Quote) -> bool:
        """Return True if the words for one speaker fit the other; at least one of them is not named."""
        one, other = describe(draft.speaker_text), describe(source.speaker_text)
        if has_name(draft):
            is_noun = source.anaphor is not MentionForm.PRONOUN and not is_name(source.speaker_text)
            return is_noun and draft.speaker is not None and other.fits(self._contexts.of_person(draft.speaker))
        is_pronoun = draft.speaker_text.lower() in PRONOUNS or draft.anaphor is MentionForm.PRONOUN
        if is_pronoun and self._may_be_meant(place, draft, source):
            return True
        if draft.speaker and is_pronoun:
            is_noun = not source.speaker and not is_name(source.speaker_text)
            return is_noun and bool(other.details) and other.fits(self._contexts.of_person(draft.speaker))
        if not has_name(source) and is_common(source) and is_common(draft) and one.fits_description(other):
            return True
        if one.may_be_anybody and source.speaker and self._people[source.speaker].roles and not one.details:
            return False
        is_title = is_name(draft.speaker_text) and not one.may_be_anybody
        is_other_name = has_name(source) and (is_title or one.is_voice)
        if one.may_be_anybody and not source.speaker and (other.is_organisation or has_capital(source.speaker_text)):
            return False
        return not is_other_name and one.fits(self._contexts.of_quote(source))

    def _may_be_meant(self, place: Span, draft: Quote, source: Quote) -> bool:
        """Return True if a pronoun in the draft can refer to the source's speaker.

        This is the last person named in the paragraph without a preposition. If nobody is, the pronoun can refer to
        anybody named before, unless the paragraph gives the role of its apparent antecedent.
        """
        if source.speaker is None:
            is_thing = describe(source.speaker_text).is_organisation and draft.speaker_text.lower() not in _THINGS
            return not is_thing and self._is_described_near(place, source)
        if draft.speaker_text.lower() == "it":
            return False
        number = _paragraph(self._draft.paragraphs, place.start)
        text, named = self._draft.text, self._named[number]
        people = [person for start, person in named if start < place.start and not follows_preposition(text, start)]
        if people:
            return people[-1] == source.speaker
        before = {person for at in range(number) for _, person in self._named.get(at, ())}
        return draft.speaker not in self._meant[number] and source.speaker in before

    def _is_doubtful(self, place: Span, draft: Quote, source: Quote) -> bool:
        """Return True if a pronoun or noun in the draft may refer to somebody other than its apparent antecedent."""
        if draft.anaphor is MentionForm.PRONOUN:
            here = self._named[_paragraph(self._draft.paragraphs, place.start)]
            everybody = {person for named in self._named.values() for _, person in named}
            return all(person != draft.speaker for _, person in here) and source.speaker in everybody | {None}
        is_noun = draft.anaphor is MentionForm.ROLE and draft.speaker is not None
        return is_noun and not describe(draft.speaker_text).fits(self._contexts.of_person(draft.speaker or ""))

    def remark(self, draft: Quote | None, source: Quote | None) -> str:
        """Return what is unclear about two speakers, in words."""
        draft_name = draft.speaker_text if draft and draft.anaphor else self.name(draft)  # “her sister” may be either
        source_name = self.name(source)
        if draft_name and source_name and draft_name != source_name:
            return f"{draft_name} here, {source_name} there: it is unclear whether they are the same speaker"
        return _UNSURE

    def fit_document(self, draft: Quote | None, document: Article, place: Span) -> SpeakerFit:
        """Compare the speaker of a quotation in the draft with the one at a place in a document.

        This is the name before the paragraph in a transcript (“HOLT: …”), or else anybody whom its head names.
        """
        if draft is None or not draft.speaker_text:
            return SpeakerFit.SAME
        names = set(words_of_names(turn_label(document, place)))
        if not names:
            names = set(words_of_names(" ".join((document.outlet, document.byline, document.headline))))
        return SpeakerFit.SAME if names.intersection(words_of_names(self.name(draft))[-1:]) else SpeakerFit.UNSURE

    def _is_near(self, place: Span, source: Quote, is_block: bool = False) -> bool:
        """Return True if this paragraph names the source's speaker, or describes one without a name.

        is_block: the next paragraphs count as well, because the quotation fills one of its own.
        """
        number = _paragraph(self._draft.paragraphs, place.start)
        numbers = range(number - 1, number + 2) if is_block else (number,)
        named = [mention for each in numbers for mention in self._named.get(each, ())]
        return any(person == source.speaker for _, person in named) or self._is_described_near(place, source)

    def _is_described_near(self, place: Span, source: Quote) -> bool:
        """Return True if this paragraph contains the words for the source's speaker, or one of the roles."""
        words = self._words_beside(place)
        roles = self._people[source.speaker].roles if source.speaker else ()
        nouns = {describe(role).head for role in roles if describe(role).may_speak}
        described = not has_name(source) and describe(source.speaker_text).fits(words)
        return described or not nouns.isdisjoint(words)

    def _words_beside(self, place: Span) -> set[str]:
        """Return the words in this paragraph of the draft, and their stems, without the quotation."""
        paragraph = self._draft.paragraphs[max(0, _paragraph(self._draft.paragraphs, place.start))]
        text = self._draft.text
        return words_and_stems(text[paragraph.start : place.start] + " " + text[place.end : paragraph.end])

    def _is_thing_named_near(self, place: Span, source: Quote) -> bool:
        """Return True if the source names an organisation, and this paragraph names it before the quotation."""
        names = [word for word in source.speaker_text.split() if word[:1].isupper() and word.lower() not in GRAMMAR]
        start = self._draft.paragraphs[max(0, _paragraph(self._draft.paragraphs, place.start))].start
        words = self._draft.text[start : place.start].split()
        is_noun_there = describe(source.speaker_text).head in words_and_stems(" ".join(words))
        return source.speaker is None and bool(names) and (all(name in words for name in names) or is_noun_there)

    def _can_decide(self, draft: Quote, source: Quote) -> bool:
        """Return True if both speakers are reliable, or one rule found both names in the same construction."""
        is_alike = draft.rule == source.rule and draft.anaphor is source.anaphor is None
        return is_alike or all(map(self._is_trusted, (draft, source)))

    def _is_trusted(self, quote: Quote) -> bool:
        return self._mentions.sureness(quote) in _TRUSTED

    def _words(self, quote: Quote) -> set[str]:
        """Return the folded words that name or describe a speaker."""
        texts = [quote.speaker_text]
        if quote.speaker:
            person = self._people[quote.speaker]
            texts += [person.name, *person.aliases, *person.roles]
        return {word for text in texts for word in fold_full_name(text).split()} - GRAMMAR


def _paragraph(paragraphs: Sequence[Span], offset: int) -> int:
    return bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
