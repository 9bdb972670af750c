"""Who holds which roles, by all the articles."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.articles.model import ASIDE, Article
from tui.mentions.lexicon import grammar
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import Named
from tui.mentions.names.resolve import ParagraphNames
from tui.mentions.names.roles import Role, apposition_after, role_after, role_before

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
        for n, one in enumerate(places):
            if article.zone_at(one.span.start) in ASIDE:
                continue
            for role in _roles_at(article, paragraphs[one.paragraph], one, places[n + 1 : n + 4]):
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


def _roles_at(article: Article, paragraph: ParagraphNames, one: Named, behind: Sequence[Named]) -> list[Role]:
    before = role_before(article.text, paragraph.words, one.title_from, one.first)
    if before is not None and paragraph.title_case and paragraph.words[one.first].gap == ", ":
        before = None  # F.B.I. Director, Trump Says
    set_off = apposition_after(article.text, one.span.end)
    other = set_off is not None and any(set_off.overlap(each.span) and not _belongs(paragraph, each) for each in behind)
    after = None if other else role_after(article.text, one.span.end)
    return [role for role in (before, after) if role is not None]


def _belongs(paragraph: ParagraphNames, other: Named) -> bool:
    """Whether another person's name is part of a role: adviser to Barack Obama, Obama’s lawyer."""
    words, at = paragraph.words, other.title_from
    if at >= len(words) or other.last > len(words):
        return False
    governed = at > 0 and words[at - 1].text in grammar().preposition
    return words[other.last - 1].possessive or governed
