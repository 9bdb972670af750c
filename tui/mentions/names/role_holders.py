"""Who holds which roles, by all the articles."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.articles.model import ASIDE, Article
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import Named
from tui.mentions.names.resolve import ParagraphNames
from tui.mentions.names.roles import Role, role_after, role_before

_COUNTERPART = "counterpart"


def roles_held(
    articles: Sequence[Article], read: Sequence[Sequence[ParagraphNames]], named: Sequence[Sequence[Named]]
) -> dict[Identity, list[Role]]:
    """The roles that stand beside each person's name outside asides, in order of reading.

    “His British counterpart, Ben Wallace” gives the role of the person named before, with the country changed.
    """
    held: dict[Identity, list[Role]] = {}
    counterparts: list[tuple[Identity, Role, Identity]] = []
    for article, paragraphs, places in zip(articles, read, named, strict=True):
        before: Identity | None = None
        for one in places:
            if article.zone_at(one.span.start) in ASIDE:
                continue
            for role in _roles_at(article, paragraphs[one.paragraph], one):
                if _COUNTERPART not in role.heads:
                    held.setdefault(one.identity, []).append(role)
                elif before is not None and before is not one.identity:
                    counterparts.append((one.identity, role, before))
            before = one.identity
    for identity, role, other in counterparts:
        model = next((known for known in held.get(other, ()) if known.fields), None)
        if model is not None:
            held.setdefault(identity, []).append(replace(model, text="", country=role.country))
    return held


def _roles_at(article: Article, paragraph: ParagraphNames, one: Named) -> list[Role]:
    before = role_before(article.text, paragraph.words, one.title_from, one.first)
    after = role_after(article.text, one.span.end)
    return [role for role in (before, after) if role is not None]
