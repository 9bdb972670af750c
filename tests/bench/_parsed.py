"""Judges the places between words by a parse of their sentence: how bad a passage looks that begins or ends there."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from tui.matching.words.article_words import IndexedArticle

TIGHT = frozenset(
    {
        *("dobj", "attr", "acomp", "pobj", "prt", "dative", "xcomp", "oprd", "pcomp", "aux", "auxpass", "neg"),
        *("compound", "amod", "nummod", "quantmod", "det", "poss", "case", "preconj", "nmod", "nsubj", "nsubjpass"),
        *("csubj", "expl", "predet"),
    }
)
"""Dependencies that no border may cut."""
LOOSE = frozenset({"cc", "punct", "intj", "ccomp", "parataxis", "dep", "meta"})
ADVERBIAL = frozenset({"advmod", "prep", "advcl", "npadvmod"})
OF_TIME_OR_PLACE = frozenset({"in", "on", "at", "after", "before", "during", "since", "until", "under"})
NEXT_CLAUSES = ',;:—–("”'


class Parse(NamedTuple):
    """The parse of an article, one entry a word. A word without a head in its sentence is its own."""

    heads: list[int]
    relations: list[str]
    tags: list[str]


class Arc(NamedTuple):
    """A dependency across a place: its outer words, and what it is."""

    first: int
    last: int
    is_head_first: bool
    relation: str


def parse(indexed: IndexedArticle, language: Any) -> Parse:
    """Parse each sentence as the program splits them; `language` is a pipeline of spaCy."""
    count = len(indexed)
    heads, relations, tags = list(range(count)), [""] * count, [""] * count
    ranges = list(sentence_ranges(indexed))
    texts = [indexed.article.text[indexed.starts[first] : indexed.ends[last - 1] + 1] for first, last in ranges]
    for (first, last), tokens in zip(ranges, language.pipe(texts), strict=True):
        word_of = {}
        for token in tokens:
            offset = indexed.starts[first] + token.idx
            word = bisect_right(indexed.starts, offset, first, last) - 1
            if offset < indexed.ends[word]:
                word_of[token.i] = word
        for token in tokens:
            word = word_of.get(token.i)
            if word is None:
                continue
            tags[word] = tags[word] or token.tag_
            if word_of.get(token.head.i) != word or token.head.i == token.i:
                heads[word], relations[word] = word_of.get(token.head.i, word), token.dep_
    return Parse(heads, relations, tags)


def sentence_ranges(indexed: IndexedArticle) -> Iterator[tuple[int, int]]:
    """Yield the half-open word range of each sentence."""
    sentences, first = indexed.sentences.tolist(), 0
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at] != sentences[first]:
            yield first, at
            first = at


def place_costs(indexed: IndexedArticle, parsed: Parse) -> tuple[list[float], list[float]]:
    """Return how bad it is, 0 to 3, to begin and to end before each word: the worst of what the border cuts."""
    starts, ends = [0.0] * len(indexed), [0.0] * len(indexed)
    for first, last in sentence_ranges(indexed):
        for word in range(first, last):
            head = parsed.heads[word]
            arc = Arc(min(word, head), max(word, head), head < word, parsed.relations[word])
            for place in range(arc.first + 1, arc.last + 1):
                starts[place] = max(starts[place], start_cost(indexed, parsed, arc, place))
                ends[place] = max(ends[place], end_cost(indexed, parsed, arc, place))
    return starts, ends


def _is_parted(indexed: IndexedArticle, place: int) -> bool:
    return not set(NEXT_CLAUSES).isdisjoint(indexed.article.text[indexed.ends[place - 1] : indexed.starts[place]])


def end_cost(indexed: IndexedArticle, parsed: Parse, arc: Arc, place: int) -> float:
    """Return how bad a passage looks that ends before a place and cuts an arc."""
    parted = _is_parted(indexed, place)
    if not arc.is_head_first:
        if arc.relation in LOOSE:
            return 0.0
        if arc.relation in ADVERBIAL:
            return 1.0 if parted else 2.0
        return 3.0 if arc.relation in TIGHT else 2.0
    if arc.relation in TIGHT:
        return 3.0
    if arc.relation == "prep":
        return _preposition_cost(indexed, parsed, arc, place, parted=parted)
    costs = {
        "ccomp": (1.0, 3.0), "agent": (2.5, 2.5), "relcl": (0.7, 2.5), "acl": (0.7, 2.2), "appos": (1.5, 2.5),
        "conj": (1.5, 2.0), "cc": (1.5, 2.0), "advcl": (0.3, 0.8), "mark": (0.3, 0.8),
        "npadvmod": (0.5, 1.5), "advmod": (0.5, 1.5),
    }  # fmt: skip
    after_comma, otherwise = costs.get(arc.relation, (0.0, 0.0))
    return after_comma if parted else otherwise


def _preposition_cost(indexed: IndexedArticle, parsed: Parse, arc: Arc, place: int, *, parted: bool) -> float:
    preposition = indexed.keys[arc.last]
    if preposition == "of":
        return 3.0
    if parted:
        return 0.5
    if parsed.tags[arc.first].startswith("VB"):
        if arc.first == place - 1:
            return 2.5
        return 1.0 if preposition in OF_TIME_OR_PLACE | {"by"} else 1.5
    return 1.2 if preposition in OF_TIME_OR_PLACE | {"near", "by"} else 2.0


def start_cost(indexed: IndexedArticle, parsed: Parse, arc: Arc, place: int) -> float:
    """Return how bad a passage looks that begins before a place and cuts an arc."""
    parted = _is_parted(indexed, place)
    if not arc.is_head_first:
        if arc.relation in LOOSE:
            return 0.0
        if arc.relation == "mark":
            return 1.2 if indexed.keys[arc.first] == "that" else 2.2
        if arc.relation in ADVERBIAL:
            return 0.3 if parted else 1.6
        return 3.0 if arc.relation in TIGHT else 2.0
    if arc.relation == "prep" and indexed.keys[arc.last] == "of":
        return 3.0
    if arc.relation == "xcomp":
        return 1.0 if parsed.tags[place] == "TO" else 1.5
    if arc.relation == "conj" and parsed.tags[arc.last].startswith(("VB", "MD")):
        return 0.7
    costs = {
        "dobj": (1.5, 1.5), "ccomp": (0.2, 0.2), "attr": (2.0, 2.0), "acomp": (2.0, 2.0), "oprd": (2.0, 2.0),
        "relcl": (0.5, 0.8), "acl": (0.5, 0.8), "prep": (0.5, 1.0), "conj": (1.0, 2.0), "cc": (2.0, 2.0),
        "appos": (0.7, 0.7), "advcl": (0.3, 0.3), "mark": (0.3, 0.3), "npadvmod": (0.5, 1.3), "advmod": (0.5, 1.3),
        "agent": (2.0, 2.0), "punct": (0.0, 0.0), "dep": (0.0, 0.0), "meta": (0.0, 0.0), "intj": (0.0, 0.0),
        "parataxis": (0.0, 0.0),
    }  # fmt: skip
    after_comma, otherwise = costs.get(arc.relation, (3.0, 3.0))
    return after_comma if parted else otherwise


def worst_cut(
    indexed: IndexedArticle, parsed: Parse, first: int, last: int
) -> tuple[tuple[float, str], tuple[float, str]]:
    """Return the worst that the beginning and the end of a passage cut inside their sentences, and its relation."""
    starts: list[tuple[float, str]] = [(0.0, "")]
    ends: list[tuple[float, str]] = [(0.0, "")]
    for word, head in enumerate(parsed.heads):
        arc = Arc(min(word, head), max(word, head), head < word, parsed.relations[word])
        if arc.first < first <= arc.last < last:
            starts.append((start_cost(indexed, parsed, arc, first), arc.relation))
        if first <= arc.first < last <= arc.last:
            ends.append((end_cost(indexed, parsed, arc, last), arc.relation))
    return max(starts), max(ends)
