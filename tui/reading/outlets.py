"""Short tags for outlets, for rows where the full name does not fit."""

import re
from collections.abc import Sequence

from tui.articles.model import Article

TAG_MAX = 4
"""Most characters of a tag."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "of", "and", "le", "la", "les", "der", "die", "das", "el", "il"})


def short_tags(articles: Sequence[Article]) -> dict[str, str]:
    """Map article ids to unique tags: a short outlet as it is (RT), else its initials (The Guardian → G)."""
    tags = [_tag(article.outlet) for article in articles]
    return {
        article.id: tag if tags.count(tag) == 1 else f"{tag[: TAG_MAX - 2]}{number}"
        for number, (article, tag) in enumerate(zip(articles, tags, strict=True), 1)
    }


def _tag(outlet: str) -> str:
    if len(outlet) <= TAG_MAX:
        return outlet
    words: list[str] = [word for word in _WORD.findall(outlet) if word.lower() not in _SMALL]
    if len(words) == 1:
        return words[0][:1].upper()
    return "".join(word[0] for word in words)[:TAG_MAX].upper() or outlet[:TAG_MAX]
