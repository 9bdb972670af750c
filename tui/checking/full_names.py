"""Judges the full names of people in a draft."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tui.articles.model import Article, Passage
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, WordDifference
from tui.checking.strands import SourceWords, WordRun, exact_keys
from tui.mentions.lexicon import given_names, surnames
from tui.mentions.model import Mention, MentionForm
from tui.text.names import fold_name, name_groups
from tui.text.span import Span
from tui.text.tokens import word_spans

_CANDIDATES_MAX = 200
"""Maximum number of full names with one part in common that are compared; bounds the work."""
_GIVEN_AND_FAMILY = 2
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SPELLED_ALIKE = 0.75
"""Minimum similarity of two words, 0 to 1, next to an equal word in what need not be a name."""
_LETTERS_SHARED = 0.6
"""Minimum similarity of two words, 0 to 1, of which one may be a misspelling of the other."""


class NameJudge:
    """Looks up the full names of one draft in the sources."""

    def __init__(
        self, draft: Article, words: SourceWords, sources: Sequence[Article], mentions: Iterable[Mention]
    ) -> None:
        self._draft = draft
        self._words = words
        texts = {source.id: source.text for source in sources}
        self._names = {
            tuple(_keys(texts[mention.passage.article], mention.passage.span)): mention.passage
            for mention in mentions
            if mention.form is MentionForm.FULL and mention.passage.article in texts
        }

        for source in sources:
            for span in likely_names(source):
                self._names.setdefault(tuple(_keys(source.text, span)), Passage(source.id, span))
        self._by_part: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        """Given name, family name, or the two initials → full names."""
        self._by_letters = {_letters(name): passage for name, passage in reversed(self._names.items())}
        """Letters of a full name, without spaces, hyphens and full stops → first place of it."""
        for name in self._names:
            for part in _parts(name):
                self._by_part[part].append(name)

    def judge(self, span: Span) -> CheckedItem:
        keys = _keys(self._draft.text, span)
        if runs := self._runs(keys):
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.VERBATIM, runs[0].passage)
        if place := self._by_letters.get(_letters(keys)):  # Kim Jong Un / Kim Jong-un, J.K. / JK Rowling
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.VERBATIM, place)
        if fuller := self._with_middle_name(keys):
            return self._without_middle_name(span, fuller)
        if (without_middle := self._runs((keys[0], keys[-1]))) and len(keys) > _GIVEN_AND_FAMILY:
            added = " ".join(span.slice(self._draft.text).split()[1 : len(keys) - 1])
            remark = f"no source gives the “{added}”"
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.LOOK_HERE, without_middle[0].passage, remark=remark)
        if (place := self._similar(keys)) is not None:
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.ALTERED, place, (WordDifference(span, place.span),))
        if (place := self._misspelt(keys)) is not None:
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.ALTERED, place, (WordDifference(span, place.span),))
        if (place := self._in_two_places(keys)) is not None:
            remark = "the sources have this first name and this surname, but never together"
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.LOOK_HERE, place, remark=remark)
        if (namesake := self._namesake(keys)) is not None:
            remark = "in the sources, this surname appears only with a different first name"
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.IN_NO_SOURCE, namesake, remark=remark)
        if runs := [run for run in self._words.runs_of(keys[-1:]) if _has_capital(run)]:
            word = span.slice(self._draft.text).split()[-1]
            remark = f"the sources name “{word}”, but never with the full name"
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.LOOK_HERE, runs[0].passage, remark=remark)
        return CheckedItem(CheckKind.NAME, span, CheckVerdict.IN_NO_SOURCE)

    def _runs(self, keys: Sequence[str]) -> list[WordRun]:
        """Return the places of a name, with or without a possessive."""
        runs = self._words.runs_of(keys) or self._words.runs_of([*keys[:-1], f"{keys[-1]}'s"])
        return [run for run in runs if _has_capital(run)]

    def _with_middle_name(self, keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the source names that add a middle name or initial to this one."""
        if len(keys) != _GIVEN_AND_FAMILY:
            return []
        return [name for name in self._by_part[keys[-1]] if len(name) > len(keys) and (name[0], name[-1]) == (*keys,)]

    def _without_middle_name(self, span: Span, fuller: Sequence[tuple[str, ...]]) -> CheckedItem:
        """Judge a name without the middle name that the sources give; an initial may be omitted."""
        place = self._names[fuller[0]]
        is_initial = all(len(part) == 1 for part in fuller[0][1:-1])
        if is_initial and len(set(fuller)) == 1:
            return CheckedItem(CheckKind.NAME, span, CheckVerdict.VERBATIM, place)
        remark = "the sources give a middle name as well"
        return CheckedItem(CheckKind.NAME, span, CheckVerdict.LOOK_HERE, place, remark=remark)

    def _misspelt(self, keys: Sequence[str]) -> Passage | None:
        """Return two capitalised words in a source of which one is in the name and the other is much like the rest."""
        for run in self._words.runs_of(keys[:1])[:_CANDIDATES_MAX]:
            if (pair := _pair(run, 1)) and _are_spelled_alike(keys[-1], pair.strand.keys[run.last]):
                return pair.passage
        for run in self._words.runs_of(keys[-1:])[:_CANDIDATES_MAX]:
            if (pair := _pair(run, -1)) and _are_spelled_alike(keys[0], pair.strand.keys[run.first - 1]):
                return pair.passage
        return None

    def _in_two_places(self, keys: Sequence[str]) -> Passage | None:
        """Return the place of the first name if the sources give it alone, and the surname elsewhere."""
        if not any(_has_capital(run) for run in self._words.runs_of(keys[-1:])[:_CANDIDATES_MAX]):
            return None
        for run in self._words.runs_of(keys[:1])[:_CANDIDATES_MAX]:
            if _has_capital(run) and _pair(run, 1) is None and _pair(run, -1) is None:
                return run.passage
        return None

    def _namesake(self, keys: Sequence[str]) -> Passage | None:
        """Return the first full name in the sources with the same family name."""
        return next((self._names[name] for name in self._by_part[keys[-1]] if name[-1] == keys[-1]), None)

    def _similar(self, keys: Sequence[str]) -> Passage | None:
        """Return a full name in the sources with most of the same words, or similar ones."""
        candidates = {name for part in _parts(keys) for name in self._by_part[part][:_CANDIDATES_MAX]}
        best = min(candidates, key=lambda name: (-_likeness(keys, name), name), default=None)
        return self._names[best] if best is not None and _likeness(keys, best) else None


