"""Collects the words that the sources use for their speakers: roles, words next to a name or around a quotation."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property

from msgspec.structs import replace

from tui.articles.model import Article
from tui.checking.descriptions import describe, gender_of, words_and_stems
from tui.mentions.lexicon import grammar
from tui.mentions.model import Mention, MentionForm, MentionSet, Quote
from tui.mentions.rule import Rule
from tui.text.reporting import speech_verbs
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import word_spans

_MENTIONS_MAX = 30
"""Maximum number of mentions of one person whose context is read."""
_MARKS = " “\"'‘«"
"""Characters between a colon and the words of a quotation."""
_REACH = 100
"""Number of characters read on either side of a name."""
_WORDS_BEFORE = 5
"""Number of words before a name or a verb of speech that may describe the speaker."""
_BESIDE = 60
"""Number of characters before and after a quotation within which a name may be its speaker's."""
_BEFORE = 250
"""Number of characters read before a quotation whose own sentence does not name the speaker."""
_ADDRESSEE_WORDS = 3
_NAMES = frozenset({MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN})


class SpeakerContexts:
    """Looks up the words that the sources use for a speaker, as keys and stems."""

    def __init__(self, sources: Sequence[Article], mentions: MentionSet) -> None:
        self._articles = {source.id: source for source in sources}
        self._people = {person.id: person for person in mentions.people}
        self._mentions = mentions
        self._of_person: dict[str, frozenset[str]] = {}
        self._of_quote: dict[str, frozenset[str]] = {}

    def of_quote(self, quote: Quote) -> frozenset[str]:
        """Return the words used for the speaker of a source's quotation."""
        if quote.id not in self._of_quote:
            person = self.of_person(quote.speaker) if quote.speaker else frozenset()
            words = words_and_stems(quote.speaker_text) | self._of_sentence(quote)
            if not quote.speaker and (not quote.speaker_text or describe(quote.speaker_text).is_voice):
                words |= self._before(quote)
            self._of_quote[quote.id] = self._with_long_forms(person | words)
        return self._of_quote[quote.id]

    @property
    def people(self) -> Collection[str]:
        """The ids of the people named in the sources."""
        return self._mentions_of.keys()

    def of_person(self, person: str) -> frozenset[str]:
        """Return the words in a person's name and roles, and those next to the name."""
        if person not in self._of_person:
            known = self._people[person]
            words = words_and_stems(" ".join((known.name, *known.aliases, *known.roles)))
            for mention in self._mentions_of[person][:_MENTIONS_MAX]:
                words |= words_and_stems(self._beside(mention))
            self._of_person[person] = self._with_long_forms(frozenset(words))
        return self._of_person[person]

    def introduction(self, quote: Quote) -> set[str]:
        """Return the narrator's words shortly before a quotation and in its sentences."""
        article, place = self._articles[quote.article], quote.span
        earlier = [
            part for other_quote in self._quotes[article.id] for part in other_quote.parts if part.start < place.start
        ]
        words = set(narrated(article.text, Span(max(0, place.start - _BEFORE), place.start), earlier))
        for sentence in sentences_of(article, place):
            words |= set(narrated(article.text, Span(min(place.end, sentence.end), sentence.end), ()))
        return words

    def gender(self, quote: Quote) -> str:
        """Return the gender of a source's speaker, by the words next to the quotation; empty if they do not tell."""
        if gender := gender_of(quote.speaker_text):
            return gender
        text, span = self._articles[quote.article].text, quote.span
        words = [
            f"{text[sentence.start : span.start]} {text[span.end : sentence.end]}"
            for sentence in sentences_of(self._articles[quote.article], span)
        ]
        return gender_of(" ".join(_gendered_subject().findall(" ".join(words)))) if quote.speaker else ""

    def with_introducer(self, quote: Quote) -> Quote:
        """Return a source's quotation with the speaker named right before it: …, says his deputy, Mia Lund: “…”."""
        if quote.rule is not Rule.CLAUSE_BEFORE or quote.article not in self._articles:
            return quote
        text, starts = self._articles[quote.article].text, self._starts[quote.article]
        at = bisect_left(starts, quote.span.start) - 1
        if at < 0 or not _introduces(text, starts[at], quote.span.start):
            return quote
        person = self._named[quote.article][at]
        return replace(quote, speaker=person, anaphor=None, rule=Rule.INTRODUCED)

    def names_beside(self, quote: Quote, person: str) -> bool:
        """Return True if a person's name is close to a source's quotation."""
        starts, named = self._starts[quote.article], self._named[quote.article]
        first = bisect_left(starts, quote.span.start - _BESIDE)
        return person in named[first : bisect_left(starts, quote.span.end + _BESIDE)]

    def _with_long_forms(self, words: frozenset[str]) -> frozenset[str]:
        """Add the long forms of abbreviations given in the sources: International Monetary Fund (IMF)."""
        return words.union(*(self._long_forms.get(word, ()) for word in words))

    def _beside(self, mention: Mention) -> str:
        """Return the words next to a name, up to the next person's name and to the end of the phrase."""
        article, span = self._articles[mention.passage.article], mention.passage.span
        starts = self._starts[article.id]
        at = bisect_left(starts, span.start)
        before = starts[at - 1] if at else 0
        after = starts[at + 1] if at + 1 < len(starts) else len(article.text)
        left = _phrase_end().split(article.text[max(before, span.start - _REACH) : span.start])[-1]
        right = article.text[span.end : min(after, span.end + _REACH)]
        age = _age().match(right)  # Ada Lund, 44, a nurse
        age_words, right = (age[1], right[age.end() :]) if age else ("", right)
        apposition = _phrase_end().split(right.removeprefix(","))[0] if right.startswith(",") else ""
        return " ".join((*left.split()[-_WORDS_BEFORE:], age_words, apposition))

    def _of_sentence(self, quote: Quote) -> set[str]:
        """Return the narrator's words in the sentences of a quotation, if they name nobody but its speaker."""
        article = self._articles[quote.article]
        words: set[str] = set()
        for sentence in sentences_of(article, quote.span):
            quoted_spans = [
                part for each in self._quotes[article.id] for part in each.parts if part.start < sentence.end
            ]
            for start, end in ((sentence.start, quote.span.start), (quote.span.start, sentence.end)):
                if start < end and not self._names_others(article.id, Span(start, end), quote.speaker):
                    words |= set(narrated(article.text, Span(start, end), quoted_spans))
        return words

    def _before(self, quote: Quote) -> set[str]:
        """Return the narrator's words shortly before a quotation, if they name nobody."""
        text, place = self._articles[quote.article].text, quote.span.start
        stretch = Span(max(0, place - _BEFORE), place)
        quoted_spans = [part for each in self._quotes[quote.article] for part in each.parts if part.start < place]
        is_alone = not self._names_others(quote.article, stretch, None)
        return set(narrated(text, stretch, quoted_spans)) if is_alone else set()

    def _names_others(self, article: str, stretch: Span, speaker: str | None) -> bool:
        starts = self._starts[article]
        first, last = bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)
        return any(person != speaker for person in self._named[article][first:last])

    @cached_property
    def _mentions_of(self) -> Mapping[str, list[Mention]]:
        rows: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.mentions:
            if mention.passage.article in self._articles and mention.form in _NAMES:
                rows[mention.person].append(mention)
        return rows

    @cached_property
    def _ordered(self) -> Mapping[str, list[tuple[int, str]]]:
        """The places and ids of the people named in each article, in order, by article id."""
        rows: dict[str, list[tuple[int, str]]] = {article: [] for article in self._articles}
        for person, mentions in self._mentions_of.items():
            for mention in mentions:
                rows[mention.passage.article].append((mention.passage.span.start, person))
        return {article: sorted(row) for article, row in rows.items()}

    @cached_property
    def _starts(self) -> Mapping[str, list[int]]:
        return {article: [start for start, _ in row] for article, row in self._ordered.items()}

    @cached_property
    def _named(self) -> Mapping[str, list[str]]:
        return {article: [person for _, person in row] for article, row in self._ordered.items()}

    @cached_property
    def _quotes(self) -> Mapping[str, list[Quote]]:
        rows: defaultdict[str, list[Quote]] = defaultdict(list)
        for quote in self._mentions.quotes:
            rows[quote.article].append(quote)
        return rows

    @cached_property
    def _long_forms(self) -> Mapping[str, set[str]]:
        """The stems of the long form of each abbreviation in lower case."""
        rows: defaultdict[str, set[str]] = defaultdict(set)
        for article in self._articles.values():
            for match in _abbreviation().finditer(article.text):
                rows[match[2].lower()] |= words_and_stems(match[1])
        return rows


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(r"(\b[A-Z][\w’'-]{1,20}+ (?:[A-Z][\w’'-]{1,20}+ |of |for |and |the ){1,12})\(([A-Z]{2,6})\)")


