"""Compares a sentence with its supposed translation: names, figures, days, quotation; and gives the reason in words."""

from collections.abc import Sequence

from msgspec import Struct

from tui.articles.model import Article
from tui.matching.differences.translated.facts import (
    FactKind,
    TranslatedFact,
    contradictions,
    facts_in,
    negation_count,
    unmatched,
)
from tui.matching.translation.names import CAPITAL_NOUNS, CapitalWord, capital_words, joined_text, shared_names
from tui.matching.translation.opposites import are_opposed, senses_in
from tui.text.quotation_marks import glyphs_in, quote_marks
from tui.text.span import Span

_LISTED_MAX = 3
"""Maximum number of names, and of figures, that the reason lists."""
_OPENING = "probably the same statement in another language"
_WHOLE_KINDS = 2
"""Minimum number of kinds (names, figures, quotation) in both sentences for them to be surely the same."""


class Agreement(Struct, frozen=True):
    names: tuple[str, ...]
    """Names in both sentences, as the left one writes them."""
    figures: tuple[str, ...]
    """Figures, days and months in both sentences, as the left one writes them."""
    differences: tuple[tuple[str, str], ...]
    """Figures, days and months that differ, as written on either side."""
    are_quoted: bool
    """True if both sentences have quotation marks."""
    is_whole: bool
    """True if both have the same names, figures and quotation marks, and enough of them."""
    denies_differently: bool
    """True if only one sentence has a word such as not, no or nobody."""
    is_opposed: bool = False
    """True if the sentences have words of opposite senses: rose / fiel."""

    @property
    def shares_figures(self) -> bool:
        return bool(self.figures) and not self.differences

    @property
    def reason(self) -> str:
        parts = []
        if self.names:
            parts.append(f"both name {_listed(self.names)}")
        if self.figures:
            parts.append(f"both have {_listed(self.figures)}")
        if self.are_quoted:
            parts.append("both quote")
        parts += [f"“{left}” / “{right}”" for left, right in self.differences[:_LISTED_MAX]]
        return "; ".join([_OPENING, ", ".join(parts)]) if parts else _OPENING


def _listed(words: Sequence[str]) -> str:
    shown = list(words[:_LISTED_MAX])
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def agreement_of(left: Article, left_span: Span, right: Article, right_span: Span) -> Agreement:
    left_facts = facts_in(left.text, left_span, left.language)
    right_facts = facts_in(right.text, right_span, right.language)
    alone_left, alone_right = unmatched(left_facts, right_facts)
    shared_facts = [fact for fact in left_facts if fact not in alone_left]
    left_words, right_words = list(capital_words(left.text, left_span)), list(capital_words(right.text, right_span))
    pairs = shared_names(left_words, right_words)
    names = joined_text(left.text, [word for word, _ in pairs])
    quoted = _is_quoted(left.text, left_span), _is_quoted(right.text, right_span)
    all_named = _all_named(left, left_words, [word for word, _ in pairs])
    all_named = all_named and _all_named(right, right_words, [word for _, word in pairs])
    has_all = not alone_left and not alone_right and all_named and quoted[0] == quoted[1]
    kinds = bool(names) + any(fact.kind is FactKind.NUMBER for fact in shared_facts) + all(quoted)
    denials = (
        negation_count(left.text, left_span, left.language) > 0,
        negation_count(right.text, right_span, right.language) > 0,
    )
    return Agreement(
        names=tuple(names),
        figures=tuple(dict.fromkeys(fact.span.slice(left.text) for fact in shared_facts)),
        differences=tuple(_as_written(left, right, pair) for pair in contradictions(left_facts, right_facts)),
        are_quoted=all(quoted),
        is_whole=has_all and kinds >= _WHOLE_KINDS and denials[0] == denials[1],
        denies_differently=denials[0] != denials[1],
        is_opposed=are_opposed(
            senses_in(left.text, left_span, left.language), senses_in(right.text, right_span, right.language)
        ),
    )


def _as_written(left: Article, right: Article, pair: tuple[TranslatedFact, TranslatedFact]) -> tuple[str, str]:
    return pair[0].span.slice(left.text), pair[1].span.slice(right.text)


def _all_named(article: Article, words: Sequence[CapitalWord], shared: Sequence[CapitalWord]) -> bool:
    """Return True if every name of a sentence is shared, or if capitals do not show names in its language."""
    if article.language in CAPITAL_NOUNS:
        return True
    days = {fact.span for word in words for fact in facts_in(article.text, word.span, article.language)}
    return all(word in shared or word.begins or word.span in days for word in words)


def _is_quoted(text: str, span: Span) -> bool:
    """Return True if a passage has quotation marks other than apostrophes."""
    marks = quote_marks(text, span) if glyphs_in(span.slice(text)) else []
    return any(mark.family.value != "single" for mark in marks)
