"""Credits: whom an article names as the origin of what it reports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from tui.articles.model import Article
from tui.shipped import shipped_text
from tui.text.sentences import sentences
from tui.text.span import Span

_DATELINE_PARAGRAPHS = 4
"""Paragraphs at the top in which “(AP)” is the credit of the whole article."""
_NAMES_MAX = 400
"""Most outlets whose names are looked for."""


class Credit(Struct, frozen=True):
    """An outlet or agency that an article names as an origin."""

    name: str
    """The short name, the same for all spellings: AP for The Associated Press."""
    span: Span
    """The sentence that it holds for; the whole text for the credit of an article."""
    is_whole: bool
    """True if the whole article may come from there."""
    words: str
    """The words of the credit."""


class CreditFinder:
    """Finds credits that name an agency, a well-known outlet or one of the open ones."""

    def __init__(self, outlets: Sequence[str]) -> None:
        self._names = {
            **{outlet.casefold(): outlet for outlet in outlets[:_NAMES_MAX] if outlet.strip()},
            **_agencies(),
        }
        for outlet in outlets[:_NAMES_MAX]:
            self._names.setdefault(outlet.casefold().removeprefix("the "), self.short_name(outlet))
        longest_first = sorted(filter(None, self._names), key=lambda name: (-len(name), name))
        name = rf"({'|'.join(map(re.escape, longest_first))})"
        self._whole = re.compile(
            rf"\((?:the )?{name}\)|\b(?:the )?{name}(?: \w{{1,20}})? contributed\b|\breporting by {name}\b",
            re.IGNORECASE,
        )
        self._sentence = re.compile(
            rf"\b(?:told|according to|reported by|first reported by|citing|quoted by) (?:the )?{name}(?![\w-])"
            rf"|\bin an interview with (?:the )?{name}(?![\w-])|(?<![\w-]){name} (?:reported|reports)\b",
            re.IGNORECASE,
        )

    def short_name(self, outlet: str) -> str:
        """Return the one name of an outlet: AP for The Associated Press; the outlet itself where no list has it."""
        return self._names.get(outlet.casefold(), outlet)

    def credits_of(self, article: Article) -> Iterator[Credit]:
        """Yield the credits of an article, those of the whole first."""
        if article.byline and (name := self._by_byline(article.byline)):
            yield Credit(name, Span(0, len(article.text)), True, article.byline)
        top = article.paragraphs[min(_DATELINE_PARAGRAPHS, len(article.paragraphs)) - 1].end
        for match in self._whole.finditer(article.text):
            if _is_name(match) and (not match[0].startswith("(") or match.end() <= top):
                yield Credit(self._name(match), Span(0, len(article.text)), True, match[0])
        for paragraph in article.paragraphs:
            for sentence in sentences(article.text, paragraph):
                for match in self._sentence.finditer(article.text, sentence.start, sentence.end):
                    if _is_name(match):
                        yield Credit(self._name(match), sentence, False, match[0])

    def _by_byline(self, byline: str) -> str:
        """Return the agency that a byline consists of: “By Reuters”, “Staff and Associated Press”."""
        parts = re.split(r",|;|/|\band\b|\bwith\b", byline.casefold())
        names = (part.strip().removeprefix("by ").strip() for part in parts)
        return next((_agencies()[name] for name in names if name in _agencies()), "")

    def _name(self, match: re.Match[str]) -> str:
        return self._names[_named(match).casefold()]


def _named(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _is_name(match: re.Match[str]) -> bool:
    """Return True if the words have a capital: “the pa system” is no agency."""
    return not _named(match).islower()


@cache
def _agencies() -> Mapping[str, str]:
    """Map each name of an agency or outlet, in lower case, to its short name."""
    names = {}
    for line in shipped_text("config/words/agencies.txt").split("\n"):
        if line and not line.startswith("#"):
            forms = [form.replace("_", " ") for form in line.split()]
            names.update({form.casefold(): forms[0] for form in forms})
    return names
