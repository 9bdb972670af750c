"""Recognises dialogue without quotation marks: paragraphs that begin with a name and a colon."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.mentions.names.mention_finder import PersonName
from tui.mentions.word_sets import page_labels
from tui.text.quotation import Quotation
from tui.text.quotation_marks import Family
from tui.text.span import Span

_SHORTEST = 12
"""Minimum length of a turn in characters, unless it is a person's and a whole sentence: “OKAFOR: I did.”"""
_SENTENCE_ENDS = (".", "!", "?", "…", "-", "—")


class _Turn(NamedTuple):
    paragraph: int
    label: str
    is_person: bool
    words: Span


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z][\w.’'-]{0,24} ){0,4}[A-Z][\w.’'-]{0,24}):[ \t]+(?=[^\s“\"‘'«„])")


def with_turns(article: Article, quotations: Sequence[Quotation], names: Sequence[PersonName]) -> tuple[Quotation, ...]:
    """Return the quotations in an article together with the turns of its dialogues, in order.

    Quotations in a turn are nested in it. A dialogue is two consecutive turns by two speakers; a label that is not a
    person's name must occur again.
    """
    quotations = _without_nicknames(quotations, names)
    turns = _dialogue(_turns(article, names))
    if not turns:
        return tuple(quotations)
    spans = [turn.words for turn in turns]
    nested = [_nest(quotation, spans) for quotation in quotations]
    combined = [*nested, *(Quotation(span, span, False, False, 0, Family.DOUBLE) for span in spans)]
    order = sorted(range(len(combined)), key=lambda n: (combined[n].outer.start, combined[n].depth))
    new_indices: dict[int | None, int] = {old: new for new, old in enumerate(order)}
    return tuple(replace(combined[n], follows=new_indices.get(combined[n].follows)) for n in order)


def _without_nicknames(quotations: Sequence[Quotation], names: Sequence[PersonName]) -> list[Quotation]:
    """Return the quotations that are not nicknames inside names: James “Jim” Marsh."""
    name_offsets: set[int] = set()
    for name in names:
        if name.last - name.first > 2:
            name_offsets.update(range(name.span.start, name.span.end))
    outside = [n for n, quotation in enumerate(quotations) if quotation.outer.start not in name_offsets]
    new_indices: dict[int | None, int] = {old: new for new, old in enumerate(outside)}
    return [replace(quotations[n], follows=new_indices.get(quotations[n].follows)) for n in outside]


def _nest(quotation: Quotation, turns: Sequence[Span]) -> Quotation:
    inside = any(turn.start <= quotation.outer.start and quotation.outer.end <= turn.end for turn in turns)
    return replace(quotation, depth=quotation.depth + 1, follows=None) if inside else quotation


def _turns(article: Article, names: Sequence[PersonName]) -> Iterator[_Turn]:
    name_ends = {name.span.end for name in names}
    for number, paragraph in enumerate(article.paragraphs):
        label = _label().match(article.text, paragraph.start, paragraph.end)
        zone = article.zone_at(paragraph.start)
        if label is None or zone in ASIDE or zone is ZoneKind.HEADLINE or label[1].lower() in page_labels():
            continue
        words, is_person = Span(label.end(), paragraph.end), label.end(1) in name_ends
        said = words.slice(article.text)
        is_sentence = is_person and said[:1].isalpha() and said.endswith(_SENTENCE_ENDS)  # not: CLINTON: 1,769.
        if len(words) >= _SHORTEST or is_sentence:
            yield _Turn(number, label[1].lower(), is_person, words)


def _dialogue(turns: Iterator[_Turn]) -> list[_Turn]:
    """Return the turns next to another speaker's turn, if their labels are people or occur again."""
    all_turns = list(turns)
    counts = Counter(turn.label for turn in all_turns)
    candidates = [turn for turn in all_turns if turn.is_person or counts[turn.label] > 1]
    by_paragraph = {turn.paragraph: turn for turn in candidates}
    return [turn for turn in candidates if _has_partner(turn, by_paragraph)]


def _has_partner(turn: _Turn, turns_by_paragraph: dict[int, _Turn]) -> bool:
    neighbours = (turns_by_paragraph.get(turn.paragraph + step) for step in (-1, 1))
    return any(neighbour is not None and neighbour.label != turn.label for neighbour in neighbours)
