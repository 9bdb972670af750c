"""Finds people whose names two outlets spell differently: Vincente / Vicente Fox."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tui.articles.model import ASIDE, Coverage, Passage
from tui.matching.model import MatchSureness
from tui.mentions.model import MentionForm, MentionSet
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.text.names import fold_name, same_name
from tui.text.romanise import has_cyrillic
from tui.text.span import Span
from tui.text.tokens import word_spans

_LETTERS_MIN = 5
_LIKENESS_MIN = 0.8
"""Minimum Indel similarity of two words that can be one name with a slip."""

_NameWord = tuple[str, Span, Passage]
"""A folded word of a full name, its place, and the mention that contains it."""


def spelling_differences(coverage: Coverage, mentions: MentionSet) -> Iterator[PairDifference]:
    """Yield the words of a full name that two outlets spell differently, if neither also uses the other's spelling."""
    words = {article.id: _full_names(coverage, article.id, mentions) for article in coverage.articles}
    ids = [article.id for article in coverage.articles]
    texts = {article.id: _folded_words(article.text) for article in coverage.articles}
    is_cyrillic = {article.id: has_cyrillic(article.text) for article in coverage.articles}
    for at, left in enumerate(ids):
        for right in ids[at + 1 :]:
            if is_cyrillic[left] != is_cyrillic[right]:
                continue  # transliterations differ
            for rest, names in words[left].items():
                for one in names:
                    other = next((o for o in words[right].get(rest, ()) if _is_slip(one[0], o[0])), None)
                    if other and one[0] not in texts[right] and other[0] not in texts[left]:
                        yield _difference(coverage, one, other)


def _folded_words(text: str) -> frozenset[str]:
    return frozenset(fold_name(text[start:end]) for start, end in word_spans(text))


def _full_names(coverage: Coverage, article_id: str, mentions: MentionSet) -> Mapping[tuple[int, str], list[_NameWord]]:
    """Map (position of a word in a name, the name's other words) to the first occurrences of the word in an article."""
    text = coverage.article(article_id).text
    names: defaultdict[tuple[int, str], list[_NameWord]] = defaultdict(list)
    for mention in mentions.mentions:
        if mention.passage.article != article_id or mention.form is not MentionForm.FULL or mention.zone in ASIDE:
            continue
        places = list(word_spans(text, mention.passage.span.start, mention.passage.span.end))
        folded = [fold_name(text[start:end]) for start, end in places]
        for at, (start, end) in enumerate(places):
            rest = " ".join(folded[:at] + folded[at + 1 :])
            known = names[at, rest]
            if rest and all(folded[at] != word for word, _, _ in known):
                known.append((folded[at], Span(start, end), mention.passage))
    return names


def _is_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import Indel

    if min(len(one), len(other)) < _LETTERS_MIN or same_name(one, other):
        return False
    if one.removesuffix("s") == other.removesuffix("s"):
        return False  # Block Grants, a Block Grant
    return one[0] == other[0] and Indel.normalized_similarity(one, other) >= _LIKENESS_MIN


def _difference(coverage: Coverage, one: _NameWord, other: _NameWord) -> PairDifference:
    sides = [DifferingPassage(passage, (span,)) for _, span, passage in (one, other)]
    label = one[2].span.slice(coverage.article(one[2].article).text)
    return PairDifference(DifferenceClass.NAME, MatchSureness.SURE, sides[0], sides[1], label)
