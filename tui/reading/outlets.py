"""Makes short tags for outlets, for rows where the full name does not fit."""

import re
from collections.abc import Iterator, Sequence

from tui.articles.model import Article

TAG_MAX = 4
"""Maximum length of a tag, in characters."""
_TAG_CHARACTERS = 3

_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])|[A-Z]|\d+")
_SMALL = frozenset({"the", "of", "and", "le", "la", "les", "der", "die", "das", "el", "il", "www", "com", "org", "net"})
_COMMON_FIRST = frozenset({"new", "san", "los", "las", "st", "a", "an", "de", "my", "our"})
"""Short first words that do not identify an outlet by themselves."""
_VOWELS = frozenset("aeiouäöüáéíóúàèìòùâêîôû")


def short_tags(articles: Sequence[Article]) -> dict[str, str]:
    """Map article ids to unique tags in capitals: FOX (fox, Fox News), NYT (The New York Times), HPO (HuffPost)."""
    tags: dict[str, str] = {}
    taken: set[str] = set()
    outlets = [article.outlet for article in articles]
    for article in articles:
        candidates = _candidates(article.outlet) if outlets.count(article.outlet) == 1 else iter(())
        tag = next((tag for tag in candidates if tag not in taken), "") or _numbered(article.outlet, taken)
        taken.add(tag)
        tags[article.id] = tag
    return tags


def _candidates(outlet: str) -> Iterator[str]:
    """Yield tags for a name, most readable first."""
    words = _words(outlet)
    first = words[0]
    if len(words) >= _TAG_CHARACTERS:
        yield _capitals("".join(word[0] for word in words)[:TAG_MAX])
    if len(first) <= (TAG_MAX if len(words) == 1 else _TAG_CHARACTERS) and first.casefold() not in _COMMON_FIRST:
        yield _capitals(first)
    if len(words) > 1 and " " in outlet:
        yield _capitals(first[0] + words[1][0])
    if len(words) > 1:
        yield _capitals(first[0] + words[1][: _TAG_CHARACTERS - 1])
        yield _capitals(first[: _TAG_CHARACTERS - 1] + words[1][0])
    yield _capitals(first[:_TAG_CHARACTERS])
    yield _capitals(first[0] + "".join(each for each in first[1:] if each not in _VOWELS)[: _TAG_CHARACTERS - 1])
    yield _capitals(first[:TAG_MAX])
    if len(words) > 1 and words[-1].isdecimal():
        yield _capitals(first)[: TAG_MAX - len(words[-1])] + words[-1][-_TAG_CHARACTERS:]


def _words(outlet: str) -> list[str]:
    """Return the distinctive words of a name; numbers only if there is nothing else, or at the end."""
    host = outlet.split(".")[0] if "." in outlet and " " not in outlet and not outlet.startswith(".") else outlet
    words = _WORD.findall(host) or _WORD.findall(outlet)
    telling = [word for word in words if word.casefold() not in _SMALL] or words
    letters = [word for word in telling if not word.isdecimal()]
    ending = telling[-1:] if telling and telling[-1].isdecimal() and letters else []
    return [*letters, *ending] or telling or [outlet[:TAG_MAX] or "?"]


def _numbered(outlet: str, taken: set[str]) -> str:
    """Return a tag with a number, for an outlet with several articles."""
    stem = next(_candidates(outlet))[:_TAG_CHARACTERS]
    number = 1
    while (tag := f"{stem[: max(1, TAG_MAX - len(str(number)))]}{number}") in taken:
        number += 1
    return tag


def _capitals(text: str) -> str:
    """Return a text in capitals, unless that makes it longer, as with “ß”."""
    upper = text.upper()
    return upper if len(upper) == len(text) else text
