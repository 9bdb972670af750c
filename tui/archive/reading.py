"""Reads articles in an archive in the form that the reader uses."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from tui.archive.errors import ArchiveError
from tui.archive.store import Archive
from tui.articles.draft import Draft
from tui.articles.model import ArticleRole, Zone
from tui.text.canonical import canonical, one_line

_ARTICLE = """
SELECT a.id, a.outlet, a.headline, a.byline, a.published, a.url, a.language, a.role, t.text, t.zones
FROM articles a JOIN texts t ON t.id = a.id WHERE a.id IN (SELECT id FROM wanted)
"""


class StoredArticle(Struct, frozen=True):
    """An article with its text. All strings are canonical."""

    id: int
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    language: str
    role: str
    text: str
    zones: str


def stored_articles(archive: Archive, ids: Sequence[int]) -> list[StoredArticle]:
    """Return articles in the order of the given ids, without those that do not exist."""
    import numpy as np

    with archive.given("wanted", {"id": np.array(ids, dtype=np.int64)}):
        rows = archive.rows(_ARTICLE)
    found = {row[0]: _stored(row) for row in rows}
    return [found[article] for article in ids if article in found]


def stored_article(archive: Archive, article: int) -> StoredArticle:
    """Return one article. Raises ArchiveError if there is none with this id."""
    found = stored_articles(archive, [article])
    if not found:
        raise ArchiveError(f"it has no article {article}; to see the ids, use crosslight archive list")
    return found[0]


def _stored(row: tuple[object, ...]) -> StoredArticle:
    """Make an article from a row.

    The archive may come from somebody else, so its strings are made canonical again, which does not change strings that
    already are.
    """
    article, *fields, text, zones = row
    assert isinstance(article, int)
    outlet, headline, byline, published, url, language, role = (one_line(str(field or ""), 2000) for field in fields)
    text = canonical(str(text or ""))
    return StoredArticle(article, outlet, headline, byline, published, url, language, role, text, str(zones or ""))


def draft_of(stored: StoredArticle) -> Draft:
    """Return the draft from which the reader makes an article."""
    return Draft(
        text=stored.text,
        outlet=stored.outlet,
        headline=stored.headline,
        byline=stored.byline,
        published=stored.published,
        url=stored.url,
        language=stored.language,
        zones=_zones(stored),
        role=ArticleRole(stored.role) if stored.role in set(ArticleRole) else ArticleRole.OUTLET,
    )


def _zones(stored: StoredArticle) -> tuple[Zone, ...]:
    """Return the zones known from the file's structure; empty if they do not fit the text."""
    if not stored.zones:
        return ()
    try:
        zones = msgspec.json.decode(stored.zones, type=tuple[Zone, ...])
    except (ValueError, msgspec.MsgspecError):
        return ()
    return zones if all(zone.span.end <= len(stored.text) for zone in zones) else ()