def likely_names(draft: Article) -> Iterator[Span]:
    """Yield the places where a common given name and a common family name are adjacent and capitalised.

    The mentions omit some, such as the name of a bridge, but the check of a draft must not.
    """
    text, first_names, family = draft.text, given_names(), surnames()
    for (start, end), (following, last) in pairwise(word_spans(text)):
        is_pair = text[start].isupper() and text[following].isupper() and text[end:following] == " "
        if is_pair and fold_name(text[start:end]) in first_names and fold_name(text[following:last]) in family:
            yield Span(start, last)


def _keys(text: str, span: Span) -> list[str]:
    """Return the key of each word in a name, without a generation at its end: Jr., II."""
    words = exact_keys(text, list(word_spans(text, span.start, span.end)))
    keys = [key.removesuffix("?").removesuffix("'s") for key in words]
    while len(keys) > _GIVEN_AND_FAMILY and keys[-1].rstrip(".") in _GENERATIONS:
        keys.pop()
    return keys


def _letters(name: Sequence[str]) -> str:
    return "".join(filter(str.isalnum, "".join(name)))


def _pair(run: WordRun, step: int) -> WordRun | None:
    """Return a word with the capitalised one next to it: the one after it if `step` is 1, or before it if -1."""
    strand, second = run.strand, run.last if step > 0 else run.first - 1
    if not 0 <= second < len(strand.keys) or not _has_capital(run):
        return None
    first, last = (run.first, second + 1) if step > 0 else (second, run.last)
    text, places = strand.article.text, strand.places
    is_pair = text[places[first][1] : places[last - 1][0]] == " " and text[places[second][0]].isupper()
    return WordRun(strand, first, last) if is_pair else None


def _are_spelled_alike(word: str, second: str) -> bool:
    """Return True if one word may be a misspelling of another; a possessive does not count."""
    from rapidfuzz.distance import Indel

    second = second.removesuffix("?").removesuffix("'s")
    return word != second and Indel.normalized_similarity(word, second) >= _SPELLED_ALIKE


def _has_capital(run: WordRun) -> bool:
    """Return True if the last word is capitalised: the family name Sharp is not the word “sharp”."""
    return not run.strand.article.text[run.strand.places[run.last - 1][0]].islower()


def _parts(name: Sequence[str]) -> tuple[str, str, str]:
    return name[0], name[-1], f"{name[0][:1]}.{name[-1][:1]}."


def _likeness(name: Sequence[str], other: Sequence[str]) -> float:
    """Return the similarity of two full names; 0 if they certainly belong to two people.

    Given or family name is equal, and the other is similar or a short form; or only a middle name differs.
    """
    from rapidfuzz.distance import Indel

    first_name, family = (
        Indel.normalized_similarity(name[0], other[0]),
        Indel.normalized_similarity(name[-1], other[-1]),
    )
    if family == 1 and name_groups(name[0]) & name_groups(other[0]):  # Richard Durbin, Dick Durbin
        return first_name + family
    if first_name == 1 or family == 1:
        return first_name + family if min(first_name, family) >= _LETTERS_SHARED else 0.0
    return first_name + family if min(first_name, family) >= 0.8 else 0.0
