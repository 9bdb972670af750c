"""The words of one sentence that another sentence, otherwise copied, has changed."""

from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Article
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from collections.abc import Sequence

    from tui.matching.differences.units import ComparedUnit


class ChangedWords(Struct, frozen=True):
    """Some of the units of a sentence; there may be none."""

    article: Article
    sentence: Span
    all_units: "Sequence[ComparedUnit]"
    """The units of the whole sentence."""
    first: int
    end: int
    """Half-open range of the changed units."""

    @property
    def units(self) -> "Sequence[ComparedUnit]":
        return self.all_units[self.first : self.end]

    @property
    def span(self) -> Span:
        """The span of the words; for none, an empty one before the next word."""
        if not self.units:
            start = self.all_units[min(self.first, len(self.all_units) - 1)].span.start
            return Span(start, start)
        return Span(self.units[0].span.start, self.units[-1].span.end)

    @property
    def text(self) -> str:
        return self.span.slice(self.article.text)

    @property
    def letters(self) -> str:
        """The letters of all words as one string: on line, online."""
        return "".join(filter(str.isalnum, self.text.lower()))

    @property
    def is_name(self) -> bool:
        """True if all words but stop words are names, or written as names elsewhere in the article."""
        from tui.matching.differences.article_context import names_inside

        units = [unit for unit in self.units if not unit.is_stop]
        unsure_units = [unit for unit in units if not unit.is_name]
        if not units or not all(map(self._is_capital, unsure_units)):
            return False
        is_headline = 2 * sum(map(self._is_capital, self.all_units)) > len(self.all_units)
        return not unsure_units or (
            not is_headline and all(unit.key in names_inside(self.article) for unit in unsure_units)
        )

    def _is_capital(self, unit: "ComparedUnit") -> bool:
        return self.article.text[unit.span.start].isupper()

    @property
    def is_abbreviation(self) -> bool:
        """True if a full stop follows inside the sentence: Sen."""
        end = self.span.end
        return self.article.text[end : end + 1] == "." and end < self.sentence.end - 1

    @property
    def is_bracketed(self) -> bool:
        """True if an editor has put something in brackets before, into or after the words: [S]ince."""
        start = self.all_units[self.first - 1].span.end if self.first else self.sentence.start
        end = self.all_units[self.end].span.start if self.end < len(self.all_units) else self.sentence.end
        return not {"[", "]", "(", ")"}.isdisjoint(self.article.text[start:end])
