"""Finds credits: the outlets or agencies that an article names as the origin of what it reports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from tui.articles.model import Article
from tui.checking.closing_credits import ClosingCredit, closing_credits
from tui.shipped import shipped_lines
from tui.text.sentences import sentences
from tui.text.span import Span

_DATELINE_PARAGRAPHS = 4
"""Number of paragraphs at the top in which “(AP)” is the credit of the whole article."""


_NAME_WORDS = 5
"""Maximum number of words in the name of an outlet."""


class Credit(Struct, frozen=True):
    """An outlet or agency named as an origin in an article."""

    name: str
    """Short name, the same for all spellings: AP for The Associated Press."""
    span: Span
    """Sentence to which it applies; the whole text for the credit of an article."""
    is_whole: bool
    """True if the whole article may come from this origin."""
    words: str
    """Text of the credit."""


class CreditFinder:
    """Finds credits that name an agency, a well-known outlet or one of the open ones."""

    def __init__(self, outlets: Sequence[str]) -> None:
        self._names = {**{outlet.casefold(): outlet for outlet in outlets if outlet.strip()}, **_agencies()}
        for outlet in outlets:
            self._names.setdefault(outlet.casefold().removeprefix("the "), self.short_name(outlet))

    def short_name(self, outlet: str) -> str:
        """Return the short name of an outlet: AP for The Associated Press; the outlet itself if it is not listed."""
        return self._names.get(outlet.casefold(), outlet)

    def credits_of(self, article: Article) -> Iterator[Credit]:
        """Yield the credits in an article, those of the whole article first."""
        whole = Span(0, len(article.text))
        if article.byline and (name := self._by_byline(article.byline)):
            yield Credit(name, whole, True, article.byline)
        top = article.paragraphs[min(_DATELINE_PARAGRAPHS, len(article.paragraphs)) - 1].end
        for match in _in_brackets().finditer(article.text, 0, top):
            names = [self._named(words.strip()) for words in _list_joints().split(match[1] or match[2])]
            if all(names):  # (Jane Roe/AFP) is the credit of a photograph
                yield from (Credit(name, whole, True, match[0]) for name in names)
        for closing in closing_credits(article):
            for name in self._outlets_in(closing):
                yield Credit(name, whole, True, closing.words)
        for paragraph in article.paragraphs:
            for sentence in sentences(article.text, paragraph):
                yield from self._of_sentence(article.text, sentence)

    def _outlets_in(self, closing: ClosingCredit) -> list[str]:
        """Return the short names of the outlets that a line at the end names; none if a signature has other words."""
        if closing.is_signature:
            names = [self._last_named(name) for name in closing.names]
            return names if all(names) else []
        return list(dict.fromkeys(name for words in closing.names for name in self._outlets_of(words)))

    def _outlets_of(self, words: str) -> Iterator[str]:
        """Yield the outlets anywhere in the words of a credit: Jane Roe of The Washington Post, AP writers."""
        parts = [part.removesuffix("’s").removesuffix("'s") for part in words.split(" ")]
        at = 0
        while at < len(parts):
            sizes = range(min(_NAME_WORDS, len(parts) - at), 0, -1)
            size = next((size for size in sizes if self._named(" ".join(parts[at : at + size]).strip(".,"))), 0)
            if size:
                yield self._named(" ".join(parts[at : at + size]).strip(".,"))
            at += size or 1

    def _of_sentence(self, text: str, sentence: Span) -> Iterator[Credit]:
        for match in _told().finditer(text, sentence.start, sentence.end):
            if name := self._first_named(match[1]):
                yield Credit(name, sentence, False, match[0])
        for match in _reported().finditer(text, sentence.start, sentence.end):
            if name := self._last_named(match[1]):
                yield Credit(name, sentence, False, match[0])

    def _by_byline(self, byline: str) -> str:
        """Return the agency in a byline: “By Reuters”, “Staff and Associated Press”; empty if there is none."""
        parts = _byline_joints().split(byline.casefold())
        names = (part.strip().removeprefix("by ").strip() for part in parts)
        return next((_agencies()[name] for name in names if name in _agencies()), "")

    def _named(self, words: str) -> str:
        """Return the short name of an outlet; empty if the words are not an outlet, as in “the pa system”."""
        name = self._names.get(words.casefold(), "")
        return name if name and (not words.islower() or words == name) else ""

    def _first_named(self, words: str) -> str:
        """Return the outlet that the words begin with, such as BBC in “BBC News Monday”; empty if there is none."""
        parts = words.split(" ")
        heads = (" ".join(parts[:size]) for size in range(len(parts), 0, -1))
        return next(filter(None, map(self._named, heads)), "")

    def _last_named(self, words: str) -> str:
        """Return the outlet that the words end with; empty if there is none."""
        parts = words.split(" ")
        return next(filter(None, (self._named(" ".join(parts[first:]).strip()) for first in range(len(parts)))), "")


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"\((?:[Tt]he )?([\w][^()\n]{1,40})\)|(?<=[0-9A-Z,] )/([A-Z][^/\n]{1,30})/")


@cache
def _list_joints() -> re.Pattern[str]:
    return re.compile(r"[,/]| and ")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:told|[Aa]ccording to|reported by|citing|quoted by|interview with|reporting by) (?:the )?"
        r"([A-Z][\w&’'-]{0,30}(?: [A-Z][\w&’'-]{0,30}){0,4})"
    )


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(r"\b((?:[A-Z][\w&’'-]{0,30} ){1,5})(?:first |earlier )?(?:reported|reports)\b")


@cache
def _byline_joints() -> re.Pattern[str]:
    return re.compile(r"[,;/]|\band\b|\bwith\b")


@cache
def _agencies() -> Mapping[str, str]:
    """Map each name of an agency or outlet, in lower case, to its short name."""
    names = {}
    for line in shipped_lines("config/words/agencies.txt"):
        forms = [form.replace("_", " ") for form in line.split()]
        names.update({form.casefold(): forms[0] for form in forms})
    return names
