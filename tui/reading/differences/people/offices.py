"""Finds people with an office in one outlet that another calls a former one: “FBI official” / “a former official”."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.matching.model import MatchSureness
from tui.mentions.model import MentionForm, MentionSet
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.reading.differences.people.sentences import sentence_of
from tui.shipped import shipped_sections
from tui.text.names import fold_name
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import word_spans

_WORDS_BEFORE, _WORDS_AFTER = 5, 7
"""Number of words before a name, and in the clause after it, that are searched for an office."""
_WORDS_BEFORE_TWO = 10
"""Number of words before a name with two offices, where one “former” may apply to both: former senator and host."""
_CHARACTERS_BEFORE = 120
_FORMER = frozenset({"former", "ex", "then", "retired", "onetime", "ousted", "late", "previous", "fired"})
_UNCLEAR = frozenset({"first", "second", "third", "last", "next", "future", "incoming", "acting", "interim", "deputy"})
"""Words that make it unclear whether somebody still holds an office, or change the office."""
_AFTER_NOUN = frozenset({"of", "at", "to", "for", "in", "on", "with", "from", "and", "who", "whom", "whose", "that"})
"""Words that end the main noun of a phrase: a senior official AT the bureau."""
_HYPHENS = frozenset("-‐‑")
_DETERMINERS = frozenset({"the", "a", "his", "her", "its", "their", "our"})
_LEAVING = ("resign", "quit", "stepped down", "stepping down", "fired", "ousted", "sacked", "dismissed")
"""Words that say that somebody has left an office, or their beginnings."""
_NAMED = frozenset({MentionForm.FULL, MentionForm.SURNAME})


def office_differences(coverage: Coverage, mentions: MentionSet) -> Iterator[PairDifference]:
    """Yield the offices that a person holds in one outlet and has left in another."""
    offices = {article.id: _offices(article, mentions) for article in coverage.articles}
    names = {person.id: person.name for person in mentions.people}
    ids = [article.id for article in coverage.articles]
    for at, left in enumerate(ids):
        for right in ids[at + 1 :]:
            for key in sorted(offices[left].keys() & offices[right].keys()):
                one, other = offices[left][key], offices[right][key]
                if len(one) == len(other) == 1 and one.keys() != other.keys():
                    holder = left if False in one else right
                    if _tells_of_leaving(coverage.article(holder), names[key[0]]):
                        continue
                    sides = [next(iter(each.values())) for each in (one, other)]
                    about = f"{names[key[0]]}: {key[1]} or former {key[1]}"
                    yield PairDifference(DifferenceClass.STATUS, MatchSureness.POSSIBLE, sides[0], sides[1], about)


def _offices(article: Article, mentions: MentionSet) -> Mapping[tuple[str, str], dict[bool, DifferingPassage]]:
    """Map (person, office) to whether it is a former one, and that to the first place that says so."""
    found: defaultdict[tuple[str, str], dict[bool, DifferingPassage]] = defaultdict(dict)
    for mention in mentions.mentions:
        if mention.passage.article != article.id or mention.form not in _NAMED or mention.zone in ASIDE:
            continue
        for words in _phrases(article, mention.passage.span):
            folded = [fold_name(span.slice(article.text)) for span in words]
            if not _UNCLEAR.isdisjoint(folded):
                continue
            for office in filter(_role_nouns().__contains__, folded[-1:]):
                former = [
                    span
                    for at, (span, word) in enumerate(zip(words, folded, strict=True))
                    if word in _FORMER and not (word == "then" and _is_followed_by_verb(article, words, at))
                ]
                sentence = sentence_of(article, mention.passage.span)
                words_lit = tuple(former[:1]) or (words[folded.index(office)],)
                side = DifferingPassage(Passage(article.id, sentence), words_lit)
                found[mention.person, office].setdefault(bool(former), side)
    return found


def _is_followed_by_verb(article: Article, words: Sequence[Span], at: int) -> bool:
    """Return True for “then” before a verb: they THEN asked Director Lind, but not the THEN deputy head, THEN-Mayor."""
    text, span = article.text, words[at]
    before = [text[word.start : word.end].lower() for word in words[max(0, at - 1) : at]]
    if text[span.end : span.end + 1] in _HYPHENS or not _DETERMINERS.isdisjoint(before):
        return False
    following = [word.slice(text) for word in words[at + 1 : at + 2]]
    return all(word.islower() and fold_name(word) not in _role_nouns() for word in following)


def _tells_of_leaving(article: Article, person: str) -> bool:
    """Return True if a sentence that contains a person's surname says that somebody has left an office."""
    surname = person.split()[-1]
    told = (span.slice(article.text) for paragraph in article.paragraphs for span in sentences(article.text, paragraph))
    return any(surname in sentence and any(word in sentence for word in _LEAVING) for sentence in told)


def _phrases(article: Article, name: Span) -> Iterator[list[Span]]:
    """Yield the words right before a name, and those of the apposition right after it, up to its main noun."""
    text = article.text
    before = [Span(*place) for place in word_spans(text, max(0, name.start - _CHARACTERS_BEFORE), name.start)]
    is_joined = any(span.slice(text) == "and" for span in before[-_WORDS_BEFORE:])
    before = before[-_WORDS_BEFORE_TWO if is_joined else -_WORDS_BEFORE :]
    joined = [span for span in before if not _parts().search(_initials().sub("", text[span.end : name.start]))]
    if joined:
        yield joined
    apposition = _apposition().match(text, name.end)
    if apposition:
        after = [Span(*place) for place in word_spans(text, *apposition.span(1))][:_WORDS_AFTER]
        end = next((n for n, span in enumerate(after) if span.slice(text).lower() in _AFTER_NOUN), len(after))
        if end:
            yield after[:end]


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[.,;:!?()\n–—“”\"]")


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?<=[A-Z])\.(?=[A-Z. ])|^\.(?=[A-Z ])")


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(r", ((?:an?|the) [^,.;:()\n]{3,80})[,.;]")


@cache
def _role_nouns() -> frozenset[str]:
    """Return the offices that a person has left when they are called former; titles are kept for life."""
    sections = shipped_sections("config/names/roles.txt")
    roles, titles = ({word for line in sections[name] for word in line.split()} for name in ("role", "title"))
    return frozenset(roles - titles)