@cache
def _phrase_start() -> re.Pattern[str]:
    return re.compile(r"[.;:!?—–()“”\"\n]")


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r",? \(?([0-9]{1,3})\)?(?=,|\W)")


@cache
def _gendered_subject() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Hh]e|[Ss]he|Mr|Mrs|Ms)\b")


@cache
def _phrase_end() -> re.Pattern[str]:
    return re.compile(r"[,.;:!?—–()“”\"\n]| - | and | but ")


def _introduces(text: str, name: int, quotation: int) -> bool:
    """Return True if a name and a colon lead to a quotation, after a verb of speech: says his deputy, Mia Lund."""
    name_words = text[name:quotation].rstrip(_MARKS)
    clause = _phrase_start().split(text[max(0, name - _REACH) : name])[-1].split()
    is_addressee = clause[-1:] in (["to"], ["with"], ["of"]) or not grammar().addressing.isdisjoint(clause)
    is_name = name_words.endswith(":") and all(word[:1].isupper() for word in name_words.split())
    return is_name and not is_addressee and not speech_verbs().isdisjoint(word.strip(",") for word in clause)


def sentences_of(article: Article, span: Span) -> Iterator[Span]:
    """Yield the sentences that a span touches."""
    starts = [paragraph.start for paragraph in article.paragraphs]
    first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)
    for paragraph in article.paragraphs[max(0, first) : last]:
        for sentence in sentences(article.text, paragraph):
            if sentence.start < span.end and sentence.end > span.start:
                yield sentence


def narrated(text: str, stretch: Span, quoted_spans: Sequence[Span]) -> Iterator[str]:
    """Yield the words, and their stems, of a stretch that are in no quotation and tell of nobody who is spoken to."""
    leads_to_addressee = grammar().addressing | {"to"}
    addressed = 0
    for start, end in word_spans(text, stretch.start, stretch.end):
        addressed = _ADDRESSEE_WORDS if text[start:end].lower() in leads_to_addressee else addressed - 1
        if addressed < 0 and not any(part.start <= start < part.end for part in quoted_spans):
            yield from words_and_stems(text[start:end])
